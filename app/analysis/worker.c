/* What a thread counts and what a replicate adds up, from beginning to end: made, put together, and given what is the same in
 * every draw, which is not counted draw by draw. */
#include "tally.h"

#include <math.h>

static const RecoursePlanStep *
get_step (const RecourseTally *tally, guint step)
{
  return &g_array_index (tally->plan->steps, RecoursePlanStep, step);
}

static guint
get_n_sums (const RecourseTally *tally)
{
  return tally->n_payoffs * (RECOURSE_N_SUMS + tally->plan->n_years);
}

void
recourse_lane_init (RecourseLane *self, const RecourseTally *tally)
{
  guint n = get_n_sums (tally);

  self->sums = g_new0 (double, n + 1);
  self->lost = g_new0 (double, n + 1);
  self->shifts = g_new0 (double, tally->n_payoffs + 1);
  self->least = g_new (double, tally->n_payoffs + 1);
  self->greatest = g_new (double, tally->n_payoffs + 1);
  for (guint i = 0; i < tally->n_payoffs; i++)
    {
      self->shifts[i] = tally->references[i];
      self->least[i] = INFINITY;
      self->greatest[i] = -INFINITY;
    }
}

void
recourse_lane_clear (RecourseLane *self)
{
  g_clear_pointer (&self->sums, g_free);
  g_clear_pointer (&self->lost, g_free);
  g_clear_pointer (&self->shifts, g_free);
  g_clear_pointer (&self->least, g_free);
  g_clear_pointer (&self->greatest, g_free);
}

gboolean
recourse_worker_init (RecourseWorker *self, const RecourseTally *tally)
{
  guint n_paths = tally->program->n_paths;
  gboolean is_good = TRUE;

  self->counts = g_new0 (RecourseCounts, tally->n_payoffs + 1);
  self->reached = g_new0 (gint64, n_paths + 1);
  self->atoms = g_new0 (gint64, tally->n_atoms + 1);
  self->beats = g_new0 (guint64, (gsize)tally->n_payoffs * n_paths + 1);
  self->best = g_new0 (guint64, tally->n_payoffs + 1);
  self->choices = g_new0 (guint64, tally->n_choices + 1);
  self->weights = g_new0 (double, RECOURSE_BLOCK);
  self->whole = g_new0 (gint64, RECOURSE_BLOCK);
  self->registers = recourse_registers_new (tally->kernel);
  for (guint i = 0; is_good && i < tally->n_payoffs; i++)
    is_good = !tally->is_open[i] || tally->bins[i].cells == NULL
              || recourse_counts_init (&self->counts[i], &tally->bins[i]);
  return is_good && recourse_fan_counts_init (&self->fan, &tally->fan) && self->registers != NULL;
}

void
recourse_worker_clear (RecourseWorker *self, const RecourseTally *tally)
{
  for (guint i = 0; self->counts != NULL && i < tally->n_payoffs; i++)
    recourse_counts_clear (&self->counts[i]);
  recourse_fan_counts_clear (&self->fan, &tally->fan);
  g_clear_pointer (&self->reached, g_free);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->atoms, g_free);
  g_clear_pointer (&self->beats, g_free);
  g_clear_pointer (&self->best, g_free);
  g_clear_pointer (&self->choices, g_free);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->whole, g_free);
  g_clear_pointer (&self->registers, recourse_registers_free);
}

void
recourse_worker_merge (RecourseWorker *self,
                       const RecourseWorker *other,
                       const RecourseTally *tally)
{
  for (guint i = 0; i < tally->n_payoffs; i++)
    if (self->counts[i].weights != NULL)
      recourse_counts_merge (&self->counts[i], &other->counts[i], &tally->bins[i]);
  recourse_fan_counts_merge (&self->fan, &other->fan, &tally->fan);
  for (guint i = 0; i < tally->program->n_paths; i++)
    self->reached[i] += other->reached[i];
  for (guint i = 0; i < tally->n_atoms; i++)
    self->atoms[i] += other->atoms[i];
  for (gsize i = 0; i < (gsize)tally->n_payoffs * tally->program->n_paths; i++)
    self->beats[i] += other->beats[i];
  for (guint i = 0; i < tally->n_payoffs; i++)
    self->best[i] += other->best[i];
  for (guint i = 0; i < tally->n_choices; i++)
    self->choices[i] += other->choices[i];
}

static double
get_number (const RecourseTally *tally, guint32 root)
{
  const guint32 node = g_array_index (tally->plan->roots, guint32, root);

  return recourse_graph_get (tally->plan->graph, node)->number;
}

static void
add_constant_years (RecourseWorker *self, const RecourseTally *tally, guint step, gint64 weight)
{
  const RecourseFan *fan = &tally->fan;
  const guint first = get_step (tally, step)->path * fan->n_stakeholders;

  for (guint s = 0; s < fan->n_stakeholders; s++)
    for (guint year = 0; year < fan->n_years; year++)
      {
        const guint column = (first + s) * fan->n_years + year;

        if (fan->is_open[column])
          recourse_bracket_counts_add (&self->fan.counts[column], &fan->brackets[column],
                                       recourse_fan_constant (fan, step, s, year), weight);
      }
}

void
recourse_worker_add_constants (RecourseWorker *self, const RecourseTally *tally, guint64 trials)
{
  for (guint i = 0; i < tally->plan->steps->len; i++)
    {
      const RecoursePlanStep *step = get_step (tally, i);
      gint64 weight;

      if (step->kind != RECOURSE_STEP_OUTCOME || !tally->is_constant[i])
        continue;
      weight = (gint64)trials
               * (gint64)rint (MAX (get_number (tally, step->first), 0) * tally->weight_unit);
      self->reached[step->path] += weight;
      for (guint32 s = 1; s <= tally->program->n_stakeholders; s++)
        self->atoms[tally->atoms[step->first + s]] += weight;
      add_constant_years (self, tally, i, weight);
    }
}
