/* What a chart says, as a whole sentence that its numbers bear out.  Labels of a dossier may be singular
 * or plural and of any language, so no verb has to agree with them: they are joined by prepositions or
 * follow "would". */
#pragma once

#include "ledger.h"
#include "dates.h"
#include "parts.h"

G_BEGIN_DECLS

/* Titles, longest first.  (transfer full) */
ChartWords *chart_finding_payoffs (const ChartFrame *frame);
ChartWords *chart_finding_distributions (const ChartFrame *frame);
ChartWords *chart_finding_exceedance (const ChartFrame *frame);
ChartWords *chart_finding_years (const ChartFrame *frame);
ChartWords *chart_finding_preference (const ChartFrame *frame);
ChartWords *chart_finding_tree (const ChartFrame *frame);
ChartWords *chart_finding_commitments (const ChartFrame *frame, const ChartLedger *ledger);
ChartWords *chart_finding_rights (const ChartFrame *frame);

/* The label of the @stakeholder-th with outcomes. */
const char *chart_outcome_label (const ChartFrame *frame, guint stakeholder);

/* How wide the longest word of the first @n of these labels is, in a heading: breaking it costs more than the room
 * it takes. */
double chart_widest_outcome_word (const ChartFrame *frame, guint n);

G_END_DECLS
