/* Pages are set one after the other, from the top; nothing is measured twice but tables' rows, which must not be torn
 * apart. */
#include "config.h"

#include "flow.h"

#include "drawing/text.h"
#include "output/paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#define MARGIN 64
#define TOP 46
#define BOTTOM 54
#define TITLE_PX 24
#define HEADING_PX 16
#define TEXT_PX 12.5
#define CELL_PX 11.5
#define NOTE_PX 10
#define LINE 1.34
#define CELL_GAP 12
#define ROW_GAP 3

struct _Flow
{
  RecoursePages *pages;
  char *footer;
  double width, height;
  gboolean is_rtl;
  cairo_t *cr; /* NULL between pages */
  guint n_pages;
  double y;
  /* The table being set. */
  guint n_columns, first_number;
  double *shares;
  GStrv head;
};

typedef struct
{
  double px;
  gboolean is_semibold;
  RecourseInk ink;
} Face;

static const Face title_face = { TITLE_PX, TRUE, RECOURSE_INK_TEXT };
static const Face heading_face = { HEADING_PX, TRUE, RECOURSE_INK_TEXT };
static const Face text_face = { TEXT_PX, FALSE, RECOURSE_INK_TEXT };
static const Face strong_face = { TEXT_PX, TRUE, RECOURSE_INK_TEXT };
static const Face cell_face = { CELL_PX, FALSE, RECOURSE_INK_TEXT };
static const Face note_face = { NOTE_PX, FALSE, RECOURSE_INK_SECONDARY };
static const Face head_face = { NOTE_PX, TRUE, RECOURSE_INK_SECONDARY };

Flow *
flow_new (RecoursePages *pages, RecoursePaper paper, const char *footer, gboolean is_rtl)
{
  Flow *self = g_new0 (Flow, 1);

  self->pages = pages;
  self->footer = g_strdup (footer);
  /* 210 × 297 mm and 8½ × 11 inches at 96 pixels an inch. */
  self->width = paper == RECOURSE_PAPER_A4 ? 793.7 : 816;
  self->height = paper == RECOURSE_PAPER_A4 ? 1122.5 : 1056;
  self->is_rtl = is_rtl;
  return self;
}

void
flow_free (Flow *self)
{
  g_free (self->footer);
  g_free (self->shares);
  g_strfreev (self->head);
  g_free (self);
}

double
flow_width (const Flow *self)
{
  return self->width - 2 * MARGIN;
}

static void
set_ink (Flow *self, RecourseInk ink)
{
  RecourseColor color = recourse_theme_color (RECOURSE_THEME_PRINT, ink);

  cairo_set_source_rgb (self->cr, color.red, color.green, color.blue);
}

static void
ensure_page (Flow *self)
{
  RecourseColor ground = recourse_theme_color (RECOURSE_THEME_PRINT, RECOURSE_INK_BACKGROUND);

  if (self->cr != NULL)
    return;
  self->cr = recourse_pages_begin (self->pages, self->width, self->height, &ground);
  self->n_pages++;
  self->y = TOP;
}

/* Letters stand where the font wants them: there are no pixels to round to. */
static void
set_context (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

/* No line ends between a sign and its sum. */
static char *
keep_signs (const char *text)
{
  GString *whole = g_string_new (text);

  g_string_replace (whole, "−$", "−\u2060$", 0);
  g_string_replace (whole, "+$", "+\u2060$", 0);
  return g_string_free (whole, FALSE);
}

static PangoLayout *
create_layout (Flow *self, const char *text, double width, Face face, PangoAlignment align)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (RECOURSE_FONT_FAMILY);
  g_autoptr (PangoAttrList) features = pango_attr_list_new ();
  g_autofree char *whole = keep_signs (text);

  set_context (pango_layout_get_context (layout));
  pango_font_description_set_absolute_size (font, face.px * PANGO_SCALE);
  pango_font_description_set_weight (font, face.is_semibold ? PANGO_WEIGHT_SEMIBOLD
                                                            : (PangoWeight)RECOURSE_REGULAR);
  pango_attr_list_insert (features, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, features);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, whole, -1);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_auto_dir (layout, TRUE);
  return layout;
}

static double
line_height (Face face)
{
  return round (face.px * LINE);
}

