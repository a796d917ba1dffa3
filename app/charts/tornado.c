/* Tornado: what the payoff of the leading path would be with one assumption at its P10 or its P90 and all
 * others at their medians, widest swing first.  Bars start at the rule of the medians, the side of the P10
 * pale and that of the P90 full; the assumption's own values stand at the ends. */
#include "config.h"

#include "tornado.h"

#include "charts.h"
#include "findings.h"

#include "drawing/order.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ROWS 12
/* A swing of less than this part of the largest figure is rounding. */
#define LEAST_SWING 1e-9

static int
compare_swings (gconstpointer a, gconstpointer b, gpointer data)
{
  const ChartTornado *plan = data;
  guint first = *(const guint *)a, second = *(const guint *)b;
  double difference = chart_tornado_swing (plan, second) - chart_tornado_swing (plan, first);

  return difference != 0 ? (difference > 0) - (difference < 0)
                         : (first > second) - (first < second);
}

static void
sort_drivers (ChartTornado *plan)
{
  const RecourseTornado *tornado = plan->tornado;
  guint most = MIN (tornado->n_bars, plan->frame->input->results->n_drivers);
  double biggest = fabs (tornado->base);

  plan->drivers = g_new (guint, most + 1);
  for (guint i = 0; i < most; i++)
    biggest = fmax (biggest, fmax (fabs (tornado->bars[i].at_p10), fabs (tornado->bars[i].at_p90)));
  for (guint i = 0; i < most; i++)
    if (chart_tornado_swing (plan, i) > LEAST_SWING * biggest)
      plan->drivers[plan->n++] = i;
  recourse_sort_order (plan->drivers, plan->n, compare_swings, plan);
  plan->decimals = chart_decimals (biggest);
}

/* ---- layout ---- */

static char *
end_label (const ChartTornado *plan, guint driver, gboolean is_high)
{
  const RecourseDriverResult *values = &plan->frame->input->results->drivers[driver];

  return chart_driver_value (plan->frame, driver, is_high ? values->p90 : values->p10);
}

/* Whether both ends lie on one side of the base. */
static gboolean
is_shared (const ChartTornado *plan, guint driver)
{
  const RecourseBar *bar = &plan->tornado->bars[driver];
  double base = plan->tornado->base;

  return (bar->at_p10 - base) * (bar->at_p90 - base) > 0;
}

/* Where a row's bars end on one side, and the value that leads there: both values where both do, none where
 * none does; one that changes nothing stands at the base, across from the other.  (transfer full) (nullable) */
static char *
side_label (const ChartTornado *plan, guint driver, gboolean is_right, double *end)
{
  const RecourseBar *bar = &plan->tornado->bars[driver];
  double base = plan->tornado->base, sign = is_right ? 1 : -1;
  double low = sign * (bar->at_p10 - base), high = sign * (bar->at_p90 - base);
  g_autofree char *first = end_label (plan, driver, FALSE),
                  *second = end_label (plan, driver, TRUE);

  *end = base + sign * fmax (0, fmax (low, high));
  if (is_shared (plan, driver))
    return low > 0 ? g_strdup_printf (_ ("%s or %s"), first, second) : NULL;
  return g_strdup (low > high ? first : second);
}

/* By how much labels on one side would leave the canvas. */
static double
overflow (const ChartTornado *plan, gboolean is_right)
{
  const ChartFrame *frame = plan->frame;
  ChartText style = { .px = frame->label_px };
  double over = 0, left = plan->left, right = plan->right;

  for (guint i = 0; i < plan->rows.n; i++)
    {
      double end, reach, x;
      g_autofree char *text = side_label (plan, plan->drivers[i], is_right, &end);

      if (text == NULL)
        continue;
      x = chart_axis_x (&plan->axis, end);
      reach = chart_text_width (text, style) + 0.35 * style.px + 1;
      over = fmax (over, is_right ? x + reach - right : left - (x - reach));
    }
  return over;
}

