/* Layout of a tree for editing.  Sizes follow from what kind of lines a node has, not from measured text, so
 * that laying out a hundred thousand nodes takes milliseconds; text is set only where it is seen. */
#include "config.h"

#include "map-private.h"

#include "drawing/tidy-tree.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More nodes than that are not measured. */
#define MOST_MEASURED 400

guint
map_lines (const RecourseTreeMap *self, const char *text, double width)
{
  double ems = 0, most = width / self->form.font_px;

  if (!self->is_large)
    return recourse_text_width (text, self->form.font_px, FALSE) > width ? 2 : 1;

  for (const char *p = text; *p != '\0' && ems <= most; p = g_utf8_next_char (p))
    ems += g_unichar_iswide (g_utf8_get_char (p)) ? 1 : 0.58;
  return ems > most ? 2 : 1;
}

guint
map_question_lines (const RecourseTreeMap *self, guint index)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, index);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (node->node));

  if (node->kind == RECOURSE_OUTLINE_OUTCOME || *label == '\0')
    return 0;
  return map_lines (self, label, map_em (self, MAP_BRANCH));
}

gboolean
map_has_values (const RecourseTreeMap *self, guint index)
{
  return recourse_outline_get (self->outline, index)->is_open
         && recourse_outline_get_results (self->outline) != NULL;
}

gboolean
map_has_standing (const RecourseTreeMap *self, guint index)
{
  guint parent = recourse_outline_get (self->outline, index)->parent;

  return parent != RECOURSE_OUTLINE_NONE
         && recourse_outline_get (self->outline, parent)->kind == RECOURSE_OUTLINE_DECISION
         && recourse_outline_get_results (self->outline) != NULL;
}

/* Whether an option stands so close to the chosen one that a second line says it. */
static gboolean
is_near (const RecourseTreeMap *self, guint index)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, index);
  const RecourseDecision *decision = node->parent != RECOURSE_OUTLINE_NONE
                                         ? recourse_outline_decision (self->outline, node->parent)
                                         : NULL;

  return decision != NULL && node->option != RECOURSE_OUTLINE_NONE
         && (decision->tied[node->option] || decision->near_tied[node->option]);
}

static void
size_place (const RecourseTreeMap *self, RecourseTreePlace *place)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, place->index);
  g_autofree char *label = map_branch_label (self, place->index);
  guint below = map_question_lines (self, place->index);

  place->is_leaf = !node->is_open;
  place->above =
      map_lines (self, label, map_em (self, MAP_BRANCH - 3)) * self->line + map_em (self, 0.3);
  if (map_has_values (self, place->index))
    below++;
  if (map_has_standing (self, place->index))
    below += is_near (self, place->index) ? 2 : 1;
  place->below = below * self->line + map_em (self, 0.3);
  /* The name of an outcome stands beside it, on two lines at most. */
  place->below = fmax (place->below, place->is_leaf ? self->line : self->form.font_px);
}

static void
collect (RecourseTreeMap *self)
{
  guint n = recourse_outline_get_n_nodes (self->outline);

  self->place_of = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    self->place_of[i] = RECOURSE_OUTLINE_NONE;
  for (guint i = n > 0 ? 0 : RECOURSE_OUTLINE_NONE; i != RECOURSE_OUTLINE_NONE;
       i = recourse_outline_next_shown (self->outline, i))
    {
      const RecourseOutlineNode *node = recourse_outline_get (self->outline, i);
      RecourseTreePlace place = { .index = i, .parent = RECOURSE_OUTLINE_NONE };

      if (node->parent != RECOURSE_OUTLINE_NONE)
        place.parent = self->place_of[node->parent];
      size_place (self, &place);
      self->place_of[i] = self->places->len;
      g_array_append_val (self->places, place);
    }
}

/* From level to level in reading direction, and rows as the tidy tree finds them; every leaf has a row to
 * itself up to the columns. */
static void
lay_out (RecourseTreeMap *self)
{
  guint n = self->places->len, deepest = 0;
  g_autofree RecourseTreeBox *boxes = g_new0 (RecourseTreeBox, n + 1);
  double step = map_em (self, MAP_FAN + MAP_BRANCH + MAP_SYMBOL);
  double margin = map_em (self, MAP_MARGIN);
  RecourseTreeForm form = { .gap_across = map_em (self, MAP_GAP), .align_leaves = TRUE };
  RecourseTreeExtent extent;

  for (guint i = 0; i < n; i++)
    {
      const RecourseTreePlace *place = map_place (self, i);

      boxes[i] = (RecourseTreeBox){ .parent = i > 0 ? place->parent : RECOURSE_TREE_ROOT,
                                    .width = step,
                                    .height = place->above + place->below };
      deepest = MAX (deepest, recourse_outline_get (self->outline, place->index)->depth);
    }
  extent = recourse_tidy_tree (boxes, n, &form);
  self->height = extent.height + 2 * margin;
  self->width =
      2 * margin + deepest * step + map_em (self, MAP_BRANCH + 1.5 * MAP_SYMBOL + MAP_NAME);
  for (guint i = 0; i < n; i++)
    {
      RecourseTreePlace *place = &g_array_index (self->places, RecourseTreePlace, i);
      guint depth = recourse_outline_get (self->outline, place->index)->depth;
      double x = margin + map_em (self, MAP_BRANCH + MAP_SYMBOL / 2) + depth * step;

      place->x = round (self->form.is_rtl ? self->width - x : x);
      place->y = round (margin + boxes[i].y + place->above);
    }
}

