/* Marks of one role together, without a change to the picture: a mark may join its role's group unless
 * something painted in between lies under it. */
#include "groups.h"

#include "snap.h"

#include <math.h>

static void
group_free (gpointer data)
{
  RecourseGroup *group = data;

  g_ptr_array_unref (group->marks);
  g_free (group);
}

static RecourseRect
mark_reach (const RecourseMark *mark)
{
  return recourse_rect_grow (mark->bounds, mark->paint.stroke_width + mark->paint.halo_width + 1);
}

static gboolean
overlap (const RecourseRect *a, const RecourseRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static RecourseRect
unite (RecourseRect a, RecourseRect b)
{
  double x = fmin (a.x, b.x), y = fmin (a.y, b.y);

  return (RecourseRect){ x, y, fmax (a.x + a.width, b.x + b.width) - x,
                         fmax (a.y + a.height, b.y + b.height) - y };
}

static gboolean
is_under (const RecourseGroup *group, const RecourseRect *reach)
{
  if (!overlap (&group->reach, reach))
    return FALSE;
  for (guint i = 0; i < group->marks->len; i++)
    {
      RecourseRect other = mark_reach (g_ptr_array_index (group->marks, i));

      if (overlap (&other, reach))
        return TRUE;
    }
  return FALSE;
}

/* The group of @mark's role, unless something painted after that group lies under the mark. */
static RecourseGroup *
find_group (GPtrArray *groups, const RecourseMark *mark)
{
  RecourseRect reach = mark_reach (mark);

  for (guint i = groups->len; i > 0; i--)
    {
      RecourseGroup *group = g_ptr_array_index (groups, i - 1);

      if (group->role == mark->role)
        return group;
      if (is_under (group, &reach))
        return NULL;
    }
  return NULL;
}

GPtrArray *
recourse_group_marks (const RecourseScene *scene)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      RecourseGroup *group = find_group (groups, mark);

      if (group == NULL)
        {
          group = g_new0 (RecourseGroup, 1);
          group->role = mark->role;
          group->marks = g_ptr_array_new ();
          group->reach = mark_reach (mark);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->marks, mark);
      group->reach = unite (group->reach, mark_reach (mark));
    }
  return groups;
}
