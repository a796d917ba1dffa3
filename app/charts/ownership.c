/* Ownership: every whole is a line from 0 to 100 %, every holder a row with its part of it, one behind
 * the other.  A share that nobody states is not guessed: a dotted span shows how far it may reach.  What
 * is left is with others or not stated. */
#include "config.h"

#include "ownership.h"

#include "charts.h"
#include "ledger.h"

#include "drawing/ticks.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROUNDING 1e-9

static gboolean
is_ownership (const RecourseStake *stake)
{
  return g_strcmp0 (stake->kind, "equity") == 0 || isfinite (stake->share);
}

static ChartShare
share_of (const ChartOwnership *plan, const RecourseStake *stake)
{
  RecourseDossier *dossier = plan->frame->input->dossier;
  ChartShare share = CHART_SHARE_ASSUMED;

  if (!isfinite (stake->share) || stake->share < 0)
    return CHART_SHARE_UNKNOWN;
  for (guint i = 0; stake->claims != NULL && stake->claims[i] != NULL; i++)
    {
      RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, stake->claims[i]);

      if (claim == NULL)
        continue;
      if (g_strcmp0 (claim->status, "disputed") == 0)
        return CHART_SHARE_DISPUTED;
      if (g_strcmp0 (claim->status, "conditional") == 0)
        share = CHART_SHARE_CONDITIONAL;
      else if (share == CHART_SHARE_ASSUMED)
        share = CHART_SHARE_FACT;
    }
  return share;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ChartOwnershipRow *x = a, *y = b;
  int by_whole = g_strcmp0 (x->in, y->in), by_kind = g_strcmp0 (x->kind, y->kind);

  if (by_whole != 0 || by_kind != 0)
    return by_whole != 0 ? by_whole : by_kind;
  if ((x->share == CHART_SHARE_UNKNOWN) != (y->share == CHART_SHARE_UNKNOWN))
    return x->share == CHART_SHARE_UNKNOWN ? 1 : -1;
  if (x->party != y->party)
    return x->party < y->party ? -1 : 1;
  return g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (x->stake)),
                    recourse_record_get_id (RECOURSE_RECORD (y->stake)));
}

static GArray *
gather_stakes (const ChartOwnership *plan)
{
  GListModel *stakes = G_LIST_MODEL (plan->frame->input->dossier->stakes);
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (ChartOwnershipRow));

  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);
      ChartOwnershipRow row = { .stake = stake,
                                .in = stake->in,
                                .kind = stake->kind,
                                .party = chart_party_index (plan->frame, stake->holder),
                                .share = share_of (plan, stake) };

      if (is_ownership (stake) && chart_shows (plan->frame, stake->holder))
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

static void
add_rest (ChartOwnership *plan, const ChartOwnershipRow *last, double sum)
{
  ChartOwnershipRow rest = { .in = last->in,
                             .kind = last->kind,
                             .party = G_MAXUINT,
                             .share = CHART_SHARE_REST,
                             .from = sum,
                             .to = 1 };

  plan->most = fmax (plan->most, sum);
  if (sum < 1 - ROUNDING)
    g_array_append_val (plan->rows, rest);
}

/* Rows of a whole stand one behind the other; what is left of it is a row of its own. */
static void
gather (ChartOwnership *plan)
{
  g_autoptr (GArray) stakes = gather_stakes (plan);
  double sum = 0;

  plan->most = 1;
  plan->rows = g_array_new (FALSE, TRUE, sizeof (ChartOwnershipRow));
  for (guint i = 0; i < stakes->len; i++)
    {
      ChartOwnershipRow row = g_array_index (stakes, ChartOwnershipRow, i);
      const ChartOwnershipRow *before =
          i > 0 ? &g_array_index (stakes, ChartOwnershipRow, i - 1) : NULL;

      row.begins_group = before == NULL || g_strcmp0 (before->in, row.in) != 0
                         || g_strcmp0 (before->kind, row.kind) != 0;
      if (row.begins_group && before != NULL)
        add_rest (plan, before, sum);
      sum = row.begins_group ? 0 : sum;
      row.from = sum;
      row.to = row.share == CHART_SHARE_UNKNOWN ? fmax (1, sum) : sum + row.stake->share;
      sum = row.share == CHART_SHARE_UNKNOWN ? sum : row.to;
      g_array_append_val (plan->rows, row);
    }
  if (stakes->len > 0)
    add_rest (plan, &g_array_index (stakes, ChartOwnershipRow, stakes->len - 1), sum);
}

