/* One entry of a dossier.  Every class of the model derives from RecourseRecord and describes its
 * own fields in one table; reading, writing, editing, undo and properties all follow that table, so
 * a field is declared once. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RecourseFieldKind:
 * @RECOURSE_FIELD_TEXT: `char *`, plain text
 * @RECOURSE_FIELD_DATE: `char *`, as written: 2026, 2026-Q1, 2026-03 or 2026-03-18
 * @RECOURSE_FIELD_FORMULA: `char *`, as written; a number stands as its text
 * @RECOURSE_FIELD_CHOICE: `char *`, one of the field's choices
 * @RECOURSE_FIELD_REFERENCE: `char *`, the id of a record of another list
 * @RECOURSE_FIELD_NUMBER: `double`, NaN where left out
 * @RECOURSE_FIELD_FLAG: `gboolean`
 * @RECOURSE_FIELD_TEXTS: `GStrv`, %NULL where left out
 * @RECOURSE_FIELD_REFERENCES: `GStrv` of ids, %NULL where left out
 * @RECOURSE_FIELD_NUMBERS: `GArray` of double, %NULL where left out
 * @RECOURSE_FIELD_RECORD: a #RecourseRecord of the field's item type, or %NULL
 * @RECOURSE_FIELD_RECORDS: a #GListStore of the field's item type, never %NULL
 * @RECOURSE_FIELD_FORMULAS: a #GListStore of #RecourseAssignment, name → formula
 * @RECOURSE_FIELD_SETTINGS: a #GListStore of #RecourseAssignment, name → number or distribution
 * @RECOURSE_FIELD_EFFECTS: a #GListStore of #RecourseAssignment, name → settings
 * @RECOURSE_FIELD_ADOPTIONS: a #GListStore of #RecourseAssignment, name → id
 *
 * What a field holds, and so the C type at its offset.
 */
typedef enum
{
  RECOURSE_FIELD_TEXT,
  RECOURSE_FIELD_DATE,
  RECOURSE_FIELD_FORMULA,
  RECOURSE_FIELD_CHOICE,
  RECOURSE_FIELD_REFERENCE,
  RECOURSE_FIELD_NUMBER,
  RECOURSE_FIELD_FLAG,
  RECOURSE_FIELD_TEXTS,
  RECOURSE_FIELD_REFERENCES,
  RECOURSE_FIELD_NUMBERS,
  RECOURSE_FIELD_RECORD,
  RECOURSE_FIELD_RECORDS,
  RECOURSE_FIELD_FORMULAS,
  RECOURSE_FIELD_SETTINGS,
  RECOURSE_FIELD_EFFECTS,
  RECOURSE_FIELD_ADOPTIONS,
} RecourseFieldKind;

/**
 * RecourseField:
 * @key: the name in a dossier, such as `risk_tolerance`; the property's name has dashes
 * @kind: what it holds
 * @offset: of the member in the instance
 * @required: whether a dossier must state it
 * @min: least number allowed (numbers only); @min and @max both 0: any number
 * @max: greatest number allowed (numbers only)
 * @above_min: whether @min itself is excluded
 * @choices: (nullable): the words allowed, %NULL-terminated (choices only)
 * @of: (nullable): for references, the dossier's list or lists whose ids are meant, separated by
 *    spaces ("claims", "constants levers drivers"); "baseline" allows that word too
 * @item_type: (nullable): for records, the function that gives the item's type
 * @nullable: whether a dossier may state null, which means the same as leaving it out
 *
 * One field of a record class.
 */
typedef struct
{
  const char *key;
  RecourseFieldKind kind;
  gsize offset;
  gboolean required;
  double min;
  double max;
  gboolean above_min;
  const char *const *choices;
  const char *of;
  GType (*item_type) (void);
  gboolean nullable;
} RecourseField;

#define RECOURSE_TYPE_RECORD (recourse_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (RecourseRecord, recourse_record, RECOURSE, RECORD, GObject)

struct _RecourseRecordClass
{
  GObjectClass parent_class;

  const RecourseField *fields; /* static; in the order in which a dossier writes them */
  guint n_fields;
  GParamSpec **properties; /* borrowed; one for each field */
};

/* Declares a final record class whose members anyone may read; they are written through
 * recourse_record_set_* (or GObject properties), which notify. */
#define RECOURSE_DECLARE_RECORD(Name, name, NAME)                                                  \
  GType recourse_##name##_get_type (void);                                                         \
  typedef struct _Recourse##Name Recourse##Name;                                                   \
  typedef struct                                                                                   \
  {                                                                                                \
    RecourseRecordClass parent_class;                                                              \
  } Recourse##Name##Class;                                                                         \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recourse##Name, g_object_unref)                                   \
  G_GNUC_UNUSED static inline Recourse##Name *RECOURSE_##NAME (gpointer instance)                  \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_CAST (instance, recourse_##name##_get_type (), Recourse##Name);   \
  }                                                                                                \
  G_GNUC_UNUSED static inline gboolean RECOURSE_IS_##NAME (gpointer instance)                      \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_TYPE (instance, recourse_##name##_get_type ());                   \
  }

/**
 * recourse_record_get_id:
 *
 * Returns: (nullable): the id; %NULL for the few records that have none
 */
const char *recourse_record_get_id (RecourseRecord *self);

/**
 * recourse_record_get_label:
 *
 * Returns: what to call it on screen: the label, or the id where there is none, or ""
 */
const char *recourse_record_get_label (RecourseRecord *self);

/**
 * recourse_record_find_field:
 *
 * Returns: (nullable): the field called @key, of this class or those it derives from
 */
const RecourseField *recourse_record_find_field (RecourseRecord *self, const char *key);

/**
 * recourse_record_get_fields:
 *
 * Returns: (transfer container) (element-type RecourseField): all fields, `id` and `label` first, in
 *    the order in which they are written
 */
GPtrArray *recourse_record_get_fields (RecourseRecord *self);

/**
 * recourse_record_member:
 *
 * Returns: the address of the member that @field describes
 */
gpointer recourse_record_member (RecourseRecord *self, const RecourseField *field);

void recourse_record_set_text (RecourseRecord *self, const char *key, const char *value);
void recourse_record_set_number (RecourseRecord *self, const char *key, double value);
void recourse_record_set_flag (RecourseRecord *self, const char *key, gboolean value);
void recourse_record_set_texts (RecourseRecord *self, const char *key, const char *const *value);
void recourse_record_set_numbers (RecourseRecord *self, const char *key, GArray *value);
void recourse_record_set_record (RecourseRecord *self, const char *key, RecourseRecord *value);

/**
 * recourse_record_get_extras:
 *
 * Keys that begin with `x-`: not ours, kept and written back untouched as JSON text.
 *
 * Returns: (transfer none): name → text, in no order
 */
GHashTable *recourse_record_get_extras (RecourseRecord *self);

G_END_DECLS
