/* An entry for a formula.  The place of a fault is underlined; completion begins after two letters of a name or
 * with Ctrl+Space, in a list below that leaves the keyboard with the entry: arrows choose, Enter or Tab
 * takes, Escape closes. */
#include "config.h"

#include "ui/editor/formula-entry.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/inspector/figures.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  MOST_PROPOSALS = 12,
  LETTERS_BEFORE = 2, /* that have to be typed until names are proposed */
};

struct _RecourseFormulaEntry
{
  GtkWidget parent_instance;

  GtkEntry *text;
  GtkPopover *popover;
  GtkListBox *list;

  RecourseDocument *document;
  RecourseFormulaScope scope;
  char *word;  /* allowed as it stands, or NULL */
  char *set;   /* the text as it was set */
  char *fault; /* or NULL */
  guint left_idle;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseFormulaEntry, recourse_formula_entry, GTK_TYPE_WIDGET)

enum
{
  COMMITTED,
  CHECKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const char *
get_text (RecourseFormulaEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/* Faults */

/* From the place of the fault to the end of the word there, or under the last letter where something lacks. */
static void
mark (RecourseFormulaEntry *self, guint column)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  const char *text = get_text (self);
  glong length = g_utf8_strlen (text, -1);
  const char *start = NULL;
  const char *end = NULL;
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

  if (column == 0 || length == 0)
    {
      pango_attribute_destroy (line);
      gtk_entry_set_attributes (self->text, NULL);
      return;
    }
  start = g_utf8_offset_to_pointer (text, MIN ((glong)column - 1, length - 1));
  end = g_utf8_next_char (start);
  while (g_ascii_isalnum (*start) && (g_ascii_isalnum (*end) || *end == '_'))
    end++;
  line->start_index = (guint)(start - text);
  line->end_index = (guint)(end - text);
  pango_attr_list_insert (marks, line);
  gtk_entry_set_attributes (self->text, marks);
}

static void
check (RecourseFormulaEntry *self)
{
  guint column = 0;
  const char *text = get_text (self);

  g_clear_pointer (&self->fault, g_free);
  if (*text != '\0' && g_strcmp0 (text, self->word) != 0)
    self->fault = recourse_formula_find_fault (self->document, self->scope, text, &column);
  mark (self, self->fault != NULL ? column : 0);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
      self->fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_emit (self, signals[CHECKED], 0);
}

/* Completion */

static gboolean
is_of_name (char letter)
{
  return g_ascii_islower (letter) || g_ascii_isdigit (letter) || letter == '_';
}

/* The name that the cursor stands behind: bytes of the text, which up to there are ASCII. */
static char *
dup_begun (RecourseFormulaEntry *self, int *start)
{
  const char *text = get_text (self);
  int cursor = gtk_editable_get_position (GTK_EDITABLE (self->text));
  const char *at = g_utf8_offset_to_pointer (text, cursor);
  const char *from = at;

  while (from > text && is_of_name (from[-1]))
    from--;
  *start = cursor - (int)(at - from);
  return g_strndup (from, (gsize)(at - from));
}

static void
close_list (RecourseFormulaEntry *self)
{
  gtk_popover_popdown (self->popover);
}

static void
add_proposal (RecourseFormulaEntry *self, const char *id, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (id);
  GtkWidget *words = gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *spoken = g_strdup_printf ("%s: %s", id, label);

  gtk_widget_add_css_class (name, "monospace");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (words), 1);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 36);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->list, row);
}

static gboolean
label_matches (const char *label, const char *folded)
{
  g_autofree char *words = g_utf8_casefold (label, -1);

  return strstr (words, folded) != NULL;
}

