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
 * @from: where the slider begins
 * @to: where it ends; not above @from: there is nothing to slide over
 * @spread: the percentiles in words
 */
void recourse_assumption_body_set_shape (RecourseAssumptionBody *self,
                                         double from,
                                         double to,
                                         const char *spread);

/* @text: @value in words */
void recourse_assumption_body_update (RecourseAssumptionBody *self, double value, const char *text);

G_END_DECLS
