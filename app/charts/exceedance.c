/* Exceedance: for every payoff the chance of at least that much, a falling line for each path.  The axis
 * of probability is always 0 to 100 %; a dot on the zero line marks the chance of ending no worse off.
 * Lines are named where they are farthest from one another. */
#include "config.h"

#include "exceedance.h"

#include "charts.h"
#include "findings.h"

#include "drawing/label-place.h"
#include "drawing/reduce.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TAIL 0.01
#define MOST_POINTS 1000
/* Where a name is looked for along a line. */
#define N_ANCHORS 60
/* A label is a badge and, where there is room, words. */
#define OBSTACLE 5.0

const RecoursePayoff *
chart_exceedance_outcome (const ChartExceedance *plan, guint i)
{
  return recourse_results_payoff (plan->results, plan->frame->input->paths[i], plan->stakeholder);
}

static const char *
path_id (const ChartExceedance *plan, guint i)
{
  return plan->results->paths[plan->frame->input->paths[i]].id;
}

static void
find_range (const ChartExceedance *plan, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < plan->frame->input->n_paths; i++)
    {
      *low = fmin (*low, chart_quantile (chart_exceedance_outcome (plan, i), TAIL));
      *high = fmax (*high, chart_quantile (chart_exceedance_outcome (plan, i), 1 - TAIL));
    }
}

static double
chance_y (const ChartExceedance *plan, double chance)
{
  return chart_axis_x (&plan->chances, chance);
}

static double
clamp_x (const ChartExceedance *plan, double value)
{
  return CLAMP (chart_axis_x (&plan->axis, value), plan->frame->plot.x,
                chart_right (plan->frame->plot));
}

static GArray *
make_curve (const ChartExceedance *plan, guint i)
{
  const RecoursePayoff *outcome = chart_exceedance_outcome (plan, i);
  guint n = outcome->n_quantiles, step = MAX (1, n / MOST_POINTS);
  GArray *curve = recourse_curve_new ();

  recourse_curve_move_to (curve, plan->frame->plot.x, chance_y (plan, 1));
  for (guint k = 0; k < n; k += step)
    recourse_curve_line_to (curve, clamp_x (plan, outcome->quantiles[k]),
                            chance_y (plan, 1 - (k + 0.5) / n));
  recourse_curve_line_to (curve, clamp_x (plan, outcome->quantiles[n - 1]), chance_y (plan, 0));
  recourse_curve_line_to (curve, chart_right (plan->frame->plot), chance_y (plan, 0));
  recourse_curve_simplify (curve, RECOURSE_CURVE_TOLERANCE);
  return curve;
}

static void
draw_line (const ChartExceedance *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  guint path = frame->input->paths[i];
  gboolean leads = path == frame->input->leader;
  RecourseInk ink = chart_party_ink (plan->results->positions[plan->stakeholder]);
  RecoursePaint paint = { .stroke = ink,
                          .stroke_width = leads ? 3 : 2,
                          .dash = chart_path_dash (path) };
  g_autofree char *words = chart_exceedance_describe (plan, i);
  RecourseMark *mark =
      recourse_scene_add_curve (frame->scene, "line", make_curve (plan, i), paint,
                                "exceedance/%s/%s/line", path_id (plan, i), plan->id);

  mark->z = leads ? 7 : 6;
  mark->value = chart_exceedance_outcome (plan, i)->p50;
  recourse_mark_speak (mark, path_id (plan, i), "%s", words);
}

/* Where the line crosses zero: the chance of ending no worse off. */
static void
draw_crossing (const ChartExceedance *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_exceedance_outcome (plan, i);
  RecourseInk ink = chart_party_ink (plan->results->positions[plan->stakeholder]);
  gboolean leads = frame->input->paths[i] == frame->input->leader;
  double chance = 1 - outcome->p_loss;
  RecoursePaint paint = { .fill = leads ? ink : RECOURSE_INK_BACKGROUND,
                          .stroke = ink,
                          .stroke_width = 2 };
  g_autofree char *share = recourse_format_percent (frame->input->numbers, chance);
  RecourseMark *mark = recourse_scene_add_symbol (
      frame->scene, "dot", RECOURSE_SYMBOL_CIRCLE, chart_axis_x (&plan->axis, 0),
      chance_y (plan, chance), MAX (8, round (13 * frame->unit)), paint, "exceedance/%s/%s/no-loss",
      path_id (plan, i), plan->id);

  mark->z = 9;
  mark->value = chance;
  recourse_mark_speak (
      mark, path_id (plan, i), _ ("%s, %s: a chance of %s of ending at or above %s"),
      chart_outcome_label (frame, plan->stakeholder),
      chart_path_label (frame, frame->input->paths[i]), share, chart_baseline_label (frame));
}

