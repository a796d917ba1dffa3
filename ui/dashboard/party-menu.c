/* The filter of the dashboard.  Every stakeholder of the dossier has a check, and a button that leaves out all others;
 * the first check is for all of them.  The last one with outcomes stays, since nothing would be left to compare. */
#include "config.h"

#include "ui/dashboard/party-menu.h"

#include "ui/symbol.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

#define MOST_HEIGHT 480 /* then the list scrolls */

struct _RecoursePartyMenu
{
  GtkWidget parent_instance;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GtkWidget *button;
  GtkLabel *count;
  GtkBox *list; /* NULL until the list was opened once */
  GtkCheckButton *all;
  GPtrArray *checks;    /* GtkCheckButton, one a stakeholder */
  gboolean is_updating; /* what they show follows, instead of being followed */
};

G_DEFINE_FINAL_TYPE (RecoursePartyMenu, recourse_party_menu, GTK_TYPE_WIDGET)

static GListModel *
get_parties (RecoursePartyMenu *self)
{
  return G_LIST_MODEL (recourse_document_get_dossier (self->document)->stakeholders);
}

static const char *
get_id (RecoursePartyMenu *self, guint i)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (get_parties (self), i);

  return recourse_record_get_id (record); /* the dossier keeps it */
}

static const char *
get_label (RecoursePartyMenu *self, guint i)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (get_parties (self), i);

  return recourse_record_get_label (record);
}

static gboolean
is_shown (RecoursePartyMenu *self, guint i)
{
  const char *const *hidden = recourse_document_get_hidden (self->document);

  return hidden == NULL || !g_strv_contains (hidden, get_id (self, i));
}

static gboolean
has_outcomes (RecoursePartyMenu *self, guint i)
{
  g_autoptr (RecourseStakeholder) stakeholder = g_list_model_get_item (get_parties (self), i);

  return !recourse_dossier_is_bystander (recourse_document_get_dossier (self->document),
                                         stakeholder);
}

/* What it shows */

static guint
count_shown (RecoursePartyMenu *self, gboolean with_outcomes)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (get_parties (self)); i++)
    n += is_shown (self, i) && (!with_outcomes || has_outcomes (self, i));
  return n;
}

static void
update_button (RecoursePartyMenu *self)
{
  const guint n = g_list_model_get_n_items (get_parties (self));
  const guint n_shown = count_shown (self, FALSE);
  g_autofree char *count = n_shown < n
                               ? g_strdup_printf (C_ ("parties shown", "%u of %u"), n_shown, n)
                               : g_strdup (C_ ("parties shown", "All"));
  /* Translators: %s is "All" or "2 of 6" */
  g_autofree char *spoken = g_strdup_printf (_ ("Parties shown: %s"), count);

  gtk_label_set_text (self->count, count);
  recourse_widget_set_spoken_name (self->button, spoken);
  if (n_shown < n)
    gtk_widget_add_css_class (self->button, "is-filtering");
  else
    gtk_widget_remove_css_class (self->button, "is-filtering");
}

/* The last one with outcomes cannot be left out. */
static void
update_check (RecoursePartyMenu *self, guint i)
{
  GtkCheckButton *check = g_ptr_array_index (self->checks, i);
  const gboolean is_on = is_shown (self, i);
  const gboolean is_last = is_on && has_outcomes (self, i) && count_shown (self, TRUE) == 1;

  gtk_check_button_set_active (check, is_on);
  gtk_widget_set_sensitive (GTK_WIDGET (check), !is_last);
  gtk_widget_set_tooltip_text (GTK_WIDGET (check),
                               is_last ? _ ("One party with outcomes is always shown") : NULL);
}

static void
update_list (RecoursePartyMenu *self)
{
  const guint n_shown = count_shown (self, FALSE);

  self->is_updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    update_check (self, i);
  gtk_check_button_set_active (self->all, n_shown == self->checks->len);
  gtk_check_button_set_inconsistent (self->all, n_shown < self->checks->len);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), n_shown < self->checks->len);
  self->is_updating = FALSE;
}

static void
update (RecoursePartyMenu *self)
{
  if (self->list != NULL)
    update_list (self);
  update_button (self);
}

/* What it does */

