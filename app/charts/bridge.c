/* Bridge: how the terms of one party lead from the baseline to its expected payoff on the leading path.  What
 * adds is full, what takes away hatched, each with its sign; the party's hue stays the same, since a loss of
 * one is no other party's.  Terms too small to be seen are gathered. */
#include "config.h"

#include "bridge.h"

#include "charts.h"
#include "findings.h"
#include "shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ROWS 14
/* Less than this part of the largest step is rounding. */
#define LEAST_STEP 1e-9
/* Less than this part of the largest step cannot be seen. */
#define LEAST_SEEN 0.01

/* Gains before losses, large before small, gathered ones last. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const ChartStep *first = a, *second = b;

  if ((first->value > 0) != (second->value > 0))
    return first->value > 0 ? -1 : 1;
  if (fabs (first->value) != fabs (second->value))
    return fabs (first->value) > fabs (second->value) ? -1 : 1;
  return (first->line > second->line) - (first->line < second->line);
}

static double
largest_step (const ChartBridge *plan)
{
  double largest = 0;

  for (guint i = 0; i < plan->contributions->n_lines; i++)
    if (plan->contributions->lines[i].stakeholder == plan->stakeholder)
      largest =
          fmax (largest, fabs (recourse_contributions_value (plan->contributions, plan->path, i)));
  return largest;
}

static void
collect_steps (ChartBridge *plan)
{
  double largest = largest_step (plan);

  plan->all = g_array_new (FALSE, FALSE, sizeof (ChartStep));
  for (guint i = 0; i < plan->contributions->n_lines; i++)
    {
      ChartStep step = { .line = i,
                         .value =
                             recourse_contributions_value (plan->contributions, plan->path, i) };

      if (plan->contributions->lines[i].stakeholder == plan->stakeholder
          && fabs (step.value) > LEAST_STEP * largest)
        g_array_append_val (plan->all, step);
    }
  g_array_sort (plan->all, compare_steps);
  plan->total = chart_payoff_mean (
      recourse_results_payoff (plan->frame->input->results, plan->path, plan->stakeholder));
  plan->decimals = chart_decimals (fmax (largest, fabs (plan->total)));
}

/* The smallest of the steps, by size. */
static guint
find_smallest (GArray *steps)
{
  guint found = 0;

  for (guint i = 1; i < steps->len; i++)
    if (fabs (g_array_index (steps, ChartStep, i).value)
        < fabs (g_array_index (steps, ChartStep, found).value))
      found = i;
  return found;
}

static guint
count_small (const ChartBridge *plan, double least)
{
  guint n = 0;

  for (guint i = 0; i < plan->all->len; i++)
    n += fabs (g_array_index (plan->all, ChartStep, i).value) < least;
  return n;
}

/* Gathers what is too small to be seen, and more until no more than @most steps are left; one alone never. */
static void
gather (ChartBridge *plan, guint most)
{
  ChartStep rest = { .line = G_MAXUINT };
  double least = LEAST_SEEN * largest_step (plan), from = 0;
  guint n_small = count_small (plan, least);

  g_clear_pointer (&plan->steps, g_array_unref);
  plan->steps = g_array_copy (plan->all);
  plan->n_gathered = 0;
  while (plan->steps->len > 1
         && (plan->steps->len + (plan->n_gathered > 0) > most || plan->n_gathered == 1
             || (n_small > 1 && plan->n_gathered < n_small)))
    {
      guint smallest = find_smallest (plan->steps);

      rest.value += g_array_index (plan->steps, ChartStep, smallest).value;
      plan->n_gathered++;
      g_array_remove_index (plan->steps, smallest);
    }
  if (plan->n_gathered > 0)
    g_array_append_val (plan->steps, rest);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      ChartStep *step = &g_array_index (plan->steps, ChartStep, i);

      step->from = from;
      from += step->value;
    }
}

/* ---- layout ---- */

static void
find_range (const ChartBridge *plan, double *low, double *high)
{
  *low = fmin (0, plan->total);
  *high = fmax (0, plan->total);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const ChartStep *step = &g_array_index (plan->steps, ChartStep, i);

      *low = fmin (*low, step->from + step->value);
      *high = fmax (*high, step->from + step->value);
    }
}

static GPtrArray *
labels_of (const ChartBridge *plan)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->steps->len; i++)
    g_ptr_array_add (labels, chart_bridge_label (plan, &g_array_index (plan->steps, ChartStep, i)));
  g_ptr_array_add (labels, g_strdup (_ ("Expected payoff")));
  return labels;
}

