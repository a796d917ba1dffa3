/* One bargain at one set of driver values, policy free: gains need be neither linear nor continuous in the
 * transfer, so the range is sampled, ends of zones are bisected, and peaks between samples are searched for zones
 * that no sample meets. */
#include "config.h"

#include "bargain-private.h"
#include "roots.h"

#include <math.h>

#define STEPS RECOURSE_ROOT_STEPS

typedef struct
{
  const RecourseBargainCase *bargain;
  RecourseProbe *probe;
  RecourseGains *samples;        /* [STEPS + 1] */
  double scale;                  /* largest magnitude of a gain */
  GArray *zones;                 /* RecourseZone, ascending */
  double best_payee, best_payer; /* over the zone */
  GError **error;
} Search;

typedef struct
{
  double low, high;
} Zone;

/* What is to be as large as possible. */
typedef double (*Objective) (const Search *self, RecourseGains gains);

static double
value_to (Search *self, guint path, guint stakeholder)
{
  return stakeholder == G_MAXUINT ? 0.0
                                  : recourse_probe_value (self->probe, path, stakeholder, NULL);
}

static gboolean
take (Search *self, double t, RecourseGains *gains)
{
  const RecourseBargainCase *bargain = self->bargain;
  const gboolean has_path = bargain->program.n_paths > 1;

  gains->t = t;
  if (!recourse_probe_move (self->probe, &t, self->error))
    return FALSE;
  gains->payee = value_to (self, 0, bargain->payee);
  gains->payer = value_to (self, 0, bargain->payer);
  if (has_path)
    {
      gains->payee -= value_to (self, 1, bargain->payee);
      gains->payer -= value_to (self, 1, bargain->payer);
    }

  return TRUE;
}

static gboolean
sample (Search *self)
{
  const RecourseBargainCase *bargain = self->bargain;

  for (guint i = 0; i <= STEPS; i++)
    {
      const double t =
          i == STEPS ? bargain->high : bargain->low + (bargain->high - bargain->low) * i / STEPS;
      if (!take (self, t, &self->samples[i]))
        return FALSE;
      self->scale =
          fmax (self->scale, fmax (fabs (self->samples[i].payee), fabs (self->samples[i].payer)));
    }

  return TRUE;
}

/* ---- measures of a transfer ---- */

static double
lesser_gain (const Search *self, RecourseGains gains)
{
  return fmin (gains.payee, gains.payer);
}

static double
payee_gain (const Search *self, RecourseGains gains)
{
  return gains.payee;
}

static double
payer_gain (const Search *self, RecourseGains gains)
{
  return gains.payer;
}

double
recourse_nash_product (RecourseGains gains, double power)
{
  return pow (fmax (gains.payee, 0.0), power) * pow (fmax (gains.payer, 0.0), 1.0 - power);
}

static double
nash_product (const Search *self, RecourseGains gains)
{
  return recourse_nash_product (gains, self->bargain->power);
}

static double
lesser_share (const Search *self, RecourseGains gains)
{
  const double payee = self->best_payee > 0.0 ? gains.payee / self->best_payee : 0.0;
  const double payer = self->best_payer > 0.0 ? gains.payer / self->best_payer : 0.0;

  return fmin (payee, payer);
}

/* ---- places ---- */

/* Between a transfer where @measure reaches @level and one where it does not: the last where it does. */
static gboolean
bisect (Search *self, Objective measure, double level, double inside, double outside, double *end)
{
  for (;;)
    {
      RecourseGains gains;
      const double t = inside + 0.5 * (outside - inside);
      if (!(t > fmin (inside, outside) && t < fmax (inside, outside)))
        break;
      if (!take (self, t, &gains))
        return FALSE;
      if (measure (self, gains) >= level)
        inside = t;
      else
        outside = t;
    }
  *end = inside;

  return TRUE;
}

typedef struct
{
  Search *search;
  Objective measure;
} Climb;

static gboolean
climb_at (double x, double *y, double *magnitude, gpointer user_data, GError **error)
{
  Climb *self = user_data;
  RecourseGains gains;

  if (!take (self->search, x, &gains))
    return FALSE;
  *y = self->measure (self->search, gains);
  *magnitude = self->search->scale;

  return TRUE;
}

/* Where @measure is greatest (@sign −1) or least (1) between two transfers. */
static gboolean
find_turn (Search *self, Objective measure, double low, double high, double sign, RecourseGains *at)
{
  Climb climb = { self, measure };
  double t, unused;

  return recourse_curve_least (climb_at, &climb, low, high, sign, &t, &unused, self->error)
         && take (self, t, at);
}

/* ---- the zone ---- */

static double
accepted_level (const Search *self)
{
  return -RECOURSE_BARGAIN_SLACK * self->scale;
}

static gboolean
is_accepted (const Search *self, guint i)
{
  return lesser_gain (self, self->samples[i]) >= accepted_level (self);
}

