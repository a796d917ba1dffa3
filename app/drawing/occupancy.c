/* The occupancy bitmap.  A cell is a pixel, larger only on planes of more than some thousand of them; a
 * rectangle takes every cell that it touches, so what is found free truly is. */
#include "occupancy.h"

#include <math.h>

#define MOST_CELLS 4096

/* First and last cell along one direction; empty where last < first. */
typedef struct
{
  int first, last;
} Range;

void
occupancy_init (Occupancy *self, RecourseRect area)
{
  double size = fmax (area.width, area.height);

  self->area = area;
  self->cell = fmax (1, size / MOST_CELLS);
  self->columns = (int)ceil (fmax (area.width, 0) / self->cell);
  self->rows = (int)ceil (fmax (area.height, 0) / self->cell);
  self->words = (gsize)(self->columns + 63) / 64;
  self->bits = g_new0 (guint64, self->words * (gsize)self->rows);
}

void
occupancy_clear (Occupancy *self)
{
  g_free (self->bits);
}

static Range
range_of (double start, double length, double origin, double cell, int n)
{
  double first = floor ((start - origin) / cell),
         last = ceil ((start + length - origin) / cell) - 1;

  return (Range){ (int)CLAMP (first, 0, n), (int)CLAMP (last, -1, n - 1) };
}

/* The bits of word @i that belong to @range. */
static guint64
mask_of (Range range, int i)
{
  guint64 mask = ~G_GUINT64_CONSTANT (0);

  if (range.first > i * 64)
    mask &= ~G_GUINT64_CONSTANT (0) << (range.first - i * 64);
  if (range.last < i * 64 + 63)
    mask &= ~G_GUINT64_CONSTANT (0) >> (i * 64 + 63 - range.last);
  return mask;
}

static void
find_ranges (const Occupancy *self, RecourseRect rect, Range *across, Range *down)
{
  *across = range_of (rect.x, rect.width, self->area.x, self->cell, self->columns);
  *down = range_of (rect.y, rect.height, self->area.y, self->cell, self->rows);
}

gboolean
occupancy_is_free (const Occupancy *self, RecourseRect rect)
{
  Range across, down;

  find_ranges (self, rect, &across, &down);
  if (across.last < across.first)
    return TRUE;
  for (int y = down.first; y <= down.last; y++)
    for (int i = across.first / 64; i <= across.last / 64; i++)
      if ((self->bits[(gsize)y * self->words + (gsize)i] & mask_of (across, i)) != 0)
        return FALSE;
  return TRUE;
}

void
occupancy_set (Occupancy *self, RecourseRect rect, gboolean is_taken)
{
  Range across, down;

  find_ranges (self, rect, &across, &down);
  if (across.last < across.first)
    return;
  for (int y = down.first; y <= down.last; y++)
    for (int i = across.first / 64; i <= across.last / 64; i++)
      {
        guint64 *word = &self->bits[(gsize)y * self->words + (gsize)i];

        *word = is_taken ? *word | mask_of (across, i) : *word & ~mask_of (across, i);
      }
}
