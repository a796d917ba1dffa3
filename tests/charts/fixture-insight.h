/* Insight for tests of charts: the engine's, and made-up findings that bring every state a chart must bear. */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* Adds @n drivers called @name with a number, and a bargain between the first two stakeholders, to a made-up
 * dossier. */
void fixture_add_drivers (RecourseDossier *dossier, const char *name, guint n);

/* What the engine says.  (transfer full) */
RecourseInsight *
fixture_consult (RecourseDossier *dossier, const RecourseResults *results, guint stakeholder);

/* Made by hand, for results made by hand, which are given the dossier's drivers.  (transfer full) */
RecourseInsight *
fixture_insight (RecourseDossier *dossier, RecourseResults *results, FixtureOutcomes kind);

G_END_DECLS
