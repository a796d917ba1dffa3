/* Values and their probabilities.  Only what adds up is passed on, so that nobody computes with less; until then what was
 * typed stays, and scaling it to 100 % is offered.  Samples are text, as a column of a spreadsheet is pasted. */
#include "config.h"

#include "ui/inspector/mass-editor.h"

#include "ui/editor/editor-number.h"
#include "ui/inspector/driver-shape.h"
#include "ui/inspector/mass-row.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  SAMPLES_HEIGHT = 96,
  PER_LINE = 8, /* samples: a hundred thousand in one paragraph take minutes to wrap */
};

struct _RecourseMassEditor
{
  GtkBox parent_instance;

  GtkBox *rows;
  GtkWidget *table; /* rows, and what is done with them */
  GtkWidget *scale;
  GtkTextView *samples;
  GtkWidget *samples_frame;

  RecourseDistribution *shown;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseMassEditor, recourse_mass_editor, GTK_TYPE_BOX)

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

gboolean
recourse_mass_editor_takes (const char *kind)
{
  return g_strcmp0 (kind, "discrete") == 0 || g_strcmp0 (kind, "empirical") == 0;
}

static void
refuse (RecourseMassEditor *self, const char *reason)
{
  g_signal_emit (self, signals[REFUSED], 0, reason);
}

/* Takes @distribution. */
static void
pass_on (RecourseMassEditor *self, RecourseDistribution *distribution)
{
  g_autoptr (RecourseDistribution) owned = distribution;

  g_set_object (&self->shown, owned);
  refuse (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0, owned);
}

static gboolean
same_numbers (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  return memcmp (a->data, b->data, a->len * sizeof (double)) == 0;
}

static gboolean
is_same (RecourseDistribution *a, RecourseDistribution *b)
{
  return a != NULL && g_strcmp0 (a->kind, b->kind) == 0 && same_numbers (a->values, b->values)
         && same_numbers (a->probabilities, b->probabilities)
         && same_numbers (a->samples, b->samples);
}

/* Rows */

static RecourseMassRow *
first_row (RecourseMassEditor *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  return first != NULL ? RECOURSE_MASS_ROW (first) : NULL;
}

static RecourseMassRow *
next_row (RecourseMassRow *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  return next != NULL ? RECOURSE_MASS_ROW (next) : NULL;
}

static void
number_rows (RecourseMassEditor *self)
{
  guint n = 0;

  for (RecourseMassRow *row = first_row (self); row != NULL; row = next_row (row))
    recourse_mass_row_set_number (row, ++n);
  if (n > 0)
    recourse_mass_row_set_can_go (first_row (self), n > 1);
}

/* FALSE where a row is not complete, which it says itself. */
static gboolean
read_rows (RecourseMassEditor *self, GArray *values, GArray *probabilities)
{
  gboolean is_complete = TRUE;

  for (RecourseMassRow *row = first_row (self); row != NULL; row = next_row (row))
    {
      double value = NAN, probability = NAN;

      is_complete &= recourse_mass_row_read (row, &value, &probability);
      g_array_append_val (values, value);
      g_array_append_val (probabilities, probability);
    }
  return is_complete;
}

static double
sum_of (const GArray *numbers)
{
  double sum = 0.0;

  for (guint i = 0; i < numbers->len; i++)
    sum += g_array_index (numbers, double, i);
  return sum;
}

static void
refuse_sum (RecourseMassEditor *self, double sum)
{
  g_autofree char *percent = recourse_mass_percent (sum);
  /* Translators: %s is a percentage, such as 95% */
  g_autofree char *reason = g_strdup_printf (
      _ ("The probabilities add up to %s, and have to come to 100%%. Change one, or "
         "scale them all."),
      percent);

  refuse (self, reason);
}

