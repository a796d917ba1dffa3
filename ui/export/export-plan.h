/* What is to be exported, and how: a plain value that dialog, preview and worker share. */
#pragma once

#include "ui/compare/compare-job.h"
#include "ui/snapshot.h"

#include "briefing/brief.h"
#include "output/export.h"

G_BEGIN_DECLS

/**
 * RecourseExportWhat:
 * @RECOURSE_EXPORT_CHART: one chart, or the comparison of scenarios
 * @RECOURSE_EXPORT_SHEET: the charts of the dashboard as one picture
 * @RECOURSE_EXPORT_ALL: every chart as a file of its own
 * @RECOURSE_EXPORT_DECK: the slides
 * @RECOURSE_EXPORT_BRIEF: the report
 */
typedef enum
{
  RECOURSE_EXPORT_CHART,
  RECOURSE_EXPORT_SHEET,
  RECOURSE_EXPORT_ALL,
  RECOURSE_EXPORT_DECK,
  RECOURSE_EXPORT_BRIEF,
  RECOURSE_N_EXPORTS,
} RecourseExportWhat;

/**
 * RecourseExportPlan:
 * @chart: name of a chart, or `compare`
 * @charts: (nullable): names of the charts on the dashboard
 * @comparison: (nullable): what Compare shows
 * @format: png, svg, pdf or pptx
 * @width: of a picture, in logical pixels
 * @scale: device pixels for a logical one, of PNG
 * @paper: of a report
 * @has_notes: whether pages of a deck have the notes below
 * @has_model: whether files carry the dossier and what is chosen
 *
 * One export.
 */
typedef struct
{
  RecourseExportWhat what;
  char *chart;
  GStrv charts;
  RecourseCompareOutcome *comparison;
  char *format;
  double width, height;
  double scale;
  RecourseThemeKind theme;
  RecoursePaper paper;
  gboolean is_transparent;
  RecourseChartOmits omits;
  gboolean has_notes;
  gboolean has_model;
} RecourseExportPlan;

/* As the last export was, or a chart as a PNG picture. */
RecourseExportPlan *recourse_export_plan_new (void);
/* Keeps how it is done for the next time. */
void recourse_export_plan_remember (const RecourseExportPlan *self);
RecourseExportPlan *recourse_export_plan_copy (const RecourseExportPlan *self);
void recourse_export_plan_free (RecourseExportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseExportPlan, recourse_export_plan_free)

/* The formats that there are for it: names, NULL-terminated. */
const char *const *recourse_export_formats (RecourseExportWhat what);

/* Whether it makes a picture, or several: what has a size. */
static inline gboolean
recourse_export_is_picture (RecourseExportWhat what)
{
  return what <= RECOURSE_EXPORT_ALL;
}

/* Whether what it makes shows more than results; for recourse_snapshot_complete(). */
gboolean recourse_export_needs_insight (const RecourseExportPlan *plan);

/**
 * recourse_export_lay_out:
 * @snapshot: complete
 * @dossier: as read from it
 *
 * Returns: (transfer full) (nullable): the picture, or the first of several; %NULL for a report
 */
RecourseScene *recourse_export_lay_out (const RecourseExportPlan *plan,
                                        const RecourseSnapshot *snapshot,
                                        RecourseDossier *dossier);

/* @done files, slides or pages of @total; called in the worker's thread. */
typedef void (*RecourseExportProgress) (guint done, guint total, gpointer data);

/**
 * recourse_export_write:
 * @file: where to; for all charts a folder
 *
 * Writes what is planned; each file appears whole or not at all.  For workers.
 *
 * Returns: how many files were written; 0 with @error set
 */
guint recourse_export_write (const RecourseExportPlan *plan,
                             const RecourseSnapshot *snapshot,
                             RecourseDossier *dossier,
                             GFile *file,
                             RecourseExportProgress progress,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
