/* The inspector.  It keeps nothing but what it shows: facts are gathered anew whenever the document says that
 * something changed, and rows are made anew only where there are others than before, so that focus, scroll position
 * and a drag in progress survive. */
#include "config.h"

#include "ui/inspector/inspector.h"

#include "ui/inspector/driver-editor.h"
#include "ui/editor/editor-words.h"
#include "ui/inspector/facts.h"
#include "ui/inspector/inspector-row.h"
#include "ui/link.h"
#include "ui/selection.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

enum
{
  MOST_STEPS = 32, /* that can be gone back */
};

struct _RecourseInspector
{
  AdwBin parent_instance;

  GtkButton *back_button;
  GtkLabel *kind;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *note;
  RecourseDriverEditor *driver_editor;
  GtkBox *sections;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GSignalGroup *selection_signals;
  RecourseFacts *facts; /* as shown, or NULL */
  GPtrArray *rows;      /* RecourseInspectorRow, borrowed, in the order of the facts */
  GPtrArray *trail;     /* what was selected before, the last one last */
  char *target;
  gboolean is_going_back;
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (RecourseInspector, recourse_inspector, ADW_TYPE_BIN)

/* What rows do */

static const RecourseFact *
get_fact (RecourseInspector *self, GtkListBoxRow *row)
{
  guint at = 0;

  for (guint i = 0; self->facts != NULL && i < self->facts->sections->len; i++)
    {
      RecourseFactSection *section = self->facts->sections->pdata[i];

      for (guint j = 0; j < section->facts->len; j++, at++)
        if (self->rows->pdata[at] == row)
          return section->facts->pdata[j];
    }
  return NULL;
}

static void
adopt (RecourseInspector *self, const RecourseFact *fact)
{
  g_autofree char *conflict =
      g_strdup (fact->conflict); /* the facts go as soon as the document changes */
  g_autofree char *claim = g_strdup (fact->target);

  recourse_document_adopt (self->document, conflict, claim);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RecourseInspector *self)
{
  const RecourseFact *fact = get_fact (self, row);

  if (fact == NULL)
    return;
  if (fact->kind == RECOURSE_FACT_CLAIM)
    adopt (self, fact);
  else if (fact->url != NULL)
    recourse_link_open (GTK_WIDGET (self), fact->url);
  else if (fact->target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", fact->target);
}

static void
on_claim_chosen (RecourseInspectorRow *row, RecourseInspector *self)
{
  const RecourseFact *fact = get_fact (self, GTK_LIST_BOX_ROW (row));

  if (fact != NULL)
    adopt (self, fact);
}

/* Adopting in the dossier */

static const RecourseFact *
find_adopted (RecourseFactSection *section)
{
  for (guint i = 0; i < section->facts->len; i++)
    {
      const RecourseFact *fact = section->facts->pdata[i];

      if (fact->kind == RECOURSE_FACT_CLAIM && fact->is_on)
        return fact;
    }
  return NULL;
}

static RecourseConflict *
find_conflict (RecourseInspector *self, const char *id)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);

  return recourse_dossier_find (dossier, dossier->conflicts, id);
}

static void
on_adopt_in_dossier (GtkButton *button, RecourseInspector *self)
{
  RecourseConflict *conflict = find_conflict (self, gtk_widget_get_name (GTK_WIDGET (button)));
  const char *claim = g_object_get_data (G_OBJECT (button), "claim");
  g_autofree char *id = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));
  g_autofree char *pointer = NULL;
  g_autofree char *place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  RecourseEdit *edit = NULL;

  if (conflict == NULL)
    return;
  pointer = recourse_pointer_to (recourse_document_get_dossier (self->document), conflict);
  place = g_strdup_printf ("%s/adopted", pointer);
  title = recourse_editor_title (RECOURSE_RECORD (conflict));
  /* Translators: the question of a conflict between claims */
  name = g_strdup_printf (_ ("Adopt a claim on “%s”"), title);
  edit = recourse_document_edit (self->document);
  recourse_edit_set_text (edit, place, claim != NULL && *claim != '\0' ? claim : NULL);
  if (recourse_document_commit (self->document, edit, name, pointer, NULL))
    recourse_document_adopt (self->document, id, NULL);
}

