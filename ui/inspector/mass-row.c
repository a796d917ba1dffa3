/* A row of the table of values.  What is not typed anew keeps the digits it has in the dossier, however few of them are
 * shown. */
#include "config.h"

#include "ui/inspector/mass-row.h"

#include "ui/editor/editor-number.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  GtkWidget *entry;
  double value;
  char *shown; /* the text that stands for @value */
} Cell;

struct _RecourseMassRow
{
  GtkBox parent_instance;

  Cell value, probability;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (RecourseMassRow, recourse_mass_row, GTK_TYPE_BOX)

enum
{
  ENTERED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

char *
recourse_mass_percent (double probability)
{
  char rounded[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *digits = NULL;

  g_ascii_formatd (rounded, sizeof rounded, "%.6g", probability * 100.0);
  digits = recourse_editor_number_write (g_ascii_strtod (rounded, NULL));
  return g_strconcat (digits, "%", NULL);
}

static void
show (Cell *cell, double value, char *text)
{
  g_free (cell->shown);
  cell->shown = text;
  cell->value = value;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell->entry), text);
  gtk_widget_remove_css_class (cell->entry, "error");
}

void
recourse_mass_row_set (RecourseMassRow *self, double value, double probability)
{
  show (&self->value, value, recourse_editor_number_write (value));
  show (&self->probability, probability,
        isnan (probability) ? g_strdup ("") : recourse_mass_percent (probability));
}

static void
mark (GtkWidget *entry, gboolean is_sound)
{
  if (is_sound)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_sound ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* "45" means 45 %, as it is shown; nothing else could be above 1. */
static double
read_cell (Cell *cell, gboolean is_probability)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (cell->entry));
  double value = NAN;

  if (g_strcmp0 (text, cell->shown) == 0)
    return cell->value;
  if (!recourse_editor_number_parse (text, &value))
    return NAN;
  return is_probability && strchr (text, '%') == NULL && value > 1.0 ? value / 100.0 : value;
}

gboolean
recourse_mass_row_read (RecourseMassRow *self, double *value, double *probability)
{
  gboolean is_value, is_probability;

  *value = read_cell (&self->value, FALSE);
  *probability = read_cell (&self->probability, TRUE);
  is_value = isfinite (*value);
  is_probability = *probability >= 0.0 && *probability <= 1.0;
  mark (self->value.entry, is_value);
  mark (self->probability.entry, is_probability);
  return is_value && is_probability;
}

void
recourse_mass_row_set_number (RecourseMassRow *self, guint number)
{
  g_autofree char *value = g_strdup_printf (_ ("Value %u"), number);
  g_autofree char *probability = g_strdup_printf (_ ("Probability of value %u"), number);
  g_autofree char *removal = g_strdup_printf (_ ("Remove value %u"), number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value.entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  value, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->probability.entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, probability, -1);
  recourse_widget_set_spoken_name (self->remove, removal);
  gtk_widget_set_sensitive (self->remove, TRUE);
}

void
recourse_mass_row_set_can_go (RecourseMassRow *self, gboolean can_go)
{
  gtk_widget_set_sensitive (self->remove, can_go);
}

void
recourse_mass_row_focus (RecourseMassRow *self)
{
  gtk_widget_grab_focus (self->value.entry);
}

static void
on_entered (RecourseMassRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* Left as it was it says nothing: an empty row waits for its value. */
static void
on_left (GtkEventControllerFocus *focus, RecourseMassRow *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));
  const Cell *cell = entry == self->value.entry ? &self->value : &self->probability;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), cell->shown) != 0)
    on_entered (self);
}

static void
on_remove (RecourseMassRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static GtkWidget *
create_entry (RecourseMassRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
recourse_mass_row_init (RecourseMassRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->value.entry = create_entry (self);
  self->probability.entry = create_entry (self);
  self->remove = recourse_icon_button_new ("list-remove-symbolic", "");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (self), self->value.entry);
  gtk_box_append (GTK_BOX (self), self->probability.entry);
  gtk_box_append (GTK_BOX (self), self->remove);
}

static void
recourse_mass_row_finalize (GObject *object)
{
  RecourseMassRow *self = RECOURSE_MASS_ROW (object);

  g_free (self->value.shown);
  g_free (self->probability.shown);
  G_OBJECT_CLASS (recourse_mass_row_parent_class)->finalize (object);
}

static void
recourse_mass_row_class_init (RecourseMassRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = recourse_mass_row_finalize;
  signals[ENTERED] = g_signal_new ("entered", RECOURSE_TYPE_MASS_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", RECOURSE_TYPE_MASS_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
recourse_mass_row_new (void)
{
  return g_object_new (RECOURSE_TYPE_MASS_ROW, NULL);
}

GtkWidget *
recourse_mass_row_create_heads (void)
{
  const char *names[] = { _ ("Value"), _ ("Probability") };
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *head = gtk_label_new (names[i]);

      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_widget_set_hexpand (head, TRUE);
      gtk_widget_add_css_class (head, "caption");
      gtk_box_append (GTK_BOX (heads), head);
    }
  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  gtk_widget_set_margin_end (heads, 40); /* the buttons that remove */
  return heads;
}
