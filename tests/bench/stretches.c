/* Preloaded into the window, it writes down how long the main loop was at work without looking for input: each stretch
 * from one poll to the next, by the clock and by the processor's time of the thread, which does not count what else the
 * machine did meanwhile.  Lines of RECOURSE_STRETCHES: when it ended (seconds of the monotonic clock), and both in
 * microseconds. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define LEAST_US 500

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void
note (double wall_us, double cpu_us)
{
  static FILE *file = NULL;

  if (wall_us < LEAST_US)
    return;
  if (file == NULL && getenv ("RECOURSE_STRETCHES") != NULL)
    file = fopen (getenv ("RECOURSE_STRETCHES"), "w");
  if (file == NULL)
    return;
  fprintf (file, "%.6f %.0f %.0f\n", read_clock (CLOCK_MONOTONIC) / 1e6, wall_us, cpu_us);
  fflush (file);
}

/* GLib's main loop waits in poll; so do answers of the X server, within a stretch, and these look for no input. */
int
poll (struct pollfd *fds, nfds_t n_fds, int timeout)
{
  static int (*wait) (struct pollfd *, nfds_t, int) = NULL;
  static double wall_us = 0, cpu_us = 0;
  const int is_loop = n_fds > 1 && syscall (SYS_gettid) == getpid ();
  int n;

  if (wait == NULL)
    wait = (int (*) (struct pollfd *, nfds_t, int))dlsym (RTLD_NEXT, "poll");
  if (is_loop && wall_us > 0)
    note (read_clock (CLOCK_MONOTONIC) - wall_us, read_clock (CLOCK_THREAD_CPUTIME_ID) - cpu_us);
  n = wait (fds, n_fds, timeout);
  if (is_loop)
    {
      wall_us = read_clock (CLOCK_MONOTONIC);
      cpu_us = read_clock (CLOCK_THREAD_CPUTIME_ID);
    }
  return n;
}
