/* The middle of the header.  AdwViewSwitcherTitle did this and is deprecated; what took its place needs a
 * newer libadwaita.  It asks for no more room than a title does, so that a window can always be made narrow,
 * and shows what fits into the room it is given. */
#include "ui/view-title.h"
#include "ui/widgets.h"

enum
{
  WIDE,   /* icons beside names */
  NARROW, /* icons above names */
  TITLE,
  N_FORMS,
};

struct _RecourseViewTitle
{
  GtkWidget parent_instance;

  GtkWidget *forms[N_FORMS];
  AdwViewStack *stack; /* or NULL */
  gboolean has_room;
  guint notify_idle;
};

G_DEFINE_FINAL_TYPE (RecourseViewTitle, recourse_view_title, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HAS_ROOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
get_natural_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Most windows have room for the other one. */
static void
fill_narrow (RecourseViewTitle *self)
{
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->forms[NARROW]), self->stack);
}

static int
choose_form (RecourseViewTitle *self, int width)
{
  if (self->stack == NULL)
    return TITLE;
  if (width >= get_natural_width (self->forms[WIDE]))
    return WIDE;
  fill_narrow (self);
  return width >= get_natural_width (self->forms[NARROW]) ? NARROW : TITLE;
}

static void
recourse_view_title_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  RecourseViewTitle *self = RECOURSE_VIEW_TITLE (widget);
  int first = self->stack != NULL ? WIDE : TITLE;

  gtk_widget_measure (self->forms[TITLE], orientation, -1, minimum, natural, NULL, NULL);
  for (int i = first; i < TITLE; i++)
    {
      int form_minimum = 0;
      int form_natural = 0;

      gtk_widget_measure (self->forms[i], orientation, -1, &form_minimum, &form_natural, NULL,
                          NULL);
      if (i == WIDE || orientation == GTK_ORIENTATION_VERTICAL)
        *natural = MAX (*natural, form_natural);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = MAX (*minimum, form_minimum);
    }
}

/* Whoever listens changes sizes, which may not be done while they are being handed out. */
static gboolean
on_notify_idle (gpointer user_data)
{
  RecourseViewTitle *self = user_data;

  self->notify_idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_ROOM]);
  return G_SOURCE_REMOVE;
}

static void
set_has_room (RecourseViewTitle *self, gboolean has_room)
{
  if (self->has_room == has_room)
    return;
  self->has_room = has_room;
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_notify_idle, self, NULL);
}

static void
recourse_view_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseViewTitle *self = RECOURSE_VIEW_TITLE (widget);
  int shown = choose_form (self, width);

  for (int i = 0; i < N_FORMS; i++)
    gtk_widget_set_child_visible (self->forms[i], i == shown);
  gtk_widget_size_allocate (self->forms[shown], &(GtkAllocation){ 0, 0, width, height }, baseline);
  set_has_room (self, shown != TITLE);
}

static void
recourse_view_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, RECOURSE_VIEW_TITLE (object)->has_room);
}

static void
recourse_view_title_dispose (GObject *object)
{
  RecourseViewTitle *self = RECOURSE_VIEW_TITLE (object);

  g_clear_handle_id (&self->notify_idle, g_source_remove);
  g_clear_object (&self->stack);
  for (int i = 0; i < N_FORMS; i++)
    g_clear_pointer (&self->forms[i], gtk_widget_unparent);
  G_OBJECT_CLASS (recourse_view_title_parent_class)->dispose (object);
}

static void
recourse_view_title_class_init (RecourseViewTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = recourse_view_title_dispose;
  object_class->get_property = recourse_view_title_get_property;
  widget_class->measure = recourse_view_title_measure;
  widget_class->size_allocate = recourse_view_title_size_allocate;
  properties[PROP_HAS_ROOM] = g_param_spec_boolean ("has-room", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
create_switcher (AdwViewSwitcherPolicy policy)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), policy);
  return switcher;
}

static void
recourse_view_title_init (RecourseViewTitle *self)
{
  self->has_room =
      TRUE; /* most windows have; else the bar that takes the views would slide away at every start */
  self->forms[WIDE] = create_switcher (ADW_VIEW_SWITCHER_POLICY_WIDE);
  self->forms[NARROW] = create_switcher (ADW_VIEW_SWITCHER_POLICY_NARROW);
  self->forms[TITLE] = adw_window_title_new ("", "");
  for (int i = 0; i < N_FORMS; i++)
    {
      gtk_widget_set_child_visible (self->forms[i], FALSE);
      gtk_widget_set_parent (self->forms[i], GTK_WIDGET (self));
    }
}

void
recourse_view_title_set_stack (RecourseViewTitle *self, AdwViewStack *stack)
{
  g_set_object (&self->stack, stack);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->forms[WIDE]), stack);
  if (adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (self->forms[NARROW])) != NULL)
    fill_narrow (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
recourse_view_title_set_text (RecourseViewTitle *self, const char *title, const char *subtitle)
{
  g_autofree char *whole = g_strconcat (title, "\n", subtitle, NULL);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->forms[TITLE]), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->forms[TITLE]), subtitle);
  recourse_widget_set_tooltip (self->forms[TITLE], whole);
}
