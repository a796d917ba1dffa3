/* The formula parser, and what is reckoned with the formulas that it accepts: in a dossier that has the names of the
 * dictionary, to results and charts. */
#include "fuzz.h"

#include "analysis/formula.h"
#include "chain.h"

enum
{
  CHAIN_EVERY = 1024,
};

static void
reckon (const char *text)
{
  g_autoptr (RecourseLoaded) loaded = chain_base_with (text);

  g_assert (loaded->program != NULL || recourse_faults_have_error (loaded->faults));
  if (loaded->program != NULL)
    chain_draw (loaded->dossier, loaded->program, FALSE);
}

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
  if (formula != NULL && fuzz_has_turn (data, size, CHAIN_EVERY))
    reckon (text);
  return 0;
}
