/* What the evidence view's bar of filters offers, and the keys of its tables. */
#include "config.h"

#include "ui/evidence/evidence-bar.h"

#include "ui/compare/compare-slot.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>

void
recourse_evidence_fill_words (GtkDropDown *choice, const char *any, const char *const *words)
{
  g_autoptr (GtkListItemFactory) short_names = recourse_name_factory_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, any);
  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (names, recourse_editor_word (words[i]));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_factory (choice, short_names);
}

void
recourse_evidence_fill_users (GtkDropDown *choice,
                              RecourseDossier *dossier,
                              GPtrArray *ids,
                              const char *wanted)
{
  g_autoptr (GPtrArray) options = recourse_place_options (dossier, "stakeholders investments");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (ids, 0);
  gtk_string_list_append (names, _ ("Used by anybody"));
  for (guint i = 0; i < options->len; i++)
    {
      g_autofree char *title = recourse_editor_title (options->pdata[i]);
      const char *id = recourse_record_get_id (options->pdata[i]);

      g_ptr_array_add (ids, g_strdup (id));
      gtk_string_list_append (names, title);
      if (g_strcmp0 (id, wanted) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, selected);
}

static void
add_key (GtkEventController *keys, guint keyval, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action)));
}

void
recourse_evidence_add_keys (GtkWidget *tables, GtkShortcutFunc menu, gpointer user_data)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *menu_keys =
      gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                   gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK));

  add_key (keys, GDK_KEY_c, GDK_CONTROL_MASK, "evidence.copy");
  add_key (keys, GDK_KEY_d, GDK_CONTROL_MASK, "evidence.duplicate");
  add_key (keys, GDK_KEY_Delete, 0, "evidence.remove");
  add_key (keys, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "evidence.add");
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (menu_keys, gtk_callback_action_new (menu, user_data, NULL)));
  gtk_widget_add_controller (tables, keys);
}
