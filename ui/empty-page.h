/* What the window shows while no dossier is open. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EMPTY_PAGE (recourse_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEmptyPage, recourse_empty_page, RECOURSE, EMPTY_PAGE, AdwBin)

G_END_DECLS
