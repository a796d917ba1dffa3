/* A matrix of rights and parties: every cell says by a symbol and a word whether the party holds the
 * right and how, grants it or contests it.  Columns are as wide as their words, and names of rights wrap
 * before anything is left out, so that a card has room for them. */
#include "config.h"

#include "rights-matrix.h"

#include "charts.h"
#include "rights.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ChartMatrixRow *x = a, *y = b;
  int by_date = g_strcmp0 (x->stake->start, y->stake->start);

  if (x->holder != y->holder)
    return x->holder < y->holder ? -1 : 1;
  return by_date != 0 ? by_date
                      : g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (x->stake)),
                                   recourse_record_get_id (RECOURSE_RECORD (y->stake)));
}

/* Whether anyone who is shown has a part in it. */
static gboolean
concerns_shown (const ChartMatrix *plan, const ChartMatrixRow *row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan->frame->input->dossier->stakeholders));

  for (guint party = 0; party < n; party++)
    if (chart_shows_party (plan->frame, party)
        && chart_matrix_cell (plan, row, party) != CHART_CELL_NONE)
      return TRUE;
  return !chart_is_filtered (plan->frame);
}

/* Everything held but equity, which has a chart of its own. */
static void
gather_rows (ChartMatrix *plan)
{
  GListModel *stakes = G_LIST_MODEL (plan->frame->input->dossier->stakes);

  plan->rows = g_array_new (FALSE, TRUE, sizeof (ChartMatrixRow));
  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);
      ChartMatrixRow row = { .stake = stake,
                             .holder = chart_party_index (plan->frame, stake->holder),
                             .in = chart_party_index (plan->frame, stake->in) };

      if (g_strcmp0 (stake->kind, "equity") != 0 && concerns_shown (plan, &row))
        g_array_append_val (plan->rows, row);
    }
  g_array_sort (plan->rows, compare_rows);
}

static void
gather_columns (ChartMatrix *plan)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan->frame->input->dossier->stakeholders));

  plan->columns = g_array_new (FALSE, TRUE, sizeof (ChartMatrixColumn));
  for (guint party = 0; party < n; party++)
    {
      ChartMatrixColumn column = { .party = party };

      for (guint i = 0; i < plan->rows->len; i++)
        column.n_cells +=
            chart_matrix_cell (plan, chart_matrix_row (plan, i), party) != CHART_CELL_NONE;
      if (column.n_cells > 0 && chart_shows_party (plan->frame, party))
        g_array_append_val (plan->columns, column);
    }
  plan->n_parties = plan->columns->len;
}

static ChartText
text_style (const ChartMatrix *plan, RecourseInk ink)
{
  return (ChartText){
    .px = plan->frame->label_px, .max_lines = 1, .side = chart_start_side (plan->frame), .ink = ink
  };
}

static double
symbol_size (const ChartMatrix *plan)
{
  return round (plan->frame->label_px * (plan->frame->is_small ? 0.85 : 1.1));
}

static double
symbol_room (const ChartMatrix *plan)
{
  return symbol_size (plan) + round (plan->frame->label_px * 0.4);
}

static double
head_width (const ChartMatrix *plan, guint c)
{
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);

  style.is_semibold = TRUE;
  return ceil (chart_text_width (chart_matrix_party (plan, chart_matrix_column (plan, c)->party),
                                 style)
               + symbol_room (plan))
         + 1;
}

/* What the widest cell of a column takes. */
static double
least_width (const ChartMatrix *plan, guint c)
{
  /* A name that is a word or two is never broken. */
  double widest = fmin (head_width (plan, c) - symbol_room (plan), 5.2 * plan->frame->label_px);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      g_autofree char *word = chart_matrix_word (plan, chart_matrix_row (plan, i),
                                                 chart_matrix_column (plan, c)->party);

      widest = fmax (widest, chart_text_width (word, text_style (plan, RECOURSE_INK_TEXT)));
    }
  return ceil (widest + symbol_room (plan)) + 1;
}

static double
widest_label (const ChartMatrix *plan)
{
  double widest = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    widest = fmax (widest, chart_text_width (recourse_record_get_label (RECOURSE_RECORD (
                                                 chart_matrix_row (plan, i)->stake)),
                                             text_style (plan, RECOURSE_INK_TEXT)));
  return ceil (widest) + 1;
}

static double
sum_of_columns (const ChartMatrix *plan)
{
  double sum = 0;

  for (guint c = 0; c < plan->columns->len; c++)
    sum += chart_matrix_column (plan, c)->width + plan->gap;
  return sum;
}

