/* One formula by itself, taken step by step on a stack.  A dossier is compiled as a whole and only when it is
 * sound; this serves a formula that is still being written and belongs to none. */
#include "config.h"

#include "analysis/formula.h"

#include "graph.h"

#include <math.h>

static double
take_step (const RecourseStep *step, const double *operands)
{
  guint arity = recourse_op_arity (step->op);
  double a = operands[0], b = arity > 1 ? operands[1] : 0, c = arity > 2 ? operands[2] : 0;

  if (recourse_op_compares (step->op) && (isnan (a) || isnan (b)))
    return NAN;
  if (step->op == RECOURSE_OP_IF && isnan (a))
    return NAN;
  return step->is_swapped ? recourse_op_value (step->op, b, a, c)
                          : recourse_op_value (step->op, a, b, c);
}

double
recourse_formula_evaluate (const RecourseFormula *self,
                           RecourseFormulaNameFunc value_of,
                           gpointer user_data)
{
  g_autofree double *stack = g_new (double, self->n_steps + 1);
  gsize depth = 0;

  for (gsize i = 0; i < self->n_steps; i++)
    {
      const RecourseStep *step = &self->steps[i];

      if (step->op == RECOURSE_OP_NUMBER)
        stack[depth] = step->number;
      else if (step->op == RECOURSE_OP_NAME)
        stack[depth] = value_of (self->names[step->name].id, user_data);
      else
        {
          depth -= recourse_op_arity (step->op);
          stack[depth] = take_step (step, stack + depth);
        }
      depth++;
    }
  return isfinite (stack[0]) ? stack[0] : NAN;
}
