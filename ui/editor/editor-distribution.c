/* What a distribution of each kind states.  Going from one kind to another keeps the range about where it is:
 * P10, P50 and P90 of the old one, some of them only nearly, are what the new one is made of. */
#include "config.h"

#include "ui/editor/editor-distribution.h"

#include <math.h>

/* The 90 % point of the standard normal distribution. */
#define Z90 1.2815515655446004

static const struct
{
  const char *kind;
  const char *keys;
} kinds[] = {
  { "metalog", " kind p10 p50 p90 lower upper " },
  { "normal", " kind mean sd " },
  { "lognormal", " kind p10 p90 mean sd " },
  { "triangular", " kind low mode high " },
  { "pert", " kind low mode high " },
  { "uniform", " kind low high " },
  { "beta", " kind alpha beta low high " },
  { "discrete", " kind values probabilities " },
  { "empirical", " kind samples " },
  { "point", " kind value " },
};

gboolean
recourse_editor_distribution_has (const char *kind, const char *key)
{
  g_autofree char *word = g_strdup_printf (" %s ", key);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return strstr (kinds[i].keys, word) != NULL;
  return FALSE;
}

typedef struct
{
  double low, middle, high; /* about P10, P50, P90 */
} Range;

static Range
range_of_numbers (const GArray *numbers)
{
  Range range = { INFINITY, 0.0, -INFINITY };

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      double value = g_array_index (numbers, double, i);

      range.low = MIN (range.low, value);
      range.high = MAX (range.high, value);
    }
  range.middle = (range.low + range.high) / 2;
  return range;
}

static Range
range_around (double middle, double spread)
{
  return (Range){ middle - spread, middle, middle + spread };
}

/* Of shapes between two ends: a fifth of the way in on either side is about P10 and P90. */
static Range
range_between (double low, double middle, double high)
{
  return (Range){ low + 0.2 * (middle - low), middle, high - 0.2 * (high - middle) };
}

static Range
range_of (RecourseDistribution *from)
{
  if (g_strcmp0 (from->kind, "metalog") == 0)
    return (Range){ from->p10, from->p50, from->p90 };
  if (g_strcmp0 (from->kind, "lognormal") == 0 && isfinite (from->p10))
    return (Range){ from->p10, sqrt (from->p10 * from->p90), from->p90 };
  if (g_strcmp0 (from->kind, "normal") == 0 || g_strcmp0 (from->kind, "lognormal") == 0)
    return range_around (from->mean, Z90 * from->sd);
  if (g_strcmp0 (from->kind, "discrete") == 0)
    return range_of_numbers (from->values);
  if (g_strcmp0 (from->kind, "empirical") == 0)
    return range_of_numbers (from->samples);
  if (g_strcmp0 (from->kind, "point") == 0)
    return range_around (from->value, MAX (fabs (from->value) * 0.2, 0.1));
  if (g_strcmp0 (from->kind, "beta") == 0 && !isfinite (from->low))
    return (Range){ 0.2, from->alpha / (from->alpha + from->beta), 0.8 };
  return range_between (
      from->low, isfinite (from->mode) ? from->mode : (from->low + from->high) / 2, from->high);
}

/* In order and apart, whatever came in; above zero where the shape needs it. */
static Range
put_right (Range range, gboolean is_positive)
{
  if (!isfinite (range.low) || !isfinite (range.middle) || !isfinite (range.high))
    range = (Range){ 1, 2, 3 };
  if (range.high <= range.low)
    range = range_around (range.middle, MAX (fabs (range.middle) * 0.2, 0.1));
  if (is_positive && range.low <= 0)
    {
      range.high = MAX (range.high, 0.1);
      range.low = range.high / 4;
    }
  if (range.middle <= range.low || range.middle >= range.high)
    range.middle = (range.low + range.high) / 2;
  return range;
}

/* A metalog leaves the median less room than the order of the three figures does. */
static double
metalog_middle (Range range)
{
  double width = range.high - range.low;

  return CLAMP (range.middle, range.low + 0.2 * width, range.high - 0.2 * width);
}

static char *
number (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.6g", value));
}

char *
recourse_editor_distribution_convert (RecourseDistribution *from, const char *kind)
{
  Range range = put_right (range_of (from), g_str_equal (kind, "lognormal"));
  double reach = g_str_equal (kind, "metalog") ? 0.0 : 0.25; /* ends lie outside P10 and P90 */
  g_autofree char *low = number (range.low - reach * (range.middle - range.low));
  g_autofree char *high = number (range.high + reach * (range.high - range.middle));
  g_autofree char *middle = number (reach > 0 ? range.middle : metalog_middle (range));
  g_autofree char *p10 = number (range.low);
  g_autofree char *p90 = number (range.high);
  g_autofree char *sd = number ((range.high - range.low) / (2 * Z90));

  if (g_str_equal (kind, "metalog"))
    return g_strdup_printf ("{\"kind\": \"metalog\", \"p10\": %s, \"p50\": %s, \"p90\": %s}", p10,
                            middle, p90);
  if (g_str_equal (kind, "normal"))
    return g_strdup_printf ("{\"kind\": \"normal\", \"mean\": %s, \"sd\": %s}", middle, sd);
  if (g_str_equal (kind, "lognormal"))
    return g_strdup_printf ("{\"kind\": \"lognormal\", \"p10\": %s, \"p90\": %s}", p10, p90);
  if (g_str_equal (kind, "uniform"))
    return g_strdup_printf ("{\"kind\": \"uniform\", \"low\": %s, \"high\": %s}", low, high);
  if (g_str_equal (kind, "beta"))
    return g_strdup_printf (
        "{\"kind\": \"beta\", \"alpha\": 2, \"beta\": 2, \"low\": %s, \"high\": %s}", low, high);
  if (g_str_equal (kind, "discrete"))
    return g_strdup_printf ("{\"kind\": \"discrete\", \"values\": [%s, %s, %s], "
                            "\"probabilities\": [0.25, 0.5, 0.25]}",
                            p10, middle, p90);
  if (g_str_equal (kind, "empirical"))
    return g_strdup_printf ("{\"kind\": \"empirical\", \"samples\": [%s, %s, %s]}", p10, middle,
                            p90);
  if (g_str_equal (kind, "point"))
    return g_strdup_printf ("{\"kind\": \"point\", \"value\": %s}", middle);
  return g_strdup_printf ("{\"kind\": \"%s\", \"low\": %s, \"mode\": %s, \"high\": %s}", kind, low,
                          middle, high);
}
