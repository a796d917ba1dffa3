/* Compare: two to four scenarios side by side. */
#pragma once

#include "ui/compare/compare-job.h"
#include "ui/view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_COMPARE_VIEW (recourse_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseCompareView, recourse_compare_view, RECOURSE, COMPARE_VIEW, AdwBin)

/* (nullable) (transfer none): what it shows; %NULL while nothing is computed */
RecourseCompareOutcome *recourse_compare_view_get_outcome (RecourseCompareView *self);

G_END_DECLS
