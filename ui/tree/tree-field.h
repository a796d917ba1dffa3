/* One line of the form that edits a node of the tree: its name, an entry, and what is wrong beside it. */
#pragma once

#include "ui/editor/formula-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_TREE_FIELD (recourse_tree_field_get_type ())
G_DECLARE_FINAL_TYPE (RecourseTreeField, recourse_tree_field, RECOURSE, TREE_FIELD, GtkBox)

/* Emits `changed` while one types.  @place: a JSON pointer to the value; @text: (nullable): what it says now */
GtkWidget *recourse_tree_field_new_text (const char *label, const char *place, const char *text);
GtkWidget *recourse_tree_field_new_formula (RecourseDocument *document,
                                            RecourseFormulaScope scope,
                                            const char *label,
                                            const char *place,
                                            const char *text);
/* @ids, @labels: NULL-terminated, of the same length */
GtkWidget *recourse_tree_field_new_choice (const char *label,
                                           const char *place,
                                           const char *const *ids,
                                           const char *const *labels,
                                           const char *id);

/* A word that stands for itself, such as `rest`. */
void recourse_tree_field_allow_word (RecourseTreeField *self, const char *word);

const char *recourse_tree_field_get_place (RecourseTreeField *self);
const char *recourse_tree_field_get_text (RecourseTreeField *self);
void recourse_tree_field_set_text (RecourseTreeField *self, const char *text);
gboolean recourse_tree_field_is_changed (RecourseTreeField *self);
gboolean recourse_tree_field_is_formula (RecourseTreeField *self);

/* (nullable): what is wrong with what was typed, as far as it can be told at once */
const char *recourse_tree_field_get_fault (RecourseTreeField *self);
/* A reason from elsewhere; stays until something else is typed.  NULL: none. */
void recourse_tree_field_set_message (RecourseTreeField *self, const char *message);

/* With every assumption at its mean; NaN where it is no formula or has no value. */
double recourse_tree_field_get_value (RecourseTreeField *self);

G_END_DECLS
