/* JSON that can be changed without losing anything: numbers keep the digits they were written with, objects the
 * order of their keys.  json-glib rounds the first and its objects know no position. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One value, and all within it.  An object or list owns its items. */
typedef struct _RecourseJson RecourseJson;

struct _RecourseJson
{
  char *key;            /* within an object, decoded; else NULL */
  const char *brackets; /* "{}" or "[]"; NULL: a simple value */
  char
      *text; /* of a simple value, as written, a string's quotes included; or any JSON kept whole */
  GPtrArray *items; /* of an object or a list: RecourseJson */
};

/**
 * recourse_json_parse:
 *
 * Reads strictly, as dossiers are.  Values whose key begins with `x-` are kept whole, as they were written.
 *
 * Returns: (transfer full) (nullable): %NULL with @error, which names line and column
 */
RecourseJson *recourse_json_parse (GBytes *bytes, GError **error);

RecourseJson *recourse_json_new (const char *brackets);
RecourseJson *recourse_json_new_text (const char *text);
RecourseJson *recourse_json_new_string (const char *value);
RecourseJson *recourse_json_new_number (double value);
/* A formula as a dossier has it: what is a JSON number stands as one, all else as a string. */
RecourseJson *recourse_json_new_formula (const char *formula);
void recourse_json_free (RecourseJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseJson, recourse_json_free)

/* (transfer full): as a dossier is laid out, without a line feed at the end */
char *recourse_json_write (const RecourseJson *self);

/**
 * recourse_json_pointer_at:
 * @bytes: JSON text
 *
 * Returns: (transfer full) (nullable): the JSON pointer (RFC 6901) to the value that begins, or whose key begins, at
 *    @line and @column, both from 1; else to the innermost value there; %NULL where @bytes are no JSON
 */
char *recourse_json_pointer_at (GBytes *bytes, guint line, guint column);

/* Appends a step of a JSON pointer: "/" and @key, escaped. */
void recourse_json_append_step (GString *pointer, const char *key);

gboolean recourse_json_is_object (const RecourseJson *self);
gboolean recourse_json_is_list (const RecourseJson *self);
gboolean recourse_json_is_string (const RecourseJson *self);

/* (transfer full) (nullable): what a string says; %NULL where it is none */
char *recourse_json_dup_string (const RecourseJson *self);

/* NaN where it is no number. */
double recourse_json_get_number (const RecourseJson *self);

/* Position of @key within an object, or %G_MAXUINT. */
guint recourse_json_index_of (const RecourseJson *self, const char *key);
/* (transfer none) (nullable): what an object has under @key */
RecourseJson *recourse_json_get (const RecourseJson *self, const char *key);
/* (transfer none): the item at @index */
RecourseJson *recourse_json_at (const RecourseJson *self, guint index);

/* @item: (transfer full): its key is set to @key (%NULL in lists); put before what stands at @index */
void recourse_json_insert (RecourseJson *self, guint index, const char *key, RecourseJson *item);
void recourse_json_append (RecourseJson *self, const char *key, RecourseJson *item);
/* Puts @item in the place of what stands at @index, under the same key. */
void recourse_json_replace (RecourseJson *self, guint index, RecourseJson *item);
void recourse_json_remove (RecourseJson *self, guint index);

G_END_DECLS
