/* Preloaded into a program: makes one call that changes the disk fail, or ends the process just before it.
 * RECOURSE_FAULT_FOLDER says where calls count, RECOURSE_FAULT_AT which one (from 1), RECOURSE_FAULT how: EIO, ENOSPC,
 * EDQUOT, EINTR, SHORT or KILL; RECOURSE_FAULT_REPORT names a file for how many there were.  While there is a file
 * RECOURSE_FAULT_FULL the disk is full: every write there fails.  The wall clock is off by as many seconds as the file
 * RECOURSE_CLOCK says. */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* which would make one name of open and open64 */
#undef _FORTIFY_SOURCE   /* which would define some of these itself */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define MOST_FDS 1024

static struct
{
  const char *folder;
  long at;
  const char *how;
  const char *full;
  const char *clock;
  long n; /* calls so far */
  int is_ours[MOST_FDS];
  pthread_mutex_t mutex;
} state = { .mutex = PTHREAD_MUTEX_INITIALIZER };

__attribute__ ((constructor)) static void
begin (void)
{
  const char *at = getenv ("RECOURSE_FAULT_AT");

  state.folder = getenv ("RECOURSE_FAULT_FOLDER");
  state.how = getenv ("RECOURSE_FAULT");
  state.full = getenv ("RECOURSE_FAULT_FULL");
  state.clock = getenv ("RECOURSE_CLOCK");
  state.at = at != NULL ? atol (at) : 0;
}

/* By system calls: our own must not count. */
__attribute__ ((destructor)) static void
end (void)
{
  const char *report = getenv ("RECOURSE_FAULT_REPORT");
  char text[32];
  const int length = snprintf (text, sizeof text, "%ld\n", state.n);
  const long fd = report != NULL
                      ? syscall (SYS_openat, AT_FDCWD, report, O_WRONLY | O_CREAT | O_TRUNC, 0600)
                      : -1;

  if (fd < 0)
    return;
  (void)!syscall (SYS_write, fd, text, length);
  syscall (SYS_close, fd);
}

#define REAL(name)                                                                                 \
  static __typeof__ (name) *real;                                                                  \
  if (real == NULL)                                                                                \
  *(void **)&real = dlsym (RTLD_NEXT, #name)

static int
is_ours (int fd)
{
  return fd >= 0 && fd < MOST_FDS && state.is_ours[fd];
}

static int
is_path_ours (int folder, const char *path)
{
  if (state.folder == NULL || path == NULL)
    return 0;
  if (path[0] != '/')
    return is_ours (folder);
  return strncmp (path, state.folder, strlen (state.folder)) == 0;
}

static int
is_full (void)
{
  return state.full != NULL && syscall (SYS_faccessat, AT_FDCWD, state.full, F_OK) == 0;
}

/* Counts a call; returns errno to fail with, or 0.  -1: a short write. */
static int
strike (void)
{
  int is_now;

  pthread_mutex_lock (&state.mutex);
  is_now = ++state.n == state.at;
  pthread_mutex_unlock (&state.mutex);
  if (!is_now || state.how == NULL)
    return 0;
  if (strcmp (state.how, "KILL") == 0)
    {
      syscall (SYS_kill, syscall (SYS_getpid), SIGKILL);
      pause ();
    }
  if (strcmp (state.how, "SHORT") == 0)
    return -1;
  return strcmp (state.how, "ENOSPC") == 0   ? ENOSPC
         : strcmp (state.how, "EDQUOT") == 0 ? EDQUOT
         : strcmp (state.how, "EINTR") == 0  ? EINTR
                                             : EIO;
}

/* A short write is a fault of writes alone. */
static int
fails (void)
{
  const int reason = strike ();

  if (reason > 0)
    errno = reason;
  return reason > 0;
}

static int
note_fd (int fd, int ours)
{
  if (fd >= 0 && fd < MOST_FDS)
    state.is_ours[fd] = ours;
  return fd;
}

#define OPEN_MODE                                                                                  \
  mode_t mode = 0;                                                                                 \
  if (flags & (O_CREAT | O_TMPFILE))                                                               \
    {                                                                                              \
      va_list rest;                                                                                \
      va_start (rest, flags);                                                                      \
      mode = va_arg (rest, mode_t);                                                                \
      va_end (rest);                                                                               \
    }

/* Reading opens nothing that could be lost. */
static int
counts (int flags)
{
  return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_DIRECTORY)) != 0;
}

