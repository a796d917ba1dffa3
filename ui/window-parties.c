/* Which parties the dashboard shows, as an action, and as what is remembered of each dossier. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/settings.h"

#define KEY "hidden-parties"
#define MOST_DOSSIERS 32 /* of which it is remembered; then that of the first is forgotten */

/* The action: its state lists those who are shown, and is empty where all are. */

static GStrv
list_others (RecourseDocument *document, const char *const *ids)
{
  GListModel *parties = G_LIST_MODEL (recourse_document_get_dossier (document)->stakeholders);
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();

  for (guint i = 0; ids != NULL && ids[0] != NULL && i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (RecourseRecord) party = g_list_model_get_item (parties, i);

      if (!g_strv_contains (ids, recourse_record_get_id (party)))
        g_strv_builder_add (others, recourse_record_get_id (party));
    }
  return g_strv_builder_end (others);
}

static void
change_parties (GSimpleAction *action, GVariant *value, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  g_autofree const char **shown = g_variant_get_strv (value, NULL);
  g_auto (GStrv) hidden = NULL;

  if (self->document == NULL)
    return;
  hidden = list_others (self->document, shown);
  recourse_document_set_hidden (self->document, (const char *const *)hidden);
}

static void
update_action (RecourseWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "parties");
  g_auto (GStrv) shown =
      list_others (self->document, recourse_document_get_hidden (self->document));

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_strv ((const char *const *)shown, -1));
}

/* What is remembered */

static char *
dup_name (RecourseDocument *document)
{
  GFile *file = recourse_document_get_file (document);
  const char *title = recourse_document_get_dossier (document)->title;

  return file != NULL ? g_file_get_uri (file) : g_strdup (title != NULL ? title : "");
}

/* (transfer full): what was remembered but for @name; the oldest makes room for one more. */
static GVariantBuilder *
begin_without (const char *name)
{
  GVariantBuilder *builder = g_variant_builder_new (G_VARIANT_TYPE ("a{sas}"));
  g_autoptr (GVariant) before = recourse_settings_read (KEY);
  const gsize n = before != NULL ? g_variant_n_children (before) : 0;

  for (gsize i = n >= MOST_DOSSIERS ? n - MOST_DOSSIERS + 1 : 0; i < n; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (before, i);
      g_autoptr (GVariant) key = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (key, NULL), name))
        g_variant_builder_add_value (builder, entry);
    }
  return builder;
}

static void
remember (RecourseWindow *self)
{
  const char *const *hidden = recourse_document_get_hidden (self->document);
  g_autofree char *name = dup_name (self->document);
  g_autoptr (GVariantBuilder) builder = begin_without (name);

  if (hidden != NULL)
    g_variant_builder_add (builder, "{s^as}", name, hidden);
  recourse_settings_write (KEY, g_variant_builder_end (builder));
}

static void
on_hidden_changed (RecourseWindow *self)
{
  update_action (self);
  remember (self);
}

void
recourse_window_restore_parties (RecourseWindow *self)
{
  g_autoptr (GVariant) all = recourse_settings_read (KEY);
  g_autofree char *name = dup_name (self->document);
  g_auto (GStrv) hidden = NULL;

  if (recourse_document_get_hidden (self->document) == NULL && all != NULL
      && g_variant_lookup (all, name, "^as", &hidden))
    recourse_document_set_hidden (self->document, (const char *const *)hidden);
  update_action (self);
}

void
recourse_window_add_parties_action (RecourseWindow *self)
{
  static const GActionEntry entry = {
    .name = "parties", .parameter_type = "as", .state = "@as []", .change_state = change_parties
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
  g_signal_group_connect_swapped (self->document_signals, "notify::hidden",
                                  G_CALLBACK (on_hidden_changed), self);
}
