/* One stakeholder in the verdict strip; pressed, it comes into view of the charts about one alone. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_VERDICT_TILE (recourse_verdict_tile_get_type ())
G_DECLARE_FINAL_TYPE (RecourseVerdictTile, recourse_verdict_tile, RECOURSE, VERDICT_TILE, GtkButton)

/* @stakeholder: index among those with outcomes */
GtkWidget *recourse_verdict_tile_new (guint stakeholder);
guint recourse_verdict_tile_get_stakeholder (RecourseVerdictTile *self);

void recourse_verdict_tile_update (RecourseVerdictTile *self, RecourseDocument *document);

/* Whether it has to do with little room: smaller figures, no standing. */
void recourse_verdict_tile_set_compact (RecourseVerdictTile *self, gboolean is_compact);

G_END_DECLS
