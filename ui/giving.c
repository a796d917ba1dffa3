/* A header for a narrow window is put in order after the window has become narrow, which it never does while the header
 * of a wide one asks for its width.  So what will go or shrink asks for little from the beginning. */
#include "ui/giving.h"

struct _RecourseGiving
{
  AdwBin parent_instance;

  int least;
};

G_DEFINE_FINAL_TYPE (RecourseGiving, recourse_giving, ADW_TYPE_BIN)

enum
{
  PROP_LEAST = 1,
};

static int
get_least_width (GtkWidget *child)
{
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkSizeRequestMode
recourse_giving_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
recourse_giving_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, get_least_width (child));
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, RECOURSE_GIVING (widget)->least);
}

static void
recourse_giving_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean has_room =
      child != NULL && gtk_widget_should_layout (child) && width >= get_least_width (child);

  if (child == NULL)
    return;
  gtk_widget_set_child_visible (child, has_room);
  if (has_room)
    gtk_widget_allocate (child, width, height, -1, NULL);
}

static void
recourse_giving_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RECOURSE_GIVING (object)->least = g_value_get_int (value);
}

static void
recourse_giving_class_init (RecourseGivingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = recourse_giving_set_property;
  widget_class->get_request_mode = recourse_giving_get_request_mode;
  widget_class->measure = recourse_giving_measure;
  widget_class->size_allocate = recourse_giving_size_allocate;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LEAST,
                                   g_param_spec_int ("least", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
recourse_giving_init (RecourseGiving *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 NULL); /* the bin's would ask for all of the child's width */
}
