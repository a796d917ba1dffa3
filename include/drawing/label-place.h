/* Labels of points on a plane, where they belong: beside their mark, over nothing else. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_LABEL_BESIDE,   /* next to its mark */
  RECOURSE_LABEL_LED,      /* further off, with a leader from @leader_x1 … to @leader_y2 */
  RECOURSE_LABEL_LEFT_OUT, /* not placed: to be announced */
} RecourseLabelFit;

/**
 * RecoursePointLabel:
 * @x: middle of the mark
 * @y: middle of the mark
 * @reach: from there to the edge of the mark
 * @width: of the label
 * @height: of the label
 * @priority: larger ones are placed first, equal ones in the order given
 * @fit: (out): where it went
 * @box: (out): of the label, unless it is left out
 * @leader_x1: (out): of a leader, at the mark
 * @leader_y1: (out): of a leader, at the mark
 * @leader_x2: (out): of a leader, just short of the label
 * @leader_y2: (out): of a leader, just short of the label
 */
typedef struct
{
  double x, y, reach;
  double width, height;
  int priority;

  RecourseLabelFit fit;
  RecourseRect box;
  double leader_x1, leader_y1, leader_x2, leader_y2;
} RecoursePointLabel;

/**
 * recourse_place_labels:
 * @labels: (inout) (array length=n): each mark keeps off all labels but needs no obstacle of its own
 * @obstacles: (array length=n_obstacles): what labels must not cover
 * @area: which labels do not leave
 *
 * Tries eight positions each, right above first, by priority; makes room by moving a label that is in the
 * way to another of its positions; then looks further off and draws a leader.  Labels keep 2 px from one
 * another, from obstacles and marks, and stand nearer to their own mark than to any other.  J.
 * Christensen, J. Marks, S. Shieber, "An Empirical Study of Algorithms for Point-Feature Label Placement",
 * ACM Transactions on Graphics 14(3), 1995; occupancy bitmap after C. Kittivorawong et al., "Fast and
 * Flexible Overlap Detection for Chart Labeling with Occupancy Bitmap", IEEE VIS 2020.
 *
 * Returns: how many labels are left out
 */
guint recourse_place_labels (RecoursePointLabel *labels,
                             guint n,
                             const RecourseRect *obstacles,
                             guint n_obstacles,
                             RecourseRect area);

G_END_DECLS
