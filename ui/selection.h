/* What is selected in a document: one thing for all views of it.  Charts outline it, the inspector tells about it. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_SELECTION (recourse_selection_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSelection, recourse_selection, RECOURSE, SELECTION, GObject)

/* (transfer none): the selection of @document, which lives as long as it does */
RecourseSelection *recourse_selection_of (RecourseDocument *document);

/* Properties: `target` (string): notified when another thing is selected, and when it is selected once more */

/**
 * recourse_selection_get_target:
 *
 * Returns: (nullable): a JSON pointer to a record (`/claims/3`), the key of a mark of a chart
 *    (`payoffs/litigation/microsoft/mean`), or %NULL where nothing is selected
 */
const char *recourse_selection_get_target (RecourseSelection *self);

/* Where an edit moves the record that a pointer leads to, the selection goes with it; where it is removed, nothing is
 * selected any more.  @target: (nullable) */
void recourse_selection_set_target (RecourseSelection *self, const char *target);

/* What the selected mark says in its chart; nothing for records.  Notified as `words`. */
const char *recourse_selection_get_words (RecourseSelection *self);
void recourse_selection_set_words (RecourseSelection *self, const char *words);

G_END_DECLS
