/* The options of `recourse render`, checked before any work is done; ids wait for the dossier. */
#include "config.h"

#include "render-options.h"

#include "model/wording.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LEAST_SIDE 100
#define MOST_SIDE 16384
#define MOST_SCALE 8

static gboolean
refuse_name (const char *option, const char *name, GPtrArray *known)
{
  const char *nearest = recourse_word_nearest (name, (const char *const *)known->pdata, known->len);
  g_autofree char *quoted = recourse_quote (name);

  if (nearest == NULL)
    recourse_input_usage_error ("render", _ ("%s %s: there is none to choose from"), option,
                                quoted);
  else
    recourse_input_usage_error ("render",
                                _ ("%s %s: there is none of that name; the nearest is “%s”"),
                                option, quoted, nearest);
  return FALSE;
}

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
  return refuse_name ("--chart", self->chart_name, names);
}

static gboolean
find_theme (RecourseRender *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->theme_name == NULL || recourse_theme_from_name (self->theme_name, &self->theme))
    return TRUE;
  for (int kind = RECOURSE_THEME_LIGHT; kind <= RECOURSE_THEME_HIGH_CONTRAST_DARK; kind++)
    g_ptr_array_add (names, (gpointer)recourse_theme_name ((RecourseThemeKind)kind));
  return refuse_name ("--theme", self->theme_name, names);
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
  return refuse_name ("--format", self->format_name, names);
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

static gboolean
parse_size (RecourseRender *self)
{
  const char *p = self->size_text != NULL ? self->size_text : "1920x1080";

  if (parse_side (&p, &self->width) && *p++ == 'x' && parse_side (&p, &self->height) && *p == '\0')
    return TRUE;
  recourse_input_usage_error ("render",
                              _ ("--size takes WxH such as 1920x1080, each side from %d to %d"),
                              LEAST_SIDE, MOST_SIDE);
  return FALSE;
}

static gboolean
parse_scale (RecourseRender *self)
{
  char *end = NULL;

  self->scale = 1;
  if (self->scale_text == NULL)
    return TRUE;
  self->scale = g_ascii_strtod (self->scale_text, &end);
  if (end != self->scale_text && *end == '\0' && self->scale >= 0.1 && self->scale <= MOST_SCALE)
    return TRUE;
  recourse_input_usage_error ("render", _ ("--scale takes a number from 0.1 to %d"), MOST_SCALE);
  return FALSE;
}

RecourseRender *
recourse_render_parse (int argc, char **argv)
{
  g_autoptr (RecourseRender) self = g_new0 (RecourseRender, 1);
  const GOptionEntry entries[] = {
    { "chart", 0, 0, G_OPTION_ARG_STRING, &self->chart_name, N_ ("The chart, or all"),
      N_ ("NAME") },
    { "path", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->path_ids,
      N_ ("A path that is on; the last one given leads (all)"), "ID" },
    { "stakeholder", 0, 0, G_OPTION_ARG_STRING, &self->stakeholder_id,
      N_ ("The stakeholder in view (the first)"), "ID" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size_text, N_ ("Logical pixels (1920x1080)"),
      "WxH" },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &self->scale_text, N_ ("Pixels for a logical one (1)"),
      "N" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &self->theme_name, "light, dark, print", N_ ("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format_name,
      N_ ("png, svg, pdf or scene (by OUT's ending)"), N_ ("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_ ("File, or folder for all charts"),
      "OUT" },
    { NULL },
  };

  self->paths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->input = recourse_input_parse (argc, argv, _ ("[FILE] — draw charts into files"), NULL,
                                      RECOURSE_INPUT_CHOICES, entries, 1);
  if (self->input == NULL || !find_charts (self) || !find_theme (self) || !find_format (self)
      || !parse_size (self) || !parse_scale (self))
    return NULL;
  return g_steal_pointer (&self);
}

void
recourse_render_free (RecourseRender *self)
{
  recourse_input_free (self->input);
  g_free (self->chart_name);
  g_free (self->size_text);
  g_free (self->scale_text);
  g_free (self->theme_name);
  g_free (self->format_name);
  g_free (self->stakeholder_id);
  g_strfreev (self->path_ids);
  g_free (self->out);
  g_array_unref (self->paths);
  g_free (self);
}

static const char *
id_at (GListStore *list, guint i)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

  return recourse_record_get_id (record);
}

static gboolean
refuse_path (RecourseDossier *dossier, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)); i++)
    g_ptr_array_add (ids, (gpointer)id_at (dossier->paths, i));
  return refuse_name ("--path", id, ids);
}

static gboolean
is_given (const RecourseRender *self, const char *id)
{
  return self->path_ids == NULL || g_strv_contains ((const char *const *)self->path_ids, id);
}

/* The path that leads where no option says so. */
static guint
default_leader (const RecourseRender *self, RecourseDossier *dossier)
{
  const char *id = self->input->scenario;
  RecourseScenario *scenario =
      id != NULL ? recourse_dossier_find (dossier, dossier->scenarios, id) : NULL;
  guint leader = scenario != NULL && scenario->path != NULL
                     ? recourse_dossier_index_of (dossier, dossier->paths, scenario->path)
                     : G_MAXUINT;

  return leader != G_MAXUINT ? leader : 0;
}

static gboolean
resolve_paths (RecourseRender *self, RecourseDossier *dossier)
{
  self->leader = default_leader (self, dossier);
  for (guint i = 0; self->path_ids != NULL && self->path_ids[i] != NULL; i++)
    {
      self->leader = recourse_dossier_index_of (dossier, dossier->paths, self->path_ids[i]);
      if (self->leader == G_MAXUINT)
        return refuse_path (dossier, self->path_ids[i]);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)); i++)
    if (is_given (self, id_at (dossier->paths, i)))
      g_array_append_val (self->paths, i);
  return TRUE;
}

/* Stakeholders are counted as results count them: those without an outcome are left out. */
static gboolean
resolve_stakeholder (RecourseRender *self, RecourseDossier *dossier)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->stakeholder_id == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->stakeholders)); i++)
    {
      g_autoptr (RecourseStakeholder) stakeholder =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), i);
      const char *id = recourse_record_get_id (RECOURSE_RECORD (stakeholder));

      if (recourse_dossier_is_bystander (dossier, stakeholder))
        continue;
      if (strcmp (id, self->stakeholder_id) == 0)
        {
          self->stakeholder = ids->len;
          return TRUE;
        }
      g_ptr_array_add (ids, (gpointer)id);
    }
  return refuse_name ("--stakeholder", self->stakeholder_id, ids);
}

gboolean
recourse_render_resolve (RecourseRender *self, RecourseDossier *dossier)
{
  return resolve_paths (self, dossier) && resolve_stakeholder (self, dossier);
}
