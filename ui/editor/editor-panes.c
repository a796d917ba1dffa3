/* Panes side by side.  Which of them are seen follows from the width alone and from the one that is worked in,
 * so nothing has to be told when the window is resized; what is not seen keeps its state and its scroll. */
#include "config.h"

#include "ui/editor/editor-panes.h"

#include "ui/theme.h"

typedef struct
{
  GtkWidget *widget;
  GtkWidget *separator; /* before it; NULL for the first */
  int width;
  gboolean grows;
} Pane;

struct _RecoursePanes
{
  GtkWidget parent_instance;

  GArray *panes; /* Pane */
  guint depth;
  guint first; /* the first that is seen */
  gboolean is_single;
  guint idle;
};

G_DEFINE_FINAL_TYPE (RecoursePanes, recourse_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_DEPTH = 1,
  PROP_CAN_GO_BACK,
  PROP_IS_SINGLE,
};
static GParamSpec *props[PROP_IS_SINGLE + 1];

static Pane *
get_pane (RecoursePanes *self, guint i)
{
  return &g_array_index (self->panes, Pane, i);
}

static int
width_of (RecoursePanes *self, guint i)
{
  double scale = CLAMP (recourse_ui_text_scale (GTK_WIDGET (self)), 1.0, 1.6);
  gboolean is_used = gtk_widget_get_visible (get_pane (self, i)->widget);

  return is_used ? (int)(get_pane (self, i)->width * scale) : 0;
}

/* As many panes before the one that is worked in as there is room for; behind it likewise. */
static void
choose (RecoursePanes *self, int width, guint *first, guint *last)
{
  int used = width_of (self, self->depth);

  *first = *last = self->depth;
  while (*last + 1 < self->panes->len && used + width_of (self, *last + 1) <= width)
    used += width_of (self, ++*last);
  while (*first > 0 && used + width_of (self, *first - 1) <= width)
    used += width_of (self, --*first);
}

static int
narrowest_pair (RecoursePanes *self)
{
  int least = G_MAXINT;

  for (guint i = 0; i + 1 < self->panes->len; i++)
    least = MIN (least, get_pane (self, i)->width + get_pane (self, i + 1)->width);
  return least; /* at any text size, and whether both are in use or not */
}

static gboolean
on_idle (gpointer user_data)
{
  RecoursePanes *self = user_data;

  self->idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_GO_BACK]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SINGLE]);
  return G_SOURCE_REMOVE;
}

static guint
find_growing (RecoursePanes *self, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    if (get_pane (self, i)->grows)
      return i;
  return last;
}

static void
place (GtkWidget *widget, int x, int width, int height, int whole)
{
  gboolean is_rtl = gtk_widget_get_direction (gtk_widget_get_parent (widget)) == GTK_TEXT_DIR_RTL;
  graphene_point_t at = GRAPHENE_POINT_INIT ((float)(is_rtl ? whole - x - width : x), 0);

  gtk_widget_allocate (widget, width, height, -1, gsk_transform_translate (NULL, &at));
}

static void
recourse_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecoursePanes *self = RECOURSE_PANES (widget);
  guint first = 0;
  guint last = 0;
  guint growing = 0;
  gboolean is_single = FALSE;
  int spare = width;
  int x = 0;

  if (self->panes->len == 0)
    return;
  is_single = width < narrowest_pair (self);
  choose (self, width, &first, &last);
  growing = find_growing (self, first, last);
  for (guint i = first; i <= last; i++)
    spare -= i == growing ? 0 : width_of (self, i);
  for (guint i = 0; i < self->panes->len; i++)
    {
      Pane *pane = get_pane (self, i);
      gboolean is_seen = i >= first && i <= last;
      int own = i == growing ? spare : width_of (self, i);

      is_seen = is_seen && gtk_widget_get_visible (pane->widget);
      gtk_widget_set_child_visible (pane->widget, is_seen);
      if (pane->separator != NULL)
        gtk_widget_set_child_visible (pane->separator, is_seen && i > first);
      if (!is_seen)
        continue;
      if (i > first)
        place (pane->separator, x, 1, height, width);
      place (pane->widget, x + (i > first ? 1 : 0), own - (i > first ? 1 : 0), height, width);
      x += own;
    }
  /* Whoever listens may want to be laid out anew, which has to wait until sizes are handed out. */
  if ((first != self->first || is_single != self->is_single) && self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
  self->first = first;
  self->is_single = is_single;
}