static void
find_range (const ChartTornado *plan, double *low, double *high)
{
  *low = *high = plan->tornado->base;
  for (guint i = 0; i < plan->n; i++)
    {
      const RecourseBar *bar = &plan->tornado->bars[plan->drivers[i]];

      *low = fmin (*low, fmin (bar->at_p10, bar->at_p90));
      *high = fmax (*high, fmax (bar->at_p10, bar->at_p90));
    }
  /* Zero is the baseline: shown where it is near. */
  if (*low > 0 && *low < *high - *low)
    *low = 0;
  if (*high < 0 && -*high < *high - *low)
    *high = 0;
}

static void
plan_layout (ChartTornado *plan)
{
  ChartFrame *frame = plan->frame;
  g_autofree const char **labels = g_new0 (const char *, plan->n + 1);
  guint wanted = MIN (plan->n, MOST_ROWS);
  double low, high, line = frame->is_small ? 0 : chart_line (frame->label_px) + 2;

  for (guint i = 0; i < plan->n; i++)
    labels[i] = chart_driver_label (frame, plan->drivers[i]);
  chart_basis_key (frame, plan->drivers, wanted);
  frame->plot.y += line;
  frame->plot.height -= line;
  chart_rows_init (&plan->rows, frame, labels, wanted, wanted < plan->n, TRUE);
  plan->left = frame->plot.x;
  plan->right = chart_right (frame->plot);
  chart_frame_inset (frame);
  find_range (plan, &low, &high);
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x, chart_right (frame->plot));
  /* Narrower axes bring labels nearer together, so a few steps settle it. */
  for (guint i = 0; i < 4; i++)
    {
      double before = overflow (plan, FALSE), behind = overflow (plan, TRUE);

      if (before <= 0 && behind <= 0)
        break;
      frame->plot.x += ceil (before);
      frame->plot.width -= ceil (before) + ceil (behind);
      chart_axis_clear (&plan->axis);
      chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x,
                             chart_right (frame->plot));
    }
}

/* ---- drawing ---- */

static RecoursePaint
side_paint (RecourseInk ink, gboolean is_high)
{
  return (RecoursePaint){
    .fill = ink, .fill_alpha = is_high ? 0.85 : 0.25, .stroke = ink, .stroke_width = 1
  };
}

/* Both ends on one side of the base share the row's height. */
static void
draw_side (const ChartTornado *plan, guint i, gboolean is_high)
{
  ChartFrame *frame = plan->frame;
  guint driver = plan->drivers[i];
  const RecourseBar *bar = &plan->tornado->bars[driver];
  double base = plan->tornado->base, value = is_high ? bar->at_p90 : bar->at_p10;
  gboolean shares = is_shared (plan, driver);
  double from = chart_axis_x (&plan->axis, base), to = chart_axis_x (&plan->axis, value);
  double height = shares ? floor (plan->rows.thickness / 2) : plan->rows.thickness;
  double y = round (chart_rows_y (&plan->rows, i) - plan->rows.thickness / 2);
  RecourseInk ink = chart_party_ink (frame->input->results->positions[plan->tornado->stakeholder]);
  g_autofree char *words = NULL;
  RecourseMark *mark;

  if (value == base)
    return;
  words = chart_tornado_describe (plan, driver);
  mark =
      recourse_scene_add_rect (frame->scene, "interval",
                               (RecourseRect){ fmin (from, to), shares && is_high ? y + height : y,
                                               fmax (1, fabs (to - from)), height },
                               side_paint (ink, is_high), "tornado/%s/%s",
                               chart_driver_id (frame, driver), is_high ? "p90" : "p10");
  mark->z = 6;
  mark->value = value;
  recourse_mark_speak (mark, "drivers", "%s", words);
  chart_link_claims (frame, mark, chart_driver_claims (frame, driver));
}

