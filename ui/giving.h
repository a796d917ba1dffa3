/* A place whose child gives way: where there is no room for it, it is not shown, instead of keeping the window wide. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_GIVING (recourse_giving_get_type ())
G_DECLARE_FINAL_TYPE (RecourseGiving, recourse_giving, RECOURSE, GIVING, AdwBin)

/* Properties: `least` (int): at least so wide, in pixels, where the child is not narrower itself */

G_END_DECLS
