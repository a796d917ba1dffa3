/* Power against interest (A. L. Mendelow, "Environmental Scanning", ICIS 1991): a symbol for each
 * stakeholder, filled for a party to the dispute and hollow for a bystander, with its stance where there
 * is room.  Labels keep off marks, rules and each other. */
#include "config.h"

#include "influence.h"

#include "charts.h"

#include "drawing/label-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_TICKS 3

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

      point->x =
          CLAMP (area.x + power * area.width + aside, area.x + inset, chart_right (area) - inset);
      point->y = CLAMP (chart_bottom (area) - interest * area.height, area.y + inset,
                        chart_bottom (area) - inset);
    }
}

static const char *
quadrant_word (guint quadrant)
{
  static const char *const words[] = { N_ ("Keep informed"), N_ ("Manage closely"), N_ ("Monitor"),
                                       N_ ("Keep satisfied") };

  return _ (words[quadrant]);
}

/* Corner @corner of quadrant @quadrant for a word of that size. */
static RecourseRect
corner_box (const ChartInfluence *plan, guint quadrant, guint corner, double width, double height)
{
  const RecourseRect *area = &plan->area;
  double x = area->x + (quadrant % 2) * area->width / 2,
         y = area->y + (quadrant / 2) * area->height / 2;

  return (RecourseRect){ corner % 2 == 0 ? x + 6 : x + area->width / 2 - width - 6,
                         corner / 2 == 0 ? y + 3 : y + area->height / 2 - height - 3, width,
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

          if (!meets_point (plan, box) && width < plan->area.width / 2 - 12)
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
draw_tick (const ChartInfluence *plan, double value, const char *text)
{
  ChartFrame *frame = plan->frame;
  const RecourseRect *area = &plan->area;
  double x = area->x + value * area->width, y = chart_bottom (*area) - value * area->height;
  guint percent = (guint)round (100 * value);
  const char *role = value == 0.5 ? "axis" : "grid";
  RecourseInk ink = value == 0.5 ? RECOURSE_INK_SECONDARY : RECOURSE_INK_GRID;
  ChartText style = { .px = frame->label_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY };
  RecourseMark *mark;

  mark = recourse_scene_add_rule (frame->scene, role, x, area->y, x, chart_bottom (*area), ink,
                                  "influence/power/%u", percent);
  mark->z = 1;
  mark = recourse_scene_add_rule (frame->scene, role, area->x, y, chart_right (*area), y, ink,
                                  "influence/interest/%u", percent);
  mark->z = 1;
  mark = chart_text (frame, "tick", text, x, chart_bottom (*area) + 3, style, "tick/%u", percent);
  mark->value = value;
  style.side = CHART_RIGHT;
  /* At the ends labels stand within, so that both zeros have room in the corner. */
  mark = chart_text (frame, "tick-y", text, area->x - 6, y - (1 - value) * chart_line (style.px),
                     style, "tick-y/%u", percent);
  mark->value = value;
}

/* Both axes run from 0 to 1; their names stand between the ticks, in one line with them. */
static void
draw_axes (const ChartInfluence *plan)
{
  ChartFrame *frame = plan->frame;
  const RecourseRect *area = &plan->area;
  ChartText style = {
    .px = frame->label_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY, .is_semibold = TRUE
  };

  for (guint i = 0; i < N_TICKS; i++)
    {
      double value = i / (N_TICKS - 1.0);
      g_autofree char *text =
          recourse_format_number (frame->input->numbers, value, value == 0.5 ? 1 : 0);

      draw_tick (plan, value, text);
    }
  chart_text (frame, "axis-name", _ ("Power"), area->x + 0.75 * area->width,
              chart_bottom (*area) + 3, style, "axis/power");
  style.side = CHART_RIGHT;
  chart_text (frame, "axis-name", _ ("Interest"), area->x - 6,
              area->y + 0.25 * area->height - chart_line (style.px) / 2, style, "axis/interest");
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

  for (guint i = 0; i < plan->points->len; i++)
    labels[i] = measure (plan, chart_influence_point (plan, i));
  return recourse_place_labels (labels, plan->points->len, plan->corners, CHART_N_QUADRANTS, inner);
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

/* Every label says as much as there is room for. */
static void
place_labels (ChartInfluence *plan, RecoursePointLabel *labels)
{
  for (guint i = 0; i < plan->points->len; i++)
    chart_influence_point (plan, i)->label = plan->frame->is_small ? LABEL_NAME : LABEL_STANCE;
  do
    plan->n_left_out = try_labels (plan, labels);
  while (say_less (plan, labels));
}

static void
draw_label (const ChartInfluence *plan, guint i, const RecoursePointLabel *label)
{
  ChartFrame *frame = plan->frame;
  const ChartInfluencePoint *point = chart_influence_point (plan, i);
  const char *name = name_for (plan, point), *stance = stance_for (point);
  gboolean is_left = label->box.x + label->box.width / 2 < point->x - 1;
  ChartText style = name_style (plan), second = stance_style (plan);
  double x = is_left ? chart_right (label->box) : label->box.x;

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
  style.side = second.side = is_left ? CHART_RIGHT : CHART_LEFT;
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
  plan->size = round (frame->label_px * (frame->is_small ? 0.95 : 1.1));
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
  chart_key_add_paint (key, (RecoursePaint){ .fill = RECOURSE_INK_NEUTRAL },
                       _ ("filled: party to the dispute"));
  chart_key_add_paint (key,
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
                              _ ("Give stakeholders “power” and “interest” between 0 and 1 to see "
                                 "whom to manage closely and whom to keep informed."));
  chart_frame_open (&frame, chart_influence_titles (&plan), chart_influence_subtitles (&plan),
                    FALSE);
  draw (&plan);
  frame.scene->table = chart_influence_table (&plan);
  frame.scene->description = chart_influence_description (&plan);
  return frame.scene;
}
