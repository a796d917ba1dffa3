/* A picture laid out once, in logical pixels, y down.  Painting, picking, tooltips, focus, accessible
 * text, SVG ids and the audit all read the same marks.  Colours are inks, looked up in a theme when the
 * scene is painted; a scene does not depend on theme, scale or output. */
#pragma once

#include "drawing/ink-mix.h"
#include "drawing/theme.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} RecourseRect;

/**
 * RecourseShape:
 * @RECOURSE_SHAPE_RECT: the mark's bounds, with an optional corner radius
 * @RECOURSE_SHAPE_RULE: a horizontal or vertical line through the middle of the bounds, drawn on whole
 *    device pixels: exactly one of them where no stroke width is given
 * @RECOURSE_SHAPE_CURVE: the mark's curve, filled, stroked or both
 * @RECOURSE_SHAPE_SYMBOL: a symbol that fills the bounds
 * @RECOURSE_SHAPE_TEXT: the mark's text in its bounds
 */
typedef enum
{
  RECOURSE_SHAPE_RECT,
  RECOURSE_SHAPE_RULE,
  RECOURSE_SHAPE_CURVE,
  RECOURSE_SHAPE_SYMBOL,
  RECOURSE_SHAPE_TEXT,
} RecourseShape;

typedef enum
{
  RECOURSE_CURVE_MOVE,  /* to x, y */
  RECOURSE_CURVE_LINE,  /* to x, y */
  RECOURSE_CURVE_CUBIC, /* control points x1, y1, x2, y2, to x, y */
  RECOURSE_CURVE_CLOSE,
} RecourseCurveOp;

typedef struct
{
  RecourseCurveOp op;
  double x1, y1, x2, y2, x, y;
} RecourseCurvePoint;

typedef enum
{
  RECOURSE_DASH_SOLID,
  RECOURSE_DASH_DASHED, /* 6-3, longer from 2 px of width on */
  RECOURSE_DASH_DOTTED, /* 1-3 at 1 px, 2-3 at 2 px, longer from there on */
} RecourseDash;

/* How a mark is painted.  Zero-initialised: nothing is painted. */
typedef struct
{
  RecourseInk fill;
  double fill_alpha;       /* 0: opaque, as left out; else in (0, 1] */
  RecoursePattern pattern; /* over the fill, in @pattern_ink */
  RecourseInk pattern_ink;
  RecourseInk stroke;
  double stroke_width;
  RecourseDash dash;
  RecourseInk halo; /* under the mark, in a band @halo_width wider on each side */
  double halo_width;
  double radius; /* of a rectangle's corners */
} RecoursePaint;

typedef enum
{
  RECOURSE_ALIGN_START, /* left, or right in a right-to-left scene; always left in a mark */
  RECOURSE_ALIGN_CENTER,
  RECOURSE_ALIGN_END,
} RecourseAlign;

/**
 * RecourseMark:
 * @key: names the datum, stable over layouts and unique in the scene: `payoffs/litigation/microsoft/mean`
 * @role: what it is in the chart, interned: title, subtitle, source, note, heading, tick, grid, zero,
 *    axis, bar, interval, median, mean, dot, area, line, label, legend, panel, badge, …
 * @shape: the geometry
 * @bounds: what is picked and outlined on focus, halo left out
 * @curve: (nullable) (element-type RecourseCurvePoint): of a curve
 * @symbol: of a symbol
 * @z: painting order; equal z in the order of adding
 * @paint: how
 * @text: (nullable): the text in full, of a text mark; drawn lines are @lines
 * @lines: (nullable): the lines as wrapped and ellipsised
 * @line_height: from baseline to baseline
 * @baseline: of the first line, from the top of @bounds
 * @font_px: size of the text
 * @is_semibold: weight 600 instead of 400
 * @align: of the lines in @bounds
 * @ground: the ink that lies behind, for the audit of contrast
 * @value: the datum; NaN where the mark is none
 * @spoken: (nullable): tooltip and accessible text; a mark with one can be reached by keyboard
 * @url: (nullable): where what it states can be read, a link in SVG and PDF; set with
 *    recourse_mark_link()
 * @series: (nullable): interned: marks of one series are walked with arrow keys, Tab goes to the next
 * @fade: 0: all there, as left out, up to 1: gone; only while a scene is in transition
 * @mixes: (nullable): what the inks from %RECOURSE_N_INKS on are in @paint, in their order; only while a
 *    scene is in transition
 *
 * One item of a scene.
 */
