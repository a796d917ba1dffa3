/* Tree: the leading path from left to right.  Squares in the colour of their owner are decisions, circles
 * chance, triangles outcomes; probability stands on the branch, what would be chosen is drawn heavier,
 * and what it all comes to for the stakeholder in view stands in one column on the right. */
#include "config.h"

#include "tree.h"

#include "charts.h"
#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Narrowest and widest step from level to level, in sizes of type. */
#define NARROW 8.5
/* A branch's label is wrapped to no more lines than these. */
#define MOST_LABEL_LINES 6
/* What the root asks has no more than these. */
#define MOST_ROOT_LINES 4
#define WIDE 26.0

/* Between a label and its branch, so that the halo of a descender leaves the line whole. */
static double
lift (const ChartTree *plan)
{
  return plan->frame->is_small ? 0 : 4;
}

/* Over the branch of a node and under it. */
static double
room_above (const ChartTree *plan)
{
  return MAX (1, plan->label_lines) * chart_line (plan->frame->label_px) + lift (plan) + 1;
}

static double
room_below (const ChartTree *plan, gboolean is_leaf)
{
  if (is_leaf || plan->question_lines == 0)
    return plan->frame->is_small ? 2 : 4;
  return plan->symbol / 2 + 4 + plan->question_lines * chart_line (plan->frame->label_px);
}

static double
row_height (const ChartTree *plan)
{
  return chart_line (plan->frame->label_px) + (plan->frame->is_small ? 3 : 7);
}

static ChartText
figure_style (const ChartTree *plan)
{
  return (ChartText){ .px = plan->frame->label_px, .side = CHART_RIGHT, .ink = RECOURSE_INK_TEXT };
}

static char *
payoff_text (const ChartTree *plan, guint i)
{
  return chart_money (plan->frame, chart_tree_result (plan, i)->payoffs[plan->stakeholder],
                      plan->decimals);
}

static char *
reach_text (const ChartTree *plan, guint i)
{
  double reach = chart_tree_result (plan, i)->reach;

  return reach > 0 ? recourse_format_percent (plan->frame->input->numbers, reach) : g_strdup ("–");
}

static char *
name_text (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);

  if (node->n_folded > 0 && plan->frame->is_small)
    return g_strdup_printf (_ ("+%u more"), node->n_folded);
  if (node->n_folded > 0)
    return g_strdup_printf (ngettext ("+%u more outcome", "+%u more outcomes", node->n_folded),
                            node->n_folded);
  return g_strdup (recourse_record_get_label (RECOURSE_RECORD (node->node)));
}

static void
plan_decimals (ChartTree *plan)
{
  double most = 0;

  for (guint i = 0; i < plan->path->n_nodes; i++)
    most = fmax (most, fabs (plan->path->nodes[i].payoffs[plan->stakeholder]));
  plan->decimals = chart_decimals (most);
}

/* Columns of figures, and of the names of outcomes, which get what levels leave over. */
static void
plan_columns (ChartTree *plan)
{
  ChartFrame *frame = plan->frame;
  ChartText style = figure_style (plan);
  double payoffs = chart_text_width (_ ("payoff"), style);
  double chances = chart_text_width (_ ("chance"), style), names = 0, folded = 0, room;
  double gap = round (frame->label_px * (frame->is_small ? 0.8 : 1.2));

  for (guint i = 0; i < plan->nodes->len; i++)
    {
      g_autofree char *payoff = payoff_text (plan, i), *reach = reach_text (plan, i);
      g_autofree char *name = name_text (plan, i);
      const ChartTreeNode *node = chart_tree_node (plan, i);

      if (!node->is_leaf)
        continue;
      payoffs = fmax (payoffs, chart_text_width (payoff, style));
      chances = fmax (chances, chart_text_width (reach, style));
      if (node->n_folded > 0)
        folded = fmax (folded, chart_text_width (name, style));
      else if (plan->names_outcomes)
        names = fmax (names, chart_text_width (name, style));
    }
  plan->payoffs = chart_frame_take_end (frame, ceil (payoffs), gap);
  plan->chances = chart_frame_take_end (frame, ceil (chances), gap);
  room = frame->plot.width - plan->n_levels * NARROW * frame->label_px;
  names = fmin (names, fmax (room, 0.16 * frame->plot.width));
  names = ceil (fmax (names, folded));
  plan->names = chart_frame_take_end (frame, names, names > 0 ? round (0.6 * frame->label_px) : 0);
  plan->column = floor (fmin ((frame->plot.width - plan->symbol) / MAX (1, plan->n_levels - 1),
                              WIDE * frame->label_px));
}

