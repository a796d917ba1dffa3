/* The window: one dossier.  A file is read aside and takes the place of what is open only when it is
 * sound; else its faults are listed and nothing changes. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/compare/compare-view.h"
#include "ui/editor/editor-actions.h"
#include "ui/editor/editor-fault.h"
#include "ui/empty-page.h"
#include "ui/evidence/evidence-view.h"
#include "ui/fault-window.h"
#include "ui/giving.h"
#include "ui/inspector/figures.h"
#include "ui/inspector/inspector.h"
#include "ui/opener.h"
#include "ui/present/present-screens.h"
#include "ui/recent.h"
#include "ui/saving.h"
#include "ui/theme.h"
#include "ui/thrift.h"
#include "ui/tree/tree-view.h"
#include "ui/view-place.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <inttypes.h>

G_DEFINE_FINAL_TYPE (RecourseWindow, recourse_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PANEL_WIDTH = 312,
  PANEL_OVERLAYS_BELOW = 900,
  NARROW_BELOW = 600,
  INSPECTOR_WIDTH = 320,
  INSPECTOR_OVERLAYS_BELOW =
      1180, /* of what the panel leaves: two columns of charts remain beside it */
};

/* Showing a document */

static void
update_foot (RecourseWindow *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const RecourseResults *results = recourse_document_get_results (self->document);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = recourse_figures_date (dossier->as_of);
  g_autofree char *text = NULL, *hint = NULL;

  if (date != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("As of %s"), date));
  if (results != NULL && results->trials > 0)
    {
      g_autofree char *draws =
          recourse_format_number (recourse_figures_form (), (double)results->trials, 0);

      g_ptr_array_add (parts, g_strdup_printf (_ ("%s draws"), draws));
      g_ptr_array_add (parts, g_strdup_printf (_ ("seed %" PRIu64), results->seed));
    }
  g_ptr_array_add (parts, g_strdup (_ ("illustrative, not advice")));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **)parts->pdata);
  gtk_label_set_text (self->foot, text);
  if (dossier->notice != NULL)
    hint = g_strconcat (text, "\n", dossier->notice, NULL);
  recourse_widget_set_tooltip (GTK_WIDGET (self->foot), hint != NULL ? hint : text);
}

/* A run that failed leaves the figures before it on screen; this says so, and why. */
static void
update_message (RecourseWindow *self)
{
  g_autofree char *message = NULL, *said = NULL;

  g_object_get (self->document, "message", &message, NULL);
  if (message != NULL)
    {
      said = recourse_editor_name_ids (recourse_document_get_dossier (self->document), message);
      gtk_label_set_text (self->message, said);
    }
  gtk_revealer_set_reveal_child (self->message_revealer, message != NULL);
}

/* "Parties: what it is about" is how titles of disputes are written; the window has a line for each. */
static void
update_heading (RecourseWindow *self)
{
  const char *title = recourse_document_get_dossier (self->document)->title;
  const char *colon = strstr (title, ": ");
  g_autofree char *party =
      colon != NULL ? g_strndup (title, (gsize)(colon - title)) : g_strdup (title);
  g_autofree char *first =
      g_strconcat (recourse_document_is_modified (self->document) ? "• " : "", party, NULL);
  g_autofree char *window_title = g_strdup_printf (_ ("%s – Recourse"), first);

  recourse_view_title_set_text (self->title, first, colon != NULL ? colon + 2 : "");
  gtk_label_set_text (self->heading_title, first);
  gtk_label_set_text (self->heading_subtitle, colon != NULL ? colon + 2 : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading_subtitle), colon != NULL);
  recourse_widget_set_tooltip (GTK_WIDGET (self->heading), title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

/* Views that do not fit into the header are switched at the bottom. */
static void
on_room_changed (RecourseWindow *self)
{
  gboolean has_room = FALSE;

  g_object_get (self->title, "has-room", &has_room, NULL);
  if (!has_room)
    adw_view_switcher_bar_set_stack (self->switcher_bar, self->views);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, !has_room && self->document != NULL);
}

