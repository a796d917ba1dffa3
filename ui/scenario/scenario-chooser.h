/* Named scenarios: which one is in force, saving the present choices as another, renaming, removing. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SCENARIO_CHOOSER (recourse_scenario_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseScenarioChooser, recourse_scenario_chooser, RECOURSE, SCENARIO_CHOOSER, AdwBin)

void recourse_scenario_chooser_set_document (RecourseScenarioChooser *self,
                                             RecourseDocument *document);

/* Asks for a name and saves the present choices under it. */
void recourse_scenario_chooser_ask_save (RecourseScenarioChooser *self);

G_END_DECLS
