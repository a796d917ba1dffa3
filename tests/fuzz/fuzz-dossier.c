/* The whole chain: bytes, dossier, rules, program, results, insight, every chart as a scene, and what the writer
 * makes of it.  A dossier that is accepted must be written so that it is accepted again. */
#include "fuzz.h"

#include "chain.h"
#include "file/writer.h"

#include <string.h>

enum
{
  INSIGHT_EVERY = 8, /* inputs: it takes as long as ten times all the rest */
};

static void
write_again (RecourseDossier *dossier)
{
  char *text = recourse_writer_write (dossier);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  g_autofree char *twice = NULL;

  g_assert (!recourse_faults_have_error (loaded->faults));
  twice = recourse_writer_write (loaded->dossier);
  g_assert_cmpstr (twice, ==, text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);

  g_assert (loaded->program != NULL || recourse_faults_have_error (loaded->faults));
  if (loaded->program == NULL || recourse_faults_have_error (loaded->faults))
    return 0;
  chain_draw (loaded->dossier, loaded->program, fuzz_has_turn (data, size, INSIGHT_EVERY));
  write_again (loaded->dossier);
  return 0;
}
