/* SVG with text that stays text.  Cairo's own writer turns letters into outlines, which nobody can edit,
 * search or hear; so the scene is written directly: one group for a role, an element for a mark, its id
 * the mark's key.  Numbers are written in the C locale whatever the process's. */
#include "formats.h"

#include "drawing/symbol.h"
#include "drawing/text-layout.h"
#include "drawing/text.h"
#include "groups.h"
#include "pattern.h"
#include "snap.h"
#include "xml.h"

#include <math.h>
#include <string.h>

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

typedef struct
{
  GString *svg;
  RecourseThemeKind theme;
  GHashTable *ids; /* in use */
} Writer;

static void
append_color (Writer *self, const char *attribute, RecourseInk ink)
{
  char color[8];

  if (ink == RECOURSE_INK_NONE)
    {
      g_string_append_printf (self->svg, " %s=\"none\"", attribute);
      return;
    }
  recourse_color_to_hex (recourse_theme_color (self->theme, ink), color);
  g_string_append_printf (self->svg, " %s=\"%s\"", attribute, color);
}

static void
append_id (Writer *self, const char *name)
{
  g_autofree char *id = recourse_xml_unique_id (self->ids, name);

  g_string_append_printf (self->svg, " id=\"%s\"", id);
}

static void
append_stroke (Writer *self, const RecoursePaint *paint, double width)
{
  double lengths[2];

  if (paint->stroke == RECOURSE_INK_NONE)
    return;
  append_color (self, "stroke", paint->stroke);
  recourse_xml_append_number (self->svg, "stroke-width", width);
  if (paint->dash == RECOURSE_DASH_SOLID)
    return;
  recourse_dash_lengths (paint->dash, width, lengths);
  g_string_append (self->svg, " stroke-dasharray=\"");
  recourse_append_coordinate (self->svg, lengths[0]);
  g_string_append_c (self->svg, ' ');
  recourse_append_coordinate (self->svg, lengths[1]);
  g_string_append (self->svg, "\" stroke-linecap=\"butt\"");
}

/* `d` of a curve. */
static void
append_curve (Writer *self, GArray *curve)
{
  g_string_append (self->svg, " d=\"");
  for (guint i = 0; i < curve->len; i++)
    {
      const RecourseCurvePoint *p = &g_array_index (curve, RecourseCurvePoint, i);

      switch (p->op)
        {
        case RECOURSE_CURVE_MOVE:
          recourse_xml_append_numbers (self->svg, 'M', 2, p->x, p->y);
          break;
        case RECOURSE_CURVE_LINE:
          recourse_xml_append_numbers (self->svg, 'L', 2, p->x, p->y);
          break;
        case RECOURSE_CURVE_CUBIC:
          recourse_xml_append_numbers (self->svg, 'C', 6, p->x1, p->y1, p->x2, p->y2, p->x, p->y);
          break;
        case RECOURSE_CURVE_CLOSE:
          g_string_append_c (self->svg, 'Z');
          break;
        }
    }
  g_string_append_c (self->svg, '"');
}

static void
append_box (Writer *self, RecourseRect r, double radius)
{
  recourse_xml_append_number (self->svg, "x", r.x);
  recourse_xml_append_number (self->svg, "y", r.y);
  recourse_xml_append_number (self->svg, "width", r.width);
  recourse_xml_append_number (self->svg, "height", r.height);
  if (radius > 0)
    recourse_xml_append_number (self->svg, "rx", fmin (radius, fmin (r.width, r.height) / 2));
}

/* One shape of a mark: halo, fill, pattern or outline.  @curve is NULL for rectangles. */
static void
begin_shape (Writer *self, GArray *curve, RecourseRect rect, double radius)
{
  g_string_append (self->svg, curve != NULL ? "<path" : "<rect");
  if (curve != NULL)
    append_curve (self, curve);
  else
    append_box (self, rect, radius);
}

static void
append_halo (Writer *self, GArray *curve, RecourseRect rect, const RecoursePaint *paint)
{
  double line = curve != NULL && paint->stroke != RECOURSE_INK_NONE ? paint->stroke_width : 0;
  gboolean is_line = curve != NULL && paint->fill == RECOURSE_INK_NONE;

  if (paint->halo == RECOURSE_INK_NONE)
    return;
  begin_shape (self, curve, rect, paint->radius);
  append_color (self, "fill", is_line ? RECOURSE_INK_NONE : paint->halo);
  append_color (self, "stroke", paint->halo);
  recourse_xml_append_number (self->svg, "stroke-width", line + 2 * paint->halo_width);
  g_string_append (self->svg, curve != NULL ? "/>" : " stroke-linejoin=\"miter\"/>");
}

