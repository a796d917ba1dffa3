/* What other choices would bring, computed aside: nothing of the document changes. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/**
 * recourse_effect_probe_async:
 * @variants: (element-type RecourseChoices): what is to be compared with the present choices
 *
 * Computes expected values under the present choices and under each of @variants in a worker, from the same few
 * draws.
 */
void recourse_effect_probe_async (RecourseDocument *document,
                                  GPtrArray *variants,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* (transfer full) (element-type RecourseResults): the present choices first, then the variants; %NULL in the place of
 * one that has no value */
GPtrArray *recourse_effect_probe_finish (GAsyncResult *result, GError **error);

/**
 * recourse_effect_probe_dup_words:
 * @only: index of the one stakeholder that is told of, or %G_MAXUINT for all
 *
 * Returns: (transfer full): "Microsoft +1.2, OpenAI −0.4": what @after is above @before on @path; "" where nothing
 *    changes
 */
char *recourse_effect_probe_dup_words (RecourseDossier *dossier,
                                       const RecourseResults *before,
                                       const RecourseResults *after,
                                       guint path,
                                       guint only);

G_END_DECLS
