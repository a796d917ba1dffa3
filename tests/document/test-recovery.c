/* A guarded document: what is in the recovery folder and when, who may have it, what becomes of a file that others
 * change, move, cut short or remove, and two documents on one file. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/recovery.h"
#include "file/load.h"

static const char sound[] =
    "{\"format\": \"recourse/1\", \"title\": \"T\", \"stakeholders\": [{\"id\": \"a\"}],\n"
    " \"levers\": [{\"id\": \"l\", \"kind\": \"number\", \"value\": 1, \"min\": 0, \"max\": 9}],\n"
    " \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": "
    "\"l\"}}},\n"
    "   {\"id\": \"q\", \"tree\": {\"kind\": \"outcome\"}}]}\n";

static char *
write_dossier (const char *name)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, sound, -1, NULL));
  return path;
}

static RecourseDocument *
open_guarded (const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (sound, strlen (sound));
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  RecourseDocument *document = recourse_document_new (recourse_loaded_new (bytes, NULL), file);

  recourse_document_guard (document);
  return document;
}

static void
edit (RecourseDocument *document, const char *label)
{
  RecourseEdit *change = recourse_document_edit (document);

  recourse_edit_set_text (change, "/stakeholders/0/label", label);
  g_assert_true (recourse_document_commit (document, change, "Edit", NULL, NULL));
}

static gboolean
says (GBytes *bytes, const char *text)
{
  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), text)
         != NULL;
}

/* Files of the recovery folder that hold work. */
static guint
count_kept (void)
{
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".recovery");
  return n;
}

