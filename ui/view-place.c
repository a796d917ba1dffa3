/* A view is made on its first map; what the window says before is kept, what it asks afterwards is passed on. */
#include "ui/view-place.h"

struct _RecourseViewPlace
{
  AdwBin parent_instance;

  GType view_type;
  RecourseDocument *document; /* or NULL */
};

static void view_init (RecourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RecourseViewPlace,
                               recourse_view_place,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RECOURSE_TYPE_VIEW, view_init))

enum
{
  PROP_0,
  PROP_VIEW_TYPE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

RecourseView *
recourse_view_place_get_view (RecourseViewPlace *self)
{
  return RECOURSE_VIEW (adw_bin_get_child (ADW_BIN (self)));
}

static RecourseView *
ensure_view (RecourseViewPlace *self)
{
  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    {
      GtkWidget *view = g_object_new (self->view_type, NULL);

      adw_bin_set_child (ADW_BIN (self), view);
      if (self->document != NULL)
        recourse_view_set_document (RECOURSE_VIEW (view), self->document);
    }
  return recourse_view_place_get_view (self);
}

/* The interface of views */

static void
set_document (RecourseView *view, RecourseDocument *document)
{
  RecourseViewPlace *self = RECOURSE_VIEW_PLACE (view);

  g_set_object (&self->document, document);
  if (recourse_view_place_get_view (self) != NULL)
    recourse_view_set_document (recourse_view_place_get_view (self), document);
}

static gboolean
search (RecourseView *view)
{
  return recourse_view_search (ensure_view (RECOURSE_VIEW_PLACE (view)));
}

static gboolean
step_back (RecourseView *view)
{
  return recourse_view_step_back (ensure_view (RECOURSE_VIEW_PLACE (view)));
}

static gboolean
reveal (RecourseView *view, const char *pointer)
{
  return recourse_view_reveal (ensure_view (RECOURSE_VIEW_PLACE (view)), pointer);
}

static void
view_init (RecourseViewInterface *iface)
{
  iface->set_document = set_document;
  iface->search = search;
  iface->step_back = step_back;
  iface->reveal = reveal;
}

/* The widget */

static void
recourse_view_place_map (GtkWidget *widget)
{
  ensure_view (RECOURSE_VIEW_PLACE (widget));
  GTK_WIDGET_CLASS (recourse_view_place_parent_class)->map (widget);
}

static void
recourse_view_place_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RECOURSE_VIEW_PLACE (object)->view_type = g_value_get_gtype (value);
}

static void
recourse_view_place_dispose (GObject *object)
{
  g_clear_object (&RECOURSE_VIEW_PLACE (object)->document);
  G_OBJECT_CLASS (recourse_view_place_parent_class)->dispose (object);
}

static void
recourse_view_place_class_init (RecourseViewPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = recourse_view_place_dispose;
  object_class->set_property = recourse_view_place_set_property;
  GTK_WIDGET_CLASS (klass)->map = recourse_view_place_map;
  properties[PROP_VIEW_TYPE] =
      g_param_spec_gtype ("view-type", NULL, NULL, RECOURSE_TYPE_VIEW,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
recourse_view_place_init (RecourseViewPlace *self)
{
}
