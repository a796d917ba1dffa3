/* The form of a node.  It holds places, not records, since an edit makes all records anew; it takes over all
 * that was changed at once, so that chances which add up to 1 only together can be changed together. */
#include "config.h"

#include "ui/tree/tree-form-private.h"

#include "document/tree-edit.h"
#include "ui/editor/editor-fault.h"
#include "ui/inspector/figures.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (RecourseTreeForm, recourse_tree_form, GTK_TYPE_POPOVER)

/* Places */

char *
recourse_tree_form_dup_place (const RecourseOutline *outline, guint index)
{
  g_autofree char *branch = recourse_tree_form_dup_branch_place (outline, index);

  return g_strconcat (
      branch, recourse_outline_get (outline, index)->branch != NULL ? "/node" : "/tree", NULL);
}

char *
recourse_tree_form_dup_branch_place (const RecourseOutline *outline, guint index)
{
  GString *place = g_string_new (NULL);
  guint i = index;

  for (guint parent; (parent = recourse_outline_get (outline, i)->parent) != RECOURSE_OUTLINE_NONE;
       i = parent)
    {
      gboolean decides = recourse_outline_get (outline, parent)->kind == RECOURSE_OUTLINE_DECISION;
      g_autofree char *step =
          g_strdup_printf ("/%s/%u%s", decides ? "options" : "branches",
                           recourse_outline_get (outline, i)->position, i == index ? "" : "/node");

      g_string_prepend (place, step);
    }
  if (place->len > 0)
    g_string_prepend (place, "/tree");
  {
    g_autofree char *path =
        g_strdup_printf ("/paths/%u", recourse_outline_get_path_index (outline));

    g_string_prepend (place, path);
  }
  return g_string_free (place, FALSE);
}

/* Chances */

static gboolean
is_rest (RecourseTreeForm *self)
{
  return g_strcmp0 (recourse_tree_field_get_text (self->chance), "rest") == 0;
}

static gboolean
needs_scale (RecourseTreeForm *self, double sum)
{
  return !is_rest (self) && !self->others_have_rest && isfinite (sum) && fabs (sum - 1) > 1e-9;
}

static char *
dup_percent (double share)
{
  return recourse_format_percent (recourse_figures_form (), share);
}

/* What the branches come to together, and what can be done about it. */
void
tree_form_update_sum (RecourseTreeForm *self)
{
  double value = self->chance != NULL ? recourse_tree_field_get_value (self->chance) : NAN;
  double sum = value + self->others;
  g_autofree char *others = dup_percent (self->others), *all = dup_percent (sum), *text = NULL;
  g_autofree char *left = dup_percent (1 - sum);

  if (self->sum == NULL)
    return;
  if (is_rest (self))
    text = self->others_have_rest
               ? g_strdup (_ ("Another branch has the rest already."))
               : g_strdup_printf (_ ("The others have %s; this one has the rest."), others);
  else if (!isfinite (value))
    text = self->others_have_rest
               ? g_strdup_printf (_ ("“%s” takes what is left."), self->rest_label)
               : g_strdup_printf (_ ("The others have %s."), others);
  else if (self->others_have_rest)
    text = sum > 1 + 1e-9
               ? g_strdup_printf (_ ("Sum %s: nothing is left for “%s”."), all, self->rest_label)
               : g_strdup_printf (_ ("%s is left for “%s”."), left, self->rest_label);
  else
    text = fabs (sum - 1) <= 1e-9
               ? g_strdup (_ ("Sum 100%."))
               : g_strdup_printf (_ ("The others have %s: sum %s."), others, all);
  gtk_label_set_text (self->sum, text);
  gtk_widget_set_visible (self->take_rest, !is_rest (self) && !self->others_have_rest);
  gtk_widget_set_visible (self->scale, needs_scale (self, sum) && value <= 1 + 1e-9);
}

void
tree_form_on_take_rest (RecourseTreeForm *self)
{
  recourse_tree_field_set_text (self->chance, "rest");
}

