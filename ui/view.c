/* What the window asks of its pages. */
#include "ui/view.h"

G_DEFINE_INTERFACE (RecourseView, recourse_view, GTK_TYPE_WIDGET)

static void
recourse_view_default_init (RecourseViewInterface *iface)
{
}

void
recourse_view_set_document (RecourseView *self, RecourseDocument *document)
{
  RECOURSE_VIEW_GET_IFACE (self)->set_document (self, document);
}

gboolean
recourse_view_search (RecourseView *self)
{
  RecourseViewInterface *iface = RECOURSE_VIEW_GET_IFACE (self);

  return iface->search != NULL && iface->search (self);
}

gboolean
recourse_view_step_back (RecourseView *self)
{
  RecourseViewInterface *iface = RECOURSE_VIEW_GET_IFACE (self);

  return iface->step_back != NULL && iface->step_back (self);
}

gboolean
recourse_view_reveal (RecourseView *self, const char *pointer)
{
  RecourseViewInterface *iface = RECOURSE_VIEW_GET_IFACE (self);

  return iface->reveal != NULL && iface->reveal (self, pointer);
}
