/* What something rests on, and what rests on it: claims, sources, conflicts, uses. */
#include "config.h"

#include "ui/inspector/facts-private.h"

#include "ui/editor/editor-words.h"
#include "ui/inspector/figures.h"

#include <glib/gi18n.h>

/* (nullable): the ids that @record names under @key */
static const char *const *
get_ids (RecourseRecord *record, const char *key)
{
  const RecourseField *field = recourse_record_find_field (record, key);

  if (field == NULL || field->kind != RECOURSE_FIELD_REFERENCES)
    return NULL;
  return *(const char *const **)recourse_record_member (record, field);
}

static char *
join (const char *first, const char *second)
{
  return first != NULL && second != NULL ? g_strdup_printf (_ ("%s, %s"), first, second)
                                         : g_strdup (first != NULL ? first : second);
}

/* Sources */

static void
add_source (RecourseFactSection *section, RecourseDossier *dossier, const char *id)
{
  RecourseSource *source = recourse_dossier_find (dossier, dossier->sources, id);
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  if (source == NULL)
    return;
  title = recourse_editor_title (RECOURSE_RECORD (source));
  date = recourse_figures_date (source->date);
  for (guint i = 0; i < section->facts->len; i++)
    if (g_strcmp0 (((RecourseFact *)section->facts->pdata[i])->label, title) == 0)
      return;
  recourse_facts_add (section, source->url != NULL ? RECOURSE_FACT_LINK : RECOURSE_FACT_RECORD,
                      title, join (source->publisher, date),
                      recourse_pointer_to (dossier, RECOURSE_RECORD (source)))
      ->url = g_strdup (source->url);
}

static void
add_sources (RecourseFactSection *section, RecourseDossier *dossier, RecourseRecord *record)
{
  const char *const *ids = get_ids (record, "sources");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_source (section, dossier, ids[i]);
}

/* Claims */

static char *
word_claim (RecourseDossier *dossier, RecourseClaim *claim)
{
  g_autofree char *date = recourse_figures_date (claim->date);

  return join (claim->status != NULL ? recourse_editor_word (claim->status) : NULL, date);
}

static void
add_claims (RecourseFacts *self, RecourseDossier *dossier, const char *const *ids)
{
  RecourseFactSection *claims = recourse_facts_add_section (self, _ ("Claims"), NULL);
  RecourseFactSection *sources = recourse_facts_add_section (self, _ ("Sources"), NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, ids[i]);
      g_autofree char *title = NULL;

      if (claim == NULL)
        continue;
      title = recourse_editor_title (RECOURSE_RECORD (claim));
      recourse_facts_add (claims, RECOURSE_FACT_RECORD, title, word_claim (dossier, claim),
                          recourse_pointer_to (dossier, RECOURSE_RECORD (claim)));
      add_sources (sources, dossier, RECOURSE_RECORD (claim));
    }
}

/* Conflicts */

static const char *
find_adoption (GListStore *list, const char *conflict)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) entry = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (entry->name, conflict) == 0)
        return entry->text;
    }
  return NULL;
}

/* By hand, else by the scenario in force, else by the file; "" where the question is open. */
static const char *
get_adopted (RecourseDocument *document, RecourseConflict *conflict)
{
  const RecourseChoices *choices = recourse_document_get_choices (document);
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (conflict));
  const char *adopted = g_hash_table_lookup (choices->adopt, id);
  RecourseScenario *scenario =
      choices->scenario != NULL
          ? recourse_dossier_find (dossier, dossier->scenarios, choices->scenario)
          : NULL;

  if (adopted == NULL && scenario != NULL)
    adopted = find_adoption (scenario->adopt, id);
  if (adopted == NULL)
    adopted = conflict->adopted;
  return adopted != NULL ? adopted : "";
}

static void
add_choice (RecourseFactSection *section,
            RecourseConflict *conflict,
            const char *label,
            char *value,
            const char *claim,
            gboolean is_on)
{
  RecourseFact *fact =
      recourse_facts_add (section, RECOURSE_FACT_CLAIM, label, value, g_strdup (claim));

  fact->conflict = g_strdup (recourse_record_get_id (RECOURSE_RECORD (conflict)));
  fact->is_on = is_on;
}

static void
add_conflict (RecourseFacts *self, RecourseDocument *document, RecourseConflict *conflict)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const char *adopted = get_adopted (document, conflict);
  RecourseFactSection *section = recourse_facts_add_section (
      self, _ ("Claims in conflict"), conflict->question != NULL ? conflict->question : NULL);

  for (guint i = 0; conflict->claims != NULL && conflict->claims[i] != NULL; i++)
    {
      RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, conflict->claims[i]);
      g_autofree char *title = NULL;

      if (claim == NULL)
        continue;
      title = recourse_editor_title (RECOURSE_RECORD (claim));
      add_choice (section, conflict, title, word_claim (dossier, claim), conflict->claims[i],
                  g_str_equal (adopted, conflict->claims[i]));
    }
  add_choice (section, conflict, _ ("None: leave the question open"), NULL, "", *adopted == '\0');
  if (conflict->treatment != NULL)
    recourse_facts_add (section, RECOURSE_FACT_TEXT, _ ("Treatment"),
                        g_strdup (conflict->treatment), NULL);
}

static gboolean
shares_claim (RecourseConflict *conflict, const char *const *claims)
{
  for (guint i = 0; conflict->claims != NULL && conflict->claims[i] != NULL; i++)
    if (g_strv_contains (claims, conflict->claims[i]))
      return TRUE;
  return FALSE;
}

static void
add_conflicts (RecourseFacts *self, RecourseDocument *document, const char *const *claims)
{
  GListModel *conflicts = G_LIST_MODEL (recourse_document_get_dossier (document)->conflicts);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);

      if (shares_claim (conflict, claims))
        add_conflict (self, document, conflict);
    }
}

void
recourse_facts_add_evidence (RecourseFacts *self,
                             RecourseDocument *document,
                             RecourseRecord *record)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const char *itself[] = { recourse_record_get_id (record), NULL };
  const char *const *claims = get_ids (record, "claims");

  if (RECOURSE_IS_CONFLICT (record))
    add_conflict (self, document, RECOURSE_CONFLICT (record));
  else if (RECOURSE_IS_CLAIM (record))
    {
      add_sources (recourse_facts_add_section (self, _ ("Sources"), NULL), dossier, record);
      add_conflicts (self, document, itself);
    }
  else if (RECOURSE_IS_SOURCE (record))
    add_source (recourse_facts_add_section (self, _ ("Where to read it"), NULL), dossier,
                itself[0]);
  if (claims == NULL)
    return;
  add_claims (self, dossier, claims);
  if (!RECOURSE_IS_CONFLICT (record))
    add_conflicts (self, document, claims);
}

/* Uses */

void
recourse_facts_add_uses (RecourseFacts *self, RecourseDocument *document, RecourseRecord *record)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const char *id = recourse_record_get_id (record);
  RecourseFactSection *section = recourse_facts_add_section (self, _ ("Where it is used"), NULL);
  g_autoptr (GArray) uses = id != NULL ? recourse_find_uses (dossier, id) : NULL;

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const RecourseUse *use = &g_array_index (uses, RecourseUse, i);
      g_autofree char *title = recourse_editor_title (use->record);
      g_autofree char *label =
          g_strdup_printf ("%s: %s", recourse_editor_kind (use->record), title);

      recourse_facts_add (section, RECOURSE_FACT_RECORD, label,
                          g_strdup (recourse_editor_label (use->record, use->field)),
                          recourse_pointer_to (dossier, use->record));
    }
}