/* Rows for the steps and for the sum; fewer steps where there is not room for all. */
static void
plan_rows (ChartBridge *plan)
{
  ChartFrame *frame = plan->frame;
  const RecourseRect whole = frame->plot;
  guint most = MOST_ROWS - 1;

  for (;;)
    {
      g_autoptr (GPtrArray) labels = NULL;

      frame->plot = whole;
      gather (plan, most);
      labels = labels_of (plan);
      chart_rows_init (&plan->rows, frame, (const char *const *)labels->pdata, labels->len, FALSE,
                       FALSE);
      if (plan->rows.n == labels->len || most <= 1 || plan->steps->len <= 2)
        return;
      most = MIN (most, plan->steps->len) - 1;
    }
}

/* A step that is not nothing does not read as nothing, if a digit or two more can help it. */
static char *
step_figure (const ChartBridge *plan, double value)
{
  guint decimals = plan->decimals;

  while (decimals < plan->decimals + 2 && fabs (value) < 0.5 * pow (10, -(double)decimals))
    decimals++;
  return chart_money_signed (plan->frame, value, decimals);
}

static double
widest_figure (const ChartBridge *plan)
{
  ChartText style = { .px = plan->frame->label_px, .is_semibold = TRUE };
  double widest = 0;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      g_autofree char *text = step_figure (plan, g_array_index (plan->steps, ChartStep, i).value);

      widest = fmax (widest, chart_text_width (text, style));
    }
  return ceil (widest + 0.8 * style.px);
}

/* ---- drawing ---- */

static RecoursePaint
step_paint (RecourseInk ink, gboolean adds)
{
  if (adds)
    return (RecoursePaint){ .fill = ink };
  return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                          .pattern = RECOURSE_PATTERN_HATCH,
                          .pattern_ink = ink,
                          .stroke = ink,
                          .stroke_width = 1 };
}

static char *
step_key (const ChartBridge *plan, const ChartStep *step)
{
  const RecourseContributionLine *line;

  if (step->line == G_MAXUINT)
    return g_strdup ("gathered");
  line = &plan->contributions->lines[step->line];
  return line->kind == RECOURSE_LINE_TERM ? g_strdup_printf ("term/%s", line->id)
         : line->kind == RECOURSE_LINE_LOOK_THROUGH
             ? g_strdup_printf ("share/%s/%u", line->id, step->line)
             : g_strdup ("outcomes");
}

static RecourseRect
bar_between (const ChartBridge *plan, guint row, double a, double b)
{
  double from = chart_axis_x (&plan->axis, fmin (a, b)),
         to = chart_axis_x (&plan->axis, fmax (a, b));

  return (RecourseRect){ from, round (chart_rows_y (&plan->rows, row) - plan->rows.thickness / 2),
                         fmax (1, to - from), plan->rows.thickness };
}

/* The figure stands behind the end that the step leads to. */
static void
draw_figure (const ChartBridge *plan,
             guint row,
             double from,
             double value,
             const char *text,
             const char *key)
{
  ChartFrame *frame = plan->frame;
  double x = chart_axis_x (&plan->axis, from + value), gap = 0.35 * frame->label_px;
  gboolean is_last = row == plan->steps->len;
  ChartText style = {
    .px = frame->label_px, .is_semibold = is_last, .ink = RECOURSE_INK_TEXT, .has_halo = TRUE
  };
  double width = chart_text_width (text, style);
  gboolean is_right = is_last ? value >= 0 : value > 0;

  if (is_right && x + gap + width > frame->scene->width - frame->margin)
    {
      is_right = FALSE;
      x = fmin (x, chart_axis_x (&plan->axis, from));
    }
  else if (!is_right && x - gap - width < plan->left)
    {
      is_right = TRUE;
      x = fmax (x, chart_axis_x (&plan->axis, from));
    }
  style.side = is_right ? CHART_LEFT : CHART_RIGHT;
  chart_text (frame, "label", text, x + (is_right ? gap : -gap),
              chart_rows_y (&plan->rows, row) - chart_line (style.px) / 2, style, "%s/label", key)
      ->value = NAN;
}

/* From the end of one step to the beginning of the next. */
static void
draw_link (const ChartBridge *plan, guint row, double value, const char *key)
{
  double x = chart_axis_x (&plan->axis, value);
  double top = round (chart_rows_y (&plan->rows, row) + plan->rows.thickness / 2);
  double bottom = round (chart_rows_y (&plan->rows, row + 1) - plan->rows.thickness / 2);
  RecourseMark *mark;

  if (plan->rows.is_stacked)
    return; /* names stand there */
  mark = recourse_scene_add_rule (plan->frame->scene, "link", x, top, x, bottom,
                                  RECOURSE_INK_SECONDARY, "bridge/%s/link", key);
  mark->z = 5;
}

