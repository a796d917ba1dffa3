/* A bargain in every draw, policy fixed.  Gains are followed as broken lines in the transfer: most are straight,
 * which five transfers show; where a draw's are not, they are sampled finely. */
#include "config.h"

#include "bargain-faults.h"
#include "bargain-private.h"
#include "bargain-spread.h"

#include <glib/gi18n.h>
#include <math.h>

/* Where straightness is looked for: shares of the range, the ends first and last. */
static const double coarse[] = { 0.0, 0.19, 0.47, 0.78, 1.0 };

#define FINE_STEPS 256

/* Off a straight line by less than this part of the largest gain is rounding. */
#define STRAIGHT 1e-10

/* The answers of so many draws are kept and sorted; beyond that they tell where to count. */
#define MOST_KEPT 200000

typedef enum
{
  ANSWER_LOW,
  ANSWER_HIGH,
  ANSWER_NASH,
  ANSWER_KALAI_SMORODINSKY,
  ANSWER_EGALITARIAN,
  N_ANSWERS,
} Answer;

typedef struct
{
  double answers[N_ANSWERS];
} Solution;

typedef struct
{
  RecourseBargainCase *bargain;
  GArray *lanes[RECOURSE_REPLICATES]; /* Solution: of draws with a zone, in order */
  RecourseSpreads *spreads;           /* or NULL: they are kept */
  RecourseBargainFaults *faults;      /* [replicate] */
} Work;

/* ---- one draw ---- */

/* Gains along a draw's broken line, and what is accepted. */
typedef struct
{
  const RecourseGains *points;
  guint n;
  double level; /* both gains must reach it */
  double power;
  double best_payee, best_payer;
} Line;

static RecourseGains
between (RecourseGains a, RecourseGains b, double share)
{
  return (RecourseGains){ a.t + share * (b.t - a.t), a.payee + share * (b.payee - a.payee),
                          a.payer + share * (b.payer - a.payer) };
}

/* Narrows the part of a segment, as shares of it, to where a gain that runs from @a to @b reaches @level. */
static void
clip (double a, double b, double level, double *from, double *to)
{
  if (a < level && b < level)
    *to = -1.0;
  else if (a < level)
    *from = fmax (*from, (level - a) / (b - a));
  else if (b < level)
    *to = fmin (*to, (level - a) / (b - a));
}

/* The accepted part of segment @i.  Returns: whether there is any */
static gboolean
accepted_part (const Line *self, guint i, RecourseGains *low, RecourseGains *high)
{
  const RecourseGains a = self->points[i], b = self->points[i + 1];
  double from = 0.0, to = 1.0;

  clip (a.payee, b.payee, self->level, &from, &to);
  clip (a.payer, b.payer, self->level, &from, &to);
  if (!(from <= to))
    return FALSE;
  *low = between (a, b, from);
  *high = between (a, b, to);

  return TRUE;
}

typedef double (*Objective) (const Line *self, RecourseGains gains);

static double
nash_product (const Line *self, RecourseGains gains)
{
  return recourse_nash_product (gains, self->power);
}

static double
lesser_share (const Line *self, RecourseGains gains)
{
  return fmin (self->best_payee > 0.0 ? gains.payee / self->best_payee : 0.0,
               self->best_payer > 0.0 ? gains.payer / self->best_payer : 0.0);
}

static double
lesser_gain (const Line *self, RecourseGains gains)
{
  return fmin (gains.payee, gains.payer);
}

/* Where the derivative of power · ln payee + (1 − power) · ln payer is zero, as a share of the part. */
static double
nash_share (const Line *self, RecourseGains a, RecourseGains b)
{
  const double payee = b.payee - a.payee, payer = b.payer - a.payer;

  return -(self->power * payee * a.payer + (1.0 - self->power) * payer * a.payee) / (payee * payer);
}

/* Where two gains, divided by @x and @y, are equal. */
static double
equal_share (RecourseGains a, RecourseGains b, double x, double y)
{
  return (a.payer / y - a.payee / x) / ((b.payee - a.payee) / x - (b.payer - a.payer) / y);
}

