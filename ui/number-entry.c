/* An entry for one value.  The slider beside it is for feeling one's way, this one for the figure that somebody
 * has in mind; what is no number is marked and stays to be mended. */
#include "config.h"

#include "ui/number-entry.h"

#include "ui/editor/editor-number.h"
#include "ui/editor/editor-toast.h"
#include "ui/inspector/figures.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

struct _RecourseNumberEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  char *label;
  gboolean is_fraction;
  double value;
  char *shown;
};

G_DEFINE_FINAL_TYPE (RecourseNumberEntry, recourse_number_entry, GTK_TYPE_WIDGET)

enum
{
  ENTERED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static char *
write_value (RecourseNumberEntry *self, double value)
{
  char rounded[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *digits = NULL;

  /* Six digits: a slider stops at values that nobody would type. */
  g_ascii_formatd (rounded, sizeof rounded, "%.6g", self->is_fraction ? value * 100.0 : value);
  digits = recourse_editor_number_write (g_ascii_strtod (rounded, NULL));
  return self->is_fraction ? g_strconcat (digits, "%", NULL) : g_steal_pointer (&digits);
}

static const char *
get_text (RecourseNumberEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* In a field of percentages "45" means 45 %; nothing in it can be above 1 otherwise. */
static gboolean
read_value (RecourseNumberEntry *self, double *value)
{
  gboolean is_number = recourse_editor_number_parse (get_text (self), value);

  if (is_number && self->is_fraction && strchr (get_text (self), '%') == NULL
      && fabs (*value) > 1.0)
    *value /= 100.0;
  return is_number;
}

static void
set_wrong (RecourseNumberEntry *self, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  recourse_widget_set_tooltip (self->entry,
                               is_wrong ? _ ("Write a number, such as 12, 1.5 or 45%") : NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_changed (RecourseNumberEntry *self)
{
  double value = 0.0;

  set_wrong (self, !read_value (self, &value));
}

static void
enter (RecourseNumberEntry *self)
{
  double value = 0.0;

  if (g_strcmp0 (get_text (self), self->shown) == 0 || !read_value (self, &value))
    return;
  g_free (self->shown);
  self->shown = g_strdup (get_text (self)); /* no longer being typed */
  g_signal_emit (self, signals[ENTERED], 0, value);
}

static void
put_back (RecourseNumberEntry *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown != NULL ? self->shown : "");
}

static void
on_left (RecourseNumberEntry *self)
{
  double value = 0.0;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  enter (self);
  if (!read_value (self, &value))
    put_back (self);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecourseNumberEntry *self = user_data;

  if (g_strcmp0 (get_text (self), self->shown) == 0)
    return FALSE;
  put_back (self);
  return TRUE;
}

/* What is being typed is taken back first; what was entered is the dossier's to undo, and not that of the entry, which
 * would only write another text. */
static gboolean
on_undo (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return on_escape (widget, arguments, user_data)
         || gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
recourse_number_entry_dispose (GObject *object)
{
  RecourseNumberEntry *self = RECOURSE_NUMBER_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (recourse_number_entry_parent_class)->dispose (object);
}

static void
recourse_number_entry_class_init (RecourseNumberEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_number_entry_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
recourse_number_entry_init (RecourseNumberEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->value = NAN;
  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_direction (self->entry, GTK_TEXT_DIR_LTR); /* signs before digits */
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_widget_add_css_class (self->entry, "small");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (enter), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_undo, self, NULL)));
  gtk_widget_add_controller (self->entry, keys);
}

void
recourse_number_entry_set_up (RecourseNumberEntry *self, const char *label, const char *unit)
{
  self->is_fraction = recourse_figures_is_share (unit) || g_strcmp0 (unit, "per year") == 0
                      || (unit != NULL && g_str_has_prefix (unit, "fraction of"));
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

void
recourse_number_entry_set_value (RecourseNumberEntry *self, double value)
{
  gboolean is_typing = self->shown != NULL && g_strcmp0 (get_text (self), self->shown) != 0;

  if (value == self->value && is_typing)
    return;
  self->value = value;
  g_free (self->shown);
  self->shown = write_value (self, value);
  put_back (self);
}

void
recourse_number_entry_take (RecourseNumberEntry *self, double entered, double value)
{
  g_autofree char *wanted = write_value (self, entered);
  g_autofree char *taken = write_value (self, value);
  g_autofree char *text = NULL;

  recourse_number_entry_set_value (self, value);
  if (g_str_equal (wanted, taken))
    return;
  text = g_strdup_printf (value < entered ? _ ("“%s” is at most %s; it was set to that")
                                          : _ ("“%s” is at least %s; it was set to that"),
                          self->label, taken);
  recourse_editor_say (GTK_WIDGET (self), text, FALSE);
}
