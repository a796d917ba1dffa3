/* Commitments: a bar for each investor, recipient and kind of money, cut into slices by how sure they
 * are.  Facts are solid, promises are outlined; what slices leave unaccounted is a slice of its own, and a
 * total that claims dispute carries the range of the figures they state. */
#include "config.h"

#include "commitments.h"

#include "charts.h"
#include "findings.h"

#include "drawing/placement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Bars of both kinds are told apart by headings; one kind alone needs none. */
static guint
n_sections (const ChartCommitments *plan, guint n_bars)
{
  guint n = 0;

  for (guint i = 0; i < n_bars; i++)
    n += i == 0
         || chart_commitments_bar (plan, i)->is_money
                != chart_commitments_bar (plan, i - 1)->is_money;
  return n;
}

static gboolean
begins_section (const ChartCommitments *plan, guint i)
{
  return i == 0
         || chart_commitments_bar (plan, i)->is_money
                != chart_commitments_bar (plan, i - 1)->is_money;
}

static double
row_y (const ChartCommitments *plan, guint i)
{
  return plan->frame->plot.y + i * plan->pitch + n_sections (plan, i + 1) * plan->section;
}

static void
plan_rows (ChartCommitments *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), height;
  double least = frame->is_tight ? 2.1 * line : 2.4 * line + 4;

  plan->section = line + (frame->is_tight ? 2 : 4);
  plan->n_bars = plan->ledger->bars->len;
  for (;; plan->n_bars--)
    {
      gboolean is_cut = plan->n_bars < plan->ledger->bars->len;

      height = frame->plot.height - chart_axis_height (frame, NULL) - (is_cut ? line + 4 : 0)
               - n_sections (plan, plan->n_bars) * plan->section;
      if (plan->n_bars <= 1 || plan->n_bars * least <= height)
        break;
    }
  plan->pitch = floor (height / plan->n_bars);
  plan->labels_slices = plan->pitch >= 4.4 * line;
  plan->names_claims = plan->pitch >= 7.4 * line && frame->plot.width > 700;
  plan->thickness =
      plan->labels_slices
          ? floor (MIN (plan->pitch - (plan->names_claims ? 5.6 : 3.4) * line, 130 * frame->unit))
          : floor (MIN (plan->pitch - (frame->is_tight ? 1.3 : 1.9) * line, 1.4 * line));
}

static ChartText
total_style (const ChartCommitments *plan)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .is_semibold = TRUE,
                      .side = CHART_LEFT,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
}

static void
plan_columns (ChartCommitments *plan)
{
  ChartFrame *frame = plan->frame;
  double symbol = round (frame->label_px * 1.5);
  double most = (frame->is_small ? 0.42 : 0.24) * frame->plot.width, widest = 0;

  for (guint i = 0; i < plan->n_bars; i++)
    {
      ChartText style = { .px = frame->label_px, .max_width = most, .max_lines = 1 };
      g_autofree char *purpose = chart_bar_purpose (frame, chart_commitments_bar (plan, i));
      g_autofree char *total = chart_commitments_total (plan, chart_commitments_bar (plan, i));

      widest = fmax (widest, chart_text_width (purpose, style));
      style.is_semibold = TRUE;
      widest = fmax (widest,
                     chart_text_width (
                         chart_party_label (frame, chart_commitments_bar (plan, i)->from), style));
      plan->figures = fmax (plan->figures, chart_text_width (total, total_style (plan)));
    }
  plan->names =
      chart_frame_take_start (frame, symbol + ceil (MIN (widest, most)), round (frame->label_px));
}

static void
plan_axis (ChartCommitments *plan)
{
  ChartFrame *frame = plan->frame;
  double low = 0, high = 0, right;

  chart_frame_inset (frame);
  right = chart_right (frame->plot);
  for (guint i = 0; i < plan->n_bars; i++)
    {
      low = fmin (
          low, fmin (chart_commitments_bar (plan, i)->low, chart_commitments_bar (plan, i)->total));
      high = fmax (high, fmax (chart_commitments_bar (plan, i)->high,
                               chart_commitments_bar (plan, i)->total
                                   + chart_commitments_bar (plan, i)->overrun));
    }
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x, right);
}

/* How far to the right text beside bars may go. */
static double
plot_limit (const ChartCommitments *plan)
{
  const ChartFrame *frame = plan->frame;

  return frame->input->is_rtl ? plan->names.x - frame->label_px * 0.5
                              : frame->scene->width - frame->margin;
}