#define DEFINE_OPEN(name)                                                                          \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    const int ours = is_path_ours (-1, path);                                                      \
    REAL (name);                                                                                   \
    OPEN_MODE                                                                                      \
    if (ours && counts (flags) && fails ())                                                        \
      return -1;                                                                                   \
    return note_fd (real (path, flags, mode), ours);                                               \
  }
#define DEFINE_OPENAT(name)                                                                        \
  int name (int folder, const char *path, int flags, ...)                                          \
  {                                                                                                \
    const int ours = is_path_ours (folder, path);                                                  \
    REAL (name);                                                                                   \
    OPEN_MODE                                                                                      \
    if (ours && counts (flags) && fails ())                                                        \
      return -1;                                                                                   \
    return note_fd (real (folder, path, flags, mode), ours);                                       \
  }
DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)

ssize_t
write (int fd, const void *data, size_t size)
{
  int reason;
  REAL (write);

  if (!is_ours (fd))
    return real (fd, data, size);
  reason = is_full () ? ENOSPC : strike ();
  if (reason > 0)
    {
      errno = reason;
      return -1;
    }
  return real (fd, data, reason < 0 && size > 1 ? size / 2 : size);
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t at)
{
  REAL (pwrite);

  if (is_ours (fd) && fails ())
    return -1;
  return real (fd, data, size, at);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t at)
{
  REAL (pwrite64);

  if (is_ours (fd) && fails ())
    return -1;
  return real (fd, data, size, at);
}

#define DEFINE_FD_CALL(name, declared, ...)                                                        \
  int name declared                                                                                \
  {                                                                                                \
    REAL (name);                                                                                   \
    if (is_ours (fd) && fails ())                                                                  \
      return -1;                                                                                   \
    return real (__VA_ARGS__);                                                                     \
  }
DEFINE_FD_CALL (fsync, (int fd), fd)
DEFINE_FD_CALL (fdatasync, (int fd), fd)
DEFINE_FD_CALL (fchmod, (int fd, mode_t mode), fd, mode)
DEFINE_FD_CALL (fchown, (int fd, uid_t user, gid_t group), fd, user, group)
DEFINE_FD_CALL (ftruncate, (int fd, off_t size), fd, size)

/* The descriptor is gone even where closing fails. */
int
close (int fd)
{
  const int ours = is_ours (fd);
  int done;
  REAL (close);

  if (!ours)
    return real (fd);
  note_fd (fd, 0);
  if (fails ())
    {
      const int reason = errno;

      real (fd);
      errno = reason;
      return -1;
    }
  done = real (fd);
  return done;
}

int
rename (const char *from, const char *to)
{
  REAL (rename);

  return is_path_ours (-1, to) && fails () ? -1 : real (from, to);
}

int
renameat (int from_folder, const char *from, int to_folder, const char *to)
{
  REAL (renameat);

  return is_path_ours (to_folder, to) && fails () ? -1 : real (from_folder, from, to_folder, to);
}

int
link (const char *from, const char *to)
{
  REAL (link);

  return is_path_ours (-1, to) && fails () ? -1 : real (from, to);
}

int
unlink (const char *path)
{
  REAL (unlink);

  return is_path_ours (-1, path) && fails () ? -1 : real (path);
}

int
unlinkat (int folder, const char *path, int flags)
{
  REAL (unlinkat);

  return is_path_ours (folder, path) && fails () ? -1 : real (folder, path, flags);
}

/* The clock on the wall, which anybody may set. */

static long
clock_offset (void)
{
  char text[32] = "";
  const long fd = state.clock != NULL ? syscall (SYS_openat, AT_FDCWD, state.clock, O_RDONLY) : -1;

  if (fd < 0)
    return 0;
  (void)!syscall (SYS_read, fd, text, sizeof text - 1);
  syscall (SYS_close, fd);
  return atol (text);
}

int
clock_gettime (clockid_t id, struct timespec *now)
{
  const long done = syscall (SYS_clock_gettime, id, now);

  if (done == 0 && id == CLOCK_REALTIME)
    now->tv_sec += clock_offset ();
  return (int)done;
}

int
gettimeofday (struct timeval *now, void *zone)
{
  const long done = syscall (SYS_gettimeofday, now, zone);

  if (done == 0)
    now->tv_sec += clock_offset ();
  return (int)done;
}

time_t
time (time_t *now)
{
  struct timeval moment;

  gettimeofday (&moment, NULL);
  if (now != NULL)
    *now = moment.tv_sec;
  return moment.tv_sec;
}
