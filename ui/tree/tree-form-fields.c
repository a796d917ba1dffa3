/* Which lines the form of a node has: the branch that leads to it with its chance, then the node itself. */
#include "config.h"

#include "ui/tree/tree-form-private.h"

#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

RecourseTreeField *
tree_form_add_field (RecourseTreeForm *self, GtkBox *box, GtkWidget *field)
{
  gtk_box_append (box, field);
  g_ptr_array_add (self->fields, field);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (tree_form_on_changed), self);
  return RECOURSE_TREE_FIELD (field);
}

static char *
at (const char *place, const char *key)
{
  return g_strconcat (place, "/", key, NULL);
}

static RecourseTreeField *
add_text (
    RecourseTreeForm *self, const char *label, const char *place, const char *key, const char *text)
{
  g_autofree char *full = at (place, key);

  return tree_form_add_field (self, self->box, recourse_tree_field_new_text (label, full, text));
}

/* The label as it is stated, not the id in its place. */
static char *
dup_label (gpointer record)
{
  char *label = NULL;

  g_object_get (record, "label", &label, NULL);
  return label;
}

static void
add_chance_help (RecourseTreeForm *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sum, 0);
  gtk_label_set_wrap (self->sum, TRUE);
  gtk_label_set_max_width_chars (self->sum, 28);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sum), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "caption");
  self->take_rest = gtk_button_new_with_mnemonic (_ ("Take the _Rest"));
  gtk_widget_add_css_class (self->take_rest, "small");
  gtk_widget_set_valign (self->take_rest, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->take_rest, "clicked", G_CALLBACK (tree_form_on_take_rest), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (line), self->take_rest);
  gtk_box_append (GTK_BOX (self->chance), line);
  self->scale = gtk_check_button_new_with_mnemonic (_ ("_Scale the others to make it 100%"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->scale), TRUE);
  gtk_box_append (GTK_BOX (self->chance), self->scale);
}

static void
sum_others (RecourseTreeForm *self, const RecourseOutline *outline, guint index)
{
  guint parent = recourse_outline_get (outline, index)->parent;

  for (guint i = parent + 1; i < recourse_outline_get (outline, parent)->end;
       i = recourse_outline_get (outline, i)->end)
    {
      const RecourseNodeResult *result = recourse_outline_result (outline, i);
      RecourseBranch *branch = recourse_outline_get (outline, i)->branch;

      if (i == index)
        continue;
      if (g_strcmp0 (branch->probability, "rest") == 0)
        {
          self->others_have_rest = TRUE;
          self->rest_label = g_strdup (recourse_record_get_label (RECOURSE_RECORD (branch)));
        }
      else
        self->others += result != NULL ? result->probability : NAN;
    }
}

static void
add_chance (RecourseTreeForm *self, const RecourseOutline *outline, guint index, const char *place)
{
  const RecourseOutlineNode *node = recourse_outline_get (outline, index);
  g_autofree char *full = at (place, "probability");

  self->chance_node = g_object_ref (recourse_outline_get (outline, node->parent)->node);
  self->chance_place = recourse_tree_form_dup_place (outline, node->parent);
  self->position = node->position;
  self->chance = tree_form_add_field (
      self, self->box,
      recourse_tree_field_new_formula (self->document, RECOURSE_FORMULA_SCOPE_PLAIN,
                                       _ ("Probability"), full, node->branch->probability));
  recourse_tree_field_allow_word (self->chance, "rest");
  sum_others (self, outline, index);
  add_chance_help (self);
  tree_form_update_sum (self);
}

/* The option or branch that leads to the node. */
void
tree_form_add_branch (RecourseTreeForm *self,
                      const RecourseOutline *outline,
                      guint index,
                      const char *part)
{
  const RecourseOutlineNode *node = recourse_outline_get (outline, index);
  g_autofree char *place = recourse_tree_form_dup_branch_place (outline, index);
  gpointer record =
      node->branch != NULL ? (gpointer)node->branch : (gpointer)recourse_outline_get_path (outline);
  g_autofree char *label = dup_label (record), *full = at (place, "available");
  gboolean decides =
      node->parent != RECOURSE_OUTLINE_NONE
      && recourse_outline_get (outline, node->parent)->kind == RECOURSE_OUTLINE_DECISION;
  RecourseTreeField *field = add_text (self,
                                       node->branch == NULL ? _ ("Path")
                                       : decides            ? _ ("Option")
                                                            : _ ("Branch"),
                                       place, "label", label);

  self->first = GTK_WIDGET (field);
  if (node->branch == NULL)
    return;
  if (!decides)
    {
      add_chance (self, outline, index, place);
      if (strcmp (part, "chance") == 0)
        self->first = GTK_WIDGET (self->chance);
      return;
    }
  tree_form_add_field (
      self, self->box,
      recourse_tree_field_new_formula (self->document, RECOURSE_FORMULA_SCOPE_SETTLED,
                                       _ ("Available (0: the option does not stand)"), full,
                                       node->branch->available));
}

static void
add_owner (RecourseTreeForm *self, RecourseNode *node, const char *place)
{
  GListModel *list = G_LIST_MODEL (recourse_document_get_dossier (self->document)->stakeholders);
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), labels = g_ptr_array_new ();
  g_autofree char *full = at (place, "owner");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RecourseRecord) party = g_list_model_get_item (list, i);

      g_ptr_array_add (ids, (gpointer)recourse_record_get_id (party));
      g_ptr_array_add (labels, (gpointer)recourse_record_get_label (party));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  tree_form_add_field (
      self, self->box,
      recourse_tree_field_new_choice (_ ("Who decides"), full, (const char *const *)ids->pdata,
                                      (const char *const *)labels->pdata, node->owner));
}