/* "70" becomes "70%". */
static void
write_rows (RecourseMassEditor *self, const GArray *values, const GArray *probabilities)
{
  guint i = 0;

  for (RecourseMassRow *row = first_row (self); row != NULL; row = next_row (row), i++)
    recourse_mass_row_set (row, g_array_index (values, double, i),
                           g_array_index (probabilities, double, i));
}

/* The button that scales is hidden only where it has nothing to do: to lose the focus must not take it from under the
 * pointer that is just pressing it. */
static void
take_rows (RecourseMassEditor *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) probabilities = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (RecourseDistribution) entered = NULL;
  gboolean is_complete, adds_up;

  if (self->is_updating || self->shown == NULL)
    return;
  is_complete = read_rows (self, values, probabilities);
  adds_up = is_complete && fabs (sum_of (probabilities) - 1.0) <= 1e-9;
  gtk_widget_set_visible (self->scale, is_complete && !adds_up && sum_of (probabilities) > 0.0);
  entered = recourse_shape_of_masses (values, probabilities);
  if (!is_complete)
    refuse (self, _ ("Every value needs a number, and a probability from 0% to 100%."));
  else if (!adds_up)
    refuse_sum (self, sum_of (probabilities));
  else if (is_same (self->shown, entered))
    refuse (self, NULL);
  else
    {
      write_rows (self, values, probabilities);
      pass_on (self, g_steal_pointer (&entered));
    }
}

static void
on_scale (RecourseMassEditor *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) probabilities = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0.0;

  if (!read_rows (self, values, probabilities) || !((sum = sum_of (probabilities)) > 0.0))
    return;
  for (guint i = 0; i < probabilities->len; i++)
    g_array_index (probabilities, double, i) /= sum;
  write_rows (self, values, probabilities);
  take_rows (self);
}

static void
on_remove (RecourseMassEditor *self, RecourseMassRow *row)
{
  RecourseMassRow *neighbour = next_row (row);

  if (neighbour == NULL)
    neighbour = RECOURSE_MASS_ROW (gtk_widget_get_prev_sibling (GTK_WIDGET (row)));
  recourse_mass_row_focus (neighbour);
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  number_rows (self);
  take_rows (self);
}

static RecourseMassRow *
add_row (RecourseMassEditor *self, double value, double probability)
{
  GtkWidget *row = recourse_mass_row_new ();

  recourse_mass_row_set (RECOURSE_MASS_ROW (row), value, probability);
  g_signal_connect_object (row, "entered", G_CALLBACK (take_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
  return RECOURSE_MASS_ROW (row);
}

/* What is still missing is its probability; it counts once it has a value. */
static void
on_add (RecourseMassEditor *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) probabilities = g_array_new (FALSE, FALSE, sizeof (double));
  const double sum = read_rows (self, values, probabilities) ? sum_of (probabilities) : 1.0;
  RecourseMassRow *row = add_row (self, NAN, fmax (0.0, 1.0 - sum));

  number_rows (self);
  recourse_mass_row_focus (row);
}

static void
fill_rows (RecourseMassEditor *self)
{
  const GArray *values = self->shown->values, *probabilities = self->shown->probabilities;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; values != NULL && i < values->len; i++)
    add_row (self, g_array_index (values, double, i),
             probabilities != NULL && i < probabilities->len
                 ? g_array_index (probabilities, double, i)
                 : NAN);
  number_rows (self);
  gtk_widget_set_visible (self->scale, FALSE);
}

/* Samples */

static void
fill_samples (RecourseMassEditor *self)
{
  g_autofree char *text = recourse_editor_numbers_write (self->shown->samples, PER_LINE);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->samples), text, -1);
}

