/* Information: what it would be worth to the stakeholder in view to know an assumption before choosing the
 * path, and to know them all.  A worth of nothing is told, not left out. */
#include "config.h"

#include "insight-parts.h"

#include "analysis/standing.h"
#include "charts.h"
#include "findings.h"

#include "drawing/order.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ROWS 12
/* A worth of less than this part of perfect information is nothing. */
#define LEAST_WORTH 1e-4
/* What is within this part of the most is worth as much. */
#define EQUAL 1e-9

typedef struct
{
  ChartFrame *frame;
  const RecourseInformation *information;
  guint stakeholder;
  guint n; /* drivers worth something */
  guint n_drivers;
  guint *drivers; /* all, by worth */
  guint decimals;
  ChartRows rows; /* the first is perfect information */
  ChartAxis axis;
} Plan;

static double
worth (const Plan *plan, guint driver)
{
  return recourse_information_evppi (plan->information, plan->stakeholder, driver);
}

static double
perfect (const Plan *plan)
{
  return plan->information->evpi[plan->stakeholder];
}

static int
compare_worth (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = *(const guint *)a, second = *(const guint *)b;
  double difference = worth (data, second) - worth (data, first);

  return difference != 0 ? (difference > 0) - (difference < 0)
                         : (first > second) - (first < second);
}

static void
sort_drivers (Plan *plan)
{
  guint most = MIN (plan->information->n_drivers, plan->frame->input->results->n_drivers);

  plan->drivers = g_new (guint, most + 1);
  for (guint i = 0; i < most; i++)
    if (!plan->frame->input->results->drivers[i].is_fixed)
      plan->drivers[plan->n_drivers++] = i;
  recourse_sort_order (plan->drivers, plan->n_drivers, compare_worth, plan);
  while (plan->n < plan->n_drivers
         && worth (plan, plan->drivers[plan->n]) > LEAST_WORTH * perfect (plan))
    plan->n++;
  plan->decimals = chart_decimals (perfect (plan));
}

/* ---- words ---- */

/* Whether no other path is as good on average. */
static gboolean
is_alone (const Plan *plan, guint best)
{
  const RecourseResults *results = plan->frame->input->results;

  for (guint p = 0; p < results->n_paths; p++)
    if (p != best && recourse_results_is_level (results, plan->stakeholder, p, best))
      return FALSE;
  return TRUE;
}

static guint
count_equals (const Plan *plan)
{
  const double most = worth (plan, plan->drivers[0]);
  guint n = 0;

  while (n < plan->n && worth (plan, plan->drivers[n]) >= most * (1 - EQUAL))
    n++;
  return n;
}

/* Several are worth as much: a few are named, more are counted. */
static void
add_equals (const Plan *plan, ChartWords *words, guint n)
{
  g_autoptr (GPtrArray) names = chart_driver_labels (plan->frame, plan->drivers, n);
  g_autofree char *list = chart_list (names);

  if (n <= CHART_MOST_NAMES)
    {
      chart_words_add (words, _ ("Most worth knowing to %s: %s"),
                       chart_outcome_label (plan->frame, plan->stakeholder), list);
      chart_words_add (words, _ ("Most worth knowing: %s"), list);
    }
  chart_words_add (words,
                   ngettext ("%u assumption would be most worth knowing",
                             "%u assumptions would be equally worth knowing, none more", n),
                   n);
}

static ChartWords *
titles (const Plan *plan)
{
  ChartWords *words = chart_words_new ();
  const char *party = chart_outcome_label (plan->frame, plan->stakeholder);
  guint best = recourse_results_best_path (plan->frame->input->results, plan->stakeholder);
  const char *path = chart_path_label (plan->frame, best);
  g_autofree char *all = chart_money (plan->frame, perfect (plan), plan->decimals);
  g_autofree char *most = NULL;
  const char *driver;

  if (!(perfect (plan) > 0))
    {
      if (is_alone (plan, best))
        {
          chart_words_add (words, _ ("Nothing that %s could learn would change its choice: %s"),
                           party, path);
          chart_words_add (words, _ ("Nothing to be learnt would change the choice: %s"), path);
        }
      chart_words_add (words, _ ("Nothing to be learnt would change the choice"));
      return words;
    }
  if (plan->n == 0)
    {
      chart_words_add (words,
                       _ ("No single assumption would be worth knowing to %s; all together %s"),
                       party, all);
      chart_words_add (words, _ ("No single assumption would be worth knowing to %s"), party);
      chart_words_add (words, _ ("No single assumption would be worth knowing"));
      return words;
    }
  if (count_equals (plan) > 1)
    {
      add_equals (plan, words, count_equals (plan));
      return words;
    }
  driver = chart_driver_label (plan->frame, plan->drivers[0]);
  most = chart_money (plan->frame, worth (plan, plan->drivers[0]), plan->decimals);
  chart_words_add (words,
                   _ ("Before choosing, %s would gain most from knowing %s: %s of the %s that all "
                      "knowledge would be worth"),
                   party, driver, most, all);
  chart_words_add (words, _ ("%s would gain most from knowing %s: %s of %s"), party, driver, most,
                   all);
  chart_words_add (words, _ ("Most worth knowing to %s: %s"), party, driver);
  chart_words_add (words, _ ("Most worth knowing: %s"), driver);
  return words;
}

