/* Atomic and durable: a file beside, synced, renamed over the old one, and the folder synced.  Neither
 * g_file_set_contents_full(), which replaces a symbolic link by a file and gives it a new mode, nor
 * g_file_replace(), which does not sync the folder, keeps all that is promised. */
#include "config.h"

#include "disk/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "attributes.h"

#define MOST_LINKS 40
#define MOST_NAMES 1000
#define CHUNK 65536

/* One writing, from the name given to the rename. */
typedef struct
{
  const char *shown; /* the name given, for messages */
  char *target;      /* behind symbolic links */
  char *folder;
  char *aside; /* the file beside, or NULL */
  int folder_fd;
  int fd; /* of @aside */
  gboolean exists;
  struct stat status; /* of @target, where it exists */
  int reason;         /* errno of what failed */
} Writing;

static const char *
remedy_for (int reason)
{
  switch (reason)
    {
    case ENOSPC:
      return _ ("the disk is full; free some space, or save in another place");
    case EDQUOT:
      return _ ("your share of the disk is used up; free some space, or save in another place");
    case EACCES:
    case EPERM:
    case EROFS:
      return _ ("it may not be written to there; save in another place");
    case ENOENT:
    case ENOTDIR:
      return _ ("the folder is not there any more; save in another place");
    default:
      return NULL;
    }
}

static int
code_for (int reason)
{
  if (reason == EACCES || reason == EPERM || reason == EROFS)
    return G_IO_ERROR_READ_ONLY;
  if (reason == EDQUOT)
    return G_IO_ERROR_NO_SPACE;
  return (int)g_io_error_from_errno (reason);
}

static gboolean
fail (Writing *self, int code, const char *message, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->shown);

  g_set_error (error, G_IO_ERROR, code, _ ("“%s” cannot be written: %s"), name, message);
  return FALSE;
}

static gboolean
fail_with_errno (Writing *self, int reason, GError **error)
{
  const char *remedy = remedy_for (reason);
  g_autofree char *plain = NULL;

  if (remedy == NULL)
    plain = g_strdup_printf (_ ("%s; try again, or save in another place"), g_strerror (reason));
  return fail (self, code_for (reason), remedy != NULL ? remedy : plain, error);
}

/* Where it is. */

/* (transfer full) (nullable): where the symbolic link at @path leads; NULL: it is none */
static char *
read_link (const char *path)
{
  char buffer[PATH_MAX];
  const ssize_t length = readlink (path, buffer, sizeof buffer - 1);
  g_autofree char *folder = NULL;

  if (length < 0)
    return NULL;
  buffer[length] = '\0';
  if (g_path_is_absolute (buffer))
    return g_strdup (buffer);
  folder = g_path_get_dirname (path);
  return g_build_filename (folder, buffer, NULL);
}

/* By hand, since the end of the chain need not exist. */
static gboolean
follow_links (Writing *self, GError **error)
{
  char *next;

  self->target = g_strdup (self->shown);
  for (guint i = 0; (next = read_link (self->target)) != NULL; i++)
    {
      g_free (self->target);
      self->target = next;
      if (i == MOST_LINKS)
        return fail_with_errno (self, ELOOP, error);
    }
  self->folder = g_path_get_dirname (self->target);
  return TRUE;
}

static gboolean
look_at_target (Writing *self, GError **error)
{
  self->exists = stat (self->target, &self->status) == 0;
  if (!self->exists)
    return errno == ENOENT || fail_with_errno (self, errno, error);
  if (!S_ISREG (self->status.st_mode))
    return fail (self, G_IO_ERROR_NOT_REGULAR_FILE,
                 _ ("it is no file but a folder or a device; choose another name"), error);
  /* Whoever may write to the folder could replace it; that it is read-only says that nobody should. */
  if ((self->status.st_mode & 0222) == 0
      || faccessat (AT_FDCWD, self->target, W_OK, AT_EACCESS) != 0)
    return fail (self, G_IO_ERROR_READ_ONLY,
                 _ ("the file is read-only; save a copy under another name"), error);
  return TRUE;
}

/* What is there. */

static gssize
read_some (int fd, guchar *buffer)
{
  gssize n;

  do
    n = read (fd, buffer, CHUNK);
  while (n < 0 && errno == EINTR);
  return n;
}