/* A narrow window has no room for words in the header, nor for what the menu has as well. */
static void
update_header (RecourseWindow *self)
{
  gtk_widget_set_visible (self->history, !self->is_narrow);
  if (self->is_narrow)
    gtk_button_set_icon_name (self->present_button, "media-playback-start-symbolic");
  else
    gtk_button_set_label (self->present_button, _ ("Present"));
  recourse_window_update_tour (self);
}

/* Before the window has a size: with the header of a wide one it could not open as narrow as it was left. */
static void
begin_header (RecourseWindow *self)
{
  int width = 0, height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  self->is_narrow = width < NARROW_BELOW;
  update_header (self);
}

static gboolean
on_header_idle (gpointer user_data)
{
  RecourseWindow *self = user_data;

  self->header_idle = 0;
  update_header (self);
  return G_SOURCE_REMOVE;
}

/* By the width of the window alone: what is hidden makes room, and must not come back because of it. */
static void
recourse_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  gboolean is_narrow = width < NARROW_BELOW;

  GTK_WIDGET_CLASS (recourse_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->header_idle == 0)
    self->header_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_header_idle, self, NULL);
}

/* What is made later is told of the document then. */
static void
on_inspector_made (RecourseLater *place, RecourseInspector *inspector, RecourseWindow *self)
{
  recourse_inspector_set_document (inspector, self->document);
}

static void
on_chart_page_made (RecourseLater *place, RecourseChartPage *page, RecourseWindow *self)
{
  recourse_chart_page_set_document (page, self->document);
}

/* What was made before is told of the next one. */
static void
update_made (RecourseWindow *self)
{
  GtkWidget *inspector = recourse_later_get (self->inspector);
  GtkWidget *chart_page = recourse_later_get (self->chart_page);

  if (inspector != NULL)
    recourse_inspector_set_document (RECOURSE_INSPECTOR (inspector), self->document);
  if (chart_page != NULL)
    recourse_chart_page_set_document (RECOURSE_CHART_PAGE (chart_page), self->document);
}

void
recourse_window_show_document (RecourseWindow *self, RecourseDocument *document)
{
  g_autoptr (RecourseDocument) before = g_steal_pointer (&self->document);

  g_set_object (&self->document, document);
  recourse_window_restore_parties (self);
  recourse_window_guard_document (self, before);
  g_signal_group_set_target (self->document_signals, document);
  recourse_scenario_panel_set_document (self->panel, document);
  recourse_verdict_strip_set_document (self->strip, document);
  recourse_party_menu_set_document (self->party_menu, document);
  recourse_dashboard_set_document (self->dashboard, document);
  recourse_window_set_views_document (self, document);
  update_made (self);
  recourse_window_update_editor (self);
  recourse_view_title_set_stack (self->title, self->views);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), TRUE);
  gtk_stack_set_visible_child_name (self->charts, "dashboard");
  gtk_stack_set_visible_child_name (self->stack, "content");
  on_room_changed (self);
  recourse_window_remember_file (self);
  update_heading (self);
  update_foot (self);
  update_message (self);
  recourse_window_update_disk_notice (self);
  recourse_window_update_trouble_notice (self);
  recourse_window_update_actions (self);
  if (self->presents_when_read)
    recourse_window_present_dossier (self);
}

/* Opening */

typedef struct
{
  RecourseWindow *window;
  GFile *file; /* NULL: the embedded dossier */
  gboolean is_template;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_object (&opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static char *
dup_name (Opening *opening)
{
  char *name = opening->file != NULL ? g_file_get_basename (opening->file)
                                     : g_strdup (_ ("the built-in dossier"));

  return name != NULL ? name : g_file_get_uri (opening->file);
}

static void
present_faults (RecourseWindow *self, GtkWidget *fault_window)
{
  if (self->document == NULL)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  self->gives_up_work = FALSE; /* what was open stays */
  gtk_window_present (GTK_WINDOW (fault_window));
}

void
recourse_window_present_faults (RecourseWindow *self, GFile *file, RecourseFaults *faults)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_ ("the dossier"));

  present_faults (self, recourse_fault_window_new (GTK_WINDOW (self), name, faults));
}

static void
remember (GFile *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL)
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