static ChartWords *
subtitles (const Plan *plan)
{
  ChartWords *words = chart_words_new ();
  const char *party = chart_outcome_label (plan->frame, plan->stakeholder);
  g_autofree char *unit = chart_unit_words (plan->frame);

  if (plan->frame->input->width >= CHART_WIDE)
    chart_words_add (
        words,
        _ ("Expected gain for %s, %s, if the answer were known before the path is chosen; what "
           "happens within a path stays as planned"),
        party, unit);
  chart_words_add (words, _ ("Expected gain for %s, %s, if known before the path is chosen"), party,
                   unit);
  chart_words_add (words, _ ("%s, gain if known before choosing"), unit);
  return words;
}

static char *
describe (const Plan *plan, guint driver)
{
  g_autofree char *value = chart_money (plan->frame, worth (plan, driver), plan->decimals + 1);
  g_autofree char *share = recourse_format_percent (
      plan->frame->input->numbers, perfect (plan) > 0 ? worth (plan, driver) / perfect (plan) : 0);

  return g_strdup_printf (
      _ ("To know %s (%s) before choosing would be worth %s to %s, %s of what it would be "
         "worth to know everything."),
      chart_driver_label (plan->frame, driver), chart_driver_basis_word (plan->frame, driver),
      value, chart_outcome_label (plan->frame, plan->stakeholder), share);
}

static RecourseTable *
table (const Plan *plan)
{
  RecourseTable *result =
      recourse_table_new (_ ("Known before choosing"), _ ("Basis"), _ ("Worth"), NULL);
  g_autofree char *all = chart_money (plan->frame, perfect (plan), plan->decimals + 1);

  recourse_table_add_row (result, _ ("Everything"), "–", all, NULL);
  for (guint i = 0; i < plan->n_drivers; i++)
    {
      g_autofree char *value =
          chart_money (plan->frame, worth (plan, plan->drivers[i]), plan->decimals + 1);

      recourse_table_add_row (result, chart_driver_label (plan->frame, plan->drivers[i]),
                              chart_driver_basis_word (plan->frame, plan->drivers[i]), value, NULL);
    }
  return result;
}

static char *
description (const Plan *plan)
{
  g_autofree char *all = chart_money (plan->frame, perfect (plan), plan->decimals + 1);

  return g_strdup_printf (
      ngettext ("%s. To know everything would be worth %s; %u of %u assumptions "
                "would be worth anything alone.",
                "%s. To know everything would be worth %s; %u of %u assumptions "
                "would be worth anything alone.",
                plan->n_drivers),
      plan->frame->scene->title, all, plan->n, plan->n_drivers);
}

/* ---- drawing ---- */

static void
draw_figure (const Plan *plan, guint row, double value, double end, const char *key)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *text = chart_money (frame, value, plan->decimals + 1);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = row <= 1,
                      .side = CHART_LEFT,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
  RecourseMark *mark = chart_text (frame, "label", text, end + 0.4 * style.px,
                                   chart_rows_y (&plan->rows, row) - chart_line (style.px) / 2,
                                   style, "%s/label", key);

  mark->value = value;
}

static void
draw_bar (const Plan *plan, guint row, double value, const char *key, const char *words)
{
  ChartFrame *frame = plan->frame;
  RecourseInk ink = chart_party_ink (frame->input->results->positions[plan->stakeholder]);
  double from = chart_axis_x (&plan->axis, 0), to = chart_axis_x (&plan->axis, value);
  RecourseRect bounds = { from, round (chart_rows_y (&plan->rows, row) - plan->rows.thickness / 2),
                          fmax (1, to - from), plan->rows.thickness };
  RecoursePaint paint = row == 0 ? (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                                                    .pattern = RECOURSE_PATTERN_HATCH,
                                                    .pattern_ink = ink,
                                                    .stroke = ink,
                                                    .stroke_width = 1 }
                                 : (RecoursePaint){ .fill = ink };
  RecourseMark *mark =
      recourse_scene_add_rect (frame->scene, "bar", bounds, paint, "information/%s", key);

  mark->z = 6;
  mark->value = value;
  recourse_mark_speak (mark, "drivers", "%s", words);
  draw_figure (plan, row, value, chart_right (bounds), key);
}