/* Chance of at least the value at @x, in pixels from the top of the canvas. */
static double
line_y (const ChartExceedance *plan, guint i, double x)
{
  double value = recourse_scale_invert (&plan->axis.scale, x);

  return chance_y (plan, chart_chance_of (chart_exceedance_outcome (plan, i), value));
}

/* The x at which line @i is farthest from its neighbours, rather in the middle of its fall. */
static double
find_anchor (const ChartExceedance *plan, guint i)
{
  const RecourseRect *plot = &plan->frame->plot;
  double best = plot->x + plot->width / 2, most = -INFINITY;

  for (guint k = 1; k < N_ANCHORS; k++)
    {
      double x = plot->x + plot->width * k / N_ANCHORS, y = line_y (plan, i, x);
      double edge = fmin (y - plot->y, chart_bottom (*plot) - y), apart = plot->height / 3;

      for (guint j = 0; j < plan->frame->input->n_paths; j++)
        if (j != i)
          apart = fmin (apart, fabs (line_y (plan, j, x) - y));
      apart += 0.5 * fmin (edge, plot->height / 4);
      if (apart > most + 0.5)
        {
          most = apart;
          best = x;
        }
    }
  return best;
}

static ChartText
label_style (const ChartExceedance *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  gboolean leads = frame->input->paths[i] == frame->input->leader;

  return (ChartText){ .px = frame->label_px,
                      .is_semibold = leads,
                      .max_width = plan->is_terse ? 0 : 0.38 * frame->plot.width,
                      .max_lines = 2,
                      .side = chart_start_side (frame),
                      .ink = leads ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE };
}

static char *
label_text (const ChartExceedance *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *share = recourse_format_percent (frame->input->numbers,
                                                    1 - chart_exceedance_outcome (plan, i)->p_loss);

  if (plan->is_terse)
    return g_steal_pointer (&share);
  return g_strdup_printf (_ ("%s: %s no worse off"),
                          chart_path_label (frame, frame->input->paths[i]), share);
}

static void
add_obstacle (GArray *obstacles, double x, double y, double size)
{
  RecourseRect box = { x - size / 2, y - size / 2, size, size };

  g_array_append_val (obstacles, box);
}

static GArray *
collect_obstacles (const ChartExceedance *plan)
{
  const RecourseRect *plot = &plan->frame->plot;
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (RecourseRect));
  double zero = chart_axis_x (&plan->axis, 0);
  RecourseRect rule = { zero - 1, plot->y, 2, plot->height };

  g_array_append_val (obstacles, rule);
  for (guint i = 0; i < plan->frame->input->n_paths; i++)
    {
      double before = line_y (plan, i, plot->x);

      add_obstacle (obstacles, zero,
                    chance_y (plan, 1 - chart_exceedance_outcome (plan, i)->p_loss), 14);
      for (double x = plot->x; x <= chart_right (*plot); x += OBSTACLE)
        {
          double y = line_y (plan, i, x);
          RecourseRect box = { x - OBSTACLE / 2, fmin (y, before) - 2, OBSTACLE,
                               fabs (y - before) + 4 };

          g_array_append_val (obstacles, box);
          before = y;
        }
    }
  return obstacles;
}

static void
draw_label (const ChartExceedance *plan, guint i, const RecoursePointLabel *place)
{
  ChartFrame *frame = plan->frame;
  double badge = chart_badge_size (frame), forward = chart_forward (frame);
  double gap = round (0.4 * frame->label_px), start = chart_start_x (frame, place->box);
  double middle = place->box.y + place->box.height / 2;
  ChartText style = label_style (plan, i);
  g_autofree char *text = label_text (plan, i);
  g_autofree char *key = g_strdup_printf ("%s/badge", path_id (plan, i));
  RecourseMark *mark;

  chart_path_badge (frame, frame->input->paths[i], start + forward * badge / 2, middle, key);
  mark = chart_text (frame, "label", text, start + forward * (badge + gap),
                     middle - chart_text_height (text, style) / 2, style, "%s/label",
                     path_id (plan, i));
  mark->value = 1 - chart_exceedance_outcome (plan, i)->p_loss;
  if (place->fit == RECOURSE_LABEL_LED)
    {
      GArray *curve = recourse_curve_new ();
      RecoursePaint paint = { .stroke = RECOURSE_INK_SECONDARY, .stroke_width = 1 };

      recourse_curve_move_to (curve, place->leader_x1, place->leader_y1);
      recourse_curve_line_to (curve, place->leader_x2, place->leader_y2);
      mark = recourse_scene_add_curve (frame->scene, "leader", curve, paint, "exceedance/%s/leader",
                                       path_id (plan, i));
      mark->z = 5;
    }
}

