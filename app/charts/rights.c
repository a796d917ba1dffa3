/* Rights over time: a bar from start to end for everything held, grouped by holder.  A bar with a point
 * has no end; pattern says how it is held; what somebody contests is dotted and says by whom.  Labels run
 * over the empty time before a bar begins, which is where a small picture has its room. */
#include "config.h"

#include "rights.h"

#include "charts.h"
#include "dates.h"
#include "findings.h"

#include "drawing/calendar.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEAR 365.2425

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ChartRightsRow *x = a, *y = b;

  if (x->party != y->party)
    return x->party < y->party ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (x->stake)),
                    recourse_record_get_id (RECOURSE_RECORD (y->stake)));
}

static void
gather (ChartRights *plan)
{
  const RecourseDossier *dossier = plan->frame->input->dossier;
  GListModel *stakes = G_LIST_MODEL (dossier->stakes);

  plan->has_as_of =
      recourse_calendar_parse (dossier->as_of != NULL ? dossier->as_of : "", &plan->as_of, NULL);
  plan->rows = g_array_new (FALSE, TRUE, sizeof (ChartRightsRow));
  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);
      ChartRightsRow row = { .stake = stake,
                             .party = chart_party_index (plan->frame, stake->holder),
                             .hold = chart_rights_hold (stake) };
      double unused;

      if (!chart_shows (plan->frame, stake->holder))
        continue;
      row.has_start =
          stake->start != NULL && recourse_calendar_parse (stake->start, &row.start, NULL);
      row.has_end = stake->end != NULL && recourse_calendar_parse (stake->end, &unused, &row.end);
      g_array_append_val (plan->rows, row);
    }
  g_array_sort (plan->rows, compare_rows);
  for (guint i = 0; i < plan->rows->len; i++)
    chart_rights_row (plan, i)->begins_group =
        i == 0
        || g_strcmp0 (chart_rights_row (plan, i)->stake->holder,
                      chart_rights_row (plan, i - 1)->stake->holder)
               != 0;
}

static double
day_of_year (int year)
{
  g_autofree char *text = g_strdup_printf ("%04d", CLAMP (year, 1, 9999));
  double day = 0;

  recourse_calendar_parse (text, &day, NULL);
  return day;
}

/* From the first start to the last end, at least two years beyond the as-of date, and some time more for
 * what is open. */
static void
find_range (const ChartRights *plan, double *low, double *high)
{
  const RecourseHorizon *horizon = plan->frame->input->dossier->horizon;
  gboolean is_open = FALSE;

  *low = plan->has_as_of ? plan->as_of : INFINITY;
  *high = plan->has_as_of ? plan->as_of + 2 * YEAR : -INFINITY;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartRightsRow *row = chart_rights_row (plan, i);

      if (row->has_start)
        {
          *low = fmin (*low, row->start);
          *high = fmax (*high, row->start + YEAR);
        }
      if (row->has_end)
        {
          *high = fmax (*high, row->end);
          *low = fmin (*low, row->end - YEAR);
        }
      is_open |= !row->has_end;
    }
  if (horizon != NULL && isfinite (horizon->last))
    *high = fmax (*high, day_of_year ((int)horizon->last + 1));
  if (!isfinite (*low) || !isfinite (*high))
    {
      *low = day_of_year (2000);
      *high = *low + YEAR;
    }
  if (is_open)
    *high += fmax (0.06 * (*high - *low), 0.5 * YEAR);
}

static guint
n_groups (const ChartRights *plan, guint n_rows)
{
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += chart_rights_row (plan, i)->begins_group;
  return n;
}

static double
height_of (const ChartRights *plan, guint n_rows, double pitch, double heading)
{
  guint n = n_groups (plan, n_rows);

  return n_rows * pitch + (n - 1) * plan->gap + n * heading;
}

/* Whether the holders can be told in one line of a key; else they need headings, at the cost of rows. */
static gboolean
holders_fit_key (const ChartRights *plan)
{
  double width = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    if (chart_rights_row (plan, i)->begins_group)
      width += 2.5 * plan->frame->label_px
               + chart_text_width (
                   chart_party_label (plan->frame, chart_rights_row (plan, i)->stake->holder),
                   (ChartText){ .px = plan->frame->label_px });
  return width <= plan->frame->plot.width;
}

