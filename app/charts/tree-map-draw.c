/* Drawing a part of a tree: branches by chance and policy, labels over them, questions and values under
 * them.  Only what reaches into the part is set, so the cost is that of the screen, not of the tree. */
#include "config.h"

#include "map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const RecourseTreeMap *map;
  RecourseScene *scene;
  RecourseRect region;
  gboolean shows_words;
} Drawing;

typedef struct
{
  double x, y, width; /* 0: as wide as it is */
  guint lines;
  gboolean is_semibold;
  RecourseInk ink;
} Line;

static double
left (const Drawing *self, double x)
{
  return x - self->region.x;
}

static double
top (const Drawing *self, double y)
{
  return y - self->region.y;
}

/* Text that starts at @line.x in reading direction. */
static RecourseMark *
add_text (const Drawing *self,
          const char *role,
          const char *text,
          Line line,
          guint index,
          const char *part)
{
  RecourseTextStyle style = { .font_px = self->map->form.font_px,
                              .is_semibold = line.is_semibold,
                              .max_width = line.width,
                              .max_lines = line.lines,
                              .align = RECOURSE_ALIGN_START };
  RecourseMark *mark =
      recourse_scene_add_text (self->scene, role, text, left (self, line.x), top (self, line.y),
                               style, line.ink, "%u/%s", index, part);

  mark->z = 6;
  mark->paint.halo = RECOURSE_INK_BACKGROUND;
  mark->paint.halo_width = 2;
  return mark;
}

static RecourseInk
ink_of (const Drawing *self, guint index)
{
  return recourse_outline_is_policy (self->map->outline, index) ? RECOURSE_INK_TEXT
                                                                : RECOURSE_INK_SECONDARY;
}

/* What would be chosen is heavy all the way; else the heavier the likelier, never under a pixel. */
static RecoursePaint
branch_paint (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseOutline *outline = self->map->outline;
  const RecourseOutlineNode *node = recourse_outline_get (outline, place->index);
  const RecourseNodeResult *result = recourse_outline_result (outline, place->index);
  RecoursePaint paint = { .stroke = RECOURSE_INK_SOURCE, .stroke_width = 1 };

  if (result == NULL && recourse_outline_get_results (outline) != NULL)
    paint.dash = RECOURSE_DASH_DASHED;
  if (result == NULL || !(result->reach > 0))
    return paint;
  paint.stroke = RECOURSE_INK_NEUTRAL;
  paint.stroke_width = 1.5 + 2.5 * result->reach;
  if (recourse_outline_get (outline, node->parent)->kind == RECOURSE_OUTLINE_DECISION)
    paint.stroke_width = 4;
  return paint;
}

static void
draw_branch (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreePlace *parent = map_place (self->map, place->parent);
  double bend = map_bend (self->map, place), forward = map_forward (self->map);
  double start = parent->x + forward * map_em (self->map, MAP_SYMBOL / 2);
  double half = (start + bend) / 2, stop = place->x;
  RecoursePaint paint = branch_paint (self, place);
  GArray *curve = recourse_curve_new ();
  RecourseMark *mark;

  recourse_curve_move_to (curve, left (self, start), top (self, parent->y));
  recourse_curve_cubic_to (curve, left (self, half), top (self, parent->y), left (self, half),
                           top (self, place->y), left (self, bend), top (self, place->y));
  recourse_curve_line_to (curve, left (self, stop), top (self, place->y));
  mark = recourse_scene_add_curve (self->scene, "branch", curve, paint, "%u/branch", place->index);
  mark->z = recourse_outline_is_policy (self->map->outline, place->index) ? 4 : 3;
}

/* The root's label stands on a line that comes from nowhere. */
static void
draw_trunk (const Drawing *self, const RecourseTreePlace *place)
{
  double bend = map_bend (self->map, place);
  GArray *curve = recourse_curve_new ();
  RecoursePaint paint = { .stroke = RECOURSE_INK_NEUTRAL, .stroke_width = 4 };

  recourse_curve_move_to (curve, left (self, bend), top (self, place->y));
  recourse_curve_line_to (curve, left (self, place->x), top (self, place->y));
  recourse_scene_add_curve (self->scene, "branch", curve, paint, "%u/branch", place->index)->z = 4;
}

static void
draw_node (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreeMap *map = self->map;
  const RecourseOutlineNode *node = recourse_outline_get (map->outline, place->index);
  RecourseDossier *dossier = recourse_outline_get_dossier (map->outline);
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = ink_of (self, place->index),
                          .stroke_width = 1.5 };
  RecourseSymbol symbols[] = { RECOURSE_SYMBOL_SQUARE, RECOURSE_SYMBOL_CIRCLE,
                               RECOURSE_SYMBOL_TRIANGLE };
  g_autofree char *words = recourse_tree_map_describe (map, place->index);
  RecourseMark *mark;

  if (node->kind == RECOURSE_OUTLINE_DECISION)
    paint = (RecoursePaint){ .fill = recourse_party_ink (recourse_dossier_index_of (
                                 dossier, dossier->stakeholders, node->node->owner)) };
  mark = recourse_scene_add_symbol (self->scene, "node", symbols[node->kind], left (self, place->x),
                                    top (self, place->y), map_em (map, MAP_SYMBOL), paint,
                                    "%u/node", place->index);
  mark->z = 8;
  recourse_mark_speak (mark, "node", "%s", words);
}

