/* Counting: every outcome that the policy reaches enters the distribution of its path with the probability of
 * reaching it in that draw.  Weights are whole numbers and counts too, so that threads may count in any order;
 * floating-point sums belong to a replicate, whose blocks come one after the other. */
#include "tally.h"

#include <math.h>
#include <string.h>

#include "block.h"

static const RecoursePlanStep *
get_step (const RecourseTally *self, guint step)
{
  return &g_array_index (self->plan->steps, RecoursePlanStep, step);
}

static guint32
get_root_node (const RecourseTally *self, guint32 root)
{
  return g_array_index (self->plan->roots, guint32, root);
}

static double
get_number (const RecourseTally *self, guint32 root)
{
  return recourse_graph_get (self->plan->graph, get_root_node (self, root))->number;
}

static gboolean
is_number (const RecourseTally *self, guint32 root)
{
  return recourse_graph_is_number (self->plan->graph, get_root_node (self, root));
}

/* Whether what falls in the years is the same in every draw. */
static gboolean
has_constant_years (const RecourseTally *self, const RecoursePlanStep *step)
{
  const RecourseProgram *program = self->program;
  const guint32 parts = step->first + 1 + program->n_stakeholders,
                factors = parts + program->n_stakeholders * program->n_slots;
  gboolean is_constant = TRUE;

  for (guint i = 0; i < program->n_stakeholders * program->n_slots && program->n_years > 0; i++)
    {
      const guint slot = i % program->n_slots;

      if (is_number (self, parts + i) && get_number (self, parts + i) == 0)
        continue;
      is_constant &= is_number (self, parts + i);
      for (guint year = 0; year < program->n_years; year++)
        is_constant &= is_number (self, factors + slot * program->n_years + year);
    }
  return is_constant;
}

static void
classify_outcome (RecourseTally *self, guint index)
{
  const RecoursePlanStep *step = get_step (self, index);
  const guint n = self->program->n_stakeholders;

  self->is_constant[index] = is_number (self, step->first) && has_constant_years (self, step);
  for (guint32 i = 1; i <= n; i++)
    if (is_number (self, step->first + i))
      self->atoms[step->first + i] = self->n_atoms++;
    else
      {
        self->varies[step->path * n + i - 1] = 1;
        self->is_constant[index] = 0;
      }
}

static void
classify_step (RecourseTally *self, guint index)
{
  const RecoursePlanStep *step = get_step (self, index);

  if (step->kind == RECOURSE_STEP_OUTCOME)
    classify_outcome (self, index);
  if (step->kind == RECOURSE_STEP_DECISION)
    {
      self->first_choice[index] = self->n_choices;
      self->n_choices += step->n;
    }
}

void
recourse_tally_init (RecourseTally *self,
                     const RecourseProgram *program,
                     const RecoursePlan *plan,
                     const RecourseKernel *kernel,
                     guint64 trials)
{
  *self = (RecourseTally){ .program = program, .plan = plan, .kernel = kernel };
  self->n_payoffs = program->n_paths * program->n_stakeholders;
  self->bins = g_new0 (RecourseBins, self->n_payoffs + 1);
  self->varies = g_new0 (guint8, self->n_payoffs + 1);
  self->is_open = g_new0 (guint8, self->n_payoffs + 1);
  self->references = g_new0 (double, self->n_payoffs + 1);
  self->tenths = g_new0 (double, self->n_payoffs + 1);
  self->atoms = g_new (guint32, plan->roots->len + 1);
  memset (self->atoms, 0xff, (plan->roots->len + 1) * sizeof (guint32));
  self->is_constant = g_new0 (guint8, plan->steps->len + 1);
  self->is_skipped = g_new0 (guint8, plan->steps->len + 1);
  self->first_choice = g_new0 (guint32, plan->steps->len + 1);
  self->weighs_all = program->n_years > 0;
  for (guint i = 0; i < program->n_stakeholders; i++)
    self->weighs_all |= !isnan (program->risk_tolerances[i]);
  /* As fine as sums over all draws allow, and no finer than a double's fraction. */
  self->weight_unit = ldexp (1, (int)MIN (44, 61 - (int)g_bit_storage (trials)));
  for (guint i = 0; i < plan->steps->len; i++)
    classify_step (self, i);
  memcpy (self->is_open, self->varies, self->n_payoffs);
  recourse_fan_init (&self->fan, program, plan, kernel, self->is_constant);
}

void
recourse_tally_clear (RecourseTally *self)
{
  for (guint i = 0; self->bins != NULL && i < self->n_payoffs; i++)
    recourse_bins_clear (&self->bins[i]);
  recourse_fan_clear (&self->fan);
  g_free (self->is_open);
  g_free (self->bins);
  g_free (self->varies);
  g_free (self->references);
  g_free (self->tenths);
  g_free (self->atoms);
  g_free (self->is_constant);
  g_free (self->is_skipped);
  g_free (self->first_choice);
}

