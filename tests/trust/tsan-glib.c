/* What ThreadSanitizer is told about GLib, which is not built for it: its locks wait in the kernel and its counts are
 * atomic, so what goes from thread to thread through them looks like a race.  Linked with -Wl,--wrap (./dev tsan) each
 * function here says what its real one orders, no more. */
#include <gio/gio.h>
#include <sanitizer/tsan_interface.h>

/* Who gives away, and who takes */
static void
give (gconstpointer object)
{
  if (object != NULL)
    __tsan_release ((void *)object);
}

static void
take (gconstpointer object)
{
  if (object != NULL)
    __tsan_acquire ((void *)object);
}

/* ---- locks ---- */

void __real_g_mutex_lock (GMutex *mutex);
void __real_g_mutex_unlock (GMutex *mutex);
void __wrap_g_mutex_lock (GMutex *mutex);
void __wrap_g_mutex_unlock (GMutex *mutex);

void
__wrap_g_mutex_lock (GMutex *mutex)
{
  __real_g_mutex_lock (mutex);
  take (mutex);
}

void
__wrap_g_mutex_unlock (GMutex *mutex)
{
  give (mutex);
  __real_g_mutex_unlock (mutex);
}

/* ---- once ---- */

gboolean __real_g_once_init_enter (void *location);
void __real_g_once_init_leave (void *location, gsize result);
gboolean __wrap_g_once_init_enter (void *location);
void __wrap_g_once_init_leave (void *location, gsize result);

gboolean
__wrap_g_once_init_enter (void *location)
{
  const gboolean is_first = __real_g_once_init_enter (location);

  take (location);
  return is_first;
}

void
__wrap_g_once_init_leave (void *location, gsize result)
{
  give (location);
  __real_g_once_init_leave (location, result);
}

gboolean __real_g_atomic_ref_count_dec (gatomicrefcount *count);
gboolean __wrap_g_atomic_ref_count_dec (gatomicrefcount *count);

gboolean
__wrap_g_atomic_ref_count_dec (gatomicrefcount *count)
{
  gboolean is_last;

  give (count);
  is_last = __real_g_atomic_ref_count_dec (count);
  if (is_last)
    take (count);
  return is_last;
}

/* ---- counted objects: whoever frees has seen what the others did ---- */

#define WRAP_UNREF(name)                                                                           \
  void __real_##name (gpointer object);                                                            \
  void __wrap_##name (gpointer object);                                                            \
                                                                                                   \
  void __wrap_##name (gpointer object)                                                             \
  {                                                                                                \
    give (object);                                                                                 \
    take (object);                                                                                 \
    __real_##name (object);                                                                        \
  }

WRAP_UNREF (g_object_unref)
WRAP_UNREF (g_bytes_unref)
WRAP_UNREF (g_hash_table_unref)
WRAP_UNREF (g_ptr_array_unref)

/* ---- tasks: what was before them is seen by the thread, what the thread did by whoever takes the result ---- */

typedef struct
{
  GTaskThreadFunc func;
} Run;

static GQuark
run_quark (void)
{
  return g_quark_from_static_string ("tsan-run");
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *self = g_object_get_qdata (G_OBJECT (task), run_quark ());

  take (task);
  self->func (task, source, data, cancellable);
  give (task);
  give (data);
}

void __real_g_task_run_in_thread (GTask *task, GTaskThreadFunc func);
void __wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc func);

void
__wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  Run *self = g_new (Run, 1);

  self->func = func;
  g_object_set_qdata_full (G_OBJECT (task), run_quark (), self, g_free);
  give (task);
  __real_g_task_run_in_thread (task, run);
}

typedef struct
{
  GAsyncReadyCallback func;
  gpointer data;
} Ready;

static void
ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Ready *self = data;

  take (result);
  self->func (source, result, self->data);
  give (g_task_get_task_data (G_TASK (result)));
  g_free (self);
}

GTask *__real_g_task_new (gpointer source,
                          GCancellable *cancellable,
                          GAsyncReadyCallback func,
                          gpointer data);
GTask *__wrap_g_task_new (gpointer source,
                          GCancellable *cancellable,
                          GAsyncReadyCallback func,
                          gpointer data);

GTask *
__wrap_g_task_new (gpointer source,
                   GCancellable *cancellable,
                   GAsyncReadyCallback func,
                   gpointer data)
{
  Ready *self = func != NULL ? g_new (Ready, 1) : NULL;

  if (func == NULL)
    return __real_g_task_new (source, cancellable, NULL, data);
  *self = (Ready){ func, data };
  return __real_g_task_new (source, cancellable, ready, self);
}

/* What frees the data of a task, which whoever drops the task last does; by the data */
static GMutex ends_mutex;
static GHashTable *ends;

static void
end (gpointer data)
{
  GDestroyNotify destroy;

  __real_g_mutex_lock (&ends_mutex);
  destroy = g_hash_table_lookup (ends, data);
  g_hash_table_remove (ends, data);
  __real_g_mutex_unlock (&ends_mutex);
  take (data);
  destroy (data);
}

void __real_g_task_set_task_data (GTask *task, gpointer data, GDestroyNotify destroy);
void __wrap_g_task_set_task_data (GTask *task, gpointer data, GDestroyNotify destroy);

void
__wrap_g_task_set_task_data (GTask *task, gpointer data, GDestroyNotify destroy)
{
  __real_g_mutex_lock (&ends_mutex);
  if (ends == NULL)
    ends = g_hash_table_new (NULL, NULL);
  if (destroy != NULL && data != NULL)
    g_hash_table_insert (ends, data, destroy);
  __real_g_mutex_unlock (&ends_mutex);
  __real_g_task_set_task_data (task, data, destroy != NULL && data != NULL ? end : destroy);
}

