/* One line of the evidence tables.  Texts are made once for each state of the dossier, so that sorting and
 * searching thousands of claims compares strings and nothing else. */
#include "config.h"

#include "ui/evidence/evidence-row.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/inspector/figures.h"
#include "ui/link.h"

#include <glib/gi18n.h>
#include <math.h>

struct _RecourseEvidenceRow
{
  GObject parent_instance;

  RecourseRecord *record;
  char *texts[RECOURSE_N_EVIDENCE_COLUMNS]; /* NULL: nothing */
  char *link;
  char *folded;       /* its own words, as they are searched */
  char *folded_cited; /* those of what it cites */
  GHashTable *users;  /* ids of stakeholders and investments; or NULL */
  guint n_uses;
  guint n_conflicts;
};

G_DEFINE_FINAL_TYPE (RecourseEvidenceRow, recourse_evidence_row, G_TYPE_OBJECT)

static void
recourse_evidence_row_finalize (GObject *object)
{
  RecourseEvidenceRow *self = RECOURSE_EVIDENCE_ROW (object);

  g_clear_object (&self->record);
  for (guint i = 0; i < RECOURSE_N_EVIDENCE_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->link);
  g_free (self->folded);
  g_free (self->folded_cited);
  g_clear_pointer (&self->users, g_hash_table_unref);
  G_OBJECT_CLASS (recourse_evidence_row_parent_class)->finalize (object);
}

static void
recourse_evidence_row_class_init (RecourseEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = recourse_evidence_row_finalize;
}

static void
recourse_evidence_row_init (RecourseEvidenceRow *self)
{
}

/* Who rests on what: built once for all rows */

typedef struct
{
  GHashTable *n_uses;    /* claim or source → count */
  GHashTable *conflicts; /* claim → count */
  GHashTable *users;     /* claim → set of ids */
} Index;

static void
count (GHashTable *counts, const char *id)
{
  g_hash_table_insert (counts, (gpointer)id,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) + 1));
}

static void
add_user (Index *index, const char *claim, const char *id)
{
  GHashTable *users = g_hash_table_lookup (index->users, claim);

  if (id == NULL)
    return;
  if (users == NULL)
    {
      users = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (index->users, (gpointer)claim, users);
    }
  g_hash_table_add (users, (gpointer)id);
}

/* Every stakeholder that a record which cites a claim names rests on the claim as well. */
static void
add_users_of (Index *index, const char *claim, RecourseRecord *record)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  add_user (index, claim, recourse_record_get_id (record));
  for (guint i = 0; i < fields->len; i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);
      gpointer *member = recourse_record_member (record, field);
      gboolean is_stakeholder = g_strcmp0 (field->of, "stakeholders") == 0;

      if (is_stakeholder && field->kind == RECOURSE_FIELD_REFERENCE)
        add_user (index, claim, *member);
      for (char **id = is_stakeholder && field->kind == RECOURSE_FIELD_REFERENCES ? *member : NULL;
           id != NULL && *id != NULL; id++)
        add_user (index, claim, *id);
    }
}

static void
index_record (Index *index, RecourseRecord *record)
{
  const RecourseField *claims = recourse_record_find_field (record, "claims");
  const RecourseField *sources = recourse_record_find_field (record, "sources");
  char **ids = claims != NULL ? *(GStrv *)recourse_record_member (record, claims) : NULL;

  for (; ids != NULL && *ids != NULL; ids++)
    {
      if (RECOURSE_IS_CONFLICT (record))
        count (index->conflicts, *ids);
      count (index->n_uses, *ids);
      add_users_of (index, *ids, record);
    }
  ids = sources != NULL ? *(GStrv *)recourse_record_member (record, sources) : NULL;
  for (; ids != NULL && *ids != NULL; ids++)
    count (index->n_uses, *ids);
}

static void
index_list (Index *index, RecourseDossier *dossier, const char *list)
{
  g_autoptr (GPtrArray) records = recourse_place_options (dossier, list);

  for (guint i = 0; i < records->len; i++)
    index_record (index, records->pdata[i]);
}

static void
index_init (Index *index, RecourseDossier *dossier)
{
  static const char *const lists[] = { "claims",    "conflicts", "investments", "stakes", "events",
                                       "constants", "levers",    "drivers",     "paths" };

  index->n_uses = g_hash_table_new (g_str_hash, g_str_equal);
  index->conflicts = g_hash_table_new (g_str_hash, g_str_equal);
  index->users =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_hash_table_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    index_list (index, dossier, lists[i]);
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->n_uses);
  g_hash_table_unref (index->conflicts);
  g_hash_table_unref (index->users);
}

/* Rows */