/* One line of a layout with its line height's top at @y. */
static void
show_line (Flow *self, PangoLayout *layout, int i, double x, double y, double width, Face face)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
  PangoRectangle logical;
  double free_width, shift = 0;

  pango_layout_line_get_extents (line, NULL, &logical);
  free_width = width - (double)logical.width / PANGO_SCALE;
  if (pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT
      || pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL)
    shift = free_width;
  set_ink (self, face.ink);
  cairo_move_to (self->cr, x + shift, y + line_height (face) * 0.5 + face.px * 0.36);
  pango_cairo_show_layout_line (self->cr, line);
  cairo_new_path (self->cr);
}

static void
paint_foot (Flow *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->n_pages);
  double y = self->height - BOTTOM + 30;
  g_autoptr (PangoLayout) left =
      create_layout (self, self->footer, flow_width (self) - 60, note_face, PANGO_ALIGN_LEFT);
  g_autoptr (PangoLayout) right = create_layout (self, number, 50, note_face, PANGO_ALIGN_RIGHT);

  pango_layout_set_height (left, -1);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  show_line (self, left, 0, MARGIN, y, flow_width (self) - 60, note_face);
  show_line (self, right, 0, self->width - MARGIN - 50, y, 50, note_face);
}

static void
end_page (Flow *self)
{
  if (self->cr == NULL)
    return;
  paint_foot (self);
  recourse_pages_end (self->pages);
  self->cr = NULL;
}

/* FALSE where another page had to be begun. */
static gboolean
make_room (Flow *self, double height)
{
  ensure_page (self);
  if (self->y + height <= self->height - BOTTOM || self->y <= TOP)
    return TRUE;
  end_page (self);
  ensure_page (self);
  return FALSE;
}

static void
skip (Flow *self, double height)
{
  if (self->cr != NULL && self->y > TOP)
    self->y += height;
}

/* Lines one by one; a first or last line does not stand alone on a page where it can be helped. */
static void
set_text (Flow *self,
          const char *text,
          double x,
          double width,
          Face face,
          const char *tag,
          const char *url)
{
  g_autoptr (PangoLayout) layout = NULL;
  int n;

  ensure_page (self);
  layout = create_layout (self, text, width, face, PANGO_ALIGN_LEFT);
  n = pango_layout_get_line_count (layout);
  make_room (self, line_height (face) * (url != NULL ? n : MIN (n, 2)));
  recourse_pages_open (self->pages, tag);
  recourse_pages_open_link (self->pages, url);
  for (int i = 0; i < n; i++)
    {
      gboolean is_last_but_one = n > 2 && i == n - 2;

      make_room (self, line_height (face) * (is_last_but_one ? 2 : 1));
      show_line (self, layout, i, x, self->y, width, face);
      self->y += line_height (face);
    }
  recourse_pages_close_link (self->pages, url);
  recourse_pages_close (self->pages, tag);
}

void
flow_title (Flow *self, const char *text, const char *below)
{
  ensure_page (self);
  recourse_pages_add_outline (self->pages, 0, text, self->y);
  set_text (self, text, MARGIN, flow_width (self), title_face, "H1", NULL);
  skip (self, 4);
  if (below != NULL && *below != '\0')
    set_text (self, below, MARGIN, flow_width (self), note_face, "P", NULL);
}

void
flow_heading (Flow *self, const char *text, double keep)
{
  skip (self, 14);
  make_room (self, line_height (heading_face) + fmax (keep, 4 * line_height (text_face)));
  recourse_pages_add_outline (self->pages, 1, text, self->y);
  set_text (self, text, MARGIN, flow_width (self), heading_face, "H2", NULL);
  skip (self, 5);
}

void
flow_paragraph (Flow *self, const char *text, const char *url)
{
  set_text (self, text, MARGIN, flow_width (self), text_face, "P", url);
  skip (self, 5);
}

void
flow_note (Flow *self, const char *text)
{
  set_text (self, text, MARGIN, flow_width (self), note_face, "P", NULL);
  skip (self, 6);
}

void
flow_item (Flow *self, const char *term, const char *text, const char *url)
{
  make_room (self, line_height (strong_face) + 2 * line_height (note_face));
  set_text (self, term, MARGIN, flow_width (self), strong_face, "P", url);
  if (text != NULL && *text != '\0')
    set_text (self, text, MARGIN, flow_width (self), note_face, "P", NULL);
  skip (self, 5);
}