static gboolean
want_open (const RecourseTally *self, guint index, guint8 *is_wanted)
{
  const RecoursePlanStep *step = get_step (self, index);
  const guint n = self->program->n_stakeholders;
  gboolean is_any = FALSE;

  for (guint s = 0; s < n; s++)
    if (self->is_open[step->path * n + s])
      is_any = is_wanted[step->first + 1 + s] = 1;
  for (guint32 i = self->fan.first_entry[index]; i < self->fan.first_entry[index + 1]; i++)
    if (self->fan.is_open[recourse_fan_entry (&self->fan, i)->column])
      {
        recourse_fan_want (&self->fan, recourse_fan_entry (&self->fan, i), is_wanted);
        is_any = TRUE;
      }
  is_wanted[step->first] = (guint8)is_any;
  return is_any;
}

guint8 *
recourse_tally_skip_closed (RecourseTally *self)
{
  guint8 *is_wanted = g_new0 (guint8, self->plan->roots->len + 1);

  for (guint i = 0; i < self->plan->steps->len; i++)
    self->is_skipped[i] = get_step (self, i)->kind != RECOURSE_STEP_OUTCOME || self->is_constant[i]
                          || !want_open (self, i, is_wanted);
  return is_wanted;
}

/* Compensated addition of a block's part (Neumaier 1974). */
static void
add_part (RecourseLane *lane, guint index, double part)
{
  double total = lane->sums[index] + part, kept = total - lane->sums[index];

  lane->lost[index] += (lane->sums[index] - (total - kept)) + (part - kept);
  lane->sums[index] = total;
}

/* Exponents are kept below this by moving the shift down. */
#define MAX_EXPONENT 300.0

static void
move_shift (RecourseLane *lane, guint payoff, double shift, double tolerance)
{
  guint base = payoff * RECOURSE_N_SUMS;
  double factor = exp ((shift - lane->shifts[payoff]) / tolerance);
  double weight = lane->sums[base + RECOURSE_SUM_EXP] - lane->sums[base + RECOURSE_SUM_EXPM1];

  lane->sums[base + RECOURSE_SUM_EXP] *= factor;
  lane->lost[base + RECOURSE_SUM_EXP] *= factor;
  lane->sums[base + RECOURSE_SUM_EXPM1] = lane->sums[base + RECOURSE_SUM_EXP] - weight;
  lane->lost[base + RECOURSE_SUM_EXPM1] = lane->lost[base + RECOURSE_SUM_EXP];
  lane->shifts[payoff] = shift;
}

static void
consume_risk (RecourseWorker *self,
              const RecourseTally *tally,
              RecourseLane *lane,
              guint payoff,
              const double *values,
              guint n)
{
  double tolerance = tally->program->risk_tolerances[payoff % tally->program->n_stakeholders];
  guint base = payoff * RECOURSE_N_SUMS;
  double plain[RECOURSE_BLOCK], less_one[RECOURSE_BLOCK], least;

  if (isnan (tolerance))
    return;
  least = recourse_block_find_least (self->weights, values, n);
  if ((lane->shifts[payoff] - least) / tolerance > MAX_EXPONENT)
    move_shift (lane, payoff, least, tolerance);
  recourse_block_compute_exponentials (self->weights, values, lane->shifts[payoff],
                                       MIN (1 / tolerance, G_MAXDOUBLE), n, plain, less_one);
  add_part (lane, base + RECOURSE_SUM_EXP, recourse_block_sum_up (plain, n));
  add_part (lane, base + RECOURSE_SUM_EXPM1, recourse_block_sum_up (less_one, n));
}

static RecourseMoments
scale_moments (RecourseMoments moments, double weight)
{
  return (RecourseMoments){ moments.first * weight, moments.square * weight, moments.loss * weight,
                            moments.shortfall * weight };
}

/* Where all draws weigh the same they are weighed together, unless squares are too large for that. */
static RecourseMoments
compute_moments (
    RecourseWorker *self, const RecourseTally *tally, guint payoff, const double *values, guint n)
{
  const double reference = tally->references[payoff], tenth = tally->tenths[payoff];

  if (self->is_even && n == RECOURSE_BLOCK)
    {
      const RecourseMoments moments =
          recourse_block_compute_even_moments (values, reference, tenth);

      if (isfinite (moments.square))
        return scale_moments (moments, self->even_weight);
      for (guint i = 0; i < n; i++)
        self->weights[i] = self->even_weight;
    }
  return recourse_block_compute_moments (self->weights, values, reference, tenth,
                                         recourse_round_up (n));
}

