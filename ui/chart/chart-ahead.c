/* The worker fills a list, from which the views take what fits; whoever comes first has it.  A view never waits: what
 * is not painted by then it paints itself. */
#include "ui/chart/chart-ahead.h"

#include "ui/chart/chart-paint.h"
#include "ui/chart/chart-view.h"

typedef struct
{
  RecourseChartState *state;
  RecourseScene *scene;
  RecourseSceneTexture texture;
} Kept;

static GMutex lock;
static GPtrArray *kept; /* NULL: nothing any more */

static void
kept_free (gpointer data)
{
  Kept *self = data;

  recourse_chart_state_free (self->state);
  g_clear_pointer (&self->scene, recourse_scene_unref);
  recourse_scene_texture_clear (&self->texture);
  g_free (self);
}

/* What is shown */

static void
describe (GtkWidget *widget, GVariantBuilder *charts)
{
  if (!gtk_widget_get_mapped (widget) && !gtk_widget_get_realized (widget))
    return;
  if (RECOURSE_IS_CHART_VIEW (widget))
    {
      const RecourseChart *chart = recourse_chart_view_get_seen (RECOURSE_CHART_VIEW (widget));

      if (chart != NULL)
        g_variant_builder_add (charts, "(sii)", chart->name, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe (child, charts);
}

GVariant *
recourse_chart_ahead_describe (GtkWidget *root)
{
  GVariantBuilder charts;

  g_variant_builder_init (&charts, G_VARIANT_TYPE ("a(sii)"));
  describe (root, &charts);
  return g_variant_builder_end (&charts);
}

/* The worker's part */

static void
lay_out (const RecourseLoaded *loaded, const char *name, int width, int height, gboolean is_rtl)
{
  const RecourseChart *chart = recourse_chart_find (name);
  g_autoptr (RecourseChartState) state = NULL;
  Kept *one = NULL;

  if (chart == NULL || width < 1 || height < 1)
    return;
  state = recourse_chart_state_new_first (chart, loaded, width, height, is_rtl);
  if (recourse_chart_state_is_waiting (state))
    return;
  one = g_new0 (Kept, 1);
  one->scene = recourse_chart_state_lay_out (state);
  one->state = g_steal_pointer (&state);
  g_mutex_lock (&lock);
  g_ptr_array_add (kept, one);
  g_mutex_unlock (&lock);
}

void
recourse_chart_ahead_lay_out (const RecourseLoaded *loaded,
                              const RecourseChartAhead *what,
                              GCancellable *cancellable)
{
  const char *name = NULL;
  int width = 0, height = 0;
  GVariantIter charts;

  if (loaded->draws == NULL)
    return;
  g_mutex_lock (&lock);
  kept = g_ptr_array_new_with_free_func (kept_free);
  g_mutex_unlock (&lock);
  g_variant_iter_init (&charts, what->charts);
  while (g_variant_iter_next (&charts, "(&sii)", &name, &width, &height)
         && !g_cancellable_is_cancelled (cancellable))
    lay_out (loaded, name, width, height, what->is_rtl);
}

/* (transfer full) (nullable): the next one that has not been painted */
static RecourseScene *
find_unpainted (void)
{
  RecourseScene *scene = NULL;

  g_mutex_lock (&lock);
  for (guint i = 0; kept != NULL && scene == NULL && i < kept->len; i++)
    {
      Kept *one = g_ptr_array_index (kept, i);

      if (one->texture.painted == NULL)
        scene = recourse_scene_ref (one->scene);
    }
  g_mutex_unlock (&lock);
  return scene;
}

/* Unless the scene has been taken meanwhile. */
static void
keep_painted (RecourseSceneTexture *texture)
{
  g_mutex_lock (&lock);
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      Kept *one = g_ptr_array_index (kept, i);

      if (one->scene == texture->painted)
        {
          one->texture = *texture;
          *texture = (RecourseSceneTexture){ 0 };
          break;
        }
    }
  g_mutex_unlock (&lock);
}

void
recourse_chart_ahead_paint (RecourseThemeKind theme, double scale)
{
  RecourseScene *scene = NULL;

  while ((scene = find_unpainted ()) != NULL)
    {
      RecourseSceneTexture texture = { 0 };

      recourse_scene_texture_get (&texture, scene, theme, scale, recourse_chart_paint_texture);
      keep_painted (&texture);
      recourse_scene_texture_clear (&texture);
      recourse_scene_unref (scene);
    }
}

/* The views' part */

RecourseScene *
recourse_chart_ahead_take (const RecourseChartState *state, RecourseSceneTexture *texture)
{
  RecourseScene *scene = NULL;

  g_mutex_lock (&lock);
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      Kept *one = g_ptr_array_index (kept, i);

      if (!recourse_chart_state_equal (one->state, state))
        continue;
      scene = g_steal_pointer (&one->scene);
      if (one->texture.texture != NULL)
        {
          recourse_scene_texture_clear (texture);
          *texture = one->texture;
          one->texture = (RecourseSceneTexture){ 0 };
        }
      g_ptr_array_remove_index_fast (kept, i);
      break;
    }
  g_mutex_unlock (&lock);
  return scene;
}

void
recourse_chart_ahead_drop (void)
{
  g_autoptr (GPtrArray) dropped = NULL;

  g_mutex_lock (&lock);
  dropped = g_steal_pointer (&kept);
  g_mutex_unlock (&lock);
}
