/* Power against interest (A. L. Mendelow, "Environmental Scanning", ICIS 1991): a symbol for each
 * stakeholder, filled for a party to the dispute and hollow for a bystander, with its stance where there
 * is room.  Labels keep off marks, rules and each other. */
#include "config.h"

#include "influence.h"

#include "charts.h"

#include "drawing/label-place.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Axes are cut to tenths around what is there, and keep this much on both sides of the middle that parts low from
 * high. */
#define LEAST_PART 0.2
/* Between a mark and the end of the axis. */
#define AIR 0.06

/* How much a label says; less where there is no room for more. */
enum
{
  LABEL_STANCE,
  LABEL_NAME,
  LABEL_SHORT,
};

static const char *
id_of (const ChartInfluencePoint *point)
{
  return recourse_record_get_id (RECOURSE_RECORD (point->stakeholder));
}

static guint
count_twins (const ChartInfluence *plan, const RecourseStakeholder *stakeholder)
{
  guint n = 0;

  for (guint i = 0; i < plan->points->len; i++)
    n += chart_influence_point (plan, i)->stakeholder->power == stakeholder->power
         && chart_influence_point (plan, i)->stakeholder->interest == stakeholder->interest;
  return n;
}

static void
gather (ChartInfluence *plan)
{
  RecourseDossier *dossier = plan->frame->input->dossier;
  GListModel *list = G_LIST_MODEL (dossier->stakeholders);

  plan->points = g_array_new (FALSE, TRUE, sizeof (ChartInfluencePoint));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RecourseStakeholder) stakeholder = g_list_model_get_item (list, i);
      ChartInfluencePoint point = { .stakeholder = stakeholder, .party = i };

      if (!chart_shows_party (plan->frame, i))
        continue;
      if (!isfinite (stakeholder->power) || !isfinite (stakeholder->interest))
        {
          plan->n_unplaced++;
          continue;
        }
      point.is_bystander = recourse_dossier_is_bystander (dossier, stakeholder);
      point.n_twins = count_twins (plan, stakeholder);
      g_array_append_val (plan->points, point);
    }
}

/* From and to what tenth an axis runs that shows @least to @most. */
static ChartSpan
span_of (double least, double most)
{
  return (ChartSpan){ fmax (0, fmin (0.5 - LEAST_PART, floor (10 * (least - AIR)) / 10)),
                      fmin (1, fmax (0.5 + LEAST_PART, ceil (10 * (most + AIR)) / 10)) };
}

static void
find_spans (ChartInfluence *plan)
{
  double low_x = 1, high_x = 0, low_y = 1, high_y = 0;

  for (guint i = 0; i < plan->points->len; i++)
    {
      const RecourseStakeholder *one = chart_influence_point (plan, i)->stakeholder;

      low_x = fmin (low_x, one->power);
      high_x = fmax (high_x, one->power);
      low_y = fmin (low_y, one->interest);
      high_y = fmax (high_y, one->interest);
    }
  plan->power = span_of (low_x, high_x);
  plan->interest = span_of (low_y, high_y);
}

static double
power_x (const ChartInfluence *plan, double value)
{
  return plan->area.x
         + plan->area.width * (value - plan->power.low) / (plan->power.high - plan->power.low);
}

static double
interest_y (const ChartInfluence *plan, double value)
{
  return chart_bottom (plan->area)
         - plan->area.height * (value - plan->interest.low)
               / (plan->interest.high - plan->interest.low);
}

