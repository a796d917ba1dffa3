/* JSON → model, by the tables of fields: which keys there are, of what type, within which bounds.  What the scan noted is
 * walked, so that each value knows its line and column; a parser besides it would take as long as all the rest. */
#include "config.h"

#include "file/reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "literals.h"
#include "model/wording.h"
#include "places.h"

/* In bytes. */
enum
{
  MOST_TEXT = 10000,
  MOST_FORMULA = 100000,
};

typedef struct
{
  RecourseScan *scan; /* borrowed from @places */
  RecoursePlaces *places;
  RecourseFaults *faults;
} Reader;

/* A value, by its entry in the scan. */
typedef struct
{
  guint32 entry;
} Value;

#define report(self, value, ...)                                                                   \
  recourse_places_add_fault ((self)->places, (self)->faults, (value).entry, FALSE, __VA_ARGS__)
#define report_key(self, value, ...)                                                               \
  recourse_places_add_fault ((self)->places, (self)->faults, (value).entry, TRUE, __VA_ARGS__)

static void read_record (Reader *self, Value value, RecourseRecord *record);

static RecourseJsonKind
kind_of (Reader *self, Value value)
{
  return recourse_scan_entry (self->scan, value.entry)->kind;
}

static const char *
describe_kind (RecourseJsonKind kind)
{
  switch (kind)
    {
    case RECOURSE_JSON_OBJECT:
      return _ ("an object {…}");
    case RECOURSE_JSON_ARRAY:
      return _ ("a list […]");
    case RECOURSE_JSON_STRING:
      return _ ("text in quotes");
    case RECOURSE_JSON_NUMBER:
      return _ ("a number");
    case RECOURSE_JSON_TRUE:
      return _ ("true");
    case RECOURSE_JSON_FALSE:
      return _ ("false");
    case RECOURSE_JSON_NULL:
      return _ ("null");
    }
  g_assert_not_reached ();
}

/* Whether the value is of @kind; reports it where it is not. */
static gboolean
expect (Reader *self, Value value, RecourseJsonKind kind)
{
  const RecourseJsonKind found = kind_of (self, value);

  if (found == kind)
    return TRUE;
  if (found == RECOURSE_JSON_NULL)
    report (self, value,
            _ ("is null, but must be %s; leave the key out where there is nothing to say"),
            describe_kind (kind));
  else
    report (self, value, _ ("is %s, but must be %s"), describe_kind (found), describe_kind (kind));
  return FALSE;
}

/* (transfer full): of a string.  What is longer is no name or sentence that could be shown, and to lay it out would take
 * minutes. */
static char *
dup_bounded (Reader *self, Value value, gsize most)
{
  char *text = recourse_scan_dup_string (self->scan, value.entry);

  if (strlen (text) > most)
    report (self, value, _ ("is longer than %d bytes; shorten it"), (int)most);
  return text;
}

/* An override shows figures backwards.  Embeddings, which old texts in Arabic and Hebrew have, leave figures and what
 * stands outside of a name's isolate as they are (Unicode Standard Annex 9, 2.7). */
static void
check_direction (Reader *self, Value value, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c != 0x202d && c != 0x202e)
        continue;
      report (self, value,
              _ ("has a character that turns the direction of text, U+%04X; remove it"), c);
      return;
    }
}

/* (transfer full): of a string */
static char *
dup_string (Reader *self, Value value)
{
  char *text = dup_bounded (self, value, MOST_TEXT);

  check_direction (self, value, text);
  return text;
}

static double
number_of (Reader *self, Value value)
{
  const RecourseScanEntry *at = recourse_scan_entry (self->scan, value.entry);

  return recourse_json_number (self->scan->text + at->start, at->end - at->start);
}

/* Walking objects and lists. */

typedef void (*MemberFunc) (Reader *self, const char *key, Value value, gpointer data);

static void
for_each_member (Reader *self, Value object, MemberFunc func, gpointer data)
{
  const guint32 end = recourse_scan_entry (self->scan, object.entry)->next;
  guint32 entry = recourse_scan_first (object.entry);

  while (entry != end)
    {
      g_autofree char *key = recourse_scan_dup_key (self->scan, entry);

      func (self, key, (Value){ entry }, data);
      entry = recourse_scan_entry (self->scan, entry)->next;
    }
}

typedef void (*ItemFunc) (Reader *self, Value value, gpointer data);

