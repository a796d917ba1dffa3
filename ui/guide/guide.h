/* The guide, in a window of its own, so that it can be read beside what it speaks of. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_GUIDE (recourse_guide_get_type ())
G_DECLARE_FINAL_TYPE (RecourseGuide, recourse_guide, RECOURSE, GUIDE, AdwWindow)

/**
 * recourse_guide_show:
 * @parent: (nullable)
 * @page: (nullable): name of a page, such as "present"; %NULL: the first
 *
 * Shows the page in the guide's one window.
 */
void recourse_guide_show (GtkWindow *parent, const char *page);

G_END_DECLS
