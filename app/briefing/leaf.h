/* The sheet that slides of text are set on: the margins, sizes and foot of a chart's picture, and columns that mirror
 * where text runs right to left, so that no slide has to think of it. */
#pragma once

#include "briefing/slide.h"
#include "drawing/text.h"

G_BEGIN_DECLS

/**
 * Leaf:
 * @unit: what lengths given for 1080p are multiplied with, zoom included
 * @frame_unit: the same without zoom, for head and foot
 * @is_cut: whether something did not fit: the next smaller zoom may hold it
 * @area: what is left for the slide once head and foot are set; x counts from where reading starts
 */
typedef struct
{
  const RecourseSlide *slide;
  const RecourseBriefing *briefing;
  RecourseChartOmits omits;
  RecourseScene *scene;
  double unit, frame_unit;
  double margin;
  double title_px, subtitle_px, source_px;
  double body_px, label_px, note_px;
  gboolean is_cut;
  RecourseRect area;
} Leaf;

void leaf_begin (Leaf *leaf,
                 const RecourseSlide *slide,
                 const RecourseBriefing *briefing,
                 double width,
                 double height,
                 RecourseChartOmits omits,
                 double zoom);

/* Title (or the slide's own), subtitle and source line.  @finding, @subtitle and @description are also what the scene
 * says of itself. */
void leaf_head (Leaf *leaf, const char *finding, const char *subtitle);
void leaf_foot (Leaf *leaf, gboolean names_draws);
/* Seals and hands over the scene, which @description (transfer full) speaks for. */
RecourseScene *leaf_finish (Leaf *leaf, char *description);

typedef struct
{
  double px;
  gboolean is_semibold;
  guint max_lines; /* 0: as many as it takes */
  RecourseInk ink;
  gboolean is_end; /* ends at x instead of beginning there */
} LeafText;

/* Sets @text into a column at @x, @width wide (0: one line of any width), its first line at @y.  @url (nullable) is where it leads.
 * Returns the height it takes. */
double leaf_text (Leaf *leaf,
                  const char *role,
                  const char *text,
                  double x,
                  double y,
                  double width,
                  LeafText style,
                  const char *url);
double leaf_text_height (const Leaf *leaf, const char *text, double width, LeafText style);
double leaf_text_width (const char *text, LeafText style);

/* A panel with rounded corners and a thin outline. */
void leaf_card (Leaf *leaf, RecourseRect rect);
void leaf_rule (Leaf *leaf, double x, double y, double width);
/* The sign of a party, in the middle of a line of @px that begins at @y. */
void leaf_party (Leaf *leaf, guint party, double x, double y, double px);
/* The numbered badge of a path, filled where it leads; returns its size. */
double leaf_badge (Leaf *leaf, guint path, double x, double y, double px);
/* Disc, half disc or ring: a claim, a base rate, an assumption. */
void leaf_basis (Leaf *leaf, const char *basis, double x, double y, double px);

double leaf_line (double px);

/* ---- words ---- */

/* (transfer full): money in the dossier's currency and unit; @magnitude: of the largest beside it */
char *briefing_money (const RecourseBriefing *briefing, double value, double magnitude);
char *briefing_percent (const RecourseBriefing *briefing, double fraction);
/* (transfer full): a name as it may stand in a sentence */
char *briefing_name (const RecourseBriefing *briefing, gpointer record);
/* (transfer full): "A, B and C" (element-type utf8) */
char *briefing_list (GPtrArray *names);
/* (transfer none): the record of the @i-th stakeholder with outcomes; a path; an item of a list */
RecourseStakeholder *briefing_stakeholder (const RecourseBriefing *briefing, guint i);
RecoursePath *briefing_path (const RecourseBriefing *briefing, guint i);
gpointer briefing_item (GListStore *list, guint i);
guint briefing_length (GListStore *list);
/* (nullable): the claim in use in @conflict with the choices applied */
RecourseClaim *briefing_adopted (const RecourseBriefing *briefing, RecourseConflict *conflict);
/* (transfer full): "NextFin: Microsoft Threatens … (March 2026)" */
char *briefing_source (RecourseSource *source);
/* (nullable): @url where it is an address of the web that can stand in a file */
const char *briefing_address (const char *url);
/* The largest magnitude among means, P10 and P90. */
double briefing_magnitude (const RecourseBriefing *briefing);
const char *briefing_baseline (const RecourseBriefing *briefing);

/* The slides of text; each a file of its own. */
RecourseScene *briefing_lay_out_situation (Leaf *leaf);
RecourseScene *briefing_lay_out_paths (Leaf *leaf);
RecourseScene *briefing_lay_out_sources (Leaf *leaf);
RecourseScene *briefing_lay_out_method (Leaf *leaf);

G_END_DECLS
