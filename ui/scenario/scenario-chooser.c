/* Named scenarios.  The choice shows the one in force; below it stands whether something was set by hand since,
 * which is what saving would keep and discarding would drop. */
#include "config.h"

#include "ui/scenario/scenario-chooser.h"

#include "ui/compare/compare-slot.h"
#include "ui/editor/editor-fault.h"
#include "ui/editor/editor-entry.h"
#include "ui/editor/editor-toast.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseScenarioChooser
{
  AdwBin parent_instance;

  GtkDropDown *choice;
  GtkMenuButton *save_button;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
  GtkLabel *state;
  GtkPopover *name_popover;
  GtkLabel *name_heading;
  GtkEntry *name;
  GtkLabel *name_message;
  GtkButton *name_button;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GSimpleActionGroup *actions;
  guint n_before;       /* entries of the choice that are no scenario: 1 or 0 */
  gboolean is_renaming; /* what the popover asks for */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseScenarioChooser, recourse_scenario_chooser, ADW_TYPE_BIN)

static RecourseDossier *
get_dossier (RecourseScenarioChooser *self)
{
  return recourse_document_get_dossier (self->document);
}

static const char *
get_scenario_id (RecourseScenarioChooser *self)
{
  return recourse_document_get_choices (self->document)->scenario;
}

/* (nullable) */
static RecourseRecord *
find_scenario (RecourseScenarioChooser *self)
{
  const char *id = get_scenario_id (self);

  return id != NULL ? recourse_dossier_find (get_dossier (self), get_dossier (self)->scenarios, id)
                    : NULL;
}

/* (transfer full) (nullable) */
static char *
dup_place (RecourseScenarioChooser *self)
{
  guint index = get_scenario_id (self) != NULL ? recourse_dossier_index_of (
                    get_dossier (self), get_dossier (self)->scenarios, get_scenario_id (self))
                                               : G_MAXUINT;

  return index != G_MAXUINT ? g_strdup_printf ("/scenarios/%u", index) : NULL;
}

/* Which one is in force */

/* A scenario that changes nothing is the file as it is; then there is no need for an entry "None". */
static gboolean
has_plain_scenario (GListModel *scenarios)
{
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseScenario) scenario = g_list_model_get_item (scenarios, i);

      found |= g_list_model_get_n_items (G_LIST_MODEL (scenario->set)) == 0
               && g_list_model_get_n_items (G_LIST_MODEL (scenario->adopt)) == 0;
    }
  return found;
}

static void
fill (RecourseScenarioChooser *self)
{
  GListModel *scenarios = G_LIST_MODEL (get_dossier (self)->scenarios);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->n_before = has_plain_scenario (scenarios) ? 0 : 1;
  if (self->n_before > 0)
    gtk_string_list_append (names, _ ("None: as the dossier states"));
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseRecord) scenario = g_list_model_get_item (scenarios, i);

      gtk_string_list_append (names, recourse_record_get_label (scenario));
    }
  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (self->choice, g_list_model_get_n_items (scenarios) > 10);
  self->is_updating = FALSE;
}

static void
set_enabled (RecourseScenarioChooser *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static guint
count_changes (RecourseScenarioChooser *self)
{
  const RecourseChoices *choices = recourse_document_get_choices (self->document);

  return g_hash_table_size (choices->set) + g_hash_table_size (choices->adopt);
}

static void
say_state (RecourseScenarioChooser *self, guint n_changes, gboolean has_scenario)
{
  g_autofree char *text = NULL;

  if (n_changes > 0)
    text = g_strdup_printf (
        has_scenario
            ? ngettext ("Changed since: %u setting", "Changed since: %u settings", n_changes)
            : ngettext ("Not saved: %u setting", "Not saved: %u settings", n_changes),
        n_changes);
  gtk_label_set_text (self->state, text);
  gtk_widget_set_visible (GTK_WIDGET (self->state), text != NULL);
}

static void
update (RecourseScenarioChooser *self)
{
  GListModel *scenarios = G_LIST_MODEL (get_dossier (self)->scenarios);
  guint n_changes = count_changes (self);
  guint index = get_scenario_id (self) != NULL ? recourse_dossier_index_of (
                    get_dossier (self), get_dossier (self)->scenarios, get_scenario_id (self))
                                               : G_MAXUINT;

  self->is_updating = TRUE;
  if (index != G_MAXUINT)
    gtk_drop_down_set_selected (self->choice, index + self->n_before);
  else
    gtk_drop_down_set_selected (self->choice, self->n_before > 0 ? 0 : GTK_INVALID_LIST_POSITION);
  self->is_updating = FALSE;
  say_state (self, n_changes, index != G_MAXUINT);
  set_enabled (self, "update", index != G_MAXUINT && n_changes > 0);
  set_enabled (self, "revert", n_changes > 0);
  set_enabled (self, "rename", index != G_MAXUINT);
  set_enabled (self, "remove", index != G_MAXUINT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), g_list_model_get_n_items (scenarios) > 0);
}

static void
on_selected (RecourseScenarioChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);
  g_autoptr (RecourseRecord) scenario = NULL;

  if (self->is_updating || self->document == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected >= self->n_before)
    scenario = g_list_model_get_item (G_LIST_MODEL (get_dossier (self)->scenarios),
                                      selected - self->n_before);
  recourse_document_apply_scenario (self->document,
                                    scenario != NULL ? recourse_record_get_id (scenario) : NULL);
}

/* Naming: the same popover for a new scenario and for another name */