/* Offered as long as the choice differs from what the dossier says. */
static void
update_adopt_button (RecourseInspector *self, GtkWidget *button, RecourseFactSection *section)
{
  const RecourseFact *adopted = find_adopted (section);
  RecourseConflict *conflict = find_conflict (self, gtk_widget_get_name (button));
  const char *stated = conflict != NULL && conflict->adopted != NULL ? conflict->adopted : "";

  gtk_widget_set_visible (button, adopted != NULL && !g_str_equal (adopted->target, stated));
  g_object_set_data_full (G_OBJECT (button), "claim",
                          g_strdup (adopted != NULL ? adopted->target : NULL), g_free);
}

/* Sections */

static void
measure_bars (const RecourseFactSection *section, double *low, double *high)
{
  *low = *high = 0.0;
  for (guint i = 0; i < section->facts->len; i++)
    {
      const RecourseFact *fact = section->facts->pdata[i];

      *low = MIN (*low, fact->amount);
      *high = MAX (*high, fact->amount);
    }
}

static GtkWidget *
create_list (RecourseInspector *self, const RecourseFactSection *section)
{
  GtkWidget *list = gtk_list_box_new ();
  RecourseInspectorRow *first_choice = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section->title, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  for (guint i = 0; i < section->facts->len; i++)
    {
      const RecourseFact *fact = section->facts->pdata[i];
      GtkWidget *row = recourse_inspector_row_new (fact);

      if (fact->kind == RECOURSE_FACT_CLAIM && first_choice != NULL)
        recourse_inspector_row_join (RECOURSE_INSPECTOR_ROW (row), first_choice);
      else if (fact->kind == RECOURSE_FACT_CLAIM)
        first_choice = RECOURSE_INSPECTOR_ROW (row);
      g_signal_connect (row, "chosen", G_CALLBACK (on_claim_chosen), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
    }
  return list;
}

static GtkWidget *
create_heading (const char *text, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char **)css_classes);
  return label;
}

static GtkWidget *
create_adopt_button (RecourseInspector *self, const char *conflict)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Adopt in the Dossier"));

  gtk_widget_set_name (button, conflict);
  gtk_widget_set_tooltip_text (button, _ ("Until then the claim is only tried out"));
  gtk_widget_set_margin_top (button, 6);
  g_signal_connect (button, "clicked", G_CALLBACK (on_adopt_in_dossier), self);
  return button;
}

static GtkWidget *
create_section (RecourseInspector *self, const RecourseFactSection *section)
{
  static const char *const title_classes[] = { "heading", NULL };
  static const char *const note_classes[] = { "caption", "dim-label", "dimmed", NULL };
  const RecourseFact *first = section->facts->pdata[0];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "fact-section");
  gtk_box_append (GTK_BOX (box), create_heading (section->title, title_classes));
  if (section->note != NULL)
    gtk_box_append (GTK_BOX (box), create_heading (section->note, note_classes));
  gtk_box_append (GTK_BOX (box), create_list (self, section));
  if (first->kind == RECOURSE_FACT_CLAIM)
    gtk_box_append (GTK_BOX (box), create_adopt_button (self, first->conflict));
  return box;
}

static void
fill_sections (RecourseInspector *self)
{
  g_ptr_array_set_size (self->rows, 0);
  recourse_box_clear (self->sections);
  for (guint i = 0; i < self->facts->sections->len; i++)
    gtk_box_append (self->sections, create_section (self, self->facts->sections->pdata[i]));
}

static void
update_sections (RecourseInspector *self)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->sections));
  guint at = 0;

  for (guint i = 0; i < self->facts->sections->len; i++, box = gtk_widget_get_next_sibling (box))
    {
      RecourseFactSection *section = self->facts->sections->pdata[i];
      GtkWidget *last = gtk_widget_get_last_child (box);
      double low = 0.0;
      double high = 0.0;

      measure_bars (section, &low, &high);
      for (guint j = 0; j < section->facts->len; j++, at++)
        recourse_inspector_row_update (self->rows->pdata[at], section->facts->pdata[j], low, high);
      if (GTK_IS_BUTTON (last))
        update_adopt_button (self, last, section);
    }
}

