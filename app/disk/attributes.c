/* Owner, extended attributes, mode: in this order, for each may undo what follows it. */
#include "attributes.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Far more than any file system lets a file have. */
#define MOST_ATTRIBUTE_BYTES (1024 * 1024)

static gboolean
is_refusal (int reason)
{
  return reason == EPERM || reason == EACCES || reason == EINVAL || reason == ENOTSUP
         || reason == ENODATA || reason == ENOSYS;
}

/* Both 0, or errno of what is more than a refusal. */

static int
set_owner (int fd, uid_t user, gid_t group)
{
  int done;

  do
    done = fchown (fd, user, group);
  while (done != 0 && errno == EINTR);
  return done == 0 || is_refusal (errno) ? 0 : errno;
}

static int
set_mode (int fd, mode_t mode)
{
  int done;

  do
    done = fchmod (fd, mode);
  while (done != 0 && errno == EINTR);
  return done == 0 || is_refusal (errno) ? 0 : errno;
}

/* Where the owner cannot be kept perhaps the group can. */
static int
copy_owner (int fd, const struct stat *old, struct stat *now)
{
  int reason = 0;

  if (fstat (fd, now) != 0)
    return errno;
  if (now->st_uid != old->st_uid || now->st_gid != old->st_gid)
    reason = set_owner (fd, old->st_uid, old->st_gid);
  if (reason == 0 && fstat (fd, now) != 0)
    reason = errno;
  if (reason == 0 && now->st_gid != old->st_gid)
    reason = set_owner (fd, (uid_t)-1, old->st_gid);
  return reason == 0 && fstat (fd, now) != 0 ? errno : reason;
}

static void
copy_attribute (int fd, const char *path, const char *name)
{
  const ssize_t size = getxattr (path, name, NULL, 0);
  g_autofree char *value = NULL;

  if (size < 0 || size > MOST_ATTRIBUTE_BYTES)
    return;
  value = g_malloc ((gsize)size + 1);
  /* Some belong to the system, which sets them itself: no failure here is one of saving. */
  if (getxattr (path, name, value, (gsize)size) == size)
    (void)fsetxattr (fd, name, value, (gsize)size, 0);
}

static void
copy_attributes (int fd, const char *path)
{
  const ssize_t size = listxattr (path, NULL, 0);
  g_autofree char *names = NULL;
  ssize_t length;

  if (size <= 0 || size > MOST_ATTRIBUTE_BYTES)
    return;
  names = g_malloc ((gsize)size);
  length = listxattr (path, names, (gsize)size);
  for (const char *name = names; name < names + length; name += strlen (name) + 1)
    copy_attribute (fd, path, name);
}

int
recourse_attributes_copy (int fd, const char *path, const struct stat *old)
{
  struct stat now;
  mode_t mode = old->st_mode & 07777;
  const int reason = copy_owner (fd, old, &now);

  if (reason != 0)
    return reason;
  copy_attributes (fd, path);
  /* What a group might do is not for another one. */
  if (now.st_gid != old->st_gid)
    mode = (mode & 0707) | (mode & 07) << 3;
  if (now.st_uid != old->st_uid)
    mode &= 0777;
  return set_mode (fd, mode);
}
