/* What can be done with an entry of a dossier as a whole: each is one edit with a name for undo. */
#include "config.h"

#include "ui/editor/editor-entry.h"

#include "ui/editor/editor-fault.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* "Remove “Amazon”", with a name of bearable length. */
static char *
dup_step_name (RecourseDocument *document, const char *place, const char *format)
{
  RecourseRecord *record = recourse_place_find (recourse_document_get_dossier (document), place);
  g_autofree char *title = record != NULL ? recourse_editor_title (record) : g_strdup ("");
  g_autofree char *first = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 40));
  g_autofree char *name = g_strconcat (first, strlen (first) < strlen (title) ? "…" : "", NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, name);
#pragma GCC diagnostic pop
}

static char *
commit (RecourseDocument *document, RecourseEdit *edit, const char *name)
{
  g_autoptr (RecourseFaults) faults = NULL;

  if (recourse_document_commit (document, edit, name, NULL, &faults))
    return NULL;
  return recourse_editor_dup_reason (recourse_document_get_dossier (document), faults);
}

char *
recourse_editor_entry_remove (RecourseDocument *document, const char *place)
{
  RecourseEdit *edit = recourse_document_edit (document);
  /* Translators: a step of undo; %s is the name of an entry */
  g_autofree char *name = dup_step_name (document, place, _ ("Remove “%s”"));

  recourse_edit_remove_record (edit, place);
  return commit (document, edit, name);
}

char *
recourse_editor_entry_move (RecourseDocument *document, const char *place, guint position)
{
  RecourseEdit *edit = recourse_document_edit (document);
  g_autofree char *name = dup_step_name (document, place, _ ("Move “%s”"));

  recourse_edit_move (edit, place, position);
  return commit (document, edit, name);
}

/* (transfer full) (nullable): the entry as the file would have it */
static JsonObject *
read_entry (RecourseEdit *edit, const char *list, guint index)
{
  g_autoptr (GBytes) bytes = recourse_edit_dup_bytes (edit);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonArray *entries = NULL;

  if (!json_parser_load_from_data (parser, text, (gssize)length, NULL))
    return NULL;
  entries =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), list);
  return json_object_ref (json_array_get_object_element (entries, index));
}

static void
rename_copy (JsonObject *object, RecourseRecord *record, const char *id)
{
  static const char *const keys[] = { "label", "statement", "title", "question" };
  g_autofree char *title = recourse_editor_title (record);
  /* Translators: what a copy is called */
  g_autofree char *name = g_strdup_printf (_ ("%s (copy)"), title);

  json_object_set_string_member (object, "id", id);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (recourse_record_find_field (record, keys[i]) != NULL)
      {
        json_object_set_string_member (object, keys[i], name);
        return;
      }
}

char *
recourse_editor_entry_duplicate (RecourseDocument *document,
                                 const char *list,
                                 guint index,
                                 char **id)
{
  RecourseEdit *edit = recourse_document_edit (document);
  g_autofree char *place = g_strdup_printf ("/%s/%u", list, index);
  g_autofree char *behind = g_strdup_printf ("/%s/%u", list, index + 1);
  g_autofree char *name = dup_step_name (document, place, _ ("Duplicate “%s”"));
  RecourseRecord *record = recourse_place_find (recourse_document_get_dossier (document), place);
  g_autoptr (JsonObject) object = read_entry (edit, list, index);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *free_id = recourse_edit_dup_free_id (edit, recourse_record_get_id (record));
  g_autofree char *json = NULL;
  char *reason = NULL;

  rename_copy (object, record, free_id);
  json_node_set_object (node, object);
  json = json_to_string (node, FALSE);
  recourse_edit_insert (edit, behind, json);
  reason = commit (document, edit, name);
  if (reason == NULL)
    *id = g_steal_pointer (&free_id);
  return reason;
}
