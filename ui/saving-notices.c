/* The lines above the window's content that are about files: changed by another program, or work that a crash left. */
#include "config.h"

#include "ui/saving.h"

#include "ui/compat.h"
#include "ui/notice.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>

/* The file on disk */

static void
on_reload (GtkButton *button, RecourseWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "revert", NULL);
}

static void
on_keep (GtkButton *button, RecourseWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "keep-mine", NULL);
}

static void
on_save_again (GtkButton *button, RecourseWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "save", NULL);
}

static char *
dup_disk_text (RecourseDocument *document)
{
  g_autofree char *base = g_file_get_basename (recourse_document_get_file (document));
  g_autofree char *name = g_filename_display_name (base);

  if (recourse_document_is_file_gone (document))
    return g_strdup_printf (
        _ ("“%s” was moved or removed, or cannot be read any more. What you see here is in "
           "no file."),
        name);
  if (recourse_document_is_modified (document))
    return g_strdup_printf (
        _ ("“%s” was changed by another program, and you have changes of your own."), name);
  return g_strdup_printf (_ ("“%s” was changed by another program."), name);
}

static GtkWidget *
create_disk_notice (RecourseWindow *self, const char *text)
{
  GtkWidget *notice = recourse_notice_new (text);

  if (recourse_document_is_file_gone (self->document))
    {
      recourse_notice_add_button (notice, _ ("_Save Again"), FALSE, G_CALLBACK (on_save_again),
                                  self);
      return notice;
    }
  recourse_notice_add_button (notice, _ ("_Keep Mine"), FALSE, G_CALLBACK (on_keep), self);
  recourse_notice_add_button (notice, _ ("_Reload"), FALSE, G_CALLBACK (on_reload), self);
  return notice;
}

void
recourse_window_update_disk_notice (RecourseWindow *self)
{
  gboolean is_changed = FALSE;
  g_autofree char *text = NULL;

  if (self->disk_notice != NULL)
    gtk_box_remove (self->notices, g_steal_pointer (&self->disk_notice));
  if (self->document != NULL)
    g_object_get (self->document, "is-changed-on-disk", &is_changed, NULL);
  if (!is_changed)
    return;
  text = dup_disk_text (self->document);
  self->disk_notice = create_disk_notice (self, text);
  gtk_box_append (self->notices, self->disk_notice);
  recourse_compat_announce (GTK_WIDGET (self), text);
}

/* Work goes on all the same, but whoever does it must know, and not only for a moment. */

static void
on_save_as (GtkButton *button, RecourseWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "save-as", NULL);
}

void
recourse_window_update_trouble_notice (RecourseWindow *self)
{
  g_autofree char *trouble = NULL;
  g_autofree char *text = NULL;

  if (self->trouble_notice != NULL)
    gtk_box_remove (self->notices, g_steal_pointer (&self->trouble_notice));
  if (self->document != NULL)
    g_object_get (self->document, "recovery-trouble", &trouble, NULL);
  if (trouble == NULL)
    return;
  text = g_strdup_printf (_ ("Unsaved work is not kept against a crash: %s"), trouble);
  self->trouble_notice = recourse_notice_new (text);
  recourse_notice_add_button (self->trouble_notice, _ ("Save _As…"), FALSE, G_CALLBACK (on_save_as),
                              self);
  gtk_box_append (self->notices, self->trouble_notice);
  recourse_compat_announce (GTK_WIDGET (self), text);
}

/* What a crash left */

typedef struct
{
  RecourseWindow *window; /* borrowed: the notice is in it */
  GtkWidget *notice;      /* borrowed */
  RecourseRecovered *work;
} Offer;

/* Work that is neither opened nor discarded stays for the next start. */
static void
offer_free (gpointer data)
{
  Offer *offer = data;

  recourse_recovered_free (offer->work);
  g_free (offer);
}

static void
take_away (Offer *offer)
{
  gtk_box_remove (offer->window->notices, offer->notice);
}

static RecourseWindow *
window_for (RecourseWindow *self)
{
  RecourseWindow *other;

  /* What nobody has touched, such as the dossier that the program opens on, may go. */
  if (self->document == NULL
      || (!recourse_document_is_modified (self->document)
          && recourse_document_get_file (self->document) == NULL))
    return self;
  other = recourse_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  gtk_window_present (GTK_WINDOW (other));
  return other;
}

static void
on_recover (GtkButton *button, Offer *offer)
{
  RecourseWindow *window = window_for (offer->window);
  g_autoptr (RecourseFaults) faults = NULL;
  g_autoptr (GFile) file = offer->work->file != NULL ? g_object_ref (offer->work->file) : NULL;
  g_autoptr (RecourseDocument) document =
      recourse_document_new_recovered (g_steal_pointer (&offer->work), &faults);

  if (document != NULL)
    recourse_window_show_document (window, document);
  else
    recourse_window_present_faults (window, file, faults);
  take_away (offer);
}

/* Gone for good only with its message: a button is soon pressed by mistake.  Until then, also where the program ends
 * before, the work is where it was. */

static void
on_discard_undone (AdwToast *toast, RecourseWindow *self)
{
  recourse_window_offer (self, g_object_steal_data (G_OBJECT (toast), "recourse-work"));
}

static void
on_discard_final (AdwToast *toast)
{
  RecourseRecovered *work = g_object_steal_data (G_OBJECT (toast), "recourse-work");

  if (work != NULL)
    recourse_recovered_discard (work);
}

static void
on_discard (GtkButton *button, Offer *offer)
{
  RecourseWindow *self = offer->window;
  g_autofree char *text =
      g_markup_printf_escaped (_ ("Unsaved work on “%s” discarded"), offer->work->title);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "recourse-work", g_steal_pointer (&offer->work),
                          (GDestroyNotify)recourse_recovered_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_discard_undone), self, 0);
  g_signal_connect (toast, "dismissed", G_CALLBACK (on_discard_final), NULL);
  adw_toast_overlay_add_toast (self->toasts, toast);
  take_away (offer);
}

/* "14:03" today, with the date before. */
static char *
dup_moment (gint64 time_us)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (moment == NULL)
    return g_strdup ("?");
  if (g_date_time_get_year (moment) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (now))
    return g_date_time_format (moment, "%H:%M");
  return g_date_time_format (moment, "%x %H:%M");
}

void
recourse_window_offer (RecourseWindow *self, RecourseRecovered *work)
{
  Offer *offer = g_new (Offer, 1);
  g_autofree char *moment = dup_moment (work->time_us);
  g_autofree char *text =
      g_strdup_printf (_ ("Unsaved work on “%s”, changed at %s, was kept when Recourse ended."),
                       work->title, moment);
  GtkWidget *notice = recourse_notice_new (text);

  *offer = (Offer){ self, notice, work };
  recourse_notice_add_button (notice, _ ("_Discard"), FALSE, G_CALLBACK (on_discard), offer);
  recourse_notice_add_button (notice, _ ("_Recover"), TRUE, G_CALLBACK (on_recover), offer);
  g_object_set_data_full (G_OBJECT (notice), "recourse-offer", offer, offer_free);
  gtk_box_append (self->notices, notice);
  recourse_compat_announce (GTK_WIDGET (self), text);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RecourseWindow) self = data;
  g_autoptr (GPtrArray) found = recourse_recovery_find_finish (result);

  while (found->len > 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    recourse_window_offer (self, g_ptr_array_steal_index (found, 0));
}

void
recourse_window_offer_all (RecourseWindow *self)
{
  recourse_recovery_find_async (NULL, on_found, g_object_ref (self));
}
