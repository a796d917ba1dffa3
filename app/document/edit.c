/* An edit: JSON that is changed place by place.  Text rather than records, because what a person types may be
 * invalid on the way, and because what the format does not know must come out as it went in. */
#include "config.h"

#include "edit-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static void
rename_free (gpointer data)
{
  RecourseRename *self = data;

  g_free (self->list);
  g_free (self->id);
  g_free (self->new_id);
  g_free (self);
}

RecourseEdit *
recourse_edit_new (GBytes *bytes)
{
  RecourseEdit *self = g_new0 (RecourseEdit, 1);
  g_autoptr (GError) error = NULL;

  self->faults = recourse_faults_new ();
  self->renames = g_ptr_array_new_with_free_func (rename_free);
  self->resets = g_ptr_array_new_with_free_func (g_free);
  self->root = recourse_json_parse (bytes, &error);
  if (self->root == NULL)
    recourse_edit_refuse (self, "", error->message);
  return self;
}

void
recourse_edit_free (RecourseEdit *self)
{
  if (self == NULL)
    return;
  recourse_json_free (self->root);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->renames);
  g_ptr_array_unref (self->resets);
  g_free (self);
}

GBytes *
recourse_edit_dup_bytes (RecourseEdit *self)
{
  g_autofree char *text = self->root != NULL ? recourse_json_write (self->root) : g_strdup ("");
  char *whole = g_strconcat (text, "\n", NULL);

  return g_bytes_new_take (whole, strlen (whole));
}

static char *unescape (const char *step);
static guint position_of (RecourseJson *container, const char *step);

/* (transfer full): `terms[3] "fees".formula`, as files are spoken of, for `/terms/3/formula` */
static char *
word_place (RecourseEdit *self, const char *place)
{
  g_auto (GStrv) steps = g_strsplit (*place == '/' ? place + 1 : place, "/", -1);
  GString *words = g_string_new (NULL);
  RecourseJson *value = self->root;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_autofree char *step = unescape (steps[i]), *id = NULL;
      const gboolean is_item = value != NULL && recourse_json_is_list (value);
      const guint index = value != NULL ? position_of (value, step) : G_MAXUINT;

      g_string_append_printf (words, is_item ? "[%s]" : words->len > 0 ? ".%s" : "%s", step);
      value = index != G_MAXUINT ? recourse_json_at (value, index) : NULL;
      if (is_item && value != NULL && recourse_json_is_object (value))
        id = recourse_json_dup_string (recourse_json_get (value, "id"));
      if (id != NULL)
        g_string_append_printf (words, " \"%s\"", id);
    }
  return g_string_free (words, FALSE);
}

gboolean
recourse_edit_refuse (RecourseEdit *self, const char *place, const char *message)
{
  RecourseFault *fault = recourse_faults_add (self->faults, NULL, place, "%s", message);

  fault->where = self->root != NULL ? word_place (self, place) : g_strdup (place);
  return FALSE;
}

/* Places. */

void
recourse_spot_clear (RecourseSpot *self)
{
  g_clear_pointer (&self->key, g_free);
}

static char *
unescape (const char *step)
{
  g_auto (GStrv) slashes = g_strsplit (step, "~1", -1);
  g_autofree char *with_slashes = g_strjoinv ("/", slashes);
  g_auto (GStrv) tildes = g_strsplit (with_slashes, "~0", -1);

  return g_strjoinv ("~", tildes);
}

/* Position of @step in @container, or G_MAXUINT. */
static guint
position_of (RecourseJson *container, const char *step)
{
  guint64 index;

  if (recourse_json_is_object (container))
    return recourse_json_index_of (container, step);
  if (!recourse_json_is_list (container)
      || !g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT - 1, &index, NULL))
    return G_MAXUINT;
  return index < container->items->len ? (guint)index : G_MAXUINT;
}

static RecourseShape
shape_below (RecourseJson *container, RecourseShape shape, const char *step)
{
  return recourse_json_is_object (container) ? recourse_shape_member (shape, step)
                                             : recourse_shape_item (shape);
}