static double
figure_width (const RecourseTreeMap *self, guint stakeholder, double value)
{
  g_autofree char *text = recourse_tree_map_figure (self, stakeholder, value);

  return recourse_text_width (text, self->form.font_px, TRUE);
}

/* One number of decimals, and a column wide enough, for all figures of a stakeholder in this tree. */
static void
plan_column (RecourseTreeMap *self, guint column)
{
  const RecourseResults *results = recourse_outline_get_results (self->outline);
  guint s = self->form.columns[column];
  const RecoursePathResult *path = &results->paths[recourse_outline_get_path_index (self->outline)];
  double least = 0, most = 0;

  for (guint i = 0; i < path->n_nodes; i++)
    {
      least = fmin (least, path->nodes[i].payoffs[s]);
      most = fmax (most, path->nodes[i].payoffs[s]);
    }
  self->decimals[s] = MAX (1, recourse_decimals_of_magnitude (fmax (-least, most)));
  self->column_widths[column] =
      fmax (fmax (figure_width (self, s, least), figure_width (self, s, most)),
            recourse_text_width (map_party_head (self, s), self->form.font_px, TRUE)
                + map_em (self, 1.4));
  self->column_widths[column] = ceil (fmin (self->column_widths[column], map_em (self, 9)));
}

static void
plan_columns (RecourseTreeMap *self)
{
  const RecourseResults *results = recourse_outline_get_results (self->outline);

  self->column_widths = g_new0 (double, self->form.n_columns + 1);
  self->decimals = g_new0 (guint, results != NULL ? results->n_stakeholders + 1 : 1);
  self->reach_width = ceil (fmax (recourse_text_width ("100%", self->form.font_px, FALSE),
                                  recourse_text_width (_ ("chance"), self->form.font_px, FALSE)));
  if (results == NULL)
    self->form.n_columns = 0;
  for (guint i = 0; i < self->form.n_columns; i++)
    plan_column (self, i);
}

RecourseTreeMap *
recourse_tree_map_new (const RecourseOutline *outline, const RecourseTreeMapForm *form)
{
  RecourseTreeMap *self = g_new0 (RecourseTreeMap, 1);

  self->outline = outline;
  self->form = *form;
  self->form.columns = g_memdup2 (form->columns, form->n_columns * sizeof (guint));
  self->places = g_array_new (FALSE, FALSE, sizeof (RecourseTreePlace));
  self->line = recourse_text_line_height (form->font_px);
  self->is_large = recourse_outline_count_shown (outline) > MOST_MEASURED;
  plan_columns (self);
  collect (self);
  lay_out (self);
  return self;
}

void
recourse_tree_map_free (RecourseTreeMap *self)
{
  g_free ((gpointer)self->form.columns);
  g_array_unref (self->places);
  g_free (self->place_of);
  g_free (self->decimals);
  g_free (self->column_widths);
  g_free (self);
}

double
recourse_tree_map_get_width (const RecourseTreeMap *self)
{
  return self->width;
}

double
recourse_tree_map_get_height (const RecourseTreeMap *self)
{
  return self->height;
}

guint
recourse_tree_map_get_n_places (const RecourseTreeMap *self)
{
  return self->places->len;
}

const RecourseTreePlace *
recourse_tree_map_get_place (const RecourseTreeMap *self, guint place)
{
  return map_place (self, place);
}

guint
recourse_tree_map_find_place (const RecourseTreeMap *self, guint index)
{
  return index < recourse_outline_get_n_nodes (self->outline) ? self->place_of[index]
                                                              : RECOURSE_OUTLINE_NONE;
}

RecourseRect
recourse_tree_map_get_bounds (const RecourseTreeMap *self, guint index)
{
  const RecourseTreePlace *place = map_place (self, index);
  double bend = map_bend (self, place);
  double end =
      place->x
      + map_forward (self) * map_em (self, MAP_SYMBOL / 2 + (place->is_leaf ? MAP_NAME : 1.4));

  return (RecourseRect){ fmin (bend, end), place->y - place->above, fabs (end - bend),
                         place->above + place->below };
}

guint
recourse_tree_map_neighbour (const RecourseTreeMap *self, guint place, int step)
{
  double x = map_place (self, place)->x;

  for (gint64 i = (gint64)place + step; i >= 0 && i < self->places->len; i += step)
    if (map_place (self, (guint)i)->x == x)
      return (guint)i;
  return place;
}
