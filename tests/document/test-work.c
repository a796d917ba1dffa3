/* Files of the recovery folder as such: none too damaged to do harm, none too long to be had again. */
#include <glib/gstdio.h>

#include "app/document/keeper.h"
#include "document/recovery.h"
#include "file/load.h"

/* Files that are no work, or half of it, are left alone and offered to nobody. */
static void
test_damaged (void)
{
  static const char *const damaged[] = {
    "",
    "recourse-recovery/1 ",
    "recourse-recovery/1 99999999\n{}",
    "recourse-recovery/1 2\n{}\n{}",
    "recourse-recovery/1 -1\n{}\n",
    "recourse-recovery/1 18446744073709551615\n{}\n",
    "recourse-recovery/1 33\n{\"title\": \"T\", \"sum\": \"sha256:0\"}\n{}",
  };
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "damaged.recovery", NULL);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      g_assert_true (g_file_set_contents (path, damaged[i], -1, NULL));
      found = recourse_recovery_find ();
      g_assert_cmpuint (found->len, ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_unlink (path);
}

/* A dossier as long as one may be, with its head before it: that is more than a dossier may have. */
static void
test_largest (void)
{
  g_autofree char *path = recourse_recovery_path ("largest", RECOURSE_WORK_ENDING, TRUE);
  g_autoptr (GBytes) bytes =
      g_bytes_new_take (g_strnfill (RECOURSE_MOST_BYTES, ' '), RECOURSE_MOST_BYTES);
  const RecourseRecovered work = { .title = (char *)"T", .time_us = 1, .bytes = bytes };
  g_autoptr (GBytes) text = recourse_work_write (&work);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (text, NULL),
                                      (gssize)g_bytes_get_size (text), NULL));
  found = recourse_recovery_find ();
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_bytes_equal (((RecourseRecovered *)g_ptr_array_index (found, 0))->bytes, bytes));
  recourse_recovered_discard (g_ptr_array_steal_index (found, 0));
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("recourse-work-XXXXXX", NULL);
  g_autofree char *made = g_build_filename (home, "recourse", NULL);
  g_autofree char *folder = g_build_filename (made, "recovery", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/work/damaged", test_damaged);
  g_test_add_func ("/document/work/largest", test_largest);
  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (made);
  g_rmdir (home);
  return status;
}