/* Lays out with boxes of rows; returns the height it takes. */
static double
place (ChartTree *plan)
{
  guint n = plan->nodes->len;
  g_autofree RecourseTreeBox *boxes = g_new0 (RecourseTreeBox, n);
  double above = room_above (plan);
  RecourseTreeForm form = { .gap_along = 0, .gap_across = 0, .align_leaves = TRUE };
  RecourseTreeExtent extent;

  for (guint i = 0; i < n; i++)
    {
      const ChartTreeNode *node = chart_tree_node (plan, i);

      boxes[i] = (RecourseTreeBox){ .parent = node->parent,
                                    .width = plan->column,
                                    .height = above + room_below (plan, node->is_leaf) };
    }
  extent = recourse_tidy_tree (boxes, n, &form);
  for (guint i = 0; i < n; i++)
    chart_tree_node (plan, i)->y = (boxes[i].y + above) / MAX (1, extent.height);
  /* An outcome alone has no branch above it. */
  if (n == 1)
    chart_tree_node (plan, 0)->y = 0.5;
  return extent.height;
}

/* Levels go on in reading direction; leaves stand in the last one. */
static double
node_x (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  guint level = node->is_leaf ? plan->n_levels - 1 : node->depth;

  return chart_start_x (plan->frame, plan->frame->plot)
         + chart_forward (plan->frame) * (plan->symbol / 2 + level * plan->column);
}

/* Where the branch to a node has come to its height and its label begins. */
static double
bend_x (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);

  return node_x (plan, node->parent)
         + chart_forward (plan->frame) * (plan->symbol / 2 + 1.3 * plan->frame->label_px);
}

static gboolean
is_policy (const ChartTree *plan, guint i)
{
  return chart_tree_result (plan, i)->reach > 0;
}

static void
draw_branch (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  const RecourseNodeResult *result = chart_tree_result (plan, i);
  double x1 = node_x (plan, node->parent), y1 = chart_tree_node (plan, node->parent)->y;
  double x2 = bend_x (plan, i), x3 = node_x (plan, i), half = (x1 + x2) / 2;
  double heavy = MAX (3, 5 * plan->frame->unit);
  RecoursePaint paint = { .stroke =
                              is_policy (plan, i) ? RECOURSE_INK_NEUTRAL : RECOURSE_INK_SOURCE,
                          .stroke_width =
                              is_policy (plan, i) ? 1.5 + (heavy - 1.5) * result->reach : 1 };
  GArray *curve = recourse_curve_new ();
  RecourseMark *mark;

  if (is_policy (plan, i)
      && g_strcmp0 (chart_tree_node (plan, node->parent)->node->kind, "decision") == 0)
    paint.stroke_width = heavy;
  recourse_curve_move_to (curve, x1, y1);
  recourse_curve_cubic_to (curve, half, y1, half, node->y, x2, node->y);
  recourse_curve_line_to (curve, x3, node->y);
  mark = recourse_scene_add_curve (plan->frame->scene, "branch", curve, paint, "tree/%s/%u/branch",
                                   plan->path->id, node->index);
  mark->z = is_policy (plan, i) ? 4 : 3;
}

static void
draw_node (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  ChartFrame *frame = plan->frame;
  gboolean decides = g_strcmp0 (node->node->kind, "decision") == 0;
  gboolean chances = g_strcmp0 (node->node->kind, "chance") == 0;
  RecourseInk ink = is_policy (plan, i) ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY;
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND, .stroke = ink, .stroke_width = 1.5 };
  g_autofree char *words = chart_tree_describe (plan, i);
  RecourseMark *mark;

  if (decides)
    paint =
        (RecoursePaint){ .fill = chart_party_ink (chart_party_index (frame, node->node->owner)) };
  mark = recourse_scene_add_symbol (frame->scene, "node",
                                    decides   ? RECOURSE_SYMBOL_SQUARE
                                    : chances ? RECOURSE_SYMBOL_CIRCLE
                                              : RECOURSE_SYMBOL_TRIANGLE,
                                    node_x (plan, i), node->y, plan->symbol, paint, "tree/%s/%u",
                                    plan->path->id, node->index);
  mark->z = 8;
  mark->value = chart_tree_result (plan, i)->payoffs[plan->stakeholder];
  recourse_mark_speak (mark, plan->path->id, "%s", words);
}

