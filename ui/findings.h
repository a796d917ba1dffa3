/* The one-line finding beside the heading of each band. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

const char *recourse_band_get_label (RecourseBand band);

/* @results: (nullable). (transfer full): may be "" where there is nothing to say */
char *recourse_band_dup_finding (RecourseBand band,
                                 RecourseDossier *dossier,
                                 const RecourseResults *results);

G_END_DECLS
