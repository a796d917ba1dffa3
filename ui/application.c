/* The application: windows, accelerators, what the desktop launches.  Everything that belongs to one
 * dossier is the window's. */
#include "config.h"

#include "ui/application.h"

#include "ui/compat.h"
#include "ui/font-ahead.h"
#include "ui/opener.h"
#include "ui/saving.h"
#include "ui/settings.h"
#include "ui/guide/guide.h"
#include "ui/style.h"
#include "ui/theme.h"
#include "ui/window.h"

#include <glib/gi18n.h>

struct _RecourseApplication
{
  AdwApplication parent_instance;

  gboolean has_files; /* on the command line */
};

G_DEFINE_FINAL_TYPE (RecourseApplication, recourse_application, ADW_TYPE_APPLICATION)

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  RecourseWindow *window = recourse_window_new (application);

  recourse_window_open (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_from_template_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  const RecourseTemplate *template =
      recourse_template_find (g_variant_get_string (parameter, NULL));
  RecourseWindow *window = NULL;

  if (template == NULL)
    return;
  window = recourse_window_new (application);
  recourse_window_open_template (window, template);
  gtk_window_present (GTK_WINDOW (window));
}

/* The desktop's own menu cannot say which template: it is the one that asks for nothing but to be filled. */
static void
new_dossier_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_action_group_activate_action (application, "new-from-template", g_variant_new_string ("empty"));
}

/* What the desktop asks for may be the first thing of all: then the dossier that was open last is presented. */
static void
present_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  if (!RECOURSE_IS_WINDOW (window))
    {
      window = GTK_WINDOW (recourse_window_new (application));
      recourse_window_open_last (RECOURSE_WINDOW (window));
    }
  gtk_window_present (window);
  recourse_window_present_dossier (RECOURSE_WINDOW (window));
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open", NULL);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  recourse_compat_show_about (gtk_application_get_active_window (application));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  recourse_guide_show (gtk_application_get_active_window (application), NULL);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  recourse_compat_show_shortcuts (gtk_application_get_active_window (application));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each asks for itself where it has unsaved work; the last one that closes ends the program.  Closing a window that
   * asks would take the question back where it is a dialog of AdwDialog's kind. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (RECOURSE_IS_WINDOW (l->data) && !recourse_window_is_asking (l->data))
      gtk_window_close (l->data);
}

static void
color_scheme_action (GSimpleAction *action, GVariant *value, gpointer application)
{
  const char *name = g_variant_get_string (value, NULL);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  else if (!g_str_equal (name, "default"))
    return;
  recourse_settings_write ("color-scheme", g_variant_new_string (name));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  g_simple_action_set_state (action, value);
}

static void
restore_color_scheme (GApplication *application)
{
  g_autofree char *name = recourse_settings_read_text ("color-scheme");

  if (*name != '\0')
    g_action_group_change_action_state (G_ACTION_GROUP (application), "color-scheme",
                                        g_variant_new_string (name));
}

static void
recourse_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_action },
    { .name = "new-dossier", .activate = new_dossier_action },
    { .name = "present", .activate = present_action },
    { .name = "new-from-template", .parameter_type = "s", .activate = new_from_template_action },
    { .name = "open", .activate = open_action },
    { .name = "about", .activate = about_action },
    { .name = "help", .activate = help_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "quit", .activate = quit_action },
    { .name = "color-scheme",
      .parameter_type = "s",
      .state = "'default'",
      .change_state = color_scheme_action },
  };
  static const char *const accelerators[][2] = {
    { "app.new-window", "<Control>n" },
    { "app.open", "<Control>o" },
    { "app.quit", "<Control>q" },
    { "app.help", "F1" },
    { "app.shortcuts", "<Control>question" },
    { "win.save", "<Control>s" },
    { "win.save-as", "<Control><Shift>s" },
    { "window.close", "<Control>w" },
    { "win.search", "<Control>f" },
    { "win.edit-dossier", "<Control>e" },
    { "win.present", "F5" },
    { "win.export", "<Control><Shift>e" },
    { "win.show-panel", "F9" },
    { "win.show-inspector", "F8" },
    { "win.view::dashboard", "<Alt>1" },
    { "win.view::tree", "<Alt>2" },
    { "win.view::evidence", "<Alt>3" },
    { "win.view::compare", "<Alt>4" },
    { "win.next-view", "<Control>Page_Down" },
    { "win.previous-view", "<Control>Page_Up" },
  };

  if (!RECOURSE_APPLICATION (application)->has_files)
    recourse_window_read_last_ahead ();
  gtk_init ();
  recourse_font_ahead_ask ();
  G_APPLICATION_CLASS (recourse_application_parent_class)->startup (application);
  recourse_style_set_up ();
  gtk_window_set_default_icon_name (RECOURSE_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  restore_color_scheme (application);
  recourse_opener_go_on (recourse_ui_theme (),
                         recourse_compat_display_scale (gdk_display_get_default ()));
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i][0],
                                           (const char *[]){ accelerators[i][1], NULL });
}

/* Once: later windows have nothing to add. */
static void
offer_what_a_crash_left (GtkWindow *window)
{
  static gboolean is_offered = FALSE;

  if (!is_offered && RECOURSE_IS_WINDOW (window))
    recourse_window_offer_all (RECOURSE_WINDOW (window));
  is_offered = TRUE;
}

static void
recourse_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (recourse_window_new (ADW_APPLICATION (application)));
      recourse_window_open_last (RECOURSE_WINDOW (window));
      recourse_window_offer_tour (RECOURSE_WINDOW (window));
    }
  recourse_font_ahead_adopt ();
  gtk_window_present (window);
  offer_what_a_crash_left (window);
}

static void
recourse_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      RecourseWindow *window = recourse_window_new (ADW_APPLICATION (application));

      recourse_window_open (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
      offer_what_a_crash_left (GTK_WINDOW (window));
    }
}

/* What is named on the command line is opened, and not what was open last. */
static gboolean
recourse_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  RECOURSE_APPLICATION (application)->has_files = g_strv_length (*arguments) > 1;
  return G_APPLICATION_CLASS (recourse_application_parent_class)
      ->local_command_line (application, arguments, status);
}

static int
recourse_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1; /* go on */
  g_print ("Recourse %s\n", RECOURSE_VERSION);
  return 0;
}

static void
recourse_application_class_init (RecourseApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = recourse_application_startup;
  application_class->activate = recourse_application_activate;
  application_class->local_command_line = recourse_application_local_command_line;
  application_class->open = recourse_application_open;
  application_class->handle_local_options = recourse_application_handle_local_options;
}

static void
recourse_application_init (RecourseApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE,
                                 N_ ("Print the version and leave"), NULL);
}

RecourseApplication *
recourse_application_new (void)
{
  return g_object_new (RECOURSE_TYPE_APPLICATION, "application-id", RECOURSE_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", RECOURSE_RESOURCES, NULL);
}
