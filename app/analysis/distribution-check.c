/* What a statement of a distribution may be: every rule of the format page, each fault with its key and a
 * remedy. */
#include "config.h"

#include "distribution-check.h"

#include "metalog.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const kind_names[] = {
  [RECOURSE_KIND_METALOG] = "metalog",     [RECOURSE_KIND_NORMAL] = "normal",
  [RECOURSE_KIND_LOGNORMAL] = "lognormal", [RECOURSE_KIND_TRIANGULAR] = "triangular",
  [RECOURSE_KIND_PERT] = "pert",           [RECOURSE_KIND_UNIFORM] = "uniform",
  [RECOURSE_KIND_BETA] = "beta",           [RECOURSE_KIND_DISCRETE] = "discrete",
  [RECOURSE_KIND_EMPIRICAL] = "empirical", [RECOURSE_KIND_POINT] = "point",
};

gboolean
recourse_kind_from_name (const char *name, RecourseKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (name, kind_names[i]) == 0)
      {
        *kind = (RecourseKind)i;
        return TRUE;
      }

  return FALSE;
}

const char *
recourse_kind_get_name (RecourseKind kind)
{
  return kind_names[kind];
}

RecourseVariateSpec
recourse_variate_spec (RecourseKind kind)
{
  const double none = (double)NAN;

  return (RecourseVariateSpec){
    .kind = kind,
    .p10 = none,
    .p50 = none,
    .p90 = none,
    .lower = none,
    .upper = none,
    .mean = none,
    .sd = none,
    .low = none,
    .mode = none,
    .high = none,
    .alpha = none,
    .beta = none,
    .value = none,
  };
}

/* One pass over a statement. */
typedef struct
{
  const RecourseVariateSpec *spec;
  RecourseVariateFaultFunc report;
  gpointer user_data;
  gboolean is_valid;
} Check;

G_GNUC_PRINTF (4, 5)
static void
add (Check *check, const char *key, gboolean is_warning, const char *format, ...)
{
  va_list arguments;

  check->is_valid = check->is_valid && is_warning;
  if (check->report == NULL)
    return;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  check->report (key, is_warning, message, check->user_data);
}

/* A number as a dossier writes it, whatever the locale: the shortest of 15 digits or, for bounds, 6. */
typedef char Number[G_ASCII_DTOSTR_BUF_SIZE];

static const char *
number (Number buffer, double value, const char *format)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, format, value);
}

static gboolean
need (Check *check, const char *key, double value)
{
  if (isfinite (value))
    return TRUE;
  add (check, key, FALSE,
       isnan (value) ? _ ("A %s distribution needs “%s”; add it as a number.")
                     : _ ("A %s distribution needs a finite “%s”; state it as a number."),
       kind_names[check->spec->kind], key);

  return FALSE;
}

static gboolean
need_ascending (Check *check,
                const char *low_key,
                double low,
                const char *high_key,
                double high,
                gboolean may_equal)
{
  Number a, b;

  if (low < high || (may_equal && low == high))
    return TRUE;
  add (check, high_key, FALSE,
       may_equal ? _ ("“%s” is %s and “%s” is %s; “%s” must not be below “%s”.")
                 : _ ("“%s” is %s and “%s” is %s; “%s” must be greater than “%s”."),
       low_key, number (a, low, "%.15g"), high_key, number (b, high, "%.15g"), high_key, low_key);

  return FALSE;
}

static gboolean
need_positive (Check *check, const char *key, double value)
{
  Number a;

  if (!need (check, key, value))
    return FALSE;
  if (value > 0.0)
    return TRUE;
  add (check, key, FALSE, _ ("“%s” is %s; it must be greater than 0."), key,
       number (a, value, "%.15g"));

  return FALSE;
}

/* ---- metalog ---- */

