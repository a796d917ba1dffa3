/* An assumption that can be turned: what it rests on, its value and its spread; a slider on expanding. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_ASSUMPTION_ROW (recourse_assumption_row_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseAssumptionRow, recourse_assumption_row, RECOURSE, ASSUMPTION_ROW, GtkListBoxRow)

/* @driver: index among the dossier's drivers */
GtkWidget *recourse_assumption_row_new (RecourseDocument *document, guint driver);

void recourse_assumption_row_update (RecourseAssumptionRow *self);

/* Shows or hides the slider. */
void recourse_assumption_row_toggle (RecourseAssumptionRow *self);
void recourse_assumption_row_open (RecourseAssumptionRow *self);

/* Says what the change of a row that was changed does: "Microsoft +1.2".  @effect: (nullable): nothing to say */
void recourse_assumption_row_set_effect (RecourseAssumptionRow *self, const char *effect);

/* "Claim", "Base rate", "Assumption": what @driver rests on */
const char *recourse_assumption_basis_word (RecourseDriver *driver);

G_END_DECLS