static void
for_each_item (Reader *self, Value list, ItemFunc func, gpointer data)
{
  const guint32 end = recourse_scan_entry (self->scan, list.entry)->next;

  for (guint32 entry = recourse_scan_first (list.entry); entry != end;
       entry = recourse_scan_entry (self->scan, entry)->next)
    func (self, (Value){ entry }, data);
}

/* Simple values. */

/* (transfer full) @text.  Nobody has seen the record yet, so nobody is told: of 100 000 nodes that would take as long as
 * reading them. */
static void
take_text (RecourseRecord *record, const RecourseField *field, char *text)
{
  char **member = recourse_record_member (record, field);

  g_free (*member);
  *member = text;
}

static void
read_text (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  if (expect (self, value, RECOURSE_JSON_STRING))
    take_text (record, field, dup_string (self, value));
}

static void
read_choice (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  g_autofree char *word = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *known = NULL;

  if (!expect (self, value, RECOURSE_JSON_STRING))
    return;
  word = dup_string (self, value);
  if (g_strv_contains (field->choices, word))
    {
      take_text (record, field, g_steal_pointer (&word));
      return;
    }
  quoted = recourse_quote (word);
  known = g_strjoinv (", ", (GStrv)field->choices);
  report (self, value, _ ("%s is none of the words allowed here: %s; the nearest is \"%s\""),
          quoted, known,
          recourse_word_nearest (word, field->choices, g_strv_length ((GStrv)field->choices)));
}

/* A number stands as its text, so that what was written is what is shown and saved. */
static char *
dup_formula (Reader *self, Value value)
{
  switch ((int)kind_of (self, value))
    {
    case RECOURSE_JSON_NUMBER:
      return recourse_scan_dup_text (self->scan, value.entry);
    case RECOURSE_JSON_STRING:
      return dup_bounded (self, value, MOST_FORMULA);
    default:
      report (self, value,
              _ ("is %s, but must be a formula: a number, or text such as \"0.5*damages\""),
              describe_kind (kind_of (self, value)));
      return NULL;
    }
}

static void
read_formula (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  take_text (record, field, dup_formula (self, value));
}

static gboolean
is_in_range (const RecourseField *field, double number)
{
  if (field->min == 0 && field->max == 0)
    return TRUE;
  return number <= field->max && (field->above_min ? number > field->min : number >= field->min);
}

static void
read_number (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  double number;

  if (!expect (self, value, RECOURSE_JSON_NUMBER))
    return;
  number = number_of (self, value);
  if (is_in_range (field, number))
    recourse_record_set_number (record, field->key, number);
  else if (field->above_min)
    report (self, value, _ ("is %g, but must be greater than %g"), number, field->min);
  else
    report (self, value, _ ("is %g, but must lie from %g to %g"), number, field->min, field->max);
}

static void
read_flag (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  const RecourseJsonKind kind = kind_of (self, value);

  if (kind == RECOURSE_JSON_TRUE || kind == RECOURSE_JSON_FALSE)
    recourse_record_set_flag (record, field->key, kind == RECOURSE_JSON_TRUE);
  else
    report (self, value, _ ("is %s, but must be true or false"), describe_kind (kind));
}

/* Lists. */

static void
add_text (Reader *self, Value value, gpointer texts)
{
  if (expect (self, value, RECOURSE_JSON_STRING))
    g_ptr_array_add (texts, dup_string (self, value));
}

static void
read_texts (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!expect (self, value, RECOURSE_JSON_ARRAY))
    return;
  for_each_item (self, value, add_text, texts);
  g_ptr_array_add (texts, NULL);
  recourse_record_set_texts (record, field->key, (const char *const *)texts->pdata);
}

static void
add_number (Reader *self, Value value, gpointer numbers)
{
  double number = 0;

  if (expect (self, value, RECOURSE_JSON_NUMBER))
    number = number_of (self, value);
  g_array_append_val ((GArray *)numbers, number);
}

static void
read_numbers (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  if (!expect (self, value, RECOURSE_JSON_ARRAY))
    return;
  for_each_item (self, value, add_number, numbers);
  recourse_record_set_numbers (record, field->key, numbers);
}

/* Records. */