typedef struct
{
  char *key;
  const char *role;
  RecourseShape shape;
  RecourseRect bounds;
  GArray *curve;
  RecourseSymbol symbol;
  int z;
  RecoursePaint paint;
  char *text;
  GStrv lines;
  double line_height;
  double baseline;
  double font_px;
  gboolean is_semibold;
  RecourseAlign align;
  RecourseInk ground;
  double value;
  char *spoken;
  char *url;
  const char *series;
  double fade;
  RecourseInkMix *mixes;
} RecourseMark;

/* The numbers behind a picture, as text already formatted for reading. */
typedef struct
{
  GStrv columns;
  GPtrArray *rows; /* GStrv, as long as columns */
} RecourseTable;

typedef struct
{
  gatomicrefcount ref_count;

  char *chart; /* name of the chart */
  double width, height;
  char *title;       /* the finding, as drawn */
  char *description; /* for screen readers, SVG desc, PDF subject: finding, extremes, trend */
  gboolean is_rtl;
  GPtrArray *marks;     /* RecourseMark, in painting order once sealed */
  GHashTable *by_key;   /* key → mark, borrowed; NULL until sealed */
  GStringChunk *kept;   /* or NULL: see recourse_scene_keep() */
  RecourseTable *table; /* or NULL */
} RecourseScene;

RecourseScene *recourse_scene_new (const char *chart, double width, double height);
RecourseScene *recourse_scene_ref (RecourseScene *self);
void recourse_scene_unref (RecourseScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseScene, recourse_scene_unref)

/* Each adds a mark and lends it, so that further members can be set until the scene is sealed.  @key
 * is a printf format. */
RecourseMark *recourse_scene_add_rect (RecourseScene *self,
                                       const char *role,
                                       RecourseRect bounds,
                                       RecoursePaint paint,
                                       const char *key,
                                       ...) G_GNUC_PRINTF (5, 6);
RecourseMark *recourse_scene_add_rule (RecourseScene *self,
                                       const char *role,
                                       double x1,
                                       double y1,
                                       double x2,
                                       double y2,
                                       RecourseInk ink,
                                       const char *key,
                                       ...) G_GNUC_PRINTF (8, 9);
RecourseMark *recourse_scene_add_symbol (RecourseScene *self,
                                         const char *role,
                                         RecourseSymbol symbol,
                                         double center_x,
                                         double center_y,
                                         double size,
                                         RecoursePaint paint,
                                         const char *key,
                                         ...) G_GNUC_PRINTF (8, 9);
/* @curve: (transfer full) (element-type RecourseCurvePoint); bounds follow from it. */
RecourseMark *recourse_scene_add_curve (
    RecourseScene *self, const char *role, GArray *curve, RecoursePaint paint, const char *key, ...)
    G_GNUC_PRINTF (5, 6);

GArray *recourse_curve_new (void);
void recourse_curve_move_to (GArray *curve, double x, double y);
void recourse_curve_line_to (GArray *curve, double x, double y);
void recourse_curve_cubic_to (
    GArray *curve, double x1, double y1, double x2, double y2, double x, double y);
void recourse_curve_close (GArray *curve);

/**
 * recourse_mark_speak:
 * @series: which marks it is walked with
 * @format: what it says
 *
 * Makes a mark reachable: tooltip, focus, accessible text.
 */
void recourse_mark_speak (RecourseMark *self, const char *series, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/**
 * recourse_mark_link:
 * @url: (nullable): as a dossier has it; whatever is no address of the web is left out
 *
 * Makes a mark a link in the files that have links.
 */
void recourse_mark_link (RecourseMark *self, const char *url);

/* Whether @url is a page of the web: nothing else that a stranger's dossier names is ever linked. */
gboolean recourse_is_web_address (const char *url);

/* Sorts the marks into painting order and makes keys unique ("#2" is added to one that repeats); a
 * sealed scene no longer changes. */
void recourse_scene_seal (RecourseScene *self);

/* A copy of @text that lives as long as the scene.  (transfer none) */
const char *recourse_scene_keep (RecourseScene *self, const char *text);

/**
 * recourse_scene_pick:
 *
 * Returns: (nullable) (transfer none): the topmost mark that speaks under the point, or the nearest one
 *    within 12 px, so that thin marks can be hit; a line is measured along its curve
 */
const RecourseMark *recourse_scene_pick (const RecourseScene *self, double x, double y);

const RecourseMark *recourse_scene_find (const RecourseScene *self, const char *key);

RecourseTable *recourse_table_new (const char *first_column, ...) G_GNUC_NULL_TERMINATED;
void
recourse_table_add_row (RecourseTable *self, const char *first_cell, ...) G_GNUC_NULL_TERMINATED;
void recourse_table_free (RecourseTable *self);

G_END_DECLS
