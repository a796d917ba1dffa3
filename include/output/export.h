/* A scene as the bytes of a file.  Same scene, same bytes, on any day and in any locale. */
#pragma once

#include "drawing/scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RecourseAttachment:
 * @name: of a file: Latin letters, digits, points and dashes, at most 79
 * @media_type: of @bytes
 * @bytes: UTF-8 text
 *
 * A file that a picture carries, compressed, where its format has a place for such things.
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *bytes;
} RecourseAttachment;

RecourseAttachment *
recourse_attachment_new (const char *name, const char *media_type, GBytes *bytes);
void recourse_attachment_free (RecourseAttachment *self);

/* Of the elements in XML that hold attachments: name, type, and zlib in Base64 as content. */
#define RECOURSE_ATTACHMENT_NAMESPACE "urn:io.github.recourse:attachment"

/* @attachments: (element-type RecourseAttachment): appended as such elements */
void recourse_attachments_append_xml (GString *xml, GPtrArray *attachments);

/**
 * RecourseExport:
 * @theme: what inks look like
 * @scale: device pixels for a logical one; 0 counts as 1
 * @is_transparent: whether the background is left out; light inks are then still made for a dark one
 * @attachments: (nullable) (element-type RecourseAttachment): what the file carries; not in scenes
 *
 * How a scene becomes a file.  Zero-initialised: light, at its size, opaque, nothing but the picture.
 */
typedef struct
{
  RecourseThemeKind theme;
  double scale;
  gboolean is_transparent;
  GPtrArray *attachments;
} RecourseExport;

typedef struct
{
  const char *name; /* png, svg, scene, … */
  const char *extension;
  const char *media_type;
  GBytes *(*write) (const RecourseScene *scene, const RecourseExport *how, GError **error);
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