static const char *
slice_id (const ChartSlice *slice)
{
  return recourse_record_get_id (RECOURSE_RECORD (chart_slice_record (slice)));
}

static void
draw_slice (const ChartCommitments *plan,
            const ChartBar *bar,
            const ChartSlice *slice,
            double from,
            double y)
{
  ChartFrame *frame = plan->frame;
  RecourseInk ink = chart_party_ink (chart_party_index (frame, bar->from));
  double x1 = chart_axis_x (&plan->axis, from),
         x2 = chart_axis_x (&plan->axis, from + slice->amount);
  RecourseRect bounds = { MIN (x1, x2), y, MAX (1, fabs (x2 - x1)), plan->thickness };
  RecoursePaint paint = chart_status_paint (slice->standing, ink);
  g_autofree char *words = chart_commitments_describe (plan, bar, slice);
  RecourseMark *mark;

  /* Neighbours of one colour are told apart by a seam. */
  if (bounds.width > 4)
    bounds.width -= 1.5;
  mark =
      recourse_scene_add_rect (frame->scene, "bar", bounds, paint, "commitments/%s/%s%s", bar->from,
                               slice_id (slice), slice->investment == NULL ? "/rest" : "");
  mark->z = 5;
  mark->value = slice->amount;
  recourse_mark_speak (mark, bar->from, "%s", words);
  chart_link_claims (frame, mark, chart_slice_record (slice)->claims);
}

static ChartText
slice_label_style (const ChartCommitments *plan)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .side = CHART_MIDDLE,
                      .ink = RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE };
}

/* Where the labels of a bar's slices want to stand; returns the width they take together. */
static double
measure_slices (const ChartCommitments *plan,
                const ChartBar *bar,
                GPtrArray *texts,
                RecourseSpot *spots)
{
  double from = 0, all = 0, gap = plan->frame->label_px * 0.9;

  for (guint i = 0; i < bar->slices->len; i++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, i);
      char *text = chart_commitments_label (plan, slice);

      g_ptr_array_add (texts, text);
      spots[i] = (RecourseSpot){ .wanted = chart_axis_x (&plan->axis, from + slice->amount / 2),
                                 .size = chart_text_width (text, slice_label_style (plan)) + gap,
                                 .weight = 1 };
      all += spots[i].size;
      from += slice->amount;
    }
  /* One label alone begins where its bar does. */
  if (bar->slices->len == 1)
    spots[0].wanted = chart_axis_x (&plan->axis, 0) + spots[0].size / 2;
  return all;
}

static void
announce_slices (const ChartCommitments *plan, const ChartBar *bar, double x, double y)
{
  guint n = bar->slices->len;
  g_autofree char *more =
      g_strdup_printf (ngettext ("%u slice, see the table", "%u slices, see the table", n), n);
  ChartText style = slice_label_style (plan);

  style.side = CHART_LEFT;
  chart_text (plan->frame, "more", more, x, y, style, "%s/%s/slices", bar->from,
              slice_id (&g_array_index (bar->slices, ChartSlice, 0)));
}

/* Labels under the slices, pushed apart as little as possible; where they do not fit beside one another
 * they are left to the tooltip and announced. */
static void
draw_slice_labels (const ChartCommitments *plan, const ChartBar *bar, double y)
{
  guint n = bar->slices->len;
  g_autofree RecourseSpot *spots = g_new0 (RecourseSpot, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double left = plan->frame->plot.x + 4, right = plot_limit (plan);
  double all = measure_slices (plan, bar, texts, spots), gap = plan->frame->label_px * 0.9;

  if (all > right - left)
    {
      announce_slices (plan, bar, left, y);
      return;
    }
  recourse_place_along (spots, n, left - gap / 2, right + gap / 2);
  for (guint i = 0; i < n; i++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, i);
      RecourseMark *mark =
          chart_text (plan->frame, "label", g_ptr_array_index (texts, i), spots[i].placed, y,
                      slice_label_style (plan), "%s/%s/label", slice_id (slice),
                      slice->investment == NULL ? "rest" : "slice");

      mark->value = slice->amount;
    }
}

