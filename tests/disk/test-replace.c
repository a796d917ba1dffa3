/* Replacing a file: what it keeps, what it refuses, and that nothing is left beside it.  Faults of the system are
 * injected by tests/document/test-faults.py. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "disk/replace.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("recourse-replace-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_chmod (self->folder, 0700);
  remove_all (self->folder);
  g_free (self->folder);
}

static char *
at (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

/* Returns the code of the error, or -1. */
static int
replace (const char *path, const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (recourse_replace_file (path, bytes, expected, &error))
    return -1;
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, "“"));
  return error->code;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_new (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "new");
  const mode_t mask = umask (0027);
  struct stat status;

  g_assert_cmpint (replace (path, "text", NULL), ==, -1);
  umask (mask);
  assert_holds (path, "text");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "file");
  struct stat status;
  char value[8];

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0604), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (path, 1234, 2345), ==, 0);
  if (setxattr (path, "user.note", "kept", 4, 0) != 0)
    g_test_message ("no extended attributes here: %s", g_strerror (errno));
  g_assert_cmpint (replace (path, "new", NULL), ==, -1);
  assert_holds (path, "new");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0604);
  if (geteuid () == 0)
    g_assert_true (status.st_uid == 1234 && status.st_gid == 2345);
  if (getxattr (path, "user.note", value, sizeof value) >= 0)
    g_assert_cmpmem (value, 4, "kept", 4);
  else
    g_assert_cmpint (errno, ==, ENOTSUP);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

/* A link to a link in another folder, relative both. */
static void
test_links (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "link");
  g_autofree char *folder = at (self, "deep");
  g_autofree char *second = g_build_filename (folder, "second", NULL);
  g_autofree char *real = g_build_filename (folder, "real", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("deep/second", path), ==, 0);
  g_assert_cmpint (symlink ("real", second), ==, 0);
  /* Where they lead need not be there yet. */
  g_assert_cmpint (replace (path, "first", NULL), ==, -1);
  assert_holds (real, "first");
  g_assert_cmpint (replace (path, "second", NULL), ==, -1);
  assert_holds (real, "second");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (folder), ==, 2);
}

static void
test_loop (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "loop");

  g_assert_cmpint (symlink ("loop", path), ==, 0);
  g_assert_cmpint (replace (path, "text", NULL), ==, G_IO_ERROR_TOO_MANY_LINKS);
}

static void
test_expected (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "file");
  g_autoptr (GBytes) old = g_bytes_new_static ("old", 3);
  g_autofree char *digest = recourse_disk_digest (old);

  g_assert_cmpstr (digest, ==,
                   "sha256:cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4");
  g_assert_cmpint (replace (path, "new", digest), ==, -1); /* not there: nothing can be lost */
  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  g_assert_cmpint (replace (path, "new", digest), ==, G_IO_ERROR_WRONG_ETAG);
  assert_holds (path, "theirs");
  g_assert_cmpint (replace (path, "theirs", digest), ==, -1); /* what is there already */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (replace (path, "new", digest), ==, -1);
  assert_holds (path, "new");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "file");
  g_autofree char *fifo = at (self, "fifo");
  g_autofree char *nowhere = at (self, "nowhere/file");
  g_autofree char *below = at (self, "file/below");

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (replace (path, "new", NULL), ==, G_IO_ERROR_READ_ONLY);
  assert_holds (path, "old");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (replace (fifo, "new", NULL), ==, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (replace (self->folder, "new", NULL), ==, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (replace (nowhere, "new", NULL), ==, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (replace (below, "new", NULL), ==, G_IO_ERROR_NOT_DIRECTORY);
}

/* As somebody whom permissions stop. */
static void
test_read_only_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "file");
  const gboolean is_root = geteuid () == 0;
  int code;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  code = replace (path, "new", NULL);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (code, ==, G_IO_ERROR_READ_ONLY);
  assert_holds (path, "old");
}

/* Two at once, many times: always one or the other whole. */
static gpointer
write_often (gpointer data)
{
  const char *const *job = data;
  g_autofree char *text = g_strnfill (100000, job[1][0]);
  g_autoptr (GBytes) bytes = g_bytes_new (text, 100000);

  for (guint i = 0; i < 50; i++)
    g_assert_true (recourse_replace_file (job[0], bytes, NULL, NULL));
  return NULL;
}

static void
test_race (Fixture *self, gconstpointer data)
{
  g_autofree char *path = at (self, "file");
  const char *jobs[2][2] = { { path, "a" }, { path, "b" } };
  GThread *threads[2];

  g_assert_true (g_file_set_contents (path, "aa", -1, NULL));
  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("writer", write_often, jobs[i]);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_true (length == 2 || length == 100000);
      g_assert_true (text[0] == text[length - 1]);
    }
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/replace/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("kept", test_kept);
  ADD ("links", test_links);
  ADD ("loop", test_loop);
  ADD ("expected", test_expected);
  ADD ("refused", test_refused);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("race", test_race);
  return g_test_run ();
}