static void
draw_step (const ChartBridge *plan, guint row)
{
  ChartFrame *frame = plan->frame;
  const ChartStep *step = &g_array_index (plan->steps, ChartStep, row);
  RecourseInk ink = chart_party_ink (frame->input->results->positions[plan->stakeholder]);
  g_autofree char *key = step_key (plan, step);
  g_autofree char *label = chart_bridge_label (plan, step);
  g_autofree char *words = chart_bridge_describe (plan, step);
  g_autofree char *figure = step_figure (plan, step->value);
  RecourseMark *mark = recourse_scene_add_rect (
      frame->scene, "bar", bar_between (plan, row, step->from, step->from + step->value),
      step_paint (ink, step->value > 0), "bridge/%s", key);

  mark->z = 6;
  mark->value = step->value;
  recourse_mark_speak (mark, "terms", "%s", words);
  chart_rows_name (frame, &plan->rows, row, label, FALSE, key);
  draw_figure (plan, row, step->from, step->value, figure, key);
  draw_link (plan, row, step->from + step->value, key);
}

static void
draw_total (const ChartBridge *plan)
{
  ChartFrame *frame = plan->frame;
  guint row = plan->steps->len;
  RecourseInk ink = chart_party_ink (frame->input->results->positions[plan->stakeholder]);
  g_autofree char *figure = chart_money (frame, plan->total, plan->decimals);
  g_autofree char *words = chart_bridge_total (plan);
  RecourseMark *mark =
      recourse_scene_add_rect (frame->scene, "bar", bar_between (plan, row, 0, plan->total),
                               (RecoursePaint){ .fill = ink }, "bridge/total");

  mark->z = 6;
  mark->value = plan->total;
  recourse_mark_speak (mark, "terms", _ ("Expected payoff: %s. The terms above add up to it."),
                       words);
  chart_rows_name (frame, &plan->rows, row, _ ("Expected payoff"), TRUE, "total");
  draw_figure (plan, row, 0, plan->total, figure, "total");
}

static void
draw (ChartBridge *plan)
{
  ChartFrame *frame = plan->frame;
  double low, high, pad, bottom, rule;
  RecourseMark *mark;

  plan_rows (plan);
  find_range (plan, &low, &high);
  pad = widest_figure (plan);
  plan->left = frame->plot.x;
  frame->plot.x += low < 0 ? pad : round (frame->label_px);
  frame->plot.width -= (low < 0 ? pad : round (frame->label_px)) + pad;
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x, chart_right (frame->plot));
  bottom = plan->rows.top + plan->rows.n * plan->rows.pitch;
  chart_axis_draw (frame, &plan->axis, plan->rows.top, bottom);
  for (guint i = 0; i < plan->steps->len && i + 1 < plan->rows.n; i++)
    draw_step (plan, i);
  draw_total (plan);
  rule = round (plan->rows.top + (plan->rows.n - 1) * plan->rows.pitch);
  mark = recourse_scene_add_rule (frame->scene, "grid", frame->margin, rule,
                                  frame->scene->width - frame->margin, rule, RECOURSE_INK_GRID,
                                  "bridge/sum");
  mark->z = 1;
}

RecourseScene *
chart_lay_out_bridge (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartBridge plan = { .frame = &frame };
  g_autoptr (ChartWords) titles = NULL;
  g_autoptr (ChartWords) subtitles = NULL;

  chart_frame_begin (&frame, input, "bridge");
  if (!chart_has_insight (&frame) || input->insight->contributions == NULL)
    return chart_frame_without_insight (&frame);
  plan.contributions = input->insight->contributions;
  plan.path = MIN (input->leader, plan.contributions->n_paths - 1);
  plan.stakeholder = MIN (input->stakeholder, input->results->n_stakeholders - 1);
  collect_steps (&plan);
  titles = chart_bridge_titles (&plan);
  if (plan.all->len == 0)
    {
      g_array_unref (plan.all);
      return chart_frame_empty (
          &frame, chart_words_first (titles),
          _ ("No term and no outcome of this path pays anything to this party, so "
             "there is nothing to add up."));
    }
  subtitles = chart_bridge_subtitles (&plan);
  chart_frame_head (&frame, titles, subtitles);
  chart_frame_source (&frame, TRUE);
  draw (&plan);
  frame.scene->table = chart_bridge_table (&plan);
  frame.scene->description = chart_bridge_description (&plan);
  chart_axis_clear (&plan.axis);
  g_array_unref (plan.all);
  g_array_unref (plan.steps);
  return frame.scene;
}
