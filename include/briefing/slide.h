/* Slides: which there are, and what each shows.  A slide says what is to be seen; its picture is a pure function of
 * the slide, the briefing and a size, and may be laid out in any thread that has the dossier to itself. */
#pragma once

#include "charts/chart.h"
#include "model/choices.h"

G_BEGIN_DECLS

/**
 * RecourseBriefing:
 * @dossier: what it says
 * @choices: (nullable): what is set differently from the file
 * @program: (nullable): turns @insight where a slide looks from another path or stakeholder
 * @results: (nullable): of @program; %NULL while nothing is computed
 * @insight: (nullable): from @leader and @stakeholder; %NULL while it is not computed
 * @paths: (array length=n_paths): indices of the paths that are on, in the dossier's order
 * @leader: index of the path that leads
 * @stakeholder: index, among those with outcomes, of the one in view
 * @numbers: how numbers are written
 * @text_scale: 1, or as the platform asks for
 * @is_rtl: whether text runs right to left
 *
 * All that slides may know: one state of one dossier.  Everything is borrowed.
 */
typedef struct
{
  RecourseDossier *dossier;
  const RecourseChoices *choices;
  RecourseProgram *program;
  const RecourseResults *results;
  RecourseInsight *insight;
  const guint *paths;
  guint n_paths;
  guint leader;
  guint stakeholder;
  const RecourseNumberForm *numbers;
  double text_scale;
  gboolean is_rtl;
} RecourseBriefing;

/* What @self says to a chart: a picture of that size, which borrows from it. */
RecourseChartInput recourse_briefing_input (const RecourseBriefing *self,
                                            double width,
                                            double height,
                                            RecourseChartOmits omits);

/**
 * RecourseSlide:
 * @id: unique among the slides of a deck
 * @kind: a chart's name, or `situation`, `paths`, `sources` or `method`
 * @chart: (nullable): the chart it shows; %NULL: a slide of text
 * @title: (nullable): in place of the finding
 * @notes: (nullable): for the speaker; %NULL: what recourse_slide_dup_notes() finds to say
 * @paths: (nullable): ids of the paths it shows, the last of which leads; %NULL: those of the briefing
 * @stakeholder: (nullable): id of the one it looks from; %NULL: that of the briefing
 * @is_hidden: whether it is skipped
 * @is_standard: whether it is as the standard deck has it: not retitled, annotated, hidden or turned
 *
 * One slide.  Immutable once others have it; recourse_slide_copy() gives one that may be changed.
 */
typedef struct
{
  gatomicrefcount ref_count;

  char *id;
  char *kind;
  const RecourseChart *chart;
  char *title;
  char *notes;
  GStrv paths;
  char *stakeholder;
  gboolean is_hidden;
  gboolean is_standard;
} RecourseSlide;

/* @kind: one of recourse_slide_kinds */
RecourseSlide *recourse_slide_new (const char *id, const char *kind);
RecourseSlide *recourse_slide_copy (const RecourseSlide *self);
RecourseSlide *recourse_slide_ref (RecourseSlide *self);
void recourse_slide_unref (RecourseSlide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseSlide, recourse_slide_unref)

/**
 * recourse_slides_standard:
 *
 * The standard deck: situation, money, stakes and rights, paths, outcomes, who wants what, what matters most, where
 * the deal is, the strategy map, sources and conflicts, method; without slides on which the dossier has nothing.
 *
 * Returns: (transfer full) (element-type RecourseSlide)
 */
GPtrArray *recourse_slides_standard (RecourseDossier *dossier);

/**
 * recourse_slides_effective:
 * @is_standard: (out) (optional): whether the dossier has no slides of its own
 *
 * The dossier's `slides`, hidden ones too, or the standard deck where it has none.
 *
 * Returns: (transfer full) (element-type RecourseSlide)
 */
GPtrArray *recourse_slides_effective (RecourseDossier *dossier, gboolean *is_standard);

/**
 * recourse_slides_to_json:
 *
 * Returns: (transfer full): the list as a dossier's `slides` has it, for an edit of `/slides`
 */
char *recourse_slides_to_json (GPtrArray *slides);

/* What a kind of slide is called, translated; the name itself where there is none such. */
const char *recourse_slide_kind_label (const char *kind);

/**
 * recourse_slide_lay_out:
 * @omits: parts of the picture to leave out, the space of which goes to the rest
 *
 * The scene's title is the slide's, drawn or not: its own, or the finding.
 *
 * Returns: (transfer full): a sealed scene
 */
RecourseScene *recourse_slide_lay_out (const RecourseSlide *self,
                                       const RecourseBriefing *briefing,
                                       double width,
                                       double height,
                                       RecourseChartOmits omits);

/**
 * recourse_slide_dup_notes:
 * @scene: of the slide
 *
 * Returns: (transfer full): the slide's own notes, or the picture in words; may be ""
 */
char *recourse_slide_dup_notes (const RecourseSlide *self, const RecourseScene *scene);

G_END_DECLS
