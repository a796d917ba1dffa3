/* The left panel.  It keeps nothing: every control tells the document, and everything shown is read from
 * there again when the document says that choices or results have changed. */
#include "config.h"

#include "ui/scenario-panel.h"

#include "ui/assumption-row.h"
#include "ui/lever-row.h"
#include "ui/path-row.h"

#include <glib/gi18n.h>

struct _RecourseScenarioPanel
{
  AdwBin parent_instance;

  GtkBox *content;
  GtkBox *path_list;
  GtkLabel *variants_heading;
  GtkListBox *variant_list;
  GtkBox *scenario_box;
  GtkDropDown *scenario_choice;
  GtkBox *assumptions_box;
  GtkSearchEntry *search;
  GtkListBox *assumption_list;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  guint leader;             /* whose variants are shown */
  guint n_before_scenarios; /* entries of the choice that are none: 1 or 0 */
  char *folded_search;
  double *influence; /* of each driver on the leader, while sorted by it; or NULL */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseScenarioPanel, recourse_scenario_panel, ADW_TYPE_BIN)

static RecourseDossier *
get_dossier (RecourseScenarioPanel *self)
{
  return recourse_document_get_dossier (self->document);
}

/* Paths */

static void
on_path_toggled (GtkToggleButton *button, RecourseScenarioPanel *self)
{
  if (self->is_updating)
    return;
  recourse_document_toggle_path (self->document,
                                 recourse_path_row_get_path (RECOURSE_PATH_ROW (button)));
  /* The last path stays on: the document says nothing then, and the button has to be put back. */
  self->is_updating = TRUE;
  recourse_path_row_update (RECOURSE_PATH_ROW (button), self->document);
  self->is_updating = FALSE;
}

static void
update_paths (RecourseScenarioPanel *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->path_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    recourse_path_row_update (RECOURSE_PATH_ROW (row), self->document);
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_paths (RecourseScenarioPanel *self)
{
  guint n_paths = g_list_model_get_n_items (G_LIST_MODEL (get_dossier (self)->paths));

  remove_children (GTK_WIDGET (self->path_list));
  for (guint i = 0; i < n_paths; i++)
    {
      GtkWidget *row = recourse_path_row_new (self->document, i);

      g_signal_connect (row, "toggled", G_CALLBACK (on_path_toggled), self);
      gtk_box_append (self->path_list, row);
    }
}

/* Variants */

static void
on_variant_activated (GtkListBox *list, GtkListBoxRow *row, RecourseScenarioPanel *self)
{
  recourse_lever_row_activate (RECOURSE_LEVER_ROW (row));
}

static void
remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static gboolean
is_variant_of (RecourseLever *lever, RecoursePath *path)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (lever));

  return g_strcmp0 (lever->path, recourse_record_get_id (RECOURSE_RECORD (path))) == 0
         || (path->levers != NULL && g_strv_contains ((const char *const *)path->levers, id));
}

static void
fill_variants (RecourseScenarioPanel *self)
{
  GListModel *levers = G_LIST_MODEL (get_dossier (self)->levers);
  g_autoptr (RecoursePath) path =
      g_list_model_get_item (G_LIST_MODEL (get_dossier (self)->paths), self->leader);
  g_autofree char *heading = NULL;
  gboolean has_rows = FALSE;

  remove_rows (self->variant_list);
  for (guint i = 0; path != NULL && i < g_list_model_get_n_items (levers); i++)
    {
      g_autoptr (RecourseLever) lever = g_list_model_get_item (levers, i);

      if (!is_variant_of (lever, path))
        continue;
      gtk_list_box_append (self->variant_list, recourse_lever_row_new (self->document, lever));
      has_rows = TRUE;
    }
  /* Translators: %s is a path, such as Litigation */
  heading = g_strdup_printf (
      _ ("Variants: %s"), path != NULL ? recourse_record_get_label (RECOURSE_RECORD (path)) : "");
  gtk_label_set_text (self->variants_heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->variants_heading), has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->variant_list), has_rows);
}

static void
update_variants (RecourseScenarioPanel *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->variant_list, i)) != NULL; i++)
    recourse_lever_row_update (RECOURSE_LEVER_ROW (row));
}

