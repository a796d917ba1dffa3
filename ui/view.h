/* A page of the window beside the dashboard.  A widget that implements this and stands in the `views` stack of
 * window.ui is told of the document, and asked when somebody searches or steps back; the window needs to know
 * nothing else about it. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_VIEW (recourse_view_get_type ())
G_DECLARE_INTERFACE (RecourseView, recourse_view, RECOURSE, VIEW, GtkWidget)

/**
 * RecourseViewInterface:
 * @set_document: what it shows from now on; it watches the document itself, and does little while it isn't mapped
 * @search: Ctrl+F: goes to its search entry; whether it has one
 * @step_back: Escape: leaves the innermost state (a search, a full size, a selection); whether there was one
 * @reveal: (optional): shows the record at that JSON pointer; whether it has a place for it
 *
 * All but @set_document may be left out.
 */
struct _RecourseViewInterface
{
  GTypeInterface parent_interface;

  void (*set_document) (RecourseView *self, RecourseDocument *document);
  gboolean (*search) (RecourseView *self);
  gboolean (*step_back) (RecourseView *self);
  gboolean (*reveal) (RecourseView *self, const char *pointer);
};

void recourse_view_set_document (RecourseView *self, RecourseDocument *document);
gboolean recourse_view_search (RecourseView *self);
gboolean recourse_view_step_back (RecourseView *self);
gboolean recourse_view_reveal (RecourseView *self, const char *pointer);

G_END_DECLS
