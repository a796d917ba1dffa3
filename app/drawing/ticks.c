/* Ticks of value axes.  The search runs over the data scaled to a range between 1 and 10, where nothing
 * can overflow, and stops wherever the most optimistic score cannot beat the best one found.
 *
 * The paper also tries to label every second or third multiple of a step.  Such steps are either in the
 * list of nice ones already, and score higher there, or are none that a reader expects (6, 7.5, 9, 15);
 * so that loop is left out. */
#include "drawing/ticks.h"

#include <math.h>

#define WEIGHT_SIMPLICITY 0.25
#define WEIGHT_COVERAGE 0.2
#define WEIGHT_DENSITY 0.5
#define WEIGHT_LEGIBILITY 0.05

/* Mantissas in tenths, the nicest first. */
static const int nice[] = { 10, 50, 20, 25, 40, 30 };

#define N_NICE G_N_ELEMENTS (nice)
#define MAX_LABELS 40

/* Less than this part of the values themselves is no range: their doubles are too coarse for ticks. */
#define LEAST_RANGE 1e-10

/* No labels that reach further, in ranges of the data, are ever best. */
#define FURTHEST 1000

typedef struct
{
  const RecourseTicksQuery *query;
  double min, max; /* scaled */
  int shift;       /* data = scaled · 10^shift */
  double wanted;
  guint most;
  gboolean check_fit;
  double best_score;
  RecourseTicks best;
} Search;

static double
power_of_ten (int exponent)
{
  return exponent >= -307 ? pow (10, exponent) : pow (10, exponent + 300) * 1e-300;
}

/* steps · tenths/10 · 10^exponent: the double that the decimal would be read as.  Up to 10^22 powers of
 * ten are exact, so one rounded operation gives it; beyond, the decimal is read. */
static double
exact_multiple (gint64 steps, int tenths, int exponent)
{
  gint64 whole = steps * tenths;

  if (ABS (exponent - 1) > 22)
    {
      g_autofree char *decimal = g_strdup_printf ("%" G_GINT64_FORMAT "e%d", whole, exponent - 1);

      return g_ascii_strtod (decimal, NULL);
    }
  return exponent <= 1 ? (double)whole / pow (10, 1 - exponent)
                       : (double)whole * pow (10, exponent - 1);
}

double
recourse_ticks_value (const RecourseTicks *self, guint i)
{
  double value;

  g_return_val_if_fail (i < self->n, NAN);

  value = exact_multiple (self->start + i, self->tenths, self->exponent);
  return value == 0 ? 0 : value; /* no negative zero */
}

static double
simplicity (guint rank, gboolean has_zero)
{
  return 1 - (double)rank / (N_NICE - 1) - 1 + (has_zero ? 1 : 0);
}

static double
coverage (const Search *s, double low, double high)
{
  double margin = 0.1 * (s->max - s->min), above = s->max - high, below = s->min - low;

  return 1 - 0.5 * (above * above + below * below) / (margin * margin);
}

/* The best coverage that labels @span apart could have. */
static double
coverage_bound (const Search *s, double span)
{
  double range = s->max - s->min, half = (span - range) / 2, margin = 0.1 * range;

  return span > range ? 1 - half * half / (margin * margin) : 1;
}

static double
density (const Search *s, guint k, double low, double high)
{
  double found = (k - 1) / (high - low);
  double wanted = (s->wanted - 1) / (fmax (high, s->max) - fmin (low, s->min));

  return 2 - fmax (found / wanted, wanted / found);
}

static double
density_bound (const Search *s, guint k)
{
  return k >= s->wanted ? 2 - (k - 1) / (s->wanted - 1) : 1;
}

static double
score (double simple, double covering, double dense)
{
  return WEIGHT_SIMPLICITY * simple + WEIGHT_COVERAGE * covering + WEIGHT_DENSITY * dense
         + WEIGHT_LEGIBILITY;
}

static RecourseTicks
make_ticks (const Search *s, int tenths, int exponent, gint64 start, guint k)
{
  RecourseTicks ticks = {
    .n = k, .start = start, .tenths = tenths, .exponent = exponent + s->shift
  };

  ticks.step = exact_multiple (1, tenths, ticks.exponent);
  ticks.min = recourse_ticks_value (&ticks, 0);
  ticks.max = recourse_ticks_value (&ticks, k - 1);
  return ticks;
}

static gboolean
encloses (const Search *s, const RecourseTicks *ticks)
{
  return ticks->min <= s->query->min && ticks->max >= s->query->max;
}

