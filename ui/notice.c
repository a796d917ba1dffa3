/* The line of a notice.  AdwBanner is newer than the floor, has one button and reads its title as markup. */
#include "ui/notice.h"

#include "ui/widgets.h"

GtkWidget *
recourse_notice_new (const char *text)
{
  GtkWidget *notice =
      g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (notice, "notice");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (notice), label);
  recourse_notice_set_text (notice, text);
  return notice;
}

void
recourse_notice_set_text (GtkWidget *notice, const char *text)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (notice)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (notice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
recourse_notice_add_button (GtkWidget *notice,
                            const char *label,
                            gboolean is_suggested,
                            GCallback clicked,
                            gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  /* Else the mnemonic is read out as well. */
  recourse_widget_speak (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", clicked, user_data);
  gtk_box_append (GTK_BOX (notice), button);
}