/* The figures that claims put on the total: a dotted span with an end at the rival figure. */
static double
draw_range (const ChartCommitments *plan, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const ChartBar *bar = chart_commitments_bar (plan, i);
  double middle = y + plan->thickness / 2, end = chart_axis_x (&plan->axis, bar->total);
  double x1 = chart_axis_x (&plan->axis, bar->low), x2 = chart_axis_x (&plan->axis, bar->high);
  double half = plan->thickness / 3;
  RecoursePaint paint = { .stroke = RECOURSE_INK_INTERVAL,
                          .stroke_width = 2,
                          .dash = RECOURSE_DASH_DOTTED,
                          .halo = RECOURSE_INK_BACKGROUND,
                          .halo_width = 1.5 };
  GArray *curve;
  RecourseMark *mark;
  g_autofree char *words = NULL;

  end = chart_axis_x (&plan->axis, bar->total + bar->overrun);
  if (bar->low == bar->high)
    return fmax (end, chart_axis_x (&plan->axis, 0));
  curve = recourse_curve_new ();
  recourse_curve_move_to (curve, x1, middle);
  recourse_curve_line_to (curve, x2, middle);
  recourse_curve_move_to (curve, x1, middle - half);
  recourse_curve_line_to (curve, x1, middle + half);
  recourse_curve_move_to (curve, x2, middle - half);
  recourse_curve_line_to (curve, x2, middle + half);
  words = chart_bar_conflicts_in_words (frame, bar);
  mark = recourse_scene_add_curve (frame->scene, "interval", curve, paint,
                                   "commitments/%s/%s/%u/contested", bar->from, bar->to, i);
  mark->z = 7;
  mark->value = bar->high;
  recourse_mark_speak (mark, bar->from, "%s", words);
  return fmax (x2, end);
}

/* The total stands behind the bar, or over the end of one that fills the plot. */
static void
draw_total (const ChartCommitments *plan, guint i, double end, double y)
{
  ChartFrame *frame = plan->frame;
  const ChartBar *bar = chart_commitments_bar (plan, i);
  g_autofree char *text = chart_commitments_total (plan, bar);
  ChartText style = total_style (plan);
  double width = chart_text_width (text, style);
  double x = end + frame->label_px * 0.6, most = plot_limit (plan);
  double line = chart_line (style.px), top = y + (plan->thickness - line) / 2;
  RecourseMark *mark;

  if (x + width > most)
    {
      x = end - width;
      top = y - line - 1;
    }
  mark = chart_text (frame, "total", text, x, top, style, "%s/%s/%u/total", bar->from, bar->to, i);
  mark->value = bar->total;
  if (bar->conflicts->len > 0)
    {
      g_autofree char *words = chart_bar_conflicts_in_words (frame, bar);

      recourse_mark_speak (mark, bar->from, "%s", words);
    }
}

static void
draw_name (const ChartCommitments *plan, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const ChartBar *bar = chart_commitments_bar (plan, i);
  double size = round (frame->label_px * 0.8), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->names), line = chart_line (frame->label_px);
  double middle = y + plan->thickness / 2, x = start + forward * round (frame->label_px * 1.5);
  g_autofree char *key = g_strdup_printf ("%s/%u/symbol", bar->from, i);
  g_autofree char *purpose = chart_bar_purpose (frame, bar);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = plan->names.width - round (frame->label_px * 1.5) + 1,
                      .max_lines = 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT };

  chart_party_mark (frame, chart_party_index (frame, bar->from), start + forward * size / 2,
                    middle - line / 2, size, key);
  chart_text (frame, "heading", chart_party_label (frame, bar->from), x, middle - line, style,
              "%s/%u/name", bar->from, i);
  style.is_semibold = FALSE;
  style.ink = RECOURSE_INK_SECONDARY;
  chart_text (frame, "label", purpose, x, middle, style, "%s/%u/purpose", bar->from, i);
}

static void
draw_claims (const ChartCommitments *plan, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const ChartBar *bar = chart_commitments_bar (plan, i);
  ChartText style = { .px = frame->note_px,
                      .max_width = plot_limit (plan) - frame->plot.x - 4,
                      .max_lines = 2,
                      .side = CHART_LEFT,
                      .ink = RECOURSE_INK_SOURCE,
                      .has_halo = TRUE };
  g_autofree char *words = NULL;

  if (bar->conflicts->len == 0)
    return;
  words = chart_bar_conflicts_in_short (frame, bar);
  chart_text (frame, "note", words, frame->plot.x + 4, y, style, "%s/%u/contested", bar->from, i);
}

