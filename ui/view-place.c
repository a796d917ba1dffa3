/* What the window says to a view before there is one is kept, what it asks afterwards is passed on. */
#include "ui/view-place.h"

struct _RecourseViewPlace
{
  RecourseLater parent_instance;

  RecourseDocument *document; /* or NULL */
};

static void view_init (RecourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RecourseViewPlace,
                               recourse_view_place,
                               RECOURSE_TYPE_LATER,
                               G_IMPLEMENT_INTERFACE (RECOURSE_TYPE_VIEW, view_init))

RecourseView *
recourse_view_place_get_view (RecourseViewPlace *self)
{
  return RECOURSE_VIEW (recourse_later_get (RECOURSE_LATER (self)));
}

static RecourseView *
make_view (RecourseView *self)
{
  return RECOURSE_VIEW (recourse_later_make (RECOURSE_LATER (self)));
}

static void
on_made (RecourseViewPlace *self, RecourseView *view)
{
  if (self->document != NULL)
    recourse_view_set_document (view, self->document);
}

/* The interface of views */

static void
set_document (RecourseView *view, RecourseDocument *document)
{
  RecourseViewPlace *self = RECOURSE_VIEW_PLACE (view);

  g_set_object (&self->document, document);
  if (recourse_view_place_get_view (self) != NULL)
    recourse_view_set_document (recourse_view_place_get_view (self), document);
}

static gboolean
search (RecourseView *view)
{
  return recourse_view_search (make_view (view));
}

static gboolean
step_back (RecourseView *view)
{
  return recourse_view_step_back (make_view (view));
}

static gboolean
reveal (RecourseView *view, const char *pointer)
{
  return recourse_view_reveal (make_view (view), pointer);
}

static void
view_init (RecourseViewInterface *iface)
{
  iface->set_document = set_document;
  iface->search = search;
  iface->step_back = step_back;
  iface->reveal = reveal;
}

/* The widget */

static void
recourse_view_place_dispose (GObject *object)
{
  g_clear_object (&RECOURSE_VIEW_PLACE (object)->document);
  G_OBJECT_CLASS (recourse_view_place_parent_class)->dispose (object);
}

static void
recourse_view_place_class_init (RecourseViewPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_view_place_dispose;
}

static void
recourse_view_place_init (RecourseViewPlace *self)
{
  g_signal_connect (self, "made", G_CALLBACK (on_made), NULL);
}