static guint
n_groups (const ChartOwnership *plan, guint n_rows)
{
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += chart_ownership_row (plan, i)->begins_group;
  return n;
}

static void
plan_rows (ChartOwnership *plan)
{
  const ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), height, least = line + 3;

  plan->heading = line + 4;
  plan->gap = frame->is_small ? 4 : round (12 * frame->unit);
  for (plan->n_rows = plan->rows->len;; plan->n_rows--)
    {
      guint groups = n_groups (plan, plan->n_rows);

      height = frame->plot.height - chart_axis_height (frame, NULL)
               - (plan->n_rows < plan->rows->len ? line + 2 : 0) - groups * plan->heading
               - (groups - 1) * plan->gap;
      if (plan->n_rows <= 1 || plan->n_rows * least <= height)
        break;
    }
  plan->pitch = floor (height / plan->n_rows);
  plan->has_second_line = plan->pitch >= 2.2 * line;
  plan->thickness = floor (fmin (0.62 * plan->pitch, 160 * frame->unit));
  plan->figure_px = plan->pitch >= 4 * line ? frame->subtitle_px : frame->label_px;
}

static double
row_middle (const ChartOwnership *plan, guint i)
{
  guint groups = n_groups (plan, i + 1);

  return round (plan->frame->plot.y + groups * plan->heading + (groups - 1) * plan->gap
                + (i + 0.5) * plan->pitch);
}

static ChartText
text_style (const ChartOwnership *plan, RecourseInk ink)
{
  return (ChartText){
    .px = plan->frame->label_px, .max_lines = 1, .side = chart_start_side (plan->frame), .ink = ink
  };
}

static double
indent (const ChartOwnership *plan)
{
  return round (plan->frame->label_px * 1.4);
}

/* The figures of a row: share, and value where there is no second line. */
static char *
figure (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  g_autofree char *share = chart_ownership_share (plan, row),
                  *value = chart_ownership_value (plan, row);

  if (plan->has_second_line || value == NULL)
    return g_steal_pointer (&share);
  return g_strdup_printf ("%s · %s", share, value);
}

static void
plan_columns (ChartOwnership *plan)
{
  ChartFrame *frame = plan->frame;
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);
  double names = 0;

  style.is_semibold = TRUE;
  for (guint i = 0; i < plan->n_rows; i++)
    {
      const ChartOwnershipRow *row = chart_ownership_row (plan, i);

      names = fmax (names, chart_text_width (chart_ownership_name (plan, row), style));
      if (plan->has_second_line)
        names = fmax (names, chart_text_width (chart_share_word (row->share),
                                               text_style (plan, RECOURSE_INK_TEXT)));
    }
  names = fmin (ceil (names) + indent (plan) + 1, 0.36 * frame->plot.width);
  plan->names = chart_frame_take_start (frame, names, frame->label_px);
  chart_frame_inset (frame);
}

static void
plan_axis (ChartOwnership *plan)
{
  const ChartFrame *frame = plan->frame;
  const RecourseRect *plot = &plan->frame->plot;
  RecourseTicks ticks = recourse_ticks_find (
      (RecourseTicksQuery){ .min = 0,
                            .max = plan->most,
                            .wanted = recourse_ticks_wanted (plot->width, 8 * frame->label_px),
                            .most = 7,
                            .is_loose = TRUE });
  ChartAxis *axis = &plan->axis;

  axis->scale = (RecourseScale){ 0, ticks.max, plot->x, chart_right (*plot) };
  axis->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  axis->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ticks.n; i++)
    {
      double value = recourse_ticks_value (&ticks, i);
      g_autofree char *number = recourse_format_number (frame->input->numbers, 100 * value, 0);

      g_array_append_val (axis->ticks, value);
      g_ptr_array_add (axis->labels, recourse_put_percent (frame->input->numbers, number));
    }
}

static RecoursePaint
share_paint (const ChartOwnershipRow *row)
{
  static const ChartStatus statuses[] = { CHART_STATUS_PAID, CHART_STATUS_CONDITIONAL,
                                          CHART_STATUS_DISPUTED, CHART_STATUS_ASSUMED };

  if (row->share < CHART_SHARE_UNKNOWN)
    return chart_status_paint (statuses[row->share], chart_party_ink (row->party));
  return (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = RECOURSE_INK_SECONDARY,
                          .stroke_width = 1,
                          .dash = RECOURSE_DASH_DASHED };
}