void
recourse_window_take_loaded (RecourseWindow *self,
                             RecourseLoaded *loaded,
                             const RecourseLiving *living,
                             GFile *file)
{
  g_autoptr (RecourseDocument) document = recourse_opener_create_document (loaded, living, file);

  recourse_window_show_document (self, document);
  remember (recourse_document_get_file (document));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  RecourseWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseLiving) living = NULL;
  g_autoptr (RecourseLoaded) loaded = recourse_opener_read_finish (result, &living, &error);
  g_autofree char *name = dup_name (opening);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* closed, or another file was asked for */
  g_clear_object (&self->reading);
  if ((error != NULL || loaded->program == NULL || recourse_faults_have_error (loaded->faults))
      && recourse_window_give_up_last (self, name))
    return;
  self->is_restoring = FALSE;
  if (error != NULL)
    present_faults (self, recourse_fault_window_new_for_error (GTK_WINDOW (self), name, error));
  else if (loaded->program == NULL || recourse_faults_have_error (loaded->faults))
    present_faults (self, recourse_fault_window_new (GTK_WINDOW (self), name, loaded->faults));
  else
    recourse_window_take_loaded (self, g_steal_pointer (&loaded), living,
                                 opening->is_template ? NULL : opening->file);
}

static void
read_now (RecourseWindow *self, gpointer data)
{
  const Opening *asked = data;
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->file = asked->file != NULL ? g_object_ref (asked->file) : NULL;
  opening->is_template = asked->is_template;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  recourse_opener_read_async (asked->file, self->reading, on_read, opening);
}

static void
open_secured (RecourseWindow *self, GFile *file, gboolean is_template)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->file = file != NULL ? g_object_ref (file) : NULL;
  opening->is_template = is_template;
  recourse_window_secure (self, read_now, opening, (GDestroyNotify)opening_free);
}

void
recourse_window_open (RecourseWindow *self, GFile *file)
{
  open_secured (self, file, FALSE);
}

void
recourse_window_open_template (RecourseWindow *self, const RecourseTemplate *template)
{
  g_autofree char *uri = g_strconcat ("resource://", template->path, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  open_secured (self, file, TRUE);
}

gboolean
recourse_window_is_in_use (RecourseWindow *self)
{
  return self->document != NULL || self->reading != NULL;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RecourseWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  recourse_window_open (self, files->data);
  return TRUE;
}

/* Building */

static void
recourse_window_dispose (GObject *object)
{
  RecourseWindow *self = RECOURSE_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->header_idle, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_weak_pointer (&self->focus_before_inspector);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_WINDOW);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseWindow, name)