static void
append_pattern (Writer *self, GArray *curve, RecourseRect rect, const RecoursePaint *paint)
{
  if (paint->pattern == RECOURSE_PATTERN_NONE || paint->pattern_ink == RECOURSE_INK_NONE)
    return;
  begin_shape (self, curve, rect, paint->radius);
  g_string_append_printf (self->svg, " fill=\"url(#pattern-%s-%d)\"/>",
                          recourse_pattern_name (paint->pattern), (int)paint->pattern_ink);
}

static void
append_fill (Writer *self, const RecoursePaint *paint)
{
  append_color (self, "fill", paint->fill);
  if (paint->fill != RECOURSE_INK_NONE && paint->fill_alpha > 0 && paint->fill_alpha < 1)
    recourse_xml_append_number (self->svg, "fill-opacity", paint->fill_alpha);
}

static void
append_rect (Writer *self, const RecourseMark *mark)
{
  const RecoursePaint *paint = &mark->paint;
  RecourseRect rect = recourse_snap_rect (&recourse_grid_logical, mark->bounds);
  gboolean has_stroke = paint->stroke != RECOURSE_INK_NONE;
  double width = recourse_snap_width (&recourse_grid_logical, paint->stroke_width);

  append_halo (self, NULL, rect, paint);
  begin_shape (self, NULL, rect, paint->radius);
  append_fill (self, paint);
  g_string_append (self->svg, "/>");
  append_pattern (self, NULL, rect, paint);
  if (!has_stroke)
    return;
  if (rect.width > width && rect.height > width)
    rect = recourse_rect_grow (rect, -width / 2);
  begin_shape (self, NULL, rect, paint->radius - width / 2);
  append_color (self, "fill", RECOURSE_INK_NONE);
  append_stroke (self, paint, width);
  g_string_append (self->svg, "/>");
}

static void
append_outline (Writer *self, GArray *curve, const RecoursePaint *paint)
{
  RecourseRect none = { 0, 0, 0, 0 };
  gboolean is_line = paint->fill == RECOURSE_INK_NONE && paint->stroke != RECOURSE_INK_NONE;
  double width = fmax (paint->stroke_width, 1);
  g_autoptr (GArray) traced =
      is_line ? recourse_snap_curve (&recourse_grid_logical, curve, &width) : g_array_ref (curve);

  append_halo (self, traced, none, paint);
  if (paint->pattern != RECOURSE_PATTERN_NONE)
    {
      begin_shape (self, traced, none, 0);
      append_fill (self, paint);
      g_string_append (self->svg, "/>");
      append_pattern (self, traced, none, paint);
    }
  begin_shape (self, traced, none, 0);
  if (paint->pattern != RECOURSE_PATTERN_NONE)
    append_color (self, "fill", RECOURSE_INK_NONE);
  else
    append_fill (self, paint);
  append_stroke (self, paint, width);
  g_string_append (self->svg, "/>");
}

static void
append_symbol (Writer *self, const RecourseMark *mark)
{
  g_autoptr (GArray) curve = recourse_symbol_curve (mark->symbol, mark->bounds);

  append_outline (self, curve, &mark->paint);
}

static void
append_rule (Writer *self, const RecourseMark *mark)
{
  RecourseRect rule = recourse_snap_rule (&recourse_grid_logical, mark);
  gboolean is_horizontal = rule.width >= rule.height;
  double width = is_horizontal ? rule.height : rule.width;
  g_autoptr (GArray) line = recourse_curve_new ();

  if (is_horizontal)
    {
      recourse_curve_move_to (line, rule.x, rule.y + width / 2);
      recourse_curve_line_to (line, rule.x + rule.width, rule.y + width / 2);
    }
  else
    {
      recourse_curve_move_to (line, rule.x + width / 2, rule.y);
      recourse_curve_line_to (line, rule.x + width / 2, rule.y + rule.height);
    }
  if (mark->paint.halo != RECOURSE_INK_NONE)
    append_halo (self, line, rule, &mark->paint);
  g_string_append (self->svg, "<path");
  append_curve (self, line);
  append_stroke (self, &mark->paint, width);
  g_string_append (self->svg,
                   mark->paint.dash == RECOURSE_DASH_SOLID ? " stroke-linecap=\"butt\"/>" : "/>");
}

