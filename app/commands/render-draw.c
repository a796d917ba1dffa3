/* Charts are laid out one after the other, because the lists of a dossier may not be read from two
 * threads at once; encoding, which is most of the work, goes on meanwhile on all cores. */
#include "render-draw.h"

typedef struct
{
  const RecourseRender *render; /* borrowed */
  RecourseScene *scene;
  GBytes *bytes;
  GError *error;
} Picture;

static void
picture_clear (gpointer data)
{
  Picture *self = data;

  g_clear_pointer (&self->scene, recourse_scene_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
}

static void
encode (gpointer data, gpointer user_data)
{
  Picture *self = data;

  self->bytes = self->render->format->write (self->scene, &self->render->how, &self->error);
}

/* A single picture is not worth a thread, which would load the fonts once more. */
static void
draw_pictures (const RecourseRender *render, const RecourseChartInput *input, GArray *pictures)
{
  guint n_threads = MIN (g_get_num_processors (), render->n_charts);
  GThreadPool *pool =
      n_threads > 1 ? g_thread_pool_new (encode, NULL, (int)n_threads, FALSE, NULL) : NULL;

  for (guint i = 0; i < render->n_charts; i++)
    {
      Picture *picture = &g_array_index (pictures, Picture, i);

      picture->render = render;
      picture->scene = recourse_chart_lay_out (&render->charts[i], input);
      if (pool == NULL || !g_thread_pool_push (pool, picture, NULL))
        encode (picture, NULL);
    }
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

GPtrArray *
recourse_render_draw (const RecourseRender *render, const RecourseChartInput *input, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GArray) pictures = g_array_new (FALSE, TRUE, sizeof (Picture));

  g_array_set_clear_func (pictures, picture_clear);
  g_array_set_size (pictures, render->n_charts);
  draw_pictures (render, input, pictures);
  for (guint i = 0; i < pictures->len; i++)
    {
      Picture *picture = &g_array_index (pictures, Picture, i);

      if (picture->bytes == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&picture->error));
          return NULL;
        }
      g_ptr_array_add (results, g_steal_pointer (&picture->bytes));
    }
  return g_steal_pointer (&results);
}