/* Taking over */

static gboolean
is_changed (RecourseTreeForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (recourse_tree_field_is_changed (g_ptr_array_index (self->fields, i)))
      return TRUE;
  return FALSE;
}

static RecourseTreeField *
find_faulty (RecourseTreeForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (recourse_tree_field_get_fault (g_ptr_array_index (self->fields, i)) != NULL)
      return g_ptr_array_index (self->fields, i);
  return NULL;
}

static void
write_field (RecourseEdit *edit, RecourseTreeField *field)
{
  const char *text = recourse_tree_field_get_text (field),
             *place = recourse_tree_field_get_place (field);

  if (!recourse_tree_field_is_changed (field))
    return;
  if (*text == '\0')
    text = NULL; /* takes the key away */
  if (recourse_tree_field_is_formula (field))
    recourse_edit_set_formula (edit, place, text);
  else
    recourse_edit_set_text (edit, place, text);
}

static RecourseEdit *
write_edit (RecourseTreeForm *self)
{
  RecourseEdit *edit = recourse_document_edit (self->document);

  for (guint i = 0; i < self->fields->len; i++)
    write_field (edit, g_ptr_array_index (self->fields, i));
  if (self->chance != NULL && gtk_widget_get_visible (self->scale)
      && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->scale))
      && recourse_tree_field_is_changed (self->chance))
    recourse_tree_scale_others (edit, self->chance_place, self->chance_node, self->position,
                                recourse_tree_field_get_text (self->chance));
  return edit;
}

/* (nullable): the line that was changed and that @fault is about */
static RecourseTreeField *
find_faulted (RecourseTreeForm *self, const RecourseFault *fault)
{
  for (guint i = 0; fault->key != NULL && i < self->fields->len; i++)
    {
      RecourseTreeField *field = g_ptr_array_index (self->fields, i);
      const char *place = recourse_tree_field_get_place (field);

      if (recourse_tree_field_is_changed (field)
          && (g_str_has_prefix (place, fault->key) || g_str_has_prefix (fault->key, place)))
        return field;
    }
  return NULL;
}

/* The reason goes to the line that it is about, else under all of them. */
static void
explain (RecourseTreeForm *self, RecourseFaults *faults)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const RecourseFault *fault = recourse_editor_first_error (faults);
  RecourseTreeField *field = fault != NULL ? find_faulted (self, fault) : NULL;
  g_autofree char *reason = field != NULL ? recourse_editor_say_fault (dossier, fault, FALSE)
                                          : recourse_editor_dup_reason (dossier, faults);

  if (field != NULL)
    {
      recourse_tree_field_set_message (field, reason);
      gtk_widget_grab_focus (GTK_WIDGET (field));
      return;
    }
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
}

static const char *
say (RecourseTreeForm *self)
{
  RecourseTreeField *faulty = find_faulty (self);

  if (faulty != NULL)
    return recourse_tree_field_get_fault (faulty);
  return gtk_label_get_text (self->reason);
}

static gboolean
commit_name (RecourseTreeForm *self)
{
  RecourseTreeField *field = g_ptr_array_index (self->fields, 0);
  g_autofree char *name = g_strstrip (g_strdup (recourse_tree_field_get_text (field)));
  g_autofree char *reason = NULL;

  if (*name == '\0')
    reason = g_strdup (_ ("Give it a name."));
  else
    reason = self->name_func (name, self->name_data);
  if (reason != NULL)
    recourse_tree_field_set_message (field, reason);
  return reason == NULL;
}

/* Whether there is nothing left to be taken over. */
static gboolean
commit (RecourseTreeForm *self)
{
  RecourseTreeField *faulty = find_faulty (self);
  g_autoptr (RecourseFaults) faults = NULL;
  g_autofree char *name = NULL;

  if (self->name_func != NULL)
    return commit_name (self);
  if (!is_changed (self))
    return TRUE;
  if (faulty != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (faulty));
      return FALSE;
    }
  name = g_strdup_printf (_ ("Change “%s”"), self->title);
  if (recourse_document_commit (self->document, write_edit (self), name, self->subject, &faults))
    return TRUE;
  explain (self, faults);
  return FALSE;
}

