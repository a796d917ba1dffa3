/* Tornado, spider and strategy regions: rollbacks with one or two drivers moved, the others at their medians
 * (Howard 1988; Clemen 1996). */
#include "config.h"

#include "analysis/sensitivity.h"

#include "probe.h"

#include <glib/gi18n.h>
#include <math.h>

/* Along a continuous driver. */
static const double spider_levels[] = { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95 };

/* An empirical driver with more values than this is followed through levels like a continuous one. */
#define FEW_VALUES 41
/* Halvings between two values of the strategy's grid: to a hundredth of the step. */
#define TURN_STEPS 7

/* ---- tornado ---- */

static gboolean
fill_bar (RecourseTornado *tornado,
          const RecourseProgram *program,
          const double *medians,
          guint driver,
          const guint32 *policy,
          GError **error)
{
  const RecourseVariate *variate = program->drivers[driver].variate;
  const double low = recourse_variate_quantile (variate, 0.1),
               high = recourse_variate_quantile (variate, 0.9);
  g_autoptr (RecourseProbe) probe =
      recourse_probe_new (program, medians, &driver, 1,
                          _ ("with one driver moved and the others at their medians"), error);

  if (probe == NULL)
    return FALSE;
  if (!recourse_probe_move (probe, &low, error))
    return FALSE;
  tornado->bars[driver].at_p10 =
      recourse_probe_value (probe, tornado->path, tornado->stakeholder, policy);
  if (!recourse_probe_move (probe, &high, error))
    return FALSE;
  tornado->bars[driver].at_p90 =
      recourse_probe_value (probe, tornado->path, tornado->stakeholder, policy);

  return TRUE;
}

/* A dossier without drivers has a base all the same. */
static gboolean
fill_base (RecourseTornado *tornado,
           const RecourseProgram *program,
           const double *medians,
           const guint32 *policy,
           GError **error)
{
  g_autoptr (RecourseProbe) probe = recourse_probe_new (
      program, medians, NULL, 0, _ ("with the drivers at their medians"), error);

  if (probe != NULL)
    tornado->base = recourse_probe_value (probe, tornado->path, tornado->stakeholder, policy);

  return probe != NULL;
}

RecourseTornado *
recourse_program_tornado (
    RecourseProgram *self, guint path, guint stakeholder, gboolean is_fixed, GError **error)
{
  g_autoptr (RecourseTornado) tornado = g_new0 (RecourseTornado, 1);
  g_autofree double *medians = recourse_program_medians (self);
  guint32 **policy = NULL;
  gboolean is_good;

  tornado->path = path;
  tornado->stakeholder = stakeholder;
  tornado->is_fixed = is_fixed;
  tornado->n_bars = self->n_drivers;
  tornado->bars = g_new0 (RecourseBar, self->n_drivers + 1);
  if (is_fixed && (policy = recourse_program_policy (self, error)) == NULL)
    return NULL;
  const guint32 *held = policy ? policy[path] : NULL;
  is_good = fill_base (tornado, self, medians, held, error);
  for (guint i = 0; is_good && i < self->n_drivers; i++)
    is_good = fill_bar (tornado, self, medians, i, held, error);
  recourse_policy_free (policy);

  return is_good ? g_steal_pointer (&tornado) : NULL;
}

void
recourse_tornado_free (RecourseTornado *self)
{
  g_free (self->bars);
  g_free (self);
}

/* ---- values to follow ---- */

/* (transfer full): @levels of a driver, each value once; of one that takes few values, these */
static double *
values_at_levels (const RecourseVariate *variate, const double *levels, guint n_levels, guint *n)
{
  const double *masses, *probabilities;
  const gsize n_masses = recourse_variate_get_masses (variate, &masses, &probabilities);
  double *values;

  if (n_masses > 0 && n_masses <= FEW_VALUES)
    {
      *n = (guint)n_masses;
      return g_memdup2 (masses, n_masses * sizeof (double));
    }
  values = g_new (double, n_levels);
  *n = 0;
  for (guint i = 0; i < n_levels; i++)
    {
      const double value = recourse_variate_quantile (variate, levels[i]);
      if (*n == 0 || value > values[*n - 1])
        values[(*n)++] = value;
    }

  return values;
}

