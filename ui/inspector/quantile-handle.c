/* A handle on a scale.  It draws its own head, so that focus and pointer show on it, and is a slider to assistive
 * technology. */
#include "config.h"

#include "ui/inspector/quantile-handle.h"

#include "ui/theme.h"

struct _RecourseQuantileHandle
{
  GtkWidget parent_instance;

  char *name;
  double value;
};

G_DEFINE_FINAL_TYPE (RecourseQuantileHandle, recourse_quantile_handle, GTK_TYPE_WIDGET)

enum
{
  STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum
{
  HEAD = 12,
};

static int
step_of_key (guint keyval, gboolean is_rtl)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      return is_rtl ? 1 : -1;
    case GDK_KEY_Right:
      return is_rtl ? -1 : 1;
    case GDK_KEY_Down:
      return -1;
    case GDK_KEY_Up:
      return 1;
    case GDK_KEY_Page_Down:
      return -10;
    case GDK_KEY_Page_Up:
      return 10;
    default:
      return 0;
    }
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        RecourseQuantileHandle *self)
{
  int step = step_of_key (keyval, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);

  if (step == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[STEP], 0, step);
  return GDK_EVENT_STOP;
}

static void
set_ink (cairo_t *cr, RecourseInk ink)
{
  RecourseColor color = recourse_theme_color (recourse_ui_theme (), ink);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

static void
recourse_quantile_handle_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double middle = width / 2.0;
  gboolean has_focus = gtk_widget_has_visible_focus (widget);
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

  set_ink (cr, RECOURSE_INK_TEXT);
  cairo_rectangle (cr, middle - 1, 0, 2, height - HEAD);
  cairo_fill (cr);
  cairo_arc (cr, middle, height - HEAD / 2.0 - 1, HEAD / 2.0 - (has_focus ? 0 : 1), 0, 2 * G_PI);
  set_ink (cr, has_focus ? RECOURSE_INK_TEXT : RECOURSE_INK_BACKGROUND);
  cairo_fill_preserve (cr);
  set_ink (cr, RECOURSE_INK_TEXT);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
recourse_quantile_handle_finalize (GObject *object)
{
  g_free (RECOURSE_QUANTILE_HANDLE (object)->name);
  G_OBJECT_CLASS (recourse_quantile_handle_parent_class)->finalize (object);
}

static void
recourse_quantile_handle_class_init (RecourseQuantileHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_quantile_handle_finalize;
  widget_class->snapshot = recourse_quantile_handle_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  signals[STEP] = g_signal_new ("step", RECOURSE_TYPE_QUANTILE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
recourse_quantile_handle_init (RecourseQuantileHandle *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_quantile_handle_new (const char *name)
{
  RecourseQuantileHandle *self = g_object_new (RECOURSE_TYPE_QUANTILE_HANDLE, NULL);

  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
recourse_quantile_handle_set_value (
    RecourseQuantileHandle *self, double value, double from, double to, const char *words)
{
  g_autofree char *tip = g_strdup_printf ("%s %s", self->name, words);

  self->value = value;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  /* The value in the name too: below GTK 4.10 only the platform's own sliders pass theirs on. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
      from, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, to, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

double
recourse_quantile_handle_get_value (RecourseQuantileHandle *self)
{
  return self->value;
}
