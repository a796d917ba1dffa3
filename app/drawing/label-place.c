/* Placing labels of points.  Greedy by priority, then a local search that moves whoever is in the way,
 * then leaders.  Obstacles and labels have a bitmap each: a label owns its cells alone, so it can be
 * taken away again by clearing them. */
#include "drawing/label-place.h"

#include "drawing/order.h"

#include "occupancy.h"

#include <math.h>

#define N_POSITIONS 8
#define N_DIRECTIONS 16
#define N_RINGS 12
#define RING_STEP 10.0
/* From a mark to its label, and between anything else. */
#define GAP 4.0
#define CORNER_GAP 3.0
#define CLEARANCE 2.0
#define MOST_ROUNDS 8
/* A leader is followed in steps of this length. */
#define STRIDE 1.0

typedef struct
{
  RecoursePointLabel *labels;
  guint n;
  RecourseRect area;
  Occupancy obstacles, placed;
  guint *order;
} Plane;

static RecourseRect
grow (RecourseRect r, double by)
{
  return (RecourseRect){ r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by };
}

static gboolean
are_apart (RecourseRect a, RecourseRect b)
{
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y
         || b.y + b.height <= a.y;
}

static RecourseRect
mark_rect (const RecoursePointLabel *label)
{
  return (RecourseRect){ label->x - label->reach, label->y - label->reach, 2 * label->reach,
                         2 * label->reach };
}

/* Right above, left above, right below, left below, right, above, left, below. */
static RecourseRect
position (const RecoursePointLabel *label, guint i)
{
  static const int across[N_POSITIONS] = { 1, -1, 1, -1, 1, 0, -1, 0 };
  static const int down[N_POSITIONS] = { -1, -1, 1, 1, 0, -1, 0, 1 };
  gboolean is_corner = across[i] != 0 && down[i] != 0;
  /* At a corner the way to the label is the diagonal, which is longer; marks may be square, though. */
  double off = label->reach + (is_corner ? CORNER_GAP : GAP);
  double x = label->x + across[i] * (off + label->width / 2);
  double y = label->y + down[i] * (off + label->height / 2);

  return (RecourseRect){ x - label->width / 2, y - label->height / 2, label->width, label->height };
}

static gboolean
is_inside (const Plane *plane, RecourseRect box)
{
  const RecourseRect *area = &plane->area;

  return box.x >= area->x && box.y >= area->y && box.x + box.width <= area->x + area->width
         && box.y + box.height <= area->y + area->height;
}

/* From the edge of the mark of @label to @box; 0 where they touch. */
static double
distance_to (const RecoursePointLabel *label, RecourseRect box)
{
  double dx = fmax (fmax (box.x - label->x, label->x - box.x - box.width), 0);
  double dy = fmax (fmax (box.y - label->y, label->y - box.y - box.height), 0);

  return fmax (hypot (dx, dy) - label->reach, 0);
}

/* A label that stands nearer to another mark would be read as the other's. */
static gboolean
is_unambiguous (const Plane *plane, guint self, RecourseRect box)
{
  double own = distance_to (&plane->labels[self], box);

  for (guint i = 0; i < plane->n; i++)
    if (i != self && distance_to (&plane->labels[i], box) < own - 1e-9)
      return FALSE;
  return TRUE;
}

static gboolean
is_possible (const Plane *plane, guint self, RecourseRect box)
{
  return is_inside (plane, box) && occupancy_is_free (&plane->obstacles, box)
         && is_unambiguous (plane, self, box);
}

static gboolean
is_free (const Plane *plane, RecourseRect box)
{
  return occupancy_is_free (&plane->placed, grow (box, CLEARANCE));
}

static void
put (Plane *plane, guint self, RecourseRect box)
{
  RecoursePointLabel *label = &plane->labels[self];

  label->fit = RECOURSE_LABEL_BESIDE;
  label->box = box;
  occupancy_set (&plane->placed, box, TRUE);
}

static void
lift (Plane *plane, guint self)
{
  occupancy_set (&plane->placed, plane->labels[self].box, FALSE);
  plane->labels[self].fit = RECOURSE_LABEL_LEFT_OUT;
}

