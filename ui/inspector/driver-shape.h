/* Distributions of assumptions as the inspector changes them: taken from what is in force, moved by a percentile,
 * turned into another kind, written back. */
#pragma once

#include "analysis/distribution.h"
#include "document/document.h"

G_BEGIN_DECLS

/**
 * recourse_shape_in_force:
 * @held: (out): the value at which the driver is held; NaN while it varies
 *
 * Returns: (transfer full) (nullable): the distribution that counts now: by hand, of the scenario, or of the file;
 *    %NULL where there is no driver called @id
 */
RecourseDistribution *
recourse_shape_in_force (RecourseDocument *document, const char *id, double *held);

/* Whether percentiles can move it. */
gboolean recourse_shape_can_move (RecourseDistribution *distribution);

/**
 * recourse_shape_move:
 * @which: 0, 1 or 2 for P10, P50 or P90
 * @p50_low: (out): the least P50 that fits to P10 and P90 of the result
 * @p50_high: (out): the greatest
 *
 * Moves one percentile to @value and leaves the others, which makes a metalog of what is none.  Where no shape has these
 * three it goes as far as there is one.
 *
 * Returns: (transfer full): the distribution
 */
RecourseDistribution *recourse_shape_move (
    RecourseDistribution *from, guint which, double value, double *p50_low, double *p50_high);

/* (transfer full) (nullable): one of @kind that comes near to @from */
RecourseDistribution *recourse_shape_of_kind (RecourseDistribution *from, const char *kind);

/* (transfer full): a copy with another number under @key */
RecourseDistribution *
recourse_shape_with (RecourseDistribution *from, const char *key, double value);

/* (transfer full): of the discrete kind; (element-type double) both */
RecourseDistribution *recourse_shape_of_masses (GArray *values, GArray *probabilities);
/* (transfer full) (nullable): of the empirical kind; %NULL where there is no value, or one that is @wrong */
RecourseDistribution *recourse_shape_of_samples (const char *text, char **wrong);

/* (transfer full) (nullable): why there is no such distribution, a sentence; %NULL: there is one */
char *recourse_shape_find_fault (RecourseDistribution *distribution);

/* Puts it at @place of what is being edited. */
void
recourse_shape_store (RecourseDistribution *distribution, RecourseEdit *edit, const char *place);

G_END_DECLS
