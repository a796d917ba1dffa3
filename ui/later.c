/* A widget that is made on the first map of its place; whoever fills it is told then. */
#include "ui/later.h"

typedef struct
{
  GType child_type;
} RecourseLaterPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RecourseLater, recourse_later, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CHILD_TYPE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint made_signal;

GtkWidget *
recourse_later_get (RecourseLater *self)
{
  return adw_bin_get_child (ADW_BIN (self));
}

GtkWidget *
recourse_later_make (RecourseLater *self)
{
  RecourseLaterPrivate *priv = recourse_later_get_instance_private (self);

  if (recourse_later_get (self) == NULL)
    {
      adw_bin_set_child (ADW_BIN (self), g_object_new (priv->child_type, NULL));
      g_signal_emit (self, made_signal, 0, recourse_later_get (self));
    }
  return recourse_later_get (self);
}

static void
recourse_later_map (GtkWidget *widget)
{
  recourse_later_make (RECOURSE_LATER (widget));
  GTK_WIDGET_CLASS (recourse_later_parent_class)->map (widget);
}

static void
recourse_later_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RecourseLaterPrivate *priv = recourse_later_get_instance_private (RECOURSE_LATER (object));

  priv->child_type = g_value_get_gtype (value);
}

static void
recourse_later_class_init (RecourseLaterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = recourse_later_set_property;
  GTK_WIDGET_CLASS (klass)->map = recourse_later_map;
  properties[PROP_CHILD_TYPE] =
      g_param_spec_gtype ("child-type", NULL, NULL, GTK_TYPE_WIDGET,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  made_signal = g_signal_new ("made", RECOURSE_TYPE_LATER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
recourse_later_init (RecourseLater *self)
{
}
