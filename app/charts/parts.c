/* Parties, statuses and paths look the same in every chart because they are drawn here.  A hue names a
 * party, a pattern the standing of a sum or right, a number the path; none of them is told by colour
 * alone. */
#include "config.h"

#include "parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDEST_PLAIN 1e6
#define SMALLEST_PLAIN 1e-3

static void
append_superscript (GString *text, int power)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%d", ABS (power));

  if (power < 0)
    g_string_append (text, "⁻");
  for (const char *c = plain; *c != '\0'; c++)
    g_string_append (text, digits[*c - '0']);
}

/* A mantissa and a power of ten stand where the number would be. */
static char *
money_with_power (const ChartFrame *frame, double value)
{
  RecourseDossier *dossier = frame->input->dossier;
  int power = (int)floor (log10 (fabs (value)) + 1e-12);
  double mantissa = value / pow (10, power);
  g_autoptr (GString) unit = g_string_new (NULL);

  g_string_append (unit, "×10");
  append_superscript (unit, power);
  if (dossier->unit != NULL)
    g_string_append_printf (unit, " %s", dossier->unit);
  if (fabs (mantissa - round (mantissa)) < 1e-9)
    return recourse_format_money (frame->input->numbers, round (mantissa), 0, dossier->currency,
                                  unit->str);
  return recourse_format_money (frame->input->numbers, mantissa, 1, dossier->currency, unit->str);
}

char *
chart_money (const ChartFrame *frame, double value, guint decimals)
{
  RecourseDossier *dossier = frame->input->dossier;
  double size = fabs (value);

  if (!isfinite (value))
    return g_strdup (_ ("not known"));
  if (size >= WIDEST_PLAIN || (size > 0 && size < SMALLEST_PLAIN && decimals > 3))
    return money_with_power (frame, value);
  if (size < 0.5 * pow (10, -(double)decimals))
    value = 0;
  return recourse_format_money (frame->input->numbers, value, value == 0 ? 0 : decimals,
                                dossier->currency, dossier->unit);
}

char *
chart_money_exact (const ChartFrame *frame, double value)
{
  guint decimals = 0, most = fabs (value) >= 100 ? 0 : fabs (value) >= 10 ? 1 : 2;

  if (fabs (value) > 0 && fabs (value) < SMALLEST_PLAIN)
    return money_with_power (frame, value);
  if (fabs (value) < 1 && value != 0)
    most = recourse_decimals_of_magnitude (value);
  while (decimals < most
         && fabs (value - round (value * pow (10, decimals)) / pow (10, decimals))
                > 1e-9 * fabs (value))
    decimals++;
  return chart_money (frame, value, decimals);
}

guint
chart_decimals (double magnitude)
{
  if (!isfinite (magnitude) || magnitude >= 100)
    return 0;
  return magnitude == 0 ? 0
                        : MIN (recourse_decimals_of_magnitude (magnitude), 1 + (magnitude < 1) * 5);
}

char *
chart_unit (const ChartFrame *frame)
{
  return recourse_dossier_dup_unit (frame->input->dossier);
}

char *
chart_unit_words (const ChartFrame *frame)
{
  g_autofree char *unit = chart_unit (frame);

  return *unit != '\0' ? g_steal_pointer (&unit) : g_strdup (_ ("no unit stated"));
}

static char *
join (GPtrArray *names, const char *last)
{
  GString *text = g_string_new (names->len > 0 ? g_ptr_array_index (names, 0) : "");

  for (guint i = 1; i + 1 < names->len; i++)
    /* Translators: between the members of a list, before the last. */
    g_string_append_printf (text, "%s%s", C_ ("list", ", "), (char *)g_ptr_array_index (names, i));
  if (names->len > 1)
    g_string_append_printf (text, "%s%s", last, (char *)g_ptr_array_index (names, names->len - 1));
  return g_string_free (text, FALSE);
}

char *
chart_list (GPtrArray *names)
{
  /* Translators: before the last member of a list. */
  return join (names, C_ ("list", " and "));
}

char *
chart_choice (GPtrArray *names)
{
  /* Translators: before the last member of a list of which each will do. */
  return join (names, C_ ("list", " or "));
}

guint
chart_party_index (const ChartFrame *frame, const char *id)
{
  RecourseDossier *dossier = frame->input->dossier;

  return id != NULL ? recourse_dossier_index_of (dossier, dossier->stakeholders, id) : G_MAXUINT;
}

