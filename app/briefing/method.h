/* How the figures came about, and what they cannot say: the same words on the slide and in the brief. */
#pragma once

#include "leaf.h"

G_BEGIN_DECLS

/* How many drivers of each basis there are. */
typedef struct
{
  guint n, n_claims, n_external, n_judged;
} MethodCount;

MethodCount method_count (RecourseDossier *dossier);

/* (transfer full): what the assumptions rest on, as a finding */
char *method_finding (const RecourseBriefing *briefing);

/* (transfer full) (element-type utf8): paragraphs */
GPtrArray *method_steps (const RecourseBriefing *briefing);
GPtrArray *method_limits (const RecourseBriefing *briefing);
/* What is set differently from the file; empty where nothing is. */
GPtrArray *method_choices (const RecourseBriefing *briefing);

/* (transfer full): "6 – 18 – 45 USD bn/yr" of a driver, by its quantiles in force */
char *method_range (const RecourseBriefing *briefing, guint driver);

/* (transfer full): drivers by how much they move the leading path for the stakeholder in view (element-type guint) */
GArray *method_ranking (const RecourseBriefing *briefing);

const char *method_basis_word (const char *basis);

G_END_DECLS
