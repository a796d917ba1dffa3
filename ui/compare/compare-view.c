/* Compare: two to four scenarios side by side.  What is chosen now, what the file says and every named scenario can be
 * held against one another; a worker computes them anew, a moment after the last change, and what is on the screen
 * stays until the answer is there. */
#include "config.h"

#include "ui/compare/compare-view.h"

#include "ui/chart/chart-state.h"
#include "ui/compare/compare-grid.h"
#include "ui/compare/compare-settings.h"
#include "ui/compare/compare-slot.h"
#include "ui/chart/data-table.h"
#include "ui/inspector/figures.h"
#include "ui/chart/picture.h"
#include "ui/chart/scene-view.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

/* Ids that no record can have. */
#define NOW ":now"
#define FILE_ITSELF ":file"

enum
{
  LEAST_SLOTS = 2,
  REST_MS = 150,     /* after the last change */
  PATIENCE_MS = 350, /* before work is shown to go on */
  PICTURE_WIDTH = 1920,
  PICTURE_HEIGHT = 1080,
};

struct _RecourseCompareView
{
  AdwBin parent_instance;

  GtkBox *page;
  GtkFlowBox *slots;
  GtkDropDown *path;
  GtkSpinner *spinner;
  GtkLabel *problem;
  AdwBin *place;
  GtkLabel *settings_title;
  AdwBin *settings_place;
  RecourseSceneView *view;
  GSimpleActionGroup *actions;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  RecourseCompareOutcome *outcome; /* or NULL */
  GCancellable *cancellable;       /* of the worker; NULL: none runs */
  guint rest;
  guint patience;
  gboolean is_stale; /* something changed while nobody looked */
};

static void recourse_compare_view_init_view (RecourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RecourseCompareView,
                               recourse_compare_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RECOURSE_TYPE_VIEW,
                                                      recourse_compare_view_init_view))

/* Slots */

static RecourseCompareSlot *
get_slot (RecourseCompareView *self, guint i)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->slots, (int)i);

  return child != NULL ? RECOURSE_COMPARE_SLOT (gtk_flow_box_child_get_child (child)) : NULL;
}

static guint
count_slots (RecourseCompareView *self)
{
  guint n = 0;

  while (get_slot (self, n) != NULL)
    n++;
  return n;
}

static void
number_slots (RecourseCompareView *self)
{
  const guint n = count_slots (self);
  GAction *add = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "add");

  for (guint i = 0; i < n; i++)
    recourse_compare_slot_set_place (get_slot (self, i), i, n > LEAST_SLOTS);
  gtk_flow_box_set_max_children_per_line (self->slots, MAX (n, 1));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (add),
                               self->document != NULL && n < RECOURSE_MOST_CASES);
}

static void
offer (RecourseCompareView *self, RecourseCompareSlot *slot, const char *chosen)
{
  GListModel *scenarios = G_LIST_MODEL (recourse_document_get_dossier (self->document)->scenarios);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) all_names = NULL, all_ids = NULL;

  g_strv_builder_add_many (names, _ ("As Chosen Now"), _ ("The File As It Is"), NULL);
  g_strv_builder_add_many (ids, NOW, FILE_ITSELF, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseRecord) scenario = g_list_model_get_item (scenarios, i);

      g_strv_builder_add (names, recourse_record_get_label (scenario));
      g_strv_builder_add (ids, recourse_record_get_id (scenario));
    }
  all_names = g_strv_builder_end (names);
  all_ids = g_strv_builder_end (ids);
  recourse_compare_slot_offer (slot, (const char *const *)all_names, (const char *const *)all_ids,
                               chosen);
}

static gboolean
is_in_use (RecourseCompareView *self, const char *id)
{
  for (guint i = 0; get_slot (self, i) != NULL; i++)
    if (g_strcmp0 (recourse_compare_slot_get_id (get_slot (self, i)), id) == 0)
      return TRUE;
  return FALSE;
}

/* The next scenario that is not compared yet; what is in force is compared already, as chosen now. */
static const char *
find_unused (RecourseCompareView *self)
{
  GListModel *scenarios = G_LIST_MODEL (recourse_document_get_dossier (self->document)->scenarios);
  const char *in_force = recourse_document_get_choices (self->document)->scenario;

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseRecord) scenario = g_list_model_get_item (scenarios, i);
      const char *id = recourse_record_get_id (scenario);

      if (!is_in_use (self, id) && g_strcmp0 (id, in_force) != 0)
        return id;
    }
  return FILE_ITSELF;
}

