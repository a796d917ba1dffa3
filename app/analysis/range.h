/* Ranges of graph nodes over all possible draws.  Internal to the room. */
#pragma once

#include "graph.h"

/* @low and @high bound the value where @is_safe; where not, it may be infinite or NaN. */
typedef struct
{
  double low, high;
  gboolean is_safe;
} RecourseRange;

RecourseRange recourse_range_make (double low, double high);

/* The range of a node of @graph, given those of the nodes before it and of the inputs. */
RecourseRange recourse_range_of (const RecourseGraph *graph,
                                 guint32 node,
                                 const RecourseRange *ranges,
                                 const RecourseRange *inputs);
