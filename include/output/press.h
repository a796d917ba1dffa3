/* Pictures encoded on all cores while their maker lays out further ones: a dossier may be read in one thread only, but
 * a sealed scene in any, and encoding is most of the work. */
#pragma once

#include "output/export.h"

G_BEGIN_DECLS

typedef struct _RecoursePress RecoursePress;

/* @n_pictures: how many are to come; a single one is not worth a thread, which would load the fonts once more */
RecoursePress *recourse_press_new (guint n_pictures);

/* Waits for what was begun.  NULL is ignored. */
void recourse_press_free (RecoursePress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecoursePress, recourse_press_free)

/* @how: copied, but for its attachments, which are borrowed */
void recourse_press_add (RecoursePress *self,
                         const RecourseFormat *format,
                         RecourseScene *scene,
                         const RecourseExport *how);

/**
 * recourse_press_finish:
 *
 * Waits until all is encoded.  The bytes do not depend on the number of cores.
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): in the order of adding; %NULL with @error set
 *    (#RecourseExportError) if one of them failed
 */
GPtrArray *recourse_press_finish (RecoursePress *self, GError **error);

G_END_DECLS