static void schedule (RecourseCompareView *self);

static void
on_slot_removed (RecourseCompareView *self, RecourseCompareSlot *slot)
{
  gtk_flow_box_remove (self->slots, gtk_widget_get_parent (GTK_WIDGET (slot)));
  number_slots (self);
  schedule (self);
}

static void
add_slot (RecourseCompareView *self, const char *id)
{
  GtkWidget *slot = recourse_compare_slot_new ();

  offer (self, RECOURSE_COMPARE_SLOT (slot), id);
  g_signal_connect_object (slot, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slot, "removed", G_CALLBACK (on_slot_removed), self, G_CONNECT_SWAPPED);
  gtk_flow_box_insert (self->slots, slot, -1);
  /* What is in it can have the focus, and one stop is enough. */
  gtk_widget_set_focusable (gtk_widget_get_parent (slot), FALSE);
  number_slots (self);
}

static void
clear_slots (RecourseCompareView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->slots))) != NULL)
    gtk_flow_box_remove (self->slots, child);
}

static void
offer_paths (RecourseCompareView *self)
{
  GListModel *paths = G_LIST_MODEL (recourse_document_get_dossier (self->document)->paths);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const guint chosen = gtk_drop_down_get_selected (self->path);

  gtk_string_list_append (names, _ ("Each With Its Own Path"));
  for (guint i = 0; i < g_list_model_get_n_items (paths); i++)
    {
      g_autoptr (RecourseRecord) path = g_list_model_get_item (paths, i);
      g_autofree char *name =
          g_strdup_printf (_ ("All: %u %s"), i + 1, recourse_record_get_label (path));

      gtk_string_list_append (names, name);
    }
  g_signal_handlers_block_by_func (self->path, schedule, self);
  gtk_drop_down_set_model (self->path, G_LIST_MODEL (names));
  if (chosen < g_list_model_get_n_items (G_LIST_MODEL (names)))
    gtk_drop_down_set_selected (self->path, chosen);
  g_signal_handlers_unblock_by_func (self->path, schedule, self);
}

/* Cases */

static guint
find_path (RecourseCompareView *self, const RecourseChoices *choices)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  RecourseScenario *scenario =
      choices->scenario != NULL
          ? recourse_dossier_find (dossier, dossier->scenarios, choices->scenario)
          : NULL;
  const guint all = gtk_drop_down_get_selected (self->path);
  guint own = scenario != NULL && scenario->path != NULL
                  ? recourse_dossier_index_of (dossier, dossier->paths, scenario->path)
                  : G_MAXUINT;

  if (all > 0 && all != GTK_INVALID_LIST_POSITION)
    return all - 1;
  return own != G_MAXUINT ? own : recourse_document_get_leader (self->document);
}

static RecourseCompareCase *
create_case (RecourseCompareView *self, RecourseCompareSlot *slot)
{
  const char *id = recourse_compare_slot_get_id (slot);
  const char *name = recourse_compare_slot_get_name (slot);
  RecourseChoices *choices;

  if (g_str_equal (id, NOW))
    {
      const guint all = gtk_drop_down_get_selected (self->path);

      choices = recourse_choices_copy (recourse_document_get_choices (self->document));
      return recourse_compare_case_new (name, choices,
                                        all > 0 && all != GTK_INVALID_LIST_POSITION
                                            ? all - 1
                                            : recourse_document_get_leader (self->document));
    }
  choices = recourse_choices_new ();
  if (!g_str_equal (id, FILE_ITSELF))
    choices->scenario = g_strdup (id);
  return recourse_compare_case_new (name, choices, find_path (self, choices));
}

/* Running */