static RecourseAssignment *
find_assignment (GListStore *list, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (item->name, name) == 0)
        return item; /* the list keeps it */
    }
  return NULL;
}

static RecourseTreeField *
add_assignment (RecourseTreeForm *self,
                GtkBox *box,
                const char *label,
                const char *place,
                const char *key,
                const char *name,
                const char *text)
{
  g_autofree char *full = g_strconcat (place, "/", key, "/", name, NULL);

  return tree_form_add_field (self, box,
                              recourse_tree_field_new_formula (self->document,
                                                               RECOURSE_FORMULA_SCOPE_OUTCOME,
                                                               label, full, text));
}

/* What the outcome brings each stakeholder by itself, beside what the terms come to. */
static void
add_payoffs (RecourseTreeForm *self,
             const RecourseOutline *outline,
             RecourseNode *node,
             const char *place,
             const char *part)
{
  const RecourseResults *results = recourse_outline_get_results (outline);
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->stakeholders));

  for (guint i = 0, s = 0; i < n; i++)
    {
      g_autoptr (RecourseStakeholder) party =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), i);
      const char *id = recourse_record_get_id (RECOURSE_RECORD (party));
      RecourseAssignment *payoff = find_assignment (node->payoffs, id);
      gboolean has_outcome =
          results != NULL && s < results->n_stakeholders && results->positions[s] == i;
      g_autofree char *label = NULL, *asked = g_strdup_printf ("payoff/%u", s);
      RecourseTreeField *field;

      if (results != NULL && !has_outcome && payoff == NULL)
        continue;
      label = g_strdup_printf (_ ("Payoff to %s, beside the terms"),
                               recourse_record_get_label (RECOURSE_RECORD (party)));
      field = add_assignment (self, self->box, label, place, "payoffs", id,
                              payoff != NULL ? payoff->text : NULL);
      if (has_outcome && strcmp (part, asked) == 0)
        self->first = GTK_WIDGET (field);
      s += has_outcome ? 1 : 0;
    }
}

static void
on_more (RecourseTreeForm *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->more));
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  RecourseParameter *parameter;
  RecourseTreeField *field;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  parameter = recourse_dossier_find (dossier, dossier->parameters,
                                     g_ptr_array_index (self->more_ids, selected));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->more), 0);
  if (parameter == NULL)
    return;
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_has_suffix (recourse_tree_field_get_place (g_ptr_array_index (self->fields, i)),
                          recourse_record_get_id (RECOURSE_RECORD (parameter))))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->fields, i));
        return;
      }
  field = add_assignment (
      self, self->more_box, recourse_record_get_label (RECOURSE_RECORD (parameter)),
      self->outcome_place, "set", recourse_record_get_id (RECOURSE_RECORD (parameter)), NULL);
  recourse_tree_field_set_text (field, parameter->value);
  gtk_widget_grab_focus (GTK_WIDGET (field));
}

static void
add_more (RecourseTreeForm *self, RecourseNode *node, const char *place)
{
  GListModel *parameters =
      G_LIST_MODEL (recourse_document_get_dossier (self->document)->parameters);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->more_ids = g_ptr_array_new_with_free_func (g_free);
  self->outcome_place = g_strdup (place);
  gtk_string_list_append (labels, _ ("Set another parameter…"));
  g_ptr_array_add (self->more_ids, g_strdup (""));
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (RecourseRecord) parameter = g_list_model_get_item (parameters, i);

      if (find_assignment (node->set, recourse_record_get_id (parameter)) != NULL)
        continue;
      gtk_string_list_append (labels, recourse_record_get_label (parameter));
      g_ptr_array_add (self->more_ids, g_strdup (recourse_record_get_id (parameter)));
    }
  if (self->more_ids->len < 2)
    return;
  self->more = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL);
  recourse_widget_speak (self->more, _ ("Set another parameter"));
  g_signal_connect_swapped (self->more, "notify::selected", G_CALLBACK (on_more), self);
  gtk_box_append (self->box, self->more);
}

static void
add_parameters (RecourseTreeForm *self, RecourseNode *node, const char *place)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);

  self->more_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->set)); i++)
    {
      g_autoptr (RecourseAssignment) item = g_list_model_get_item (G_LIST_MODEL (node->set), i);
      RecourseRecord *parameter = recourse_dossier_find (dossier, dossier->parameters, item->name);

      add_assignment (self, self->more_box,
                      parameter != NULL ? recourse_record_get_label (parameter) : item->name, place,
                      "set", item->name, item->text);
    }
  gtk_box_append (self->box, GTK_WIDGET (self->more_box));
  add_more (self, node, place);
}

void
tree_form_add_node (RecourseTreeForm *self,
                    const RecourseOutline *outline,
                    guint index,
                    const char *part)
{
  static const char *const names[] = { N_ ("Decision"), N_ ("Question"), N_ ("Outcome") };
  const RecourseOutlineNode *node = recourse_outline_get (outline, index);
  g_autofree char *place = recourse_tree_form_dup_place (outline, index);
  g_autofree char *label = dup_label (node->node);
  RecourseTreeField *field = add_text (self, _ (names[node->kind]), place, "label", label);

  if (strcmp (part, "question") == 0 || strcmp (part, "name") == 0)
    self->first = GTK_WIDGET (field);
  if (node->kind == RECOURSE_OUTLINE_DECISION)
    add_owner (self, node->node, place);
  if (node->kind == RECOURSE_OUTLINE_OUTCOME)
    {
      add_payoffs (self, outline, node->node, place, part);
      add_parameters (self, node->node, place);
    }
  add_text (self, _ ("Note"), place, "note", node->node->note);
}
