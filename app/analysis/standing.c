/* Which paths are best for whom.  Nothing here prefers what is listed first: the format lets ties fall to the
 * first listed where one has to be taken, and asks that they be told. */
#include "config.h"

#include "analysis/standing.h"

#include <math.h>

#define TIE 1e-12

double
recourse_results_expected (const RecourseResults *self, guint path, guint stakeholder)
{
  const RecoursePayoff *payoff = recourse_results_payoff (self, path, stakeholder);

  return isfinite (payoff->mean) ? payoff->mean : payoff->rollback_mean;
}

static double
magnitude (const RecourseResults *self, guint path, guint stakeholder)
{
  const double spread = recourse_results_payoff (self, path, stakeholder)->sd;
  const double mean = fabs (recourse_results_expected (self, path, stakeholder));

  return isfinite (spread) ? fmax (mean, spread) : mean;
}

gboolean
recourse_results_is_level (const RecourseResults *self, guint stakeholder, guint path, guint other)
{
  const double difference = recourse_results_expected (self, path, stakeholder)
                            - recourse_results_expected (self, other, stakeholder);

  return fabs (difference)
         <= TIE * fmax (magnitude (self, path, stakeholder), magnitude (self, other, stakeholder));
}

gboolean
recourse_results_gains (const RecourseResults *self, guint stakeholder, guint path)
{
  return recourse_results_expected (self, path, stakeholder)
         > TIE * magnitude (self, path, stakeholder);
}

/* A draw in which both are equal counts for the one listed first.  Where that one thus wins every draw, and yet is no
 * better on average, it is equal in each. */
gboolean
recourse_results_is_always_level (const RecourseResults *self,
                                  guint stakeholder,
                                  guint path,
                                  guint other)
{
  const guint first = MIN (path, other), second = MAX (path, other);

  if (path == other)
    return TRUE;
  if (!recourse_results_is_level (self, stakeholder, path, other))
    return FALSE;
  return self->trials == 0 || recourse_results_beats (self, stakeholder, first, second) == 1;
}

/* What is level with the highest is best; levelness of the others among each other does not matter. */
static void
mark_best (RecourseStanding *self,
           const RecourseResults *results,
           const guint *paths,
           guint stakeholder)
{
  gboolean *is_best = self->is_best + stakeholder * self->n_paths;
  guint best = 0;

  for (guint i = 1; i < self->n_paths; i++)
    if (recourse_results_expected (results, paths[i], stakeholder)
        > recourse_results_expected (results, paths[best], stakeholder))
      best = i;
  for (guint i = 0; i < self->n_paths; i++)
    is_best[i] =
        i == best || recourse_results_is_level (results, stakeholder, paths[i], paths[best]);
}

static void
compare_stakeholders (RecourseStanding *self)
{
  for (guint i = 0; i < self->n_paths; i++)
    {
      guint n = 0;

      for (guint s = 0; s < self->n_stakeholders; s++)
        n += recourse_standing_is_best (self, s, i);
      self->is_unanimous &= n == 0 || n == self->n_stakeholders;
      self->is_level &= n == self->n_stakeholders;
      if (n < self->n_stakeholders)
        continue;
      self->shared = MIN (self->shared, i);
      self->n_shared++;
    }
}

RecourseStanding *
recourse_standing_new (const RecourseResults *results, const guint *paths, guint n_paths)
{
  RecourseStanding *self = g_new0 (RecourseStanding, 1);

  self->n_paths = n_paths;
  self->n_stakeholders = results->n_stakeholders;
  self->is_best = g_new0 (gboolean, n_paths * results->n_stakeholders + 1);
  self->shared = G_MAXUINT;
  self->is_unanimous = self->is_level = TRUE;
  for (guint s = 0; s < self->n_stakeholders; s++)
    mark_best (self, results, paths, s);
  compare_stakeholders (self);
  return self;
}

void
recourse_standing_free (RecourseStanding *self)
{
  if (self == NULL)
    return;
  g_free (self->is_best);
  g_free (self);
}

guint
recourse_standing_count (const RecourseStanding *self, guint stakeholder)
{
  guint n = 0;

  for (guint i = 0; i < self->n_paths; i++)
    n += recourse_standing_is_best (self, stakeholder, i);
  return n;
}

double
recourse_results_best_chance (const RecourseResults *self, guint stakeholder, guint path)
{
  double chance = 0;

  for (guint p = 0; p < self->n_paths; p++)
    if (p == path || recourse_results_is_always_level (self, stakeholder, p, path))
      chance += recourse_results_payoff (self, p, stakeholder)->p_best;
  return chance > 1 ? 1 : chance;
}
