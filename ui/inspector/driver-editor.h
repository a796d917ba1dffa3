/* The distribution of an assumption, to be changed: by dragging its percentiles, by another kind, by numbers. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_DRIVER_EDITOR (recourse_driver_editor_get_type ())
G_DECLARE_FINAL_TYPE (RecourseDriverEditor, recourse_driver_editor, RECOURSE, DRIVER_EDITOR, GtkBox)

/* @id: (nullable): of a driver; the editor follows whatever changes it */
void recourse_driver_editor_show (RecourseDriverEditor *self,
                                  RecourseDocument *document,
                                  const char *id);

G_END_DECLS