static void
recourse_window_class_init (RecourseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_window_dispose;
  widget_class->size_allocate = recourse_window_size_allocate;
  g_type_ensure (RECOURSE_TYPE_VIEW_TITLE);
  g_type_ensure (RECOURSE_TYPE_GIVING);
  g_type_ensure (RECOURSE_TYPE_SPLIT);
  g_type_ensure (RECOURSE_TYPE_SIDE_SHEET);
  g_type_ensure (RECOURSE_TYPE_LATER);
  g_type_ensure (RECOURSE_TYPE_INSPECTOR);
  g_type_ensure (RECOURSE_TYPE_EMPTY_PAGE);
  g_type_ensure (RECOURSE_TYPE_SCENARIO_PANEL);
  g_type_ensure (RECOURSE_TYPE_VERDICT_STRIP);
  g_type_ensure (RECOURSE_TYPE_PARTY_MENU);
  g_type_ensure (RECOURSE_TYPE_DASHBOARD);
  g_type_ensure (RECOURSE_TYPE_CHART_PAGE);
  g_type_ensure (RECOURSE_TYPE_VIEW_PLACE);
  g_type_ensure (RECOURSE_TYPE_TREE_VIEW);
  g_type_ensure (RECOURSE_TYPE_EVIDENCE_VIEW);
  g_type_ensure (RECOURSE_TYPE_COMPARE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/window.ui");
  BIND (toasts);
  BIND (title);
  BIND (history);
  BIND (undo_button);
  BIND (redo_button);
  BIND (present_button);
  BIND (menu_button);
  BIND (primary_menu);
  BIND (split);
  BIND (switcher_bar);
  BIND (side);
  BIND (heading);
  BIND (heading_title);
  BIND (heading_subtitle);
  BIND (panel);
  BIND (sheet);
  BIND (inspector);
  BIND (stack);
  BIND (message_revealer);
  BIND (message);
  BIND (views);
  BIND (strip);
  BIND (party_menu);
  BIND (charts);
  BIND (dashboard);
  BIND (chart_page);
  BIND (foot);
  BIND (notices);
  BIND (recent_menu);
  BIND (template_menu);
  BIND (screen_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_inspector_made);
  gtk_widget_class_bind_template_callback (widget_class, on_chart_page_made);
}

static void
on_results_changed (RecourseWindow *self)
{
  update_foot (self);
  recourse_window_update_actions (self);
  recourse_thrift_soon ();
}

static void
on_choices_changed (RecourseWindow *self)
{
  recourse_window_update_actions (self);
  recourse_window_did (self, RECOURSE_TOUR_TOGGLE);
}

static void
on_saved_changed (RecourseWindow *self)
{
  recourse_window_remember_file (self);
  update_heading (self);
  recourse_window_update_disk_notice (self);
  recourse_window_update_actions (self);
}

static void
on_dossier_changed (RecourseWindow *self)
{
  update_heading (self);
  update_foot (self);
}

static void
watch_document (RecourseWindow *self)
{
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (on_results_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::insight",
                                  G_CALLBACK (recourse_thrift_soon), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (on_choices_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::undo-name",
                                  G_CALLBACK (recourse_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::redo-name",
                                  G_CALLBACK (recourse_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::message",
                                  G_CALLBACK (update_message), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier",
                                  G_CALLBACK (on_dossier_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::file",
                                  G_CALLBACK (on_saved_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::is-modified",
                                  G_CALLBACK (on_saved_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::is-changed-on-disk",
                                  G_CALLBACK (on_saved_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::recovery-trouble",
                                  G_CALLBACK (recourse_window_update_trouble_notice), self);
}

/* Wider for larger text, but not so much that the charts would lose their place. */
static int
get_panel_width (RecourseWindow *self)
{
  return (int)(PANEL_WIDTH * CLAMP (recourse_ui_text_scale (GTK_WIDGET (self)), 1.0, 1.35));
}

/* Entries need all the width that their text takes. */
static int
get_inspector_width (RecourseWindow *self)
{
  return (int)(INSPECTOR_WIDTH * CLAMP (recourse_ui_text_scale (GTK_WIDGET (self)), 1.0, 1.5));
}

static void
fill_template_menu (GMenu *menu)
{
  for (guint i = 0; recourse_templates[i].name != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (recourse_templates[i].title), NULL);

      g_menu_item_set_action_and_target (item, "app.new-from-template", "s",
                                         recourse_templates[i].name);
      g_menu_append_item (menu, item);
    }
}

static void
recourse_window_init (RecourseWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_view_title_set_text (self->title, g_get_application_name (), "");
  recourse_side_sheet_set_up (self->sheet, GTK_WIDGET (self->stack), GTK_WIDGET (self->inspector),
                              get_inspector_width (self), INSPECTOR_OVERLAYS_BELOW);
  recourse_split_set_up (self->split, GTK_WIDGET (self->side), GTK_WIDGET (self->sheet),
                         get_panel_width (self), PANEL_OVERLAYS_BELOW);
  g_signal_connect_object (self->title, "notify::has-room", G_CALLBACK (on_room_changed), self,
                           G_CONNECT_SWAPPED);
  on_room_changed (self);
  watch_document (self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  recourse_window_add_actions (self);
  recourse_menu_button_set_menu (self->menu_button, self->primary_menu);
  recourse_recent_fill (self->recent_menu);
  fill_template_menu (self->template_menu);
  recourse_present_screens_watch (GTK_WIDGET (self), self->screen_menu);
  recourse_window_restore_state (self);
  begin_header (self);
}

RecourseWindow *
recourse_window_new (AdwApplication *application)
{
  return g_object_new (RECOURSE_TYPE_WINDOW, "application", application, NULL);
}
