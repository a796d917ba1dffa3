/* An entry for a formula: what is wrong is marked and said while one types, names and functions are completed. */
#pragma once

#include "ui/editor/formula-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_FORMULA_ENTRY (recourse_formula_entry_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseFormulaEntry, recourse_formula_entry, RECOURSE, FORMULA_ENTRY, GtkWidget)

/* Emits `committed` on Enter and on leaving with another text than was set, `checked` after every change. */
GtkWidget *recourse_formula_entry_new (RecourseDocument *document, RecourseFormulaScope scope);

/* Words that stand for themselves, such as `rest`; NULL: none. */
void recourse_formula_entry_allow_word (RecourseFormulaEntry *self, const char *word);

void recourse_formula_entry_set_text (RecourseFormulaEntry *self, const char *text);
const char *recourse_formula_entry_get_text (RecourseFormulaEntry *self);
void recourse_formula_entry_set_label (RecourseFormulaEntry *self, const char *label);

/* (nullable): what is wrong with the text, in words */
const char *recourse_formula_entry_get_fault (RecourseFormulaEntry *self);

/* (transfer full) (nullable): "= 3.4 at the means"; %NULL where it has no value, or is a plain number */
char *recourse_formula_entry_dup_value (RecourseFormulaEntry *self);

/* Commits what was typed, as Enter does. */
void recourse_formula_entry_flush (RecourseFormulaEntry *self);

/* Whether Enter presses the default button of the form around it. */
void recourse_formula_entry_set_activates_default (RecourseFormulaEntry *self, gboolean is_default);

G_END_DECLS