/* (transfer full): @n_steps values evenly from P5 to P95 */
static double *
values_evenly (const RecourseVariate *variate, guint n_steps, guint *n)
{
  const double ends[] = { 0.05, 0.95 };
  double *values;

  if (!recourse_variate_is_continuous (variate))
    {
      g_autofree double *levels = g_new (double, n_steps);
      for (guint i = 0; i < n_steps; i++)
        levels[i] = ends[0] + (ends[1] - ends[0]) * i / (n_steps - 1);
      return values_at_levels (variate, levels, n_steps, n);
    }
  const double low = recourse_variate_quantile (variate, ends[0]),
               high = recourse_variate_quantile (variate, ends[1]);
  values = g_new (double, n_steps);
  *n = n_steps;
  for (guint i = 0; i < n_steps; i++)
    values[i] = (low * (n_steps - 1 - i) + high * i) / (n_steps - 1);

  return values;
}

/* ---- spider ---- */

static gboolean
fill_line (RecourseSpider *spider,
           const RecourseProgram *program,
           const double *medians,
           guint driver,
           const guint32 *policy,
           GError **error)
{
  RecourseLine *line = &spider->lines[driver];
  g_autoptr (RecourseProbe) probe =
      recourse_probe_new (program, medians, &driver, 1,
                          _ ("with one driver moved and the others at their medians"), error);

  if (probe == NULL)
    return FALSE;
  line->x = values_at_levels (program->drivers[driver].variate, spider_levels,
                              G_N_ELEMENTS (spider_levels), &line->n_points);
  line->y = g_new (double, line->n_points);
  for (guint i = 0; i < line->n_points; i++)
    {
      if (!recourse_probe_move (probe, &line->x[i], error))
        return FALSE;
      line->y[i] = recourse_probe_value (probe, spider->path, spider->stakeholder, policy);
    }

  return TRUE;
}

RecourseSpider *
recourse_program_spider (
    RecourseProgram *self, guint path, guint stakeholder, gboolean is_fixed, GError **error)
{
  g_autoptr (RecourseSpider) spider = g_new0 (RecourseSpider, 1);
  g_autofree double *medians = recourse_program_medians (self);
  guint32 **policy = NULL;
  gboolean is_good = TRUE;

  spider->path = path;
  spider->stakeholder = stakeholder;
  spider->is_fixed = is_fixed;
  spider->n_lines = self->n_drivers;
  spider->lines = g_new0 (RecourseLine, self->n_drivers + 1);
  if (is_fixed && (policy = recourse_program_policy (self, error)) == NULL)
    return NULL;
  for (guint i = 0; is_good && i < self->n_drivers; i++)
    is_good = fill_line (spider, self, medians, i, policy ? policy[path] : NULL, error);
  recourse_policy_free (policy);

  return is_good ? g_steal_pointer (&spider) : NULL;
}

void
recourse_spider_free (RecourseSpider *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      g_free (self->lines[i].x);
      g_free (self->lines[i].y);
    }
  g_free (self->lines);
  g_free (self);
}

/* ---- strategy ---- */

static void
judge (RecourseStrategy *self, RecourseProbe *probe, guint n_paths, double *values, guint cell)
{
  double second = -(double)INFINITY;

  for (guint i = 0; i < n_paths; i++)
    values[i] = recourse_probe_value (probe, i, self->stakeholder, NULL);
  const guint best = recourse_first_best (values, n_paths);
  for (guint i = 0; i < n_paths; i++)
    if (i != best)
      second = fmax (second, values[i]);
  self->best[cell] = best;
  self->lead[cell] = n_paths > 1 ? values[best] - second : 0.0;
}

/* Where between two neighbours the best path of the first one gives way; the grid alone would show stairs
 * where a decision changes with it. */