static ChartText
name_style (const ChartInfluence *plan)
{
  gboolean is_small = plan->frame->is_small;

  return (ChartText){ .px = plan->frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = plan->area.width * (is_small ? 0.4 : 0.26),
                      .max_lines = 2,
                      .side = chart_start_side (plan->frame),
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
}

static ChartText
stance_style (const ChartInfluence *plan)
{
  ChartText style = name_style (plan);

  style.is_semibold = FALSE;
  style.ink = RECOURSE_INK_SECONDARY;
  style.max_lines = 3;
  return style;
}

static const char *
name_for (const ChartInfluence *plan, const ChartInfluencePoint *point)
{
  const char *brief = point->stakeholder->short_name;

  return point->label == LABEL_SHORT && brief != NULL && *brief != '\0'
             ? brief
             : chart_influence_label (plan, point);
}

static const char *
stance_for (const ChartInfluencePoint *point)
{
  const char *stance = point->stakeholder->stance;

  return point->label == LABEL_STANCE && stance != NULL && *stance != '\0' ? stance : NULL;
}

/* Points of one place stand beside one another, around it. */
static void
place_points (ChartInfluence *plan)
{
  double inset = plan->size;
  RecourseRect area = plan->area;

  for (guint i = 0; i < plan->points->len; i++)
    {
      ChartInfluencePoint *point = chart_influence_point (plan, i);
      double power = CLAMP (point->stakeholder->power, 0, 1),
             interest = CLAMP (point->stakeholder->interest, 0, 1);
      double aside =
          (point->n_twins % 2 == 1 ? 1 : -1) * ((point->n_twins + 1) / 2) * (plan->size + 3);

      point->x = CLAMP (power_x (plan, power) + aside, area.x + inset, chart_right (area) - inset);
      point->y = CLAMP (interest_y (plan, interest), area.y + inset, chart_bottom (area) - inset);
    }
}

static const char *
quadrant_word (guint quadrant)
{
  static const char *const words[] = { N_ ("Keep informed"), N_ ("Manage closely"), N_ ("Monitor"),
                                       N_ ("Keep satisfied") };

  return _ (words[quadrant]);
}

static RecourseRect
quadrant_box (const ChartInfluence *plan, guint quadrant)
{
  const RecourseRect *area = &plan->area;
  double x = power_x (plan, 0.5), y = interest_y (plan, 0.5);
  gboolean is_right = quadrant % 2 == 1, is_low = quadrant / 2 == 1;

  return (RecourseRect){ is_right ? x : area->x, is_low ? y : area->y,
                         is_right ? chart_right (*area) - x : x - area->x,
                         is_low ? chart_bottom (*area) - y : y - area->y };
}

/* Corner @corner of quadrant @quadrant for a word of that size. */
static RecourseRect
corner_box (const ChartInfluence *plan, guint quadrant, guint corner, double width, double height)
{
  RecourseRect box = quadrant_box (plan, quadrant);

  return (RecourseRect){ corner % 2 == 0 ? box.x + 6 : chart_right (box) - width - 6,
                         corner / 2 == 0 ? box.y + 3 : chart_bottom (box) - height - 3, width,
                         height };
}

static gboolean
meets_point (const ChartInfluence *plan, RecourseRect box)
{
  double reach = plan->size / 2 + 3;

  for (guint i = 0; i < plan->points->len; i++)
    {
      const ChartInfluencePoint *point = chart_influence_point (plan, i);

      if (point->x > box.x - reach && point->x < chart_right (box) + reach
          && point->y > box.y - reach && point->y < chart_bottom (box) + reach)
        return TRUE;
    }
  return FALSE;
}

/* Names of quadrants stand in the outer corner, or in another one that no mark is in. */
static void
place_quadrants (ChartInfluence *plan)
{
  static const guint outer_first[CHART_N_QUADRANTS][4] = {
    { 0, 2, 1, 3 }, { 1, 3, 0, 2 }, { 2, 0, 3, 1 }, { 3, 1, 2, 0 }
  };
  ChartText style = { .px = plan->frame->label_px };

  for (guint q = 0; q < CHART_N_QUADRANTS; q++)
    {
      double width = chart_text_width (quadrant_word (q), style);

      plan->corners[q].width = 0;
      for (guint k = 0; k < 4 && plan->corners[q].width == 0; k++)
        {
          RecourseRect box = corner_box (plan, q, outer_first[q][k], width, chart_line (style.px));

          if (!meets_point (plan, box) && width < quadrant_box (plan, q).width - 12)
            plan->corners[q] = box;
        }
    }
}

static void
draw_quadrants (const ChartInfluence *plan)
{
  ChartFrame *frame = plan->frame;
  ChartText style = {
    .px = frame->label_px, .side = CHART_LEFT, .ink = RECOURSE_INK_SOURCE, .has_halo = TRUE
  };

  for (guint q = 0; q < CHART_N_QUADRANTS; q++)
    if (plan->corners[q].width > 0)
      chart_text (frame, "note", quadrant_word (q), plan->corners[q].x, plan->corners[q].y, style,
                  "quadrant/%u", q);
}

static void
draw_rule (const ChartInfluence *plan, const char *axis, guint tenth, RecourseRect line)
{
  gboolean is_middle = tenth == 5;
  RecourseMark *mark = recourse_scene_add_rule (
      plan->frame->scene, is_middle ? "axis" : "grid", line.x, line.y, chart_right (line),
      chart_bottom (line), is_middle ? RECOURSE_INK_SECONDARY : RECOURSE_INK_GRID,
      "influence/%s/%u", axis, 10 * tenth);

  mark->z = 1;
}

/* Only the ends and the middle of an axis: finer lines would make more of judgements than they are. */
static gboolean
is_named (ChartSpan span, double value)
{
  return value == 0.5 || fabs (value - span.low) < 0.01 || fabs (value - span.high) < 0.01;
}

static void
draw_power_tick (const ChartInfluence *plan, guint tenth)
{
  ChartFrame *frame = plan->frame;
  double value = tenth / 10.0, x = power_x (plan, value), bottom = chart_bottom (plan->area);
  ChartText style = { .px = frame->label_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY };
  g_autofree char *text =
      recourse_format_number (frame->input->numbers, value, tenth % 10 == 0 ? 0 : 1);

  if (!is_named (plan->power, value))
    return;
  draw_rule (plan, "power", tenth, (RecourseRect){ round (x), plan->area.y, 0, plan->area.height });
  chart_text (frame, "tick", text, x, bottom + 3, style, "tick/%u", 10 * tenth)->value = value;
}

static void
draw_interest_tick (const ChartInfluence *plan, guint tenth)
{
  ChartFrame *frame = plan->frame;
  double value = tenth / 10.0, y = interest_y (plan, value);
  double part = (value - plan->interest.low) / (plan->interest.high - plan->interest.low);
  ChartText style = { .px = frame->label_px, .side = CHART_RIGHT, .ink = RECOURSE_INK_SECONDARY };
  g_autofree char *text =
      recourse_format_number (frame->input->numbers, value, tenth % 10 == 0 ? 0 : 1);

  if (!is_named (plan->interest, value))
    return;
  draw_rule (plan, "interest", tenth,
             (RecourseRect){ plan->area.x, round (y), plan->area.width, 0 });
  /* At the ends labels stand within, so that both axes have room in the corner. */
  chart_text (frame, "tick-y", text, plan->area.x - 6, y - (1 - part) * chart_line (style.px),
              style, "tick-y/%u", 10 * tenth)
      ->value = value;
}

/* The names of both axes stand between the ticks, in one line with them. */
static void
draw_axes (const ChartInfluence *plan)
{
  ChartFrame *frame = plan->frame;
  const RecourseRect *area = &plan->area;
  ChartText style = {
    .px = frame->label_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY, .is_semibold = TRUE
  };

  for (guint tenth = 0; tenth <= 10; tenth++)
    {
      if (tenth / 10.0 > plan->power.low - 0.01 && tenth / 10.0 < plan->power.high + 0.01)
        draw_power_tick (plan, tenth);
      if (tenth / 10.0 > plan->interest.low - 0.01 && tenth / 10.0 < plan->interest.high + 0.01)
        draw_interest_tick (plan, tenth);
    }
  chart_text (frame, "axis-name", _ ("Power"), power_x (plan, (0.5 + plan->power.high) / 2),
              chart_bottom (*area) + 3, style, "axis/power");
  style.side = CHART_RIGHT;
  chart_text (frame, "axis-name", _ ("Interest"), area->x - 6,
              interest_y (plan, (0.5 + plan->interest.high) / 2) - chart_line (style.px) / 2, style,
              "axis/interest");
}

static void
draw_point (const ChartInfluence *plan, guint i)
{
  const ChartInfluencePoint *point = chart_influence_point (plan, i);
  RecourseInk ink = chart_party_ink (point->party);
  RecourseSymbol symbol = chart_party_symbol (point->party);
  RecoursePaint paint = { .fill = ink, .halo = RECOURSE_INK_BACKGROUND, .halo_width = 1.5 };
  double size = plan->size;
  g_autofree char *words = chart_influence_describe (plan, point);
  RecourseMark *mark;

  if (point->is_bystander || symbol == RECOURSE_SYMBOL_RING)
    {
      paint = (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND, .stroke = ink, .stroke_width = 2 };
      symbol = symbol == RECOURSE_SYMBOL_RING ? RECOURSE_SYMBOL_CIRCLE : symbol;
      size -= 2;
    }
  if (!point->is_bystander && chart_party_symbol (point->party) == RECOURSE_SYMBOL_RING)
    paint = (RecoursePaint){ .fill = ink };
  mark = recourse_scene_add_symbol (plan->frame->scene, "dot", symbol, point->x, point->y, size,
                                    paint, "influence/%s", id_of (point));
  mark->z = 6;
  recourse_mark_speak (mark, point->is_bystander ? "bystanders" : "parties", "%s", words);
}

static RecoursePointLabel
measure (const ChartInfluence *plan, const ChartInfluencePoint *point)
{
  const char *name = name_for (plan, point), *stance = stance_for (point);
  RecoursePointLabel label = { .x = point->x, .y = point->y, .reach = plan->size / 2 + 3 };

  label.width = chart_text_width (name, name_style (plan));
  label.height = chart_text_height (name, name_style (plan));
  label.priority = point->is_bystander ? 0 : 1;
  if (stance != NULL)
    {
      label.width = fmax (label.width, chart_text_width (stance, stance_style (plan)));
      label.height += chart_text_height (stance, stance_style (plan));
    }
  return label;
}

static guint
try_labels (const ChartInfluence *plan, RecoursePointLabel *labels)
{
  RecourseRect inner = { plan->area.x + 3, plan->area.y + 2, plan->area.width - 6,
                         plan->area.height - 4 };
  RecourseRect obstacles[CHART_N_QUADRANTS + 2];
  guint n = CHART_N_QUADRANTS;

  memcpy (obstacles, plan->corners, sizeof plan->corners);
  if (plan->keeps_off & CHART_OFF_POWER)
    obstacles[n++] = (RecourseRect){ power_x (plan, 0.5) - 1, plan->area.y, 2, plan->area.height };
  if (plan->keeps_off & CHART_OFF_INTEREST)
    obstacles[n++] =
        (RecourseRect){ plan->area.x, interest_y (plan, 0.5) - 1, plan->area.width, 2 };
  for (guint i = 0; i < plan->points->len; i++)
    labels[i] = measure (plan, chart_influence_point (plan, i));
  return recourse_place_labels (labels, plan->points->len, obstacles, n, inner);
}

/* The longest label that is in trouble says less; FALSE where all is well or nothing can be said
 * shorter. */
static gboolean
say_less (const ChartInfluence *plan, const RecoursePointLabel *labels)
{
  ChartInfluencePoint *worst = NULL;
  double largest = 0;

  for (guint i = 0; i < plan->points->len; i++)
    {
      ChartInfluencePoint *point = chart_influence_point (plan, i);
      double size = labels[i].width * labels[i].height;
      gboolean is_bad = labels[i].fit == RECOURSE_LABEL_LEFT_OUT
                        || (labels[i].fit == RECOURSE_LABEL_LED && point->label == LABEL_STANCE);

      if (is_bad && point->label < LABEL_SHORT && size > largest)
        {
          worst = point;
          largest = size;
        }
    }
  if (worst != NULL)
    worst->label++;
  return worst != NULL;
}

/* Every label says as much as there is room for.  Returns how much is left unsaid, or said from afar. */
static guint
settle_labels (ChartInfluence *plan, RecoursePointLabel *labels, guint keeps_off)
{
  guint loss = 0;

  plan->keeps_off = keeps_off;
  for (guint i = 0; i < plan->points->len; i++)
    chart_influence_point (plan, i)->label = plan->frame->is_small ? LABEL_NAME : LABEL_STANCE;
  do
    plan->n_left_out = try_labels (plan, labels);
  while (say_less (plan, labels));
  for (guint i = 0; i < plan->points->len; i++)
    loss += 2 * chart_influence_point (plan, i)->label + (labels[i].fit == RECOURSE_LABEL_LED);
  return loss + 10 * plan->n_left_out;
}

/* Labels cross a rule only where they would say less without. */
static void
place_labels (ChartInfluence *plan, RecoursePointLabel *labels)
{
  guint least = settle_labels (plan, labels, 0);

  for (guint keeps_off = CHART_OFF_POWER | CHART_OFF_INTEREST; keeps_off > 0; keeps_off--)
    if (settle_labels (plan, labels, keeps_off) <= least)
      return;
  settle_labels (plan, labels, 0);
}

static void
draw_label (const ChartInfluence *plan, guint i, const RecoursePointLabel *label)
{
  ChartFrame *frame = plan->frame;
  const ChartInfluencePoint *point = chart_influence_point (plan, i);
  const char *name = name_for (plan, point), *stance = stance_for (point);
  double middle = label->box.x + label->box.width / 2;
  gboolean is_left = middle<point->x - 1, is_right = middle> point->x + 1;
  ChartText style = name_style (plan), second = stance_style (plan);
  double x = is_left ? chart_right (label->box) : is_right ? label->box.x : middle;

  if (label->fit == RECOURSE_LABEL_LED)
    {
      GArray *curve = recourse_curve_new ();
      RecourseMark *mark;

      recourse_curve_move_to (curve, label->leader_x1, label->leader_y1);
      recourse_curve_line_to (curve, label->leader_x2, label->leader_y2);
      mark = recourse_scene_add_curve (
          frame->scene, "leader", curve,
          (RecoursePaint){ .stroke = RECOURSE_INK_SECONDARY, .stroke_width = 1 },
          "influence/%s/leader", id_of (point));
      mark->z = 4;
    }
  style.side = second.side = is_left ? CHART_RIGHT : is_right ? CHART_LEFT : CHART_MIDDLE;
  chart_text (frame, "label", name, x, label->box.y, style, "%s/name", id_of (point));
  if (stance != NULL)
    chart_text (frame, "label", stance, x, label->box.y + chart_text_height (name, style), second,
                "%s/stance", id_of (point));
}

static void
draw_more (const ChartInfluence *plan)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->n_left_out, m = plan->n_unplaced;
  ChartText style = { .px = frame->note_px,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SOURCE,
                      .max_width = frame->plot.width,
                      .max_lines = 1 };
  g_autofree char *names = g_strdup_printf (
      ngettext ("+%u more name in the table", "+%u more names in the table", n), n);
  g_autofree char *missing = g_strdup_printf (
      ngettext ("%u without power or interest", "%u without power or interest", m), m);
  g_autofree char *text = NULL;

  if (n == 0 && m == 0)
    return;
  text = n == 0   ? g_strdup (missing)
         : m == 0 ? g_strdup (names)
                  : g_strdup_printf ("%s  ·  %s", names, missing);
  chart_text (frame, "more", text, chart_start_x (frame, frame->plot),
              chart_bottom (frame->plot) - chart_line (style.px), style, "more");
}