static gboolean
check_bounds (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  gboolean is_valid = TRUE;

  if (isinf (spec->lower) || isinf (spec->upper))
    {
      add (check, isinf (spec->lower) ? "lower" : "upper", FALSE,
           _ ("A bound must be finite; leave it out where there is none."));
      return FALSE;
    }
  if (!isnan (spec->lower))
    is_valid &= need_ascending (check, "lower", spec->lower, "p10", spec->p10, FALSE);
  if (!isnan (spec->upper))
    is_valid &= need_ascending (check, "p90", spec->p90, "upper", spec->upper, FALSE);

  return is_valid;
}

static gboolean
check_ratio (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  const RecourseMetalogRange range =
      recourse_metalog_range (spec->p10, spec->p50, spec->p90, spec->lower, spec->upper);
  Number p10, p50, p90, low, high;

  if (range.ratio > RECOURSE_METALOG_RATIO_LOW && range.ratio < RECOURSE_METALOG_RATIO_HIGH)
    return TRUE;
  add (check, "p50", FALSE,
       _ ("No metalog has p10 %s, p50 %s and p90 %s; with these p10 and p90, p50 must lie between "
          "%s and %s."),
       number (p10, spec->p10, "%.15g"), number (p50, spec->p50, "%.15g"),
       number (p90, spec->p90, "%.15g"), number (low, range.p50_low, "%.6g"),
       number (high, range.p50_high, "%.6g"));

  return FALSE;
}

static void
check_tail (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  const RecourseMetalog metalog =
      recourse_metalog_fit (spec->p10, spec->p50, spec->p90, spec->lower, spec->upper);
  const double tail = recourse_metalog_tail (&metalog);
  const char *key = isnan (spec->upper) ? "upper" : "lower";

  if (tail >= 1.0)
    add (check, key, FALSE,
         _ ("This metalog's tail is so heavy that it has no finite mean; add “%s” or bring p10 and "
            "p90 "
            "closer together."),
         key);
  else if (tail >= 0.5)
    add (check, key, TRUE,
         _ ("This metalog's tail is so heavy that it has no finite standard deviation; consider "
            "adding “%s”."),
         key);
}

static void
check_metalog (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  const gboolean has_p10 = need (check, "p10", spec->p10), has_p50 = need (check, "p50", spec->p50),
                 has_p90 = need (check, "p90", spec->p90);

  if (!has_p10 || !has_p50 || !has_p90)
    return;
  if (!need_ascending (check, "p10", spec->p10, "p90", spec->p90, FALSE) || !check_bounds (check))
    return;
  if (need_ascending (check, "p10", spec->p10, "p50", spec->p50, FALSE)
      && need_ascending (check, "p50", spec->p50, "p90", spec->p90, FALSE) && check_ratio (check))
    check_tail (check);
}

/* ---- the others ---- */

static void
check_normal (Check *check)
{
  need (check, "mean", check->spec->mean);
  need_positive (check, "sd", check->spec->sd);
}

static void
check_lognormal (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  const gboolean has_percentiles = !isnan (spec->p10) || !isnan (spec->p90);
  const gboolean has_moments = !isnan (spec->mean) || !isnan (spec->sd);

  if (has_percentiles == has_moments)
    add (check, "kind", FALSE,
         _ ("A lognormal distribution needs either “p10” and “p90” or “mean” and “sd”; state one "
            "pair."));
  else if (has_moments)
    {
      need_positive (check, "mean", spec->mean);
      need_positive (check, "sd", spec->sd);
    }
  else if (need_positive (check, "p10", spec->p10) & need_positive (check, "p90", spec->p90))
    need_ascending (check, "p10", spec->p10, "p90", spec->p90, FALSE);
}

static gboolean
check_range (Check *check, double low, double high)
{
  if (!(need (check, "low", low) & need (check, "high", high)))
    return FALSE;

  return need_ascending (check, "low", low, "high", high, FALSE);
}

static void
check_mode (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  const gboolean has_mode = need (check, "mode", spec->mode);

  if (check_range (check, spec->low, spec->high) && has_mode
      && need_ascending (check, "low", spec->low, "mode", spec->mode, TRUE))
    need_ascending (check, "mode", spec->mode, "high", spec->high, TRUE);
}

