/* What can be asked for in the evidence view: adding, copying, duplicating, removing and inspecting entries, and the
 * menu that offers it. */
#include "config.h"

#include "ui/evidence/evidence-view-private.h"

#include "ui/editor/editor-lists.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-toast.h"
#include "ui/evidence/evidence-bar.h"

#include <glib/gi18n.h>

void
evidence_view_add (RecourseEvidenceView *self)
{
  RecourseEvidenceTable *table = evidence_view_get_table (self);
  g_autofree char *id = NULL;
  g_autofree char *reason = NULL;

  recourse_editor_sheet_flush (self->sheet);
  reason = recourse_editor_list_add (
      self->document, recourse_editor_list_find (recourse_evidence_table_get_list (table)), NULL,
      &id);
  if (reason != NULL)
    {
      recourse_editor_say (GTK_WIDGET (self), reason, FALSE);
      return;
    }
  evidence_view_open (self, id);
  recourse_editor_sheet_start (self->sheet);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  evidence_view_add (self);
}

static void
copy_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseEvidenceView *self = user_data;
  guint n_rows = 0;
  g_autofree char *text =
      recourse_evidence_table_dup_text (evidence_view_get_table (self), &n_rows);
  g_autofree char *said = NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n_rows), n_rows);
  recourse_editor_say (GTK_WIDGET (self), said, FALSE);
}

static void
duplicate_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  recourse_editor_sheet_duplicate (RECOURSE_EVIDENCE_VIEW (self)->sheet);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  recourse_editor_sheet_remove (RECOURSE_EVIDENCE_VIEW (self)->sheet);
}

static void
inspect_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecourseEvidenceView *self = user_data;
  const char *list = recourse_evidence_table_get_list (evidence_view_get_table (self));
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  RecourseRecord *record = recourse_place_find_id (
      dossier, list, recourse_evidence_table_get_chosen (evidence_view_get_table (self)));
  g_autofree char *place = record != NULL ? recourse_pointer_to (dossier, record) : NULL;

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", place);
}

void
evidence_view_update_actions (RecourseEvidenceView *self)
{
  static const char *const names[] = { "inspect", "duplicate", "remove" };
  gboolean has_chosen = recourse_evidence_table_get_chosen (evidence_view_get_table (self)) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), has_chosen);
    }
}

void
evidence_view_add_actions (RecourseEvidenceView *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_action },
    { .name = "copy", .activate = copy_action },
    { .name = "duplicate", .activate = duplicate_action },
    { .name = "remove", .activate = remove_action },
    { .name = "inspect", .activate = inspect_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "evidence", G_ACTION_GROUP (self->actions));
}

/* The menu */

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, RecourseEvidenceView *self)
{
  graphene_point_t at;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->tables), self->table_pane,
                                 &GRAPHENE_POINT_INIT ((float)x, (float)y), &at))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)at.x, (int)at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecourseEvidenceView *self = user_data;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), NULL);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

void
evidence_view_add_controllers (RecourseEvidenceView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  recourse_evidence_add_keys (GTK_WIDGET (self->tables), on_menu_key, self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->tables), GTK_EVENT_CONTROLLER (click));
}
