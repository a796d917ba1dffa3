/* The seam between old and new GTK and libadwaita.  It speaks the newest shape and hides the old one;
 * versions are asked for in compat.c and split.c, and nowhere else. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_CHOOSE_OPEN,
  RECOURSE_CHOOSE_SAVE,
  RECOURSE_CHOOSE_FOLDER,
} RecourseChoose;

/**
 * recourse_compat_choose_file_async:
 * @name: (nullable): proposed name of a file to be saved
 * @filters: (nullable) (transfer none): a list of #GtkFileFilter, the first one in use
 *
 * Lets the person choose; through the portal where there is one.
 */
void recourse_compat_choose_file_async (RecourseChoose choose,
                                        GtkWindow *parent,
                                        const char *title,
                                        const char *name,
                                        GListModel *filters,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* (transfer full) (nullable): %NULL with %G_IO_ERROR_CANCELLED where the person chose nothing. */
GFile *recourse_compat_choose_file_finish (GAsyncResult *result, GError **error);

/**
 * RecourseAnswer:
 * @id: what recourse_compat_ask_finish() returns
 * @label: with a mnemonic, not translated yet: N_()
 * @look: what it is: one of many, what most people want, what cannot be undone
 *
 * An answer to a question.
 */
typedef struct
{
  const char *id;
  const char *label;
  AdwResponseAppearance look;
} RecourseAnswer;

/**
 * recourse_compat_ask_async:
 * @answers: the first is what closing the question means, the last one what Enter means
 *
 * Asks in a dialog over @parent.
 */
void recourse_compat_ask_async (GtkWindow *parent,
                                const char *heading,
                                const char *body,
                                const RecourseAnswer *answers,
                                guint n_answers,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* (transfer full): the id of the answer */
char *recourse_compat_ask_finish (GAsyncResult *result);

void recourse_compat_show_about (GtkWindow *parent);
void recourse_compat_show_shortcuts (GtkWindow *parent);

/* Says @text through the screen reader, where the platform can. */
void recourse_compat_announce (GtkWidget *widget, const char *text);

/* Device pixels to a logical pixel; may be fractional. */
double recourse_compat_scale (GtkWidget *widget);

/* The same before there is a widget: of the first of its monitors. */
double recourse_compat_display_scale (GdkDisplay *display);

G_END_DECLS
