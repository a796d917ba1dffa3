/* A scene as the bytes of a file.  Same scene, same bytes, on any day and in any locale. */
#pragma once

#include "drawing/scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* png, svg, scene, … */
  const char *extension;
  const char *media_type;
  GBytes *(*write) (const RecourseScene *scene,
                    RecourseThemeKind theme,
                    double scale,
                    GError **error);
} RecourseFormat;

const RecourseFormat *recourse_formats (guint *n_formats);

/* (nullable): the format called @name */
const RecourseFormat *recourse_format_find (const char *name);

/**
 * RecourseExportError:
 * @RECOURSE_EXPORT_ERROR_SIZE: the picture would be too large to hold in memory: ask for a smaller one
 * @RECOURSE_EXPORT_ERROR_ENCODE: the drawing library failed; the message says how
 */
typedef enum
{
  RECOURSE_EXPORT_ERROR_SIZE,
  RECOURSE_EXPORT_ERROR_ENCODE,
} RecourseExportError;

#define RECOURSE_EXPORT_ERROR (recourse_export_error_quark ())
GQuark recourse_export_error_quark (void);

/**
 * recourse_export_save:
 *
 * Writes @bytes aside and renames, so that nothing is left half written.
 */
gboolean recourse_export_save (GFile *file, GBytes *bytes, GError **error);

G_END_DECLS