/* A share that is not stated: a dotted span as far as it may reach, with an end on both sides. */
static RecourseMark *
add_unknown (const ChartOwnership *plan, const ChartOwnershipRow *row, double y, const char *id)
{
  double x1 = chart_axis_x (&plan->axis, row->from),
         x2 = fmax (x1 + 8, chart_axis_x (&plan->axis, row->to)), half = plan->thickness / 3;
  GArray *curve = recourse_curve_new ();

  recourse_curve_move_to (curve, x1, y);
  recourse_curve_line_to (curve, x2, y);
  recourse_curve_move_to (curve, x1, y - half);
  recourse_curve_line_to (curve, x1, y + half);
  recourse_curve_move_to (curve, x2, y - half);
  recourse_curve_line_to (curve, x2, y + half);
  return recourse_scene_add_curve (plan->frame->scene, "interval", curve,
                                   (RecoursePaint){ .stroke = chart_party_ink (row->party),
                                                    .stroke_width = 2,
                                                    .dash = RECOURSE_DASH_DOTTED,
                                                    .halo = RECOURSE_INK_BACKGROUND,
                                                    .halo_width = 1.5 },
                                   "ownership/%s", id);
}

static void
draw_bar (const ChartOwnership *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartOwnershipRow *row = chart_ownership_row (plan, i);
  double y = row_middle (plan, i), x1 = chart_axis_x (&plan->axis, row->from),
         x2 = chart_axis_x (&plan->axis, row->to);
  RecourseRect box = { x1, round (y - plan->thickness / 2), fmax (1, x2 - x1), plan->thickness };
  g_autofree char *words = chart_ownership_describe (plan, row);
  g_autofree char *rest = g_strdup_printf ("rest/%s/%s", row->in != NULL ? row->in : "unnamed",
                                           row->kind != NULL ? row->kind : "equity");
  const char *id =
      row->stake != NULL ? recourse_record_get_id (RECOURSE_RECORD (row->stake)) : rest;
  RecourseMark *mark;

  if (row->share == CHART_SHARE_UNKNOWN)
    mark = add_unknown (plan, row, y, id);
  else
    {
      mark =
          recourse_scene_add_rect (frame->scene, "bar", box, share_paint (row), "ownership/%s", id);
      mark->value = row->to - row->from;
    }
  mark->z = 5;
  recourse_mark_speak (mark, row->in != NULL ? row->in : "unnamed", "%s", words);
  if (row->stake != NULL)
    chart_link_claims (frame, mark, row->stake->claims);
}

static void
draw_name (const ChartOwnership *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartOwnershipRow *row = chart_ownership_row (plan, i);
  double line = chart_line (frame->label_px), x = chart_start_x (frame, plan->names);
  double start = x + chart_forward (frame) * indent (plan), size = round (frame->label_px * 0.8);
  gboolean has_standing = plan->has_second_line && row->stake != NULL;
  double top = row_middle (plan, i) - (has_standing ? line : line / 2);
  g_autofree char *key = g_strdup_printf ("%u/symbol", i);
  ChartText style =
      text_style (plan, row->stake != NULL ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY);

  if (row->stake != NULL)
    chart_party_mark (frame, row->party, x + chart_forward (frame) * size / 2,
                      round (top + line / 2), size, key);
  style.is_semibold = row->stake != NULL;
  style.max_width = plan->names.width - indent (plan);
  chart_text (frame, "label", chart_ownership_name (plan, row), start, top, style, "%u/name", i);
  style.is_semibold = FALSE;
  style.ink = RECOURSE_INK_SECONDARY;
  if (has_standing)
    chart_text (frame, "label", chart_share_word (row->share), start, top + line, style,
                "%u/standing", i);
}

/* Where figures of a row go: in the middle of what is hollow and wide enough, else beside the bar where
 * there is more room. */
static double
place_figures (const ChartOwnership *plan,
               const ChartOwnershipRow *row,
               double width,
               ChartText *style)
{
  const RecourseRect *plot = &plan->frame->plot;
  double x1 = chart_axis_x (&plan->axis, row->from), x2 = chart_axis_x (&plan->axis, row->to);
  double gap = plan->frame->label_px * 0.6;
  gboolean is_after = chart_right (*plot) - x2 >= x1 - plot->x;

  style->max_width =
      fmax (2 * style->px, is_after ? chart_right (*plot) - x2 - gap : x1 - plot->x - gap);
  style->side = is_after ? CHART_LEFT : CHART_RIGHT;
  if (row->share < CHART_SHARE_UNKNOWN
      || (x2 - x1 < width + 4 * gap && style->max_width > x2 - x1 - 2 * gap))
    return is_after ? x2 + gap : x1 - gap;
  style->max_width = fmax (2 * style->px, x2 - x1 - 2 * gap);
  style->side = CHART_MIDDLE;
  return (x1 + x2) / 2;
}