/* The party that least is said about goes first. */
static void
drop_column (ChartMatrix *plan)
{
  guint worst = 0;

  for (guint c = 1; c < plan->columns->len; c++)
    if (chart_matrix_column (plan, c)->n_cells <= chart_matrix_column (plan, worst)->n_cells)
      worst = c;
  g_array_remove_index (plan->columns, worst);
}

/* Widens columns towards their names as far as the names of rights leave room, then all alike. */
static void
share_room (ChartMatrix *plan, double labels)
{
  double free = plan->frame->plot.width - labels - sum_of_columns (plan), wanted = 0;
  guint n = plan->columns->len;

  for (guint c = 0; c < n; c++)
    wanted += fmax (0, head_width (plan, c) - chart_matrix_column (plan, c)->width);
  for (guint c = 0; c < n && free > 0 && wanted > 0; c++)
    {
      ChartMatrixColumn *column = chart_matrix_column (plan, c);

      column->width += fmax (0, head_width (plan, c) - column->width) * fmin (1, free / wanted);
    }
  free = plan->frame->plot.width - labels - sum_of_columns (plan);
  for (guint c = 0; c < n && free > 0; c++)
    chart_matrix_column (plan, c)->width += free / (n + 0.5);
}

static void
plan_columns (ChartMatrix *plan)
{
  double width = plan->frame->plot.width, labels = widest_label (plan), x;
  double narrow = round (0.55 * plan->frame->label_px);

  plan->gap = plan->frame->is_small ? narrow : 3 * narrow;
  for (;;)
    {
      for (guint c = 0; c < plan->columns->len; c++)
        chart_matrix_column (plan, c)->width = least_width (plan, c);
      if (plan->columns->len <= 1 || sum_of_columns (plan) <= width - fmin (labels, 0.36 * width))
        break;
      if (plan->gap > narrow)
        plan->gap = narrow;
      else
        drop_column (plan);
    }
  share_room (plan, fmin (labels, 0.42 * width));
  plan->labels = width - sum_of_columns (plan);
  x = plan->labels;
  for (guint c = 0; c < plan->columns->len; c++)
    {
      ChartMatrixColumn *column = chart_matrix_column (plan, c);

      column->x = x + plan->gap;
      x = column->x + column->width;
    }
}

static ChartText
head_style (const ChartMatrix *plan, guint c)
{
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);

  style.is_semibold = TRUE;
  style.max_lines = plan->frame->is_small ? 2 : 3;
  style.max_width = chart_matrix_column (plan, c)->width - symbol_room (plan);
  return style;
}

static ChartText
label_style (const ChartMatrix *plan)
{
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);

  style.max_width = plan->labels;
  style.max_lines = 2;
  return style;
}

static double
row_height (const ChartMatrix *plan, guint i)
{
  const char *label =
      recourse_record_get_label (RECOURSE_RECORD (chart_matrix_row (plan, i)->stake));
  double height = chart_text_height (label, label_style (plan));

  return height + (plan->has_details ? chart_line (plan->frame->label_px) : 0);
}

static double
height_of_rows (const ChartMatrix *plan)
{
  double sum = 0;

  for (guint i = 0; i < plan->n_rows; i++)
    sum += row_height (plan, i);
  return sum;
}

static gboolean
is_cut (const ChartMatrix *plan)
{
  return plan->n_rows < plan->rows->len || plan->columns->len < plan->n_parties;
}

/* Rows get their lines first, then totals, then a second line each, then air. */
static void
plan_rows (ChartMatrix *plan)
{
  const ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), most = frame->plot.height, air, y;
  double pad = frame->is_small ? 2 : 6;

  for (guint c = 0; c < plan->columns->len; c++)
    plan->head =
        fmax (plan->head,
              chart_text_height (chart_matrix_party (plan, chart_matrix_column (plan, c)->party),
                                 head_style (plan, c)));
  plan->head += 4;
  plan->n_rows = plan->rows->len;
  while (plan->n_rows > 1
         && plan->head + height_of_rows (plan) + plan->n_rows * pad + (is_cut (plan) ? line + 2 : 0)
                > most)
    plan->n_rows--;
  most -= plan->head + (is_cut (plan) ? line + 2 : 0);
  while (plan->n_totals < 2
         && height_of_rows (plan) + plan->n_rows * pad + (plan->n_totals + 1) * (line + 2) + 4
                <= most)
    plan->n_totals++;
  most -= plan->n_totals > 0 ? plan->n_totals * (line + 2) + 4 : 0;
  plan->has_details =
      height_of_rows (plan) + plan->n_rows * (line + 2.5 * pad) <= most && !frame->is_small;
  air = (most - height_of_rows (plan)) / plan->n_rows;
  y = frame->plot.y + plan->head;
  for (guint i = 0; i < plan->n_rows; i++)
    {
      chart_matrix_row (plan, i)->y = y;
      chart_matrix_row (plan, i)->height = row_height (plan, i) + air;
      y += chart_matrix_row (plan, i)->height;
    }
}