static const char *
anchor_of (RecourseAlign align)
{
  return align == RECOURSE_ALIGN_CENTER ? "middle" : align == RECOURSE_ALIGN_END ? "end" : "start";
}

static double
anchor_x (const RecourseMark *mark, RecourseAlign align)
{
  return mark->bounds.x
         + (align == RECOURSE_ALIGN_CENTER ? mark->bounds.width / 2
            : align == RECOURSE_ALIGN_END  ? mark->bounds.width
                                           : 0);
}

static gboolean
runs_right_to_left (const RecourseMark *mark, const char *line)
{
  PangoLayout *layout = recourse_text_lay_out_line (line, mark->font_px, mark->is_semibold);

  return pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0))
         == PANGO_DIRECTION_RTL;
}

static PangoLayoutLine *
layout_line (const RecourseMark *mark, const char *line)
{
  return pango_layout_get_line_readonly (
      recourse_text_lay_out_line (line, mark->font_px, mark->is_semibold), 0);
}

/* Whether a name from right to left has a word or figure from left to right in it, in a line that runs so too. */
static gboolean
is_nested (const RecourseMark *mark, const char *line)
{
  for (GSList *l = layout_line (mark, line)->runs; l != NULL; l = l->next)
    if (((PangoGlyphItem *)l->data)->item->analysis.level > 1)
      return !runs_right_to_left (mark, line);
  return FALSE;
}

/* A stretch of a line in one direction. */
typedef struct
{
  int offset, length, level;
} Stretch;

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  return ((const Stretch *)a)->offset - ((const Stretch *)b)->offset;
}

/* In reading order. */
static GArray *
find_stretches (PangoLayoutLine *line)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoItem *item = ((PangoGlyphItem *)l->data)->item;
      Stretch next = { item->offset, item->length, item->analysis.level };
      Stretch *last =
          stretches->len > 0 ? &g_array_index (stretches, Stretch, stretches->len - 1) : NULL;

      if (last != NULL && last->level == next.level)
        {
          last->offset = MIN (last->offset, next.offset);
          last->length += next.length;
        }
      else
        g_array_append_val (stretches, next);
    }
  g_array_sort (stretches, compare_stretches);
  return stretches;
}

/* The left edge of what begins at @first and ends before @end. */
static double
left_of (PangoLayoutLine *line, const char *text, const char *first, const char *end, int level)
{
  const char *leftmost = level % 2 == 1 ? g_utf8_prev_char (end) : first;
  int x;

  pango_layout_line_index_to_x (line, (int)(leftmost - text), level % 2 == 1, &x);
  return (double)x / PANGO_SCALE;
}

/* Each stretch where it stands: Inkscape (1.2) would put them down one after another as they are read.  Spaces at
 * the ends of those from right to left are left out, since readers do not agree on which side they are. */
static void
append_stretches (Writer *self, const RecourseMark *mark, const char *text)
{
  PangoLayoutLine *line = layout_line (mark, text);
  g_autoptr (GArray) stretches = find_stretches (line);
  double width = recourse_text_width (text, mark->font_px, mark->is_semibold);
  double left = anchor_x (mark, mark->align)
                - (mark->align == RECOURSE_ALIGN_CENTER ? width / 2
                   : mark->align == RECOURSE_ALIGN_END  ? width
                                                        : 0);

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      const char *first = text + stretch->offset, *end = first + stretch->length, *after = end;
      g_autofree char *words = NULL;

      while (first < end && *first == ' ')
        first++;
      while (end > first && end[-1] == ' ')
        end--;
      words = g_strndup (first, (gsize)(end - first));
      g_string_append (self->svg, "<tspan");
      recourse_xml_append_number (
          self->svg, "x",
          left + (end > first ? left_of (line, text, first, end, stretch->level) : 0));
      g_string_append_c (self->svg, '>');
      recourse_xml_append_text (self->svg, words);
      g_string_append (self->svg, "</tspan>");
      if (stretch->level % 2 == 0 && end < after)
        g_string_append_c (self->svg, ' ');
    }
}

