/* The rules of the format that need no arithmetic: unique ids, references that lead somewhere, dates
 * in order, slices without a cycle, what a kind of node or lever must state. */
#pragma once

#include "model/dossier.h"
#include "model/fault.h"

G_BEGIN_DECLS

/**
 * recourse_rules_check:
 * @faults: where faults and warnings are added
 *
 * Checks every rule, and does not stop at the first fault.
 */
void recourse_rules_check (RecourseDossier *dossier, RecourseFaults *faults);

G_END_DECLS