/* (transfer full) (nullable): NULL with errno set */
static char *
digest_of_file (const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n = -1;
  int reason;

  if (fd < 0)
    return NULL;
  while ((n = read_some (fd, buffer)) > 0)
    g_checksum_update (checksum, buffer, n);
  reason = errno;
  close (fd);
  errno = reason;
  return n == 0 ? g_strconcat ("sha256:", g_checksum_get_string (checksum), NULL) : NULL;
}

char *
recourse_disk_digest (GBytes *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strconcat ("sha256:", sum, NULL);
}

/* As late as can be.  What is there already is no conflict. */
static gboolean
check_expected (Writing *self, GBytes *bytes, const char *expected, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *ours = NULL;

  if (expected == NULL)
    return TRUE;
  found = digest_of_file (self->target);
  if (found == NULL)
    return errno == ENOENT || fail_with_errno (self, errno, error);
  if (g_str_equal (found, expected))
    return TRUE;
  ours = recourse_disk_digest (bytes);
  return g_str_equal (found, ours)
         || fail (self, G_IO_ERROR_WRONG_ETAG,
                  _ ("it was changed by another program since it was read; reload it, save under "
                     "another name, or overwrite it"),
                  error);
}

/* Writing aside. */

static gboolean
open_folder (Writing *self, GError **error)
{
  do
    self->folder_fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (self->folder_fd < 0 && errno == EINTR);
  return self->folder_fd >= 0 || fail_with_errno (self, errno, error);
}

/* A file of nobody else's.  Until it is complete only its owner can read it, where the old one had a mode to keep. */
static gboolean
open_aside (Writing *self, GError **error)
{
  const mode_t mode = self->exists ? 0600 : 0666;

  for (guint i = 0; i < MOST_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf (".recourse-%08x.tmp", g_random_int ());

      self->fd = openat (self->folder_fd, name,
                         O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
      if (self->fd >= 0)
        {
          self->aside = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST && errno != EINTR)
        return fail_with_errno (self, errno, error);
    }
  return fail_with_errno (self, EEXIST, error);
}

static int
write_all (int fd, GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      const gssize n = write (fd, data, left);

      if (n < 0 && errno != EINTR)
        return errno;
      if (n == 0)
        return EIO;
      data += MAX (n, 0);
      left -= (gsize)MAX (n, 0);
    }
  return 0;
}

static int
sync_fd (int fd)
{
  while (fsync (fd) != 0)
    if (errno != EINTR)
      return errno;
  return 0;
}

/* After an EINTR Linux has closed it all the same. */
static int
close_aside (Writing *self)
{
  const int fd = self->fd;

  self->fd = -1;
  return close (fd) == 0 || errno == EINTR ? 0 : errno;
}

static gboolean
write_aside (Writing *self, GBytes *bytes, GError **error)
{
  int reason = write_all (self->fd, bytes);

  if (reason == 0 && self->exists)
    reason = recourse_attributes_copy (self->fd, self->target, &self->status);
  if (reason == 0)
    reason = sync_fd (self->fd);
  if (reason == 0)
    reason = close_aside (self);
  return reason == 0 || fail_with_errno (self, reason, error);
}

/* Putting it in place. */

static gboolean
rename_aside (Writing *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->target);

  while (renameat (self->folder_fd, self->aside, self->folder_fd, name) != 0)
    if (errno != EINTR)
      return fail_with_errno (self, errno, error);
  g_clear_pointer (&self->aside, g_free);
  return TRUE;
}

/* Some file systems cannot sync a folder, and say so; there is no more to be done then. */
static gboolean
sync_folder (Writing *self, GError **error)
{
  const int reason = sync_fd (self->folder_fd);

  return reason == 0 || reason == EINVAL || reason == ENOTSUP
         || fail_with_errno (self, reason, error);
}

static void
clean_up (Writing *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->aside != NULL)
    unlinkat (self->folder_fd, self->aside, 0);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_free (self->aside);
  g_free (self->target);
  g_free (self->folder);
}

gboolean
recourse_replace_file (const char *path, GBytes *bytes, const char *expected, GError **error)
{
  Writing writing = { .shown = path, .folder_fd = -1, .fd = -1 };
  gboolean is_done;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  is_done = follow_links (&writing, error) && look_at_target (&writing, error)
            && open_folder (&writing, error) && open_aside (&writing, error)
            && write_aside (&writing, bytes, error)
            && check_expected (&writing, bytes, expected, error) && rename_aside (&writing, error)
            && sync_folder (&writing, error);
  clean_up (&writing);
  return is_done;
}