static void
consider (const Line *self, Objective objective, RecourseGains gains, double *best, double *t)
{
  const double value = objective (self, gains);

  if (isnan (*t) || value > *best + 1e-13 * fabs (*best))
    {
      *best = value;
      *t = gains.t;
    }
}

static void
consider_part (const Line *self,
               Objective objective,
               RecourseGains a,
               RecourseGains b,
               double share,
               double *best,
               double *t)
{
  consider (self, objective, a, best, t);
  if (share > 0.0 && share < 1.0)
    consider (self, objective, between (a, b, share), best, t);
  consider (self, objective, b, best, t);
}

/* Returns: whether there is a zone */
static gboolean
find_zone (Line *self, double *answers)
{
  RecourseGains low, high;
  gboolean is_found = FALSE;

  for (guint i = 0; i + 1 < self->n; i++)
    if (accepted_part (self, i, &low, &high))
      {
        if (!is_found)
          answers[ANSWER_LOW] = low.t;
        answers[ANSWER_HIGH] = high.t;
        is_found = TRUE;
        self->best_payee = fmax (self->best_payee, fmax (low.payee, high.payee));
        self->best_payer = fmax (self->best_payer, fmax (low.payer, high.payer));
      }

  return is_found;
}

static gboolean
solve_line (Line *self, Solution *solution)
{
  double nash = 0.0, share = 0.0, lesser = 0.0, *answers = solution->answers;
  RecourseGains low, high;

  if (!find_zone (self, answers))
    return FALSE;
  answers[ANSWER_NASH] = answers[ANSWER_KALAI_SMORODINSKY] = answers[ANSWER_EGALITARIAN] = NAN;
  for (guint i = 0; i + 1 < self->n; i++)
    if (accepted_part (self, i, &low, &high))
      {
        consider_part (self, nash_product, low, high, nash_share (self, low, high), &nash,
                       &answers[ANSWER_NASH]);
        consider_part (self, lesser_share, low, high,
                       equal_share (low, high, self->best_payee, self->best_payer), &share,
                       &answers[ANSWER_KALAI_SMORODINSKY]);
        consider_part (self, lesser_gain, low, high, equal_share (low, high, 1.0, 1.0), &lesser,
                       &answers[ANSWER_EGALITARIAN]);
      }

  return TRUE;
}

/* ---- blocks ---- */

static double
value_to (const RecourseDraws *draws, guint path, guint stakeholder, guint draw)
{
  return stakeholder == G_MAXUINT ? 0.0 : recourse_draws_value (draws, path, stakeholder)[draw];
}

/* Gains of all draws of the block at one transfer. */
static void
evaluate (Work *self, RecourseDraws *draws, double t, RecourseGains *gains, guint stride)
{
  const RecourseBargainCase *bargain = self->bargain;
  double *lever = recourse_draws_input (draws, bargain->lever);

  for (guint i = 0; lever != NULL && i < RECOURSE_BLOCK; i++)
    lever[i] = t;
  recourse_draws_execute (draws);
  recourse_bargain_faults_note_suspects (&self->faults[draws->replicate], draws, t);
  for (guint i = 0; i < draws->n; i++)
    {
      RecourseGains *at = &gains[(gsize)i * stride];
      at->t = t;
      at->payee = value_to (draws, 0, bargain->payee, i);
      at->payer = value_to (draws, 0, bargain->payer, i);
      if (bargain->program.n_paths == 1)
        continue;
      at->payee -= value_to (draws, 1, bargain->payee, i);
      at->payer -= value_to (draws, 1, bargain->payer, i);
    }
}

static double
largest_gain (const RecourseGains *gains, guint n)
{
  double largest = 0.0;

  for (guint i = 0; i < n; i++)
    largest = fmax (largest, fmax (fabs (gains[i].payee), fabs (gains[i].payer)));

  return largest;
}

static gboolean
is_straight (const RecourseGains *gains)
{
  const guint last = G_N_ELEMENTS (coarse) - 1;
  const double slack = STRAIGHT * largest_gain (gains, last + 1);

  for (guint i = 1; i < last; i++)
    {
      const RecourseGains line = between (gains[0], gains[last], coarse[i]);
      if (!(fabs (gains[i].payee - line.payee) <= slack
            && fabs (gains[i].payer - line.payer) <= slack))
        return FALSE;
    }

  return TRUE;
}

