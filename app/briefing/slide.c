/* Which slides there are: the dossier's, or the standard deck without what the dossier has nothing on. */
#include "config.h"

#include "briefing/slide.h"

#include "model/slide-entry.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

RecourseSlide *
recourse_slide_new (const char *id, const char *kind)
{
  RecourseSlide *self = g_new0 (RecourseSlide, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->chart = recourse_chart_find (kind);
  self->is_standard = TRUE;
  return self;
}

RecourseSlide *
recourse_slide_copy (const RecourseSlide *self)
{
  RecourseSlide *copy = recourse_slide_new (self->id, self->kind);

  copy->title = g_strdup (self->title);
  copy->notes = g_strdup (self->notes);
  copy->paths = g_strdupv (self->paths);
  copy->stakeholder = g_strdup (self->stakeholder);
  copy->is_hidden = self->is_hidden;
  copy->is_standard = self->is_standard;
  return copy;
}

RecourseSlide *
recourse_slide_ref (RecourseSlide *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
recourse_slide_unref (RecourseSlide *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->notes);
  g_strfreev (self->paths);
  g_free (self->stakeholder);
  g_free (self);
}

/* The standard deck. */

static guint
length (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static gboolean
always (RecourseDossier *dossier)
{
  return TRUE;
}

static gboolean
has_investments (RecourseDossier *dossier)
{
  return length (dossier->investments) > 0;
}

static gboolean
has_stake (RecourseDossier *dossier, gboolean is_equity)
{
  for (guint i = 0; i < length (dossier->stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (G_LIST_MODEL (dossier->stakes), i);

      if ((g_strcmp0 (stake->kind, "equity") == 0) == is_equity)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_equity (RecourseDossier *dossier)
{
  return has_stake (dossier, TRUE);
}

static gboolean
has_rights (RecourseDossier *dossier)
{
  return has_stake (dossier, FALSE);
}

static gboolean
has_choice (RecourseDossier *dossier)
{
  return length (dossier->paths) > 1;
}

static gboolean
has_drivers (RecourseDossier *dossier)
{
  return length (dossier->drivers) > 0;
}

static gboolean
has_map (RecourseDossier *dossier)
{
  return length (dossier->drivers) > 1 && has_choice (dossier);
}

static gboolean
has_bargains (RecourseDossier *dossier)
{
  return length (dossier->bargains) > 0;
}

static gboolean
has_sources (RecourseDossier *dossier)
{
  return length (dossier->sources) > 0 || length (dossier->conflicts) > 0;
}

static const struct
{
  const char *kind;
  gboolean (*applies) (RecourseDossier *dossier);
} standard[] = {
  { "situation", always },
  { "commitments", has_investments },
  { "capital-timeline", has_investments },
  { "ownership", has_equity },
  { "rights", has_rights },
  { "paths", always },
  { "payoffs", always },
  { "distributions", has_drivers },
  { "preference", has_choice },
  { "tornado", has_drivers },
  { "bargaining", has_bargains },
  { "strategy", has_map },
  { "sources", has_sources },
  { "method", always },
};

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_slide_unref);
}

GPtrArray *
recourse_slides_standard (RecourseDossier *dossier)
{
  GPtrArray *slides = new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    {
      g_autofree char *id = g_strdelimit (g_strdup (standard[i].kind), "-", '_');

      if (standard[i].applies (dossier))
        g_ptr_array_add (slides, recourse_slide_new (id, standard[i].kind));
    }
  return slides;
}

/* The dossier's own. */

static RecourseSlide *
read_entry (RecourseSlideEntry *entry)
{
  RecourseSlide *self =
      recourse_slide_new (recourse_record_get_id (RECOURSE_RECORD (entry)), entry->kind);
  gboolean has_title = entry->title != NULL && *entry->title != '\0';
  gboolean has_notes = entry->notes != NULL && *entry->notes != '\0';

  self->title = has_title ? g_strdup (entry->title) : NULL;
  self->notes = has_notes ? g_strdup (entry->notes) : NULL;
  self->paths = entry->paths != NULL && entry->paths[0] != NULL ? g_strdupv (entry->paths) : NULL;
  self->stakeholder = g_strdup (entry->stakeholder);
  self->is_hidden = entry->hidden;
  self->is_standard = !has_title && !has_notes && self->paths == NULL && self->stakeholder == NULL
                      && !self->is_hidden;
  return self;
}

GPtrArray *
recourse_slides_effective (RecourseDossier *dossier, gboolean *is_standard)
{
  guint n = length (dossier->slides);
  GPtrArray *slides;

  if (is_standard != NULL)
    *is_standard = n == 0;
  if (n == 0)
    return recourse_slides_standard (dossier);
  slides = new_list ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseSlideEntry) entry =
          g_list_model_get_item (G_LIST_MODEL (dossier->slides), i);

      g_ptr_array_add (slides, read_entry (entry));
    }
  return slides;
}

static void
add_text (JsonBuilder *json, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, value);
}

static void
add_slide (JsonBuilder *json, const RecourseSlide *slide)
{
  json_builder_begin_object (json);
  add_text (json, "id", slide->id);
  add_text (json, "kind", slide->kind);
  add_text (json, "title", slide->title);
  add_text (json, "notes", slide->notes);
  if (slide->paths != NULL)
    {
      json_builder_set_member_name (json, "paths");
      json_builder_begin_array (json);
      for (guint i = 0; slide->paths[i] != NULL; i++)
        json_builder_add_string_value (json, slide->paths[i]);
      json_builder_end_array (json);
    }
  add_text (json, "stakeholder", slide->stakeholder);
  if (slide->is_hidden)
    {
      json_builder_set_member_name (json, "hidden");
      json_builder_add_boolean_value (json, TRUE);
    }
  json_builder_end_object (json);
}

char *
recourse_slides_to_json (GPtrArray *slides)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (json);
  for (guint i = 0; i < slides->len; i++)
    add_slide (json, g_ptr_array_index (slides, i));
  json_builder_end_array (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

const char *
recourse_slide_kind_label (const char *kind)
{
  static const struct
  {
    const char *kind, *label;
  } texts[] = {
    { "situation", N_ ("Situation") },
    { "paths", N_ ("Paths") },
    { "sources", N_ ("Sources and conflicts") },
    { "method", N_ ("Method") },
  };
  const RecourseChart *chart = recourse_chart_find (kind);

  if (chart != NULL)
    return _ (chart->label);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].kind, kind) == 0)
      return _ (texts[i].label);
  return kind;
}

char *
recourse_slide_dup_notes (const RecourseSlide *self, const RecourseScene *scene)
{
  if (self->notes != NULL)
    return g_strdup (self->notes);
  return g_strdup (scene->description != NULL ? scene->description : "");
}
