/* The situation and who is in it: a card for each party with something to win or lose, and a line for those who look
 * on. */
#include "config.h"

#include "leaf.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_COLUMNS 4
#define MOST_CARDS 8

static void
split_parties (RecourseDossier *dossier, GArray *parties, GArray *bystanders)
{
  for (guint i = 0; i < briefing_length (dossier->stakeholders); i++)
    {
      gboolean looks_on =
          recourse_dossier_is_bystander (dossier, briefing_item (dossier->stakeholders, i));

      g_array_append_val (looks_on ? bystanders : parties, i);
    }
}

/* One aim a line, behind a short dash. */
static double
add_objectives (Leaf *leaf, RecourseStakeholder *party, RecourseRect box, double y)
{
  LeafText heading = { leaf->note_px, TRUE, 1, RECOURSE_INK_SECONDARY };
  LeafText style = { leaf->label_px, FALSE, 2, RECOURSE_INK_TEXT };
  double indent = round (1.1 * leaf->label_px), bottom = box.y + box.height;

  if (party->objectives == NULL)
    return y;
  if (y + leaf_line (style.px) * 2 > bottom)
    {
      leaf->is_cut = TRUE;
      return y;
    }
  y += leaf_text (leaf, "paragraph", _ ("Wants"), box.x, y, box.width, heading, NULL);
  for (guint i = 0; party->objectives[i] != NULL; i++)
    {
      double height = leaf_text_height (leaf, party->objectives[i], box.width - indent, style);

      if (y + height > bottom)
        {
          leaf->is_cut = TRUE;
          return y;
        }
      leaf_rule (leaf, box.x, y + round (leaf_line (style.px) / 2), round (0.6 * leaf->label_px));
      leaf_text (leaf, "paragraph", party->objectives[i], box.x + indent, y, box.width - indent,
                 style, NULL);
      y += height + round (4 * leaf->unit);
    }
  return y;
}

static void
add_card (Leaf *leaf, guint party, RecourseRect card)
{
  RecourseStakeholder *record = briefing_item (leaf->briefing->dossier->stakeholders, party);
  LeafText name = { leaf->body_px, TRUE, 1, RECOURSE_INK_TEXT };
  LeafText role = { leaf->label_px, FALSE, 3, RECOURSE_INK_SECONDARY };
  LeafText stance = { leaf->label_px, FALSE, 3, RECOURSE_INK_TEXT };
  double pad = round (20 * leaf->unit), indent = round (1.3 * name.px),
         gap = round (10 * leaf->unit);
  RecourseRect box = { card.x + pad, card.y + pad, card.width - 2 * pad, card.height - 2 * pad };
  double y = box.y;

  leaf_card (leaf, card);
  leaf_party (leaf, party, box.x, y, name.px);
  y += leaf_text (leaf, "section", recourse_record_get_label (RECOURSE_RECORD (record)),
                  box.x + indent, y, box.width - indent, name, NULL);
  y += round (4 * leaf->unit);
  if (y + leaf_text_height (leaf, record->role, box.width, role) <= box.y + box.height)
    y += leaf_text (leaf, "paragraph", record->role, box.x, y, box.width, role, NULL) + gap;
  else
    leaf->is_cut = TRUE;
  if (y + leaf_text_height (leaf, record->stance, box.width, stance) > box.y + box.height)
    leaf->is_cut = TRUE;
  else if (record->stance != NULL)
    y += leaf_text (leaf, "paragraph", record->stance, box.x, y, box.width, stance, NULL) + gap;
  add_objectives (leaf, record, box, y);
}

static void
add_more (Leaf *leaf, guint n, double y)
{
  LeafText style = { leaf->note_px, FALSE, 1, RECOURSE_INK_SOURCE };
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  leaf->is_cut = TRUE;
  text = g_strdup_printf (ngettext ("+%u more in the dossier", "+%u more in the dossier", n), n);
  leaf_text (leaf, "paragraph", text, leaf->area.x, y, 0, style, NULL);
}

/* How high a card has to be for all it says. */
static double
wanted_height (Leaf *leaf, guint party, double width)
{
  RecourseStakeholder *record = briefing_item (leaf->briefing->dossier->stakeholders, party);
  LeafText text = { leaf->label_px }, name = { leaf->body_px };
  double inner = width - 2 * round (20 * leaf->unit);
  double height = 2 * round (20 * leaf->unit) + leaf_line (name.px) + leaf_line (leaf->note_px)
                  + 3 * round (12 * leaf->unit);

  height += leaf_text_height (leaf, record->role, inner, text)
            + leaf_text_height (leaf, record->stance, inner, text);
  for (guint i = 0; record->objectives != NULL && record->objectives[i] != NULL; i++)
    height += leaf_text_height (leaf, record->objectives[i], inner - round (1.1 * text.px), text)
              + round (4 * leaf->unit);
  return height;
}