static void
recourse_panes_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RecoursePanes *self = RECOURSE_PANES (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->panes->len; i++)
    {
      int least = 0;
      int wish = 0;

      gtk_widget_measure (get_pane (self, i)->widget, orientation, -1, &least, &wish, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, orientation == GTK_ORIENTATION_HORIZONTAL ? least : wish);
    }
}

static void
recourse_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RecoursePanes *self = RECOURSE_PANES (object);

  if (id == PROP_DEPTH)
    g_value_set_uint (value, self->depth);
  else if (id == PROP_IS_SINGLE)
    g_value_set_boolean (value, self->is_single);
  else
    g_value_set_boolean (value, recourse_panes_can_go_back (self));
}

static void
recourse_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  recourse_panes_set_depth (RECOURSE_PANES (object), g_value_get_uint (value));
}

static void
recourse_panes_dispose (GObject *object)
{
  RecoursePanes *self = RECOURSE_PANES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < self->panes->len; i++)
    {
      g_clear_pointer (&get_pane (self, i)->widget, gtk_widget_unparent);
      g_clear_pointer (&get_pane (self, i)->separator, gtk_widget_unparent);
    }
  g_array_set_size (self->panes, 0);
  G_OBJECT_CLASS (recourse_panes_parent_class)->dispose (object);
}

static void
recourse_panes_finalize (GObject *object)
{
  g_array_unref (RECOURSE_PANES (object)->panes);
  G_OBJECT_CLASS (recourse_panes_parent_class)->finalize (object);
}

static void
recourse_panes_class_init (RecoursePanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = recourse_panes_dispose;
  object_class->finalize = recourse_panes_finalize;
  object_class->get_property = recourse_panes_get_property;
  object_class->set_property = recourse_panes_set_property;
  widget_class->measure = recourse_panes_measure;
  widget_class->size_allocate = recourse_panes_size_allocate;
  props[PROP_DEPTH] =
      g_param_spec_uint ("depth", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_SINGLE] = g_param_spec_boolean ("is-single", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
recourse_panes_init (RecoursePanes *self)
{
  self->panes = g_array_new (FALSE, FALSE, sizeof (Pane));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
recourse_panes_add (RecoursePanes *self, GtkWidget *pane, int width, gboolean grows)
{
  Pane entry = { .widget = pane, .width = width, .grows = grows };

  if (self->panes->len > 0)
    {
      entry.separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
      gtk_widget_set_parent (entry.separator, GTK_WIDGET (self));
    }
  gtk_widget_set_parent (pane, GTK_WIDGET (self));
  g_array_append_val (self->panes, entry);
}

guint
recourse_panes_get_depth (RecoursePanes *self)
{
  return self->depth;
}

void
recourse_panes_set_depth (RecoursePanes *self, guint depth)
{
  if (self->depth == depth || depth >= self->panes->len)
    return;
  self->depth = depth;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DEPTH]);
}

gboolean
recourse_panes_can_go_back (RecoursePanes *self)
{
  return self->first > 0;
}

void
recourse_panes_go_back (RecoursePanes *self)
{
  guint to = self->first;

  while (to > 0 && !gtk_widget_get_visible (get_pane (self, to - 1)->widget))
    to--;
  if (to > 0)
    recourse_panes_set_depth (self, to - 1);
}

void
recourse_panes_set_growing (RecoursePanes *self, guint growing)
{
  for (guint i = 0; i < self->panes->len; i++)
    get_pane (self, i)->grows = i == growing;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
recourse_panes_is_single (RecoursePanes *self)
{
  return self->is_single;
}
