/* The sizes of pictures that have a name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RecourseSize:
 * @name: as on the command line: hd, 4k, 4:3, square, portrait
 * @label: translatable
 * @width: logical pixels
 * @height: logical pixels
 * @scale: device pixels for a logical one
 *
 * A size for pictures.
 */
typedef struct
{
  const char *name;
  const char *label;
  double width, height, scale;
} RecourseSize;

const RecourseSize *recourse_sizes (guint *n_sizes);

/* (nullable): the size called @name */
const RecourseSize *recourse_size_find (const char *name);

G_END_DECLS
