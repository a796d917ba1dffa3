/* The kinds of entries that a dossier holds, and what a new one of each begins with.  What the format requires
 * is read from the tables of fields; only what a field alone cannot tell has a row here. */
#include "config.h"

#include "ui/editor/editor-lists.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/editor/editor-fault.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>

static const RecourseEditorList lists[] = {
  { "", N_ ("Overview"), NULL,
    N_ ("What the dispute is about, in which money and over which years"), FALSE },
  { "stakeholders", N_ ("Stakeholders"), N_ ("New stakeholder"),
    N_ ("Who is party to the dispute, or looks on"), FALSE },
  { "paths", N_ ("Paths"), N_ ("New path"),
    N_ ("The ways out; the tree of each is in the Tree view"), FALSE },
  { "sources", N_ ("Sources"), N_ ("New source"), N_ ("Who says what the claims say"), TRUE },
  { "claims", N_ ("Claims"), N_ ("New claim"), N_ ("What is claimed, as of when, and how surely"),
    FALSE },
  { "conflicts", N_ ("Conflicts"), N_ ("New question"), N_ ("Claims that cannot all hold"), FALSE },
  { "investments", N_ ("Investments"), N_ ("New investment"), N_ ("Who put what into whom"), TRUE },
  { "stakes", N_ ("Stakes"), N_ ("New stake"), N_ ("Who holds what share, right or capacity"),
    FALSE },
  { "events", N_ ("Events"), N_ ("New event"), N_ ("What happened when, or is due"), FALSE },
  { "drivers", N_ ("Assumptions"), N_ ("New assumption"), N_ ("Quantities that are uncertain"),
    TRUE },
  { "constants", N_ ("Constants"), N_ ("New constant"), N_ ("Quantities that are taken as known"),
    FALSE },
  { "levers", N_ ("Levers"), N_ ("New lever"), N_ ("What the parties, or you, can turn"), FALSE },
  { "variables", N_ ("Variables"), N_ ("New variable"), N_ ("Formulas that others can name"),
    FALSE },
  { "parameters", N_ ("Parameters"), N_ ("New parameter"), N_ ("What an outcome of a tree may set"),
    FALSE },
  { "terms", N_ ("Terms"), N_ ("New term"),
    N_ ("What payoffs are made of, stakeholder by stakeholder"), FALSE },
  { "profiles", N_ ("Profiles"), N_ ("New profile"), N_ ("In which years a term falls"), FALSE },
  { "correlations", N_ ("Correlations"), NULL, N_ ("Assumptions that move together"), FALSE },
  { "bargains", N_ ("Bargains"), N_ ("New bargain"), N_ ("Agreements whose price is to be found"),
    TRUE },
  { "scenarios", N_ ("Scenarios"), N_ ("New scenario"), N_ ("Choices with a name"), FALSE },
};

/* What is not to be guessed from a field: so that the new entry is sound, and easily made one's own. */
static const struct
{
  const char *list;
  const char *json;
} beginnings[] = {
  { "drivers", "{\"distribution\": {\"kind\": \"pert\", \"low\": 0, \"mode\": 1, \"high\": 2}, "
               "\"basis\": \"assumption\"}" },
  { "levers", "{\"kind\": \"number\", \"value\": 0, \"min\": 0, \"max\": 10}" },
  { "paths", "{\"tree\": {\"kind\": \"outcome\"}}" },
  { "claims", "{\"status\": \"reported\", \"confidence\": \"medium\"}" },
};

const RecourseEditorList *
recourse_editor_lists (guint *n_lists)
{
  *n_lists = G_N_ELEMENTS (lists);
  return lists;
}

const RecourseEditorList *
recourse_editor_list_find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].key, key))
      return &lists[i];
  return NULL;
}

GListStore *
recourse_editor_list_entries (RecourseDossier *dossier, const char *key)
{
  const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (dossier), key);

  if (field == NULL || field->kind != RECOURSE_FIELD_RECORDS)
    return NULL;
  return *(GListStore **)recourse_record_member (RECOURSE_RECORD (dossier), field);
}

static JsonObject *
begin (const char *list)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_equal (beginnings[i].list, list))
      {
        g_autoptr (JsonNode) node = json_from_string (beginnings[i].json, NULL);

        return json_node_dup_object (node);
      }
  return json_object_new ();
}

/* How many of the records meant a new entry begins with: what conflicts compare is at least two. */
static guint
count_references (const RecourseField *field)
{
  return field->kind == RECOURSE_FIELD_REFERENCES ? 2 : 1;
}

static gboolean
suits (const RecourseField *field, RecourseRecord *option)
{
  if (!g_str_equal (field->key, "transfer"))
    return TRUE;
  return g_strcmp0 (RECOURSE_LEVER (option)->kind, "number") == 0
         && isfinite (RECOURSE_LEVER (option)->min) && isfinite (RECOURSE_LEVER (option)->max);
}

/* Payer and payee, or the two ends of an investment, begin as two different stakeholders. */
static guint
first_option (const RecourseField *field)
{
  return g_str_equal (field->key, "to") || g_str_equal (field->key, "payee") ? 1 : 0;
}