#define WRAP_RETURN(name, type)                                                                    \
  void __real_##name (GTask *task, type value);                                                    \
  void __wrap_##name (GTask *task, type value);                                                    \
                                                                                                   \
  void __wrap_##name (GTask *task, type value)                                                     \
  {                                                                                                \
    give (task);                                                                                   \
    __real_##name (task, value);                                                                   \
  }

#define WRAP_PROPAGATE(name, type)                                                                 \
  type __real_##name (GTask *task, GError **error);                                                \
  type __wrap_##name (GTask *task, GError **error);                                                \
                                                                                                   \
  type __wrap_##name (GTask *task, GError **error)                                                 \
  {                                                                                                \
    take (task);                                                                                   \
    return __real_##name (task, error);                                                            \
  }

void __real_g_task_return_pointer (GTask *task, gpointer value, GDestroyNotify notify);
void __wrap_g_task_return_pointer (GTask *task, gpointer value, GDestroyNotify notify);

void
__wrap_g_task_return_pointer (GTask *task, gpointer value, GDestroyNotify notify)
{
  give (task);
  __real_g_task_return_pointer (task, value, notify);
}

WRAP_RETURN (g_task_return_error, GError *)
WRAP_RETURN (g_task_return_boolean, gboolean)
WRAP_RETURN (g_task_return_int, gssize)
WRAP_PROPAGATE (g_task_propagate_pointer, gpointer)
WRAP_PROPAGATE (g_task_propagate_boolean, gboolean)
WRAP_PROPAGATE (g_task_propagate_int, gssize)

/* ---- threads and pools ---- */

typedef struct
{
  GThreadFunc func;
  gpointer data, result;
} Start;

/* Freed by none: there are as many as threads that were joined, in a run of some seconds */
static GPtrArray *starts;
static GMutex starts_mutex;

static gpointer
start (gpointer data)
{
  Start *self = data;

  take (self);
  self->result = self->func (self->data);
  give (self);
  return self;
}

GThread *
__real_g_thread_try_new (const char *name, GThreadFunc func, gpointer data, GError **error);
GThread *
__wrap_g_thread_try_new (const char *name, GThreadFunc func, gpointer data, GError **error);
gpointer __real_g_thread_join (GThread *thread);
gpointer __wrap_g_thread_join (GThread *thread);

static Start *
start_new (GThreadFunc func, gpointer data)
{
  Start *self = g_new0 (Start, 1);

  self->func = func;
  self->data = data;
  __real_g_mutex_lock (&starts_mutex);
  if (starts == NULL)
    starts = g_ptr_array_new ();
  g_ptr_array_add (starts, self);
  __real_g_mutex_unlock (&starts_mutex);
  give (self);
  return self;
}

GThread *
__wrap_g_thread_try_new (const char *name, GThreadFunc func, gpointer data, GError **error)
{
  return __real_g_thread_try_new (name, start, start_new (func, data), error);
}

GThread *__real_g_thread_new (const char *name, GThreadFunc func, gpointer data);
GThread *__wrap_g_thread_new (const char *name, GThreadFunc func, gpointer data);

GThread *
__wrap_g_thread_new (const char *name, GThreadFunc func, gpointer data)
{
  return __real_g_thread_new (name, start, start_new (func, data));
}

gpointer
__wrap_g_thread_join (GThread *thread)
{
  Start *self = __real_g_thread_join (thread);

  take (self);
  return self->result;
}

typedef struct
{
  GFunc func;
  gpointer data;
  GThreadPool *pool;
} Pool;

static GHashTable *pools; /* of the main thread alone: GThreadPool to Pool */

static void
pool_run (gpointer job, gpointer data)
{
  Pool *self = data;

  take (job);
  self->func (job, self->data);
  give (self);
}

GThreadPool *
__real_g_thread_pool_new (GFunc func, gpointer data, int most, gboolean exclusive, GError **error);
GThreadPool *
__wrap_g_thread_pool_new (GFunc func, gpointer data, int most, gboolean exclusive, GError **error);
gboolean __real_g_thread_pool_push (GThreadPool *pool, gpointer job, GError **error);
gboolean __wrap_g_thread_pool_push (GThreadPool *pool, gpointer job, GError **error);
void __real_g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean waits);
void __wrap_g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean waits);

GThreadPool *
__wrap_g_thread_pool_new (GFunc func, gpointer data, int most, gboolean exclusive, GError **error)
{
  Pool *self = g_new0 (Pool, 1);

  self->func = func;
  self->data = data;
  give (self);
  self->pool = __real_g_thread_pool_new (pool_run, self, most, exclusive, error);
  __real_g_mutex_lock (&starts_mutex);
  if (pools == NULL)
    pools = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (pools, self->pool, self);
  __real_g_mutex_unlock (&starts_mutex);
  return self->pool;
}

gboolean
__wrap_g_thread_pool_push (GThreadPool *pool, gpointer job, GError **error)
{
  give (job);
  return __real_g_thread_pool_push (pool, job, error);
}

void
__wrap_g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean waits)
{
  Pool *self;

  __real_g_mutex_lock (&starts_mutex);
  self = g_hash_table_lookup (pools, pool);
  g_hash_table_remove (pools, pool);
  __real_g_mutex_unlock (&starts_mutex);
  __real_g_thread_pool_free (pool, immediate, waits);
  take (self);
}