static void
try_start (Search *s, guint rank, int exponent, gint64 start, guint k)
{
  double step = exact_multiple (1, nice[rank], exponent);
  double low = (double)start * step, high = low + (k - 1) * step;
  gboolean has_zero = start <= 0 && start + (gint64)k > 0;
  double found =
      score (simplicity (rank, has_zero), coverage (s, low, high), density (s, k, low, high));
  RecourseTicks ticks;

  if (found <= s->best_score)
    return;
  ticks = make_ticks (s, nice[rank], exponent, start, k);
  if (!isfinite (ticks.min) || !isfinite (ticks.max)
      || (s->query->is_loose && !encloses (s, &ticks)))
    return;
  if (s->check_fit && s->query->fit != NULL && !s->query->fit (&ticks, s->query->data))
    return;
  s->best = ticks;
  s->best_score = found;
}

/* All positions of @k labels of one step that touch the data. */
static void
try_step (Search *s, guint rank, int exponent, guint k)
{
  double step = exact_multiple (1, nice[rank], exponent);
  gint64 first = (gint64)floor (s->max / step) - ((gint64)k - 1);
  gint64 last = (gint64)ceil (s->min / step);

  /* Loose labels begin at or below the data and end at or above it. */
  if (s->query->is_loose)
    {
      gint64 below = (gint64)floor (s->min / step), above = (gint64)ceil (s->max / step);

      first = above - ((gint64)k - 1) - 1;
      last = below + 1;
    }
  for (gint64 start = first; start <= last; start++)
    try_start (s, rank, exponent, start, k);
}

static void
try_count (Search *s, guint rank, guint k)
{
  double dense = density_bound (s, k);
  double mantissa = nice[rank] / 10.0;
  int exponent = (int)ceil (log10 ((s->max - s->min) / (k + 1) / mantissa));

  for (;; exponent++)
    {
      double span = (k - 1) * exact_multiple (1, nice[rank], exponent);

      /* Two labels enclose no data on both sides of zero, however far they reach. */
      if (span > FURTHEST * (s->max - s->min))
        return;
      if (score (simplicity (rank, TRUE), coverage_bound (s, span), dense) <= s->best_score)
        return;
      try_step (s, rank, exponent, k);
    }
}

/* A step around the only value: its own magnitude to two places, or 1 where it is zero. */
static void
widen (RecourseTicksQuery *query)
{
  double middle = query->min / 2 + query->max / 2, size = fabs (middle);
  double step = size > 1e-290 ? power_of_ten ((int)floor (log10 (size)) - 1) : 1;

  if (size > 1e307)
    middle = copysign (1e307, middle);
  query->min = middle - step;
  query->max = middle + step;
}

static RecourseTicksQuery
repair (RecourseTicksQuery query)
{
  if (!isfinite (query.min) || !isfinite (query.max))
    {
      query.min = isfinite (query.min) ? query.min : isfinite (query.max) ? query.max : 0;
      query.max = query.min;
    }
  if (query.min > query.max)
    {
      double swap = query.min;

      query.min = query.max;
      query.max = swap;
    }
  /* Ticks beyond the largest double cannot enclose; half of it leaves room. */
  query.min = CLAMP (query.min, -4e307, 4e307);
  query.max = CLAMP (query.max, -4e307, 4e307);
  if (query.max - query.min <= LEAST_RANGE * fmax (fabs (query.min), fabs (query.max))
      || query.max - query.min < 1e-290)
    widen (&query);
  return query;
}

static void
run (Search *s)
{
  guint most = s->most > 0 ? MIN (s->most, MAX_LABELS) : MAX_LABELS;

  s->best_score = -INFINITY;
  for (guint rank = 0; rank < N_NICE; rank++)
    for (guint k = 2; k <= most; k++)
      {
        if (score (simplicity (rank, TRUE), 1, density_bound (s, k)) <= s->best_score)
          break;
        try_count (s, rank, k);
      }
}

RecourseTicks
recourse_ticks_find (RecourseTicksQuery query)
{
  RecourseTicksQuery repaired = repair (query);
  Search search = { .query = &repaired, .wanted = fmax (query.wanted, 1.5), .most = query.most };
  double scale;

  if (search.most == 1)
    search.most = 2;
  search.shift = (int)floor (log10 (repaired.max - repaired.min));
  scale = power_of_ten (search.shift);
  search.min = repaired.min / scale;
  search.max = repaired.max / scale;
  search.check_fit = TRUE;
  run (&search);
  if (search.best_score == -INFINITY)
    {
      /* Nothing fits: the chart shows the least bad and drops labels itself. */
      search.check_fit = FALSE;
      run (&search);
    }
  return search.best;
}

double
recourse_ticks_wanted (double length, double pitch)
{
  return CLAMP (length / fmax (pitch, 1), 2, 7);
}