/* The best free position among the first @n. */
static gboolean
place_beside (Plane *plane, guint self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      RecourseRect box = position (&plane->labels[self], i);

      if (!is_free (plane, box) || !is_possible (plane, self, box))
        continue;
      put (plane, self, box);
      return TRUE;
    }
  return FALSE;
}

/* The only label in the way of @box, or %G_MAXUINT. */
static guint
find_blocker (const Plane *plane, RecourseRect box)
{
  RecourseRect wide = grow (box, CLEARANCE + plane->placed.cell);
  guint found = G_MAXUINT;

  for (guint i = 0; i < plane->n; i++)
    {
      if (plane->labels[i].fit == RECOURSE_LABEL_LEFT_OUT || are_apart (plane->labels[i].box, wide))
        continue;
      if (found != G_MAXUINT)
        return G_MAXUINT;
      found = i;
    }
  return found;
}

/* Puts @self where one other label is, if that one has somewhere else to go. */
static gboolean
place_by_moving (Plane *plane, guint self)
{
  for (guint i = 0; i < N_POSITIONS; i++)
    {
      RecourseRect box = position (&plane->labels[self], i), old;
      guint blocker = find_blocker (plane, box);

      if (blocker == G_MAXUINT || !is_possible (plane, self, box))
        continue;
      old = plane->labels[blocker].box;
      lift (plane, blocker);
      if (is_free (plane, box))
        {
          put (plane, self, box);
          if (place_beside (plane, blocker, N_POSITIONS))
            return TRUE;
          lift (plane, self);
        }
      put (plane, blocker, old);
    }
  return FALSE;
}

static guint
rank_of (const Plane *plane, guint self)
{
  const RecoursePointLabel *label = &plane->labels[self];

  for (guint i = 0; i < N_POSITIONS; i++)
    {
      RecourseRect box = position (label, i);

      if (box.x == label->box.x && box.y == label->box.y)
        return i;
    }
  return N_POSITIONS;
}

/* Moves to a better position where one has come free. */
static gboolean
improve (Plane *plane, guint self)
{
  guint rank = rank_of (plane, self);
  RecourseRect old = plane->labels[self].box;

  lift (plane, self);
  if (place_beside (plane, self, rank))
    return TRUE;
  put (plane, self, old);
  return FALSE;
}

static void
search (Plane *plane)
{
  gboolean has_changed = TRUE;

  for (guint round = 0; round < MOST_ROUNDS && has_changed; round++)
    {
      has_changed = FALSE;
      for (guint k = 0; k < plane->n; k++)
        {
          guint i = plane->order[k];

          if (plane->labels[i].fit == RECOURSE_LABEL_BESIDE)
            has_changed |= improve (plane, i);
          else
            has_changed |= place_beside (plane, i, N_POSITIONS) || place_by_moving (plane, i);
        }
    }
}

/* From the edge of the mark straight to the nearest point of the box, ending short of it. */
static gboolean
aim_leader (RecoursePointLabel *label, RecourseRect box)
{
  double x = CLAMP (label->x, box.x, box.x + box.width);
  double y = CLAMP (label->y, box.y, box.y + box.height);
  double length = hypot (x - label->x, y - label->y);

  if (length < label->reach + 2 * GAP)
    return FALSE;
  x = (x - label->x) / length;
  y = (y - label->y) / length;
  label->leader_x1 = label->x + x * (label->reach + 1);
  label->leader_y1 = label->y + y * (label->reach + 1);
  label->leader_x2 = label->x + x * (length - GAP);
  label->leader_y2 = label->y + y * (length - GAP);
  return TRUE;
}

typedef gboolean (*StepFunc) (Plane *plane, RecourseRect step, gboolean may_cross);

static gboolean
is_step_free (Plane *plane, RecourseRect step, gboolean may_cross)
{
  return occupancy_is_free (&plane->placed, step)
         && (may_cross || occupancy_is_free (&plane->obstacles, step));
}

static gboolean
take_step (Plane *plane, RecourseRect step, gboolean may_cross)
{
  occupancy_set (&plane->placed, step, TRUE);
  return TRUE;
}

