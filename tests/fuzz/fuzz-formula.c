/* The formula parser.  What it accepts must be sound postfix: operands are there for every step, and one value
 * is left. */
#include "fuzz.h"

#include "analysis/formula.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseFormula) formula = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0; /* the scanner lets none through */
  formula = recourse_formula_parse (text, &error);
  g_assert ((formula == NULL) == (error != NULL));
  g_assert (formula == NULL || formula->n_steps > 0);
  for (gsize i = 0; formula != NULL && i < formula->n_names; i++)
    g_assert (!recourse_formula_is_function (formula->names[i].id));
  return 0;
}