/* Which point of a line is given.  The start of one from right to left is its right edge to browsers and its left one
 * to LibreOffice; its middle is the same to all. */
static double
append_anchor (Writer *self, const RecourseMark *mark, const char *line)
{
  double width = recourse_text_width (line, mark->font_px, mark->is_semibold);
  double x = anchor_x (mark, mark->align);

  if (is_nested (mark, line))
    {
      g_string_append (self->svg, " text-anchor=\"start\"");
      return x;
    }
  if (!runs_right_to_left (mark, line))
    {
      g_string_append_printf (self->svg, " text-anchor=\"%s\"", anchor_of (mark->align));
      return x;
    }
  g_string_append (self->svg, " text-anchor=\"middle\" direction=\"rtl\"");
  return x
         + (mark->align == RECOURSE_ALIGN_START ? width / 2
            : mark->align == RECOURSE_ALIGN_END ? -width / 2
                                                : 0);
}

/* Names that run the other way than their sentence in elements of their own: where one line has two of them LibreOffice
 * (7.4) finds no letters for the second. */
static void
append_parts (Writer *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, FIRST_STRONG_ISOLATE, -1);

  recourse_xml_append_text (self->svg, parts[0]);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *end = strstr (parts[i], POP_ISOLATE);
      gsize length =
          end != NULL ? (gsize)(end - parts[i]) + strlen (POP_ISOLATE) : strlen (parts[i]);
      g_autofree char *name = g_strdup_printf (FIRST_STRONG_ISOLATE "%.*s", (int)length, parts[i]);

      g_string_append (self->svg, "<tspan>");
      recourse_xml_append_text (self->svg, name);
      g_string_append (self->svg, "</tspan>");
      recourse_xml_append_text (self->svg, parts[i] + length);
    }
}

/* An element a line: few readers other than browsers anchor lines of one element apart. */
static void
append_line (Writer *self, const RecourseMark *mark, guint i)
{
  const char *line = mark->lines[i];
  double x;

  if (mark->paint.halo != RECOURSE_INK_NONE)
    {
      begin_shape (self, NULL, recourse_text_plate (mark, i), RECOURSE_PLATE_RADIUS);
      append_color (self, "fill", mark->paint.halo);
      g_string_append (self->svg, "/>");
    }
  g_string_append (self->svg, "<text");
  x = append_anchor (self, mark, line);
  recourse_xml_append_number (self->svg, "x", x);
  recourse_xml_append_number (self->svg, "y",
                              mark->bounds.y + mark->baseline + i * mark->line_height);
  recourse_xml_append_number (self->svg, "font-size", mark->font_px);
  if (mark->is_semibold)
    g_string_append (self->svg, " font-weight=\"600\"");
  /* Two spaces are one in XML, and one beside an element none to some, but they were measured. */
  if (strstr (line, "  ") != NULL || strstr (line, FIRST_STRONG_ISOLATE) != NULL)
    g_string_append (self->svg, " xml:space=\"preserve\"");
  append_color (self, "fill", mark->paint.fill);
  g_string_append_c (self->svg, '>');
  if (is_nested (mark, line))
    append_stretches (self, mark, line);
  else
    append_parts (self, line);
  g_string_append (self->svg, "</text>");
}

static void
append_shape (Writer *self, const RecourseMark *mark)
{
  switch (mark->shape)
    {
    case RECOURSE_SHAPE_RECT:
      append_rect (self, mark);
      break;
    case RECOURSE_SHAPE_RULE:
      append_rule (self, mark);
      break;
    case RECOURSE_SHAPE_CURVE:
      append_outline (self, mark->curve, &mark->paint);
      break;
    case RECOURSE_SHAPE_SYMBOL:
      append_symbol (self, mark);
      break;
    case RECOURSE_SHAPE_TEXT:
      for (guint i = 0; mark->lines[i] != NULL; i++)
        append_line (self, mark, i);
      break;
    }
}

static void
append_mark (Writer *self, const RecourseMark *mark)
{
  g_string_append (self->svg, "<g");
  append_id (self, mark->key);
  g_string_append_c (self->svg, '>');
  if (mark->spoken != NULL)
    recourse_xml_append_element (self->svg, "title", NULL, mark->spoken);
  if (mark->url != NULL)
    {
      g_string_append (self->svg, "<a href=\"");
      recourse_xml_append_text (self->svg, mark->url);
      g_string_append (self->svg, "\">");
    }
  append_shape (self, mark);
  g_string_append (self->svg, mark->url != NULL ? "</a></g>\n" : "</g>\n");
}

