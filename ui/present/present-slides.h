/* Preparing a presentation: which slides, in which order, what they are called, what is said to them. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_PRESENT_SLIDES (recourse_present_slides_get_type ())
G_DECLARE_FINAL_TYPE (
    RecoursePresentSlides, recourse_present_slides, RECOURSE, PRESENT_SLIDES, AdwWindow)

/* Every change is an edit of @document, which can be undone. */
GtkWidget *recourse_present_slides_new (GtkWindow *parent, RecourseDocument *document);

G_END_DECLS