/* What ticks on two sides leave, and the line that says what is missing. */
static void
plan_area (ChartInfluence *plan, gboolean has_note)
{
  ChartFrame *frame = plan->frame;
  ChartText style = { .px = frame->label_px, .is_semibold = TRUE };
  double line = chart_line (frame->label_px);
  double left = ceil (chart_text_width (_ ("Interest"), style)) + 6;
  double below = line + 4 + (has_note ? line + 4 : 0);

  plan->area =
      (RecourseRect){ frame->plot.x + left, frame->plot.y + 2, frame->plot.width - left - line / 2,
                      frame->plot.height - 2 - below };
  plan->size = round (frame->label_px * (frame->is_small ? 0.95 : 1.3));
}

static void
plan_labels (ChartInfluence *plan, RecoursePointLabel *labels, gboolean has_note)
{
  plan_area (plan, has_note);
  place_points (plan);
  place_quadrants (plan);
  place_labels (plan, labels);
}

static void
draw_key (ChartInfluence *plan)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (ChartKey) key = chart_key_new ();
  guint n_bystanders = 0;

  for (guint i = 0; i < plan->points->len; i++)
    n_bystanders += chart_influence_point (plan, i)->is_bystander;
  if (n_bystanders == 0 || n_bystanders == plan->points->len)
    return;
  chart_key_add_dot (key, (RecoursePaint){ .fill = RECOURSE_INK_NEUTRAL },
                     _ ("filled: party to the dispute"));
  chart_key_add_dot (key,
                     (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                                      .stroke = RECOURSE_INK_NEUTRAL,
                                      .stroke_width = 2 },
                     _ ("hollow: bystander"));
  chart_key_draw (frame, key);
}

