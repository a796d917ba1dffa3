/* The inspector in the window: what selects, what shows it, what puts it away. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/selection.h"
#include "ui/inspector/subject.h"

#include <glib/gi18n.h>

static void
inspect_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_window_inspect (RECOURSE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_inspector_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_window_close_inspector (RECOURSE_WINDOW (widget));
}

/* What is selected already and selected again takes the focus along: so Enter, Enter leads from a mark to its
 * formula without a way through the whole window. */
void
recourse_window_inspect (RecourseWindow *self, const char *target)
{
  RecourseSelection *selection = NULL;
  gboolean is_again = FALSE;

  if (self->document == NULL)
    return;
  selection = recourse_selection_of (self->document);
  is_again = recourse_side_sheet_get_shown (self->sheet)
             && g_strcmp0 (recourse_selection_get_target (selection), target) == 0;
  if (!recourse_side_sheet_get_shown (self->sheet))
    g_set_weak_pointer (&self->focus_before_inspector, gtk_window_get_focus (GTK_WINDOW (self)));
  recourse_side_sheet_set_shown (self->sheet, TRUE);
  recourse_selection_set_target (selection, target);
  recourse_window_did (self, RECOURSE_TOUR_ASK);
  if (is_again)
    gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

gboolean
recourse_window_close_inspector (RecourseWindow *self)
{
  if (!recourse_side_sheet_get_shown (self->sheet))
    return FALSE;
  if (self->document != NULL)
    recourse_selection_set_target (recourse_selection_of (self->document), NULL);
  recourse_side_sheet_set_shown (self->sheet, FALSE);
  if (self->focus_before_inspector != NULL)
    gtk_widget_grab_focus (self->focus_before_inspector);
  g_clear_weak_pointer (&self->focus_before_inspector);
  return TRUE;
}

void
recourse_window_add_inspect_actions (RecourseWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "inspect", .parameter_type = "s", .activate = inspect_action },
    { .name = "close-inspector", .activate = close_inspector_action },
  };
  g_autoptr (GAction) show = recourse_side_sheet_create_action (self->sheet, "show-inspector");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), show);
}
