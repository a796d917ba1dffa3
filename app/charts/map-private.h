/* What a map of a tree is made of, for the files that lay it out, draw it and word it. */
#pragma once

#include "charts/tree-map.h"
#include "drawing/text.h"

/* Lengths in sizes of type: the fan of branches behind a node, a branch with its label, a node, the name
 * of an outcome, air around all. */
#define MAP_FAN 2.8
#define MAP_BRANCH 16.0
#define MAP_SYMBOL 1.2
#define MAP_NAME 15.0
#define MAP_MARGIN 1.6
#define MAP_GAP 0.4

struct _RecourseTreeMap
{
  const RecourseOutline *outline;
  RecourseTreeMapForm form; /* its columns are owned */
  GArray *places;           /* RecourseTreePlace, parents before children */
  guint *place_of;          /* for each node of the outline */
  double width, height;
  double line;       /* height of a line of text */
  gboolean is_large; /* so that text is not measured before it is seen */
  guint *decimals;
  double *column_widths; /* for each of the columns */
  double reach_width;
};

static inline const RecourseTreePlace *
map_place (const RecourseTreeMap *self, guint place)
{
  return &g_array_index (self->places, RecourseTreePlace, place);
}

static inline double
map_em (const RecourseTreeMap *self, double ems)
{
  return self->form.font_px * ems;
}

/* 1 where x grows in reading direction, else −1. */
static inline double
map_forward (const RecourseTreeMap *self)
{
  return self->form.is_rtl ? -1 : 1;
}

/* Where the branch to a node has come to its height and its label begins. */
static inline double
map_bend (const RecourseTreeMap *self, const RecourseTreePlace *place)
{
  return place->x - map_forward (self) * map_em (self, MAP_BRANCH + MAP_SYMBOL / 2);
}

/* How many lines @text takes within @width, 1 or 2.  In a large tree by counting letters: to measure every label
 * would take longer than to draw what is seen of it. */
guint map_lines (const RecourseTreeMap *self, const char *text, double width);

/* What stands under a branch, from the top: the node's question, its values, an option's standing. */
guint map_question_lines (const RecourseTreeMap *self, guint index);
gboolean map_has_values (const RecourseTreeMap *self, guint index);
gboolean map_has_standing (const RecourseTreeMap *self, guint index);

/* "30%", "✓", "": what stands before the label of a branch */
char *map_branch_figure (const RecourseTreeMap *self, guint index);
char *map_branch_label (const RecourseTreeMap *self, guint index);
char *map_reach (const RecourseTreeMap *self, guint index);
char *map_folded (const RecourseTreeMap *self, guint index);
/* What a tip says of the chance of a branch, with its formula. */
char *map_chance_tip (const RecourseTreeMap *self, guint index);
/* Over a column: in full where that is short. */
const char *map_party_head (const RecourseTreeMap *self, guint stakeholder);
const char *map_party_short (const RecourseTreeMap *self, guint stakeholder);
const char *map_party_label (const RecourseTreeMap *self, guint stakeholder);
guint map_party (const RecourseTreeMap *self, guint stakeholder);