/* Whether the lesser gain turns at sample @i (@sign 1: a valley) so near the level that it may pass it unseen. */
static gboolean
may_pass (const Search *self, guint i, double sign)
{
  const double level = accepted_level (self);
  const double left = sign * (lesser_gain (self, self->samples[i - 1]) - level),
               here = sign * (lesser_gain (self, self->samples[i]) - level),
               right = sign * (lesser_gain (self, self->samples[i + 1]) - level);

  return here >= 0.0 && left >= here && right >= here
         && here <= 4.0 * fmax (left - here, right - here);
}

static void
add_zone (Search *self, double low, double high)
{
  const Zone zone = { low, high };

  g_array_append_val (self->zones, zone);
}

/* A zone between two samples that both refuse, around a peak. */
static gboolean
search_peak (Search *self, guint i)
{
  const double left = self->samples[i - 1].t, right = self->samples[i + 1].t,
               level = accepted_level (self);
  RecourseGains peak;
  double low, high;

  if (!find_turn (self, lesser_gain, left, right, -1.0, &peak))
    return FALSE;
  if (lesser_gain (self, peak) < level)
    return TRUE;
  if (!bisect (self, lesser_gain, level, peak.t, left, &low)
      || !bisect (self, lesser_gain, level, peak.t, right, &high))
    return FALSE;
  add_zone (self, low, high);

  return TRUE;
}

/* A hole between two samples that both accept; @low is where the zone began and where its rest begins. */
static gboolean
search_valley (Search *self, guint i, double *low)
{
  const double left = self->samples[i - 1].t, right = self->samples[i + 1].t,
               level = accepted_level (self);
  RecourseGains valley;
  double high, next;

  if (!find_turn (self, lesser_gain, left, right, 1.0, &valley))
    return FALSE;
  if (lesser_gain (self, valley) >= level)
    return TRUE;
  if (!bisect (self, lesser_gain, level, left, valley.t, &high)
      || !bisect (self, lesser_gain, level, right, valley.t, &next))
    return FALSE;
  add_zone (self, *low, high);
  *low = next;

  return TRUE;
}

/* From accepted sample @first to the end of its zone.  Returns: the last sample in it; G_MAXUINT on error */
static guint
follow_zone (Search *self, guint first)
{
  double low = self->samples[first].t, high;
  guint last = first;
  const double level = accepted_level (self);

  if (first > 0 && !bisect (self, lesser_gain, level, low, self->samples[first - 1].t, &low))
    return G_MAXUINT;
  for (; last < STEPS && is_accepted (self, last + 1); last++)
    if (last > first && may_pass (self, last, 1.0) && !search_valley (self, last, &low))
      return G_MAXUINT;
  high = self->samples[last].t;
  if (last < STEPS && !bisect (self, lesser_gain, level, high, self->samples[last + 1].t, &high))
    return G_MAXUINT;
  add_zone (self, low, high);

  return last;
}

static gboolean
find_zones (Search *self)
{
  for (guint i = 0; i <= STEPS; i++)
    if (is_accepted (self, i))
      {
        i = follow_zone (self, i);
        if (i == G_MAXUINT)
          return FALSE;
      }
    else if (i > 0 && i < STEPS && !is_accepted (self, i - 1) && !is_accepted (self, i + 1)
             && may_pass (self, i, -1.0) && !search_peak (self, i))
      return FALSE;

  return TRUE;
}

/* ---- reservation values ---- */

/* The last transfer, counted from @from towards @step, at which @gain is not negative. */
static gboolean
find_reservation (Search *self, Objective gain, gboolean from_high, double *reservation)
{
  const double level = -1e-12 * self->scale;

  *reservation = NAN;
  for (guint k = 0; k <= STEPS; k++)
    {
      const guint i = from_high ? STEPS - k : k;
      if (gain (self, self->samples[i]) < level)
        continue;
      *reservation = self->samples[i].t;
      return k == 0
             || bisect (self, gain, level, self->samples[i].t,
                        self->samples[from_high ? i + 1 : i - 1].t, reservation);
    }

  return TRUE;
}

/* ---- where they meet ---- */

typedef struct
{
  RecourseGains at;
  double value;
} Best;

/* Ties go to the smaller transfer; within rounding it is a tie. */
static void
consider (const Search *self, Objective objective, RecourseGains gains, Best *best)
{
  const double value = objective (self, gains), slack = 1e-13 * fabs (best->value);

  if (isnan (best->at.t) || value > best->value + slack
      || (value >= best->value - slack && gains.t < best->at.t && value >= best->value))
    *best = (Best){ gains, value };
}

static gboolean
consider_at (Search *self, Objective objective, double t, Best *best)
{
  RecourseGains gains;

  if (!take (self, t, &gains))
    return FALSE;
  consider (self, objective, gains, best);

  return TRUE;
}

