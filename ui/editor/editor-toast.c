/* Toasts from wherever a widget stands: windows have one overlay around everything. */
#include "config.h"

#include "ui/editor/editor-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
recourse_editor_say (GtkWidget *widget, const char *text, gboolean offers_undo)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1); /* titles of toasts are markup */
  AdwToast *toast = NULL;

  if (toasts == NULL)
    return;
  toast = adw_toast_new (escaped);
  if (offers_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}
