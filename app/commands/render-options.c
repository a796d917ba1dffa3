/* The options of `recourse render`, checked before any work is done; ids wait for the dossier. */
#include "config.h"

#include "render-options.h"

#include "briefing/size.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LEAST_SIDE 100
#define MOST_SIDE 16384
#define MOST_SCALE 8

static gboolean
find_charts (RecourseRender *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n;
  const RecourseChart *all = recourse_charts (&n);

  if (self->chart_name == NULL)
    {
      recourse_input_usage_error ("render", _ ("say which chart: --chart NAME, or --chart all"));
      return FALSE;
    }
  self->is_folder = strcmp (self->chart_name, "all") == 0;
  self->charts = self->is_folder ? all : recourse_chart_find (self->chart_name);
  self->n_charts = self->is_folder ? n : 1;
  if (self->charts != NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer)all[i].name);
  g_ptr_array_add (names, (gpointer) "all");
  return recourse_refuse_name ("render", "--chart", self->chart_name, names);
}

/* The format whose extension @out has, else PNG. */
static const RecourseFormat *
guess_format (const char *out)
{
  guint n;
  const RecourseFormat *formats = recourse_formats (&n);
  const char *dot = strrchr (out, '.');

  for (guint i = 0; i < n && dot != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i].extension) == 0)
      return &formats[i];
  return recourse_format_find ("png");
}

static gboolean
find_format (RecourseRender *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n;
  const RecourseFormat *formats = recourse_formats (&n);

  if (self->out == NULL || self->out[0] == '\0')
    {
      recourse_input_usage_error ("render", _ ("say where the picture goes: -o OUT"));
      return FALSE;
    }
  if (self->format_name == NULL)
    {
      self->format = self->is_folder ? recourse_format_find ("png") : guess_format (self->out);
      return TRUE;
    }
  self->format = recourse_format_find (self->format_name);
  if (self->format != NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer)formats[i].name);
  return recourse_refuse_name ("render", "--format", self->format_name, names);
}

static gboolean
parse_side (const char **p, double *side)
{
  char *end;
  guint64 value = g_ascii_strtoull (*p, &end, 10);

  if (!g_ascii_isdigit (**p) || value < LEAST_SIDE || value > MOST_SIDE)
    return FALSE;
  *p = end;
  *side = (double)value;
  return TRUE;
}

/* "hd, 4k, …" */
static char *
list_sizes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const RecourseSize *sizes = recourse_sizes (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", sizes[i].name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A name or WxH; of a name also how sharp it is. */
static gboolean
parse_size (RecourseRender *self)
{
  const RecourseSize *size = recourse_size_find (self->size_text != NULL ? self->size_text : "hd");
  const char *p = self->size_text;
  g_autofree char *names = NULL;

  self->how.scale = 1;
  if (size != NULL)
    {
      self->width = size->width;
      self->height = size->height;
      self->how.scale = size->scale;
      return TRUE;
    }
  if (parse_side (&p, &self->width) && *p++ == 'x' && parse_side (&p, &self->height) && *p == '\0')
    return TRUE;
  names = list_sizes ();
  recourse_input_usage_error (
      "render", _ ("--size takes WxH such as 1920x1080, each side from %d to %d, or one of %s"),
      LEAST_SIDE, MOST_SIDE, names);
  return FALSE;
}

static gboolean
parse_scale (RecourseRender *self)
{
  char *end = NULL;
  double scale;

  if (self->scale_text == NULL)
    return TRUE;
  scale = g_ascii_strtod (self->scale_text, &end);
  if (end != self->scale_text && *end == '\0' && scale >= 0.1 && scale <= MOST_SCALE)
    {
      self->how.scale *= scale;
      return TRUE;
    }
  recourse_input_usage_error ("render", _ ("--scale takes a number from 0.1 to %d"), MOST_SCALE);
  return FALSE;
}

static void
add_entries (RecourseRender *self, GArray *entries)
{
  const GOptionEntry own[] = {
    { "chart", 0, 0, G_OPTION_ARG_STRING, &self->chart_name, N_ ("The chart, or all"),
      N_ ("NAME") },
    RECOURSE_VIEW_ENTRIES (&self->view),
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size_text,
      N_ ("Logical pixels (1920x1080), or hd, 4k, 4:3, square, portrait"), "WxH" },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &self->scale_text, N_ ("Pixels for a logical one (1)"),
      "N" },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &self->how.is_transparent,
      N_ ("Leave the background out"), NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &self->is_untitled, N_ ("Leave title and measure out"),
      NULL },
    { "no-source", 0, 0, G_OPTION_ARG_NONE, &self->is_unsourced, N_ ("Leave the source line out"),
      NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format_name,
      N_ ("png, svg, pdf or scene (by OUT's ending)"), N_ ("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_ ("File, or folder for all charts"),
      "OUT" },
    { NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
}

RecourseRender *
recourse_render_parse (int argc, char **argv)
{
  g_autoptr (RecourseRender) self = g_new0 (RecourseRender, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));

  add_entries (self, entries);
  self->input =
      recourse_input_parse (argc, argv, _ ("[FILE] — draw charts into files"), NULL,
                            RECOURSE_INPUT_CHOICES, (const GOptionEntry *)(void *)entries->data, 1);
  if (self->input == NULL || !find_charts (self)
      || !recourse_view_find_theme (&self->view, "render") || !find_format (self)
      || !parse_size (self) || !parse_scale (self))
    return NULL;
  self->how.theme = self->view.theme;
  return g_steal_pointer (&self);
}

void
recourse_render_free (RecourseRender *self)
{
  recourse_input_free (self->input);
  recourse_view_clear (&self->view);
  g_free (self->chart_name);
  g_free (self->size_text);
  g_free (self->scale_text);
  g_free (self->format_name);
  g_free (self->out);
  g_free (self);
}
