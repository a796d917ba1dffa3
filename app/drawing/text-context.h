/* A fresh layout in the house's font, for whoever wraps. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* (transfer full) */
PangoLayout *recourse_text_layout_new (const char *text, double font_px, gboolean is_semibold);

G_END_DECLS
