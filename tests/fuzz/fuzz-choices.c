/* Choices as they stand in a picture or in the recovery folder.  What is accepted must be written so that it is
 * read back as the same, and can be chosen in a dossier that has all, some or none of it. */
#include "fuzz.h"

#include "chain.h"
#include "file/choices-text.h"

enum
{
  CHAIN_EVERY = 64,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseChoices) choices =
      recourse_choices_from_text ((const char *)data, (gssize)size, &error);
  g_autoptr (RecourseChoices) again = NULL;
  g_autofree char *text = NULL;

  g_assert ((choices == NULL) == (error != NULL));
  if (choices == NULL)
    return 0;
  text = recourse_choices_to_text (choices);
  again = recourse_choices_from_text (text, -1, NULL);
  g_assert (again != NULL && recourse_choices_equal (choices, again));
  if (fuzz_has_turn (data, size, CHAIN_EVERY))
    chain_choose (choices);
  return 0;
}