/* Ids that begin with what is typed first, then those that contain it or whose label does. */
static guint
propose_names (RecourseFormulaEntry *self, const char *begun, gboolean is_prefix, guint room)
{
  g_autoptr (GPtrArray) options = recourse_place_options (
      recourse_document_get_dossier (self->document), recourse_formula_scope_lists (self->scope));
  guint n = 0;

  for (guint i = 0; i < options->len && n < room; i++)
    {
      const char *id = recourse_record_get_id (options->pdata[i]);
      const char *label = recourse_record_get_label (options->pdata[i]);
      gboolean begins = g_str_has_prefix (id, begun);

      if (begins != is_prefix
          || (!begins && strstr (id, begun) == NULL && !label_matches (label, begun)))
        continue;
      add_proposal (self, id, label);
      n++;
    }
  return n;
}

static guint
propose_functions (RecourseFormulaEntry *self, const char *begun)
{
  guint n = 0;

  for (guint i = 0; recourse_formula_nth_function (i) != NULL; i++)
    if (g_str_has_prefix (recourse_formula_nth_function (i), begun))
      {
        add_proposal (self, recourse_formula_nth_function (i), _ ("Function"));
        n++;
      }
  return n;
}

static void
propose (RecourseFormulaEntry *self, gboolean is_asked)
{
  int start = 0;
  g_autofree char *begun = dup_begun (self, &start);
  GtkListBoxRow *row = NULL;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (is_asked || strlen (begun) >= LETTERS_BEFORE)
    {
      n = propose_functions (self, begun);
      n += propose_names (self, begun, TRUE, MOST_PROPOSALS - MIN (n, MOST_PROPOSALS));
      n += propose_names (self, begun, FALSE, MOST_PROPOSALS - MIN (n, MOST_PROPOSALS));
    }
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (n == 0 || (n == 1 && g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), begun) == 0))
    {
      close_list (self);
      return;
    }
  gtk_list_box_select_row (self->list, row);
  gtk_popover_popup (self->popover);
}

static void
take (RecourseFormulaEntry *self, GtkListBoxRow *row)
{
  int start = 0;
  g_autofree char *begun = dup_begun (self, &start);
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *text = g_strconcat (id, recourse_formula_is_function (id) ? "(" : "", NULL);

  self->is_updating = TRUE;
  gtk_editable_delete_text (GTK_EDITABLE (self->text), start, start + (int)strlen (begun));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), text, -1, &start);
  gtk_editable_set_position (GTK_EDITABLE (self->text), start);
  self->is_updating = FALSE;
  close_list (self);
  check (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RecourseFormulaEntry *self)
{
  take (self, row);
}

static void
move (RecourseFormulaEntry *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + step : 0;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static gboolean
on_key_in_list (RecourseFormulaEntry *self, guint keyval)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move (self, keyval == GDK_KEY_Down ? 1 : -1);
  else if (keyval == GDK_KEY_Escape)
    close_list (self);
  else if (selected != NULL
           && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_Tab))
    take (self, selected);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