static void
consume_moments (RecourseWorker *self,
                 const RecourseTally *tally,
                 RecourseLane *lane,
                 guint payoff,
                 const double *values,
                 guint n)
{
  const guint base = payoff * RECOURSE_N_SUMS;
  const RecourseMoments moments = compute_moments (self, tally, payoff, values, n);

  add_part (lane, base + RECOURSE_SUM_FIRST, moments.first);
  add_part (lane, base + RECOURSE_SUM_SQUARE, moments.square);
  add_part (lane, base + RECOURSE_SUM_LOSS, moments.loss);
  add_part (lane, base + RECOURSE_SUM_SHORTFALL, moments.shortfall);
}

static void
consume_years (RecourseWorker *self,
               const RecourseTally *tally,
               RecourseLane *lane,
               guint step,
               gint64 total,
               guint n)
{
  const RecourseFan *fan = &tally->fan;

  for (guint32 i = fan->first_entry[step]; i < fan->first_entry[step + 1]; i++)
    {
      const RecourseFanEntry *entry = recourse_fan_entry (fan, i);
      RecourseBracketCounts *counts = &self->fan.counts[entry->column];

      if (tally->pass == RECOURSE_PASS_AGAIN && !fan->is_open[entry->column])
        continue;
      recourse_fan_compute (fan, entry, self->registers, n, self->fan.amounts);
      if (tally->pass == RECOURSE_PASS_FULL)
        add_part (lane, tally->n_payoffs * RECOURSE_N_SUMS + entry->column,
                  recourse_block_sum_product (self->weights, self->fan.amounts, n));
      if (!fan->is_open[entry->column])
        continue;
      if (entry->n > 0)
        recourse_bracket_counts_add_block (counts, &fan->brackets[entry->column], self->fan.amounts,
                                           self->whole, n);
      else
        recourse_bracket_counts_add (counts, &fan->brackets[entry->column], entry->amount, total);
    }
}

static void
consume_payoff (RecourseWorker *self,
                const RecourseTally *tally,
                RecourseLane *lane,
                guint payoff,
                guint32 root,
                gint64 total,
                guint n)
{
  const double *values;
  const guint32 atom = tally->atoms[root];

  if (tally->pass == RECOURSE_PASS_AGAIN && !tally->is_open[payoff])
    return;
  values = recourse_kernel_root (tally->kernel, self->registers, root);
  if (tally->pass == RECOURSE_PASS_FULL)
    {
      consume_moments (self, tally, lane, payoff, values, n);
      consume_risk (self, tally, lane, payoff, values, recourse_round_up (n));
    }
  if (atom != G_MAXUINT32)
    self->atoms[atom] += total;
  else if (tally->is_open[payoff] && self->is_even)
    recourse_counts_add_even (&self->counts[payoff], &tally->bins[payoff], values, self->even_whole,
                              n);
  else if (tally->is_open[payoff])
    recourse_counts_add (&self->counts[payoff], &tally->bins[payoff], values, self->whole,
                         recourse_round_up (n));
}

/* Weighs the block's draws.  Returns: the sum of their weights */
static gint64
weigh (RecourseWorker *self, const RecourseTally *tally, guint32 root, guint n)
{
  self->is_even = is_number (tally, root);
  if (self->is_even)
    {
      self->even_weight = MAX (get_number (tally, root), 0);
      self->even_whole = recourse_block_weigh_one (self->even_weight, tally->weight_unit);
    }
  if (self->is_even && n == RECOURSE_BLOCK && !tally->weighs_all)
    return self->even_whole * n;
  return recourse_block_weigh (recourse_kernel_root (tally->kernel, self->registers, root),
                               tally->weight_unit, n, self->weights, self->whole);
}

static void
consume_outcome (
    RecourseWorker *self, const RecourseTally *tally, RecourseLane *lane, guint index, guint n)
{
  const RecoursePlanStep *step = get_step (tally, index);
  const guint n_stakeholders = tally->program->n_stakeholders;
  const gint64 total = weigh (self, tally, step->first, n);

  self->reached[step->path] += total;
  for (guint s = 0; s < n_stakeholders; s++)
    consume_payoff (self, tally, lane, step->path * n_stakeholders + s, step->first + 1 + s, total,
                    n);
  consume_years (self, tally, lane, index, total, recourse_round_up (n));
}

/* So few options are counted one after the other, by vectors. */
#define FEW_OPTIONS 12

/* Raises the count of the option that is best in each draw. */
static void
count_best (const double *const *options, guint n_options, guint stride, guint n, guint64 *counts)
{
  double first[RECOURSE_BLOCK];

  recourse_block_find_best (options, n_options, n, first);
  for (guint i = 0; n_options <= FEW_OPTIONS && i < n_options; i++)
    counts[i * stride] += recourse_block_count_equal (first, i, n);
  for (guint i = 0; n_options > FEW_OPTIONS && i < n; i++)
    counts[(guint)first[i] * stride]++;
}

