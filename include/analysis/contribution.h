/* What each term adds to the expected payoffs: the lines of a bridge. */
#pragma once

#include "analysis/program.h"

G_BEGIN_DECLS

/**
 * RecourseLineKind:
 * @RECOURSE_LINE_TERM: a term of the stakeholder
 * @RECOURSE_LINE_LOOK_THROUGH: its share in what another stakeholder gets
 * @RECOURSE_LINE_OUTCOMES: what outcomes pay of their own
 *
 * Where money of a line comes from.
 */
typedef enum
{
  RECOURSE_LINE_TERM,
  RECOURSE_LINE_LOOK_THROUGH,
  RECOURSE_LINE_OUTCOMES,
} RecourseLineKind;

/* `id` and `label` are those of the term or of the other stakeholder; NULL for outcomes.  `stakeholder` is an
 * index among those with outcomes. */
typedef struct
{
  RecourseLineKind kind;
  guint stakeholder;
  char *id;
  char *label;
} RecourseContributionLine;

/**
 * RecourseContributions:
 * @lines: (array length=n_lines): terms in the dossier's order, then look-throughs, then outcomes
 * @values: [path][line]: present value, expected
 *
 * The lines of a stakeholder add up to its mean on each path.
 */
typedef struct
{
  guint n_paths, n_lines;
  RecourseContributionLine *lines;
  double *values;
} RecourseContributions;

/**
 * recourse_contributions_new:
 * @choices: (nullable): as @results came about
 * @results: with draws; their number and seed are used
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
RecourseContributions *recourse_contributions_new (RecourseDossier *dossier,
                                                   const RecourseChoices *choices,
                                                   const RecourseResults *results,
                                                   guint threads,
                                                   GCancellable *cancellable,
                                                   GError **error);
void recourse_contributions_free (RecourseContributions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseContributions, recourse_contributions_free)

static inline double
recourse_contributions_value (const RecourseContributions *self, guint path, guint line)
{
  return self->values[(gsize)path * self->n_lines + line];
}

G_END_DECLS