static void
check_beta (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;

  need_positive (check, "alpha", spec->alpha);
  need_positive (check, "beta", spec->beta);
  check_range (check, isnan (spec->low) ? 0.0 : spec->low, isnan (spec->high) ? 1.0 : spec->high);
}

static void
check_finite_items (Check *check, const char *name, const double *items, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (items[i]))
      {
        g_autofree char *key = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", name, i);
        add (check, key, FALSE, _ ("Item %s is not a finite number; state it as a number."), key);
      }
}

static double
check_probabilities (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  double sum = 0.0;

  for (gsize i = 0; i < spec->n_probabilities; i++)
    {
      Number a;
      sum += spec->probabilities[i];
      if (spec->probabilities[i] >= 0.0 && spec->probabilities[i] <= 1.0)
        continue;
      g_autofree char *key = g_strdup_printf ("probabilities[%" G_GSIZE_FORMAT "]", i);
      add (check, key, FALSE, _ ("The probability %s is %s; it must lie in 0–1."), key,
           number (a, spec->probabilities[i], "%.15g"));
    }

  return sum;
}

static void
check_discrete (Check *check)
{
  const RecourseVariateSpec *spec = check->spec;
  Number a;

  if (spec->n_values == 0)
    add (check, "values", FALSE, _ ("A discrete distribution needs “values”; list at least one."));
  if (spec->n_values != spec->n_probabilities)
    add (check, "probabilities", FALSE,
         _ ("There are %u values and %u probabilities; state one probability for each value."),
         (guint)spec->n_values, (guint)spec->n_probabilities);
  check_finite_items (check, "values", spec->values, spec->n_values);
  const double sum = check_probabilities (check);
  if (spec->n_values > 0 && spec->n_values == spec->n_probabilities && !(fabs (sum - 1.0) <= 1e-9))
    add (check, "probabilities", FALSE,
         _ ("The probabilities add up to %s; they must add up to 1."), number (a, sum, "%.15g"));
}

static void
check_empirical (Check *check)
{
  if (check->spec->n_samples == 0)
    add (check, "samples", FALSE,
         _ ("An empirical distribution needs “samples”; list at least one."));
  check_finite_items (check, "samples", check->spec->samples, check->spec->n_samples);
}

static void
check_keys (Check *check)
{
  switch (check->spec->kind)
    {
    case RECOURSE_KIND_METALOG:
      check_metalog (check);
      break;
    case RECOURSE_KIND_NORMAL:
      check_normal (check);
      break;
    case RECOURSE_KIND_LOGNORMAL:
      check_lognormal (check);
      break;
    case RECOURSE_KIND_TRIANGULAR:
    case RECOURSE_KIND_PERT:
      check_mode (check);
      break;
    case RECOURSE_KIND_UNIFORM:
      check_range (check, check->spec->low, check->spec->high);
      break;
    case RECOURSE_KIND_BETA:
      check_beta (check);
      break;
    case RECOURSE_KIND_DISCRETE:
      check_discrete (check);
      break;
    case RECOURSE_KIND_EMPIRICAL:
      check_empirical (check);
      break;
    case RECOURSE_KIND_POINT:
      need (check, "value", check->spec->value);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Keys in order may still describe more than a double holds. */
static void
check_moments (Check *check)
{
  g_autoptr (RecourseVariate) variate = recourse_variate_new_unchecked (check->spec);
  const gboolean has_tail_of_its_own = check->spec->kind == RECOURSE_KIND_METALOG;

  if (!isfinite (recourse_variate_get_mean (variate)))
    add (check, "kind", FALSE,
         _ ("The mean of this distribution is too large for a number; bring its values closer "
            "together."));
  else if (isnan (recourse_variate_get_sd (variate)) && !has_tail_of_its_own)
    add (check, "kind", TRUE,
         _ ("The standard deviation of this distribution is too large for a number."));
}

gboolean
recourse_variate_spec_check (const RecourseVariateSpec *spec,
                             RecourseVariateFaultFunc report,
                             gpointer user_data)
{
  Check check = { spec, report, user_data, TRUE };

  check_keys (&check);
  if (check.is_valid)
    check_moments (&check);

  return check.is_valid;
}
