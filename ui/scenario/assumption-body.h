/* What an assumption shows once it is opened: a slider and an entry, percentiles, the reason given, a way back. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_ASSUMPTION_BODY (recourse_assumption_body_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseAssumptionBody, recourse_assumption_body, RECOURSE, ASSUMPTION_BODY, AdwBin)

GtkWidget *recourse_assumption_body_new (RecourseDocument *document, RecourseDriver *driver);

/**
 * recourse_assumption_body_set_shape:
 * @program: that has the assumption's distribution
 * @driver: its number
 * @spread: the percentiles in words
 *
 * Takes from it how far the slider reaches, and marks P10, P50 and P90 on it.
 */
void recourse_assumption_body_set_shape (RecourseAssumptionBody *self,
                                         RecourseProgram *program,
                                         guint driver,
                                         const char *spread);

/* @text: @value in words */
void recourse_assumption_body_update (RecourseAssumptionBody *self, double value, const char *text);

G_END_DECLS
