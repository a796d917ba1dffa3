/* The menu of recent dossiers follows the list that the desktop keeps for all programs. */
#include "config.h"

#include "ui/recent.h"

#include <glib/gi18n.h>

#define MOST_ITEMS 8

static gboolean
is_dossier (GtkRecentInfo *info)
{
  return g_str_has_suffix (gtk_recent_info_get_uri (info), ".recourse")
         || g_strcmp0 (gtk_recent_info_get_mime_type (info), "application/vnd.recourse+json") == 0;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((gpointer)b),
                              gtk_recent_info_get_visited ((gpointer)a));
}

/* Underscores of a file's name are no mnemonics. */
static char *
dup_label (GtkRecentInfo *info)
{
  g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append (GMenu *menu, GtkRecentInfo *info)
{
  g_autofree char *label = dup_label (info);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (menu, item);
}

static void
refill (GMenu *menu, GtkRecentManager *manager)
{
  GList *infos = g_list_sort (gtk_recent_manager_get_items (manager), compare_visits);

  g_menu_remove_all (menu);
  for (GList *l = infos; l != NULL && g_menu_model_get_n_items (G_MENU_MODEL (menu)) < MOST_ITEMS;
       l = l->next)
    if (is_dossier (l->data))
      append (menu, l->data);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_menu_append (menu, _ ("None Yet"), "win.no-recent");
  g_list_free_full (infos, (GDestroyNotify)gtk_recent_info_unref);
}

void
recourse_recent_fill (GMenu *menu)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_signal_connect_object (manager, "changed", G_CALLBACK (refill), menu, G_CONNECT_SWAPPED);
  refill (menu, manager);
}
