/* Runs a fuzz target over the files and folders named: how CI replays the seed corpus and every past crash
 * without a fuzzing engine.  Each input is also tried cut short and with bytes changed, by a generator with a
 * fixed seed, so that even this finds what lies near the corpus. */
#include "fuzz.h"

#include <string.h>

static guint n_inputs;

static void
try_input (const char *data, gsize size)
{
  guint8 *copy =
      g_malloc (MAX (size, 1)); /* no longer than need be, so that a sanitizer sees the end */

  memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
  g_free (copy);
  n_inputs++;
}

static void
try_near (const char *data, gsize size, guint n_changes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)size);
  g_autofree char *copy = g_malloc (size + 1);

  for (guint i = 0; i < n_changes && size > 0; i++)
    {
      memcpy (copy, data, size);
      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        copy[g_rand_int (random) % size] = (char)g_rand_int (random);
      try_input (copy, size);
      try_input (data, g_rand_int (random) % size);
    }
}

static void
try_file (const char *path, guint n_changes)
{
  g_autofree char *data = NULL;
  gsize size = 0;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  fuzz_is_seed = TRUE;
  try_input (data, size);
  fuzz_is_seed = FALSE;
  try_near (data, size, n_changes);
}

static void
try_path (const char *path, guint n_changes)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  if (folder == NULL)
    {
      try_file (path, n_changes);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      try_path (child, n_changes);
    }
}

/* replay CHANGES PATH… */
int
main (int argc, char **argv)
{
  guint n_changes = argc > 1 ? (guint)g_ascii_strtoull (argv[1], NULL, 10) : 0;

  for (int i = 2; i < argc; i++)
    try_path (argv[i], n_changes);
  g_print ("%u inputs\n", n_inputs);
  return n_inputs > 0 ? 0 : 1;
}
