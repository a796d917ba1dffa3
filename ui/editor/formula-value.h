/* What a formula comes to with every assumption at its mean, for the eye of whoever writes it. */
#pragma once

#include "analysis/formula.h"
#include "document/document.h"

G_BEGIN_DECLS

/**
 * RecourseFormulaScope:
 * @RECOURSE_FORMULA_SCOPE_PLAIN: constants, levers, drivers and variables
 * @RECOURSE_FORMULA_SCOPE_OUTCOME: parameters as well: terms, parameters and outcomes
 * @RECOURSE_FORMULA_SCOPE_SETTLED: only constants and levers: whether an option is available
 *
 * What a formula may name where it stands.
 */
typedef enum
{
  RECOURSE_FORMULA_SCOPE_PLAIN,
  RECOURSE_FORMULA_SCOPE_OUTCOME,
  RECOURSE_FORMULA_SCOPE_SETTLED,
} RecourseFormulaScope;

/* The lists whose records may be named, separated by spaces. */
const char *recourse_formula_scope_lists (RecourseFormulaScope scope);

/**
 * recourse_formula_value:
 *
 * Parameters stand at the values that they have where no outcome sets them.
 *
 * Returns: the value, or NaN where it has none
 */
double recourse_formula_value (RecourseDocument *document, const RecourseFormula *formula);

/**
 * recourse_formula_find_fault:
 * @column: (out): where, in characters from 1; 0: nowhere in particular
 *
 * Returns: (transfer full) (nullable): what is wrong with @text, a sentence with a remedy
 */
char *recourse_formula_find_fault (RecourseDocument *document,
                                   RecourseFormulaScope scope,
                                   const char *text,
                                   guint *column);

G_END_DECLS
