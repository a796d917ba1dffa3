/* Columns, rows and CSV as they are pasted into the inspector, under locales with a decimal point and a decimal comma.
 * What is accepted is tried out in a dossier and stands in it afterwards as it was pasted. */
#include "fuzz.h"

#include "chain.h"
#include "drawing/number-read.h"

#include <math.h>

enum
{
  CHAIN_EVERY = 1024,
};

static const RecourseNumberForm forms[] = { { ".", ",", "" },
                                            { ",", ".", "" },
                                            { ",", "\u202F", "" } };

static void
try_out (GArray *samples)
{
  g_autoptr (RecourseDistribution) distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();

  recourse_record_set_text (RECOURSE_RECORD (distribution), "kind", "empirical");
  recourse_record_set_numbers (RECOURSE_RECORD (distribution), "samples", samples);
  recourse_choices_set_distribution (choices, "damages", distribution);
  chain_choose (choices);
}

static void
read_as (const RecourseNumberForm *form, const char *text, gboolean goes_on)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) samples = recourse_numbers_parse (form, text, &wrong);

  g_assert ((samples == NULL) == (wrong != NULL));
  g_assert (wrong == NULL || (*wrong != '\0' && g_utf8_validate (wrong, -1, NULL)));
  for (guint i = 0; samples != NULL && i < samples->len; i++)
    g_assert (isfinite (g_array_index (samples, double, i)));
  if (samples != NULL && samples->len > 0 && goes_on)
    try_out (samples);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);

  if (!g_utf8_validate (text, -1, NULL))
    return 0; /* a text view holds none */
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    read_as (&forms[i], text, fuzz_has_turn (data, size, CHAIN_EVERY));
  return 0;
}