static char *
lack (const RecourseField *field)
{
  g_auto (GStrv) names = g_strsplit (field->of, " ", -1);
  const RecourseEditorList *list = recourse_editor_list_find (names[0]);

  if (g_str_equal (field->key, "transfer"))
    return g_strdup (_ ("Add a lever first: a number with a least and a greatest value"));
  /* Translators: %s is a kind of entry, such as Stakeholders */
  return g_strdup_printf (_ ("There are too few entries under “%s”. Add them first."),
                          list != NULL ? _ (list->title) : names[0]);
}

static char *
set_references (JsonObject *object, RecourseDossier *dossier, const RecourseField *field)
{
  g_autoptr (GPtrArray) options = recourse_place_options (dossier, field->of);
  g_autoptr (JsonArray) ids = json_array_new ();

  for (guint i = first_option (field); i < options->len; i++)
    if (suits (field, options->pdata[i]) && json_array_get_length (ids) < count_references (field))
      json_array_add_string_element (ids, recourse_record_get_id (options->pdata[i]));
  if (json_array_get_length (ids) < count_references (field))
    return lack (field);
  if (field->kind == RECOURSE_FIELD_REFERENCES)
    json_object_set_array_member (object, field->key, g_steal_pointer (&ids));
  else
    json_object_set_string_member (object, field->key, json_array_get_string_element (ids, 0));
  return NULL;
}

/* Evenly over the years of the horizon; the last one takes what rounding leaves. */
static JsonArray *
even_weights (RecourseDossier *dossier)
{
  JsonArray *weights = json_array_new ();
  guint n =
      dossier->horizon != NULL ? (guint)(dossier->horizon->last - dossier->horizon->first) + 1 : 1;
  double rest = 1.0;

  for (guint i = 0; i + 1 < n; i++)
    {
      json_array_add_double_element (weights, 1.0 / n);
      rest -= 1.0 / n;
    }
  json_array_add_double_element (weights, rest);
  return weights;
}

static char *
set_required (JsonObject *object,
              RecourseDossier *dossier,
              const RecourseField *field,
              const char *label)
{
  if (field->kind == RECOURSE_FIELD_REFERENCE || field->kind == RECOURSE_FIELD_REFERENCES)
    return set_references (object, dossier, field);
  if (field->kind == RECOURSE_FIELD_TEXT)
    json_object_set_string_member (object, field->key, label);
  else if (field->kind == RECOURSE_FIELD_DATE)
    json_object_set_string_member (object, field->key,
                                   dossier->as_of != NULL ? dossier->as_of : "2026");
  else if (field->kind == RECOURSE_FIELD_CHOICE)
    json_object_set_string_member (object, field->key, field->choices[0]);
  else if (field->kind == RECOURSE_FIELD_NUMBERS)
    json_object_set_array_member (object, field->key, even_weights (dossier));
  else
    json_object_set_int_member (object, field->key, 0);
  return NULL;
}

/* What the format requires, and a label where there can be one. */
static char *
fill (JsonObject *object, RecourseDossier *dossier, GType type, const char *label, const char *id)
{
  g_autoptr (RecourseRecord) model = g_object_new (type, NULL);
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (model);
  char *reason = NULL;

  for (guint i = 0; i < fields->len && reason == NULL; i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);

      if (json_object_has_member (object, field->key))
        continue;
      if (g_str_equal (field->key, "id"))
        json_object_set_string_member (object, "id", id);
      else if (g_str_equal (field->key, "label"))
        json_object_set_string_member (object, "label", label);
      else if (field->required)
        reason = set_required (object, dossier, field, label);
    }
  return reason;
}

static char *
insert (RecourseDocument *document,
        RecourseEdit *edit,
        const RecourseEditorList *list,
        JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autofree char *place = g_strdup_printf ("/%s/-", list->key);
  /* Translators: a step of undo; %s is such as New claim */
  g_autofree char *name = g_strdup_printf (_ ("Add “%s”"), _ (list->new_label));
  g_autoptr (RecourseFaults) faults = NULL;

  recourse_edit_insert (edit, place, json);
  if (recourse_document_commit (document, edit, name, NULL, &faults))
    return NULL;
  return recourse_editor_dup_reason (recourse_document_get_dossier (document), faults);
}

char *
recourse_editor_list_add (RecourseDocument *document,
                          const RecourseEditorList *list,
                          const char *label,
                          char **id)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (dossier), list->key);
  g_autoptr (JsonObject) object = begin (list->key);
  g_autoptr (RecourseEdit) edit = recourse_document_edit (document);
  const char *name = label != NULL ? label : _ (list->new_label);
  g_autofree char *free_id = recourse_edit_dup_free_id (edit, name);
  char *reason = fill (object, dossier, field->item_type (), name, free_id);

  if (reason == NULL)
    reason = insert (document, g_steal_pointer (&edit), list, object);
  if (reason == NULL)
    *id = g_steal_pointer (&free_id);
  return reason;
}