/* The probability of a branch, or how an option stands to the one chosen. */
static char *
branch_figure (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);

  if (g_strcmp0 (chart_tree_node (plan, node->parent)->node->kind, "decision") != 0)
    return recourse_format_percent (plan->frame->input->numbers,
                                    chart_tree_result (plan, i)->probability);
  switch (chart_tree_option (plan, i))
    {
    case CHART_OPTION_TIED:
      return g_strdup (_ ("tie"));
    case CHART_OPTION_NEAR:
      return g_strdup (_ ("near tie"));
    case CHART_OPTION_CHOSEN:
      return g_strdup ("✓");
    case CHART_OPTION_OTHER:
    default:
      return g_strdup ("");
    }
}

/* Where the label of a branch has to end: at its node, or a level on for a leaf. */
static double
branch_width (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  double end = node->is_leaf && node->depth + 1 < plan->n_levels ? 1.6 * plan->column : 0;

  return fabs (node_x (plan, i) - bend_x (plan, i)) - plan->symbol / 2 - 3
         - (end > 0 ? fmax (0, fabs (node_x (plan, i) - bend_x (plan, i)) - end) : 0);
}

static ChartText
figure_on_branch (const ChartTree *plan, guint i)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .is_semibold = TRUE,
                      .side = chart_start_side (plan->frame),
                      .ink = is_policy (plan, i) ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE };
}

/* What the figure of a branch takes off the room for its label. */
static double
figure_room (const ChartTree *plan, guint i)
{
  g_autofree char *figure = branch_figure (plan, i);

  return *figure != '\0'
             ? chart_text_width (figure, figure_on_branch (plan, i)) + 0.4 * plan->frame->label_px
             : 0;
}

/* Of the label, behind the figure. */
static ChartText
branch_style (const ChartTree *plan, guint i)
{
  ChartText style = figure_on_branch (plan, i);

  style.is_semibold = FALSE;
  style.max_width = MAX (branch_width (plan, i) - figure_room (plan, i), 1);
  style.max_lines = MAX (1, chart_tree_node (plan, i)->label_lines);
  return style;
}

static void
draw_branch_label (const ChartTree *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartTreeNode *node = chart_tree_node (plan, i);
  g_autofree char *label = chart_tree_branch_label (plan, i), *figure = branch_figure (plan, i);
  ChartText style = branch_style (plan, i);
  gboolean has_room = style.max_width >= 2.5 * frame->label_px;
  double height = has_room ? chart_text_height (label, style) : chart_line (style.px);
  double x = bend_x (plan, i), y = node->y - height - lift (plan);

  if (*figure != '\0')
    {
      RecourseMark *mark = chart_text (frame, "label", figure, x, y, figure_on_branch (plan, i),
                                       "%s/%u/chance", plan->path->id, node->index);

      mark->value = chart_tree_result (plan, i)->probability;
    }
  if (has_room)
    chart_text (frame, "branch-label", label, x + chart_forward (frame) * figure_room (plan, i), y,
                style, "%s/%u/label", plan->path->id, node->index);
}

/* The question of the root has no box of its own: whether the first branch down leaves it the room. */
static gboolean
has_root_room (const ChartTree *plan, double bottom)
{
  for (guint i = 1; i < plan->nodes->len; i++)
    {
      const ChartTreeNode *node = chart_tree_node (plan, i);

      if (node->parent == 0 && node->y > chart_tree_node (plan, 0)->y - 1
          && node->y - room_above (plan) < bottom + 2)
        return FALSE;
    }
  return bottom <= chart_bottom (plan->frame->plot);
}

/* What a node asks, under its branch. */
static void
draw_question (const ChartTree *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartTreeNode *node = chart_tree_node (plan, i);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (node->node));
  gboolean is_root = node->branch == NULL;
  double forward = chart_forward (frame);
  double x = is_root ? node_x (plan, i) - forward * plan->symbol / 2 : bend_x (plan, i);
  ChartText style = { .px = frame->label_px,
                      .max_width = is_root ? plan->column - frame->label_px
                                           : branch_width (plan, i) + plan->symbol,
                      .max_lines = is_root ? MOST_ROOT_LINES : plan->question_lines,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE };

  if (node->is_leaf || *label == '\0' || plan->question_lines == 0)
    return;
  if (is_root
      && !has_root_room (plan, node->y + plan->symbol / 2 + 2 + chart_text_height (label, style)))
    return;
  chart_text (frame, "question", label, x, node->y + plan->symbol / 2 + 2, style, "%s/%u/question",
              plan->path->id, node->index);
}