static void
set_busy (RecourseCompareView *self, gboolean is_busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

static gboolean
on_patience (gpointer user_data)
{
  RecourseCompareView *self = user_data;

  self->patience = 0;
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
stop (RecourseCompareView *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_settings (RecourseCompareView *self)
{
  RecourseTable *table =
      recourse_compare_settings_new (recourse_document_get_dossier (self->document), self->outcome);
  const guint n = table->rows->len;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u value is set differently", "%u values are set differently", n), n);

  gtk_label_set_text (self->settings_title, n > 0 ? title : _ ("Nothing is set differently"));
  adw_bin_set_child (self->settings_place, recourse_compare_grid_new (table, title));
  gtk_widget_set_visible (GTK_WIDGET (self->settings_place), n > 0);
  recourse_table_free (table);
}

static void
update_actions (RecourseCompareView *self)
{
  static const char *const names[] = { "show-table", "copy-picture", "export-picture" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        self->outcome != NULL);
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RecourseCompareView *self = user_data;
  g_autoptr (GError) error = NULL;
  RecourseCompareOutcome *outcome = recourse_compare_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the view may be gone */
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  set_busy (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error != NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      return;
    }
  g_clear_pointer (&self->outcome, recourse_compare_outcome_unref);
  self->outcome = outcome;
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
  recourse_scene_view_refresh (self->view, TRUE);
  show_settings (self);
  update_actions (self);
}

static void
run (RecourseCompareView *self)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_compare_case_free);

  stop (self);
  for (guint i = 0; get_slot (self, i) != NULL; i++)
    g_ptr_array_add (cases, create_case (self, get_slot (self, i)));
  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, on_patience, self);
  recourse_compare_run_async (recourse_document_get_bytes (self->document), cases,
                              recourse_document_get_trials (self->document),
                              recourse_document_get_seed (self->document), self->cancellable,
                              on_compared, self);
}

static gboolean
on_rest (gpointer user_data)
{
  RecourseCompareView *self = user_data;

  self->rest = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

/* What is being computed is no longer asked for. */
static void
schedule (RecourseCompareView *self)
{
  stop (self);
  self->is_stale = TRUE;
  if (self->document != NULL && count_slots (self) > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rest = g_timeout_add (REST_MS, on_rest, self);
}

static void
on_dossier_changed (RecourseCompareView *self)
{
  for (guint i = 0; get_slot (self, i) != NULL; i++)
    offer (self, get_slot (self, i), recourse_compare_slot_get_id (get_slot (self, i)));
  offer_paths (self);
  schedule (self);
}

/* The picture */

static RecourseChartInput
create_input (RecourseCompareView *self, double width, double height, RecourseChartForm form)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (RecourseChartInput){
    .dossier = recourse_document_get_dossier (self->document),
    .width = width,
    .height = height,
    .text_scale = form == RECOURSE_CHART_CARD ? recourse_ui_text_scale (widget) : 1.0,
    .form = form,
    .numbers = recourse_figures_form (),
    .is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
}

static RecourseScene *
lay_out (double width, double height, gpointer user_data)
{
  RecourseCompareView *self = user_data;
  RecourseChartInput input = { 0 };

  if (self->outcome == NULL)
    return NULL;
  input = create_input (self, width, height, RECOURSE_CHART_CARD);
  return recourse_compare_lay_out (self->outcome, &input);
}

/* Rows high enough to show shapes, as many as there are. */
static int
get_height (int width, gpointer user_data)
{
  RecourseCompareView *self = user_data;
  const double scale = recourse_ui_text_scale (GTK_WIDGET (self));
  const RecourseResults *results =
      self->outcome != NULL ? g_ptr_array_index (self->outcome->results, 0) : NULL;
  const guint n_parties = results != NULL ? MAX (1, results->n_stakeholders) : 3;
  const guint n_cases = self->outcome != NULL ? self->outcome->cases->len : LEAST_SLOTS;
  const double row = width < 640 ? 24 : 34, head = width < 640 ? 190 : 150;

  return (int)((head + n_parties * (n_cases * row + 16)) * scale);
}

RecourseCompareOutcome *
recourse_compare_view_get_outcome (RecourseCompareView *self)
{
  return self->outcome;
}

/* Complete in itself, for elsewhere; (nullable) */
static RecourseScene *
dup_picture (RecourseCompareView *self)
{
  RecourseChartInput input;

  if (self->outcome == NULL)
    return NULL;
  input = create_input (self, PICTURE_WIDTH, PICTURE_HEIGHT, RECOURSE_CHART_PICTURE);
  return recourse_compare_lay_out (self->outcome, &input);
}

/* Actions */

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseCompareView *self = user_data;

  if (self->document == NULL || count_slots (self) >= RECOURSE_MOST_CASES)
    return;
  add_slot (self, find_unused (self));
  schedule (self);
}

static void
show_table_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseCompareView *self = user_data;
  g_autoptr (RecourseScene) scene = dup_picture (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (scene != NULL && scene->table != NULL)
    gtk_window_present (
        GTK_WINDOW (recourse_data_table_new (GTK_WINDOW (root), _ ("Comparison"), scene)));
}

static void
copy_picture_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseCompareView *self = user_data;
  g_autoptr (RecourseScene) scene = dup_picture (self);

  if (scene == NULL)
    return;
  recourse_picture_copy (GTK_WIDGET (self), self->document, scene, recourse_ui_theme ());
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _ ("Picture copied"));
}