static void
add_cards (Leaf *leaf, GArray *parties, RecourseRect area)
{
  guint n = MIN (parties->len, MOST_CARDS);
  guint columns = n <= MOST_COLUMNS ? n : (n + 1) / 2, rows = (n + columns - 1) / columns;
  double gap = round (20 * leaf->unit);
  double width = (area.width - gap * (columns - 1)) / columns;
  double height = (area.height - gap * (rows - 1)) / rows, most = 0;

  for (guint i = 0; i < n; i++)
    most = fmax (most, wanted_height (leaf, g_array_index (parties, guint, i), width));
  leaf->is_cut |= most > height;
  height = fmin (height, 1.35 * most);
  for (guint i = 0; i < n; i++)
    add_card (leaf, g_array_index (parties, guint, i),
              (RecourseRect){ area.x + (i % columns) * (width + gap),
                              area.y + (i / columns) * (height + gap), width, height });
}

/* How high a bystander's column is: name and stance. */
static double
add_bystander (Leaf *leaf, guint party, double x, double y, double width, gboolean is_drawn)
{
  RecourseStakeholder *record = briefing_item (leaf->briefing->dossier->stakeholders, party);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (record));
  LeafText name = { leaf->label_px, TRUE, 2, RECOURSE_INK_TEXT };
  LeafText stance = { leaf->note_px, FALSE, 3, RECOURSE_INK_SECONDARY };
  double indent = round (1.3 * name.px), top = y;

  y += leaf_text_height (leaf, label, width - indent, name) + round (2 * leaf->unit);
  if (is_drawn)
    {
      leaf_party (leaf, party, x, top, name.px);
      leaf_text (leaf, "section", label, x + indent, top, width - indent, name, NULL);
      leaf_text (leaf, "paragraph", record->stance, x, y, width, stance, NULL);
    }
  return y - top + leaf_text_height (leaf, record->stance, width, stance);
}

/* Those who look on, in columns at the bottom; returns how much they take. */
static double
add_bystanders (Leaf *leaf, GArray *bystanders)
{
  LeafText heading = { leaf->note_px, TRUE, 1, RECOURSE_INK_SECONDARY };
  guint n = MIN (bystanders->len, MOST_CARDS - 2);
  double gap = round (28 * leaf->unit), above = round (22 * leaf->unit);
  double width = n > 0 ? (leaf->area.width - gap * (n - 1)) / n : 0, most = 0, y;

  if (n == 0)
    return 0;
  for (guint i = 0; i < n; i++)
    most =
        fmax (most, add_bystander (leaf, g_array_index (bystanders, guint, i), 0, 0, width, FALSE));
  y = leaf->area.y + leaf->area.height - most;
  leaf_text (leaf, "paragraph", _ ("Looking on"), leaf->area.x,
             y - leaf_line (heading.px) - round (6 * leaf->unit), 0, heading, NULL);
  for (guint i = 0; i < n; i++)
    add_bystander (leaf, g_array_index (bystanders, guint, i), leaf->area.x + i * (width + gap), y,
                   width, TRUE);
  return most + leaf_line (heading.px) + round (6 * leaf->unit) + above;
}

static char *
describe (const Leaf *leaf, GArray *parties)
{
  GString *text = g_string_new (leaf->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < parties->len; i++)
    {
      RecourseStakeholder *party =
          briefing_item (leaf->briefing->dossier->stakeholders, g_array_index (parties, guint, i));

      g_string_append_printf (text, " %s", recourse_record_get_label (RECOURSE_RECORD (party)));
      if (party->role != NULL)
        g_string_append_printf (text, ": %s", party->role);
      g_string_append_c (text, '.');
    }
  return g_string_free (text, FALSE);
}

RecourseScene *
briefing_lay_out_situation (Leaf *leaf)
{
  RecourseDossier *dossier = leaf->briefing->dossier;
  g_autoptr (GArray) parties = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) bystanders = g_array_new (FALSE, FALSE, sizeof (guint));
  RecourseRect area;

  split_parties (dossier, parties, bystanders);
  leaf_head (leaf, dossier->title, dossier->summary);
  leaf_foot (leaf, FALSE);
  area = leaf->area;
  area.height -= add_bystanders (leaf, bystanders);
  if (parties->len > MOST_CARDS)
    {
      area.height -= leaf_line (leaf->note_px);
      add_more (leaf, parties->len - MOST_CARDS, area.y + area.height);
    }
  if (parties->len > 0)
    add_cards (leaf, parties, area);
  return leaf_finish (leaf, describe (leaf, parties));
}