static void
draw_figures (const ChartOwnership *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartOwnershipRow *row = chart_ownership_row (plan, i);
  double y = row_middle (plan, i), line = chart_line (plan->figure_px);
  g_autofree char *share = figure (plan, row);
  g_autofree char *value = plan->has_second_line ? chart_ownership_value (plan, row) : NULL;
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);
  double top = value != NULL && row->share < CHART_SHARE_UNKNOWN ? y - line : y - line / 2;
  double width, x;

  style.is_semibold = style.has_halo = TRUE;
  style.px = plan->figure_px;
  width = chart_text_width (share, style);
  if (value != NULL)
    width = fmax (width, chart_text_width (value, style));
  x = place_figures (plan, row, width, &style);
  chart_text (frame, "total", share, x, top, style, "%u/share", i);
  style.is_semibold = FALSE;
  style.px = frame->label_px;
  style.ink = RECOURSE_INK_SECONDARY;
  if (value != NULL)
    chart_text (frame, "label", value, x, top + chart_line (plan->figure_px), style, "%u/value", i);
}

static void
draw_heading (const ChartOwnership *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *whole = chart_ownership_whole (plan, chart_ownership_row (plan, i));
  ChartText style = text_style (plan, RECOURSE_INK_SECONDARY);
  double width = frame->scene->width - 2 * frame->margin;
  double x = chart_frame_edge (frame);

  style.is_semibold = style.has_halo = TRUE;
  style.max_width = width;
  chart_text (frame, "heading", whole, x,
              row_middle (plan, i) - plan->pitch / 2 - plan->heading + 1, style, "group/%u", i);
}

static void
draw_key (ChartOwnership *plan)
{
  g_autoptr (ChartKey) key = chart_key_new ();
  gboolean used[CHART_N_SHARES] = { FALSE };

  if (plan->has_second_line)
    return;
  for (guint i = 0; i < plan->rows->len; i++)
    used[chart_ownership_row (plan, i)->share] = TRUE;
  for (guint s = 0; s < CHART_SHARE_UNKNOWN; s++)
    {
      static const ChartStatus statuses[] = { CHART_STATUS_PAID, CHART_STATUS_CONDITIONAL,
                                              CHART_STATUS_DISPUTED, CHART_STATUS_ASSUMED };

      if (used[s])
        chart_key_add_paint (key, chart_status_paint (statuses[s], RECOURSE_INK_NEUTRAL),
                             chart_share_word (s));
    }
  chart_key_draw (plan->frame, key);
}

static void
draw_more (const ChartOwnership *plan, double y)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->rows->len - plan->n_rows;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text =
      g_strdup_printf (ngettext ("+%u more row in the table", "+%u more rows in the table", n), n);
  chart_frame_more (frame, text, y);
}

static void
draw (ChartOwnership *plan)
{
  double bottom;

  plan_rows (plan);
  draw_key (plan);
  plan_rows (plan);
  plan_columns (plan);
  plan_axis (plan);
  bottom = row_middle (plan, plan->n_rows - 1) + plan->pitch / 2;
  chart_axis_draw (plan->frame, &plan->axis, plan->frame->plot.y + plan->heading, bottom);
  for (guint i = 0; i < plan->n_rows; i++)
    {
      if (chart_ownership_row (plan, i)->begins_group)
        draw_heading (plan, i);
      draw_bar (plan, i);
      draw_name (plan, i);
      draw_figures (plan, i);
    }
  draw_more (plan, bottom + chart_axis_height (plan->frame, NULL) + 2);
}

RecourseScene *
chart_lay_out_ownership (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartOwnership plan = { .frame = &frame };
  g_autoptr (GArray) rows = NULL;
  g_autofree char *contested = NULL;

  chart_frame_begin (&frame, input, "ownership");
  gather (&plan);
  rows = plan.rows;
  if (rows->len == 0)
    return chart_frame_empty (
        &frame, _ ("No equity is recorded"),
        _ ("Add stakes of the kind equity to the dossier, each with who holds "
           "it, in whom and, where they are known, share and value."));
  chart_frame_open (&frame, chart_ownership_titles (&plan), chart_ownership_subtitles (&plan),
                    FALSE);
  contested = chart_ownership_contested (&plan);
  chart_contested_note (&frame, contested);
  draw (&plan);
  frame.scene->table = chart_ownership_table (&plan);
  frame.scene->description = chart_ownership_description (&plan);
  chart_axis_clear (&plan.axis);
  return frame.scene;
}