/* Whether the leader of the @i-th label passes through the line of another path, whose name it then seems to be. */
static gboolean
crosses_line (const ChartExceedance *plan, guint i, const RecoursePointLabel *place)
{
  for (guint k = 0; k < plan->frame->input->n_paths; k++)
    if (k != i
        && (place->leader_y1 < line_y (plan, k, place->leader_x1))
               != (place->leader_y2 < line_y (plan, k, place->leader_x2)))
      return TRUE;
  return FALSE;
}

/* What is wrong with where labels went, the worst first. */
static guint
count_faults (const ChartExceedance *plan, const RecoursePointLabel *places)
{
  guint n = 0;

  for (guint i = 0; i < plan->frame->input->n_paths; i++)
    n += places[i].fit == RECOURSE_LABEL_LEFT_OUT                                    ? 100
         : places[i].fit == RECOURSE_LABEL_LED && crosses_line (plan, i, &places[i]) ? 10
         : places[i].fit == RECOURSE_LABEL_LED                                       ? 1
                                                                                     : 0;
  return n;
}

/* Returns how many find no place beside the points at @anchors. */
static guint
try_anchors (const ChartExceedance *plan,
             const double *anchors,
             const GArray *obstacles,
             RecoursePointLabel *places)
{
  const ChartFrame *frame = plan->frame;
  double badge = chart_badge_size (frame), gap = round (0.4 * frame->label_px);

  for (guint i = 0; i < frame->input->n_paths; i++)
    {
      g_autofree char *text = label_text (plan, i);
      ChartText style = label_style (plan, i);

      places[i] =
          (RecoursePointLabel){ .x = anchors[i],
                                .y = line_y (plan, i, anchors[i]),
                                .reach = 3,
                                .width = badge + gap + chart_text_width (text, style) + 2,
                                .height = MAX (badge, chart_text_height (text, style)),
                                .priority = frame->input->paths[i] == frame->input->leader };
    }
  return recourse_place_labels (places, frame->input->n_paths,
                                (const RecourseRect *)obstacles->data, obstacles->len, frame->plot);
}

/* Where a line is farthest from the others or, if the way to a label leads from there through one of them, at its
 * chance of zero or more.  Returns how many labels find no place. */
static guint
place_labels (const ChartExceedance *plan, RecoursePointLabel *places)
{
  const guint n = plan->frame->input->n_paths;
  g_autoptr (GArray) obstacles = collect_obstacles (plan);
  g_autofree double *anchors = g_new (double, n);
  g_autofree RecoursePointLabel *others = g_new0 (RecoursePointLabel, n);
  guint n_left_out, faults;

  for (guint i = 0; i < n; i++)
    anchors[i] = find_anchor (plan, i);
  n_left_out = try_anchors (plan, anchors, obstacles, places);
  faults = count_faults (plan, places);
  for (guint i = 0; i < n && faults >= 10; i++)
    {
      double kept = anchors[i];
      guint n_others;

      if (places[i].fit != RECOURSE_LABEL_LED || !crosses_line (plan, i, &places[i]))
        continue;
      anchors[i] = chart_axis_x (&plan->axis, 0) + 2;
      n_others = try_anchors (plan, anchors, obstacles, others);
      if (count_faults (plan, others) < faults)
        {
          memcpy (places, others, n * sizeof *places);
          n_left_out = n_others;
          faults = count_faults (plan, places);
        }
      else
        anchors[i] = kept;
    }
  return n_left_out;
}

static void
draw_more (const ChartExceedance *plan, guint n, double y)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("+%u more name in the table", "+%u more names in the table", n),
                          n);
  chart_frame_more (frame, text, y);
}

/* From the line of 0 % to the labels of the other axis, which must not meet its own. */
static double
drop (const ChartFrame *frame)
{
  return round (chart_line (frame->label_px) / 2.5);
}

