/* A focusable place on a chart.  GTK 4.8 lets nothing but widgets be accessible, and a widget for every
 * mark would cost more than the chart itself; so there is one for each series, which moves along it and
 * always says the mark that it stands on. */
#include "ui/chart/mark-handle.h"

#include "ui/compat.h"

#include <math.h>

struct _RecourseMarkHandle
{
  GtkWidget parent_instance;

  const char *series; /* interned */
  char *key;
};

G_DEFINE_FINAL_TYPE (RecourseMarkHandle, recourse_mark_handle, GTK_TYPE_WIDGET)

static void
recourse_mark_handle_finalize (GObject *object)
{
  g_free (RECOURSE_MARK_HANDLE (object)->key);
  G_OBJECT_CLASS (recourse_mark_handle_parent_class)->finalize (object);
}

static void
recourse_mark_handle_class_init (RecourseMarkHandleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = recourse_mark_handle_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
recourse_mark_handle_init (RecourseMarkHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
recourse_mark_handle_new (const char *series)
{
  RecourseMarkHandle *self = g_object_new (RECOURSE_TYPE_MARK_HANDLE, NULL);

  self->series = series;
  return GTK_WIDGET (self);
}

const char *
recourse_mark_handle_get_series (RecourseMarkHandle *self)
{
  return self->series;
}

const char *
recourse_mark_handle_get_key (RecourseMarkHandle *self)
{
  return self->key;
}

/* In the order of the scene, which is that of the dossier. */
static GPtrArray *
marks_of_series (const RecourseScene *scene, const char *series)
{
  GPtrArray *marks = g_ptr_array_new ();

  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->spoken != NULL && mark->series == series)
        g_ptr_array_add (marks, mark);
    }
  return marks;
}

static guint
find_key (GPtrArray *marks, const char *key)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (marks, i);

      if (g_strcmp0 (mark->key, key) == 0)
        return i;
    }
  return G_MAXUINT;
}

static void
stand_on (RecourseMarkHandle *self, const RecourseMark *mark)
{
  g_free (self->key);
  self->key = g_strdup (mark->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark->spoken, -1);
}

void
recourse_mark_handle_sync (RecourseMarkHandle *self, const RecourseScene *scene)
{
  g_autoptr (GPtrArray) marks = marks_of_series (scene, self->series);
  guint at = find_key (marks, self->key);

  if (marks->len > 0)
    stand_on (self, g_ptr_array_index (marks, at == G_MAXUINT ? 0 : at));
}

gboolean
recourse_mark_handle_walk (RecourseMarkHandle *self, const RecourseScene *scene, int step)
{
  g_autoptr (GPtrArray) marks = marks_of_series (scene, self->series);
  guint at = find_key (marks, self->key);
  gint64 to = at == G_MAXUINT ? 0 : CLAMP ((gint64)at + step, 0, (gint64)marks->len - 1);

  if (marks->len == 0 || to == at)
    return FALSE;
  stand_on (self, g_ptr_array_index (marks, (guint)to));
  recourse_compat_announce (GTK_WIDGET (self),
                            ((RecourseMark *)g_ptr_array_index (marks, (guint)to))->spoken);
  return TRUE;
}

GdkRectangle
recourse_mark_bounds (const RecourseMark *mark)
{
  int x = (int)floor (mark->bounds.x);
  int y = (int)floor (mark->bounds.y);

  return (GdkRectangle){ x, y, MAX ((int)ceil (mark->bounds.x + mark->bounds.width) - x, 1),
                         MAX ((int)ceil (mark->bounds.y + mark->bounds.height) - y, 1) };
}
