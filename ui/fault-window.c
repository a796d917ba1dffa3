/* What is wrong with a dossier that cannot be opened: every fault with its place and remedy, to be read
 * beside the editor or copied to whoever wrote the file. */
#include "config.h"

#include "ui/fault-window.h"

#include <glib/gi18n.h>

struct _RecourseFaultWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkLabel *summary;
  GtkListBox *list;

  GString *text; /* as `recourse check` prints it */
};

G_DEFINE_FINAL_TYPE (RecourseFaultWindow, recourse_fault_window, ADW_TYPE_WINDOW)

enum
{
  MAX_ROWS = 200, /* more is of no help to anybody, and slow to show */
};

static void
on_copy (GtkButton *button, RecourseFaultWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text->str);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Faults copied")));
}

static void
recourse_fault_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_FAULT_WINDOW);
  G_OBJECT_CLASS (recourse_fault_window_parent_class)->dispose (object);
}

static void
recourse_fault_window_finalize (GObject *object)
{
  g_string_free (RECOURSE_FAULT_WINDOW (object)->text, TRUE);
  G_OBJECT_CLASS (recourse_fault_window_parent_class)->finalize (object);
}

static void
recourse_fault_window_class_init (RecourseFaultWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_fault_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_fault_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/fault-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseFaultWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RecourseFaultWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, RecourseFaultWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, RecourseFaultWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
recourse_fault_window_init (RecourseFaultWindow *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The dossier is a stranger's: its words are text, never markup. */
static void
add_row (RecourseFaultWindow *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->list, row);
}

/* Messages go on after a place and so begin small; here they stand alone. */
static char *
dup_sentence (const char *message)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (message)));
  g_string_append (text, g_utf8_next_char (message));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_place (const RecourseFault *fault)
{
  const char *where = fault->where != NULL ? fault->where : "";

  if (fault->line == 0)
    return g_strdup (where);
  return g_strdup_printf (_ ("Line %u, column %u%s%s"), fault->line, fault->column,
                          *where != '\0' ? " · " : "", where);
}

static void
add_fault (RecourseFaultWindow *self,
           const char *name,
           const RecourseFault *fault,
           gboolean has_row)
{
  g_autofree char *place = dup_place (fault);
  g_autofree char *sentence = dup_sentence (fault->message);

  if (has_row)
    add_row (self, sentence, place);
  g_string_append_printf (self->text, "%s:%u:%u: %s: %s%s%s\n", name, fault->line, fault->column,
                          fault->is_warning ? "warning" : "error",
                          fault->where != NULL ? fault->where : "",
                          fault->where != NULL ? ": " : "", fault->message);
}

static RecourseFaultWindow *
create (GtkWindow *parent, const char *name)
{
  RecourseFaultWindow *self =
      g_object_new (RECOURSE_TYPE_FAULT_WINDOW, "transient-for", parent, NULL);

  adw_window_title_set_subtitle (self->heading, name);
  return self;
}

GtkWidget *
recourse_fault_window_new (GtkWindow *parent, const char *name, RecourseFaults *faults)
{
  RecourseFaultWindow *self = create (parent, name);
  guint n_errors = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (faults, i);

      if (fault->is_warning)
        continue;
      n_errors++;
      add_fault (self, name, fault, n_errors <= MAX_ROWS);
    }
  summary =
      g_strdup_printf (ngettext ("“%s” has %u fault. What was open stays as it was.",
                                 "“%s” has %u faults. What was open stays as it was.", n_errors),
                       name, n_errors);
  gtk_label_set_text (self->summary, summary);
  return GTK_WIDGET (self);
}

GtkWidget *
recourse_fault_window_new_for_error (GtkWindow *parent, const char *name, const GError *error)
{
  RecourseFaultWindow *self = create (parent, name);
  g_autofree char *summary =
      g_strdup_printf (_ ("“%s” could not be read. What was open stays as it was."), name);

  gtk_label_set_text (self->summary, summary);
  g_string_printf (self->text, "%s: %s\n", name, error->message);
  add_row (self, error->message, NULL);
  return GTK_WIDGET (self);
}