static void
take_samples (RecourseMassEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->samples);
  GtkTextIter start, end;
  g_autofree char *text = NULL, *wrong = NULL, *reason = NULL;
  g_autoptr (RecourseDistribution) entered = NULL;

  if (self->is_updating || self->shown == NULL || self->shown->samples == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  entered = recourse_shape_of_samples (text, &wrong);
  if (entered == NULL && wrong != NULL)
    {
      reason = g_strdup_printf (_ ("“%s” is no number; write values with spaces between."), wrong);
      refuse (self, reason);
    }
  else if (entered == NULL)
    refuse (self, _ ("Write at least one value."));
  else if (is_same (self->shown, entered))
    refuse (self, NULL);
  else
    pass_on (self, g_steal_pointer (&entered));
}

static gboolean
on_samples_key (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RecourseMassEditor *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  take_samples (self);
  return TRUE;
}

/* Building */

static GtkWidget *
create_samples (RecourseMassEditor *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->samples = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->samples, GTK_WRAP_WORD);
  gtk_text_view_set_accepts_tab (self->samples, FALSE);
  gtk_text_view_set_left_margin (self->samples, 8);
  gtk_text_view_set_right_margin (self->samples, 8);
  gtk_text_view_set_top_margin (self->samples, 6);
  gtk_text_view_set_bottom_margin (self->samples, 6);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->samples),
                               _ ("Values with spaces or lines between; Ctrl+Enter takes them"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->samples), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Samples"), -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (take_samples), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_samples_key), self);
  /* What was pasted counts at once, since there is no key that would end it. */
  g_signal_connect_object (gtk_text_view_get_buffer (self->samples), "paste-done",
                           G_CALLBACK (take_samples), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys,
                                              GTK_PHASE_CAPTURE); /* before it is a new line */
  gtk_widget_add_controller (GTK_WIDGET (self->samples), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->samples), keys);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), SAMPLES_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->samples));
  gtk_widget_add_css_class (scrolled, "samples");
  return scrolled;
}

static GtkWidget *
create_buttons (RecourseMassEditor *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Value"));

  self->scale = gtk_button_new_with_mnemonic (_ ("_Scale to 100%"));
  recourse_widget_speak (self->scale, _ ("Scale to 100%"));
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_hexpand (self->scale, TRUE);
  gtk_widget_set_visible (self->scale, FALSE);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->scale, "clicked", G_CALLBACK (on_scale), self);
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), self->scale);
  return buttons;
}

/* The inspector scrolls, so that the rows need not. */
static GtkWidget *
create_table (RecourseMassEditor *self)
{
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (table), recourse_mass_row_create_heads ());
  gtk_box_append (GTK_BOX (table), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (table), create_buttons (self));
  return table;
}

static void
recourse_mass_editor_init (RecourseMassEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), self->table = create_table (self));
  gtk_box_append (GTK_BOX (self), self->samples_frame = create_samples (self));
}

static void
recourse_mass_editor_dispose (GObject *object)
{
  RecourseMassEditor *self = RECOURSE_MASS_EDITOR (object);

  self->is_updating = TRUE; /* entries that are taken apart set nothing */
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (recourse_mass_editor_parent_class)->dispose (object);
}

static void
recourse_mass_editor_class_init (RecourseMassEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_mass_editor_dispose;
  signals[CHANGED] = g_signal_new ("changed", RECOURSE_TYPE_MASS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, RECOURSE_TYPE_DISTRIBUTION);
  signals[REFUSED] = g_signal_new ("refused", RECOURSE_TYPE_MASS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

void
recourse_mass_editor_show (RecourseMassEditor *self, RecourseDistribution *distribution)
{
  const gboolean has_rows = g_strcmp0 (distribution->kind, "discrete") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self), recourse_mass_editor_takes (distribution->kind));
  gtk_widget_set_visible (self->table, has_rows);
  gtk_widget_set_visible (self->samples_frame, !has_rows);
  if (is_same (self->shown, distribution))
    return;
  self->is_updating = TRUE;
  g_set_object (&self->shown, distribution);
  if (has_rows)
    fill_rows (self);
  else
    fill_samples (self);
  self->is_updating = FALSE;
}