static void
cite (RecourseEvidenceRow *self, RecourseDossier *dossier, GStrv sources)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    {
      RecourseRecord *source = recourse_place_find_id (dossier, "sources", sources[i]);
      RecourseSource *found = source != NULL ? RECOURSE_SOURCE (source) : NULL;
      const char *name = found == NULL              ? sources[i]
                         : found->publisher != NULL ? found->publisher
                                                    : found->title;

      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "", name);
      if (self->link == NULL && found != NULL && recourse_link_is_safe (found->url))
        self->link = g_strdup (found->url);
    }
  self->texts[RECOURSE_EVIDENCE_COLUMN_SOURCES] = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
describe_claim (RecourseEvidenceRow *self, RecourseDossier *dossier, RecourseClaim *claim)
{
  if (!isnan (claim->value))
    self->texts[RECOURSE_EVIDENCE_COLUMN_FIGURE] =
        recourse_figures_quantity (dossier, claim->value, claim->unit);
  self->texts[RECOURSE_EVIDENCE_COLUMN_TEXT] = g_strdup (claim->statement);
  self->texts[RECOURSE_EVIDENCE_COLUMN_DATE] = recourse_figures_date (claim->date);
  self->texts[RECOURSE_EVIDENCE_COLUMN_STATUS] = g_strdup (recourse_editor_word (claim->status));
  self->texts[RECOURSE_EVIDENCE_COLUMN_CONFIDENCE] =
      g_strdup (recourse_editor_word (claim->confidence));
  if (self->n_conflicts > 0)
    self->texts[RECOURSE_EVIDENCE_COLUMN_CONFLICT] = g_strdup (_ ("Contested"));
  cite (self, dossier, claim->sources);
}

static void
describe_source (RecourseEvidenceRow *self, RecourseSource *source)
{
  self->texts[RECOURSE_EVIDENCE_COLUMN_TEXT] = g_strdup (source->title);
  self->texts[RECOURSE_EVIDENCE_COLUMN_PUBLISHER] = g_strdup (source->publisher);
  self->texts[RECOURSE_EVIDENCE_COLUMN_DATE] = recourse_figures_date (source->date);
  self->texts[RECOURSE_EVIDENCE_COLUMN_KIND] = g_strdup (source->kind);
  self->texts[RECOURSE_EVIDENCE_COLUMN_SOURCES] = g_strdup (source->url);
  if (recourse_link_is_safe (source->url))
    self->link = g_strdup (source->url);
}

static void
describe_conflict (RecourseEvidenceRow *self, RecourseDossier *dossier, RecourseConflict *conflict)
{
  RecourseRecord *adopted = recourse_place_find_id (dossier, "claims", conflict->adopted);

  self->texts[RECOURSE_EVIDENCE_COLUMN_TEXT] = g_strdup (conflict->question);
  self->texts[RECOURSE_EVIDENCE_COLUMN_ADOPTED] =
      adopted != NULL ? recourse_editor_title (adopted) : g_strdup (_ ("Open"));
  self->n_uses = conflict->claims != NULL ? g_strv_length (conflict->claims) : 0;
}

static void
fold (RecourseEvidenceRow *self)
{
  g_autoptr (GString) words = g_string_new (recourse_record_get_id (self->record));

  for (guint i = 0; i < RECOURSE_N_EVIDENCE_COLUMNS; i++)
    if (self->texts[i] != NULL && i != RECOURSE_EVIDENCE_COLUMN_SOURCES)
      g_string_append_printf (words, " %s", self->texts[i]);
  self->folded = g_utf8_casefold (words->str, -1);
  self->folded_cited =
      g_utf8_casefold (recourse_evidence_row_get_text (self, RECOURSE_EVIDENCE_COLUMN_SOURCES), -1);
}

static GHashTable *
copy_users (GHashTable *users)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_strdup (id));
  return copy;
}

static RecourseEvidenceRow *
create (RecourseDossier *dossier, Index *index, RecourseRecord *record)
{
  RecourseEvidenceRow *self = g_object_new (RECOURSE_TYPE_EVIDENCE_ROW, NULL);
  const char *id = recourse_record_get_id (record);
  GHashTable *users = g_hash_table_lookup (index->users, id);

  self->record = g_object_ref (record);
  self->n_uses = GPOINTER_TO_UINT (g_hash_table_lookup (index->n_uses, id));
  self->n_conflicts = GPOINTER_TO_UINT (g_hash_table_lookup (index->conflicts, id));
  self->users = users != NULL ? copy_users (users) : NULL;
  if (RECOURSE_IS_CLAIM (record))
    describe_claim (self, dossier, RECOURSE_CLAIM (record));
  else if (RECOURSE_IS_SOURCE (record))
    describe_source (self, RECOURSE_SOURCE (record));
  else
    describe_conflict (self, dossier, RECOURSE_CONFLICT (record));
  self->texts[RECOURSE_EVIDENCE_COLUMN_USES] =
      recourse_format_number (recourse_figures_form (), self->n_uses, 0);
  fold (self);
  return self;
}

static gboolean
comes_first (RecourseEvidenceRow *self)
{
  return self->n_conflicts > 0
         || (RECOURSE_IS_CONFLICT (self->record)
             && RECOURSE_CONFLICT (self->record)->adopted == NULL);
}