static void
plan_rows (ChartRights *plan, double height)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), heading = line + 4;

  plan->gap = frame->is_tight ? 4 : frame->is_small ? 6 : round (12 * frame->unit);
  plan->n_rows = plan->rows->len;
  if (!plan->is_decided)
    plan->has_headings =
        height_of (plan, plan->n_rows, line + 3, heading) <= height || !holders_fit_key (plan);
  plan->is_decided = TRUE;
  plan->heading = plan->has_headings ? heading : 0;
  while (plan->n_rows > 1
         && height_of (plan, plan->n_rows, line, plan->heading)
                    + (plan->n_rows < plan->rows->len ? line + 2 : 0)
                > height)
    plan->n_rows--;
  if (plan->n_rows < plan->rows->len)
    height -= line + 2;
  plan->pitch = (height - height_of (plan, plan->n_rows, 0, plan->heading)) / plan->n_rows;
  plan->has_words = plan->pitch >= 2.3 * line;
  plan->thickness = round (CLAMP (0.55 * plan->pitch, 7, 34 * frame->unit));
}

static double
row_middle (const ChartRights *plan, guint i)
{
  guint groups = n_groups (plan, i + 1);
  double y =
      plan->frame->plot.y + i * plan->pitch + (groups - 1) * plan->gap + groups * plan->heading;

  return round (y + plan->pitch / 2);
}

static ChartText
label_style (const ChartRights *plan, double max_width)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .max_width = max_width,
                      .max_lines = 1,
                      .side = CHART_LEFT,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
}

/* Where labels begin: after the symbol that stands for a missing heading. */
static double
indent (const ChartRights *plan)
{
  return round (plan->frame->label_px * 1.4);
}

/* How wide the column before the axis must be, so that no label meets its bar. */
static double
column_width (const ChartRights *plan, double low, double high)
{
  const ChartFrame *frame = plan->frame;
  double width = frame->plot.width - plan->expiry, needed = 0.1 * width;
  ChartText style = label_style (plan, 0);

  for (guint i = 0; i < plan->n_rows; i++)
    {
      const ChartRightsRow *row = chart_rights_row (plan, i);
      g_autofree char *hold = plan->has_words ? chart_rights_hold_in_words (plan, row) : NULL;
      double label =
          chart_text_width (recourse_record_get_label (RECOURSE_RECORD (row->stake)), style);
      double part = row->has_start && !frame->input->is_rtl ? (row->start - low) / (high - low) : 0;

      if (hold != NULL)
        label = fmax (label, chart_text_width (hold, style));
      label += indent (plan) + frame->label_px * 0.8;
      needed = fmax (needed, (label - part * width) / (1 - part));
    }
  return fmin (needed, (frame->is_small ? 0.56 : 0.46) * width);
}

static double
bar_start (const ChartRights *plan, const ChartRightsRow *row)
{
  return row->has_start ? chart_axis_x (&plan->axis, row->start) : plan->left;
}

static double
bar_end (const ChartRights *plan, const ChartRightsRow *row)
{
  return row->has_end ? chart_axis_x (&plan->axis, row->end) : plan->right;
}

static void
draw_bar (const ChartRights *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartRightsRow *row = chart_rights_row (plan, i);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (row->stake));
  double y = row_middle (plan, i), x1 = bar_start (plan, row),
         x2 = fmax (x1 + 2, bar_end (plan, row));
  g_autofree char *words = chart_rights_describe (plan, row);
  RecourseMark *mark = recourse_scene_add_curve (
      frame->scene, "bar", chart_bar_curve (x1, x2, y, plan->thickness, !row->has_end),
      chart_rights_paint (frame, row->stake, chart_party_ink (row->party)), "rights/%s/%s",
      row->stake->holder, id);

  mark->z = 5;
  recourse_mark_speak (mark, row->stake->holder, "%s", words);
  chart_link_claims (frame, mark, row->stake->claims);
}

/* The year in which a right ends, behind its bar. */
static void
draw_expiry (const ChartRights *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartRightsRow *row = chart_rights_row (plan, i);
  g_autofree char *end = row->has_end ? chart_date_in_words (row->stake->end) : NULL;
  ChartText style = label_style (plan, 0);

  if (end == NULL)
    return;
  style.is_semibold = TRUE;
  chart_text (frame, "label", end, bar_end (plan, row) + frame->label_px * 0.4,
              row_middle (plan, i) - chart_line (style.px) / 2, style, "%s/end",
              recourse_record_get_id (RECOURSE_RECORD (row->stake)));
}

