/* Fonts of the first frame, found and read in a worker while the window is being built.  For every size and weight the
 * text system searches all fonts twice, and whoever measures the first text waits for it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which fonts the toolkit would look for; on the main thread, once the display is open. */
void recourse_font_ahead_ask (void);

/* Waits until they are asked for and finds them; in a worker. */
void recourse_font_ahead_find (void);

/* On the main thread, before the first text is measured: uses them, and waits for that where they are being found. */
void recourse_font_ahead_adopt (void);

G_END_DECLS
