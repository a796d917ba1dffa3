/* The placed items as JSON, for audits and golden files: one item a line, so that differences read well.
 * Written by hand because json-glib prints 40.1 as 40.100000000000001. */
#include "formats.h"

#include "xml.h"

#include <math.h>

static void
append_string (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar)*p < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint)(guchar)*p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, ", \"%s\": ", name);
  append_string (json, text);
}

/* The shortest decimal that reads back as the same double. */
static void
append_value (GString *json, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (json, "null");
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (json, buffer);
}

static void
append_color (GString *json, const char *name, RecourseColor color)
{
  char hex[8];

  recourse_color_to_hex (color, hex);
  append_member (json, name, hex);
}

/* What the eye sees of a mark: its fill as mixed with what lies behind, else its line. */
static RecourseColor
visible_ink (const RecourseMark *mark, RecourseThemeKind theme)
{
  const RecoursePaint *paint = &mark->paint;
  RecourseInk ink = paint->fill != RECOURSE_INK_NONE ? paint->fill : paint->stroke;
  double alpha = paint->fill != RECOURSE_INK_NONE && paint->fill_alpha > 0 ? paint->fill_alpha : 1;

  if (ink == RECOURSE_INK_NONE)
    ink = paint->pattern_ink != RECOURSE_INK_NONE ? paint->pattern_ink : mark->ground;
  return recourse_color_mix (recourse_theme_color (theme, mark->ground),
                             recourse_theme_color (theme, ink), alpha);
}

static void
append_bounds (GString *json, const RecourseRect *bounds)
{
  const double numbers[] = { bounds->x, bounds->y, bounds->width, bounds->height };

  g_string_append (json, ", \"bounds\": [");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      recourse_append_coordinate (json, numbers[i]);
    }
  g_string_append_c (json, ']');
}

static void
append_lines (GString *json, char **lines)
{
  g_string_append (json, ", \"lines\": [");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      append_string (json, lines[i]);
    }
  g_string_append_c (json, ']');
}

static void
append_item (GString *json, const RecourseMark *mark, RecourseThemeKind theme)
{
  static const char *const shapes[] = { "rect", "rule", "curve", "symbol", "text" };

  g_string_append (json, "  {\"id\": ");
  append_string (json, mark->key);
  append_member (json, "role", mark->role);
  append_member (json, "shape", shapes[mark->shape]);
  append_bounds (json, &mark->bounds);
  g_string_append_printf (json, ", \"z\": %d", mark->z);
  append_member (json, "text", mark->text);
  g_string_append (json, ", \"font_px\": ");
  append_value (json, mark->shape == RECOURSE_SHAPE_TEXT ? mark->font_px : NAN);
  append_color (json, "ink", visible_ink (mark, theme));
  append_color (json, "background", recourse_theme_color (theme, mark->ground));
  g_string_append (json, ", \"value\": ");
  append_value (json, mark->value);
  append_member (json, "label", mark->spoken);
  if (mark->url != NULL)
    append_member (json, "url", mark->url);
  if (mark->lines != NULL)
    append_lines (json, mark->lines);
  if (mark->paint.halo != RECOURSE_INK_NONE)
    {
      g_string_append (json, ", \"halo\": ");
      recourse_append_coordinate (json, mark->paint.halo_width);
    }
  g_string_append_c (json, '}');
}

GBytes *
recourse_write_scene (const RecourseScene *scene, const RecourseExport *how, GError **error)
{
  RecourseThemeKind theme = how->theme;
  GString *json = g_string_new ("{\"width\": ");

  recourse_append_coordinate (json, scene->width);
  g_string_append (json, ", \"height\": ");
  recourse_append_coordinate (json, scene->height);
  append_member (json, "theme", recourse_theme_name (theme));
  append_member (json, "chart", scene->chart);
  append_member (json, "title", scene->title);
  append_member (json, "description", scene->description);
  g_string_append (json, ", \"items\": [\n");
  for (guint i = 0; i < scene->marks->len; i++)
    {
      append_item (json, g_ptr_array_index (scene->marks, i), theme);
      g_string_append (json, i + 1 < scene->marks->len ? ",\n" : "\n");
    }
  g_string_append (json, "]}\n");
  return g_string_free_to_bytes (json);
}
