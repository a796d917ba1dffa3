/* The command line that all commands share, an argument a line, against the embedded dossier: what it sets goes into
 * results and charts, and nothing is written. */
#include "fuzz.h"

#include "chain.h"
#include "commands/input.h"

#include <string.h>

enum
{
  CHAIN_EVERY = 128,
};

static void
load (RecourseInput *input, gboolean goes_on)
{
  g_autoptr (RecourseLoaded) loaded = NULL;
  g_autoptr (RecourseChoices) choices = NULL;

  g_clear_pointer (&input->files, g_strfreev); /* options are tried here, not names of files */
  if (recourse_input_load (input, &loaded, &choices) != RECOURSE_EXIT_DONE)
    return;
  g_assert (loaded != NULL && loaded->program != NULL);
  if (goes_on)
    chain_draw (loaded->dossier, loaded->program, FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (RecourseInput) input = NULL;
  g_autofree char *joined = NULL;

  if (strstr (text, "-h") != NULL || strchr (text, '?') != NULL)
    return 0; /* --help ends the process, as it should */
  joined = g_strconcat ("analyze\n", text, NULL);
  arguments = g_strsplit (joined, "\n", 64);
  input = recourse_input_parse ((int)g_strv_length (arguments), arguments, "[FILE]", NULL,
                                RECOURSE_INPUT_CHOICES, NULL, 1);
  if (input != NULL)
    load (input, fuzz_has_turn (data, size, CHAIN_EVERY));
  return 0;
}
