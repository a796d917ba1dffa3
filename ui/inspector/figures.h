/* Numbers and dates as the window words them, in the form of the person's locale. */
#pragma once

#include "drawing/number.h"
#include "model/dossier.h"

G_BEGIN_DECLS

/* The form of LC_NUMERIC, read once. */
const RecourseNumberForm *recourse_figures_form (void);

/* "+3.6", "−0.4", "0.0": a difference from the baseline, one decimal. */
char *recourse_figures_signed (double value);

/* "+$3.6bn": the same with the dossier's currency and unit. */
char *recourse_figures_signed_money (RecourseDossier *dossier, double value);

/* "$18.0bn/yr", "45%", "1.7 years": a quantity in the words of its unit.  @unit: (nullable) */
char *recourse_figures_quantity (RecourseDossier *dossier, double value, const char *unit);

/* Whether a quantity of @unit is a share of a whole or a chance.  @unit: (nullable) */
gboolean recourse_figures_is_share (const char *unit);

/* "March 2026" for 2026-03; a date that is not a month or a day stays as written.  @date: (nullable) */
char *recourse_figures_date (const char *date);

G_END_DECLS