static void
draw (ChartInfluence *plan)
{
  g_autofree RecoursePointLabel *labels = g_new0 (RecoursePointLabel, plan->points->len);

  draw_key (plan);
  plan_labels (plan, labels, plan->n_unplaced > 0);
  if (plan->n_left_out > 0 && plan->n_unplaced == 0)
    plan_labels (plan, labels, TRUE);
  draw_axes (plan);
  draw_quadrants (plan);
  for (guint i = 0; i < plan->points->len; i++)
    {
      draw_point (plan, i);
      if (labels[i].fit != RECOURSE_LABEL_LEFT_OUT)
        draw_label (plan, i, &labels[i]);
    }
  draw_more (plan);
}

RecourseScene *
chart_lay_out_influence (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartInfluence plan = { .frame = &frame };
  g_autoptr (GArray) points = NULL;

  chart_frame_begin (&frame, input, "influence");
  gather (&plan);
  points = plan.points;
  if (points->len == 0)
    return chart_frame_empty (&frame, _ ("No power or interest is recorded"),
                              _ ("Give stakeholders a power and an interest between 0 and 1 to see "
                                 "whom to manage closely and whom to keep informed."));
  find_spans (&plan);
  chart_frame_open (&frame, chart_filter_titles (&frame, chart_influence_titles (&plan)),
                    chart_influence_subtitles (&plan), FALSE);
  draw (&plan);
  frame.scene->table = chart_influence_table (&plan);
  frame.scene->description = chart_influence_description (&plan);
  return frame.scene;
}
