/* Formulas as a dossier writes them, parsed once into postfix steps.  A formula knows the names it
 * mentions but not what they mean: program.c resolves them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RecourseOp:
 * @RECOURSE_OP_NUMBER: a number
 * @RECOURSE_OP_INPUT: a driver, or a lever that is kept open
 * @RECOURSE_OP_NAME: a name; in postfix steps only
 * @RECOURSE_OP_FORMULA: the value of a whole formula, which must be finite; in graphs only
 * @RECOURSE_OP_SUM: the compensated sum of any number of operands; in graphs only
 * @RECOURSE_OP_IF: the second operand where the first is not 0, else the third
 *
 * What a step of a formula, or a node of a graph, does; those not listed do what they are called.
 */
typedef enum
{
  RECOURSE_OP_NUMBER,
  RECOURSE_OP_INPUT,
  RECOURSE_OP_NAME,
  RECOURSE_OP_FORMULA,
  RECOURSE_OP_NEGATE,
  RECOURSE_OP_ABS,
  RECOURSE_OP_EXP,
  RECOURSE_OP_LN,
  RECOURSE_OP_SQRT,
  RECOURSE_OP_ADD,
  RECOURSE_OP_SUBTRACT,
  RECOURSE_OP_MULTIPLY,
  RECOURSE_OP_DIVIDE,
  RECOURSE_OP_POWER,
  RECOURSE_OP_MIN,
  RECOURSE_OP_MAX,
  RECOURSE_OP_LESS,
  RECOURSE_OP_LESS_EQUAL,
  RECOURSE_OP_EQUAL,
  RECOURSE_OP_NOT_EQUAL,
  RECOURSE_OP_IF,
  RECOURSE_OP_SUM,
} RecourseOp;

/* One step of a formula in postfix order.  `a > b` is `b < a` with swapped operands. */
typedef struct
{
  RecourseOp op;
  gboolean is_swapped;
  guint name; /* index among the formula's names */
  double number;
} RecourseStep;

/* A name and where it first stands. */
typedef struct
{
  char *id;
  guint column; /* in characters from 1 */
} RecourseMention;

typedef struct
{
  gsize n_steps;
  RecourseStep *steps;
  gsize n_names;
  RecourseMention *names; /* each once, in order of appearance */
} RecourseFormula;

/* How deep parentheses, functions, signs and powers of one formula may nest. */
#define RECOURSE_FORMULA_MAX_DEPTH 1000

#define RECOURSE_FORMULA_ERROR (recourse_formula_error_quark ())
GQuark recourse_formula_error_quark (void);

typedef enum
{
  RECOURSE_FORMULA_ERROR_SYNTAX,
} RecourseFormulaError;

/* Where the formula is wrong, in characters from 1; 0 where @error does not say. */
guint recourse_formula_error_get_column (const GError *error);

/**
 * recourse_formula_parse:
 *
 * Returns: (transfer full) (nullable): the formula; or %NULL with @error, which names the column within
 *    @text, what was found there, and the remedy
 */
RecourseFormula *recourse_formula_parse (const char *text, GError **error);
void recourse_formula_free (RecourseFormula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseFormula, recourse_formula_free)

/* Returns: the value of what is called @id; NaN where it has none */
typedef double (*RecourseFormulaNameFunc) (const char *id, gpointer user_data);

/**
 * recourse_formula_evaluate:
 * @value_of: (scope call): asked for each name, as often as it stands there
 *
 * Returns: the value of one formula by itself; NaN where it has no finite one
 */
double recourse_formula_evaluate (const RecourseFormula *self,
                                  RecourseFormulaNameFunc value_of,
                                  gpointer user_data);

/**
 * recourse_formula_is_function:
 *
 * Returns: whether @name is a function, and so reserved
 */
gboolean recourse_formula_is_function (const char *name);

/* (nullable): the name of function number @n from 0, %NULL behind the last */
const char *recourse_formula_nth_function (guint n);

G_END_DECLS
