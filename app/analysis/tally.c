/* Counting: every outcome that the policy reaches enters the distribution of its path with the probability of
 * reaching it in that draw.  Weights are whole numbers and counts too, so that threads may count in any order;
 * floating-point sums belong to a replicate, whose blocks come one after the other. */
#include "tally.h"

#include <math.h>
#include <string.h>

#include "vector-math.h"

/* Partial sums side by side: the order of additions is fixed and yet there is something to vectorize. */
#define STRANDS 16

#define TIE RECOURSE_TIE_TOLERANCE

static guint
get_n_sums (const RecourseTally *self)
{
  return self->n_payoffs * (RECOURSE_N_SUMS + self->plan->n_years);
}

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

static gboolean
is_number (const RecourseTally *self, guint32 root)
{
  return recourse_graph_is_number (self->plan->graph, get_root_node (self, root));
}

guint
recourse_tally_column_of (const RecourseTally *self, const RecoursePlanStep *step, guint32 root)
{
  guint n_stakeholders = self->program->n_stakeholders, n_years = self->plan->n_years;
  guint first_payoff = step->path * n_stakeholders;

  if (root <= n_stakeholders)
    return first_payoff + root - 1;
  return self->n_payoffs + first_payoff * n_years + root - 1 - n_stakeholders;
}

static void
classify_step (RecourseTally *self, guint index)
{
  const RecoursePlanStep *step = get_step (self, index);

  self->is_constant[index] = 1;
  for (guint32 i = 0; i < step->n; i++)
    self->is_constant[index] &= is_number (self, step->first + i);
  for (guint32 i = 1; step->kind == RECOURSE_STEP_OUTCOME && i < step->n; i++)
    if (is_number (self, step->first + i))
      self->atoms[step->first + i] = self->n_atoms++;
    else
      self->varies[recourse_tally_column_of (self, step, i)] = 1;
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
  self->n_columns = self->n_payoffs * (1 + plan->n_years);
  self->bins = g_new0 (RecourseBins, self->n_columns + 1);
  self->varies = g_new0 (guint8, self->n_columns + 1);
  self->references = g_new0 (double, self->n_payoffs + 1);
  self->tenths = g_new0 (double, self->n_payoffs + 1);
  self->atoms = g_new (guint32, plan->roots->len + 1);
  memset (self->atoms, 0xff, (plan->roots->len + 1) * sizeof (guint32));
  self->is_constant = g_new0 (guint8, plan->steps->len + 1);
  self->first_choice = g_new0 (guint32, plan->steps->len + 1);
  /* As fine as sums over all draws allow, and no finer than a double's fraction. */
  self->weight_unit = ldexp (1, (int)MIN (44, 61 - (int)g_bit_storage (trials)));
  for (guint i = 0; i < plan->steps->len; i++)
    classify_step (self, i);
}

void
recourse_tally_clear (RecourseTally *self)
{
  for (guint i = 0; self->bins != NULL && i < self->n_columns; i++)
    recourse_bins_clear (&self->bins[i]);
  g_free (self->bins);
  g_free (self->varies);
  g_free (self->references);
  g_free (self->tenths);
  g_free (self->atoms);
  g_free (self->is_constant);
  g_free (self->first_choice);
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

  self->counts = g_new0 (RecourseCounts, tally->n_columns + 1);
  self->atoms = g_new0 (gint64, tally->n_atoms + 1);
  self->beats = g_new0 (guint64, (gsize)tally->n_payoffs * n_paths + 1);
  self->best = g_new0 (guint64, tally->n_payoffs + 1);
  self->choices = g_new0 (guint64, tally->n_choices + 1);
  self->weights = g_new0 (double, RECOURSE_BLOCK);
  self->whole = g_new0 (gint64, RECOURSE_BLOCK);
  self->registers = recourse_registers_new (tally->kernel);
  for (guint i = 0; is_good && i < tally->n_columns; i++)
    is_good =
        tally->bins[i].first == NULL || recourse_counts_init (&self->counts[i], &tally->bins[i]);
  return is_good && self->registers != NULL;
}

