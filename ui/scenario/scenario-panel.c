/* The left panel: paths, the variants of the leader, scenarios, assumptions.  It keeps nothing: every control tells the document, and everything shown is read from
 * there again when the document says that choices or results have changed. */
#include "config.h"

#include "ui/scenario/scenario-panel.h"

#include "ui/scenario/assumption-list.h"
#include "ui/scenario/effect-probe.h"
#include "ui/scenario/lever-row.h"
#include "ui/scenario/path-row.h"
#include "ui/scenario/scenario-chooser.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

enum
{
  PROBE_AFTER_MS = 250,
  MOST_EFFECTS = 24, /* more changes than that are told apart by nobody */
};

struct _RecourseScenarioPanel
{
  AdwBin parent_instance;

  GtkBox *content;
  GtkBox *path_list;
  GtkLabel *variants_heading;
  GtkListBox *variant_list;
  RecourseScenarioChooser *scenarios;
  RecourseAssumptionList *assumptions;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  guint leader;       /* whose variants are shown */
  GPtrArray *changed; /* ids whose effects are being sought */
  GCancellable *probing;
  guint probe_delay;
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
fill_paths (RecourseScenarioPanel *self)
{
  guint n_paths = g_list_model_get_n_items (G_LIST_MODEL (get_dossier (self)->paths));

  recourse_box_clear (self->path_list);
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
  recourse_widget_set_tooltip (GTK_WIDGET (self->variants_heading), heading);
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

/* Effects: what each thing that was changed does to what is in view */

static GPtrArray *
list_changed (RecourseScenarioPanel *self)
{
  const RecourseChoices *choices = recourse_document_get_choices (self->document);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, choices->set);
  while (g_hash_table_iter_next (&iter, &id, NULL) && ids->len < MOST_EFFECTS)
    g_ptr_array_add (ids, g_strdup (id));
  return ids;
}

/* The present choices, with one thing put back. */
static GPtrArray *
vary (RecourseScenarioPanel *self)
{
  GPtrArray *variants = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_choices_free);

  for (guint i = 0; i < self->changed->len; i++)
    {
      RecourseChoices *choices =
          recourse_choices_copy (recourse_document_get_choices (self->document));

      recourse_choices_reset (choices, g_ptr_array_index (self->changed, i));
      g_ptr_array_add (variants, choices);
    }
  return variants;
}

static void
show_effects (RecourseScenarioPanel *self, GHashTable *effects)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->variant_list, i)) != NULL; i++)
    recourse_lever_row_set_effect (
        RECOURSE_LEVER_ROW (row),
        g_hash_table_lookup (effects, recourse_lever_row_get_id (RECOURSE_LEVER_ROW (row))));
  recourse_assumption_list_set_effects (self->assumptions, effects);
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RecourseScenarioPanel *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = recourse_effect_probe_finish (result, &error);
  g_autoptr (GHashTable) effects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (results == NULL)
    return; /* stale, and the panel may be gone */
  for (guint i = 0; i < self->changed->len && i + 1 < results->len; i++)
    if (results->pdata[0] != NULL && results->pdata[i + 1] != NULL)
      g_hash_table_insert (effects, g_strdup (g_ptr_array_index (self->changed, i)),
                           recourse_effect_probe_dup_words (
                               get_dossier (self), results->pdata[i + 1], results->pdata[0],
                               self->leader, recourse_document_get_stakeholder (self->document)));
  show_effects (self, effects);
}

static gboolean
probe (gpointer user_data)
{
  RecourseScenarioPanel *self = user_data;
  g_autoptr (GPtrArray) variants = NULL;

  self->probe_delay = 0;
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  self->changed = list_changed (self);
  if (self->changed->len == 0)
    return G_SOURCE_REMOVE;
  variants = vary (self);
  self->probing = g_cancellable_new ();
  recourse_effect_probe_async (self->document, variants, self->probing, on_probed, self);
  return G_SOURCE_REMOVE;
}

static void
stop_probing (RecourseScenarioPanel *self)
{
  g_clear_handle_id (&self->probe_delay, g_source_remove);
  g_cancellable_cancel (self->probing);
  g_clear_object (&self->probing);
}

/* Not while a slider moves. */
static void
probe_soon (RecourseScenarioPanel *self)
{
  stop_probing (self);
  self->probe_delay = g_timeout_add (PROBE_AFTER_MS, probe, self);
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
      fill_variants (self);
    }
  else
    update_variants (self);
  self->is_updating = FALSE;
  probe_soon (self);
}

static void
on_results_changed (RecourseScenarioPanel *self)
{
  self->is_updating = TRUE;
  update_paths (self);
  self->is_updating = FALSE;
}

static void
fill (RecourseScenarioPanel *self)
{
  self->is_updating = TRUE;
  self->leader = recourse_document_get_leader (self->document);
  fill_paths (self);
  fill_variants (self);
  self->is_updating = FALSE;
  probe_soon (self);
}

void
recourse_scenario_panel_set_document (RecourseScenarioPanel *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  recourse_scenario_chooser_set_document (self->scenarios, document);
  recourse_assumption_list_set_document (self->assumptions, document);
  gtk_widget_set_visible (GTK_WIDGET (self->content), document != NULL);
  stop_probing (self);
  if (document != NULL)
    fill (self);
}

void
recourse_scenario_panel_search (RecourseScenarioPanel *self)
{
  recourse_assumption_list_search (self->assumptions);
}

static void
recourse_scenario_panel_dispose (GObject *object)
{
  RecourseScenarioPanel *self = RECOURSE_SCENARIO_PANEL (object);

  self->is_updating = TRUE;
  stop_probing (self);
  g_clear_object (&self->document_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_SCENARIO_PANEL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  G_OBJECT_CLASS (recourse_scenario_panel_parent_class)->dispose (object);
}

static void
recourse_scenario_panel_class_init (RecourseScenarioPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RECOURSE_TYPE_SCENARIO_CHOOSER);
  g_type_ensure (RECOURSE_TYPE_ASSUMPTION_LIST);
  G_OBJECT_CLASS (klass)->dispose = recourse_scenario_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/scenario-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, content);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, path_list);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, variants_heading);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, variant_list);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, scenarios);
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioPanel, assumptions);
  gtk_widget_class_bind_template_callback (widget_class, on_variant_activated);
}

static void
recourse_scenario_panel_init (RecourseScenarioPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->content), FALSE);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier", G_CALLBACK (fill),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::stakeholder",
                                  G_CALLBACK (probe_soon), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (on_choices_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (on_results_changed), self);
}
