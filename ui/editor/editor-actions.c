/* The actions of the window that edit what the dossier says.  The forms have a window of their own, which is made
 * when it is first asked for and then only hidden, so that it comes back as it was left. */
#include "config.h"

#include "ui/editor/editor-actions.h"

#include "ui/editor/editor-window.h"
#include "ui/window-private.h"

#define EDITOR_KEY "recourse-editor"

/* (nullable) */
static RecourseEditorWindow *
get_editor (RecourseWindow *self)
{
  return g_object_get_data (G_OBJECT (self), EDITOR_KEY);
}

static void
on_editor_gone (gpointer window, GObject *editor)
{
  g_object_set_data (G_OBJECT (window), EDITOR_KEY, NULL);
}

static void
on_window_gone (RecourseWindow *self)
{
  RecourseEditorWindow *editor = get_editor (self);

  if (editor != NULL)
    g_object_weak_unref (G_OBJECT (editor), on_editor_gone, self);
}

static RecourseEditorWindow *
ensure_editor (RecourseWindow *self)
{
  RecourseEditorWindow *editor = get_editor (self);

  if (editor == NULL)
    {
      editor = recourse_editor_window_new (GTK_WINDOW (self));
      g_object_set_data (G_OBJECT (self), EDITOR_KEY, editor);
      g_object_weak_ref (G_OBJECT (editor), on_editor_gone, self);
    }
  recourse_editor_window_set_document (editor, self->document);
  return editor;
}

static void
edit_dossier_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);

  if (self->document != NULL)
    gtk_window_present (GTK_WINDOW (ensure_editor (self)));
}

static void
edit_record_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  RecourseEditorWindow *editor = NULL;

  if (self->document == NULL)
    return;
  editor = ensure_editor (self);
  recourse_editor_window_reveal (editor, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (editor));
}

void
recourse_window_add_editor_actions (RecourseWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit-dossier", .activate = edit_dossier_action },
    { .name = "edit-record", .parameter_type = "s", .activate = edit_record_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "destroy", G_CALLBACK (on_window_gone), NULL);
}

void
recourse_window_update_editor (RecourseWindow *self)
{
  if (get_editor (self) != NULL)
    recourse_editor_window_set_document (get_editor (self), self->document);
}

void
recourse_window_flush_editor (RecourseWindow *self)
{
  if (get_editor (self) != NULL)
    recourse_editor_window_flush (get_editor (self));
}
