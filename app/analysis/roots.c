/* The range is sampled evenly.  Between samples of opposite sign a bisection runs down to neighbouring doubles,
 * and what is left of the difference tells a jump from a crossing.  A stretch of zeros is flat.  Where samples
 * come close to zero and turn away again, the turning point is searched for a zero that only touches, or for
 * a pair of roots. */
#include "roots.h"

#include <float.h>
#include <math.h>

/* Of the magnitudes compared: what rounding alone can make of an exact zero. */
#define ROUNDING 1e-13

#define GOLDEN 0.61803398874989484820

typedef struct
{
  double x, y, magnitude;
} Sample;

typedef struct
{
  RecourseCurveFunc curve;
  gpointer user_data;
  double low, high;
  Sample *samples;
  GArray *roots;
  GError **error;
} Search;

static gboolean
take (Search *self, double x, Sample *sample)
{
  sample->x = x;

  return self->curve (x, &sample->y, &sample->magnitude, self->user_data, self->error);
}

static gboolean
is_zero (const Sample *sample)
{
  return fabs (sample->y) <= ROUNDING * sample->magnitude;
}

static void
add_root (Search *self, double at, RecourseRootKind kind)
{
  const RecourseRoot root = { at, kind };
  const double apart = (self->high - self->low) / RECOURSE_ROOT_STEPS * 1e-6;

  /* The same root may be found from both sides. */
  if (self->roots->len > 0 && kind != RECOURSE_ROOT_FLAT
      && at - g_array_index (self->roots, RecourseRoot, self->roots->len - 1).at < apart)
    return;
  g_array_append_val (self->roots, root);
}

static gboolean
is_between (double x, double low, double high)
{
  return x > low && x < high;
}

/* Where the difference stays as wide when the bracket shrinks a millionfold, nothing is in between. */
static gboolean
is_jump (const Sample *left, const Sample *right, double earlier_gap)
{
  const double gap = fabs (right->y - left->y);

  return gap > ROUNDING * fmax (left->magnitude, right->magnitude) && gap > 0.5 * earlier_gap;
}

static gboolean
bisect (Search *self, Sample left, Sample right)
{
  const double watch = fmax (1e-9 * (self->high - self->low),
                             1e6 * DBL_EPSILON * fmax (fabs (left.x), fabs (right.x)));
  double earlier_gap = fabs (right.y - left.y);

  for (;;)
    {
      Sample middle;
      const double x = left.x + 0.5 * (right.x - left.x);
      if (!is_between (x, left.x, right.x))
        break;
      if (!take (self, x, &middle))
        return FALSE;
      if (right.x - left.x > watch)
        earlier_gap = fabs (right.y - left.y);
      if (middle.y == 0.0)
        left = right = middle;
      else if ((middle.y > 0.0) == (right.y > 0.0))
        right = middle;
      else
        left = middle;
    }
  const Sample *nearer = fabs (left.y) < fabs (right.y) ? &left : &right;
  add_root (self, nearer->x,
            is_jump (&left, &right, earlier_gap) ? RECOURSE_ROOT_JUMP : RECOURSE_ROOT_CROSSING);

  return TRUE;
}

/* From a zero towards a sample that is none: the last place that is still zero. */
static gboolean
find_flat_end (Search *self, Sample zero, Sample other, double *end)
{
  for (;;)
    {
      Sample middle;
      const double x = zero.x + 0.5 * (other.x - zero.x);
      if (!is_between (x, fmin (zero.x, other.x), fmax (zero.x, other.x)))
        break;
      if (!take (self, x, &middle))
        return FALSE;
      if (is_zero (&middle))
        zero = middle;
      else
        other = middle;
    }
  *end = zero.x;

  return TRUE;
}

/* A run of zeros from sample @first on.  Returns: its last sample, or G_MAXUINT with the error set */
static guint
follow_zeros (Search *self, guint first)
{
  guint last = first;
  double left = self->samples[first].x, right;

  while (last < RECOURSE_ROOT_STEPS && is_zero (&self->samples[last + 1]))
    last++;
  right = self->samples[last].x;
  if (last == first)
    {
      add_root (self, left, RECOURSE_ROOT_CROSSING);
      return last;
    }
  if (first > 0 && !find_flat_end (self, self->samples[first], self->samples[first - 1], &left))
    return G_MAXUINT;
  if (last < RECOURSE_ROOT_STEPS
      && !find_flat_end (self, self->samples[last], self->samples[last + 1], &right))
    return G_MAXUINT;
  add_root (self, left, RECOURSE_ROOT_FLAT);
  add_root (self, right, RECOURSE_ROOT_FLAT);

  return last;
}

