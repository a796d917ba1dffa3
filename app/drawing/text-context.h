/* A fresh layout in the house's font, for whoever wraps. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* (transfer full) */
PangoLayout *recourse_text_layout_new (const char *text, double font_px, gboolean is_semibold);

/* Lets no line of @layout break within a name in ideographs, kana or hangul; whether it holds one. */
gboolean recourse_text_keep_names (PangoLayout *layout);

G_END_DECLS