/* Where @x from the start of reading is. */
static double
seen_x (const ChartMatrix *plan, double x)
{
  return chart_start_x (plan->frame, plan->frame->plot) + chart_forward (plan->frame) * x;
}

static void
draw_rule (const ChartMatrix *plan, const char *role, double y, RecourseInk ink, const char *key)
{
  const RecourseRect *plot = &plan->frame->plot;
  RecourseMark *mark =
      recourse_scene_add_rule (plan->frame->scene, role, plot->x, y, chart_right (*plot), y, ink,
                               "rights-matrix/%s/%s", role, key);

  mark->z = 1;
}

static void
draw_head (const ChartMatrix *plan, guint c)
{
  ChartFrame *frame = plan->frame;
  const ChartMatrixColumn *column = chart_matrix_column (plan, c);
  const char *name = chart_matrix_party (plan, column->party);
  ChartText style = head_style (plan, c);
  double size = symbol_size (plan), x = seen_x (plan, column->x);
  double y = frame->plot.y + plan->head - 4 - chart_text_height (name, style);
  g_autofree char *key = g_strdup_printf ("party/%u/symbol", column->party);

  chart_party_mark (frame, column->party, x + chart_forward (frame) * size / 2,
                    round (y + chart_line (style.px) / 2), size, key);
  chart_text (frame, "heading", name, x + chart_forward (frame) * symbol_room (plan), y, style,
              "party/%u/name", column->party);
}

static RecourseMark *
add_symbol (const ChartMatrix *plan, const ChartMatrixRow *row, guint party, double x, double y)
{
  RecourseScene *scene = plan->frame->scene;
  const char *id = recourse_record_get_id (RECOURSE_RECORD (row->stake));
  ChartCell cell = chart_matrix_cell (plan, row, party);
  RecourseInk ink = chart_party_ink (party);
  double size = symbol_size (plan);
  RecourseRect box = { round (x - size / 2), round (y - size / 2), size, size };

  if (cell == CHART_CELL_CONTESTS)
    return recourse_scene_add_symbol (scene, "dot", RECOURSE_SYMBOL_CROSS, x, y, size,
                                      (RecoursePaint){ .fill = ink }, "rights-matrix/%s/%u", id,
                                      party);
  if (cell == CHART_CELL_GRANTS)
    return recourse_scene_add_symbol (scene, "dot", RECOURSE_SYMBOL_CIRCLE, x, y, size - 3,
                                      (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                                                       .stroke = RECOURSE_INK_SECONDARY,
                                                       .stroke_width = 1.5 },
                                      "rights-matrix/%s/%u", id, party);
  return recourse_scene_add_rect (scene, "dot", box,
                                  chart_rights_paint (plan->frame, row->stake, ink),
                                  "rights-matrix/%s/%u", id, party);
}

static void
draw_cell (const ChartMatrix *plan, guint i, guint c)
{
  ChartFrame *frame = plan->frame;
  const ChartMatrixRow *row = chart_matrix_row (plan, i);
  const ChartMatrixColumn *column = chart_matrix_column (plan, c);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (row->stake));
  ChartCell cell = chart_matrix_cell (plan, row, column->party);
  ChartText style =
      text_style (plan, cell == CHART_CELL_GRANTS ? RECOURSE_INK_SECONDARY : RECOURSE_INK_TEXT);
  double x = seen_x (plan, column->x), y = round (row->y + row->height / 2);
  g_autofree char *words = NULL, *word = chart_matrix_word (plan, row, column->party);
  RecourseMark *mark;

  if (cell == CHART_CELL_NONE)
    return;
  style.is_semibold = cell == CHART_CELL_CONTESTS;
  words = chart_matrix_describe (plan, row, column->party);
  mark =
      add_symbol (plan, row, column->party, x + chart_forward (frame) * symbol_size (plan) / 2, y);
  mark->z = 5;
  recourse_mark_speak (mark, id, "%s", words);
  chart_link_claims (frame, mark, row->stake->claims);
  chart_text (frame, "label", word, x + chart_forward (frame) * symbol_room (plan),
              y - chart_line (style.px) / 2, style, "%s/%u/word", id, column->party);
}