/* Where a new key belongs: after those that the format writes before it. */
static guint
position_for (RecourseJson *object, RecourseShape shape, const char *key)
{
  const RecourseField *field = recourse_shape_find (shape, key);
  guint position = 0;

  if (field == NULL)
    return object->items->len;
  for (guint i = 0; i < object->items->len; i++)
    {
      const RecourseField *other = recourse_shape_find (shape, recourse_json_at (object, i)->key);

      if (other != NULL && other < field)
        position = i + 1;
    }
  return position;
}

/* What the format would have at a key that is not there, if it is an object or (with @list) a list. */
static RecourseJson *
make_container (RecourseJson *parent, RecourseShape shape, const char *key, gboolean list)
{
  const RecourseShape own = shape_below (parent, shape, key);
  RecourseJson *made;

  if (!recourse_json_is_object (parent) || own.field == NULL || own.is_within)
    return NULL;
  if (own.record == NULL && !recourse_shape_is_map (own)
      && !(list && own.field->kind >= RECOURSE_FIELD_TEXTS
           && own.field->kind <= RECOURSE_FIELD_RECORDS))
    return NULL;
  made = recourse_json_new (own.record != NULL || recourse_shape_is_map (own) ? "{}" : "[]");
  recourse_json_insert (parent, position_for (parent, shape, key), key, made);
  return made;
}

static gboolean
refuse_place (RecourseEdit *self, const char *place)
{
  return recourse_edit_refuse (self, place,
                               _ ("there is no such place in the dossier; it may have been removed "
                                  "meanwhile"));
}

static gboolean
walk (RecourseEdit *self, GStrv steps, guint n, gboolean make, RecourseSpot *spot)
{
  const gboolean is_append = n > 0 && g_str_equal (steps[n - 1], "-");

  spot->parent = self->root;
  spot->shape = recourse_shape_dossier ();
  for (guint i = 0; i + 1 < n; i++)
    {
      g_autofree char *step = unescape (steps[i]);
      const guint index = position_of (spot->parent, step);
      const RecourseShape below = shape_below (spot->parent, spot->shape, step);
      RecourseJson *next = NULL;

      if (index != G_MAXUINT)
        next = recourse_json_at (spot->parent, index);
      else if (make)
        next = make_container (spot->parent, spot->shape, step, is_append && i + 2 == n);
      if (next == NULL || next->brackets == NULL)
        return FALSE;
      spot->parent = next;
      spot->shape = below;
    }
  return n > 0;
}

gboolean
recourse_edit_find_spot (RecourseEdit *self, const char *place, gboolean make, RecourseSpot *spot)
{
  g_auto (GStrv) steps = NULL;
  guint n;

  if (self->root == NULL)
    return FALSE;
  if (*place != '/')
    return refuse_place (self, place);
  steps = g_strsplit (place + 1, "/", -1);
  n = g_strv_length (steps);
  if (!walk (self, steps, n, make, spot))
    return refuse_place (self, place);
  spot->key = unescape (steps[n - 1]);
  spot->index = position_of (spot->parent, spot->key);
  return TRUE;
}

RecourseJson *
recourse_edit_find (RecourseEdit *self, const char *place, RecourseSpot *spot)
{
  if (!recourse_edit_find_spot (self, place, FALSE, spot))
    return NULL;
  if (spot->index != G_MAXUINT)
    return recourse_json_at (spot->parent, spot->index);
  refuse_place (self, place);
  return NULL;
}

/* Setting. */

/* An empty map or list of records says nothing: the writer would leave it out. */
static gboolean
is_idle (const RecourseJson *value, RecourseShape shape)
{
  return value->items != NULL && value->items->len == 0 && shape.field != NULL
         && shape.field->kind >= RECOURSE_FIELD_TEXTS && !shape.field->required && !shape.is_within;
}

static void
drop_idle_parent (RecourseEdit *self, const char *place)
{
  g_autofree char *above = g_path_get_dirname (place);
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;
  RecourseJson *value;

  if (g_str_equal (above, "/"))
    return;
  value = recourse_edit_find (self, above, &spot);
  if (value != NULL && recourse_json_is_object (spot.parent)
      && is_idle (value, shape_below (spot.parent, spot.shape, spot.key)))
    recourse_json_remove (spot.parent, spot.index);
}