static void
solve_draw (Work *self, RecourseDraws *draws, guint draw, const RecourseGains *points, guint n)
{
  const double largest = largest_gain (points, n);
  Line line = { .points = points,
                .n = n,
                .level = -RECOURSE_BARGAIN_SLACK * largest,
                .power = self->bargain->power };
  Solution solution;

  for (guint i = 0; i < n; i++)
    if (!isfinite (points[i].payee) || !isfinite (points[i].payer))
      {
        recourse_bargain_faults_note (&self->faults[draws->replicate], draw, points[i].t);
        return;
      }
  if (!solve_line (&line, &solution))
    return;
  if (self->spreads != NULL)
    recourse_spreads_add (self->spreads, draws->replicate, solution.answers);
  else
    g_array_append_val (self->lanes[draws->replicate], solution);
}

static gboolean
are_straight (const RecourseGains *gains, guint n)
{
  gboolean all = TRUE;

  for (guint i = 0; all && i < n; i++)
    all = is_straight (gains + (gsize)i * G_N_ELEMENTS (coarse));

  return all;
}

static void
take_fine (Work *self, RecourseDraws *draws)
{
  const RecourseBargainCase *bargain = self->bargain;
  const guint n_points = FINE_STEPS + 1;
  g_autofree RecourseGains *gains = g_new (RecourseGains, (gsize)RECOURSE_BLOCK * n_points);

  for (guint k = 0; k < n_points; k++)
    evaluate (self, draws, bargain->low + (bargain->high - bargain->low) * k / FINE_STEPS,
              gains + k, n_points);
  for (guint i = 0; i < draws->n; i++)
    solve_draw (self, draws, i, gains + (gsize)i * n_points, n_points);
}

static void
take_coarse (Work *self, RecourseDraws *draws)
{
  const RecourseBargainCase *bargain = self->bargain;
  enum
  {
    N = G_N_ELEMENTS (coarse)
  };
  RecourseGains gains[RECOURSE_BLOCK * N];

  for (guint k = 0; k < N; k++)
    evaluate (self, draws, bargain->low + (bargain->high - bargain->low) * coarse[k], gains + k, N);
  if (!are_straight (gains, draws->n))
    {
      take_fine (self, draws);
      return;
    }
  for (guint i = 0; i < draws->n; i++)
    {
      const RecourseGains ends[] = { gains[i * N], gains[i * N + N - 1] };
      solve_draw (self, draws, i, ends, 2);
    }
}

static void
take (RecourseDraws *draws, gpointer user_data)
{
  Work *self = user_data;
  RecourseBargainFaults *faults = &self->faults[draws->replicate];

  recourse_bargain_faults_begin (faults);
  take_coarse (self, draws);
  recourse_bargain_faults_look (faults, self->bargain, draws);
}

/* ---- all draws ---- */

/* Moves values about until that of rank @k stands at its place (Hoare 1961, as in Wirth 1976): three ranks are wanted,
 * and to sort for them would take most of the time of a bargain. */
static double
find_rank (double *values, gssize n, gssize k)
{
  gssize low = 0, high = n - 1;

  while (low < high)
    {
      const double pivot = values[k];
      gssize i = low, j = high;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (pivot < values[j])
            j--;
          if (i <= j)
            {
              const double swapped = values[i];

              values[i++] = values[j];
              values[j--] = swapped;
            }
        }
      low = j < k ? i : low;
      high = k < i ? j : high;
    }
  return values[k];
}

/* The smallest value whose cumulative probability reaches the level. */
static double
quantile (double *values, gsize n, double level)
{
  const gsize at = (gsize)ceil (level * (double)n - 1e-9);

  return find_rank (values, (gssize)n, (gssize)CLAMP (at, 1, n) - 1);
}

