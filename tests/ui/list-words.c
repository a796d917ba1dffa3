/* Lists what the window's widgets say, view after view: a line "step TAB whole|cut TAB text" each, for
 * test_words.py, which runs this in a language of its own making.  A text is cut where it is ellipsized and no tooltip
 * has the whole of it, or where it is larger than its widget; no accessible tree can tell that from outside. */
#include "config.h"

#include "ui/application.h"
#include "ui/chart/picture.h"
#include "ui/window-private.h"
#include "ui/settings.h"

#include <glib/gi18n.h>
#include <locale.h>

typedef struct
{
  const char *name;
  const char *action;
  const char *target; /* of a string; NULL: none */
} Step;

static const Step steps[] = {
  { "dashboard", "win.view", "dashboard" },
  { "tour", "win.tour", NULL },
  { "inspector", "win.inspect", "payoffs/litigation/microsoft/mean" },
  { "claim", "win.inspect", "/claims/3" },
  { "driver", "win.inspect", "/drivers/0" },
  { "chart", "win.expand-chart", "payoffs" },
  { "table", "win.show-table", "payoffs" },
  { "tree", "win.view", "tree" },
  { "evidence", "win.view", "evidence" },
  { "compare", "win.view", "compare" },
  { "editor", "win.edit-dossier", NULL },
  { "slides", "win.slides", NULL },
  { "charts", "win.customize-dashboard", NULL },
  { "export", "win.export", NULL },
  { "guide", "app.help", NULL },
  { "shortcuts", "app.shortcuts", NULL },
  { "about", "app.about", NULL },
};

enum
{
  SETTLED_MS = 1500,
};

static guint step_at;
static int asked_width, asked_height;
static const char *const *asked_steps; /* none: all */

static void
say (const char *how, const char *text)
{
  g_autofree char *line = g_strescape (text, NULL);
  g_autofree char *utf8 = g_strcompress (line);

  /* One line each. */
  g_strdelimit (utf8, "\n\t", ' ');
  g_print ("%s\t%s\t%s\n", steps[step_at].name, how, utf8);
}

/* Whether the widget says its text when a tooltip is asked for. */
static gboolean
answers_tooltips (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_has_tooltip (widget)
         && g_signal_has_handler_pending (
             widget, g_signal_lookup ("query-tooltip", GTK_TYPE_WIDGET), 0, FALSE);
}

/* Whether a tooltip here or around says all of it, or the list that its choice comes from. */
static gboolean
is_told_elsewhere (GtkWidget *widget, const char *text)
{
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
      || gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL)
    return TRUE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (answers_tooltips (widget) || (tooltip != NULL && strstr (tooltip, text) != NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width = 0, height = 0;

  if (pango_layout_is_ellipsized (layout))
    return !is_told_elsewhere (GTK_WIDGET (label), gtk_label_get_text (label));
  pango_layout_get_pixel_size (layout, &width, &height);
  return width > gtk_widget_get_width (GTK_WIDGET (label)) + 1
         || height > gtk_widget_get_height (GTK_WIDGET (label)) + 1;
}

static void
list_menu (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuLinkIter) links = g_menu_model_iterate_item_links (menu, i);
      GMenuModel *below = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        say ("whole", label);
      while (g_menu_link_iter_get_next (links, NULL, &below))
        {
          list_menu (below);
          g_object_unref (below);
        }
    }
}

/* What a chart writes and what it says of its marks; whether there is room is the audit's to say. */
static void
list_scene (const RecourseScene *scene)
{
  for (guint i = 0; scene != NULL && i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->text != NULL)
        say ("drawn", mark->text);
      if (mark->spoken != NULL)
        say ("drawn", mark->spoken);
    }
  if (scene != NULL && scene->description != NULL)
    say ("drawn", scene->description);
}

static void
list_charts (RecourseWindow *window)
{
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    {
      g_autoptr (RecourseScene) scene =
          recourse_picture_scene_new (&charts[i], window->document, GTK_WIDGET (window));

      list_scene (scene);
    }
}

static void
list_widget (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (tooltip != NULL)
    say ("whole", tooltip);
  if (GTK_IS_LABEL (widget) && gtk_widget_get_width (widget) > 0)
    say (is_cut (GTK_LABEL (widget)) ? "cut" : "whole", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_MENU_BUTTON (widget)
      && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    list_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_widget (child);
}

static void
list_window (GtkWindow *window, GtkWindow *main_window)
{
  /* Without the frame that newer toolkits draw where nothing composes windows. */
  GtkWidget *content = gtk_window_get_child (window);
  const int width = content != NULL ? gtk_widget_get_width (content) : 0;
  const int height = content != NULL ? gtk_widget_get_height (content) : 0;

  if (gtk_window_get_title (window) != NULL)
    say ("whole", gtk_window_get_title (window));
  list_widget (GTK_WIDGET (window));
  if (window == main_window && (width > asked_width || height > asked_height))
    g_print ("%s\tlarge\t%d × %d instead of %d × %d\n", steps[step_at].name, width, height,
             asked_width, asked_height);
}

static gboolean
is_asked (guint step)
{
  return asked_steps[0] == NULL || g_strv_contains (asked_steps, steps[step].name);
}

/* FALSE: none is left */
static gboolean
find_step (void)
{
  while (step_at < G_N_ELEMENTS (steps) && !is_asked (step_at))
    step_at++;
  return step_at < G_N_ELEMENTS (steps);
}

static void begin_step (GtkApplication *application);

static gboolean
end_step (gpointer application)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GList) closing = NULL;
  GtkWindow *main_window = GTK_WINDOW (gtk_application_get_window_by_id (application, 1));

  if (g_str_equal (steps[step_at].name, "compare")) /* by then all results are there */
    list_charts (RECOURSE_WINDOW (main_window));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      list_window (window, main_window);
      if (window != main_window)
        closing = g_list_prepend (closing, window);
    }
  for (GList *l = closing; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  step_at++;
  if (find_step ())
    begin_step (application);
  else
    g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
begin_step (GtkApplication *application)
{
  const Step *step = &steps[step_at];
  GtkWidget *window = GTK_WIDGET (gtk_application_get_window_by_id (application, 1));

  if (step->target != NULL)
    gtk_widget_activate_action (window, step->action, "s", step->target);
  else
    gtk_widget_activate_action (window, step->action, NULL);
  g_timeout_add (SETTLED_MS, end_step, application);
}

static void
on_activate (GtkApplication *application)
{
  if (find_step ())
    begin_step (application);
}

/* list-words WIDTH HEIGHT [STEP…]; translations are those in TEXTDOMAINDIR */
int
main (int argc, char **argv)
{
  g_autoptr (RecourseApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TEXTDOMAINDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_return_val_if_fail (argc >= 3, 2);
  asked_width = atoi (argv[1]);
  asked_height = atoi (argv[2]);
  asked_steps = (const char *const *)argv + 3;
  /* As it was left, for a wide window has no narrow header. */
  recourse_settings_write ("window-width", g_variant_new_int32 (asked_width));
  recourse_settings_write ("window-height", g_variant_new_int32 (asked_height));
  application = recourse_application_new ();
  g_signal_connect_after (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
