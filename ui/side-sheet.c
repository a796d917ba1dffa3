/* A sheet at the end of the content.  Unlike the platform's sidebars it never puts a shield over the content:
 * whoever reads about a mark wants to select the next one.  It appears at once where it pushes, since the charts
 * would be laid out anew for every step of an animation. */
#include "ui/side-sheet.h"

struct _RecourseSideSheet
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *revealer; /* holds the sheet */
  int sheet_width;
  int over_below;
};

G_DEFINE_FINAL_TYPE (RecourseSideSheet, recourse_side_sheet, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SLIDE_MS = 160,
  LEFT_FREE = 96, /* of the content, in a window that is wide enough to show both in part */
};

static gboolean
is_over (RecourseSideSheet *self, int width)
{
  return width < self->over_below;
}

static int
get_sheet_width (RecourseSideSheet *self, int width)
{
  return width >= self->sheet_width + LEFT_FREE ? self->sheet_width : width;
}

static void
recourse_side_sheet_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  RecourseSideSheet *self = RECOURSE_SIDE_SHEET (widget);
  int sheet_minimum = 0;

  gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->revealer, orientation, -1, &sheet_minimum, NULL, NULL, NULL);
  *minimum = MAX (*minimum, sheet_minimum);
  *natural = MAX (*natural, *minimum);
}

/* How much of the sheet has come out, 0–1. */
static double
get_progress (RecourseSideSheet *self, int height)
{
  GtkWidget *sheet = gtk_revealer_get_child (GTK_REVEALER (self->revealer));
  int all = 0;
  int out = 0;

  if (!gtk_widget_should_layout (self->revealer))
    return 0.0;
  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, height, NULL, &all, NULL, NULL);
  gtk_widget_measure (self->revealer, GTK_ORIENTATION_HORIZONTAL, height, NULL, &out, NULL, NULL);
  return all > 0 ? MIN ((double)out / all, 1.0) : 0.0;
}

static void
recourse_side_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseSideSheet *self = RECOURSE_SIDE_SHEET (widget);
  gboolean is_shown = recourse_side_sheet_get_shown (self);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int wanted = get_sheet_width (self, width);
  int content_width = is_shown && !is_over (self, width) ? width - wanted : width;
  int sheet_width = (int)(wanted * get_progress (self, height) + 0.5);
  GtkAllocation content = { is_rtl ? width - content_width : 0, 0, content_width, height };
  GtkAllocation sheet = { is_rtl ? 0 : width - sheet_width, 0, sheet_width, height };

  gtk_revealer_set_transition_duration (GTK_REVEALER (self->revealer),
                                        is_over (self, width) ? SLIDE_MS : 0);
  gtk_widget_size_allocate (self->content, &content, -1);
  gtk_widget_size_allocate (self->revealer, &sheet, -1);
}

static void
recourse_side_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, recourse_side_sheet_get_shown (RECOURSE_SIDE_SHEET (object)));
}

static void
recourse_side_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  recourse_side_sheet_set_shown (RECOURSE_SIDE_SHEET (object), g_value_get_boolean (value));
}

static void
recourse_side_sheet_dispose (GObject *object)
{
  RecourseSideSheet *self = RECOURSE_SIDE_SHEET (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (recourse_side_sheet_parent_class)->dispose (object);
}

static void
recourse_side_sheet_class_init (RecourseSideSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = recourse_side_sheet_dispose;
  object_class->get_property = recourse_side_sheet_get_property;
  object_class->set_property = recourse_side_sheet_set_property;
  widget_class->measure = recourse_side_sheet_measure;
  widget_class->size_allocate = recourse_side_sheet_size_allocate;
  properties[PROP_SHOWN] =
      g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
recourse_side_sheet_init (RecourseSideSheet *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

void
recourse_side_sheet_set_up (
    RecourseSideSheet *self, GtkWidget *content, GtkWidget *sheet, int sheet_width, int over_below)
{
  g_return_if_fail (self->content == NULL);

  self->sheet_width = sheet_width;
  self->over_below = over_below;
  self->content = content;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_LEFT);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), sheet);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

gboolean
recourse_side_sheet_get_shown (RecourseSideSheet *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
recourse_side_sheet_set_shown (RecourseSideSheet *self, gboolean is_shown)
{
  if (recourse_side_sheet_get_shown (self) == is_shown)
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_shown);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

GAction *
recourse_side_sheet_create_action (RecourseSideSheet *self, const char *name)
{
  return G_ACTION (g_property_action_new (name, self, "shown"));
}