put_back (RecourseFormulaEntry *self)
{
  g_autofree char *set = g_strdup (self->set);

  recourse_formula_entry_set_text (self, set);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        RecourseFormulaEntry *self)
{
  if (keyval == GDK_KEY_space && (state & GDK_CONTROL_MASK) != 0)
    {
      propose (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return on_key_in_list (self, keyval);
  if (keyval == GDK_KEY_Escape && g_strcmp0 (get_text (self), self->set) != 0)
    {
      put_back (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Typing and taking over */

static void
on_changed (RecourseFormulaEntry *self)
{
  if (self->is_updating)
    return;
  check (self);
  propose (self, FALSE);
}

void
recourse_formula_entry_flush (RecourseFormulaEntry *self)
{
  close_list (self);
  if (g_strcmp0 (get_text (self), self->set) != 0)
    g_signal_emit (self, signals[COMMITTED], 0);
}

static gboolean
on_left_idle (gpointer user_data)
{
  RecourseFormulaEntry *self = user_data;

  self->left_idle = 0;
  recourse_formula_entry_flush (self);
  return G_SOURCE_REMOVE;
}

/* What follows may make widgets anew, among them the one that the keyboard is just going to. */
static void
on_left (RecourseFormulaEntry *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->left_idle == 0)
    self->left_idle = g_idle_add (on_left_idle, self);
}

/* Building */

static void
recourse_formula_entry_dispose (GObject *object)
{
  RecourseFormulaEntry *self = RECOURSE_FORMULA_ENTRY (object);

  g_clear_handle_id (&self->left_idle, g_source_remove);
  g_clear_pointer ((GtkWidget **)&self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **)&self->text, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->set, g_free);
  g_clear_pointer (&self->fault, g_free);
  G_OBJECT_CLASS (recourse_formula_entry_parent_class)->dispose (object);
}

static void
recourse_formula_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseFormulaEntry *self = RECOURSE_FORMULA_ENTRY (widget);

  gtk_widget_allocate (GTK_WIDGET (self->text), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static void
recourse_formula_entry_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (RECOURSE_FORMULA_ENTRY (widget)->text), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
recourse_formula_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RECOURSE_FORMULA_ENTRY (widget)->text));
}

static void
recourse_formula_entry_class_init (RecourseFormulaEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_formula_entry_dispose;
  widget_class->size_allocate = recourse_formula_entry_size_allocate;
  widget_class->measure = recourse_formula_entry_measure;
  widget_class->grab_focus = recourse_formula_entry_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "formulaentry");
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_controllers (RecourseFormulaEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

void
recourse_formula_entry_set_activates_default (RecourseFormulaEntry *self, gboolean is_default)
{
  g_return_if_fail (RECOURSE_IS_FORMULA_ENTRY (self));

  gtk_entry_set_activates_default (self->text, is_default);
}

static void
recourse_formula_entry_init (RecourseFormulaEntry *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "monospace");
  gtk_widget_set_direction (GTK_WIDGET (self->text),
                            GTK_TEXT_DIR_LTR); /* formulas are written so */
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (recourse_formula_entry_flush),
                            self);
  add_controllers (self);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_popover_set_autohide (self->popover, FALSE); /* the keyboard stays with the entry */
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "proposals");
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_popover_set_child (self->popover, scrolled);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

GtkWidget *
recourse_formula_entry_new (RecourseDocument *document, RecourseFormulaScope scope)
{
  RecourseFormulaEntry *self = g_object_new (RECOURSE_TYPE_FORMULA_ENTRY, NULL);

  self->document = g_object_ref (document);
  self->scope = scope;
  self->set = g_strdup ("");
  return GTK_WIDGET (self);
}

void
recourse_formula_entry_allow_word (RecourseFormulaEntry *self, const char *word)
{
  g_free (self->word);
  self->word = g_strdup (word);
}

void
recourse_formula_entry_set_text (RecourseFormulaEntry *self, const char *text)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");

  g_free (self->set);
  self->set = g_steal_pointer (&copy);
  self->is_updating = TRUE;
  if (g_strcmp0 (get_text (self), self->set) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), self->set);
  self->is_updating = FALSE;
  close_list (self);
  check (self);
}

const char *
recourse_formula_entry_get_text (RecourseFormulaEntry *self)
{
  return get_text (self);
}

void
recourse_formula_entry_set_label (RecourseFormulaEntry *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

const char *
recourse_formula_entry_get_fault (RecourseFormulaEntry *self)
{
  return self->fault;
}

char *
recourse_formula_entry_dup_value (RecourseFormulaEntry *self)
{
  g_autoptr (RecourseFormula) formula = recourse_formula_parse (get_text (self), NULL);
  g_autofree char *number = NULL;
  double value = 0.0;

  if (formula == NULL || formula->n_steps < 2)
    {
      if (formula == NULL || formula->n_names == 0)
        return NULL;
    }
  value = recourse_formula_value (self->document, formula);
  if (!isfinite (value))
    return NULL;
  number = recourse_format_number (recourse_figures_form (), value,
                                   recourse_decimals_of_magnitude (value));
  /* Translators: %s is a number: what a formula comes to with every assumption at its mean */
  return g_strdup_printf (_ ("= %s at the means"), number);
}
