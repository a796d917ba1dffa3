/* The handles of a chart, kept from scene to scene so that the focus stays where it is while figures
 * change. */
#include "ui/chart/mark-handles.h"

struct _RecourseMarkHandles
{
  GtkWidget *parent; /* borrowed */
  GtkWidget *next;   /* borrowed */
  RecourseMarkHandlesFunc func;
  gpointer user_data;
  GPtrArray *handles; /* RecourseMarkHandle */
};

static void
on_focus (GtkWidget *handle, GParamSpec *pspec, RecourseMarkHandles *self)
{
  self->func (gtk_widget_has_focus (handle), self->user_data);
}

static void
remove_handle (gpointer data)
{
  g_signal_handlers_disconnect_matched (data, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_focus, NULL);
  gtk_widget_unparent (data);
}

RecourseMarkHandles *
recourse_mark_handles_new (GtkWidget *parent,
                           GtkWidget *next,
                           RecourseMarkHandlesFunc func,
                           gpointer user_data)
{
  RecourseMarkHandles *self = g_new0 (RecourseMarkHandles, 1);

  self->parent = parent;
  self->next = next;
  self->func = func;
  self->user_data = user_data;
  self->handles = g_ptr_array_new_with_free_func (remove_handle);
  return self;
}

void
recourse_mark_handles_free (RecourseMarkHandles *self)
{
  g_ptr_array_unref (self->handles);
  g_free (self);
}

static RecourseMarkHandle *
find_handle (RecourseMarkHandles *self, const char *series)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      RecourseMarkHandle *handle = g_ptr_array_index (self->handles, i);

      if (recourse_mark_handle_get_series (handle) == series)
        return handle;
    }
  return NULL;
}

static RecourseMarkHandle *
add_handle (RecourseMarkHandles *self, const char *series)
{
  GtkWidget *handle = recourse_mark_handle_new (series);

  g_signal_connect (handle, "notify::has-focus", G_CALLBACK (on_focus), self);
  gtk_widget_insert_before (handle, self->parent, self->next);
  g_ptr_array_add (self->handles, handle);
  return RECOURSE_MARK_HANDLE (handle);
}

static GPtrArray *
list_series (const RecourseScene *scene)
{
  GPtrArray *series = g_ptr_array_new ();

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->spoken != NULL && !g_ptr_array_find (series, mark->series, NULL))
        g_ptr_array_add (series, (gpointer)mark->series);
    }
  return series;
}

void
recourse_mark_handles_sync (RecourseMarkHandles *self, const RecourseScene *scene)
{
  g_autoptr (GPtrArray) series = list_series (scene);

  for (guint i = self->handles->len; i > 0; i--)
    {
      RecourseMarkHandle *handle = g_ptr_array_index (self->handles, i - 1);

      if (!g_ptr_array_find (series, recourse_mark_handle_get_series (handle), NULL))
        g_ptr_array_remove_index (self->handles, i - 1);
    }
  for (guint i = 0; i < series->len; i++)
    {
      const char *name = g_ptr_array_index (series, i);
      RecourseMarkHandle *handle = find_handle (self, name);

      recourse_mark_handle_sync (handle != NULL ? handle : add_handle (self, name), scene);
    }
}

void
recourse_mark_handles_allocate (RecourseMarkHandles *self, const RecourseScene *scene)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      GtkWidget *handle = g_ptr_array_index (self->handles, i);
      const char *key = recourse_mark_handle_get_key (RECOURSE_MARK_HANDLE (handle));
      const RecourseMark *mark = key != NULL ? recourse_scene_find (scene, key) : NULL;
      GtkAllocation bounds =
          mark != NULL ? recourse_mark_bounds (mark) : (GtkAllocation){ 0, 0, 1, 1 };
      int minimum = 0;

      gtk_widget_measure (handle, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (handle, &bounds, -1);
    }
}

RecourseMarkHandle *
recourse_mark_handles_get_focused (RecourseMarkHandles *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->handles, i)))
      return g_ptr_array_index (self->handles, i);
  return NULL;
}
