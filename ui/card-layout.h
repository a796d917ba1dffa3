/* Cards in columns as wide as there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_CARD_LAYOUT (recourse_card_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseCardLayout, recourse_card_layout, RECOURSE, CARD_LAYOUT, GtkLayoutManager)

GtkLayoutManager *recourse_card_layout_new (void);

void recourse_card_layout_set_card_height (RecourseCardLayout *self, int height);

/* Columns that fit in @width. */
int recourse_card_layout_count_columns (int width);

G_END_DECLS
