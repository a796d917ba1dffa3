/* Cards in columns as wide as there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_CARD_LAYOUT (recourse_card_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseCardLayout, recourse_card_layout, RECOURSE, CARD_LAYOUT, GtkLayoutManager)

GtkLayoutManager *recourse_card_layout_new (void);

void recourse_card_layout_set_card_height (RecourseCardLayout *self, int height);

/* Whether only the first row shows; so it is at first. */
void recourse_card_layout_set_is_folded (RecourseCardLayout *self, gboolean is_folded);

/* How many cards there was no place for; the property `n-hidden` tells when that changes, which is while
 * sizes are being handed out. */
guint recourse_card_layout_get_n_hidden (RecourseCardLayout *self);

/* Columns that fit in @width, with the text size of @widget. */
int recourse_card_layout_count_columns (GtkWidget *widget, int width);

G_END_DECLS
