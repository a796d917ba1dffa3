/* How the figures came about, what they assume, and what they cannot say. */
#include "config.h"

#include "method.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static double
add_heading (Leaf *leaf, const char *text, double x, double y, double width)
{
  LeafText style = { leaf->body_px, TRUE, 1, RECOURSE_INK_TEXT };

  return leaf_text (leaf, "section", text, x, y, width, style, NULL) + round (10 * leaf->unit);
}

/* As many paragraphs as there is room for. */
static double
add_words (Leaf *leaf, GPtrArray *words, RecourseRect box)
{
  LeafText style = { leaf->label_px, FALSE, 0, RECOURSE_INK_SECONDARY };
  double y = box.y, bottom = box.y + box.height;

  for (guint i = 0; i < words->len; i++)
    {
      const char *text = g_ptr_array_index (words, i);

      if (y + leaf_text_height (leaf, text, box.width, style) > bottom)
        {
          leaf->is_cut = TRUE;
          break;
        }
      y += leaf_text (leaf, "paragraph", text, box.x, y, box.width, style, NULL);
      y += round (10 * leaf->unit);
    }
  return y;
}

static RecourseRect
below (RecourseRect column, double y)
{
  return (RecourseRect){ column.x, y, column.width, column.y + column.height - y };
}

/* Sign of the basis, name, and P10 – P50 – P90 below it. */
static double
add_driver (Leaf *leaf, guint driver, RecourseRect column, double y)
{
  RecourseDriver *record = briefing_item (leaf->briefing->dossier->drivers, driver);
  LeafText name = { leaf->label_px, FALSE, 2, RECOURSE_INK_TEXT };
  LeafText range = { leaf->note_px, FALSE, 1, RECOURSE_INK_SECONDARY };
  double indent = round (1.2 * name.px), width = column.width - indent;
  g_autofree char *figures = method_range (leaf->briefing, driver);
  g_autofree char *text = g_strdup_printf ("%s · %s", figures, method_basis_word (record->basis));

  leaf_basis (leaf, record->basis, column.x, y, name.px);
  y += leaf_text (leaf, "paragraph", recourse_record_get_label (RECOURSE_RECORD (record)),
                  column.x + indent, y, width, name, NULL);
  return y + leaf_text (leaf, "paragraph", text, column.x + indent, y, width, range, NULL)
         + round (8 * leaf->unit);
}

static void
add_drivers (Leaf *leaf, RecourseRect column)
{
  g_autoptr (GArray) order = method_ranking (leaf->briefing);
  LeafText more = { leaf->note_px, FALSE, 1, RECOURSE_INK_SOURCE };
  double row = leaf_line (leaf->label_px) + leaf_line (leaf->note_px) + round (8 * leaf->unit);
  double y = column.y
             + add_heading (leaf, _ ("What matters most, and what it rests on"), column.x, column.y,
                            column.width);
  double bottom = column.y + column.height - leaf_line (more.px);
  guint i;

  for (i = 0; i < order->len && y + row <= bottom; i++)
    y = add_driver (leaf, g_array_index (order, guint, i), column, y);
  if (i < order->len)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("+%u more in the dossier", "+%u more in the dossier", order->len - i),
          order->len - i);

      leaf_text (leaf, "paragraph", text, column.x, y, column.width, more, NULL);
    }
}

static void
add_limits (Leaf *leaf, RecourseRect column)
{
  g_autoptr (GPtrArray) limits = method_limits (leaf->briefing);
  g_autoptr (GPtrArray) choices = method_choices (leaf->briefing);
  double y = column.y;

  if (choices->len > 0)
    {
      y += add_heading (leaf, _ ("What is chosen here"), column.x, y, column.width);
      y = add_words (leaf, choices, below (column, y)) + round (14 * leaf->unit);
    }
  y += add_heading (leaf, _ ("What it cannot say"), column.x, y, column.width);
  add_words (leaf, limits, below (column, y));
}

static char *
describe (const Leaf *leaf, GPtrArray *steps)
{
  GString *text = g_string_new (leaf->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (text, " %s", (char *)g_ptr_array_index (steps, i));
  return g_string_free (text, FALSE);
}

RecourseScene *
briefing_lay_out_method (Leaf *leaf)
{
  const RecourseBriefing *briefing = leaf->briefing;
  g_autofree char *finding = method_finding (briefing);
  g_autoptr (GPtrArray) steps = method_steps (briefing);
  guint n_drivers = briefing_length (briefing->dossier->drivers);
  gboolean has_drivers =
      briefing->results != NULL && n_drivers > 0 && briefing->results->n_drivers == n_drivers;
  guint n = has_drivers ? 3 : 2;
  double gap = round (48 * leaf->unit), width, y;
  RecourseRect column;

  leaf_head (leaf, finding,
             has_drivers ? _ ("P10 – median – P90. A disc: rests on a claim; half a disc: on a "
                              "base rate; a ring: judgement")
                         : "");
  leaf_foot (leaf, TRUE);
  width = (leaf->area.width - gap * (n - 1)) / n;
  column = (RecourseRect){ leaf->area.x, leaf->area.y, width, leaf->area.height };
  y = column.y + add_heading (leaf, _ ("How it is computed"), column.x, column.y, column.width);
  add_words (leaf, steps, below (column, y));
  column.x += width + gap;
  if (has_drivers)
    {
      add_drivers (leaf, column);
      column.x += width + gap;
    }
  add_limits (leaf, column);
  return leaf_finish (leaf, describe (leaf, steps));
}