GPtrArray *
recourse_evidence_rows (RecourseDocument *document, const char *list)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  g_autoptr (GPtrArray) records = recourse_place_options (dossier, list);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  Index index;

  index_init (&index, dossier);
  for (guint i = 0; i < records->len; i++)
    {
      RecourseEvidenceRow *row = create (dossier, &index, records->pdata[i]);

      g_ptr_array_add (comes_first (row) ? rows : rest, row);
    }
  index_clear (&index);
  for (guint i = 0; i < rest->len; i++)
    g_ptr_array_add (rows, rest->pdata[i]);
  return rows;
}

RecourseRecord *
recourse_evidence_row_get_record (RecourseEvidenceRow *self)
{
  return self->record;
}

const char *
recourse_evidence_row_get_id (RecourseEvidenceRow *self)
{
  return recourse_record_get_id (self->record);
}

const char *
recourse_evidence_row_get_text (RecourseEvidenceRow *self, RecourseEvidenceColumn column)
{
  return self->texts[column] != NULL ? self->texts[column] : "";
}

const char *
recourse_evidence_row_get_glyph (RecourseEvidenceRow *self, RecourseEvidenceColumn column)
{
  if (column == RECOURSE_EVIDENCE_COLUMN_CONFLICT && self->n_conflicts > 0)
    return "conflict";
  if (column == RECOURSE_EVIDENCE_COLUMN_STATUS && RECOURSE_IS_CLAIM (self->record))
    return RECOURSE_CLAIM (self->record)->status;
  if (column == RECOURSE_EVIDENCE_COLUMN_CONFIDENCE && RECOURSE_IS_CLAIM (self->record))
    return RECOURSE_CLAIM (self->record)->confidence;
  return NULL;
}

const char *
recourse_evidence_row_get_link (RecourseEvidenceRow *self, RecourseEvidenceColumn column)
{
  return column == RECOURSE_EVIDENCE_COLUMN_SOURCES ? self->link : NULL;
}

/* By what is meant rather than by what is written: figures by size, dates by time, words of the format by rank. */

static int
rank_of_word (const char *word)
{
  static const char *const ranks[] = { "low", "medium", "high", NULL };

  for (int i = 0; word != NULL && ranks[i] != NULL; i++)
    if (g_str_equal (ranks[i], word))
      return i;
  return -1;
}

static int
rank_of_status (const char *word)
{
  for (int i = 0; word != NULL && recourse_claim_statuses[i] != NULL; i++)
    if (g_str_equal (recourse_claim_statuses[i], word))
      return i;
  return G_MAXINT;
}

static int
compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b); /* what has no figure goes last */
  return (a > b) - (a < b);
}

static const char *
date_of (RecourseEvidenceRow *self)
{
  if (RECOURSE_IS_CLAIM (self->record))
    return RECOURSE_CLAIM (self->record)->date;
  return RECOURSE_IS_SOURCE (self->record) ? RECOURSE_SOURCE (self->record)->date : NULL;
}

int
recourse_evidence_row_compare (RecourseEvidenceRow *a,
                               RecourseEvidenceRow *b,
                               RecourseEvidenceColumn column)
{
  switch ((int)column)
    {
    case RECOURSE_EVIDENCE_COLUMN_FIGURE:
      return compare_numbers (RECOURSE_CLAIM (a->record)->value, RECOURSE_CLAIM (b->record)->value);
    case RECOURSE_EVIDENCE_COLUMN_DATE:
      return g_strcmp0 (date_of (a), date_of (b));
    case RECOURSE_EVIDENCE_COLUMN_STATUS:
      return rank_of_status (RECOURSE_CLAIM (a->record)->status)
             - rank_of_status (RECOURSE_CLAIM (b->record)->status);
    case RECOURSE_EVIDENCE_COLUMN_CONFIDENCE:
      return rank_of_word (RECOURSE_CLAIM (a->record)->confidence)
             - rank_of_word (RECOURSE_CLAIM (b->record)->confidence);
    case RECOURSE_EVIDENCE_COLUMN_CONFLICT:
      return (int)b->n_conflicts - (int)a->n_conflicts;
    case RECOURSE_EVIDENCE_COLUMN_USES:
      return (int)a->n_uses - (int)b->n_uses;
    default:
      return g_utf8_collate (recourse_evidence_row_get_text (a, column),
                             recourse_evidence_row_get_text (b, column));
    }
}

gboolean
recourse_evidence_row_matches (RecourseEvidenceRow *self, const char *folded, gboolean is_cited)
{
  return folded == NULL || strstr (is_cited ? self->folded_cited : self->folded, folded) != NULL;
}

gboolean
recourse_evidence_row_is_used_by (RecourseEvidenceRow *self, const char *id)
{
  return self->users != NULL && g_hash_table_contains (self->users, id);
}
