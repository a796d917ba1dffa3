/* A line of text as Pango lays it out: what the painter draws is what was measured. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * recourse_text_lay_out_line:
 *
 * Lays out one line that never wraps.  Layouts are kept per thread, since measuring is most of the work
 * of laying out a chart.
 *
 * Returns: (transfer none): valid until the next call in this thread
 */
PangoLayout *recourse_text_lay_out_line (const char *line, double font_px, gboolean is_semibold);

/* Width of that line in pixels. */
double recourse_text_line_width (const char *line, double font_px, gboolean is_semibold);

G_END_DECLS