static RecourseBargainSpread
spread (const GArray *solutions, Answer answer)
{
  const gsize n = solutions->len;
  g_autofree double *values = g_new (double, n + 1);

  if (n == 0)
    return (RecourseBargainSpread){ NAN, NAN, NAN };
  for (gsize i = 0; i < n; i++)
    values[i] = g_array_index (solutions, Solution, i).answers[answer];

  return (RecourseBargainSpread){ quantile (values, n, 0.1), quantile (values, n, 0.5),
                                  quantile (values, n, 0.9) };
}

/* Of all replicates, in the first one's lane. */
static GArray *
gather (Work *self)
{
  GArray *all = self->lanes[0];

  for (guint i = 1; i < RECOURSE_REPLICATES; i++)
    g_array_append_vals (all, self->lanes[i]->data, self->lanes[i]->len);
  return all;
}

static void
conclude_kept (Work *self, guint64 trials, RecourseBargainResult *result)
{
  const GArray *all = gather (self);

  result->trials = trials;
  result->p_zopa = all->len / (double)trials;
  result->zopa_low = spread (all, ANSWER_LOW);
  result->zopa_high = spread (all, ANSWER_HIGH);
  result->nash = spread (all, ANSWER_NASH);
  result->kalai_smorodinsky = spread (all, ANSWER_KALAI_SMORODINSKY);
  result->egalitarian = spread (all, ANSWER_EGALITARIAN);
}

static void
conclude_counted (Work *self, guint64 trials, RecourseBargainResult *result)
{
  const RecourseSpreads *spreads = self->spreads;

  result->trials = trials;
  result->p_zopa = (double)recourse_spreads_total (spreads) / (double)trials;
  result->zopa_low = recourse_spreads_get (spreads, ANSWER_LOW);
  result->zopa_high = recourse_spreads_get (spreads, ANSWER_HIGH);
  result->nash = recourse_spreads_get (spreads, ANSWER_NASH);
  result->kalai_smorodinsky = recourse_spreads_get (spreads, ANSWER_KALAI_SMORODINSKY);
  result->egalitarian = recourse_spreads_get (spreads, ANSWER_EGALITARIAN);
}

static gboolean
run_draws (Work *self, const RecourseDrawsTask *task, GError **error)
{
  return recourse_draws_run (task, error)
         && recourse_bargain_faults_report (self->faults, task->trials, error);
}

/* All draws, as often as it takes to find every quantile; a pass narrows the brackets many times over. */
static gboolean
count_draws (Work *self, const RecourseDrawsTask *task, GError **error)
{
  const GArray *kept = gather (self);

  self->spreads = recourse_spreads_new ((const double *)kept->data, kept->len, N_ANSWERS);
  if (self->spreads == NULL)
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
          _ ("there is not enough memory to follow the bargains; use fewer draws"));
      return FALSE;
    }
  do
    if (!run_draws (self, task, error))
      return FALSE;
  while (!recourse_spreads_conclude (self->spreads));
  return TRUE;
}

gboolean
recourse_bargain_draw (RecourseBargainCase *self,
                       guint64 trials,
                       guint64 seed,
                       guint threads,
                       GCancellable *cancellable,
                       RecourseBargainResult *result,
                       GError **error)
{
  Work work = { .bargain = self };
  RecourseDrawsTask task = { &self->program,
                             (const guint32 *const *)self->policy,
                             self->program.n_drivers + 1,
                             MIN (trials, MOST_KEPT),
                             seed,
                             threads,
                             cancellable,
                             take,
                             &work };
  gboolean is_good;

  work.faults = g_new0 (RecourseBargainFaults, RECOURSE_REPLICATES);
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    work.lanes[i] = g_array_new (FALSE, FALSE, sizeof (Solution));
  is_good = run_draws (&work, &task, error);
  if (is_good && trials <= MOST_KEPT)
    conclude_kept (&work, trials, result);
  else if (is_good)
    {
      task.trials = trials;
      is_good = count_draws (&work, &task, error);
      if (is_good)
        conclude_counted (&work, trials, result);
    }
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      g_array_unref (work.lanes[i]);
      recourse_bargain_faults_clear (&work.faults[i]);
    }
  g_free (work.faults);
  g_clear_pointer (&work.spreads, recourse_spreads_free);

  return is_good;
}
