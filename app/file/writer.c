/* Model → JSON by the tables of fields.  json-glib's generator puts every item of every list on a line of
 * its own and prints each number with 17 digits; a dossier is written by hand and should look it.  Each
 * object or list is first tried on one line; the attempt ends as soon as the line is full, so the time
 * stays linear in the length of the text. */
#include "file/writer.h"

#include <math.h>

#include "literals.h"

#define LINE 110

typedef struct
{
  GString *out;
  gboolean is_row; /* all on one line, given up beyond @most */
  gsize most;
  guint indent;
  gboolean is_first; /* nothing stands in the innermost object or list yet */
} Writer;

typedef void (*FillFunc) (Writer *self, RecourseRecord *record, const RecourseField *field);

static gboolean
is_full (const Writer *self)
{
  return self->is_row && self->out->len > self->most;
}

static void
break_line (Writer *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->indent; i++)
    g_string_append_c (self->out, ' ');
}

/* Before each item. */
static void
next_item (Writer *self)
{
  if (!self->is_first)
    g_string_append (self->out, self->is_row ? ", " : ",");
  self->is_first = FALSE;
  if (!self->is_row)
    break_line (self);
}

static void
next_member (Writer *self, const char *key)
{
  next_item (self);
  recourse_json_append_string (self->out, key);
  g_string_append (self->out, ": ");
}

static void
enclose (Writer *self,
         const char *brackets,
         FillFunc fill,
         RecourseRecord *record,
         const RecourseField *field)
{
  const gboolean was_first = self->is_first;

  g_string_append_c (self->out, brackets[0]);
  self->indent += 2;
  self->is_first = TRUE;
  fill (self, record, field);
  self->indent -= 2;
  if (!self->is_row && !self->is_first)
    break_line (self);
  g_string_append_c (self->out, brackets[1]);
  self->is_first = was_first;
}

static gsize
column_of (const Writer *self)
{
  const char *line = g_strrstr_len (self->out->str, (gssize)self->out->len, "\n");

  return line != NULL ? (gsize)(self->out->str + self->out->len - line) : self->out->len;
}

static void
write_enclosed (Writer *self,
                const char *brackets,
                FillFunc fill,
                RecourseRecord *record,
                const RecourseField *field)
{
  const gsize start = self->out->len, column = column_of (self);
  Writer row = { .out = self->out,
                 .is_row = TRUE,
                 .most = start + (column < LINE ? LINE - column : 0) };

  if (self->is_row)
    {
      enclose (self, brackets, fill, record, field);
      return;
    }
  enclose (&row, brackets, fill, record, field);
  if (!is_full (&row))
    return;
  g_string_truncate (self->out, start);
  enclose (self, brackets, fill, record, field);
}

/* Simple values. */

static void
write_number (Writer *self, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  g_string_append (self->out, text);
}

static void
write_formula (Writer *self, const char *formula)
{
  if (recourse_json_is_number (formula))
    g_string_append (self->out, formula);
  else
    recourse_json_append_string (self->out, formula);
}

/* What fills objects and lists. */

static void fill_record (Writer *self, RecourseRecord *record, const RecourseField *field);

static void
fill_texts (Writer *self, RecourseRecord *record, const RecourseField *field)
{
  GStrv texts = *(GStrv *)recourse_record_member (record, field);

  for (guint i = 0; texts[i] != NULL && !is_full (self); i++)
    {
      next_item (self);
      recourse_json_append_string (self->out, texts[i]);
    }
}

static void
fill_numbers (Writer *self, RecourseRecord *record, const RecourseField *field)
{
  GArray *numbers = *(GArray **)recourse_record_member (record, field);

  for (guint i = 0; i < numbers->len && !is_full (self); i++)
    {
      next_item (self);
      write_number (self, g_array_index (numbers, double, i));
    }
}

static void
fill_records (Writer *self, RecourseRecord *record, const RecourseField *field)
{
  GListModel *list = G_LIST_MODEL (*(GListStore **)recourse_record_member (record, field));

  for (guint i = 0; i < g_list_model_get_n_items (list) && !is_full (self); i++)
    {
      g_autoptr (RecourseRecord) item = g_list_model_get_item (list, i);

      next_item (self);
      write_enclosed (self, "{}", fill_record, item, NULL);
    }
}

/* The x- keys kept under @prefix ("" for the record's own), in the order of the alphabet. */
static void
fill_extras (Writer *self, RecourseRecord *record, const char *prefix)
{
  GHashTable *extras = recourse_record_get_extras (record);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (extras), (GCompareFunc)g_strcmp0);

  for (GList *l = keys; l != NULL && !is_full (self); l = l->next)
    {
      const char *key = l->data;

      if (!g_str_has_prefix (key, prefix) || !g_str_has_prefix (key + strlen (prefix), "x-"))
        continue;
      next_member (self, key + strlen (prefix));
      g_string_append (self->out, g_hash_table_lookup (extras, key));
    }
}