gboolean
recourse_curve_least (RecourseCurveFunc curve,
                      gpointer user_data,
                      double low,
                      double high,
                      double sign,
                      double *at,
                      double *least,
                      GError **error)
{
  double a = high - GOLDEN * (high - low), b = low + GOLDEN * (high - low), ya, yb, unused;

  if (!curve (a, &ya, &unused, user_data, error) || !curve (b, &yb, &unused, user_data, error))
    return FALSE;
  for (int i = 0; i < 90 && low < a && a < b && b < high; i++)
    if (sign * ya <= sign * yb)
      {
        high = b;
        b = a;
        yb = ya;
        a = high - GOLDEN * (high - low);
        if (!curve (a, &ya, &unused, user_data, error))
          return FALSE;
      }
    else
      {
        low = a;
        a = b;
        ya = yb;
        b = low + GOLDEN * (high - low);
        if (!curve (b, &yb, &unused, user_data, error))
          return FALSE;
      }
  *at = sign * ya <= sign * yb ? a : b;
  *least = sign * ya <= sign * yb ? ya : yb;

  return TRUE;
}

/* Whether the curve turns at the middle sample so close to zero that it may reach it in between. */
static gboolean
may_touch (const Sample *left, const Sample *middle, const Sample *right)
{
  const double rise = fmax (fabs (left->y - middle->y), fabs (right->y - middle->y));

  return (left->y > 0.0) == (middle->y > 0.0) && (right->y > 0.0) == (middle->y > 0.0)
         && fabs (middle->y) <= fabs (left->y) && fabs (middle->y) <= fabs (right->y) && rise > 0.0
         && fabs (middle->y) <= 4.0 * rise;
}

static gboolean
search_touch (Search *self, guint i)
{
  const Sample left = self->samples[i - 1], right = self->samples[i + 1];
  const double sign = left.y > 0.0 ? 1.0 : -1.0;
  Sample turn;
  double least;

  if (!recourse_curve_least (self->curve, self->user_data, left.x, right.x, sign, &turn.x, &least,
                             self->error)
      || !take (self, turn.x, &turn))
    return FALSE;
  if (is_zero (&turn))
    add_root (self, turn.x, RECOURSE_ROOT_CROSSING);
  else if (sign * turn.y < 0.0)
    return bisect (self, left, turn) && bisect (self, turn, right);

  return TRUE;
}

static gboolean
sample (Search *self)
{
  const double width = self->high - self->low;

  for (guint i = 0; i <= RECOURSE_ROOT_STEPS; i++)
    {
      const double x =
          i == RECOURSE_ROOT_STEPS ? self->high : self->low + width * i / RECOURSE_ROOT_STEPS;
      if (!take (self, x, &self->samples[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
scan (Search *self)
{
  for (guint i = 0; i <= RECOURSE_ROOT_STEPS; i++)
    {
      const Sample *here = &self->samples[i];
      if (is_zero (here))
        {
          i = follow_zeros (self, i);
          if (i == G_MAXUINT)
            return FALSE;
          continue;
        }
      if (i == RECOURSE_ROOT_STEPS)
        break;
      if (i > 0 && !is_zero (here - 1) && !is_zero (here + 1)
          && may_touch (here - 1, here, here + 1) && !search_touch (self, i))
        return FALSE;
      if (!is_zero (here + 1) && (here[1].y > 0.0) != (here->y > 0.0)
          && !bisect (self, here[0], here[1]))
        return FALSE;
    }

  return TRUE;
}

GArray *
recourse_roots_find (
    RecourseCurveFunc curve, gpointer user_data, double low, double high, GError **error)
{
  g_autofree Sample *samples = g_new0 (Sample, RECOURSE_ROOT_STEPS + 1);
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (RecourseRoot));
  Search search = { curve, user_data, low, high, samples, roots, error };

  if (!sample (&search) || !scan (&search))
    return NULL;

  return g_steal_pointer (&roots);
}
