/* What a path means for a stakeholder, as the panel and the strip word it. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* The expected payoff: of the draws, or by rollback while there are none. */
double recourse_outcome_mean (const RecourseResults *results, guint path, guint stakeholder);

/* (transfer none): of the stakeholder with outcomes number @stakeholder */
RecourseStakeholder *recourse_outcome_stakeholder (RecourseDossier *dossier,
                                                   const RecourseResults *results,
                                                   guint stakeholder);

/* Least and greatest of all P10 and P90, the baseline included: the one scale of the strip. */
void recourse_outcome_scale (const RecourseResults *results, double *from, double *to);

/* "best of 3", "tied for best", "$1.4bn below path 3", or "the same on every path". */
char *recourse_outcome_standing (RecourseDossier *dossier,
                                 const RecourseResults *results,
                                 guint path,
                                 guint stakeholder);

G_END_DECLS