static void fill_assignments (Writer *self, RecourseRecord *record, const RecourseField *field);

static void
write_assignment (Writer *self, RecourseAssignment *assignment, RecourseFieldKind kind)
{
  RecourseRecord *record = RECOURSE_RECORD (assignment);

  if (kind == RECOURSE_FIELD_EFFECTS)
    write_enclosed (self, "{}", fill_assignments, record,
                    recourse_record_find_field (record, "settings"));
  else if (assignment->distribution != NULL)
    write_enclosed (self, "{}", fill_record, RECOURSE_RECORD (assignment->distribution), NULL);
  else if (kind == RECOURSE_FIELD_ADOPTIONS)
    recourse_json_append_string (self->out, assignment->text);
  else
    write_formula (self, assignment->text);
}

static void
fill_assignments (Writer *self, RecourseRecord *record, const RecourseField *field)
{
  GListModel *list = G_LIST_MODEL (*(GListStore **)recourse_record_member (record, field));
  g_autofree char *prefix = g_strconcat (field->key, ".", NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list) && !is_full (self); i++)
    {
      g_autoptr (RecourseAssignment) assignment = g_list_model_get_item (list, i);

      next_member (self, assignment->name);
      write_assignment (self, assignment, field->kind);
    }
  fill_extras (self, record, prefix);
}

static gboolean
has_map_extras (RecourseRecord *record, const RecourseField *field)
{
  g_autofree char *prefix = g_strconcat (field->key, ".", NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, recourse_record_get_extras (record));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      return TRUE;
  return FALSE;
}

static gboolean
is_stated (RecourseRecord *record, const RecourseField *field)
{
  gpointer member = recourse_record_member (record, field);

  if (field->kind == RECOURSE_FIELD_NUMBER)
    return !isnan (*(double *)member);
  if (field->kind == RECOURSE_FIELD_FLAG)
    return TRUE;
  if (field->kind < RECOURSE_FIELD_RECORDS)
    return *(gpointer *)member != NULL;
  return g_list_model_get_n_items (*(GListModel **)member) > 0 || has_map_extras (record, field);
}

static void
write_field (Writer *self, RecourseRecord *record, const RecourseField *field)
{
  gpointer member = recourse_record_member (record, field);

  switch (field->kind)
    {
    case RECOURSE_FIELD_TEXT:
    case RECOURSE_FIELD_DATE:
    case RECOURSE_FIELD_CHOICE:
    case RECOURSE_FIELD_REFERENCE:
      recourse_json_append_string (self->out, *(char **)member);
      return;
    case RECOURSE_FIELD_FORMULA:
      write_formula (self, *(char **)member);
      return;
    case RECOURSE_FIELD_NUMBER:
      write_number (self, *(double *)member);
      return;
    case RECOURSE_FIELD_FLAG:
      g_string_append (self->out, *(gboolean *)member ? "true" : "false");
      return;
    case RECOURSE_FIELD_TEXTS:
    case RECOURSE_FIELD_REFERENCES:
      write_enclosed (self, "[]", fill_texts, record, field);
      return;
    case RECOURSE_FIELD_NUMBERS:
      write_enclosed (self, "[]", fill_numbers, record, field);
      return;
    case RECOURSE_FIELD_RECORD:
      write_enclosed (self, "{}", fill_record, *(RecourseRecord **)member, NULL);
      return;
    case RECOURSE_FIELD_RECORDS:
      write_enclosed (self, "[]", fill_records, record, field);
      return;
    case RECOURSE_FIELD_FORMULAS:
    case RECOURSE_FIELD_SETTINGS:
    case RECOURSE_FIELD_EFFECTS:
    case RECOURSE_FIELD_ADOPTIONS:
      write_enclosed (self, "{}", fill_assignments, record, field);
      return;
    }
}

static void
fill_record (Writer *self, RecourseRecord *record, const RecourseField *unused)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  for (guint i = 0; i < fields->len && !is_full (self); i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);

      if (!is_stated (record, field))
        continue;
      next_member (self, field->key);
      write_field (self, record, field);
    }
  fill_extras (self, record, "");
}

char *
recourse_writer_write (RecourseDossier *dossier)
{
  Writer writer = { .out = g_string_new (NULL), .is_first = TRUE };

  g_return_val_if_fail (RECOURSE_IS_DOSSIER (dossier), NULL);

  enclose (&writer, "{}", fill_record, RECOURSE_RECORD (dossier), NULL);
  g_string_append_c (writer.out, '\n');
  return g_string_free (writer.out, FALSE);
}