static void
read_one (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  g_autoptr (RecourseRecord) item = NULL;

  if (!expect (self, value, RECOURSE_JSON_OBJECT))
    return;
  item = g_object_new (field->item_type (), NULL);
  read_record (self, value, item);
  recourse_record_set_record (record, field->key, item);
}

typedef struct
{
  GType type;
  GPtrArray *items;
} Items;

static void
add_item (Reader *self, Value value, gpointer data)
{
  Items *items = data;
  RecourseRecord *item;

  if (!expect (self, value, RECOURSE_JSON_OBJECT))
    return;
  item = g_object_new (items->type, NULL);
  g_ptr_array_add (items->items, item);
  read_record (self, value, item);
}

/* All at once: each change of a list model is announced. */
static void
fill_list (RecourseRecord *record, const RecourseField *field, GPtrArray *items)
{
  GListStore *list = *(GListStore **)recourse_record_member (record, field);

  if (items->len > 0)
    g_list_store_splice (list, 0, 0, items->pdata, items->len);
}

static void
read_records (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  Items items = { field->item_type (), list };

  if (!expect (self, value, RECOURSE_JSON_ARRAY))
    return;
  for_each_item (self, value, add_item, &items);
  if (field->required && recourse_scan_entry (self->scan, value.entry)->next == value.entry + 1)
    report (self, value, _ ("the list is empty; add at least one"));
  fill_list (record, field, list);
}

/* Objects whose keys are names: assignments. */

typedef struct
{
  RecourseRecord *owner; /* keeps x- keys */
  const RecourseField *field;
  GPtrArray *items;
} Assignments;

static void
read_assignments (Reader *self, Value value, RecourseRecord *owner, const RecourseField *field);

static void
read_setting (Reader *self, Value value, RecourseAssignment *assignment)
{
  RecourseRecord *record = RECOURSE_RECORD (assignment);

  if (kind_of (self, value) == RECOURSE_JSON_OBJECT)
    read_one (self, value, record, recourse_record_find_field (record, "distribution"));
  else if (kind_of (self, value) == RECOURSE_JSON_NUMBER)
    read_formula (self, value, record, recourse_record_find_field (record, "text"));
  else
    report (self, value,
            _ ("is %s, but must be a number, or a distribution {\"kind\": …} for a driver"),
            describe_kind (kind_of (self, value)));
}

static void
read_assignment (Reader *self, Value value, RecourseAssignment *assignment, RecourseFieldKind kind)
{
  RecourseRecord *record = RECOURSE_RECORD (assignment);

  if (kind == RECOURSE_FIELD_FORMULAS)
    read_formula (self, value, record, recourse_record_find_field (record, "text"));
  else if (kind == RECOURSE_FIELD_ADOPTIONS)
    read_text (self, value, record, recourse_record_find_field (record, "text"));
  else if (kind == RECOURSE_FIELD_SETTINGS)
    read_setting (self, value, assignment);
  else
    read_assignments (self, value, record, recourse_record_find_field (record, "settings"));
}

static void
add_assignment (Reader *self, const char *key, Value value, gpointer data)
{
  Assignments *assignments = data;
  RecourseAssignment *assignment;

  if (g_str_has_prefix (key, "x-"))
    {
      g_hash_table_insert (recourse_record_get_extras (assignments->owner),
                           g_strconcat (assignments->field->key, ".", key, NULL),
                           recourse_scan_dup_text (self->scan, value.entry));
      return;
    }
  assignment = g_object_new (RECOURSE_TYPE_ASSIGNMENT, NULL);
  take_text (RECOURSE_RECORD (assignment),
             recourse_record_find_field (RECOURSE_RECORD (assignment), "name"), g_strdup (key));
  g_ptr_array_add (assignments->items, assignment);
  recourse_places_add (self->places, assignment, value.entry);
  read_assignment (self, value, assignment, assignments->field->kind);
}

static void
read_assignments (Reader *self, Value value, RecourseRecord *owner, const RecourseField *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Assignments assignments = { owner, field, items };

  if (!expect (self, value, RECOURSE_JSON_OBJECT))
    return;
  for_each_member (self, value, add_assignment, &assignments);
  fill_list (owner, field, items);
}

/* Any field, and any record. */