static gboolean
follow_leader (Plane *plane, const RecoursePointLabel *label, StepFunc func, gboolean may_cross)
{
  double dx = label->leader_x2 - label->leader_x1, dy = label->leader_y2 - label->leader_y1;
  guint n = (guint)ceil (hypot (dx, dy) / STRIDE) + 1;
  RecourseRect own = grow (mark_rect (label), CORNER_GAP);

  for (guint i = 0; i <= n; i++)
    {
      RecourseRect step = { label->leader_x1 + dx * i / n - 0.5,
                            label->leader_y1 + dy * i / n - 0.5, 1, 1 };

      if (!func (plane, step, may_cross || !are_apart (step, own)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
try_leader (Plane *plane, guint self, double distance, double angle, gboolean may_cross)
{
  RecoursePointLabel *label = &plane->labels[self];
  double x = label->x + cos (angle) * (distance + label->width / 2);
  double y = label->y - sin (angle) * (distance + label->height / 2);
  RecourseRect box = { x - label->width / 2, y - label->height / 2, label->width, label->height };

  if (!is_inside (plane, box) || !is_free (plane, box)
      || !occupancy_is_free (&plane->obstacles, box) || !aim_leader (label, box)
      || !follow_leader (plane, label, is_step_free, may_cross))
    return FALSE;
  put (plane, self, box);
  label->fit = RECOURSE_LABEL_LED;
  follow_leader (plane, label, take_step, FALSE);
  return TRUE;
}

/* Nearest ring first, right above first; rather past obstacles than over them. */
static void
place_with_leader (Plane *plane, guint self)
{
  static const int turns[N_DIRECTIONS] = { 2, 6, 14, 10, 0, 4, 8, 12, 1, 3, 7, 5, 15, 13, 9, 11 };
  double reach = plane->labels[self].reach;

  for (guint pass = 0; pass < 2; pass++)
    for (guint ring = 1; ring <= N_RINGS; ring++)
      for (guint i = 0; i < N_DIRECTIONS; i++)
        if (try_leader (plane, self, reach + 2 * GAP + ring * RING_STEP,
                        turns[i] * 2 * G_PI / N_DIRECTIONS, pass == 1))
          return;
}

static int
compare_priority (gconstpointer a, gconstpointer b, gpointer data)
{
  const RecoursePointLabel *labels = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (labels[i].priority != labels[j].priority)
    return labels[i].priority > labels[j].priority ? -1 : 1;
  return (i > j) - (i < j);
}

static void
plane_init (Plane *plane, const RecourseRect *obstacles, guint n_obstacles)
{
  plane->order = g_new (guint, plane->n);
  occupancy_init (&plane->obstacles, plane->area);
  occupancy_init (&plane->placed, plane->area);
  for (guint i = 0; i < n_obstacles; i++)
    occupancy_set (&plane->obstacles, grow (obstacles[i], CLEARANCE), TRUE);
  for (guint i = 0; i < plane->n; i++)
    {
      plane->order[i] = i;
      plane->labels[i].fit = RECOURSE_LABEL_LEFT_OUT;
      occupancy_set (&plane->obstacles, grow (mark_rect (&plane->labels[i]), CLEARANCE), TRUE);
    }
  recourse_sort_order (plane->order, plane->n, compare_priority, plane->labels);
}

guint
recourse_place_labels (RecoursePointLabel *labels,
                       guint n,
                       const RecourseRect *obstacles,
                       guint n_obstacles,
                       RecourseRect area)
{
  Plane plane = { .labels = labels, .n = n, .area = area };
  guint n_left_out = 0;

  plane_init (&plane, obstacles, n_obstacles);
  for (guint k = 0; k < n; k++)
    place_beside (&plane, plane.order[k], N_POSITIONS);
  search (&plane);
  for (guint k = 0; k < n; k++)
    if (labels[plane.order[k]].fit == RECOURSE_LABEL_LEFT_OUT)
      place_with_leader (&plane, plane.order[k]);
  for (guint i = 0; i < n; i++)
    n_left_out += labels[i].fit == RECOURSE_LABEL_LEFT_OUT;
  g_free (plane.order);
  occupancy_clear (&plane.obstacles);
  occupancy_clear (&plane.placed);
  return n_left_out;
}
