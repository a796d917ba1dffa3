/* Where an entry is used.  What uses it may lie deep, as a node of a tree does; a row names the whole entry of
 * the dossier that it belongs to, and leads to the record itself. */
#include "config.h"

#include "ui/editor/editor-uses.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>

enum
{
  MOST_ROWS = 60,
};

struct _RecourseUses
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (RecourseUses, recourse_uses, ADW_TYPE_BIN)

enum
{
  JUMP,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, RecourseUses *self)
{
  g_autofree char *place = g_strdup (g_object_get_data (G_OBJECT (row), "place"));

  g_signal_emit (self, signals[JUMP], 0, place);
}

/* (nullable): the entry of one of the dossier's lists that @place lies in, where that is not the record itself */
static RecourseRecord *
find_entry (RecourseDossier *dossier, const char *place, RecourseRecord *record)
{
  g_auto (GStrv) steps = g_strsplit (place, "/", 4);
  g_autofree char *whole = NULL;
  RecourseRecord *entry = NULL;

  if (g_strv_length (steps) < 4)
    return NULL;
  whole = g_strdup_printf ("/%s/%s", steps[1], steps[2]);
  entry = recourse_place_find (dossier, whole);
  return entry != record ? entry : NULL;
}

static void
add_row (RecourseUses *self, RecourseDossier *dossier, const RecourseUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = recourse_pointer_to (dossier, use->record);
  g_autofree char *title = recourse_editor_title (use->record);
  RecourseRecord *entry = place != NULL ? find_entry (dossier, place, use->record) : NULL;
  g_autofree char *whole = entry != NULL ? recourse_editor_title (entry) : NULL;
  g_autofree char *about =
      g_strdup_printf ("%s · %s", recourse_editor_kind (entry != NULL ? entry : use->record),
                       recourse_editor_label (use->record, use->field));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), whole != NULL ? whole : title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), place != NULL);
  g_object_set_data_full (G_OBJECT (row), "place", g_steal_pointer (&place), g_free);
  gtk_list_box_append (self->list, row);
}

static void
say_count (RecourseUses *self, guint n)
{
  g_autofree char *text =
      n == 0 ? g_strdup (_ ("Not used anywhere"))
             : g_strdup_printf (ngettext ("Used in %u place", "Used in %u places", n), n);

  gtk_label_set_text (self->heading, text);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

void
recourse_uses_set_id (RecourseUses *self, RecourseDocument *document, const char *id)
{
  GtkListBoxRow *row = NULL;
  g_autoptr (GArray) uses = NULL;
  RecourseDossier *dossier = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self), id != NULL);
  if (id == NULL)
    return;
  dossier = recourse_document_get_dossier (document);
  uses = recourse_find_uses (dossier, id);
  for (guint i = 0; i < MIN (uses->len, MOST_ROWS); i++)
    add_row (self, dossier, &g_array_index (uses, RecourseUse, i));
  say_count (self, uses->len);
}

static void
recourse_uses_class_init (RecourseUsesClass *klass)
{
  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
recourse_uses_init (RecourseUses *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where it is used"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
recourse_uses_new (void)
{
  return g_object_new (RECOURSE_TYPE_USES, NULL);
}