void
recourse_worker_clear (RecourseWorker *self, const RecourseTally *tally)
{
  for (guint i = 0; self->counts != NULL && i < tally->n_columns; i++)
    recourse_counts_clear (&self->counts[i]);
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
  for (guint i = 0; i < tally->n_columns; i++)
    if (tally->bins[i].first != NULL)
      recourse_counts_merge (&self->counts[i], &other->counts[i], &tally->bins[i]);
  for (guint i = 0; i < tally->n_atoms; i++)
    self->atoms[i] += other->atoms[i];
  for (gsize i = 0; i < (gsize)tally->n_payoffs * tally->program->n_paths; i++)
    self->beats[i] += other->beats[i];
  for (guint i = 0; i < tally->n_payoffs; i++)
    self->best[i] += other->best[i];
  for (guint i = 0; i < tally->n_choices; i++)
    self->choices[i] += other->choices[i];
}

/* Compensated addition of a block's part (Neumaier 1974). */
static void
add_part (RecourseLane *lane, guint index, double part)
{
  double total = lane->sums[index] + part, kept = total - lane->sums[index];

  lane->lost[index] += (lane->sums[index] - (total - kept)) + (part - kept);
  lane->sums[index] = total;
}

static double
add_strands (const double *strands)
{
  double sum = 0;

  for (guint i = 0; i < STRANDS; i++)
    sum += strands[i];
  return sum;
}

static RECOURSE_VECTORIZED double
sum_product (const double *weights, const double *values)
{
  double strands[STRANDS] = { 0 };

  for (guint i = 0; i < RECOURSE_BLOCK; i += STRANDS)
    for (guint j = 0; j < STRANDS; j++)
      strands[j] += weights[i + j] * values[i + j];
  return add_strands (strands);
}

static RECOURSE_VECTORIZED double
sum_distances (const double *values, double reference, guint n)
{
  double strands[STRANDS] = { 0 };

  for (guint i = 0; i < RECOURSE_BLOCK; i += STRANDS)
    for (guint j = 0; j < STRANDS; j++)
      strands[j] += i + j < n ? values[i + j] - reference : 0.0;
  return add_strands (strands);
}

typedef struct
{
  double first[STRANDS], square[STRANDS], loss[STRANDS], shortfall[STRANDS];
} Moments;

/* (w·d)·d, not w·d²: a payoff of 1e300 that cannot be reached must not spoil the sum. */
static RECOURSE_VECTORIZED void
add_moments (
    Moments *to, const double *weights, const double *values, double reference, double tenth)
{
  for (guint i = 0; i < RECOURSE_BLOCK; i += STRANDS)
    for (guint j = 0; j < STRANDS; j++)
      {
        const double w = weights[i + j], x = values[i + j], d = x - reference, wd = w * d;

        to->first[j] += wd;
        to->square[j] += wd * d;
        to->loss[j] += x < 0.0 ? w : 0.0;
        to->shortfall[j] += x < tenth ? w * (tenth - x) : 0.0;
      }
}

/* e^t − 1 without cancellation: Taylor's series where it is short, to 1e-16. */
RECOURSE_INLINE double
exp_less_one (double t, double exponential)
{
  const double series =
      t
      * (1
         + t / 2
               * (1 + t / 3 * (1 + t / 4 * (1 + t / 5 * (1 + t / 6 * (1 + t / 7 * (1 + t / 8)))))));

  return fabs (t) < 0.05 ? series : exponential - 1;
}

