/* One value of a distribution and its probability, each in an entry. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_MASS_ROW (recourse_mass_row_get_type ())
G_DECLARE_FINAL_TYPE (RecourseMassRow, recourse_mass_row, RECOURSE, MASS_ROW, GtkBox)

GtkWidget *recourse_mass_row_new (void);

/* The names of the columns, above the rows. */
GtkWidget *recourse_mass_row_create_heads (void);

/* NaN leaves an entry empty. */
void recourse_mass_row_set (RecourseMassRow *self, double value, double probability);
/* What is typed; FALSE, and the entry at fault is marked, where that is no number or no probability. */
gboolean recourse_mass_row_read (RecourseMassRow *self, double *value, double *probability);

/* By which it is spoken of, from 1. */
void recourse_mass_row_set_number (RecourseMassRow *self, guint number);
void recourse_mass_row_set_can_go (RecourseMassRow *self, gboolean can_go);
void recourse_mass_row_focus (RecourseMassRow *self);

/* (transfer full): "95%" with as many digits as it takes, up to six */
char *recourse_mass_percent (double probability);

/* Signals: `entered`: something was typed, or left; `remove`: somebody wants to be rid of it */

G_END_DECLS