/* Scenarios */

/* A scenario that changes nothing is the file as it is; then there is no need for an entry "None". */
static gboolean
is_plain (RecourseScenario *scenario)
{
  return g_list_model_get_n_items (G_LIST_MODEL (scenario->set)) == 0
         && g_list_model_get_n_items (G_LIST_MODEL (scenario->adopt)) == 0;
}

static gboolean
has_plain_scenario (GListModel *scenarios)
{
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseScenario) scenario = g_list_model_get_item (scenarios, i);

      found |= is_plain (scenario);
    }
  return found;
}

static void
on_scenario_selected (GtkDropDown *choice, GParamSpec *pspec, RecourseScenarioPanel *self)
{
  guint selected = gtk_drop_down_get_selected (choice);
  g_autoptr (RecourseScenario) scenario = NULL;

  if (self->is_updating || self->document == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected >= self->n_before_scenarios)
    scenario = g_list_model_get_item (G_LIST_MODEL (get_dossier (self)->scenarios),
                                      selected - self->n_before_scenarios);
  recourse_document_apply_scenario (
      self->document,
      scenario != NULL ? recourse_record_get_id (RECOURSE_RECORD (scenario)) : NULL);
}

static void
fill_scenarios (RecourseScenarioPanel *self)
{
  GListModel *scenarios = G_LIST_MODEL (get_dossier (self)->scenarios);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->n_before_scenarios = has_plain_scenario (scenarios) ? 0 : 1;
  if (self->n_before_scenarios > 0)
    gtk_string_list_append (names, _ ("None: as the dossier states"));
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseRecord) scenario = g_list_model_get_item (scenarios, i);

      gtk_string_list_append (names, recourse_record_get_label (scenario));
    }
  gtk_drop_down_set_model (self->scenario_choice, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->scenario_box),
                          g_list_model_get_n_items (scenarios) > 0);
}

static void
update_scenarios (RecourseScenarioPanel *self)
{
  const char *id = recourse_document_get_choices (self->document)->scenario;
  guint index = G_MAXUINT;

  if (id != NULL)
    index = recourse_dossier_index_of (get_dossier (self), get_dossier (self)->scenarios, id);
  if (index != G_MAXUINT)
    gtk_drop_down_set_selected (self->scenario_choice, index + self->n_before_scenarios);
  else
    gtk_drop_down_set_selected (self->scenario_choice,
                                self->n_before_scenarios > 0 ? 0 : GTK_INVALID_LIST_POSITION);
}

/* Assumptions */

static void
on_assumption_activated (GtkListBox *list, GtkListBoxRow *row, RecourseScenarioPanel *self)
{
  recourse_assumption_row_toggle (RECOURSE_ASSUMPTION_ROW (row));
}

static void
on_search_changed (GtkSearchEntry *entry, RecourseScenarioPanel *self)
{
  g_free (self->folded_search);
  self->folded_search = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  gtk_list_box_invalidate_filter (self->assumption_list);
}