/* (transfer full) (nullable): why not */
static char *
save (RecourseScenarioChooser *self, const char *label)
{
  g_autoptr (RecourseFaults) faults = NULL;
  g_autofree char *id = recourse_document_save_scenario (self->document, label, NULL, &faults);

  return id == NULL
             ? recourse_editor_dup_reason (recourse_document_get_dossier (self->document), faults)
             : NULL;
}

static char *
rename_to (RecourseScenarioChooser *self, const char *label)
{
  RecourseEdit *edit = recourse_document_edit (self->document);
  g_autofree char *whole = dup_place (self);
  g_autofree char *place = g_strconcat (whole, "/label", NULL);
  g_autofree char *name = g_strdup_printf (_ ("Rename Scenario to “%s”"), label);
  g_autoptr (RecourseFaults) faults = NULL;

  recourse_edit_set_text (edit, place, label);
  if (recourse_document_commit (self->document, edit, name, NULL, &faults))
    return NULL;
  return recourse_editor_dup_reason (recourse_document_get_dossier (self->document), faults);
}

static void
on_named (RecourseScenarioChooser *self)
{
  g_autofree char *label =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *reason = NULL;

  if (*label == '\0')
    return;
  reason = self->is_renaming ? rename_to (self, label) : save (self, label);
  gtk_label_set_text (self->name_message, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->name_message), reason != NULL);
  if (reason == NULL)
    gtk_popover_popdown (self->name_popover);
}

static void
on_name_changed (RecourseScenarioChooser *self)
{
  g_autofree char *label =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->name_button), *label != '\0');
}

static void
on_popover_shown (RecourseScenarioChooser *self)
{
  RecourseRecord *scenario = find_scenario (self);

  gtk_widget_set_visible (GTK_WIDGET (self->name_message), FALSE);
  gtk_label_set_text (self->name_heading,
                      self->is_renaming ? _ ("Rename the Scenario") : _ ("Save as a Scenario"));
  gtk_button_set_label (self->name_button, self->is_renaming ? _ ("Rename") : _ ("Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->is_renaming && scenario != NULL
                                                        ? recourse_record_get_label (scenario)
                                                        : "");
  on_name_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
on_popover_closed (RecourseScenarioChooser *self)
{
  self->is_renaming = FALSE;
}

void
recourse_scenario_chooser_ask_save (RecourseScenarioChooser *self)
{
  self->is_renaming = FALSE;
  gtk_menu_button_popup (self->save_button);
}

/* What the menu does */

static void
update_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseScenarioChooser *self = user_data;
  RecourseRecord *scenario = find_scenario (self);
  g_autofree char *label = g_strdup (recourse_record_get_label (scenario));
  g_autofree char *over = g_strdup (get_scenario_id (self));
  g_autoptr (RecourseFaults) faults = NULL;
  g_autofree char *id = recourse_document_save_scenario (self->document, label, over, &faults);

  if (id == NULL)
    {
      g_autofree char *reason =
          recourse_editor_dup_reason (recourse_document_get_dossier (self->document), faults);

      recourse_editor_say (GTK_WIDGET (self), reason, FALSE);
    }
}

static void
revert_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseScenarioChooser *self = user_data;
  g_autofree char *id = g_strdup (get_scenario_id (self));

  recourse_document_apply_scenario (self->document, id);
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseScenarioChooser *self = user_data;

  self->is_renaming = TRUE;
  gtk_menu_button_popup (self->save_button);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseScenarioChooser *self = user_data;
  RecourseRecord *scenario = find_scenario (self);
  g_autofree char *done =
      g_strdup_printf (_ ("Scenario “%s” removed"), recourse_record_get_label (scenario));
  g_autofree char *place = dup_place (self);
  g_autofree char *reason = recourse_editor_entry_remove (self->document, place);

  recourse_editor_say (GTK_WIDGET (self), reason != NULL ? reason : done, reason == NULL);
}

/* Building */

static void
on_dossier_changed (RecourseScenarioChooser *self)
{
  fill (self);
  update (self);
}

void
recourse_scenario_chooser_set_document (RecourseScenarioChooser *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  if (document != NULL)
    on_dossier_changed (self);
}

static void
recourse_scenario_chooser_dispose (GObject *object)
{
  RecourseScenarioChooser *self = RECOURSE_SCENARIO_CHOOSER (object);

  self->is_updating = TRUE;
  g_clear_object (&self->document_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_SCENARIO_CHOOSER);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (recourse_scenario_chooser_parent_class)->dispose (object);
}

#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, RecourseScenarioChooser, name)

static void
recourse_scenario_chooser_class_init (RecourseScenarioChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_scenario_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/scenario-chooser.ui");
  BIND (choice);
  BIND (save_button);
  BIND (menu_button);
  BIND (menu);
  BIND (state);
  BIND (name_popover);
  BIND (name_heading);
  BIND (name);
  BIND (name_message);
  BIND (name_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_named);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
}

static void
recourse_scenario_chooser_init (RecourseScenarioChooser *self)
{
  static const GActionEntry entries[] = {
    { .name = "update", .activate = update_action },
    { .name = "revert", .activate = revert_action },
    { .name = "rename", .activate = rename_action },
    { .name = "remove", .activate = remove_action },
  };
  g_autoptr (GtkListItemFactory) factory =
      recourse_name_factory_new (); /* the panel keeps its width */
  g_autoptr (GtkExpression) text =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_widget_speak (GTK_WIDGET (self->choice), _ ("Scenario"));
  recourse_menu_button_set_menu (self->menu_button, self->menu);
  gtk_drop_down_set_factory (self->choice, factory);
  gtk_drop_down_set_expression (self->choice, text);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scenario", G_ACTION_GROUP (self->actions));
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier",
                                  G_CALLBACK (on_dossier_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices", G_CALLBACK (update),
                                  self);
  self->is_updating = FALSE;
}
