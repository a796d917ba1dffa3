/* Choosing charts.  Every band is a list; its rows are moved by dragging, with Alt and the arrow keys, or with the
 * buttons, and switched on and off.  The dashboard behind follows at once, so there is nothing to confirm. */
#include "config.h"

#include "ui/dashboard/dashboard-dialog.h"

#include "charts/band.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseDashboardDialog
{
  AdwWindow parent_instance;

  GtkButton *reset_button;
  AdwPreferencesPage *page;

  RecourseDashboardOrder *order;
  GtkListBox *lists[RECOURSE_N_BANDS];
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RecourseDashboardDialog, recourse_dashboard_dialog, ADW_TYPE_WINDOW)

static void
tell (RecourseDashboardDialog *self)
{
  g_auto (GStrv) names = recourse_dashboard_order_to_names (self->order);

  gtk_widget_set_sensitive (GTK_WIDGET (self->reset_button), names[0] != NULL);
  g_signal_emit (self, signals[CHANGED], 0, names);
}

static RecourseDashboardDialog *
get_dialog (GtkWidget *widget)
{
  return RECOURSE_DASHBOARD_DIALOG (gtk_widget_get_root (widget));
}

static RecourseBand
get_band (GtkListBoxRow *row)
{
  return (RecourseBand)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "band"));
}

static void fill_list (RecourseDashboardDialog *self, RecourseBand band);

/* The row that was moved keeps the focus, so that it can be moved on. */
static void
move (RecourseDashboardDialog *self, RecourseBand band, int from, int to)
{
  if (to < 0 || from == to || to >= (int)self->order->bands[band]->len)
    return;
  recourse_dashboard_order_move (self->order, band, (guint)from, (guint)to);
  fill_list (self, band);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->lists[band], to)));
  tell (self);
}

static void
move_by (GtkListBoxRow *row, int step)
{
  const int at = gtk_list_box_row_get_index (row);

  move (get_dialog (GTK_WIDGET (row)), get_band (row), at, at + step);
}

static void
on_up (GtkButton *button, GtkListBoxRow *row)
{
  move_by (row, -1);
}

static void
on_down (GtkButton *button, GtkListBoxRow *row)
{
  move_by (row, 1);
}

static gboolean
on_move_key (GtkWidget *row, GVariant *arguments, gpointer user_data)
{
  move_by (GTK_LIST_BOX_ROW (row), g_variant_get_int32 (arguments));
  return TRUE;
}

static void
on_switched (GtkSwitch *control, GParamSpec *pspec, GtkListBoxRow *row)
{
  RecourseDashboardDialog *self = get_dialog (GTK_WIDGET (row));

  recourse_dashboard_order_place (self->order, get_band (row),
                                  (guint)gtk_list_box_row_get_index (row))
      ->is_shown = gtk_switch_get_active (control);
  tell (self);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 24, 24);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkListBoxRow *row)
{
  GtkListBoxRow *dragged = g_value_get_object (value);

  if (dragged == NULL || get_band (dragged) != get_band (row)
      || gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (row)))
    return FALSE;
  move (get_dialog (GTK_WIDGET (row)), get_band (row), gtk_list_box_row_get_index (dragged),
        gtk_list_box_row_get_index (row));
  return TRUE;
}

static void
add_move_key (GtkEventController *keys, guint keyval, int step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_ALT_MASK),
                                            gtk_callback_action_new (on_move_key, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_controllers (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  add_move_key (keys, GDK_KEY_Up, -1);
  add_move_key (keys, GDK_KEY_Down, 1);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_controller (row, keys);
}

static GtkWidget *
create_button (const char *icon, const char *name, gboolean is_possible)
{
  GtkWidget *button = recourse_icon_button_new (icon, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, is_possible);
  return button;
}

static void
add_controls (GtkWidget *row, const RecourseChartPlace *place, guint i, guint n)
{
  GtkWidget *up = create_button ("go-up-symbolic", _ ("Move Up (Alt+Up)"), i > 0);
  GtkWidget *down = create_button ("go-down-symbolic", _ ("Move Down (Alt+Down)"), i + 1 < n);
  GtkWidget *shown = gtk_switch_new ();
  g_autofree char *name = g_strdup_printf (_ ("Show “%s”"), _ (place->chart->label));

  gtk_switch_set_active (GTK_SWITCH (shown), place->is_shown);
  gtk_widget_set_valign (shown, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (up, "clicked", G_CALLBACK (on_up), row);
  g_signal_connect (down, "clicked", G_CALLBACK (on_down), row);
  g_signal_connect (shown, "notify::active", G_CALLBACK (on_switched), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), shown);
}

static GtkWidget *
create_row (const RecourseChartPlace *place, RecourseBand band, guint i, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

  g_object_set_data (G_OBJECT (row), "band", GUINT_TO_POINTER (band));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (place->chart->label));
  gtk_widget_set_tooltip_text (row, _ (place->chart->shows));
  gtk_widget_add_css_class (handle, "dim-label");
  gtk_widget_add_css_class (handle, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  add_controls (row, place, i, n);
  add_controllers (row);
  return row;
}

static void
fill_list (RecourseDashboardDialog *self, RecourseBand band)
{
  const guint n = self->order->bands[band]->len;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->lists[band], 0)) != NULL)
    gtk_list_box_remove (self->lists[band], GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (
        self->lists[band],
        create_row (recourse_dashboard_order_place (self->order, band, i), band, i, n));
}

static void
add_band (RecourseDashboardDialog *self, RecourseBand band)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recourse_band_get_label (band), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), recourse_band_get_label (band));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  self->lists[band] = GTK_LIST_BOX (list);
}

static void
on_reset (RecourseDashboardDialog *self)
{
  recourse_dashboard_order_free (self->order);
  self->order = recourse_dashboard_order_new (NULL);
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    fill_list (self, (RecourseBand)i);
  tell (self);
}

static void
recourse_dashboard_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_DASHBOARD_DIALOG);
  G_OBJECT_CLASS (recourse_dashboard_dialog_parent_class)->dispose (object);
}

static void
recourse_dashboard_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RECOURSE_DASHBOARD_DIALOG (object)->order, recourse_dashboard_order_free);
  G_OBJECT_CLASS (recourse_dashboard_dialog_parent_class)->finalize (object);
}

static void
recourse_dashboard_dialog_class_init (RecourseDashboardDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_dashboard_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_dashboard_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/dashboard-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseDashboardDialog, reset_button);
  gtk_widget_class_bind_template_child (widget_class, RecourseDashboardDialog, page);
  signals[CHANGED] = g_signal_new ("changed", RECOURSE_TYPE_DASHBOARD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
recourse_dashboard_dialog_init (RecourseDashboardDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->reset_button, "clicked", G_CALLBACK (on_reset), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
recourse_dashboard_dialog_new (GtkWindow *parent, const char *const *names)
{
  RecourseDashboardDialog *self =
      g_object_new (RECOURSE_TYPE_DASHBOARD_DIALOG, "transient-for", parent, NULL);

  self->order = recourse_dashboard_order_new (names);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset_button), names != NULL && names[0] != NULL);
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    {
      add_band (self, (RecourseBand)i);
      fill_list (self, (RecourseBand)i);
    }
  return GTK_WIDGET (self);
}
