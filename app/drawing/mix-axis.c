/* The axes of two scenes, read off the lines of the grid.  A picture of several panels has no axis of its
 * own in this sense: its lines do not lie on one scale, and then nothing is assumed. */
#include "mix.h"

#include <math.h>

/* In pixels: how far lines may be off a common scale. */
#define TOLERANCE 0.5

typedef struct
{
  double pixel, value;
} Reading;

static gboolean
is_line_of_grid (const RecourseMark *mark, gboolean is_horizontal)
{
  return mark->shape == RECOURSE_SHAPE_RULE && isfinite (mark->value)
         && (mark->bounds.width >= mark->bounds.height) == is_horizontal
         && (g_str_equal (mark->role, "grid") || g_str_equal (mark->role, "zero"));
}

/* (element-type Reading): of lines across the axis asked for */
static GArray *
collect_readings (const RecourseScene *scene, gboolean is_horizontal)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (Reading));

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      const RecourseRect *b = &mark->bounds;
      Reading reading = { is_horizontal ? b->y + b->height / 2 : b->x + b->width / 2, mark->value };

      if (is_line_of_grid (mark, is_horizontal))
        g_array_append_val (readings, reading);
    }
  return readings;
}

static void
find_ends (GArray *readings, Reading *least, Reading *greatest)
{
  *least = *greatest = g_array_index (readings, Reading, 0);
  for (guint i = 1; i < readings->len; i++)
    {
      Reading reading = g_array_index (readings, Reading, i);

      if (reading.value < least->value)
        *least = reading;
      if (reading.value > greatest->value)
        *greatest = reading;
    }
}

static gboolean
read_axis (const RecourseScene *scene, gboolean is_horizontal, double *origin, double *unit)
{
  g_autoptr (GArray) readings = collect_readings (scene, is_horizontal);
  Reading least, greatest;

  if (readings->len < 2)
    return FALSE;
  find_ends (readings, &least, &greatest);
  *unit = (greatest.pixel - least.pixel) / (greatest.value - least.value);
  *origin = least.pixel - *unit * least.value;
  if (!isfinite (*unit) || !isfinite (*origin) || *unit == 0)
    return FALSE;
  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = &g_array_index (readings, Reading, i);

      if (fabs (*origin + *unit * reading->value - reading->pixel) > TOLERANCE)
        return FALSE;
    }
  return TRUE;
}

static void
read_axes (RecourseMixAxis *axis,
           const RecourseScene *from,
           const RecourseScene *to,
           gboolean is_horizontal)
{
  axis->is_known = read_axis (from, is_horizontal, &axis->from_origin, &axis->from_unit)
                   && read_axis (to, is_horizontal, &axis->to_origin, &axis->to_unit);
}

void
recourse_mix_stage_init (RecourseMixStage *stage,
                         const RecourseScene *from,
                         const RecourseScene *to)
{
  read_axes (&stage->x, from, to, FALSE);
  read_axes (&stage->y, from, to, TRUE);
}
