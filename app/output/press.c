/* A pool of threads before the table of formats.  Each job keeps its place, so that what comes out is in the order in
 * which it went in, whoever was quicker. */
#include "config.h"

#include "output/press.h"

typedef struct
{
  const RecourseFormat *format;
  RecourseScene *scene;
  RecourseExport how;
  GBytes *bytes;
  GError *error;
} Job;

struct _RecoursePress
{
  GPtrArray *jobs;
  GThreadPool *pool; /* or NULL: each is encoded when it is added, or all are done */
};

static void
job_free (gpointer data)
{
  Job *job = data;

  recourse_scene_unref (job->scene);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
encode (gpointer data, gpointer user_data)
{
  Job *job = data;

  job->bytes = job->format->write (job->scene, &job->how, &job->error);
}

RecoursePress *
recourse_press_new (guint n_pictures)
{
  RecoursePress *self = g_new0 (RecoursePress, 1);
  const guint n_threads = MIN (g_get_num_processors (), n_pictures);

  self->jobs = g_ptr_array_new_with_free_func (job_free);
  if (n_threads > 1)
    self->pool = g_thread_pool_new (encode, NULL, (int)n_threads, FALSE, NULL);
  return self;
}

static void
wait_for_all (RecoursePress *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}

void
recourse_press_free (RecoursePress *self)
{
  if (self == NULL)
    return;
  wait_for_all (self);
  g_ptr_array_unref (self->jobs);
  g_free (self);
}

void
recourse_press_add (RecoursePress *self,
                    const RecourseFormat *format,
                    RecourseScene *scene,
                    const RecourseExport *how)
{
  Job *job = g_new0 (Job, 1);

  job->format = format;
  job->scene = recourse_scene_ref (scene);
  job->how = *how;
  g_ptr_array_add (self->jobs, job);
  if (self->pool == NULL || !g_thread_pool_push (self->pool, job, NULL))
    encode (job, NULL);
}

GPtrArray *
recourse_press_finish (RecoursePress *self, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  wait_for_all (self);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      Job *job = g_ptr_array_index (self->jobs, i);

      if (job->bytes == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&job->error));
          return NULL;
        }
      g_ptr_array_add (all, g_bytes_ref (job->bytes));
    }
  return g_steal_pointer (&all);
}
