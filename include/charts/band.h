/* The three bands of charts: what each is called, and what its charts say together. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* As a heading. */
const char *recourse_band_get_label (RecourseBand band);

/**
 * recourse_band_dup_finding:
 * @input: size and form do not matter
 *
 * Returns: (transfer full): one sentence without a full stop; empty where there is nothing to say
 */
char *recourse_band_dup_finding (RecourseBand band, const RecourseChartInput *input);

G_END_DECLS
