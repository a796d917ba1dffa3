/* The base of all records: what a class's table of fields says becomes members, properties, their
 * release and their notification.  Nothing here knows any field by name but `id` and `label`. */
#include "record-private.h"

#include <math.h>

#include "model/assignment.h"

typedef struct
{
  char *id;
  char *label;
  GHashTable *extras; /* or NULL: most records have none */
} RecourseRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RecourseRecord, recourse_record, G_TYPE_OBJECT)

static guint n_renames;

guint
recourse_record_renames (void)
{
  return (guint)g_atomic_int_get (&n_renames);
}

gpointer
recourse_record_member (RecourseRecord *self, const RecourseField *field)
{
  RecourseRecordPrivate *priv = recourse_record_get_instance_private (self);

  if (field->offset == RECOURSE_OFFSET_ID)
    return &priv->id;
  if (field->offset == RECOURSE_OFFSET_LABEL)
    return &priv->label;
  return G_STRUCT_MEMBER_P (self, field->offset);
}

const RecourseField *
recourse_record_find_field (RecourseRecord *self, const char *key)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].key, key))
      return &klass->fields[i];
  return NULL;
}

GPtrArray *
recourse_record_get_fields (RecourseRecord *self)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (self);
  GPtrArray *fields = g_ptr_array_sized_new (klass->n_fields);

  for (guint i = 0; i < klass->n_fields; i++)
    g_ptr_array_add (fields, (gpointer)&klass->fields[i]);
  return fields;
}

const char *
recourse_record_get_id (RecourseRecord *self)
{
  RecourseRecordPrivate *priv = recourse_record_get_instance_private (self);

  g_return_val_if_fail (RECOURSE_IS_RECORD (self), NULL);

  return priv->id;
}

const char *
recourse_record_get_label (RecourseRecord *self)
{
  RecourseRecordPrivate *priv = recourse_record_get_instance_private (self);

  g_return_val_if_fail (RECOURSE_IS_RECORD (self), NULL);

  if (priv->label != NULL)
    return priv->label;
  return priv->id != NULL ? priv->id : "";
}

GHashTable *
recourse_record_get_extras (RecourseRecord *self)
{
  RecourseRecordPrivate *priv = recourse_record_get_instance_private (self);

  g_return_val_if_fail (RECOURSE_IS_RECORD (self), NULL);

  if (priv->extras == NULL)
    priv->extras = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return priv->extras;
}

/* Writing a member: each compares first, and says whether anything changed. */

static gboolean
store_text (RecourseRecord *self, const RecourseField *field, const char *value)
{
  char **member = recourse_record_member (self, field);

  if (g_strcmp0 (*member, value) == 0)
    return FALSE;
  if (field->offset == RECOURSE_OFFSET_ID)
    g_atomic_int_inc (&n_renames);
  g_free (*member);
  *member = g_strdup (value);
  return TRUE;
}

static gboolean
store_number (RecourseRecord *self, const RecourseField *field, double value)
{
  double *member = recourse_record_member (self, field);

  if (*member == value || (isnan (*member) && isnan (value)))
    return FALSE;
  *member = value;
  return TRUE;
}

static gboolean
store_flag (RecourseRecord *self, const RecourseField *field, gboolean value)
{
  gboolean *member = recourse_record_member (self, field);

  if (*member == !!value)
    return FALSE;
  *member = !!value;
  return TRUE;
}

static gboolean
store_texts (RecourseRecord *self, const RecourseField *field, const char *const *value)
{
  GStrv *member = recourse_record_member (self, field);

  if (*member == NULL ? value == NULL
                      : value != NULL && g_strv_equal ((const char *const *)*member, value))
    return FALSE;
  g_strfreev (*member);
  *member = g_strdupv ((GStrv)value);
  return TRUE;
}

static gboolean
numbers_equal (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (double)) == 0);
}

static gboolean
store_numbers (RecourseRecord *self, const RecourseField *field, GArray *value)
{
  GArray **member = recourse_record_member (self, field);

  if (numbers_equal (*member, value))
    return FALSE;
  g_clear_pointer (member, g_array_unref);
  *member = value != NULL ? g_array_copy (value) : NULL;
  return TRUE;
}

static gboolean
store_record (RecourseRecord *self, const RecourseField *field, RecourseRecord *value)
{
  return g_set_object ((GObject **)recourse_record_member (self, field), (GObject *)value);
}