static void
append_patterns (Writer *self, const RecourseScene *scene)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_string_append (self->svg, "<defs>");
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecoursePaint *paint = &((RecourseMark *)g_ptr_array_index (scene->marks, i))->paint;
      guint id = paint->pattern * RECOURSE_N_INKS + paint->pattern_ink;
      char color[8];

      if (paint->pattern == RECOURSE_PATTERN_NONE || paint->pattern_ink == RECOURSE_INK_NONE
          || !g_hash_table_add (seen, GUINT_TO_POINTER (id)))
        continue;
      recourse_color_to_hex (recourse_theme_color (self->theme, paint->pattern_ink), color);
      g_string_append_printf (self->svg,
                              "<pattern id=\"pattern-%s-%d\" width=\"6\" height=\"6\" "
                              "patternUnits=\"userSpaceOnUse\">",
                              recourse_pattern_name (paint->pattern), (int)paint->pattern_ink);
      recourse_pattern_append_tile (self->svg, paint->pattern, color);
      g_string_append (self->svg, "</pattern>");
    }
  g_string_append (self->svg, "</defs>\n");
}

static void
append_root (Writer *self, const RecourseScene *scene, double scale)
{
  g_string_append (self->svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
  recourse_xml_append_number (self->svg, "width", scene->width * scale);
  recourse_xml_append_number (self->svg, "height", scene->height * scale);
  recourse_xml_append_numbers (self->svg, '\0', 4, 0.0, 0.0, scene->width, scene->height);
  g_string_append (self->svg, " role=\"img\" aria-labelledby=\"picture-title picture-desc\" "
                              "font-family=\"" RECOURSE_FONT_FAMILY
                              "\" style=\"font-variant-numeric:tabular-nums\""
                              " fill-rule=\"evenodd\" stroke-linecap=\"round\""
                              " stroke-linejoin=\"round\">\n");
  recourse_xml_append_element (self->svg, "title", "picture-title", scene->title);
  recourse_xml_append_element (self->svg, "desc", "picture-desc", scene->description);
}

/* What the picture carries, as text that XML can hold. */
static void
append_attachments (Writer *self, GPtrArray *attachments)
{
  if (attachments == NULL || attachments->len == 0)
    return;
  g_string_append (self->svg, "<metadata>\n");
  recourse_attachments_append_xml (self->svg, attachments);
  g_string_append (self->svg, "</metadata>\n");
}

static void
append_background (Writer *self)
{
  g_string_append (self->svg, "<rect width=\"100%\" height=\"100%\"");
  append_color (self, "fill", RECOURSE_INK_BACKGROUND);
  g_string_append (self->svg, "/>\n");
}

static void
append_groups (Writer *self, const RecourseScene *scene)
{
  g_autoptr (GPtrArray) groups = recourse_group_marks (scene);

  for (guint i = 0; i < groups->len; i++)
    {
      RecourseGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *name = g_strconcat ("role-", group->role, NULL);

      g_string_append (self->svg, "<g");
      append_id (self, name);
      g_string_append (self->svg, " class=\"");
      recourse_xml_append_text (self->svg, group->role);
      g_string_append (self->svg, "\">\n");
      for (guint j = 0; j < group->marks->len; j++)
        append_mark (self, g_ptr_array_index (group->marks, j));
      g_string_append (self->svg, "</g>\n");
    }
}

GBytes *
recourse_write_svg (const RecourseScene *scene, const RecourseExport *how, GError **error)
{
  Writer self = { g_string_new (NULL), how->theme,
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  g_hash_table_add (self.ids, g_strdup ("picture-title"));
  g_hash_table_add (self.ids, g_strdup ("picture-desc"));
  append_root (&self, scene, recourse_export_scale (how));
  append_attachments (&self, how->attachments);
  append_patterns (&self, scene);
  if (!how->is_transparent)
    append_background (&self);
  append_groups (&self, scene);
  g_string_append (self.svg, "</svg>\n");
  g_hash_table_unref (self.ids);
  return g_string_free_to_bytes (self.svg);
}