const char *
chart_party_label (const ChartFrame *frame, const char *id)
{
  RecourseDossier *dossier = frame->input->dossier;
  RecourseRecord *party =
      id != NULL ? recourse_dossier_find (dossier, dossier->stakeholders, id) : NULL;

  return party != NULL ? chart_record_label (frame, party) : id != NULL ? id : _ ("nobody named");
}

RecourseInk
chart_party_ink (guint party)
{
  return party == G_MAXUINT ? RECOURSE_INK_NEUTRAL : recourse_party_ink (party);
}

RecourseSymbol
chart_party_symbol (guint party)
{
  return party == G_MAXUINT ? RECOURSE_SYMBOL_RING : recourse_party_symbol (party);
}

RecourseMark *
chart_party_mark (ChartFrame *frame, guint party, double x, double y, double size, const char *key)
{
  RecoursePaint paint = { .fill = chart_party_ink (party) };
  RecourseSymbol symbol = chart_party_symbol (party);
  RecourseMark *mark;

  if (symbol == RECOURSE_SYMBOL_RING)
    paint = (RecoursePaint){ .stroke = chart_party_ink (party), .stroke_width = 2 };
  mark = recourse_scene_add_symbol (frame->scene, "symbol", symbol, x, y, size, paint, "%s/%s",
                                    frame->scene->chart, key);
  mark->z = 18;
  return mark;
}

ChartStatus
chart_status (const char *word)
{
  static const struct
  {
    const char *word;
    ChartStatus status;
  } statuses[] = { { "paid", CHART_STATUS_PAID },
                   { "fact", CHART_STATUS_PAID },
                   { "committed", CHART_STATUS_COMMITTED },
                   { "conditional", CHART_STATUS_CONDITIONAL },
                   { "disputed", CHART_STATUS_DISPUTED } };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (word, statuses[i].word) == 0)
      return statuses[i].status;
  return CHART_STATUS_REPORTED;
}

const char *
chart_status_word (ChartStatus status)
{
  static const char *const words[] = { N_ ("paid"),     N_ ("committed"), N_ ("conditional"),
                                       N_ ("reported"), N_ ("disputed"),  N_ ("assumed") };

  return _ (words[status]);
}

RecoursePaint
chart_assumed_paint (RecourseInk ink)
{
  return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = ink,
                          .stroke_width = 1.5,
                          .dash = RECOURSE_DASH_DASHED };
}

GArray *
chart_bar_curve (double from, double to, double y, double thickness, gboolean points)
{
  GArray *curve = recourse_curve_new ();
  double half = thickness / 2;
  double tip = points ? copysign (fmin (half * 1.2, fabs (to - from) / 2), to - from) : 0;

  recourse_curve_move_to (curve, from, y - half);
  recourse_curve_line_to (curve, to - tip, y - half);
  if (points)
    recourse_curve_line_to (curve, to, y);
  recourse_curve_line_to (curve, to - tip, y + half);
  recourse_curve_line_to (curve, from, y + half);
  recourse_curve_close (curve);
  return curve;
}

gboolean
chart_is_contested (const RecourseStake *stake)
{
  return g_strcmp0 (stake->exclusivity, "contested") == 0
         || (stake->contested_by != NULL && stake->contested_by[0] != NULL);
}

RecoursePaint
chart_status_paint (ChartStatus status, RecourseInk ink)
{
  switch (status)
    {
    case CHART_STATUS_PAID:
      return (RecoursePaint){ .fill = ink };
    case CHART_STATUS_COMMITTED:
      return (RecoursePaint){ .fill = ink, .fill_alpha = 0.6, .stroke = ink, .stroke_width = 1 };
    case CHART_STATUS_CONDITIONAL:
      return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                              .pattern = RECOURSE_PATTERN_HATCH,
                              .pattern_ink = ink,
                              .stroke = ink,
                              .stroke_width = 1 };
    case CHART_STATUS_DISPUTED:
      return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                              .stroke = ink,
                              .stroke_width = 1.5,
                              .dash = RECOURSE_DASH_DOTTED };
    case CHART_STATUS_ASSUMED:
      return chart_assumed_paint (ink);
    case CHART_STATUS_REPORTED:
    case CHART_N_STATUSES:
    default:
      return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND, .stroke = ink, .stroke_width = 1.5 };
    }
}