static void
draw_row (const ChartTree *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartTreeNode *node = chart_tree_node (plan, i);
  g_autofree char *payoff = payoff_text (plan, i), *reach = reach_text (plan, i);
  g_autofree char *name = name_text (plan, i);
  double line = chart_line (frame->label_px), y = node->y - line / 2;
  RecourseInk ink = is_policy (plan, i) ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY;
  ChartText style = figure_style (plan);
  RecourseMark *mark;

  style.ink = ink;
  mark = chart_text (frame, "figure", payoff, chart_right (plan->payoffs), y, style, "%s/%u/payoff",
                     plan->path->id, node->index);
  mark->value = chart_tree_result (plan, i)->payoffs[plan->stakeholder];
  mark = chart_text (frame, "figure", reach, chart_right (plan->chances), y, style, "%s/%u/reach",
                     plan->path->id, node->index);
  mark->value = chart_tree_result (plan, i)->reach;
  style.side = chart_start_side (frame);
  style.max_width = plan->names.width + 1;
  style.max_lines = 1;
  if (plan->names.width > 2 * frame->label_px && (plan->names_outcomes || node->n_folded > 0))
    chart_text (frame, node->n_folded > 0 ? "more" : "outcome", name,
                node_x (plan, i)
                    + chart_forward (frame) * (plan->symbol / 2 + 0.6 * frame->label_px),
                y, style, "%s/%u/name", plan->path->id, node->index);
}

static void
draw_rule (const ChartTree *plan, double y, const char *key)
{
  ChartFrame *frame = plan->frame;
  RecourseMark *mark = recourse_scene_add_rule (frame->scene, "grid", frame->margin, y,
                                                frame->scene->width - frame->margin, y,
                                                RECOURSE_INK_GRID, "tree/%s", key);

  mark->z = 1;
}

/* The heads of the columns, and the rules between which the tree stands. */
static void
draw_heads (const ChartTree *plan, double y)
{
  ChartText style = figure_style (plan);

  draw_rule (plan, plan->frame->plot.y - 1, "top");
  draw_rule (plan, chart_bottom (plan->frame->plot), "bottom");
  style.ink = RECOURSE_INK_SECONDARY;
  chart_text (plan->frame, "column", _ ("payoff"), chart_right (plan->payoffs), y, style,
              "head/payoff");
  chart_text (plan->frame, "column", _ ("chance"), chart_right (plan->chances), y, style,
              "head/chance");
}

/* How many lines the longest label of a branch takes, were none cut. */
static guint
wanted_lines (const ChartTree *plan)
{
  const ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px);
  guint most = 1;

  for (guint i = 1; i < plan->nodes->len; i++)
    {
      g_autofree char *label = chart_tree_branch_label (plan, i);
      ChartText style = branch_style (plan, i);

      style.max_lines = MOST_LABEL_LINES;
      most = MAX (most, (guint)round (chart_text_height (label, style) / line));
    }
  return most;
}

static gboolean
is_between (double a, double b, double from, double to)
{
  return fmax (a, b) > from && fmin (a, b) < to;
}

/* How far down the branch to @j and its node reach between @from and @to; above everything where they are not there.
 * What stands half a line under a branch is not taken for its own. */
static double
reach_down (const ChartTree *plan, guint j, double from, double to)
{
  const ChartTreeNode *node = chart_tree_node (plan, j);
  double x = node_x (plan, j), half = plan->symbol / 2, below = -INFINITY;
  double line = chart_line (plan->frame->label_px);

  if (j > 0 && is_between (node_x (plan, node->parent), x, from, to))
    below = fmax (room_below (plan, node->is_leaf), line / 2);
  if (is_between (x - half, x + half, from, to))
    below = fmax (below, half + 2);
  /* What the root asks stands behind it, over the branches down. */
  if (j == 0 && plan->question_lines > 0
      && is_between (x, x + chart_forward (plan->frame) * plan->column, from, to))
    below = half + 4 + MOST_ROOT_LINES * line;
  return node->y + below;
}

/* Where what stands above the label of @i ends: of all that lies over it, the lowest. */
static double
ceiling_of (const ChartTree *plan, guint i)
{
  double start = bend_x (plan, i);
  double end = start + chart_forward (plan->frame) * branch_width (plan, i);
  double ceiling = plan->frame->plot.y;

  for (guint j = 0; j < plan->nodes->len; j++)
    if (chart_tree_node (plan, j)->y < chart_tree_node (plan, i)->y)
      ceiling = fmax (ceiling, reach_down (plan, j, fmin (start, end), fmax (start, end)));
  return ceiling;
}

