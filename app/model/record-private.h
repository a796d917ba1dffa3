/* How a record class is defined: a table of fields and one macro. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* `id` and `label` live in RecourseRecord itself; these stand for their offsets. */
#define RECOURSE_OFFSET_ID G_MAXSIZE
#define RECOURSE_OFFSET_LABEL (G_MAXSIZE - 1)

#define RECOURSE_ID(...)                                                                           \
  {                                                                                                \
    .key = "id", .kind = RECOURSE_FIELD_TEXT, .offset = RECOURSE_OFFSET_ID, __VA_ARGS__            \
  }
#define RECOURSE_LABEL(...)                                                                        \
  {                                                                                                \
    .key = "label", .kind = RECOURSE_FIELD_TEXT, .offset = RECOURSE_OFFSET_LABEL, __VA_ARGS__      \
  }
#define RECOURSE_FIELD_AS(Name, member, name, KIND, ...)                                           \
  {                                                                                                \
    .key = name, .kind = RECOURSE_FIELD_##KIND,                                                    \
    .offset = G_STRUCT_OFFSET (Recourse##Name, member), __VA_ARGS__                                \
  }
#define RECOURSE_FIELD(Name, member, KIND, ...)                                                    \
  RECOURSE_FIELD_AS (Name, member, #member, KIND, __VA_ARGS__)

#define REQUIRED .required = TRUE
#define OF(lists) .of = lists
#define ONE_OF(words) .choices = words
#define ITEMS(name) .item_type = recourse_##name##_get_type
#define BETWEEN(least, most) .min = (least), .max = (most)
#define POSITIVE .min = 0, .max = G_MAXDOUBLE, .above_min = TRUE

/* Defines the class that RECOURSE_DECLARE_RECORD declares: its fields are those of the table
 * `name_fields`, its properties follow them. */
#define RECOURSE_DEFINE_RECORD(Name, name)                                                         \
  G_DEFINE_FINAL_TYPE (Recourse##Name, recourse_##name, RECOURSE_TYPE_RECORD)                      \
                                                                                                   \
  static void recourse_##name##_class_init (Recourse##Name##Class *klass)                          \
  {                                                                                                \
    recourse_record_class_set_fields (&klass->parent_class, name##_fields,                         \
                                      G_N_ELEMENTS (name##_fields));                               \
  }                                                                                                \
                                                                                                   \
  static void recourse_##name##_init (Recourse##Name *self) {}

void recourse_record_class_set_fields (RecourseRecordClass *klass,
                                       const RecourseField *fields,
                                       guint n_fields);

/* Counts changes of ids: an index of ids built before the last one may be wrong. */
guint recourse_record_renames (void);

G_END_DECLS
