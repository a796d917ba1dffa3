/* What a window remembers until the next day: its size, what was shown, which dossier was open. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/opener.h"
#include "ui/settings.h"

#include <glib/gi18n.h>

/* Longer than that nobody is to look at nothing: a file may be on the other side of a network. */
#define LONGEST_WAIT_US 100000

static void
restore_flag (RecourseWindow *self, const char *action, gboolean fallback)
{
  g_action_group_change_action_state (
      G_ACTION_GROUP (self), action,
      g_variant_new_boolean (recourse_settings_read_flag (action, fallback)));
}

static gboolean
get_flag (RecourseWindow *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), action);

  return g_variant_get_boolean (state);
}

static void
save (RecourseWindow *self)
{
  int width = 0;
  int height = 0;
  const char *view = adw_view_stack_get_visible_child_name (self->views);

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  recourse_settings_write ("window-width", g_variant_new_int32 (width));
  recourse_settings_write ("window-height", g_variant_new_int32 (height));
  recourse_settings_write ("window-maximized",
                           g_variant_new_boolean (gtk_window_is_maximized (GTK_WINDOW (self))));
  recourse_settings_write ("show-panel", g_variant_new_boolean (get_flag (self, "show-panel")));
  recourse_settings_write ("show-inspector",
                           g_variant_new_boolean (get_flag (self, "show-inspector")));
  if (view != NULL)
    recourse_settings_write ("view", g_variant_new_string (view));
  recourse_settings_write ("charts-shown",
                           recourse_chart_ahead_describe (GTK_WIDGET (self->dashboard)));
}

void
recourse_window_restore_state (RecourseWindow *self)
{
  g_autofree char *view = recourse_settings_read_text ("view");

  gtk_window_set_default_size (GTK_WINDOW (self),
                               recourse_settings_read_number ("window-width", 1280),
                               recourse_settings_read_number ("window-height", 800));
  if (recourse_settings_read_flag ("window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  restore_flag (self, "show-panel", TRUE);
  restore_flag (self, "show-inspector", FALSE);
  recourse_window_show_view (self, view);
  /* Before the window loses its surface, and with it what it knows of its size. */
  g_signal_connect (self, "unrealize", G_CALLBACK (save), NULL);
}

void
recourse_window_remember_file (RecourseWindow *self)
{
  GFile *file = self->document != NULL ? recourse_document_get_file (self->document) : NULL;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");

  recourse_settings_write ("last-file", g_variant_new_string (uri));
}

/* (nullable): NULL: none, so that it is the embedded dossier */
static GFile *
get_last_file (void)
{
  g_autofree char *uri = recourse_settings_read_text ("last-file");

  return *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

void
recourse_window_read_last_ahead (void)
{
  g_autoptr (GFile) file = get_last_file ();
  g_autoptr (GVariant) charts = recourse_settings_read ("charts-shown");
  RecourseChartAhead what = { charts, gtk_get_locale_direction () == GTK_TEXT_DIR_RTL };

  recourse_opener_begin (file, &what);
}

/* What was read ahead is shown in the first frame; what takes longer comes into a window that is there. */
void
recourse_window_open_last (RecourseWindow *self)
{
  g_autoptr (GFile) file = get_last_file ();
  g_autoptr (RecourseLiving) living = NULL;
  RecourseLoaded *loaded = recourse_opener_take (file, LONGEST_WAIT_US, &living);

  if (loaded != NULL)
    {
      recourse_window_take_loaded (self, loaded, living, file);
      return;
    }
  self->is_restoring = file != NULL;
  recourse_window_open (self, file);
}

gboolean
recourse_window_give_up_last (RecourseWindow *self, const char *name)
{
  g_autofree char *text = NULL, *escaped = NULL;
  AdwToast *toast = NULL;

  if (!self->is_restoring)
    return FALSE;
  self->is_restoring = FALSE;
  text = g_strdup_printf (_ ("“%s”, which was open last, cannot be read any more"), name);
  recourse_window_open (self, NULL);
  escaped = g_markup_escape_text (text, -1); /* titles of toasts are markup */
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 0); /* nobody looks there yet while the window comes up */
  adw_toast_overlay_add_toast (self->toasts, toast);
  return TRUE;
}
