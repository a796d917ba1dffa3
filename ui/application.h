/* The application: windows, accelerators, what the desktop launches. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_APPLICATION (recourse_application_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseApplication, recourse_application, RECOURSE, APPLICATION, AdwApplication)

RecourseApplication *recourse_application_new (void);

G_END_DECLS
