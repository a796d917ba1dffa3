/* What an open document shows at one moment, for workers that draw it elsewhere: pictures, decks, slides. */
#pragma once

#include "briefing/slide.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RecourseSnapshot:
 * @bytes: of the dossier: a model is for one thread, so that a worker reads them for itself
 * @results: (nullable): as far as they are known
 * @is_exact: whether @results are of all draws
 * @trials: number of all draws
 * @seed: theirs
 * @insight: (nullable): of @leader and @stakeholder
 * @hidden: (nullable): who is left out of the charts, though not of decks and reports, which are about all
 * @paths: (element-type guint): the paths that are on
 *
 * Everything that pictures depend on.
 */
typedef struct
{
  GBytes *bytes;
  RecourseChoices *choices;
  RecourseProgram *program;
  RecourseResults *results;
  gboolean is_exact;
  guint64 trials;
  guint64 seed;
  RecourseInsight *insight;
  GArray *paths;
  guint leader;
  guint stakeholder;
  GStrv hidden;
  gboolean is_rtl;
} RecourseSnapshot;

/* @widget: whose reading direction counts */
RecourseSnapshot *recourse_snapshot_new (RecourseDocument *document, GtkWidget *widget);
RecourseSnapshot *recourse_snapshot_copy (const RecourseSnapshot *self);
void recourse_snapshot_free (RecourseSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseSnapshot, recourse_snapshot_free)

/* (transfer full): the dossier, read anew */
RecourseDossier *recourse_snapshot_read (const RecourseSnapshot *self);

/**
 * recourse_snapshot_complete:
 * @dossier: as read from it
 *
 * Computes what the document had no time for yet: all draws, and where it is needed insight.  For workers.
 */
gboolean recourse_snapshot_complete (RecourseSnapshot *self,
                                     RecourseDossier *dossier,
                                     gboolean needs_insight,
                                     GCancellable *cancellable,
                                     GError **error);

/* Both borrow from @self and @dossier. */
RecourseBriefing recourse_snapshot_briefing (const RecourseSnapshot *self,
                                             RecourseDossier *dossier);
RecourseChartInput recourse_snapshot_input (const RecourseSnapshot *self,
                                            RecourseDossier *dossier,
                                            const RecourseChart *chart,
                                            double width,
                                            double height);

/* (transfer full) (element-type RecourseAttachment): what makes a picture restore it */
GPtrArray *recourse_snapshot_dup_attachments (const RecourseSnapshot *self);

G_END_DECLS