/* Axes with @below kept free under them. */
static void
plan_axes (ChartExceedance *plan, double below)
{
  ChartFrame *frame = plan->frame;
  double low, high, line = chart_line (frame->label_px);
  double head = frame->is_tight ? round (line / 2) : line + round (line / 2);
  double bottom =
      chart_bottom (frame->plot) - chart_axis_height (frame, NULL) - drop (frame) - below;

  frame->plot.y += head;
  frame->plot.height = bottom - frame->plot.y;
  chart_axis_init_chance_up (&plan->chances, frame, frame->plot.y, bottom);
  plan->levels = chart_frame_take_start (frame, chart_axis_width_up (frame, &plan->chances),
                                         round (0.6 * frame->label_px));
  chart_frame_inset (frame);
  find_range (plan, &low, &high);
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x, chart_right (frame->plot));
}

/* Tries in turn: names at the lines; numbers at the lines and a key; the same with a line for what is
 * left out.  Returns how many are left out. */
static guint
plan_labels (ChartExceedance *plan, RecoursePointLabel *places)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (ChartKey) key = chart_key_new_paths (plan->frame);
  RecourseRect whole = frame->plot;
  guint n_hidden = frame->whole->n_paths - frame->input->n_paths, n;
  double line = chart_line (frame->note_px) + 2;

  plan->is_terse = frame->is_small;
  if (!plan->is_terse)
    {
      plan_axes (plan, n_hidden > 0 ? line : 0);
      n = place_labels (plan, places);
      if (n == 0)
        return n_hidden;
      chart_axis_clear (&plan->axis);
      chart_axis_clear (&plan->chances);
    }
  frame->plot = whole;
  plan->is_terse = TRUE;
  chart_key_draw (frame, key);
  whole = frame->plot;
  plan_axes (plan, n_hidden > 0 ? line : 0);
  n = place_labels (plan, places);
  if (n == 0 || n_hidden > 0)
    return n + n_hidden;
  chart_axis_clear (&plan->axis);
  chart_axis_clear (&plan->chances);
  frame->plot = whole;
  plan_axes (plan, line);
  return place_labels (plan, places);
}

static void
draw (ChartExceedance *plan)
{
  ChartFrame *frame = plan->frame;
  g_autofree RecoursePointLabel *places = NULL;
  double bottom;
  guint n_left_out;

  chart_frame_limit_paths (frame, frame->is_small ? 4 : 8);
  places = g_new0 (RecoursePointLabel, frame->input->n_paths);
  n_left_out = plan_labels (plan, places);
  bottom = chart_bottom (frame->plot) + drop (frame);
  if (!frame->is_tight)
    chart_axis_zero_label (frame, &plan->axis, frame->plot.y - 1.4 * chart_line (frame->label_px));
  chart_axis_draw_up (frame, &plan->chances, plan->levels, "tick-chance");
  chart_axis_draw (frame, &plan->axis, frame->plot.y, bottom);
  for (guint i = 0; i < frame->input->n_paths; i++)
    {
      draw_line (plan, i);
      draw_crossing (plan, i);
      if (places[i].fit != RECOURSE_LABEL_LEFT_OUT)
        draw_label (plan, i, &places[i]);
    }
  draw_more (plan, n_left_out, bottom + chart_axis_height (frame, NULL));
}

RecourseScene *
chart_lay_out_exceedance (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartExceedance plan = { .frame = &frame, .results = input->results };
  g_autoptr (ChartKey) key = NULL;

  chart_frame_begin (&frame, input, "exceedance");
  if (!chart_has_outcomes (&frame))
    return chart_frame_without_outcomes (&frame);
  plan.stakeholder = MIN (input->stakeholder, input->results->n_stakeholders - 1);
  if (!chart_payoff_has_draws (chart_exceedance_outcome (&plan, 0)))
    return chart_frame_without_draws (&frame);
  plan.id = input->results->stakeholders[plan.stakeholder];
  key = chart_key_new_paths (plan.frame);
  if (frame.is_small)
    frame.key_width = chart_key_width (&frame, key);
  chart_frame_open (&frame, chart_finding_exceedance (&frame), chart_exceedance_subtitles (&plan),
                    TRUE);
  draw (&plan);
  frame.scene->table = chart_exceedance_table (&plan);
  frame.scene->description = chart_exceedance_description (&plan);
  chart_axis_clear (&plan.axis);
  chart_axis_clear (&plan.chances);
  return frame.scene;
}