/* A sign to fold by: − where open, + and what is behind where folded. */
static void
draw_fold (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreeMap *map = self->map;
  double size = map_em (map, place->is_leaf ? 1.5 : 1.15), forward = map_forward (map);
  g_autofree char *folded = map_folded (map, place->index);
  const char *sign = place->is_leaf ? folded : "−";
  double width = place->is_leaf && self->shows_words
                     ? recourse_text_width (folded, map->form.font_px, FALSE) + map_em (map, 0.9)
                     : size;
  double start = place->x + forward * map_em (map, MAP_SYMBOL / 2 + 0.25);
  RecourseRect bounds = { left (self, forward > 0 ? start : start - width),
                          top (self, place->y) - size / 2, width, size };
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = RECOURSE_INK_SOURCE,
                          .stroke_width = 1,
                          .radius = size / 2 };
  RecourseMark *mark =
      recourse_scene_add_rect (self->scene, "fold", bounds, paint, "%u/fold", place->index);
  RecourseTextStyle style = { .font_px = map->form.font_px, .align = RECOURSE_ALIGN_CENTER };

  mark->z = 8;
  if (place->is_leaf)
    recourse_mark_speak (mark, "fold", _ ("Unfold: %s"), folded);
  else
    recourse_mark_speak (mark, "fold", "%s", _ ("Fold"));
  if (!self->shows_words)
    return;
  mark = recourse_scene_add_text (self->scene, "sign", sign, bounds.x + width / 2,
                                  top (self, place->y) - map->line / 2, style,
                                  RECOURSE_INK_SECONDARY, "%u/sign", place->index);
  mark->z = 9;
}

static void
draw_label (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreeMap *map = self->map;
  g_autofree char *label = map_branch_label (map, place->index);
  g_autofree char *figure = map_branch_figure (map, place->index);
  double bend = map_bend (map, place), taken = 0, room = map_em (map, MAP_BRANCH);
  gboolean is_root = place->parent == RECOURSE_OUTLINE_NONE;
  guint lines = map_lines (map, label, map_em (map, MAP_BRANCH - 3));
  Line line = { .x = bend,
                .y = place->y - map_em (map, 0.3) - lines * map->line,
                .is_semibold = TRUE,
                .lines = 1,
                .ink = ink_of (self, place->index) };
  RecourseMark *mark;

  if (*figure != '\0')
    {
      mark = add_text (self, "label", figure, line, place->index, "chance");
      taken = mark->bounds.width + map_em (map, 0.45);
      if (recourse_outline_get (map->outline, place->index)->branch->probability != NULL)
        {
          g_autofree char *tip = map_chance_tip (map, place->index);

          recourse_mark_speak (mark, "chance", "%s", tip);
        }
    }
  line.x = bend + map_forward (map) * taken;
  line.width = room - taken;
  line.lines = lines;
  line.is_semibold = is_root;
  mark = add_text (self, "branch-label", label, line, place->index, "label");
  recourse_mark_speak (mark, "label", "%s", label);
}

/* The value to each stakeholder shown, as far as there is room for it; the one in view stands out. */
static void
draw_values (const Drawing *self, const RecourseTreePlace *place, double y)
{
  const RecourseTreeMap *map = self->map;
  const RecourseNodeResult *result = recourse_outline_result (map->outline, place->index);
  double size = map_em (map, 0.7), forward = map_forward (map), x = map_bend (map, place);
  double end = map_em (map, MAP_BRANCH);

  for (guint i = 0; result != NULL && i < map->form.n_columns; i++)
    {
      guint s = map->form.columns[i];
      g_autofree char *figure = recourse_tree_map_figure (map, s, result->payoffs[s]);
      gboolean is_in_view = s == map->form.stakeholder;
      double width = recourse_text_width (figure, map->form.font_px, is_in_view);
      RecoursePaint paint = { .fill = recourse_party_ink (map_party (map, s)) };
      Line line = { .y = y, .lines = 1, .is_semibold = is_in_view };
      g_autofree char *part = g_strdup_printf ("value/%u", s);
      RecourseMark *mark;

      if ((end -= width + size + map_em (map, 1.1)) < 0 && i > 0)
        return;
      mark = recourse_scene_add_symbol (
          self->scene, "party", recourse_party_symbol (map_party (map, s)),
          left (self, x + forward * size / 2), top (self, y + map->line / 2), size, paint,
          "%u/party/%u", place->index, s);
      mark->z = 6;
      line.x = x + forward * (size + map_em (map, 0.35));
      line.ink = is_in_view ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY;
      mark = add_text (self, "value", figure, line, place->index, part);
      mark->value = result->payoffs[s];
      recourse_mark_speak (mark, "value", _ ("Expected for %s: %s"), map_party_label (map, s),
                           figure);
      x = line.x + forward * (width + map_em (map, 0.75));
    }
}