static RECOURSE_VECTORIZED void
add_exponentials (
    double *sums, const double *weights, const double *values, double shift, double tolerance)
{
  double plain[STRANDS] = { 0 }, less_one[STRANDS] = { 0 };

  for (guint i = 0; i < RECOURSE_BLOCK; i += STRANDS)
    for (guint j = 0; j < STRANDS; j++)
      {
        const double w = weights[i + j];
        const double t = w > 0 ? (shift - values[i + j]) / tolerance : 0.0;
        const double exponential = recourse_vector_exp (t);

        plain[j] += w * exponential;
        less_one[j] += w * exp_less_one (t, exponential);
      }
  sums[0] = add_strands (plain);
  sums[1] = add_strands (less_one);
}

/* The least value with a weight. */
static RECOURSE_VECTORIZED double
find_least (const double *weights, const double *values)
{
  double strands[STRANDS], least;

  for (guint j = 0; j < STRANDS; j++)
    strands[j] = INFINITY;
  for (guint i = 0; i < RECOURSE_BLOCK; i += STRANDS)
    for (guint j = 0; j < STRANDS; j++)
      strands[j] = weights[i + j] > 0 && values[i + j] < strands[j] ? values[i + j] : strands[j];
  least = strands[0];
  for (guint j = 1; j < STRANDS; j++)
    least = MIN (least, strands[j]);
  return least;
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
              const double *values)
{
  double tolerance = tally->program->risk_tolerances[payoff % tally->program->n_stakeholders];
  guint base = payoff * RECOURSE_N_SUMS;
  double sums[2], least;

  if (isnan (tolerance))
    return;
  least = find_least (self->weights, values);
  if ((lane->shifts[payoff] - least) / tolerance > MAX_EXPONENT)
    move_shift (lane, payoff, least, tolerance);
  add_exponentials (sums, self->weights, values, lane->shifts[payoff], tolerance);
  add_part (lane, base + RECOURSE_SUM_EXP, sums[0]);
  add_part (lane, base + RECOURSE_SUM_EXPM1, sums[1]);
}

static void
consume_moments (RecourseWorker *self,
                 const RecourseTally *tally,
                 RecourseLane *lane,
                 guint payoff,
                 const double *values)
{
  Moments moments = { 0 };
  guint base = payoff * RECOURSE_N_SUMS;

  add_moments (&moments, self->weights, values, tally->references[payoff], tally->tenths[payoff]);
  add_part (lane, base + RECOURSE_SUM_FIRST, add_strands (moments.first));
  add_part (lane, base + RECOURSE_SUM_SQUARE, add_strands (moments.square));
  add_part (lane, base + RECOURSE_SUM_LOSS, add_strands (moments.loss));
  add_part (lane, base + RECOURSE_SUM_SHORTFALL, add_strands (moments.shortfall));
}

/* Probabilities of the block as whole numbers of the unit; 0 beyond the last draw. */
static RECOURSE_VECTORIZED gint64
weigh (const double *reach, double unit, guint n, double *weights, gint64 *whole)
{
  gint64 total = 0;

  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    {
      const double w = i < n && reach[i] > 0 ? reach[i] : 0.0;

      weights[i] = w;
      whole[i] = (gint64)(recourse_bits_of (w * unit + RECOURSE_ROUNDER)
                          - recourse_bits_of (RECOURSE_ROUNDER));
      total += whole[i];
    }
  return total;
}

static void
consume_outcome (RecourseWorker *self,
                 const RecourseTally *tally,
                 RecourseLane *lane,
                 const RecoursePlanStep *step,
                 guint n)
{
  gint64 total = weigh (recourse_kernel_root (tally->kernel, self->registers, step->first),
                        tally->weight_unit, n, self->weights, self->whole);

  for (guint32 i = 1; i < step->n; i++)
    {
      guint32 root = step->first + i;
      const double *values = recourse_kernel_root (tally->kernel, self->registers, root);
      guint column = recourse_tally_column_of (tally, step, i);

      if (column < tally->n_payoffs)
        {
          consume_moments (self, tally, lane, column, values);
          consume_risk (self, tally, lane, column, values);
        }
      else
        add_part (lane, tally->n_payoffs * RECOURSE_N_SUMS + column - tally->n_payoffs,
                  sum_product (self->weights, values));
      if (tally->atoms[root] != G_MAXUINT32)
        self->atoms[tally->atoms[root]] += total;
      else
        recourse_counts_add (&self->counts[column], &tally->bins[column], values, self->whole, n);
    }
}

