/* A sidebar beside the content, or over it where the window is narrow.  The second file of the seam:
 * AdwFlap below libadwaita 1.4, AdwOverlaySplitView in a breakpoint bin from there on. */
#include "ui/split.h"

#include <adwaita.h>

struct _RecourseSplit
{
  GtkWidget parent_instance;

  GtkWidget *child; /* what the platform offers, or a bin around it */
  GtkWidget *split; /* what the platform offers */
  GtkWidget *content;
  int sidebar_width;
  int fold_below;
  guint resize_idle;
};

G_DEFINE_FINAL_TYPE (RecourseSplit, recourse_split, GTK_TYPE_WIDGET)

#if ADW_CHECK_VERSION(1, 4, 0)

#  define SHOWN_PROPERTY "show-sidebar"

static void
create_split (RecourseSplit *self, GtkWidget *sidebar)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  g_autofree char *narrow = g_strdup_printf ("max-width: %dpx", self->fold_below - 1);
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (narrow));
  g_auto (GValue) collapsed = G_VALUE_INIT;

  adw_overlay_split_view_set_sidebar (split, sidebar);
  adw_overlay_split_view_set_content (split, self->content);
  adw_overlay_split_view_set_sidebar_width_unit (split, ADW_LENGTH_UNIT_PX);
  adw_overlay_split_view_set_min_sidebar_width (split, self->sidebar_width);
  adw_overlay_split_view_set_max_sidebar_width (split, self->sidebar_width);

  g_value_init (&collapsed, G_TYPE_BOOLEAN);
  g_value_set_boolean (&collapsed, TRUE);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (split), "collapsed", &collapsed);

  self->split = GTK_WIDGET (split);
  self->child = adw_breakpoint_bin_new ();
  gtk_widget_set_size_request (self->child, 360, 240);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self->child), self->split);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self->child), breakpoint);
}

static void
fold (RecourseSplit *self, int width)
{
  (void)self;
  (void)width; /* the breakpoint sees to it */
}

#else

#  define SHOWN_PROPERTY "reveal-flap"

static void
create_split (RecourseSplit *self, GtkWidget *sidebar)
{
  AdwFlap *flap = ADW_FLAP (adw_flap_new ());

  adw_flap_set_flap (flap, sidebar);
  adw_flap_set_separator (flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (flap, self->content);
  adw_flap_set_fold_policy (flap, ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_fold_duration (flap, 0);
  self->child = self->split = GTK_WIDGET (flap);
}

/* What is queued while sizes are being handed out is forgotten. */
static gboolean
on_resize_idle (gpointer user_data)
{
  RecourseSplit *self = user_data;

  self->resize_idle = 0;
  gtk_widget_queue_resize (self->split);
  return G_SOURCE_REMOVE;
}

/* AdwFlap's own policy folds where the content no longer fits, which is much narrower than wanted. */
static void
fold (RecourseSplit *self, int width)
{
  AdwFlapFoldPolicy policy =
      width < self->fold_below ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;

  if (adw_flap_get_fold_policy (ADW_FLAP (self->split)) == policy)
    return;
  adw_flap_set_fold_policy (ADW_FLAP (self->split), policy);
  if (self->resize_idle == 0)
    self->resize_idle = g_idle_add (on_resize_idle, self);
}

#endif

/* As narrow as the folded state allows: the window can be dragged past the point where it folds. */
static void
recourse_split_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RecourseSplit *self = RECOURSE_SPLIT (widget);

  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int content = 0;

      gtk_widget_measure (self->content, orientation, -1, &content, NULL, NULL, NULL);
      *minimum = MAX (content, self->sidebar_width);
      *natural = MAX (*minimum, *natural);
    }
}

static void
recourse_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseSplit *self = RECOURSE_SPLIT (widget);
  int minimum = 0;

  fold (self, width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, MAX (width, minimum), height },
                            baseline);
}

static void
recourse_split_dispose (GObject *object)
{
  RecourseSplit *self = RECOURSE_SPLIT (object);

  g_clear_handle_id (&self->resize_idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (recourse_split_parent_class)->dispose (object);
}

static void
recourse_split_class_init (RecourseSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_split_dispose;
  widget_class->measure = recourse_split_measure;
  widget_class->size_allocate = recourse_split_size_allocate;
}

static void
recourse_split_init (RecourseSplit *self)
{
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

void
recourse_split_set_up (
    RecourseSplit *self, GtkWidget *sidebar, GtkWidget *content, int sidebar_width, int fold_below)
{
  g_return_if_fail (RECOURSE_IS_SPLIT (self) && self->child == NULL);

  self->content = content;
  self->sidebar_width = sidebar_width;
  self->fold_below = fold_below;
  gtk_widget_set_size_request (sidebar, sidebar_width, -1);
  gtk_widget_set_hexpand (sidebar, FALSE); /* whatever its rows ask for */
  create_split (self, sidebar);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

GAction *
recourse_split_create_action (RecourseSplit *self, const char *name)
{
  return G_ACTION (g_property_action_new (name, self->split, SHOWN_PROPERTY));
}