static void
draw_under (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreeMap *map = self->map;
  g_autofree char *title = recourse_tree_map_title (map, place->index);
  g_autofree char *standing = recourse_tree_map_standing (map, place->index);
  g_auto (GStrv) standings = g_strsplit (standing != NULL ? standing : "", "\n", -1);
  guint questions = map_question_lines (map, place->index);
  Line line = { .x = map_bend (map, place),
                .y = place->y + map_em (map, 0.25),
                .width = map_em (map, MAP_BRANCH),
                .lines = questions,
                .ink = RECOURSE_INK_SECONDARY };

  if (questions > 0)
    {
      RecourseMark *mark = add_text (self, "question", title, line, place->index, "question");

      recourse_mark_speak (mark, "question", "%s", title);
      line.y += questions * map->line;
    }
  if (map_has_values (map, place->index))
    {
      draw_values (self, place, line.y);
      line.y += map->line;
    }
  line.lines = 1;
  for (guint i = 0; standings[i] != NULL && *standings[i] != '\0'; i++, line.y += map->line)
    {
      RecourseMark *mark = add_text (self, "standing", standings[i], line, place->index,
                                     i == 0 ? "standing" : "near");

      recourse_mark_speak (mark, "standing", "%s", standings[i]);
    }
}

/* What an outcome is called, beside it. */
static void
draw_name (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreeMap *map = self->map;
  g_autofree char *title = recourse_tree_map_title (map, place->index);
  guint lines = map_lines (map, title, map_em (map, MAP_NAME - 1));
  Line line = { .x = place->x + map_forward (map) * map_em (map, MAP_SYMBOL / 2 + 0.5),
                .y = place->y - lines * map->line / 2,
                .width = map_em (map, MAP_NAME - 1),
                .lines = lines,
                .ink = ink_of (self, place->index) };
  RecourseMark *mark = add_text (self, "name", title, line, place->index, "name");

  recourse_mark_speak (mark, "name", "%s", title);
}

/* Leads the eye to the columns. */
static void
draw_leader (const Drawing *self, const RecourseTreePlace *place)
{
  double end = self->map->form.is_rtl ? 0 : self->map->width;
  double from = fmax (fmin (place->x, end), self->region.x);
  double to = fmin (fmax (place->x, end), self->region.x + self->region.width);

  if (to > from)
    recourse_scene_add_rule (self->scene, "grid", left (self, from), top (self, place->y),
                             left (self, to), top (self, place->y), RECOURSE_INK_GRID, "%u/leader",
                             place->index)
        ->z = 1;
}

static gboolean
meets (RecourseRect a, RecourseRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static gboolean
branch_meets (const Drawing *self, const RecourseTreePlace *place)
{
  const RecourseTreePlace *parent = map_place (self->map, place->parent);
  RecourseRect box = { fmin (place->x, parent->x), fmin (place->y, parent->y) - 4,
                       fabs (place->x - parent->x), fabs (place->y - parent->y) + 8 };

  return meets (box, self->region);
}

static void
draw_place (const Drawing *self, guint i)
{
  const RecourseTreePlace *place = map_place (self->map, i);
  const RecourseOutlineNode *node = recourse_outline_get (self->map->outline, place->index);

  if (place->is_leaf && place->y >= self->region.y
      && place->y <= self->region.y + self->region.height)
    draw_leader (self, place);
  if (place->parent != RECOURSE_OUTLINE_NONE && branch_meets (self, place))
    draw_branch (self, place);
  if (!meets (recourse_tree_map_get_bounds (self->map, i), self->region))
    return;
  if (place->parent == RECOURSE_OUTLINE_NONE)
    draw_trunk (self, place);
  draw_node (self, place);
  if (node->kind != RECOURSE_OUTLINE_OUTCOME)
    draw_fold (self, place);
  if (!self->shows_words)
    return;
  draw_label (self, place);
  draw_under (self, place);
  if (node->kind == RECOURSE_OUTLINE_OUTCOME)
    draw_name (self, place);
}

RecourseScene *
recourse_tree_map_draw (const RecourseTreeMap *self, RecourseRect region, gboolean shows_words)
{
  Drawing drawing = { self, recourse_scene_new ("tree", region.width, region.height), region,
                      shows_words };

  drawing.scene->is_rtl = self->form.is_rtl;
  for (guint i = 0; i < self->places->len; i++)
    draw_place (&drawing, i);
  recourse_scene_seal (drawing.scene);
  return drawing.scene;
}