static void
consume_decision (RecourseWorker *self, const RecourseTally *tally, guint index, guint n)
{
  const RecoursePlanStep *step = get_step (tally, index);
  g_autofree const double **options = g_new (const double *, step->n);

  for (guint32 i = 0; i < step->n; i++)
    options[i] = recourse_kernel_root (tally->kernel, self->registers, step->first + i);
  count_best (options, step->n, 1, n, &self->choices[tally->first_choice[index]]);
}

static void
consume_pairs (RecourseWorker *self,
               const RecourseTally *tally,
               guint stakeholder,
               const double *const *values,
               guint n)
{
  guint n_paths = tally->program->n_paths;
  guint64 *beats = &self->beats[(gsize)stakeholder * n_paths * n_paths];

  for (guint i = 0; i < n_paths; i++)
    for (guint j = i + 1; j < n_paths; j++)
      {
        guint wins = recourse_block_count_wins (values[i], values[j], n);

        beats[i * n_paths + j] += wins;
        beats[j * n_paths + i] += n - wins;
      }
}

static void
consume_paths (RecourseWorker *self,
               const RecourseTally *tally,
               RecourseLane *lane,
               const RecoursePlanStep *step,
               guint n)
{
  guint n_stakeholders = tally->program->n_stakeholders, n_paths = tally->program->n_paths;
  g_autofree const double **values = g_new (const double *, n_paths + 1);

  for (guint s = 0; s < n_stakeholders; s++)
    {
      for (guint p = 0; p < n_paths; p++)
        {
          guint payoff = p * n_stakeholders + s;

          values[p] = recourse_kernel_root (tally->kernel, self->registers, step->first + payoff);
          add_part (lane, payoff * RECOURSE_N_SUMS + RECOURSE_SUM_VALUE,
                    recourse_block_sum_distances (values[p], tally->references[payoff], n));
          recourse_block_find_extremes (values[p], n, &lane->least[payoff],
                                        &lane->greatest[payoff]);
        }
      consume_pairs (self, tally, s, values, n);
      if (n_paths > 0)
        count_best (values, n_paths, n_stakeholders, n, &self->best[s]);
    }
}

void
recourse_worker_consume (
    RecourseWorker *self, const RecourseTally *tally, RecourseLane *lane, guint step, guint n)
{
  const RecoursePlanStep *at = get_step (tally, step);

  if (tally->is_skipped[step])
    return;
  if (at->kind == RECOURSE_STEP_OUTCOME && !tally->is_constant[step])
    consume_outcome (self, tally, lane, step, n);
  else if (tally->pass != RECOURSE_PASS_FULL)
    return;
  else if (at->kind == RECOURSE_STEP_DECISION)
    consume_decision (self, tally, step, n);
  else if (at->kind == RECOURSE_STEP_PATHS)
    consume_paths (self, tally, lane, at, n);
}

static void
sample_values (const double *values, const double *reach, guint n, guint stride, GArray *sample)
{
  for (guint i = 0; i < n; i += stride)
    {
      RecourseWeighted weighted = { values[i], reach[i] };

      if (weighted.weight > 0 && isfinite (weighted.value))
        g_array_append_val (sample, weighted);
    }
}

static void
sample_years (RecourseWorker *self,
              const RecourseTally *tally,
              guint step,
              const double *reach,
              guint n,
              guint stride,
              GArray **years)
{
  const RecourseFan *fan = &tally->fan;

  for (guint32 i = fan->first_entry[step]; i < fan->first_entry[step + 1]; i++)
    {
      const RecourseFanEntry *entry = recourse_fan_entry (fan, i);

      recourse_fan_compute (fan, entry, self->registers, recourse_round_up (n), self->fan.amounts);
      sample_values (self->fan.amounts, reach, n, stride, years[entry->column]);
    }
}

void
recourse_worker_sample (RecourseWorker *self,
                        const RecourseTally *tally,
                        guint step,
                        guint n,
                        guint stride,
                        GArray **payoffs,
                        GArray **years)
{
  const RecoursePlanStep *at = get_step (tally, step);
  const guint n_stakeholders = tally->program->n_stakeholders;
  const double *reach;

  if (at->kind != RECOURSE_STEP_OUTCOME || tally->is_constant[step])
    return;
  reach = recourse_kernel_root (tally->kernel, self->registers, at->first);
  for (guint s = 0; s < n_stakeholders; s++)
    if (tally->atoms[at->first + 1 + s] == G_MAXUINT32)
      sample_values (recourse_kernel_root (tally->kernel, self->registers, at->first + 1 + s),
                     reach, n, stride, payoffs[at->path * n_stakeholders + s]);
  if (years != NULL)
    sample_years (self, tally, step, reach, n, stride, years);
}