/* One shape for all setters: find the field, store, notify if anything changed. */
#define DEFINE_SETTER(what, type)                                                                  \
  void recourse_record_set_##what (RecourseRecord *self, const char *key, type value)              \
  {                                                                                                \
    const RecourseField *field;                                                                    \
                                                                                                   \
    g_return_if_fail (RECOURSE_IS_RECORD (self));                                                  \
    field = recourse_record_find_field (self, key);                                                \
    g_return_if_fail (field != NULL);                                                              \
                                                                                                   \
    if (store_##what (self, field, value))                                                         \
      {                                                                                            \
        RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (self);                             \
                                                                                                   \
        g_object_notify_by_pspec (G_OBJECT (self), klass->properties[field - klass->fields]);      \
      }                                                                                            \
  }

DEFINE_SETTER (text, const char *)
DEFINE_SETTER (number, double)
DEFINE_SETTER (flag, gboolean)
DEFINE_SETTER (texts, const char *const *)
DEFINE_SETTER (numbers, GArray *)
DEFINE_SETTER (record, RecourseRecord *)

static gboolean
is_text (RecourseFieldKind kind)
{
  return kind <= RECOURSE_FIELD_REFERENCE;
}

static gboolean
is_list (RecourseFieldKind kind)
{
  return kind >= RECOURSE_FIELD_RECORDS;
}

/* The properties that follow the table. */

static void
recourse_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RecourseRecord *self = RECOURSE_RECORD (object);
  const RecourseField *field = &RECOURSE_RECORD_GET_CLASS (self)->fields[id - 1];
  gpointer member = recourse_record_member (self, field);

  if (is_text (field->kind))
    g_value_set_string (value, *(char **)member);
  else if (field->kind == RECOURSE_FIELD_NUMBER)
    g_value_set_double (value, *(double *)member);
  else if (field->kind == RECOURSE_FIELD_FLAG)
    g_value_set_boolean (value, *(gboolean *)member);
  else if (G_VALUE_HOLDS_BOXED (value))
    g_value_set_boxed (value, *(gpointer *)member);
  else
    g_value_set_object (value, *(gpointer *)member);
}

static void
recourse_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RecourseRecord *self = RECOURSE_RECORD (object);
  const RecourseField *field = &RECOURSE_RECORD_GET_CLASS (self)->fields[id - 1];
  gboolean changed;

  if (is_text (field->kind))
    changed = store_text (self, field, g_value_get_string (value));
  else if (field->kind == RECOURSE_FIELD_NUMBER)
    changed = store_number (self, field, g_value_get_double (value));
  else if (field->kind == RECOURSE_FIELD_FLAG)
    changed = store_flag (self, field, g_value_get_boolean (value));
  else if (field->kind == RECOURSE_FIELD_NUMBERS)
    changed = store_numbers (self, field, g_value_get_boxed (value));
  else if (field->kind == RECOURSE_FIELD_RECORD)
    changed = store_record (self, field, g_value_get_object (value));
  else
    changed = store_texts (self, field, g_value_get_boxed (value));

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static GParamSpec *
create_property (const RecourseField *field, const char *name)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  if (is_text (field->kind))
    return g_param_spec_string (name, NULL, NULL, NULL, flags);
  if (is_list (field->kind))
    return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_STORE,
                                G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB);

  switch ((int)field->kind)
    {
    case RECOURSE_FIELD_NUMBER:
      /* The default says nothing: left out is NaN, which GParamSpec cannot express. */
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                  flags | G_PARAM_LAX_VALIDATION);
    case RECOURSE_FIELD_FLAG:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case RECOURSE_FIELD_NUMBERS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_ARRAY, flags);
    case RECOURSE_FIELD_RECORD:
      return g_param_spec_object (name, NULL, NULL, field->item_type (), flags);
    default:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    }
}

void
recourse_record_class_set_fields (RecourseRecordClass *klass,
                                  const RecourseField *fields,
                                  guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject does not hand these two down to derived classes. */
  object_class->get_property = recourse_record_get_property;
  object_class->set_property = recourse_record_set_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->properties = g_new0 (GParamSpec *, n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (fields[i].key), "_", '-');

      klass->properties[i] = create_property (&fields[i], name);
      g_object_class_install_property (object_class, i + 1, klass->properties[i]);
    }
}

static GType
item_type_of (const RecourseField *field)
{
  return field->item_type != NULL ? field->item_type () : RECOURSE_TYPE_ASSIGNMENT;
}

/* Numbers that are left out are NaN and lists are never NULL: here, before any property is set. */
static void
recourse_record_constructed (GObject *object)
{
  RecourseRecord *self = RECOURSE_RECORD (object);
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (recourse_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const RecourseField *field = &klass->fields[i];

      if (field->kind == RECOURSE_FIELD_NUMBER)
        *(double *)recourse_record_member (self, field) = NAN;
      else if (is_list (field->kind))
        *(GListStore **)recourse_record_member (self, field) =
            g_list_store_new (item_type_of (field));
    }
}

static void
clear_member (RecourseRecord *self, const RecourseField *field)
{
  gpointer member = recourse_record_member (self, field);

  if (is_text (field->kind))
    g_clear_pointer ((char **)member, g_free);
  else if (is_list (field->kind) || field->kind == RECOURSE_FIELD_RECORD)
    g_clear_object ((GObject **)member);
  else if (field->kind == RECOURSE_FIELD_NUMBERS)
    g_clear_pointer ((GArray **)member, g_array_unref);
  else if (field->kind == RECOURSE_FIELD_TEXTS || field->kind == RECOURSE_FIELD_REFERENCES)
    g_clear_pointer ((GStrv *)member, g_strfreev);
}

static void
recourse_record_finalize (GObject *object)
{
  RecourseRecord *self = RECOURSE_RECORD (object);
  RecourseRecordPrivate *priv = recourse_record_get_instance_private (self);
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    clear_member (self, &klass->fields[i]);
  g_clear_pointer (&priv->extras, g_hash_table_unref);

  G_OBJECT_CLASS (recourse_record_parent_class)->finalize (object);
}

static void
recourse_record_class_init (RecourseRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = recourse_record_constructed;
  object_class->finalize = recourse_record_finalize;
}

static void
recourse_record_init (RecourseRecord *self)
{
}