static void
on_apply (RecourseTreeForm *self)
{
  if (!commit (self))
    return;
  self->is_dropped = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_cancel (RecourseTreeForm *self)
{
  self->is_dropped = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Left by a click elsewhere: what was typed is meant. */
static void
recourse_tree_form_closed (GtkPopover *popover)
{
  RecourseTreeForm *self = RECOURSE_TREE_FORM (popover);

  if (self->is_dropped || self->name_func != NULL)
    return;
  self->is_dropped = TRUE;
  if (!commit (self))
    g_signal_emit_by_name (self, "refused", say (self));
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        RecourseTreeForm *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  on_cancel (self);
  return GDK_EVENT_STOP;
}

void
tree_form_on_changed (RecourseTreeForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  tree_form_update_sum (self);
}

/* Building */

static void
recourse_tree_form_dispose (GObject *object)
{
  RecourseTreeForm *self = RECOURSE_TREE_FORM (object);

  g_clear_object (&self->document);
  g_clear_object (&self->chance_node);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->chance_place, g_free);
  g_clear_pointer (&self->rest_label, g_free);
  g_clear_pointer (&self->outcome_place, g_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->more_ids, g_ptr_array_unref);
  G_OBJECT_CLASS (recourse_tree_form_parent_class)->dispose (object);
}

static void
recourse_tree_form_class_init (RecourseTreeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_tree_form_dispose;
  GTK_POPOVER_CLASS (klass)->closed = recourse_tree_form_closed;
  g_signal_new ("refused", RECOURSE_TYPE_TREE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_buttons (RecourseTreeForm *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancel), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->apply);
  return buttons;
}

static void
recourse_tree_form_init (RecourseTreeForm *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->fields = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_xalign (self->reason, 0);
  gtk_label_set_max_width_chars (self->reason, 36);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (all), scrolled);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (all), create_buttons (self));
  gtk_widget_set_size_request (all, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), all);
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->apply);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tree-form");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
recourse_tree_form_new (RecourseDocument *document,
                        const RecourseOutline *outline,
                        guint index,
                        const char *part)
{
  RecourseTreeForm *self = g_object_new (RECOURSE_TYPE_TREE_FORM, NULL);
  const RecourseOutlineNode *node = recourse_outline_get (outline, index);
  const char *title =
      node->branch != NULL
          ? recourse_record_get_label (RECOURSE_RECORD (node->branch))
          : recourse_record_get_label (RECOURSE_RECORD (recourse_outline_get_path (outline)));

  self->document = g_object_ref (document);
  if (*title == '\0')
    title = recourse_record_get_label (RECOURSE_RECORD (node->node));
  self->title = g_strdup (*title != '\0' ? title : _ ("Node"));
  self->subject = NULL;
  tree_form_add_branch (self, outline, index, part);
  tree_form_add_node (self, outline, index, part);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
  return GTK_WIDGET (self);
}

GtkWidget *
recourse_tree_form_new_name (RecourseDocument *document,
                             const char *title,
                             const char *label,
                             const char *text,
                             RecourseTreeNameFunc commit_func,
                             gpointer user_data)
{
  RecourseTreeForm *self = g_object_new (RECOURSE_TYPE_TREE_FORM, NULL);

  self->document = g_object_ref (document);
  self->title = g_strdup (title);
  self->name_func = commit_func;
  self->name_data = user_data;
  self->first = GTK_WIDGET (
      tree_form_add_field (self, self->box, recourse_tree_field_new_text (label, "", text)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

void
recourse_tree_form_open (RecourseTreeForm *self)
{
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->first);
}