static void
draw_end (const ChartTornado *plan, guint i, gboolean is_right)
{
  ChartFrame *frame = plan->frame;
  guint driver = plan->drivers[i];
  double end, gap = 0.35 * frame->label_px;
  ChartText style = { .px = frame->label_px,
                      .side = is_right ? CHART_LEFT : CHART_RIGHT,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
  g_autofree char *text = side_label (plan, driver, is_right, &end);

  if (text == NULL)
    return;
  chart_text (frame, "label", text, chart_axis_x (&plan->axis, end) + (is_right ? gap : -gap),
              chart_rows_y (&plan->rows, i) - chart_line (style.px) / 2, style, "%s/%s/label",
              chart_driver_id (frame, driver), is_right ? "right" : "left");
}

static void
draw_row (const ChartTornado *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  guint driver = plan->drivers[i];

  chart_rows_driver (frame, &plan->rows, i, driver, i == 0, "");
  draw_side (plan, i, FALSE);
  draw_side (plan, i, TRUE);
  draw_end (plan, i, FALSE);
  draw_end (plan, i, TRUE);
}

static void
draw_base (const ChartTornado *plan, double top, double bottom)
{
  ChartFrame *frame = plan->frame;
  double x = chart_axis_x (&plan->axis, plan->tornado->base), half, middle;
  double width = frame->scene->width - 2 * frame->margin;
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = width,
                      .side = CHART_MIDDLE,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
  g_autofree char *amount = chart_money_signed (frame, plan->tornado->base, plan->decimals);
  g_autofree char *text = g_strdup_printf (_ ("at the medians %s"), amount);
  /* Where names stand above their bars, the first one is not crossed. */
  double first = plan->rows.is_stacked ? top + chart_line (frame->label_px) : top;
  RecourseMark *mark = recourse_scene_add_rule (frame->scene, "base", x, first, x, bottom,
                                                RECOURSE_INK_TEXT, "tornado/base");

  mark->z = 9;
  mark->value = plan->tornado->base;
  mark->paint.stroke_width = 1.5;
  if (frame->is_small) /* the subtitle says it */
    return;
  half = chart_text_width (text, style) / 2;
  middle = CLAMP (x, frame->margin + half, frame->scene->width - frame->margin - half);
  mark = chart_text (frame, "label", text, middle, top - chart_line (style.px) - 1, style,
                     "base/label");
  mark->value = NAN;
}

static void
draw_more (const ChartTornado *plan, double y)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->n - plan->rows.n;
  g_autofree char *most = NULL, *text = NULL;

  if (n == 0)
    return;
  most = chart_money (frame, chart_tornado_swing (plan, plan->drivers[plan->rows.n]),
                      plan->decimals + 1);
  text = g_strdup_printf (
      ngettext ("%u other, with a swing of %s", "%u others, none with a swing of more than %s", n),
      n, most);
  chart_frame_more (frame, text, y);
}

static void
draw (ChartTornado *plan)
{
  ChartFrame *frame = plan->frame;
  double top, bottom;

  plan_layout (plan);
  top = plan->rows.top;
  bottom = top + plan->rows.n * plan->rows.pitch;
  chart_axis_draw (frame, &plan->axis, top, bottom);
  for (guint i = 0; i < plan->rows.n; i++)
    draw_row (plan, i);
  draw_base (plan, top, bottom);
  draw_more (plan, bottom + chart_axis_height (frame, NULL));
}

RecourseScene *
chart_lay_out_tornado (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartTornado plan = { .frame = &frame };
  g_autoptr (ChartWords) titles = NULL;
  g_autoptr (ChartWords) subtitles = NULL;

  chart_frame_begin (&frame, input, "tornado");
  if (!chart_has_insight (&frame) || input->insight->tornado == NULL)
    return chart_frame_without_insight (&frame);
  plan.tornado = input->insight->tornado;
  sort_drivers (&plan);
  titles = chart_tornado_titles (&plan);
  subtitles = chart_tornado_subtitles (&plan);
  if (plan.n == 0)
    {
      g_free (plan.drivers);
      return chart_frame_empty (
          &frame, chart_words_first (titles),
          _ ("Every assumption is a fixed number, or none enters this payoff. Give "
             "one a range to see what it would move."));
    }
  chart_frame_head (&frame, titles, subtitles);
  chart_frame_source (&frame, FALSE);
  draw (&plan);
  frame.scene->table = chart_tornado_table (&plan);
  frame.scene->description = chart_tornado_description (&plan);
  chart_axis_clear (&plan.axis);
  g_free (plan.drivers);
  return frame.scene;
}