static void
draw_bar (const ChartCommitments *plan, guint i)
{
  const ChartBar *bar = chart_commitments_bar (plan, i);
  double line = chart_line (plan->frame->label_px);
  double below = plan->labels_slices ? (plan->names_claims ? 3.3 : 1.15) * line : 0;
  double y = round (row_y (plan, i) + (plan->pitch - plan->thickness - below + line / 2) / 2);
  double from = 0;

  draw_name (plan, i, y);
  for (guint k = 0; k < bar->slices->len; k++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, k);

      draw_slice (plan, bar, slice, from, y);
      from += slice->amount;
    }
  draw_total (plan, i, draw_range (plan, i, y), y);
  if (plan->labels_slices)
    draw_slice_labels (plan, bar, y + plan->thickness + 3);
  if (plan->names_claims)
    draw_claims (plan, i, y + plan->thickness + 3 + 1.15 * line);
}

static void
draw_section (const ChartCommitments *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  gboolean money = chart_commitments_bar (plan, i)->is_money;
  ChartText style = { .px = frame->label_px,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE,
                      .is_semibold = TRUE };
  double y = row_y (plan, i) - plan->section;
  double x = chart_frame_edge (frame);

  chart_text (frame, "section", money ? _ ("Money put in") : _ ("Contracts, not equity"), x, y,
              style, "section/%u", i);
}

static ChartKey *
make_key (const ChartCommitments *plan)
{
  ChartKey *key = chart_key_new ();
  gboolean used[CHART_N_STATUSES] = { FALSE };

  for (guint i = 0; i < plan->ledger->bars->len; i++)
    for (guint k = 0; k < chart_commitments_bar (plan, i)->slices->len; k++)
      used[g_array_index (chart_commitments_bar (plan, i)->slices, ChartSlice, k).standing] = TRUE;
  for (guint s = 0; s < CHART_N_STATUSES; s++)
    if (used[s])
      chart_key_add_paint (key, chart_status_paint (s, RECOURSE_INK_NEUTRAL),
                           chart_status_word (s));
  return key;
}

static void
draw_more (const ChartCommitments *plan, double y)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->ledger->bars->len - plan->n_bars;
  double sum = 0;
  g_autofree char *money = NULL, *text = NULL;

  if (n == 0)
    return;
  for (guint i = plan->n_bars; i < plan->ledger->bars->len; i++)
    sum += chart_commitments_bar (plan, i)->total;
  money = chart_money_exact (frame, sum);
  text = g_strdup_printf (ngettext ("+%u more total of %s, in the table",
                                    "+%u more totals, %s together, in the table", n),
                          n, money);
  chart_frame_more (frame, text, y);
}

static void
draw (ChartCommitments *plan)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (ChartKey) key = make_key (plan);
  double bottom;

  plan_rows (plan);
  if (!plan->labels_slices || frame->beside.width > 0)
    {
      chart_key_draw (frame, key);
      plan_rows (plan);
      plan->labels_slices = FALSE;
    }
  plan_columns (plan);
  plan_axis (plan);
  bottom = row_y (plan, plan->n_bars - 1) + plan->pitch;
  chart_axis_draw (frame, &plan->axis, frame->plot.y + plan->section, bottom);
  for (guint i = 0; i < plan->n_bars; i++)
    {
      if (begins_section (plan, i))
        draw_section (plan, i);
      draw_bar (plan, i);
    }
  draw_more (plan, bottom + chart_axis_height (frame, NULL) + 2);
}

RecourseScene *
chart_lay_out_commitments (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartCommitments plan = { .frame = &frame };
  g_autoptr (ChartLedger) ledger = NULL;
  g_autoptr (ChartKey) key = NULL;

  chart_frame_begin (&frame, input, "commitments");
  plan.ledger = ledger = chart_ledger_new (&frame);
  if (ledger->bars->len == 0)
    return chart_frame_empty (
        &frame, _ ("No investments are recorded"),
        _ ("Add investments to the dossier, each with who pays whom and an amount, to see "
           "who puts in how much and how sure it is."));
  key = make_key (&plan);
  frame.key_width = chart_key_width (&frame, key);
  chart_frame_open (&frame, chart_finding_commitments (&frame, ledger),
                    chart_commitments_subtitles (&plan), FALSE);
  draw (&plan);
  frame.scene->table = chart_commitments_table (&plan);
  frame.scene->description = chart_commitments_description (&plan);
  chart_axis_clear (&plan.axis);
  return frame.scene;
}