/* Labels have the lines that all of them have, and those for which their own place has room, unless these would
 * break a word. */
static void
stretch_labels (ChartTree *plan)
{
  double line = chart_line (plan->frame->label_px);

  for (guint i = 1; i < plan->nodes->len; i++)
    {
      ChartTreeNode *node = chart_tree_node (plan, i);
      g_autofree char *label = chart_tree_branch_label (plan, i);
      double room = node->y - lift (plan) - 2 - ceiling_of (plan, i);

      node->label_lines = (guint)CLAMP (floor (room / line), plan->label_lines, MOST_LABEL_LINES);
      while (node->label_lines > plan->label_lines
             && chart_text_breaks_word (label, branch_style (plan, i)))
        node->label_lines--;
    }
}

/* As many rows and levels as fit; questions where they fit too. */
static void
plan_tree (ChartTree *plan)
{
  ChartFrame *frame = plan->frame;
  guint most_leaves = (guint)fmax (2, floor (frame->plot.height / row_height (plan) - 0.5));
  double figures = 9 * frame->label_px, narrow = NARROW * frame->label_px;
  /* Under the last row the lower half of its figures. */
  double foot = chart_line (frame->label_px) / 2;
  guint most_levels = (guint)fmax (2, 1 + floor ((frame->plot.width - figures) / narrow));
  static const guint lines[][2] = { { MOST_LABEL_LINES, 2 },
                                    { 3, 2 },
                                    { 3, 1 },
                                    { 2, 2 },
                                    { 2, 1 },
                                    { 1, 2 },
                                    { 1, 1 },
                                    { 3, 0 },
                                    { 2, 0 },
                                    { 1, 0 } };
  guint wanted;

  plan->symbol = round (frame->label_px * (frame->is_small ? 0.85 : 0.95));
  chart_tree_fold (plan, most_leaves, most_levels);
  plan->names_outcomes =
      frame->plot.width - figures - (plan->n_levels - 1) * narrow * 1.1 > 8 * frame->label_px;
  plan_columns (plan);
  wanted = wanted_lines (plan);
  for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
    {
      gboolean is_idle = lines[k][0] > wanted && lines[k][0] > 1;

      if (k + 1 < G_N_ELEMENTS (lines) && (is_idle || (frame->is_small && lines[k][1] > 0)))
        continue;
      plan->label_lines = lines[k][0];
      plan->question_lines = lines[k][1];
      if (place (plan) <= frame->plot.height - foot)
        break;
    }
  for (guint i = 0; i < plan->nodes->len; i++)
    chart_tree_node (plan, i)->y =
        round (frame->plot.y + chart_tree_node (plan, i)->y * (frame->plot.height - foot));
  stretch_labels (plan);
}

static void
draw (ChartTree *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), head = frame->plot.y;

  frame->plot.y += line + (frame->is_small ? 0 : 4);
  frame->plot.height -= line + (frame->is_small ? 0 : 4);
  plan_decimals (plan);
  plan_tree (plan);
  draw_heads (plan, head);
  for (guint i = 0; i < plan->nodes->len; i++)
    {
      if (i > 0)
        {
          draw_branch (plan, i);
          draw_branch_label (plan, i);
        }
      draw_node (plan, i);
      draw_question (plan, i);
      if (chart_tree_node (plan, i)->is_leaf)
        draw_row (plan, i);
    }
}

RecourseScene *
chart_lay_out_tree (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartTree plan = { .frame = &frame, .results = input->results };
  g_autoptr (GArray) nodes = g_array_new (FALSE, TRUE, sizeof (ChartTreeNode));

  chart_frame_begin (&frame, input, "tree");
  if (!chart_has_outcomes (&frame))
    return chart_frame_without_outcomes (&frame);
  plan.path = &input->results->paths[input->leader];
  if (plan.path->n_nodes == 0)
    return chart_frame_empty (
        &frame, _ ("The path has no tree"),
        _ ("Give it a tree of decisions, chances and outcomes to see here how "
           "it may go."));
  plan.nodes = nodes;
  plan.stakeholder = MIN (input->stakeholder, input->results->n_stakeholders - 1);
  chart_frame_open (&frame, chart_finding_tree (&frame), chart_tree_subtitles (&plan), FALSE);
  draw (&plan);
  frame.scene->table = chart_tree_table (&plan);
  frame.scene->description = chart_tree_description (&plan);
  return frame.scene;
}
