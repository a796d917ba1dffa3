/* A dossier: its table of fields, and looking things up in its lists.  Ids are found through an index
 * that each list keeps until it changes, so that a thousand references cost a thousand steps. */
#include "model/dossier.h"

#include "record-private.h"

static const char *const formats[] = { "recourse/1", NULL };

static const RecourseField baseline_fields[] = {
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Baseline, description, TEXT),
};
RECOURSE_DEFINE_RECORD (Baseline, baseline)

static const RecourseField dossier_fields[] = {
  RECOURSE_FIELD (Dossier, format, CHOICE, REQUIRED, ONE_OF (formats)),
  RECOURSE_FIELD (Dossier, title, TEXT, REQUIRED),
  RECOURSE_FIELD (Dossier, summary, TEXT),
  RECOURSE_FIELD (Dossier, notice, TEXT),
  RECOURSE_FIELD (Dossier, as_of, DATE),
  RECOURSE_FIELD (Dossier, currency, TEXT),
  RECOURSE_FIELD (Dossier, unit, TEXT),
  RECOURSE_FIELD (Dossier, horizon, RECORD, ITEMS (horizon)),
  RECOURSE_FIELD (Dossier, baseline, RECORD, ITEMS (baseline)),
  RECOURSE_FIELD (Dossier, sources, RECORDS, ITEMS (source)),
  RECOURSE_FIELD (Dossier, claims, RECORDS, ITEMS (claim)),
  RECOURSE_FIELD (Dossier, conflicts, RECORDS, ITEMS (conflict)),
  RECOURSE_FIELD (Dossier, stakeholders, RECORDS, REQUIRED, ITEMS (stakeholder)),
  RECOURSE_FIELD (Dossier, investments, RECORDS, ITEMS (investment)),
  RECOURSE_FIELD (Dossier, stakes, RECORDS, ITEMS (stake)),
  RECOURSE_FIELD (Dossier, events, RECORDS, ITEMS (event)),
  RECOURSE_FIELD (Dossier, constants, RECORDS, ITEMS (constant)),
  RECOURSE_FIELD (Dossier, levers, RECORDS, ITEMS (lever)),
  RECOURSE_FIELD (Dossier, drivers, RECORDS, ITEMS (driver)),
  RECOURSE_FIELD (Dossier, correlations, RECORD, ITEMS (correlations)),
  RECOURSE_FIELD (Dossier, discount, RECORD, ITEMS (discount)),
  RECOURSE_FIELD (Dossier, profiles, RECORDS, ITEMS (profile)),
  RECOURSE_FIELD (Dossier, variables, RECORDS, ITEMS (variable)),
  RECOURSE_FIELD (Dossier, parameters, RECORDS, ITEMS (parameter)),
  RECOURSE_FIELD (Dossier, terms, RECORDS, ITEMS (term)),
  RECOURSE_FIELD (Dossier, paths, RECORDS, REQUIRED, ITEMS (path)),
  RECOURSE_FIELD (Dossier, bargains, RECORDS, ITEMS (bargain)),
  RECOURSE_FIELD (Dossier, scenarios, RECORDS, ITEMS (scenario)),
  RECOURSE_FIELD (Dossier, slides, RECORDS, ITEMS (slide_entry)),
};
RECOURSE_DEFINE_RECORD (Dossier, dossier)

RecourseDossier *
recourse_dossier_new (void)
{
  return g_object_new (RECOURSE_TYPE_DOSSIER, NULL);
}

/* The index of a list: id → position of the first record that has it. */

typedef struct
{
  GHashTable *positions; /* keys borrowed from the records */
  guint renames;         /* the count when it was built */
} Index;

static void
index_free (gpointer data)
{
  Index *self = data;

  g_hash_table_unref (self->positions);
  g_free (self);
}

static Index *
index_new (GListStore *list)
{
  Index *self = g_new (Index, 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->renames = recourse_record_renames ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *id = recourse_record_get_id (record);

      if (id != NULL && !g_hash_table_contains (self->positions, id))
        g_hash_table_insert (self->positions, (gpointer)id, GUINT_TO_POINTER (i));
    }
  return self;
}

static GQuark
index_quark (void)
{
  return g_quark_from_static_string ("recourse-dossier-index");
}

static void
drop_index (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  g_object_set_qdata (G_OBJECT (list), index_quark (), NULL);
}

static Index *
ensure_index (GListStore *list)
{
  Index *known = g_object_get_qdata (G_OBJECT (list), index_quark ());

  if (known != NULL && known->renames == recourse_record_renames ())
    return known;

  g_signal_handlers_disconnect_by_func (list, drop_index, NULL);
  g_signal_connect (list, "items-changed", G_CALLBACK (drop_index), NULL);
  known = index_new (list);
  g_object_set_qdata_full (G_OBJECT (list), index_quark (), known, index_free);
  return known;
}

guint
recourse_dossier_index_of (RecourseDossier *self, GListStore *list, const char *id)
{
  gpointer position;

  g_return_val_if_fail (RECOURSE_IS_DOSSIER (self), G_MAXUINT);
  g_return_val_if_fail (G_IS_LIST_STORE (list), G_MAXUINT);

  if (id == NULL
      || !g_hash_table_lookup_extended (ensure_index (list)->positions, id, NULL, &position))
    return G_MAXUINT;
  return GPOINTER_TO_UINT (position);
}

gpointer
recourse_dossier_find (RecourseDossier *self, GListStore *list, const char *id)
{
  guint position = recourse_dossier_index_of (self, list, id);
  g_autoptr (RecourseRecord) record = NULL;

  if (position == G_MAXUINT)
    return NULL;
  record = g_list_model_get_item (G_LIST_MODEL (list), position);
  return record; /* the list holds it */
}

char *
recourse_dossier_dup_unit (RecourseDossier *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOSSIER (self), NULL);

  return g_strconcat (self->currency != NULL ? self->currency : "",
                      self->currency != NULL && self->unit != NULL ? " " : "",
                      self->unit != NULL ? self->unit : "", NULL);
}