static gboolean
find_turn (RecourseStrategy *self,
           RecourseProbe *probe,
           guint n_paths,
           double *values,
           guint cell,
           gboolean is_along_y,
           GError **error)
{
  const guint j = cell % self->n_x, i = cell / self->n_x;
  const guint next = cell + (is_along_y ? self->n_x : 1);
  double *turn = &(is_along_y ? self->turn_y : self->turn_x)[cell];
  double before = 0, after = 1;

  *turn = (double)NAN;
  if ((is_along_y ? i + 1 >= self->n_y : j + 1 >= self->n_x)
      || self->best[cell] == self->best[next])
    return TRUE;
  for (guint k = 0; k < TURN_STEPS; k++)
    {
      const double part = (before + after) / 2;
      const double at[] = {
        is_along_y ? self->x[j] : self->x[j] + part * (self->x[j + 1] - self->x[j]),
        is_along_y ? self->y[i] + part * (self->y[i + 1] - self->y[i]) : self->y[i],
      };

      if (!recourse_probe_move (probe, at, error))
        return FALSE;
      for (guint path = 0; path < n_paths; path++)
        values[path] = recourse_probe_value (probe, path, self->stakeholder, NULL);
      *(recourse_first_best (values, n_paths) == self->best[cell] ? &before : &after) = part;
    }
  *turn = (before + after) / 2;

  return TRUE;
}

static gboolean
find_turns (
    RecourseStrategy *self, RecourseProbe *probe, guint n_paths, double *values, GError **error)
{
  for (guint cell = 0; cell < self->n_x * self->n_y; cell++)
    if (!find_turn (self, probe, n_paths, values, cell, FALSE, error)
        || !find_turn (self, probe, n_paths, values, cell, TRUE, error))
      return FALSE;

  return TRUE;
}

static gboolean
fill_strategy (RecourseStrategy *self, const RecourseProgram *program, GError **error)
{
  g_autofree double *medians = recourse_program_medians (program);
  g_autofree double *values = g_new (double, program->n_paths + 1);
  const guint free[] = { self->x_driver, self->y_driver };
  g_autoptr (RecourseProbe) probe =
      recourse_probe_new (program, medians, free, 2,
                          _ ("with two drivers moved and the others at their medians"), error);

  if (probe == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_y; i++)
    for (guint j = 0; j < self->n_x; j++)
      {
        const double at[] = { self->x[j], self->y[i] };
        if (!recourse_probe_move (probe, at, error))
          return FALSE;
        judge (self, probe, program->n_paths, values, i * self->n_x + j);
      }

  return find_turns (self, probe, program->n_paths, values, error);
}

RecourseStrategy *
recourse_program_strategy (RecourseProgram *self,
                           guint x_driver,
                           guint y_driver,
                           guint stakeholder,
                           guint n_steps,
                           GError **error)
{
  g_autoptr (RecourseStrategy) strategy = g_new0 (RecourseStrategy, 1);

  strategy->stakeholder = stakeholder;
  strategy->x_driver = x_driver;
  strategy->y_driver = y_driver;
  strategy->x = values_evenly (self->drivers[x_driver].variate, n_steps, &strategy->n_x);
  strategy->y = values_evenly (self->drivers[y_driver].variate, n_steps, &strategy->n_y);
  strategy->best = g_new0 (guint, (gsize)strategy->n_x * strategy->n_y + 1);
  strategy->lead = g_new0 (double, (gsize)strategy->n_x * strategy->n_y + 1);
  strategy->turn_x = g_new0 (double, (gsize)strategy->n_x * strategy->n_y + 1);
  strategy->turn_y = g_new0 (double, (gsize)strategy->n_x * strategy->n_y + 1);

  return fill_strategy (strategy, self, error) ? g_steal_pointer (&strategy) : NULL;
}

void
recourse_strategy_free (RecourseStrategy *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->best);
  g_free (self->lead);
  g_free (self->turn_x);
  g_free (self->turn_y);
  g_free (self);
}
