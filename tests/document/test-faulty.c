/* Every rule of the format has a dossier that breaks it, in data/faulty: expected.txt says where the fault
 * is, how many errors there are in all, and words of its message. */
#include <string.h>

#include "document/document.h"
#include "file/load.h"

static gboolean
is_expected (const RecourseFault *fault,
             const char *place,
             gboolean is_warning,
             const char *fragment)
{
  g_autofree char *found = g_strdup_printf ("%u:%u", fault->line, fault->column);

  return g_str_equal (found, place) && fault->is_warning == is_warning
         && strstr (fault->message, fragment) != NULL;
}

static guint
count_errors (RecourseFaults *faults)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    n += !((const RecourseFault *)g_ptr_array_index (faults, i))->is_warning;
  return n;
}

static RecourseLoaded *
load (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".recourse", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "faulty", base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, NULL);

  g_assert_nonnull (bytes);
  return recourse_loaded_new (bytes, NULL);
}

static void
test_case (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, " ", 5); /* name, place, severity, errors, fragment */
  g_autoptr (RecourseLoaded) loaded = load (parts[0]);
  const gboolean is_warning = g_str_equal (parts[2], "warning");
  gboolean found = FALSE;

  for (guint i = 0; i < loaded->faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (loaded->faults, i);

      g_test_message ("%u:%u %s: %s", fault->line, fault->column, fault->where, fault->message);
      found = found || is_expected (fault, parts[1], is_warning, parts[4]);
    }
  g_assert_true (found);
  g_assert_true ((loaded->program == NULL) == !is_warning);
  if (!g_str_equal (parts[3], "*"))
    g_assert_cmpuint (count_errors (loaded->faults), ==, g_ascii_strtoull (parts[3], NULL, 10));
}

/* What all of them were made of is sound. */
static void
test_sound (void)
{
  g_autoptr (RecourseLoaded) loaded = load ("sound");

  g_assert_cmpuint (loaded->faults->len, ==, 0);
  g_assert_nonnull (loaded->program);
}

static void
test_embedded (void)
{
  for (guint i = 0; recourse_embedded_dossiers[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (recourse_embedded_dossiers[i], 0, NULL);
      g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);

      g_assert_cmpuint (loaded->faults->len, ==, 0);
      g_assert_nonnull (loaded->program);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "data", "faulty", "expected.txt", NULL);
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  g_test_add_func ("/document/sound", test_sound);
  g_test_add_func ("/document/embedded", test_embedded);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      {
        g_autofree char *name = g_strndup (lines[i], strcspn (lines[i], " "));
        g_autofree char *test = g_strconcat ("/document/faulty/", name, NULL);

        g_test_add_data_func (test, lines[i], test_case);
      }
  return g_test_run ();
}
