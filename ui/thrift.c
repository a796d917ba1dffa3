/* The allocator keeps what was freed in case it is needed again.  After a run that is as much as all the rest of the
 * window; once work rests, a worker hands it back, so that nobody waits for it. */
#include "ui/thrift.h"

#include <gio/gio.h>

#ifdef __GLIBC__
#  include <malloc.h>
#endif

enum
{
  REST_S = 2,
};

#ifdef __GLIBC__

static guint rest;

static void
trim (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  malloc_trim (0);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_rested (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  rest = 0;
  g_task_set_source_tag (task, on_rested);
  g_task_run_in_thread (task, trim);
  return G_SOURCE_REMOVE;
}

void
recourse_thrift_soon (void)
{
  g_clear_handle_id (&rest, g_source_remove);
  rest = g_timeout_add_seconds (REST_S, on_rested, NULL);
}

#else

void
recourse_thrift_soon (void)
{
}

#endif
