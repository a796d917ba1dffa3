/* A symbol of the charts among the window's own controls: a party's shape, the basis of an assumption. */
#pragma once

#include "drawing/theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SYMBOL_VIEW (recourse_symbol_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSymbolView, recourse_symbol_view, RECOURSE, SYMBOL_VIEW, GtkWidget)

GtkWidget *recourse_symbol_view_new (RecourseSymbol symbol, RecourseInk ink, int size);
GtkWidget *recourse_symbol_view_new_party (guint party, int size);

/* disc for a claim, half disc for a base rate, ring for an assumption */
GtkWidget *recourse_symbol_view_new_basis (const char *basis, int size);

/* Whether it lies on the accent, and so needs the other theme's colours. */
void recourse_symbol_view_set_on_accent (RecourseSymbolView *self, gboolean is_on_accent);

G_END_DECLS
