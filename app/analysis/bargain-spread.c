/* Quantiles of what bargains come to.  A million draws are not kept: the first of them say about where the quantiles lie,
 * then all are counted there, as for the years of a payoff.  Counts are whole numbers, so that the order in which
 * threads add them does not matter. */
#include "bargain-spread.h"

#include <math.h>

#include "bracket.h"
#include "lattice.h"

/* A quantile's level may be off by so much. */
#define LEVEL_ERROR 1e-4

struct _RecourseSpreads
{
  guint n_answers;
  RecourseBrackets *brackets;    /* [answer] */
  RecourseBracketCounts *counts; /* [replicate][answer] */
  gint64 totals[RECOURSE_REPLICATES];
  gint64 total;
};

static RecourseBracketCounts *
get_counts (RecourseSpreads *self, guint replicate, guint answer)
{
  return &self->counts[replicate * self->n_answers + answer];
}

static void
learn (RecourseSpreads *self, const double *pilot, gsize n_draws, guint answer)
{
  g_autofree RecourseWeighted *values = g_new (RecourseWeighted, n_draws + 1);

  for (gsize i = 0; i < n_draws; i++)
    values[i] = (RecourseWeighted){ pilot[i * self->n_answers + answer], 1 };
  recourse_weighted_sort (values, n_draws);
  recourse_brackets_learn (&self->brackets[answer], values, n_draws, 1, LEVEL_ERROR);
}

static void
clear_counts (RecourseSpreads *self)
{
  for (guint i = 0; i < RECOURSE_REPLICATES * self->n_answers; i++)
    recourse_bracket_counts_clear (&self->counts[i]);
}

static gboolean
begin_pass (RecourseSpreads *self)
{
  gboolean is_good = TRUE;

  clear_counts (self);
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      self->totals[i] = 0;
      for (guint j = 0; j < self->n_answers; j++)
        is_good &= recourse_bracket_counts_init (get_counts (self, i, j), &self->brackets[j]);
    }
  return is_good;
}

RecourseSpreads *
recourse_spreads_new (const double *pilot, gsize n_draws, guint n_answers)
{
  g_autoptr (RecourseSpreads) self = g_new0 (RecourseSpreads, 1);

  self->n_answers = n_answers;
  self->brackets = g_new0 (RecourseBrackets, n_answers);
  self->counts = g_new0 (RecourseBracketCounts, (gsize)RECOURSE_REPLICATES * n_answers);
  for (guint i = 0; i < n_answers; i++)
    learn (self, pilot, n_draws, i);
  return begin_pass (self) ? g_steal_pointer (&self) : NULL;
}

void
recourse_spreads_free (RecourseSpreads *self)
{
  clear_counts (self);
  g_free (self->counts);
  g_free (self->brackets);
  g_free (self);
}

void
recourse_spreads_add (RecourseSpreads *self, guint replicate, const double *answers)
{
  self->totals[replicate]++;
  for (guint i = 0; i < self->n_answers; i++)
    recourse_bracket_counts_add (get_counts (self, replicate, i), &self->brackets[i], answers[i],
                                 1);
}

gboolean
recourse_spreads_conclude (RecourseSpreads *self)
{
  gboolean are_found = TRUE;

  self->total = 0;
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    self->total += self->totals[i];
  for (guint j = 0; j < self->n_answers; j++)
    {
      for (guint i = 1; i < RECOURSE_REPLICATES; i++)
        recourse_bracket_counts_merge (get_counts (self, 0, j), get_counts (self, i, j));
      recourse_brackets_find (&self->brackets[j], get_counts (self, 0, j), self->total,
                              LEVEL_ERROR);
      are_found &= recourse_brackets_are_found (&self->brackets[j]);
    }
  return are_found || !begin_pass (self);
}

gint64
recourse_spreads_total (const RecourseSpreads *self)
{
  return self->total;
}

RecourseBargainSpread
recourse_spreads_get (const RecourseSpreads *self, guint answer)
{
  const RecourseBrackets *brackets = &self->brackets[answer];

  if (!recourse_brackets_are_found (brackets))
    return (RecourseBargainSpread){ NAN, NAN, NAN };
  return (RecourseBargainSpread){ brackets->found[0], brackets->found[2], brackets->found[4] };
}
