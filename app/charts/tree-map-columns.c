/* The columns at the end of a tree: what each row comes to, and how likely it is.  A picture of their own,
 * so that they stay in place while the tree is moved under them. */
#include "config.h"

#include "map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static double
padding (const RecourseTreeMap *self)
{
  return map_em (self, 0.9);
}

double
recourse_tree_map_get_columns_width (const RecourseTreeMap *self)
{
  double width = padding (self);

  if (self->form.n_columns == 0)
    return 0;
  if (self->form.has_reach)
    width += self->reach_width + padding (self);
  for (guint i = 0; i < self->form.n_columns; i++)
    width += self->column_widths[i] + padding (self);
  return ceil (width);
}

double
recourse_tree_map_get_heads_height (const RecourseTreeMap *self)
{
  return self->form.n_columns > 0 ? ceil (self->line + map_em (self, 0.8)) : 0;
}

/* The right edge of a column: chance is the first, then the stakeholders. */
static double
column_right (const RecourseTreeMap *self, guint column)
{
  double before = padding (self), width;

  if (column > 0 && self->form.has_reach)
    before += self->reach_width + padding (self);
  for (guint i = 0; i + 1 < column; i++)
    before += self->column_widths[i] + padding (self);
  width = column == 0 ? self->reach_width : self->column_widths[column - 1];
  return self->form.is_rtl ? recourse_tree_map_get_columns_width (self) - before : before + width;
}

/* Figures align at the right, whatever the reading direction. */
static RecourseMark *
add_figure (const RecourseTreeMap *self,
            RecourseScene *scene,
            const char *text,
            guint column,
            double y,
            gboolean is_semibold,
            RecourseInk ink,
            const char *key)
{
  RecourseTextStyle style = { .font_px = self->form.font_px,
                              .is_semibold = is_semibold,
                              .max_width = column > 0 ? self->column_widths[column - 1] + 2 : 0,
                              .max_lines = 1,
                              .align =
                                  self->form.is_rtl ? RECOURSE_ALIGN_START : RECOURSE_ALIGN_END };
  RecourseMark *mark = recourse_scene_add_text (scene, "figure", text, column_right (self, column),
                                                y, style, ink, "%s", key);

  mark->z = 6;
  return mark;
}

static void
draw_row (const RecourseTreeMap *self,
          RecourseScene *scene,
          const RecourseTreePlace *place,
          double y)
{
  const RecourseNodeResult *result = recourse_outline_result (self->outline, place->index);
  gboolean is_policy = recourse_outline_is_policy (self->outline, place->index);
  RecourseInk ink = is_policy ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY;
  g_autofree char *reach = map_reach (self, place->index);
  g_autofree char *title = recourse_tree_map_title (self, place->index);
  g_autofree char *key = g_strdup_printf ("%u/reach", place->index);
  RecourseMark *mark;

  if (self->form.has_reach)
    recourse_mark_speak (add_figure (self, scene, reach, 0, y, FALSE, ink, key), "reach",
                         _ ("%s: reached with a chance of %s"), title, reach);
  for (guint i = 0; i < self->form.n_columns; i++)
    {
      guint s = self->form.columns[i];
      gboolean is_in_view = s == self->form.stakeholder;
      g_autofree char *figure =
          recourse_tree_map_figure (self, s, result != NULL ? result->payoffs[s] : NAN);
      g_autofree char *cell = g_strdup_printf ("%u/payoff/%u", place->index, s);

      mark = add_figure (self, scene, figure, i + 1, y, is_in_view && is_policy, ink, cell);
      if (result != NULL)
        mark->value = result->payoffs[s];
      recourse_mark_speak (mark, "payoff", _ ("%s: %s for %s"), title, figure,
                           map_party_label (self, s));
    }
}

RecourseScene *
recourse_tree_map_draw_columns (const RecourseTreeMap *self, double y, double height)
{
  double width = recourse_tree_map_get_columns_width (self);
  RecourseScene *scene = recourse_scene_new ("tree-columns", width, height);

  scene->is_rtl = self->form.is_rtl;
  for (guint i = 0; i < self->places->len; i++)
    {
      const RecourseTreePlace *place = map_place (self, i);

      if (place->is_leaf && place->y + self->line > y && place->y - self->line < y + height)
        draw_row (self, scene, place, place->y - y - self->line / 2);
    }
  recourse_scene_seal (scene);
  return scene;
}

static void
draw_head (const RecourseTreeMap *self, RecourseScene *scene, guint column, double y)
{
  guint s = self->form.columns[column];
  const char *name = map_party_head (self, s);
  gboolean is_in_view = s == self->form.stakeholder;
  g_autofree char *key = g_strdup_printf ("head/%u", s);
  double size = map_em (self, 0.75);
  RecourseMark *mark = add_figure (self, scene, name, column + 1, y, is_in_view,
                                   is_in_view ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY, key);
  RecoursePaint paint = { .fill = recourse_party_ink (map_party (self, s)) };

  recourse_mark_speak (mark, "head",
                       is_in_view ? _ ("Payoff to %s, who is in view") : _ ("Payoff to %s"),
                       map_party_label (self, s));
  recourse_scene_add_symbol (scene, "party", recourse_party_symbol (map_party (self, s)),
                             mark->bounds.x - size, y + self->line / 2, size, paint, "party/%u", s)
      ->z = 6;
}

RecourseScene *
recourse_tree_map_draw_heads (const RecourseTreeMap *self)
{
  double width = recourse_tree_map_get_columns_width (self);
  double height = recourse_tree_map_get_heads_height (self);
  RecourseScene *scene = recourse_scene_new ("tree-heads", width, height);
  double y = (height - self->line) / 2;

  scene->is_rtl = self->form.is_rtl;
  if (self->form.has_reach)
    recourse_mark_speak (
        add_figure (self, scene, _ ("chance"), 0, y, FALSE, RECOURSE_INK_SECONDARY, "head/reach"),
        "head", "%s", _ ("Chance of coming there, as the policy decides"));
  for (guint i = 0; i < self->form.n_columns; i++)
    draw_head (self, scene, i, y);
  recourse_scene_add_rule (scene, "rule", 0, height - 0.5, width, height - 0.5, RECOURSE_INK_GRID,
                           "rule")
      ->z = 1;
  recourse_scene_seal (scene);
  return scene;
}
