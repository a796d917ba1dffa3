/* One of the scenarios compared.  The list of scenarios changes with the dossier, so what is chosen is kept by id. */
#include "config.h"

#include "ui/compare/compare-slot.h"

#include "charts/comparison.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseCompareSlot
{
  GtkBox parent_instance;

  GtkWidget *letter;
  GtkWidget *choice;
  GtkWidget *remove;
  GStrv names;
  GStrv ids;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RecourseCompareSlot, recourse_compare_slot, GTK_TYPE_BOX)

static void
on_selected (RecourseCompareSlot *self)
{
  gtk_widget_set_tooltip_text (self->choice, recourse_compare_slot_get_name (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove (RecourseCompareSlot *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
recourse_compare_slot_finalize (GObject *object)
{
  RecourseCompareSlot *self = RECOURSE_COMPARE_SLOT (object);

  g_strfreev (self->names);
  g_strfreev (self->ids);
  G_OBJECT_CLASS (recourse_compare_slot_parent_class)->finalize (object);
}

static void
recourse_compare_slot_class_init (RecourseCompareSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = recourse_compare_slot_finalize;
  signals[CHANGED] = g_signal_new ("changed", RECOURSE_TYPE_COMPARE_SLOT, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", RECOURSE_TYPE_COMPARE_SLOT, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Names of scenarios are sentences at times: one line each, cut at the end, in full as a tooltip. */
static void
on_setup_name (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_name (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

GtkListItemFactory *
recourse_name_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_name), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_name), NULL);
  return factory;
}

static void
recourse_compare_slot_init (RecourseCompareSlot *self)
{
  g_autoptr (GtkListItemFactory) factory = recourse_name_factory_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "compare-slot");
  self->letter = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->letter, "letter");
  gtk_widget_set_valign (self->letter, GTK_ALIGN_CENTER);
  self->choice = gtk_drop_down_new (NULL, NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->choice), factory);
  gtk_widget_set_hexpand (self->choice, TRUE);
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), self->letter);
  gtk_box_append (GTK_BOX (self), self->choice);
  gtk_box_append (GTK_BOX (self), self->remove);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
recourse_compare_slot_new (void)
{
  return g_object_new (RECOURSE_TYPE_COMPARE_SLOT, NULL);
}

void
recourse_compare_slot_set_place (RecourseCompareSlot *self, guint place, gboolean can_go)
{
  const char *letter = recourse_case_letter (place);
  g_autofree char *name = g_strdup_printf (_ ("Scenario %s"), letter);
  g_autofree char *remove = g_strdup_printf (_ ("Remove scenario %s"), letter);

  gtk_label_set_text (GTK_LABEL (self->letter), letter);
  if (place == 0)
    gtk_widget_add_css_class (self->letter, "first");
  else
    gtk_widget_remove_css_class (self->letter, "first");
  gtk_widget_set_visible (self->remove, can_go);
  gtk_widget_set_tooltip_text (self->remove, remove);
  recourse_widget_speak (GTK_WIDGET (self->choice), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
}

static guint
find (GStrv ids, const char *id)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return 0;
}

void
recourse_compare_slot_offer (RecourseCompareSlot *self,
                             const char *const *names,
                             const char *const *ids,
                             const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  g_autofree char *id = g_strdup (chosen);

  g_signal_handlers_block_by_func (self->choice, on_selected, self);
  g_strfreev (self->names);
  g_strfreev (self->ids);
  self->names = g_strdupv ((GStrv)names);
  self->ids = g_strdupv ((GStrv)ids);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find (self->ids, id));
  gtk_widget_set_tooltip_text (self->choice, recourse_compare_slot_get_name (self));
  g_signal_handlers_unblock_by_func (self->choice, on_selected, self);
}

static const char *
get (RecourseCompareSlot *self, GStrv texts)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  return texts != NULL && selected < g_strv_length (texts) ? texts[selected] : "";
}

const char *
recourse_compare_slot_get_id (RecourseCompareSlot *self)
{
  return get (self, self->ids);
}

const char *
recourse_compare_slot_get_name (RecourseCompareSlot *self)
{
  return get (self, self->names);
}