/* The best sample and end of a zone, then the best around it. */
static gboolean
climb_zone (Search *self, Objective objective, Zone zone, Best *best)
{
  const double width = (self->bargain->high - self->bargain->low) / STEPS;
  Best here = { .at.t = NAN };

  if (!consider_at (self, objective, zone.low, &here))
    return FALSE;
  for (guint i = 0; i <= STEPS; i++)
    if (self->samples[i].t > zone.low && self->samples[i].t < zone.high)
      consider (self, objective, self->samples[i], &here);
  if (!consider_at (self, objective, zone.high, &here))
    return FALSE;

  const double low = fmax (here.at.t - width, zone.low), high = fmin (here.at.t + width, zone.high);
  RecourseGains turn;
  if (low < high)
    {
      if (!find_turn (self, objective, low, high, -1.0, &turn))
        return FALSE;
      consider (self, objective, turn, &here);
    }
  consider (self, objective, here.at, best);

  return TRUE;
}

static gboolean
maximize (Search *self, Objective objective, Best *best)
{
  *best = (Best){ .at.t = NAN };
  for (guint i = 0; i < self->zones->len; i++)
    if (!climb_zone (self, objective, g_array_index (self->zones, Zone, i), best))
      return FALSE;

  return TRUE;
}

/* A smooth maximum is flat at the top, where a search by values alone loses half the digits.  Gains that are
 * straight lines around it give the rest: the derivative of the product is zero there. */
static gboolean
polish_nash (Search *self, Best *best)
{
  const double width = (self->bargain->high - self->bargain->low) / STEPS,
               power = self->bargain->power;
  const Zone *first = &g_array_index (self->zones, Zone, 0),
             *last = &g_array_index (self->zones, Zone, self->zones->len - 1);
  RecourseGains left, right;
  const double t = best->at.t;

  if (!(t - width > first->low) || !(t + width < last->high) || !take (self, t - width, &left)
      || !take (self, t + width, &right))
    return self->error == NULL || *self->error == NULL;
  const double payee = (right.payee - left.payee) / (right.t - left.t),
               payer = (right.payer - left.payer) / (right.t - left.t);
  const double step =
      -(power * payee * best->at.payer + (1.0 - power) * payer * best->at.payee) / (payee * payer);
  RecourseGains polished;
  if (!(fabs (step) < width) || step == 0.0)
    return TRUE;
  if (!take (self, t + step, &polished))
    return FALSE;
  if (nash_product (self, polished) >= best->value * (1.0 - 1e-14))
    best->at = polished;

  return TRUE;
}

static gboolean
find_solutions (Search *self, RecourseBargainPoint *point)
{
  Best best;

  if (!maximize (self, payee_gain, &best))
    return FALSE;
  self->best_payee = best.value;
  if (!maximize (self, payer_gain, &best))
    return FALSE;
  self->best_payer = best.value;
  if (!maximize (self, nash_product, &best) || (!isnan (best.at.t) && !polish_nash (self, &best)))
    return FALSE;
  point->nash = best.at.t;
  if (!maximize (self, lesser_share, &best))
    return FALSE;
  point->kalai_smorodinsky = best.at.t;
  if (!maximize (self, lesser_gain, &best))
    return FALSE;
  point->egalitarian = best.at.t;

  return TRUE;
}

static gboolean
search (Search *self, RecourseBargainPoint *point)
{
  if (!sample (self) || !find_zones (self)
      || !find_reservation (self, payer_gain, TRUE, &point->payer_reservation)
      || !find_reservation (self, payee_gain, FALSE, &point->payee_reservation))
    return FALSE;
  if (self->zones->len > 0)
    {
      point->zopa_low = g_array_index (self->zones, Zone, 0).low;
      point->zopa_high = g_array_index (self->zones, Zone, self->zones->len - 1).high;
      point->has_gaps = self->zones->len > 1;
    }

  return find_solutions (self, point);
}

gboolean
recourse_bargain_search (const RecourseBargainCase *self,
                         const double *inputs,
                         const char *when,
                         RecourseBargainPoint *point,
                         GError **error)
{
  g_autofree double *held = g_memdup2 (inputs, (self->program.n_drivers + 1) * sizeof (double));
  g_autofree RecourseGains *samples = g_new0 (RecourseGains, STEPS + 1);
  g_autoptr (GArray) zones = g_array_new (FALSE, FALSE, sizeof (Zone));

  held[self->lever] = self->low;
  *point = (RecourseBargainPoint){ NAN, NAN, FALSE, NAN, NAN, NAN, NAN, NAN };
  g_autoptr (RecourseProbe) probe =
      recourse_probe_new (&self->program, held, &self->lever, 1, when, error);
  Search state = {
    .bargain = self, .probe = probe, .samples = samples, .zones = zones, .error = error
  };

  return probe != NULL && search (&state, point);
}