/* Takes @value; NULL removes what is there. */
static gboolean
set (RecourseEdit *self, const char *place, RecourseJson *value)
{
  g_autoptr (RecourseJson) owned = value;
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;

  if (!recourse_edit_find_spot (self, place, value != NULL, &spot))
    return FALSE;
  if (value == NULL)
    return spot.index == G_MAXUINT ? recourse_json_is_object (spot.parent)
                                   : recourse_edit_remove (self, place);
  if (spot.index != G_MAXUINT)
    recourse_json_replace (spot.parent, spot.index, g_steal_pointer (&owned));
  else if (recourse_json_is_object (spot.parent))
    recourse_json_insert (spot.parent, position_for (spot.parent, spot.shape, spot.key), spot.key,
                          g_steal_pointer (&owned));
  else if (g_str_equal (spot.key, "-"))
    recourse_json_append (spot.parent, NULL, g_steal_pointer (&owned));
  else
    return refuse_place (self, place);
  return TRUE;
}

gboolean
recourse_edit_set_text (RecourseEdit *self, const char *place, const char *value)
{
  return set (self, place, value != NULL ? recourse_json_new_string (value) : NULL);
}

gboolean
recourse_edit_set_number (RecourseEdit *self, const char *place, double value)
{
  return set (self, place, isfinite (value) ? recourse_json_new_number (value) : NULL);
}

gboolean
recourse_edit_set_flag (RecourseEdit *self, const char *place, gboolean value)
{
  return set (self, place, recourse_json_new_text (value ? "true" : "false"));
}

gboolean
recourse_edit_set_formula (RecourseEdit *self, const char *place, const char *formula)
{
  g_autofree char *trimmed = formula != NULL ? g_strstrip (g_strdup (formula)) : NULL;

  return set (self, place,
              trimmed != NULL && *trimmed != '\0' ? recourse_json_new_formula (trimmed) : NULL);
}

/* (nullable): noting a fault where @json is none */
static RecourseJson *
parse (RecourseEdit *self, const char *place, const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  RecourseJson *value = recourse_json_parse (bytes, &error);

  if (value == NULL)
    recourse_edit_refuse (self, place, error->message);
  return value;
}

gboolean
recourse_edit_set_json (RecourseEdit *self, const char *place, const char *json)
{
  RecourseJson *value = NULL;

  if (json != NULL && (value = parse (self, place, json)) == NULL)
    return FALSE;
  return set (self, place, value);
}

/* Lists. */

/* Behind the last item, which its position says as well as `-`. */
static gboolean
is_end (const RecourseSpot *spot)
{
  g_autofree char *length = g_strdup_printf ("%u", spot->parent->items->len);

  return g_str_equal (spot->key, "-") || g_str_equal (spot->key, length);
}

gboolean
recourse_edit_insert (RecourseEdit *self, const char *place, const char *json)
{
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;
  RecourseJson *value = parse (self, place, json);

  if (value == NULL)
    return FALSE;
  if (recourse_edit_is_in_tree (place))
    recourse_edit_anchor_bargains (self);
  if (recourse_edit_find_spot (self, place, TRUE, &spot) && recourse_json_is_list (spot.parent)
      && (spot.index != G_MAXUINT || is_end (&spot)))
    {
      recourse_json_insert (spot.parent, MIN (spot.index, spot.parent->items->len), NULL, value);
      return TRUE;
    }
  recourse_json_free (value);
  return spot.parent != NULL ? refuse_place (self, place) : FALSE;
}

gboolean
recourse_edit_remove (RecourseEdit *self, const char *place)
{
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;

  if (recourse_edit_find (self, place, &spot) == NULL)
    return FALSE;
  recourse_json_remove (spot.parent, spot.index);
  drop_idle_parent (self, place);
  return TRUE;
}

gboolean
recourse_edit_move (RecourseEdit *self, const char *place, guint position)
{
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;
  RecourseJson *value;

  if (recourse_edit_is_in_tree (place))
    recourse_edit_anchor_bargains (self);
  value = recourse_edit_find (self, place, &spot);
  if (value == NULL)
    return FALSE;
  if (!recourse_json_is_list (spot.parent) || position >= spot.parent->items->len)
    return refuse_place (self, place);
  g_ptr_array_steal_index (spot.parent->items, spot.index);
  recourse_json_insert (spot.parent, position, NULL, value);
  return TRUE;
}