static void
read_field (Reader *self, Value value, RecourseRecord *record, const RecourseField *field)
{
  switch (field->kind)
    {
    case RECOURSE_FIELD_TEXT:
    case RECOURSE_FIELD_DATE:
    case RECOURSE_FIELD_REFERENCE:
      read_text (self, value, record, field);
      return;
    case RECOURSE_FIELD_FORMULA:
      read_formula (self, value, record, field);
      return;
    case RECOURSE_FIELD_CHOICE:
      read_choice (self, value, record, field);
      return;
    case RECOURSE_FIELD_NUMBER:
      read_number (self, value, record, field);
      return;
    case RECOURSE_FIELD_FLAG:
      read_flag (self, value, record, field);
      return;
    case RECOURSE_FIELD_TEXTS:
    case RECOURSE_FIELD_REFERENCES:
      read_texts (self, value, record, field);
      return;
    case RECOURSE_FIELD_NUMBERS:
      read_numbers (self, value, record, field);
      return;
    case RECOURSE_FIELD_RECORD:
      read_one (self, value, record, field);
      return;
    case RECOURSE_FIELD_RECORDS:
      read_records (self, value, record, field);
      return;
    case RECOURSE_FIELD_FORMULAS:
    case RECOURSE_FIELD_SETTINGS:
    case RECOURSE_FIELD_EFFECTS:
    case RECOURSE_FIELD_ADOPTIONS:
      read_assignments (self, value, record, field);
      return;
    }
}

static void
report_unknown_key (Reader *self, const char *key, Value value, RecourseRecord *record)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);
  g_autofree const char **known = g_new (const char *, fields->len);
  g_autofree char *quoted = recourse_quote (key);

  for (guint i = 0; i < fields->len; i++)
    known[i] = ((const RecourseField *)g_ptr_array_index (fields, i))->key;
  report_key (
      self, value,
      _ ("the key %s is unknown; the nearest known one is \"%s\" (keys of your own begin with x-)"),
      quoted, recourse_word_nearest (key, known, fields->len));
}

/* A record and which of its fields, by number, have been met. */
typedef struct
{
  RecourseRecord *record;
  guint64 met;
} Reading;

static void
read_member (Reader *self, const char *key, Value value, gpointer data)
{
  Reading *reading = data;
  RecourseRecord *record = reading->record;
  const RecourseField *field = recourse_record_find_field (record, key);

  if (field != NULL)
    reading->met |= G_GUINT64_CONSTANT (1) << (field - RECOURSE_RECORD_GET_CLASS (record)->fields);
  if (g_str_has_prefix (key, "x-"))
    g_hash_table_insert (recourse_record_get_extras (record), g_strdup (key),
                         recourse_scan_dup_text (self->scan, value.entry));
  else if (field == NULL)
    report_unknown_key (self, key, value, record);
  else if (!(field->nullable && kind_of (self, value) == RECOURSE_JSON_NULL))
    read_field (self, value, record, field);
}

static void
report_missing_keys (Reader *self, Value value, const Reading *reading)
{
  const RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (reading->record);

  g_assert (klass->n_fields <= 64);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].required && !(reading->met >> i & 1))
      report (self, value, _ ("the key \"%s\" is missing; add it"), klass->fields[i].key);
}

static void
read_record (Reader *self, Value value, RecourseRecord *record)
{
  Reading reading = { record, 0 };

  recourse_places_add (self->places, record, value.entry);
  for_each_member (self, value, read_member, &reading);
  report_missing_keys (self, value, &reading);
}

static RecourseDossier *
read_scanned (Reader *self)
{
  const Value value = { 0 };
  RecourseDossier *dossier;

  if (!expect (self, value, RECOURSE_JSON_OBJECT))
    return NULL;
  dossier = recourse_dossier_new ();
  read_record (self, value, RECOURSE_RECORD (dossier));
  return dossier;
}

RecourseDossier *
recourse_reader_read (GBytes *bytes, RecourseFaults *faults, RecoursePlaces **places)
{
  RecourseScan *scan = recourse_scan_new (bytes);
  g_autoptr (RecoursePlaces) found = recourse_places_new (scan);
  Reader reader = { scan, found, faults };
  RecourseDossier *dossier = NULL;

  if (scan->message == NULL)
    dossier = read_scanned (&reader);
  else
    {
      RecourseFault *fault = recourse_faults_add (faults, NULL, NULL, "%s", scan->message);

      fault->line = scan->line;
      fault->column = scan->column;
    }
  if (places != NULL)
    *places = g_steal_pointer (&found);
  return dossier;
}