/* Raises the count of the option that is best in each draw; of those that tie the first. */
static void
count_best (const double *const *options, guint n_options, guint stride, guint n, guint64 *counts)
{
  for (guint i = 0; i < n; i++)
    {
      double best = options[0][i], magnitude = fabs (best);
      guint first = 0;

      for (guint j = 1; j < n_options; j++)
        {
          best = MAX (best, options[j][i]);
          magnitude = MAX (magnitude, fabs (options[j][i]));
        }
      while (options[first][i] < best - TIE * magnitude)
        first++;
      counts[first * stride]++;
    }
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

static RECOURSE_VECTORIZED guint
count_wins (const double *a, const double *b, guint n)
{
  guint wins = 0;

  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    {
      const double x = fabs (a[i]), y = fabs (b[i]), magnitude = x > y ? x : y;

      wins += (a[i] >= b[i] - TIE * magnitude) & (i < n);
    }
  return wins;
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
        guint wins = count_wins (values[i], values[j], n);

        beats[i * n_paths + j] += wins;
        beats[j * n_paths + i] += n - wins;
      }
}

static void
note_extremes (RecourseLane *lane, guint payoff, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      lane->least[payoff] = MIN (lane->least[payoff], values[i]);
      lane->greatest[payoff] = MAX (lane->greatest[payoff], values[i]);
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
                    sum_distances (values[p], tally->references[payoff], n));
          note_extremes (lane, payoff, values[p], n);
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

  if (at->kind == RECOURSE_STEP_OUTCOME && !tally->is_constant[step])
    consume_outcome (self, tally, lane, at, n);
  else if (at->kind == RECOURSE_STEP_DECISION)
    consume_decision (self, tally, step, n);
  else if (at->kind == RECOURSE_STEP_PATHS)
    consume_paths (self, tally, lane, at, n);
}

void
recourse_worker_sample (RecourseWorker *self,
                        const RecourseTally *tally,
                        guint step,
                        guint n,
                        guint stride,
                        GArray **samples)
{
  const RecoursePlanStep *at = get_step (tally, step);
  const double *reach;

  if (at->kind != RECOURSE_STEP_OUTCOME || tally->is_constant[step])
    return;
  reach = recourse_kernel_root (tally->kernel, self->registers, at->first);
  for (guint32 i = 1; i < at->n; i++)
    {
      const double *values = recourse_kernel_root (tally->kernel, self->registers, at->first + i);
      guint column = recourse_tally_column_of (tally, at, i);

      for (guint j = 0; j < n && tally->atoms[at->first + i] == G_MAXUINT32; j += stride)
        {
          RecourseWeighted weighted = { values[j], reach[j] };

          if (weighted.weight > 0)
            g_array_append_val (samples[column], weighted);
        }
    }
}

void
recourse_worker_add_constants (RecourseWorker *self, const RecourseTally *tally, guint64 trials)
{
  for (guint i = 0; i < tally->plan->steps->len; i++)
    {
      const RecoursePlanStep *step = get_step (tally, i);
      double reach;

      if (step->kind != RECOURSE_STEP_OUTCOME || !tally->is_constant[i])
        continue;
      reach = recourse_graph_get (tally->plan->graph, get_root_node (tally, step->first))->number;
      for (guint32 j = 1; j < step->n; j++)
        self->atoms[tally->atoms[step->first + j]] +=
            (gint64)trials * (gint64)rint (MAX (reach, 0) * tally->weight_unit);
    }
}