const char *
chart_hold_word (ChartHold hold)
{
  static const char *const words[] = { N_ ("exclusive"), N_ ("preferred"), N_ ("shared"),
                                       N_ ("contested"), N_ ("not exclusive by its terms") };

  return _ (words[hold]);
}

RecoursePaint
chart_hold_paint (ChartHold hold, RecourseInk ink)
{
  switch (hold)
    {
    case CHART_HOLD_EXCLUSIVE:
      return (RecoursePaint){ .fill = ink };
    case CHART_HOLD_PREFERRED:
      return (RecoursePaint){ .fill = ink, .fill_alpha = 0.45, .stroke = ink, .stroke_width = 1 };
    case CHART_HOLD_SHARED:
      return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                              .pattern = RECOURSE_PATTERN_HATCH,
                              .pattern_ink = ink,
                              .stroke = ink,
                              .stroke_width = 1 };
    case CHART_HOLD_CONTESTED:
      return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                              .pattern = RECOURSE_PATTERN_DOTS,
                              .pattern_ink = ink,
                              .stroke = ink,
                              .stroke_width = 1.5,
                              .dash = RECOURSE_DASH_DOTTED };
    case CHART_HOLD_UNSTATED:
    case CHART_N_HOLDS:
    default:
      return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND, .stroke = ink, .stroke_width = 1.5 };
    }
}

RecourseDash
chart_path_dash (guint path)
{
  static const RecourseDash dashes[] = { RECOURSE_DASH_SOLID, RECOURSE_DASH_DASHED,
                                         RECOURSE_DASH_DOTTED };

  return dashes[path % G_N_ELEMENTS (dashes)];
}

RecoursePaint
chart_path_paint (guint path, RecourseInk ink)
{
  static const double weights[] = { 0.70, 0.45, 0.20 };
  static const RecoursePattern patterns[] = { RECOURSE_PATTERN_NONE, RECOURSE_PATTERN_HATCH,
                                              RECOURSE_PATTERN_DOTS };
  guint kind = path % G_N_ELEMENTS (weights);

  return (RecoursePaint){ .fill = ink,
                          .fill_alpha = weights[kind],
                          .pattern = patterns[kind],
                          .pattern_ink = ink,
                          .stroke = ink,
                          .stroke_width = 1 };
}

double
chart_badge_size (const ChartFrame *frame)
{
  return ceil (frame->label_px * (frame->is_tight ? 1.08 : frame->is_small ? 1.15 : 1.25));
}

void
chart_path_badge (ChartFrame *frame, guint path, double x, double y, const char *key)
{
  gboolean leads = path == frame->input->leader;
  double size = chart_badge_size (frame);
  RecourseRect bounds = { x - size / 2, y - size / 2, size, size };
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = RECOURSE_INK_SECONDARY,
                          .stroke_width = 1,
                          .radius = size / 4 };
  g_autofree char *number = g_strdup_printf ("%u", path + 1);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .side = CHART_MIDDLE,
                      .ink = leads ? RECOURSE_INK_ON_ACCENT : RECOURSE_INK_TEXT };
  RecourseMark *mark;

  if (leads)
    paint = (RecoursePaint){ .fill = RECOURSE_INK_ACCENT, .radius = size / 4 };
  mark = recourse_scene_add_rect (frame->scene, "badge", bounds, paint, "%s/%s",
                                  frame->scene->chart, key);
  mark->z = 16;
  mark = chart_text (frame, "badge-number", number, x, y - chart_line (style.px) / 2, style,
                     "%s/number", key);
  mark->ground = leads ? RECOURSE_INK_ACCENT : RECOURSE_INK_BACKGROUND;
}

const char *
chart_path_label (const ChartFrame *frame, guint path)
{
  g_autoptr (RecourseRecord) record =
      g_list_model_get_item (G_LIST_MODEL (frame->input->dossier->paths), path);

  return record != NULL ? chart_record_label (frame, record) : "";
}

const char *
chart_baseline_label (const ChartFrame *frame)
{
  RecourseBaseline *baseline = frame->input->dossier->baseline;
  const char *label = baseline != NULL ? chart_record_label (frame, baseline) : NULL;

  return label != NULL && *label != '\0' ? label : _ ("Baseline");
}