static void
draw_question (const ChartRights *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartRightsRow *row = chart_rights_row (plan, i);
  ChartText style = label_style (plan, 0);
  double x = (bar_start (plan, row) + bar_end (plan, row)) / 2;

  if (row->hold != CHART_HOLD_CONTESTED || x - bar_start (plan, row) < frame->label_px)
    return;
  style.is_semibold = TRUE;
  style.side = CHART_MIDDLE;
  chart_text (frame, "label", "?", x, row_middle (plan, i) - chart_line (style.px) / 2, style,
              "%s/contested", recourse_record_get_id (RECOURSE_RECORD (row->stake)));
}

static void
draw_label (const ChartRights *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartRightsRow *row = chart_rights_row (plan, i);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (row->stake));
  double forward = chart_forward (frame), line = chart_line (frame->label_px);
  double edge = chart_frame_edge (frame);
  double x = edge + forward * indent (plan), y = row_middle (plan, i),
         size = round (frame->label_px * 0.75);
  double most = frame->input->is_rtl
                    ? x - bar_end (plan, row) - frame->label_px * 0.6 - plan->expiry
                    : bar_start (plan, row) - x - frame->label_px * 0.6;
  ChartText style = label_style (plan, MAX (most, 2 * frame->label_px));
  const char *label = recourse_record_get_label (RECOURSE_RECORD (row->stake));
  g_autofree char *key = g_strdup_printf ("%s/symbol", id), *hold = NULL;

  style.side = chart_start_side (frame);
  if (!plan->has_headings)
    chart_party_mark (frame, row->party, edge + forward * size / 2, y, size, key);
  if (!plan->has_words)
    {
      chart_text (frame, "label", label, x, y - line / 2, style, "%s/label", id);
      return;
    }
  hold = chart_rights_hold_in_words (plan, row);
  chart_text (frame, "label", label, x, y - line, style, "%s/label", id);
  style.ink = RECOURSE_INK_SECONDARY;
  chart_text (frame, "label", hold, x, y, style, "%s/hold", id);
}

static void
draw_heading (const ChartRights *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartRightsRow *row = chart_rights_row (plan, i);
  double forward = chart_forward (frame), size = round (frame->label_px * 0.8);
  double edge = chart_frame_edge (frame);
  double y = row_middle (plan, i) - plan->pitch / 2 - plan->heading + 2;
  ChartText style = label_style (plan, 0.6 * frame->plot.width);
  g_autofree char *key = g_strdup_printf ("group/%s/symbol", row->stake->holder);

  style.side = chart_start_side (frame);
  style.is_semibold = TRUE;
  chart_party_mark (frame, row->party, edge + forward * size / 2, y + chart_line (style.px) / 2,
                    size, key);
  chart_text (frame, "heading", chart_party_label (frame, row->stake->holder),
              edge + forward * indent (plan), y, style, "group/%s/name", row->stake->holder);
}

static void
draw_as_of (const ChartRights *plan, double top, double bottom)
{
  ChartFrame *frame = plan->frame;
  double x = chart_axis_x (&plan->axis, plan->as_of);
  g_autofree char *date = NULL, *text = NULL;
  ChartText style = label_style (plan, 0);
  RecourseMark *mark;
  double half;

  if (!plan->has_as_of)
    return;
  date = chart_date_in_words (frame->input->dossier->as_of);
  text = g_strdup_printf (_ ("as of %s"), date);
  style.side = CHART_MIDDLE;
  style.ink = RECOURSE_INK_SECONDARY;
  half = chart_text_width (text, style) / 2;
  mark = recourse_scene_add_rule (frame->scene, "zero", x, top, x, bottom, RECOURSE_INK_ZERO,
                                  "rights/as-of");
  mark->z = 3;
  if (!frame->is_small)
    chart_text (frame, "note", text,
                CLAMP (x, plan->left + half, frame->scene->width - frame->margin - half),
                top - chart_line (style.px) - 1, style, "as-of/label");
}

static ChartKey *
make_key (const ChartRights *plan, gboolean has_parties)
{
  ChartKey *key = chart_key_new ();
  gboolean used[CHART_N_HOLDS] = { FALSE }, has_assumed = FALSE;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartRightsRow *row = chart_rights_row (plan, i);

      if (row->begins_group && has_parties && i < plan->n_rows)
        chart_key_add_party (key, row->party, chart_party_label (plan->frame, row->stake->holder));
      if (chart_rights_is_assumed (plan->frame, row->stake))
        has_assumed = TRUE;
      else
        used[row->hold] = TRUE;
    }
  for (guint h = 0; h < CHART_N_HOLDS; h++)
    if (used[h] && (h != CHART_HOLD_UNSTATED))
      {
        g_autofree char *word = h == CHART_HOLD_CONTESTED
                                    ? g_strdup_printf ("%s ?", chart_hold_word (h))
                                    : g_strdup (chart_hold_word (h));

        chart_key_add_paint (key, chart_hold_paint (h, RECOURSE_INK_NEUTRAL), word);
      }
  if (has_assumed)
    chart_key_add_paint (key, chart_assumed_paint (RECOURSE_INK_NEUTRAL),
                         chart_status_word (CHART_STATUS_ASSUMED));
  return key;
}

