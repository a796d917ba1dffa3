/* The left panel: paths, variants of the leader, named scenarios, assumptions. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SCENARIO_PANEL (recourse_scenario_panel_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseScenarioPanel, recourse_scenario_panel, RECOURSE, SCENARIO_PANEL, AdwBin)

/* @document: (nullable) */
void recourse_scenario_panel_set_document (RecourseScenarioPanel *self, RecourseDocument *document);

/* Puts the cursor into the search of assumptions. */
void recourse_scenario_panel_search (RecourseScenarioPanel *self);

G_END_DECLS