/* The whole */

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_facts (RecourseInspector *self, RecourseFacts *facts)
{
  gboolean is_same = self->facts != NULL && recourse_facts_same_form (self->facts, facts);

  g_clear_pointer (&self->facts, recourse_facts_free);
  self->facts = facts;
  set_text (self->kind, facts->kind);
  set_text (self->title, facts->title);
  set_text (self->figure, facts->figure);
  set_text (self->note, facts->note);
  gtk_widget_set_visible (GTK_WIDGET (self->driver_editor), facts->driver != NULL);
  if (facts->driver != NULL)
    recourse_driver_editor_show (self->driver_editor, self->document, facts->driver);
  if (!is_same)
    fill_sections (self);
  update_sections (self);
  gtk_stack_set_visible_child_name (self->stack, "facts");
}

static void
show_nothing (RecourseInspector *self)
{
  set_text (self->kind, _ ("Inspector"));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
update (RecourseInspector *self)
{
  RecourseFacts *facts =
      self->document != NULL ? recourse_facts_new (self->document, self->target) : NULL;

  if (facts != NULL)
    show_facts (self, facts);
  else
    show_nothing (self);
}

static gboolean
on_update_idle (gpointer user_data)
{
  RecourseInspector *self = user_data;

  self->update_idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several changes at once gather facts once, before the next frame; and none as long as nobody sees them. */
static void
queue_update (RecourseInspector *self)
{
  if (self->update_idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update_idle, self, NULL);
}

static void
recourse_inspector_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (recourse_inspector_parent_class)->map (widget);
  queue_update (RECOURSE_INSPECTOR (widget));
}

/* The way back */

static void
remember (RecourseInspector *self)
{
  if (self->is_going_back || self->target == NULL)
    return;
  if (self->trail->len == MOST_STEPS)
    g_ptr_array_remove_index (self->trail, 0);
  g_ptr_array_add (self->trail, g_strdup (self->target));
}

static void
on_selection_changed (RecourseInspector *self)
{
  const char *target = recourse_selection_get_target (recourse_selection_of (self->document));

  if (g_strcmp0 (target, self->target) != 0)
    {
      remember (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
    }
  if (target == NULL)
    g_ptr_array_set_size (self->trail, 0);
  g_free (self->target);
  self->target = g_strdup (target);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->trail->len > 0);
  queue_update (self);
}

static void
on_back (GtkButton *button, RecourseInspector *self)
{
  g_autofree char *target = NULL;

  if (self->trail->len == 0)
    return;
  target = g_ptr_array_steal_index (self->trail, self->trail->len - 1);
  self->is_going_back = TRUE;
  recourse_selection_set_target (recourse_selection_of (self->document), target);
  self->is_going_back = FALSE;
}

/* Building */

static void
recourse_inspector_dispose (GObject *object)
{
  RecourseInspector *self = RECOURSE_INSPECTOR (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->selection_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_INSPECTOR);
  g_clear_object (&self->document);
  g_clear_pointer (&self->facts, recourse_facts_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_pointer (&self->target, g_free);
  G_OBJECT_CLASS (recourse_inspector_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseInspector, name)

static void
recourse_inspector_class_init (RecourseInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_inspector_dispose;
  widget_class->map = recourse_inspector_map;
  g_type_ensure (RECOURSE_TYPE_DRIVER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/inspector.ui");
  BIND (back_button);
  BIND (kind);
  BIND (stack);
  BIND (scroller);
  BIND (title);
  BIND (figure);
  BIND (note);
  BIND (driver_editor);
  BIND (sections);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
}

static void
watch_document (RecourseInspector *self)
{
  static const char *const signals[] = { "notify::results", "notify::choices", "notify::insight" };

  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (self->document_signals, signals[i], G_CALLBACK (queue_update),
                                    self);
  self->selection_signals = g_signal_group_new (RECOURSE_TYPE_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "notify::target",
                                  G_CALLBACK (on_selection_changed), self);
  g_signal_group_connect_swapped (self->selection_signals, "notify::words",
                                  G_CALLBACK (queue_update), self);
}

static void
recourse_inspector_init (RecourseInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->trail = g_ptr_array_new_with_free_func (g_free);
  watch_document (self);
}

void
recourse_inspector_set_document (RecourseInspector *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_ptr_array_set_size (self->trail, 0);
  g_clear_pointer (&self->target, g_free);
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->selection_signals,
                             document != NULL ? recourse_selection_of (document) : NULL);
  if (document != NULL)
    on_selection_changed (self);
}
