/* Which cells of a plane are taken, a bit each, so that a rectangle is tested a word at a time. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

typedef struct
{
  RecourseRect area;
  double cell;
  int columns, rows;
  gsize words; /* of a row */
  guint64 *bits;
} Occupancy;

void occupancy_init (Occupancy *self, RecourseRect area);
void occupancy_clear (Occupancy *self);

/* Whether no cell that @rect touches is taken.  What lies outside the area is free. */
gboolean occupancy_is_free (const Occupancy *self, RecourseRect rect);

/* Takes or frees every cell that @rect touches. */
void occupancy_set (Occupancy *self, RecourseRect rect, gboolean is_taken);

G_END_DECLS