static void
export_picture_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.export-picture", "s", "compare");
}

static const GActionEntry entries[] = {
  { .name = "add", .activate = add_action },
  { .name = "show-table", .activate = show_table_action },
  { .name = "copy-picture", .activate = copy_picture_action },
  { .name = "export-picture", .activate = export_picture_action },
};

/* Building */

static void
recourse_compare_view_map (GtkWidget *widget)
{
  RecourseCompareView *self = RECOURSE_COMPARE_VIEW (widget);

  GTK_WIDGET_CLASS (recourse_compare_view_parent_class)->map (widget);
  if (self->is_stale)
    schedule (self);
}

static void
recourse_compare_view_unmap (GtkWidget *widget)
{
  RecourseCompareView *self = RECOURSE_COMPARE_VIEW (widget);

  self->is_stale = self->is_stale || self->cancellable != NULL;
  stop (self);
  set_busy (self, FALSE);
  GTK_WIDGET_CLASS (recourse_compare_view_parent_class)->unmap (widget);
}

static void
recourse_compare_view_dispose (GObject *object)
{
  RecourseCompareView *self = RECOURSE_COMPARE_VIEW (object);

  stop (self);
  g_clear_object (&self->document_signals);
  adw_bin_set_child (ADW_BIN (self), NULL); /* which the bin would else look for once more */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_COMPARE_VIEW);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->outcome, recourse_compare_outcome_unref);
  G_OBJECT_CLASS (recourse_compare_view_parent_class)->dispose (object);
}

static void
recourse_compare_view_set_document (RecourseView *view, RecourseDocument *document)
{
  RecourseCompareView *self = RECOURSE_COMPARE_VIEW (view);

  if (self->document == document)
    return;
  stop (self);
  g_clear_pointer (&self->outcome, recourse_compare_outcome_unref);
  clear_slots (self);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->document_signals, document);
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->settings_place), FALSE);
  gtk_label_set_text (self->settings_title, "");
  update_actions (self);
  if (document == NULL)
    return;
  add_slot (self, NOW);
  add_slot (self, find_unused (self));
  offer_paths (self);
  schedule (self);
}

static void
recourse_compare_view_init_view (RecourseViewInterface *iface)
{
  iface->set_document = recourse_compare_view_set_document;
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseCompareView, name)

static void
recourse_compare_view_class_init (RecourseCompareViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_compare_view_dispose;
  widget_class->map = recourse_compare_view_map;
  widget_class->unmap = recourse_compare_view_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/compare-view.ui");
  BIND (page);
  BIND (slots);
  BIND (path);
  BIND (spinner);
  BIND (problem);
  BIND (place);
  BIND (settings_title);
  BIND (settings_place);
}

static void
recourse_compare_view_init (RecourseCompareView *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_widget_speak (GTK_WIDGET (self->path), _ ("Path compared"));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (self->actions));
  self->view = RECOURSE_SCENE_VIEW (recourse_scene_view_new (lay_out, get_height, self));
  adw_bin_set_child (self->place, GTK_WIDGET (self->view));
  factory = recourse_name_factory_new ();
  gtk_drop_down_set_factory (self->path, factory);
  g_signal_connect_object (self->path, "notify::selected", G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices", G_CALLBACK (schedule),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier",
                                  G_CALLBACK (on_dossier_changed), self);
  update_actions (self);
}