void
flow_sources (Flow *self, GPtrArray *texts, GPtrArray *urls)
{
  double width = (flow_width (self) - 2 * CELL_GAP) / 2;

  for (guint i = 0; i < texts->len; i += 2)
    {
      double top, most = 0;

      make_room (self, 3 * line_height (note_face));
      top = self->y;
      for (guint j = i; j < MIN (i + 2, texts->len); j++)
        {
          self->y = top;
          set_text (self, g_ptr_array_index (texts, j), MARGIN + (j - i) * (width + 2 * CELL_GAP),
                    width, note_face, "P", g_ptr_array_index (urls, j));
          most = fmax (most, self->y);
        }
      self->y = most + 1;
    }
}

/* Tables. */

static double
column_width (const Flow *self, guint i)
{
  return self->shares[i] * (flow_width (self) - CELL_GAP * (self->n_columns - 1));
}

static double
row_height (Flow *self, const char *const *cells, Face face)
{
  int most = 1;

  ensure_page (self);
  for (guint i = 0; i < MIN (self->n_columns, self->first_number); i++)
    {
      g_autoptr (PangoLayout) layout =
          create_layout (self, cells[i], column_width (self, i), face, PANGO_ALIGN_LEFT);

      most = MAX (most, pango_layout_get_line_count (layout));
    }
  return most * line_height (face) + 2 * ROW_GAP;
}

static void
draw_rule (Flow *self, double y, RecourseInk ink)
{
  set_ink (self, ink);
  cairo_rectangle (self->cr, MARGIN, y, flow_width (self), 0.75);
  cairo_fill (self->cr);
}

static void
set_cell (
    Flow *self, const char *text, guint column, double x, double y, Face face, const char *tag)
{
  gboolean is_number = column >= self->first_number;
  double width = column_width (self, column);
  g_autoptr (PangoLayout) layout =
      create_layout (self, text, is_number ? 2 * width : width, face,
                     is_number != self->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

  recourse_pages_open (self->pages, tag);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    show_line (self, layout, i, x, y + i * line_height (face), width, face);
  recourse_pages_close (self->pages, tag);
}

static void
set_row (Flow *self, const char *const *cells, Face face, const char *tag)
{
  double height = row_height (self, cells, face), x = MARGIN;

  recourse_pages_open (self->pages, "TR");
  for (guint i = 0; i < self->n_columns; i++)
    {
      double width = column_width (self, i);

      set_cell (self, cells[i], i, self->is_rtl ? self->width - x - width : x, self->y + ROW_GAP,
                face, tag);
      x += width + CELL_GAP;
    }
  recourse_pages_close (self->pages, "TR");
  self->y += height;
  draw_rule (self, self->y, RECOURSE_INK_GRID);
}

void
flow_table_begin (
    Flow *self, const double *shares, guint n_columns, guint first_number, const char *const *head)
{
  self->n_columns = n_columns;
  self->first_number = first_number;
  g_free (self->shares);
  self->shares = g_memdup2 (shares, n_columns * sizeof *shares);
  g_strfreev (self->head);
  self->head = g_strdupv ((char **)head);
  make_room (self, 4 * line_height (text_face));
  recourse_pages_open (self->pages, "Table");
  set_row (self, (const char *const *)self->head, head_face, "TH");
}

void
flow_table_row (Flow *self, const char *const *cells)
{
  if (!make_room (self, row_height (self, cells, cell_face)))
    set_row (self, (const char *const *)self->head, head_face, "TH");
  set_row (self, cells, cell_face, "TD");
}

void
flow_table_end (Flow *self)
{
  recourse_pages_close (self->pages, "Table");
  skip (self, 10);
}

void
flow_figure (Flow *self, const RecourseScene *scene, double inset)
{
  double height = scene->height - 2 * inset;

  make_room (self, height);
  cairo_save (self->cr);
  cairo_translate (self->cr, (self->width - scene->width) / 2, self->y - inset);
  recourse_pages_paint_scene (self->pages, scene, RECOURSE_THEME_PRINT);
  cairo_restore (self->cr);
  self->y += height + 8;
}

guint
flow_finish (Flow *self)
{
  end_page (self);
  return self->n_pages;
}