static void
on_search_stopped (GtkSearchEntry *entry, RecourseScenarioPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static gboolean
matches_search (GtkListBoxRow *row, gpointer user_data)
{
  RecourseScenarioPanel *self = user_data;

  return self->folded_search == NULL
         || recourse_assumption_row_matches (RECOURSE_ASSUMPTION_ROW (row), self->folded_search);
}

static int
compare_influence (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  RecourseScenarioPanel *self = user_data;
  guint left = recourse_assumption_row_get_driver (RECOURSE_ASSUMPTION_ROW (a));
  guint right = recourse_assumption_row_get_driver (RECOURSE_ASSUMPTION_ROW (b));

  if (self->influence != NULL && self->influence[left] != self->influence[right])
    return self->influence[left] > self->influence[right] ? -1 : 1;
  return left < right ? -1 : 1;
}

/* The greatest share of any stakeholder's variance that a driver explains under the leader; in whole
 * percents, so that noise does not reorder what matters to nobody. */
static double *
measure_influence (const RecourseResults *results, guint leader)
{
  double *influence = g_new0 (double, results->n_drivers);

  for (guint i = 0; i < results->n_stakeholders; i++)
    {
      const double *explained = recourse_results_payoff (results, leader, i)->explained;

      for (guint driver = 0; explained != NULL && driver < results->n_drivers; driver++)
        influence[driver] = MAX (influence[driver], (int)(explained[driver] * 100.0));
    }
  return influence;
}

/* Rows are put in order when the leader changes and never while somebody works on them. */
static void
sort_assumptions (RecourseScenarioPanel *self)
{
  const RecourseResults *results = recourse_document_get_results (self->document);
  gboolean has_measure = results != NULL && results->n_stakeholders > 0 && results->trials > 0
                         && recourse_results_payoff (results, self->leader, 0)->explained != NULL;

  if (self->influence != NULL || !has_measure)
    return;
  self->influence = measure_influence (results, self->leader);
  gtk_list_box_invalidate_sort (self->assumption_list);
}

static void
fill_assumptions (RecourseScenarioPanel *self)
{
  guint n_drivers = g_list_model_get_n_items (G_LIST_MODEL (get_dossier (self)->drivers));

  g_clear_pointer (&self->influence, g_free);
  remove_rows (self->assumption_list);
  for (guint i = 0; i < n_drivers; i++)
    gtk_list_box_append (self->assumption_list, recourse_assumption_row_new (self->document, i));
  gtk_widget_set_visible (GTK_WIDGET (self->assumptions_box), n_drivers > 0);
}

static void
update_assumptions (RecourseScenarioPanel *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->assumption_list, i)) != NULL; i++)
    recourse_assumption_row_update (RECOURSE_ASSUMPTION_ROW (row));
}

/* The whole */

static void
on_choices_changed (RecourseScenarioPanel *self)
{
  guint leader = recourse_document_get_leader (self->document);

  self->is_updating = TRUE;
  update_paths (self);
  if (leader != self->leader)
    {
      self->leader = leader;
      g_clear_pointer (&self->influence, g_free);
      fill_variants (self);
    }
  else
    update_variants (self);
  update_scenarios (self);
  update_assumptions (self);
  sort_assumptions (self);
  self->is_updating = FALSE;
}

static void
on_results_changed (RecourseScenarioPanel *self)
{
  self->is_updating = TRUE;
  update_paths (self);
  sort_assumptions (self);
  self->is_updating = FALSE;
}

static void
fill (RecourseScenarioPanel *self)
{
  self->is_updating = TRUE;
  self->leader = recourse_document_get_leader (self->document);
  fill_paths (self);
  fill_variants (self);
  fill_scenarios (self);
  fill_assumptions (self);
  update_scenarios (self);
  sort_assumptions (self);
  self->is_updating = FALSE;
}

void
recourse_scenario_panel_set_document (RecourseScenarioPanel *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  gtk_widget_set_visible (GTK_WIDGET (self->content), document != NULL);
  if (document != NULL)
    fill (self);
}

void
recourse_scenario_panel_search (RecourseScenarioPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
recourse_scenario_panel_dispose (GObject *object)
{
  RecourseScenarioPanel *self = RECOURSE_SCENARIO_PANEL (object);

  self->is_updating = TRUE;
  g_clear_object (&self->document_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_SCENARIO_PANEL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->folded_search, g_free);
  g_clear_pointer (&self->influence, g_free);
  G_OBJECT_CLASS (recourse_scenario_panel_parent_class)->dispose (object);
}

static void
recourse_scenario_panel_class_init (RecourseScenarioPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_scenario_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/scenario-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, content);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, path_list);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, variants_heading);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, variant_list);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, scenario_box);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, scenario_choice);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, assumptions_box);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, search);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, assumption_list);
  gtk_widget_class_bind_template_callback (widget_class, on_variant_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_assumption_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_scenario_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
recourse_scenario_panel_init (RecourseScenarioPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->content), FALSE);
  gtk_list_box_set_filter_func (self->assumption_list, matches_search, self, NULL);
  gtk_list_box_set_sort_func (self->assumption_list, compare_influence, self, NULL);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (on_choices_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (on_results_changed), self);
}