static void
show_all (RecoursePartyMenu *self)
{
  if (self->is_updating)
    return;
  recourse_document_set_hidden (self->document, NULL);
  update (self); /* whatever came of it */
}

static guint
find (RecoursePartyMenu *self, gpointer check)
{
  guint i = 0;

  g_ptr_array_find (self->checks, check, &i);
  return i;
}

/* Where @others, leaves out everybody but @party; else @party alone changes. */
static void
hide (RecoursePartyMenu *self, guint party, gboolean others)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) hidden = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (others ? i != party : is_shown (self, i) == (i == party))
      g_strv_builder_add (ids, get_id (self, i));
  hidden = g_strv_builder_end (ids);
  recourse_document_set_hidden (self->document, (const char *const *)hidden);
  update (self);
}

static void
on_toggled (GtkCheckButton *check, RecoursePartyMenu *self)
{
  if (!self->is_updating)
    hide (self, find (self, check), FALSE);
}

static void
on_only (GtkWidget *button, RecoursePartyMenu *self)
{
  hide (self, find (self, g_object_get_data (G_OBJECT (button), "check")), TRUE);
}

/* Building */

static GtkWidget *
create_name (RecoursePartyMenu *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *symbol = recourse_symbol_view_new_party (i, 12);
  GtkWidget *name = gtk_label_new (get_label (self, i));

  gtk_widget_set_valign (symbol, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (symbol, 6);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 28);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (box), symbol);
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

static GtkWidget *
create_only (RecoursePartyMenu *self, guint i, GtkWidget *check)
{
  GtkWidget *only = gtk_button_new_with_label (_ ("Only"));
  /* Translators: %s is a party, such as Microsoft: all others are left out */
  g_autofree char *spoken = g_strdup_printf (_ ("Only %s"), get_label (self, i));

  gtk_widget_add_css_class (only, "flat");
  gtk_widget_add_css_class (only, "only");
  gtk_widget_set_valign (only, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (only, has_outcomes (self, i));
  recourse_widget_speak (only, spoken);
  g_object_set_data (G_OBJECT (only), "check", check);
  g_signal_connect (only, "clicked", G_CALLBACK (on_only), self);
  return only;
}

static GtkWidget *
create_row (RecoursePartyMenu *self, guint i)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), create_name (self, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_label (self, i), -1);
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), create_only (self, i, check));
  return row;
}

static void
fill_list (RecoursePartyMenu *self)
{
  g_ptr_array_set_size (self->checks, 0);
  recourse_box_clear (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (get_parties (self)); i++)
    gtk_box_append (self->list, create_row (self, i));
}

static void
fill (RecoursePartyMenu *self)
{
  if (self->list != NULL)
    fill_list (self);
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (get_parties (self)) > 1);
  update (self);
}

static GtkWidget *
create_popover (RecoursePartyMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_All Parties")));
  recourse_widget_speak (GTK_WIDGET (self->all), _ ("All parties"));
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (show_all), self);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "party-list");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parties shown"), -1);
  return popover;
}

/* Not before somebody opens it: the window would come up later for its sake. */
static void
on_open (GtkMenuButton *button, gpointer user_data)
{
  RecoursePartyMenu *self = user_data;

  if (self->list != NULL || self->document == NULL)
    return;
  gtk_menu_button_set_popover (button, create_popover (self));
  fill_list (self);
  update (self);
}

static GtkWidget *
create_face (RecoursePartyMenu *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_set_valign (face, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("recourse-filter-symbolic"));
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->count));
  return face;
}

static void
recourse_party_menu_init (RecoursePartyMenu *self)
{
  self->checks = g_ptr_array_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), create_face (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), on_open, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier", G_CALLBACK (fill),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::hidden", G_CALLBACK (update),
                                  self);
}

static void
recourse_party_menu_dispose (GObject *object)
{
  RecoursePartyMenu *self = RECOURSE_PARTY_MENU (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (recourse_party_menu_parent_class)->dispose (object);
}

static void
recourse_party_menu_class_init (RecoursePartyMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_party_menu_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partymenu");
}

void
recourse_party_menu_set_document (RecoursePartyMenu *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  /* An open list would stay behind on a surface that has no place. */
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (document != NULL)
    fill (self);
}
