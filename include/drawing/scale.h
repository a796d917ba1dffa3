/* Data to logical pixels. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RecourseScale:
 *
 * A linear scale: @data_min lies at @pixel_min, @data_max at @pixel_max, which may be the smaller one.
 */
typedef struct
{
  double data_min, data_max;
  double pixel_min, pixel_max;
} RecourseScale;

static inline double
recourse_scale_map (const RecourseScale *self, double value)
{
  double range = self->data_max - self->data_min;

  if (!(range > 0 || range < 0))
    return (self->pixel_min + self->pixel_max) / 2;
  return self->pixel_min + (value - self->data_min) / range * (self->pixel_max - self->pixel_min);
}

static inline double
recourse_scale_invert (const RecourseScale *self, double pixel)
{
  double range = self->pixel_max - self->pixel_min;

  if (!(range > 0 || range < 0))
    return self->data_min;
  return self->data_min + (pixel - self->pixel_min) / range * (self->data_max - self->data_min);
}

G_END_DECLS