/* On the one line of a tight card patterns go before holders, whom every mark names when pointed at. */
static void
draw_key (ChartRights *plan)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (ChartKey) key = make_key (plan, !plan->has_headings);

  if (frame->is_tight && chart_key_width (frame, key) > frame->plot.width)
    {
      g_clear_pointer (&key, g_array_unref);
      key = make_key (plan, FALSE);
    }
  chart_key_draw (frame, key);
}

static void
draw_more (const ChartRights *plan, double y)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->rows->len - plan->n_rows;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (
      ngettext ("+%u more stake in the table", "+%u more stakes in the table", n), n);
  chart_frame_more (frame, text, y);
}

static void
plan_expiry (ChartRights *plan, double low, double high)
{
  ChartText style = label_style (plan, 0);

  style.is_semibold = TRUE;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartRightsRow *row = chart_rights_row (plan, i);
      g_autofree char *end = row->has_end ? chart_date_in_words (row->stake->end) : NULL;

      /* An end before the edge of the axis has some of its room there; half of the plot is axis. */
      if (end != NULL)
        plan->expiry = fmax (
            plan->expiry, chart_text_width (end, style) + plan->frame->label_px * 0.4
                              - (plan->frame->input->is_rtl ? 0 : (high - row->end) / (high - low))
                                    * plan->frame->plot.width * 0.5);
    }
}

/* The axis takes what labels and dates of ends leave. */
static void
plan_columns (ChartRights *plan)
{
  ChartFrame *frame = plan->frame;
  double low, high, column;

  find_range (plan, &low, &high);
  plan_expiry (plan, low, high);
  column = column_width (plan, low, high);
  plan->left = frame->input->is_rtl ? frame->plot.x : frame->plot.x + column;
  plan->right = chart_right (frame->plot) - plan->expiry - (frame->input->is_rtl ? column : 0);
  chart_axis_init_days (&plan->axis, frame, low, high, plan->left, plan->right);
}

static void
draw (ChartRights *plan)
{
  ChartFrame *frame = plan->frame;
  double top, bottom, line = frame->is_small ? 0 : chart_line (frame->label_px) + 2,
                      axis = chart_axis_height (frame, NULL);

  /* A key to the patterns will take about a line. */
  plan_rows (plan, frame->plot.height - line - axis - 1.6 * chart_line (frame->label_px));
  draw_key (plan);
  top = frame->plot.y + line;
  frame->plot.y = top;
  frame->plot.height -= line;
  plan_rows (plan, frame->plot.height - axis);
  plan_columns (plan);
  bottom = row_middle (plan, plan->n_rows - 1) + plan->pitch / 2;
  chart_axis_draw (frame, &plan->axis, top, bottom);
  draw_as_of (plan, top, bottom);
  for (guint i = 0; i < plan->n_rows; i++)
    {
      if (plan->has_headings && chart_rights_row (plan, i)->begins_group)
        draw_heading (plan, i);
      draw_bar (plan, i);
      draw_question (plan, i);
      draw_expiry (plan, i);
      draw_label (plan, i);
    }
  draw_more (plan, bottom + axis);
}

RecourseScene *
chart_lay_out_rights (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartRights plan = { .frame = &frame };

  chart_frame_begin (&frame, input, "rights");
  gather (&plan);
  if (plan.rows->len == 0)
    {
      g_array_unref (plan.rows);
      return chart_frame_empty (
          &frame, _ ("No stakes are recorded"),
          _ ("Add stakes to the dossier, each with a holder and a start, to see who "
             "holds which right until when."));
    }
  chart_frame_open (&frame, chart_filter_titles (&frame, chart_finding_rights (&frame)),
                    chart_rights_subtitles (&plan), FALSE);
  draw (&plan);
  frame.scene->table = chart_rights_table (&plan);
  frame.scene->description = chart_rights_description (&plan);
  chart_axis_clear (&plan.axis);
  g_array_unref (plan.rows);
  return frame.scene;
}
