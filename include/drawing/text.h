/* Text measured once, with metrics hinting off and at a fixed resolution, so that screen, PNG, SVG and
 * PDF break lines alike. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

#define RECOURSE_FONT_FAMILY "Inter, Adwaita Sans, Cantarell, sans-serif"
/* To the eye 400, but not where a variable font stands by default: Cairo 1.18 looks at how its last text has left such a
 * font, and one left at its defaults it puts into a PDF without its weight. */
#define RECOURSE_REGULAR 401

/**
 * RecourseTextStyle:
 * @font_px: size
 * @is_semibold: weight
 * @max_width: where lines wrap; 0: never
 * @max_lines: after which the text is ellipsised in the middle; 0 counts as 1
 * @align: of the lines
 */
typedef struct
{
  double font_px;
  gboolean is_semibold;
  double max_width;
  guint max_lines;
  RecourseAlign align;
} RecourseTextStyle;

/* The size that @text takes: width of the widest line, line height times the number of lines. */
void
recourse_text_measure (const char *text, RecourseTextStyle style, double *width, double *height);
double recourse_text_width (const char *text, double font_px, gboolean is_semibold);
double recourse_text_line_height (double font_px);

/**
 * recourse_text_wrap:
 * @width: (out) (optional): of the widest line
 * @is_shortened: (out) (optional): whether something was left out
 *
 * Wraps at word boundaries (inside a word only where it alone is too wide), then leaves out the middle
 * of what does not fit on the last line.  Line feeds count as spaces.
 *
 * Returns: (transfer full): the lines, at least one
 */
GStrv recourse_text_wrap (const char *text,
                          RecourseTextStyle style,
                          double *width,
                          gboolean *is_shortened);

/* Whether a name in ideographs, kana or hangul goes on from one of @lines (null-terminated) to the next. */
gboolean recourse_text_breaks_name (char **lines);

/**
 * recourse_scene_add_text:
 * @x: the edge that @style's alignment names: left, middle or right of the text
 * @y: top of the first line; capitals stand in the middle of the line height
 * @ink: of the letters, the mark's fill
 *
 * Lays out and adds a text mark.  Its bounds reach from the ascenders of the first line to the
 * descenders of the last, further where the ink does; so text stacked by line height has air between.
 * In a right-to-left scene (set `is_rtl` first) start names the right edge and end the left one.
 */
RecourseMark *recourse_scene_add_text (RecourseScene *self,
                                       const char *role,
                                       const char *text,
                                       double x,
                                       double y,
                                       RecourseTextStyle style,
                                       RecourseInk ink,
                                       const char *key,
                                       ...) G_GNUC_PRINTF (8, 9);

/**
 * recourse_text_plate:
 * @line: which of the mark's lines
 *
 * Returns: what the halo of a text covers: a plate around the letters of each line, on which they are
 *    legible whatever crosses them, in every reader of files
 */
RecourseRect recourse_text_plate (const RecourseMark *mark, guint line);
#define RECOURSE_PLATE_RADIUS 2.0

G_END_DECLS