static void
draw_rows (const Plan *plan)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *all = chart_money (frame, perfect (plan), plan->decimals + 1);
  g_autofree char *words =
      g_strdup_printf (_ ("To know everything before choosing would be worth %s to %s."), all,
                       chart_outcome_label (frame, plan->stakeholder));

  chart_rows_name (frame, &plan->rows, 0, _ ("Everything"), TRUE, "everything");
  draw_bar (plan, 0, perfect (plan), "everything", words);
  for (guint row = 1; row < plan->rows.n; row++)
    {
      guint driver = plan->drivers[row - 1];
      const char *id = chart_driver_id (frame, driver);
      g_autofree char *spoken = describe (plan, driver);
      g_autofree char *key = g_strdup_printf ("driver/%s", id);

      chart_rows_driver (frame, &plan->rows, row, driver, row == 1, "driver/");
      draw_bar (plan, row, worth (plan, driver), key, spoken);
    }
}

static void
draw_more (const Plan *plan, double y)
{
  ChartFrame *frame = plan->frame;
  guint shown = plan->rows.n - 1, n = plan->n_drivers - shown;
  g_autofree char *most = NULL, *text = NULL;

  if (n == 0)
    return;
  most = chart_money (frame, worth (plan, plan->drivers[shown]), plan->decimals + 1);
  text =
      shown >= plan->n
          ? g_strdup_printf (ngettext ("%u other, worth nothing", "%u others, worth nothing", n), n)
          : g_strdup_printf (
              ngettext ("%u other, worth %s", "%u others, none worth more than %s", n), n, most);
  chart_frame_more (frame, text, y);
}

static void
draw (Plan *plan)
{
  ChartFrame *frame = plan->frame;
  guint wanted = MIN (1 + MAX (plan->n, MIN (plan->n_drivers, 3)), MOST_ROWS);
  g_autofree const char **labels = g_new0 (const char *, plan->n_drivers + 2);
  g_autofree char *widest = chart_money (frame, perfect (plan), plan->decimals + 1);
  ChartText style = { .px = frame->label_px, .is_semibold = TRUE };
  double bottom, right, over, high;

  labels[0] = _ ("Everything");
  for (guint i = 0; i < plan->n_drivers; i++)
    labels[i + 1] = chart_driver_label (frame, plan->drivers[i]);
  chart_basis_key (frame, plan->drivers, wanted - 1);
  chart_rows_init (&plan->rows, frame, labels, wanted, wanted < plan->n_drivers + 1, TRUE);
  chart_frame_inset (frame);
  high = perfect (plan) > 0 ? perfect (plan) : 1;
  right = frame->scene->width - frame->margin
          - ceil (chart_text_width (widest, style) + 0.5 * style.px);
  chart_axis_init_money (&plan->axis, frame, 0, high, frame->plot.x, chart_right (frame->plot));
  /* The figure of the longest bar stands behind it. */
  over = chart_axis_x (&plan->axis, perfect (plan)) - right;
  if (over > 0)
    {
      chart_axis_clear (&plan->axis);
      chart_axis_init_money (&plan->axis, frame, 0, high, frame->plot.x,
                             chart_right (frame->plot) - over);
    }
  bottom = plan->rows.top + plan->rows.n * plan->rows.pitch;
  chart_axis_draw (frame, &plan->axis, plan->rows.top, bottom);
  draw_rows (plan);
  draw_more (plan, bottom + chart_axis_height (frame, NULL));
}

RecourseScene *
chart_lay_out_information (const RecourseChartInput *input)
{
  ChartFrame frame;
  Plan plan = { .frame = &frame };

  chart_frame_begin (&frame, input, "information");
  if (!chart_has_insight (&frame) || input->insight->information == NULL)
    return chart_frame_without_insight (&frame);
  plan.information = input->insight->information;
  plan.stakeholder = MIN (input->stakeholder, plan.information->n_stakeholders - 1);
  sort_drivers (&plan);
  chart_frame_open (&frame, titles (&plan), subtitles (&plan), TRUE);
  draw (&plan);
  frame.scene->table = table (&plan);
  frame.scene->description = description (&plan);
  chart_axis_clear (&plan.axis);
  g_free (plan.drivers);
  return frame.scene;
}