/* At most two seconds: the promise. */
static void
wait_kept (guint n)
{
  const gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  while (count_kept () != n && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpuint (count_kept (), ==, n);
}

static gboolean
flag (RecourseDocument *document, const char *name)
{
  gboolean value;

  g_object_get (document, name, &value, NULL);
  return value;
}

static void
wait_flag (RecourseDocument *document, const char *name, gboolean value)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (flag (document, name) != value && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpint (flag (document, name), ==, value);
}

static void
spin (guint ms)
{
  const gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static gboolean
save (RecourseDocument *document, const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  recourse_document_save_async (document, file, overwrite, NULL, on_saved, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return recourse_document_save_finish (document, result, error);
}

static void
assert_file_says (const char *path, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_nonnull (strstr (found, text));
}

/* Kept while there is unsaved work, and only then. */
static void
test_kept (void)
{
  g_autofree char *path = write_dossier ("kept");
  g_autoptr (RecourseDocument) document = open_guarded (path);
  g_autofree char *folder = recourse_recovery_dup_folder ();
  GStatBuf status;

  recourse_document_set_value (document, "l", 3);
  spin (700);
  g_assert_cmpuint (count_kept (), ==, 0); /* a choice is no edit */
  edit (document, "One");
  wait_kept (1);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  recourse_document_undo (document);
  wait_kept (0);
  edit (document, "Two");
  wait_kept (1);
  g_assert_true (save (document, NULL, FALSE, NULL));
  g_assert_false (recourse_document_is_modified (document));
  assert_file_says (path, "Two");
  wait_kept (0);
  edit (document, "Three");
  wait_kept (1);
  recourse_document_discard_work (document);
  g_assert_cmpuint (count_kept (), ==, 0);
  edit (document, "Four");
  spin (700);
  g_assert_cmpuint (count_kept (), ==, 0);
}

/* In a process of its own, which ends as a crash does, with work kept and locks let go. */
static int
crash (const char *path, const char *label)
{
  RecourseDocument *document = open_guarded (path);

  recourse_document_set_value (document, "l", 4);
  recourse_document_toggle_path (document, 1);
  edit (document, label);
  wait_kept (1);
  _exit (0);
}

static void
crash_with_work (const char *path, const char *label)
{
  const char *const arguments[] = { "/proc/self/exe", "crash", path, label, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_recovered (void)
{
  g_autofree char *path = write_dossier ("recovered");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (RecourseDocument) document = NULL;
  RecourseRecovered *work;

  crash_with_work (path, "Lost?");
  found = recourse_recovery_find ();
  g_assert_cmpuint (found->len, ==, 1);
  work = g_ptr_array_steal_index (found, 0);
  g_assert_cmpstr (work->title, ==, "T");
  g_assert_cmpint (ABS (g_get_real_time () - work->time_us), <, 60 * G_USEC_PER_SEC);
  /* What one has claimed no other is offered, not even in this process. */
  {
    g_autoptr (GPtrArray) again = recourse_recovery_find ();

    g_assert_cmpuint (again->len, ==, 0);
  }
  document = recourse_document_new_recovered (work, NULL);
  recourse_document_guard (document);
  g_assert_true (recourse_document_is_modified (document));
  g_assert_true (says (recourse_document_get_bytes (document), "Lost?"));
  g_assert_cmpfloat (recourse_document_get_value (document, "l"), ==, 4);
  g_assert_false (recourse_document_is_path_on (document, 1));
  g_assert_cmpstr (g_file_peek_path (recourse_document_get_file (document)), ==, path);
  assert_file_says (path, "\"a\""); /* untouched until saved */
  g_assert_cmpuint (count_kept (), ==, 1);
  g_assert_true (save (document, NULL, FALSE, NULL));
  assert_file_says (path, "Lost?");
  wait_kept (0);
}

/* Left alone it is offered again; discarded it is gone; what a file holds by now is nothing to offer. */
static void
test_left_and_discarded (void)
{
  g_autofree char *path = write_dossier ("left");

  crash_with_work (path, "Left");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) found = recourse_recovery_find ();

      g_assert_cmpuint (found->len, ==, 1);
    }
  {
    g_autoptr (GPtrArray) found = recourse_recovery_find ();

    recourse_recovered_discard (g_ptr_array_steal_index (found, 0));
    g_assert_cmpuint (count_kept (), ==, 0);
  }
  crash_with_work (path, "Saved since");
  {
    g_autoptr (GPtrArray) found = recourse_recovery_find ();
    RecourseRecovered *work = g_ptr_array_index (found, 0);

    g_assert_true (g_file_set_contents (path, g_bytes_get_data (work->bytes, NULL),
                                        (gssize)g_bytes_get_size (work->bytes), NULL));
  }
  {
    g_autoptr (GPtrArray) found = recourse_recovery_find ();

    g_assert_cmpuint (found->len, ==, 0);
    g_assert_cmpuint (count_kept (), ==, 0);
  }
}

/* The file changed after the crash: the work opens, and saving it asks. */
static void
test_recovered_conflict (void)
{
  g_autofree char *path = write_dossier ("conflict");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (RecourseDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  crash_with_work (path, "Mine");
  g_assert_true (g_file_set_contents (path, "{\"theirs\": 1}", -1, NULL));
  found = recourse_recovery_find ();
  document = recourse_document_new_recovered (g_ptr_array_steal_index (found, 0), NULL);
  recourse_document_guard (document);
  wait_flag (document, "is-changed-on-disk", TRUE);
  g_assert_false (save (document, NULL, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_file_says (path, "theirs");
  recourse_document_keep_mine (document);
  g_assert_false (flag (document, "is-changed-on-disk"));
  g_assert_true (save (document, NULL, FALSE, NULL));
  assert_file_says (path, "Mine");
  wait_kept (0);
}

static char *
only_kept_file (void)
{
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".recovery"))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* The clock was set back after the crash, by years: the work is from the future, and offered like any other. */
static void
test_clock_set_back (void)
{
  g_autofree char *path = write_dossier ("clock");
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gsize length;
  char *digit;

  crash_with_work (path, "Later");
  kept = only_kept_file ();
  g_assert_true (g_file_get_contents (kept, &text, &length, NULL));
  digit = strstr (text, "\"time\": ") + strlen ("\"time\": ");
  g_assert_true (g_ascii_isdigit (*digit));
  *digit = '9';
  g_assert_true (g_file_set_contents (kept, text, (gssize)length, NULL));
  found = recourse_recovery_find ();
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((RecourseRecovered *)g_ptr_array_index (found, 0))->time_us, >,
                   g_get_real_time ());
  recourse_recovered_discard (g_ptr_array_steal_index (found, 0));
}

/* A pipe that nobody writes into has come in the place of the file: nobody waits for it. */
static void
test_pipe (void)
{
  g_autofree char *path = write_dossier ("pipe");
  g_autoptr (RecourseDocument) document = open_guarded (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  wait_flag (document, "is-modified", TRUE);
  g_assert_true (recourse_document_is_file_gone (document));
  g_assert_null (recourse_load_regular_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_false (save (document, NULL, FALSE, NULL));
  recourse_document_discard_work (document);
  g_clear_object (&document);
  crash_with_work (path, "Piped");
  found = recourse_recovery_find ();
  g_assert_cmpuint (found->len, ==, 1);
  recourse_recovered_discard (g_ptr_array_steal_index (found, 0));
  g_unlink (path);
}

/* Where nothing can be kept the document says why, and again when it can. */
static void
test_trouble (void)
{
  g_autoptr (RecourseDocument) document = open_guarded (NULL);
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autofree char *aside = g_strconcat (folder, ".aside", NULL);
  g_autofree char *trouble = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  edit (document, "One");
  spin (1000);
  g_object_get (document, "recovery-trouble", &trouble, NULL);
  g_assert_nonnull (trouble);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (aside, folder), ==, 0);
  edit (document, "Two");
  wait_kept (1);
  spin (50);
  g_object_get (document, "recovery-trouble", &none, NULL);
  g_assert_null (none);
  recourse_document_discard_work (document);
}

/* Unsaved work that nobody discarded survives the document, to its last change. */
static void
test_closed_unsaved (void)
{
  g_autoptr (GPtrArray) found = NULL;

  {
    g_autoptr (RecourseDocument) document = open_guarded (NULL);

    edit (document, "First");
    wait_kept (1);
    edit (document, "Last");
  }
  found = recourse_recovery_find ();
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (says (((RecourseRecovered *)g_ptr_array_index (found, 0))->bytes, "Last"));
  g_assert_null (((RecourseRecovered *)g_ptr_array_index (found, 0))->file);
  recourse_recovered_discard (g_ptr_array_steal_index (found, 0));
}

/* Changed, cut short, removed, moved, put back. */
static void
test_watched (void)
{
  g_autofree char *path = write_dossier ("watched");
  g_autofree char *moved = g_strconcat (path, ".moved", NULL);
  g_autoptr (RecourseDocument) document = open_guarded (path);
  g_autoptr (GBytes) theirs = g_bytes_new_static ("{", 1);
  g_autoptr (RecourseFaults) faults = NULL;

  g_assert_true (g_file_set_contents (path, "{\"other\": 1}", -1, NULL));
  wait_flag (document, "is-changed-on-disk", TRUE);
  g_assert_false (recourse_document_is_modified (document));
  g_assert_true (g_file_set_contents (path, sound, -1, NULL));
  wait_flag (document, "is-changed-on-disk", FALSE);
  g_assert_cmpint (truncate (path, 10), ==, 0);
  wait_flag (document, "is-changed-on-disk", TRUE);
  g_assert_false (recourse_document_is_file_gone (document));
  g_assert_false (recourse_document_reload (document, theirs, &faults));
  g_assert_cmpuint (faults->len, >, 0);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  wait_flag (document, "is-modified", TRUE);
  g_assert_true (recourse_document_is_file_gone (document));
  wait_kept (1);
  g_assert_true (g_file_set_contents (path, sound, -1, NULL));
  wait_flag (document, "is-modified", FALSE);
  g_assert_false (flag (document, "is-changed-on-disk"));
  wait_kept (0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_flag (document, "is-modified", TRUE);
  g_assert_true (save (document, NULL, FALSE, NULL));
  assert_file_says (path, "\"T\"");
  g_assert_false (recourse_document_is_modified (document));
}

static void
test_reload (void)
{
  g_autofree char *path = write_dossier ("reload");
  g_autoptr (RecourseDocument) document = open_guarded (path);
  g_autofree char *text = g_strdup (sound);
  g_autoptr (GBytes) theirs = NULL;

  memcpy (strstr (text, "\"T\""), "\"U\"", 3);
  theirs = g_bytes_new (text, strlen (text));
  edit (document, "Mine");
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  wait_flag (document, "is-changed-on-disk", TRUE);
  g_assert_true (recourse_document_reload (document, theirs, NULL));
  g_assert_cmpstr (recourse_document_get_dossier (document)->title, ==, "U");
  g_assert_false (recourse_document_is_modified (document));
  wait_flag (document, "is-changed-on-disk", FALSE);
  recourse_document_undo (document);
  g_assert_cmpstr (recourse_document_get_dossier (document)->title, ==, "T");
  g_assert_true (says (recourse_document_get_bytes (document), "Mine"));
  g_assert_true (recourse_document_is_modified (document));
  g_assert_true (save (document, NULL, FALSE, NULL));
  wait_kept (0);
}

/* Two documents on one file: the second to save is asked. */
static void
test_two (void)
{
  g_autofree char *path = write_dossier ("two");
  g_autoptr (RecourseDocument) first = open_guarded (path);
  g_autoptr (RecourseDocument) second = open_guarded (path);
  g_autoptr (GError) error = NULL;

  edit (first, "First");
  edit (second, "Second");
  wait_kept (2);
  g_assert_true (save (first, NULL, FALSE, NULL));
  g_assert_false (save (second, NULL, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_file_says (path, "First");
  wait_flag (second, "is-changed-on-disk", TRUE);
  g_assert_false (flag (first, "is-changed-on-disk"));
  g_assert_true (save (second, NULL, TRUE, NULL));
  assert_file_says (path, "Second");
  wait_flag (first, "is-changed-on-disk", TRUE);
  g_assert_false (flag (second, "is-changed-on-disk"));
  wait_kept (0);
}

/* Saved elsewhere: the document has that file from then on, and the one before is as it was. */
static void
test_save_as (void)
{
  g_autofree char *path = write_dossier ("before");
  g_autofree char *other = g_build_filename (g_get_user_cache_dir (), "after", NULL);
  g_autoptr (RecourseDocument) document = open_guarded (path);

  edit (document, "Elsewhere");
  g_assert_true (save (document, other, FALSE, NULL));
  assert_file_says (other, "Elsewhere");
  assert_file_says (path, "\"a\"");
  g_assert_cmpstr (g_file_peek_path (recourse_document_get_file (document)), ==, other);
  g_assert_false (recourse_document_is_modified (document));
  g_assert_true (g_file_set_contents (path, "no business of ours", -1, NULL));
  g_assert_true (g_file_set_contents (other, "ours", -1, NULL));
  wait_flag (document, "is-changed-on-disk", TRUE);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  int status;

  if (argc == 4 && g_str_equal (argv[1], "crash"))
    return crash (argv[2], argv[3]);
  /* Not by G_TEST_OPTION_ISOLATE_DIRS, which leaks and is unknown to the processes started here. */
  home = g_dir_make_tmp ("recourse-recovery-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery/kept", test_kept);
  g_test_add_func ("/recovery/recovered", test_recovered);
  g_test_add_func ("/recovery/left-and-discarded", test_left_and_discarded);
  g_test_add_func ("/recovery/recovered-conflict", test_recovered_conflict);
  g_test_add_func ("/recovery/clock-set-back", test_clock_set_back);
  g_test_add_func ("/recovery/pipe", test_pipe);
  g_test_add_func ("/recovery/trouble", test_trouble);
  g_test_add_func ("/recovery/closed-unsaved", test_closed_unsaved);
  g_test_add_func ("/recovery/watched", test_watched);
  g_test_add_func ("/recovery/reload", test_reload);
  g_test_add_func ("/recovery/two", test_two);
  g_test_add_func ("/recovery/save-as", test_save_as);
  status = g_test_run ();
  remove_all (home);
  return status;
}