static void
draw_row (const ChartMatrix *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartMatrixRow *row = chart_matrix_row (plan, i);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (row->stake));
  const char *label = recourse_record_get_label (RECOURSE_RECORD (row->stake));
  ChartText style = label_style (plan);
  double y = row->y + (row->height - row_height (plan, i)) / 2;
  g_autofree char *detail = NULL;

  draw_rule (plan, "grid", row->y, RECOURSE_INK_GRID, id);
  chart_text (frame, "label", label, seen_x (plan, 0), y, style, "%s/label", id);
  if (plan->has_details)
    {
      detail = chart_matrix_detail (plan, row);
      y += chart_text_height (label, style);
      style.max_lines = 1;
      style.ink = RECOURSE_INK_SECONDARY;
      chart_text (frame, "label", detail, seen_x (plan, 0), y, style, "%s/detail", id);
    }
  for (guint c = 0; c < plan->columns->len; c++)
    draw_cell (plan, i, c);
}

static void
draw_totals (const ChartMatrix *plan, double y)
{
  ChartFrame *frame = plan->frame;
  ChartText style = text_style (plan, RECOURSE_INK_SECONDARY);

  if (plan->n_totals == 0)
    return;
  draw_rule (plan, "axis", y, RECOURSE_INK_ZERO, "totals");
  for (guint t = 0; t < plan->n_totals; t++)
    {
      double top = y + 4 + t * (chart_line (style.px) + 2);

      style.max_width = plan->labels;
      chart_text (frame, "total", t == 0 ? _ ("Held, in all") : _ ("Contested by the party"),
                  seen_x (plan, 0), top, style, "total/%u", t);
      for (guint c = 0; c < plan->columns->len; c++)
        {
          const ChartMatrixColumn *column = chart_matrix_column (plan, c);
          guint n = chart_matrix_count (plan, column->party, t == 1);
          g_autofree char *text = g_strdup_printf ("%u", n);
          RecourseMark *mark =
              chart_text (frame, "total", text, seen_x (plan, column->x + symbol_room (plan)), top,
                          style, "total/%u/%u", t, column->party);

          mark->value = n;
        }
    }
}

/* What there was no room for. */
static void
draw_more (const ChartMatrix *plan)
{
  ChartFrame *frame = plan->frame;
  guint rows = plan->rows->len - plan->n_rows, parties = plan->n_parties - plan->columns->len;
  ChartText style = text_style (plan, RECOURSE_INK_SOURCE);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL, *text = NULL;

  if (rows > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u more right", "%u more rights", rows), rows));
  if (parties > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u more party", "%u more parties", parties), parties));
  if (parts->len == 0)
    return;
  list = chart_list (parts);
  text = g_strdup_printf (_ ("+%s in the table"), list);
  style.px = frame->note_px;
  style.max_width = frame->plot.width;
  chart_text (frame, "more", text, seen_x (plan, 0),
              chart_bottom (frame->plot) - chart_line (style.px), style, "more");
}

static void
draw (ChartMatrix *plan)
{
  const ChartMatrixRow *last;

  plan_columns (plan);
  plan_rows (plan);
  last = chart_matrix_row (plan, plan->n_rows - 1);
  for (guint c = 0; c < plan->columns->len; c++)
    draw_head (plan, c);
  for (guint i = 0; i < plan->n_rows; i++)
    draw_row (plan, i);
  draw_totals (plan, round (last->y + last->height));
  draw_more (plan);
}

RecourseScene *
chart_lay_out_rights_matrix (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartMatrix plan = { .frame = &frame };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) columns = NULL;

  chart_frame_begin (&frame, input, "rights-matrix");
  gather_rows (&plan);
  rows = plan.rows;
  gather_columns (&plan);
  columns = plan.columns;
  if (rows->len == 0 || columns->len == 0)
    return chart_frame_empty (
        &frame, _ ("No rights are recorded"),
        _ ("Add stakes of a kind other than equity to the dossier, each with a "
           "holder, to see who holds, shares or contests what."));
  chart_frame_open (&frame, chart_filter_titles (&frame, chart_matrix_titles (&plan)),
                    chart_matrix_subtitles (&plan), FALSE);
  draw (&plan);
  frame.scene->table = chart_matrix_table (&plan);
  frame.scene->description = chart_matrix_description (&plan);
  return frame.scene;
}
