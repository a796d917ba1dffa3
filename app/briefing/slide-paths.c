/* The ways out side by side: what each means, and what it would bring whom. */
#include "config.h"

#include "leaf.h"

#include "analysis/standing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_COLUMNS 4
#define MOST_CARDS 8
#define MOST_PARTIES 6

static gboolean
has_outcomes (const RecourseBriefing *briefing)
{
  return briefing->results != NULL && briefing->results->n_stakeholders > 0;
}

/* One path is as good as any for every party: which one, and whether it is so alone. */
static char *
tell_shared (const RecourseBriefing *briefing, const RecourseStanding *standing)
{
  guint path = briefing->paths[standing->shared];
  g_autofree char *label = briefing_name (briefing, briefing_path (briefing, path));

  if (!standing->is_unanimous || standing->n_shared > 1)
    return standing->n_stakeholders == 1
               ? g_strdup_printf (_ ("No path would be better than %s"), label)
               : g_strdup_printf (_ ("No path would be better for any party than %s"), label);
  return standing->n_stakeholders == 1
             ? g_strdup_printf (_ ("%s would be the best path"), label)
             : g_strdup_printf (_ ("%s would be the best path for every party"), label);
}

static char *
find_finding (const RecourseBriefing *briefing)
{
  guint n = has_outcomes (briefing) ? briefing->results->n_stakeholders : 0;
  g_autoptr (RecourseStanding) standing = NULL;

  if (briefing->n_paths == 1)
    return g_strdup_printf (_ ("One path: %s"), recourse_record_get_label (RECOURSE_RECORD (
                                                    briefing_path (briefing, briefing->paths[0]))));
  if (n == 0)
    return g_strdup_printf (
        ngettext ("%u path out of the dispute", "%u paths out of the dispute", briefing->n_paths),
        briefing->n_paths);
  standing = recourse_standing_new (briefing->results, briefing->paths, briefing->n_paths);
  if (standing->is_level && n > 1)
    return g_strdup_printf (
        ngettext ("On average the %u path would come to the same for every party",
                  "On average the %u paths would come to the same for every party",
                  briefing->n_paths),
        briefing->n_paths);
  if (standing->is_level)
    return g_strdup (_ ("The paths come to the same on average"));
  if (standing->n_shared > 0)
    return tell_shared (briefing, standing);
  return g_strdup_printf (ngettext ("None of the %u paths would be the best for every party",
                                    "None of the %u paths would be the best for every party",
                                    briefing->n_paths),
                          briefing->n_paths);
}

static char *
find_measure (const RecourseBriefing *briefing)
{
  g_autofree char *unit = recourse_dossier_dup_unit (briefing->dossier);

  if (!has_outcomes (briefing))
    return g_strdup ("");
  if (briefing->results->trials == 0)
    return g_strdup_printf (*unit != '\0' ? _ ("Expected payoff against %s, %s")
                                          : _ ("Expected payoff against %s"),
                            briefing_baseline (briefing), unit);
  return g_strdup_printf (*unit != '\0' ? _ ("Expected payoff against %s and, below, P10 to P90; "
                                             "present value, %s")
                                        : _ ("Expected payoff against %s and, below, P10 to P90"),
                          briefing_baseline (briefing), unit);
}

/* (transfer full) (nullable): from P10 to P90 */
static char *
dup_range (const Leaf *leaf, const RecoursePayoff *payoff)
{
  double magnitude = briefing_magnitude (leaf->briefing);
  g_autofree char *low = NULL, *high = NULL;

  if (isnan (payoff->p10))
    return NULL;
  low = briefing_money (leaf->briefing, payoff->p10, magnitude);
  high = briefing_money (leaf->briefing, payoff->p90, magnitude);
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

/* How a path stands among those shown. */
typedef enum
{
  STANDS_BEHIND,
  STANDS_BEST,
  STANDS_AMONG_BEST, /* others are as good, but not all */
} Standing;

static Standing
stand (const RecourseBriefing *briefing, guint path, guint stakeholder)
{
  g_autoptr (RecourseStanding) standing =
      recourse_standing_new (briefing->results, briefing->paths, briefing->n_paths);
  const guint n_best = recourse_standing_count (standing, stakeholder);
  guint i = 0;

  while (briefing->paths[i] != path)
    i++;
  if (n_best == briefing->n_paths || !recourse_standing_is_best (standing, stakeholder, i))
    return STANDS_BEHIND;
  return n_best == 1 ? STANDS_BEST : STANDS_AMONG_BEST;
}

/* Below the name, where the range that ends the line leaves room; else smaller type is tried, and bold says it alone. */
static void
add_best (Leaf *leaf, const char *words, const char *range, double x, double y, double room)
{
  LeafText style = { leaf->note_px, FALSE, 1, RECOURSE_INK_SECONDARY };
  double taken = range != NULL ? leaf_text_width (range, style) : 0;

  if (leaf_text_width (words, style) + style.px + taken <= room)
    leaf_text (leaf, "paragraph", words, x, y, 0, style, NULL);
  else
    leaf->is_cut = TRUE;
}

/* One party's line: sign, name, "best", and the figure at the end with its range below. */
static double
add_payoff (Leaf *leaf, guint path, guint stakeholder, RecourseRect box, double y)
{
  const RecourseBriefing *briefing = leaf->briefing;
  const RecoursePayoff *payoff = recourse_results_payoff (briefing->results, path, stakeholder);
  RecourseStakeholder *party = briefing_stakeholder (briefing, stakeholder);
  Standing standing = stand (briefing, path, stakeholder);
  gboolean is_best = standing != STANDS_BEHIND;
  LeafText name = { leaf->label_px, is_best, 1, RECOURSE_INK_TEXT };
  LeafText figure = { leaf->body_px, is_best, 1, RECOURSE_INK_TEXT, TRUE };
  LeafText small = { leaf->note_px, FALSE, 1, RECOURSE_INK_SECONDARY, TRUE };
  double magnitude = briefing_magnitude (briefing), indent = round (1.4 * name.px);
  double end = box.x + box.width, drop = round ((leaf_line (figure.px) - leaf_line (name.px)) / 2);
  g_autofree char *value = briefing_money (
      briefing, recourse_results_expected (briefing->results, path, stakeholder), magnitude);
  g_autofree char *range = dup_range (leaf, payoff);
  double room = box.width - indent - leaf_text_width (value, figure) - round (16 * leaf->unit);

  leaf_party (leaf, briefing->results->positions[stakeholder], box.x, y + drop, name.px);
  leaf_text (leaf, "paragraph", recourse_record_get_label (RECOURSE_RECORD (party)), box.x + indent,
             y + drop, room, name, NULL);
  y += leaf_text (leaf, "paragraph", value, end, y, 0, figure, NULL);
  if (is_best)
    add_best (leaf, standing == STANDS_BEST ? _ ("best path") : _ ("tied for best"), range,
              box.x + indent, y, box.width - indent);
  leaf_text (leaf, "paragraph", range, end, y, 0, small, NULL);
  return y + leaf_line (small.px) + round (14 * leaf->unit);
}

static double
payoffs_height (const Leaf *leaf, guint n)
{
  return n * (leaf_line (leaf->body_px) + leaf_line (leaf->note_px) + round (14 * leaf->unit));
}

static void
add_card (Leaf *leaf, guint path, RecourseRect card)
{
  const RecourseBriefing *briefing = leaf->briefing;
  RecoursePath *record = briefing_path (briefing, path);
  guint n = has_outcomes (briefing) ? MIN (briefing->results->n_stakeholders, MOST_PARTIES) : 0;
  LeafText name = { leaf->body_px, TRUE, 2, RECOURSE_INK_TEXT };
  LeafText text = { leaf->label_px, FALSE, 0, RECOURSE_INK_SECONDARY };
  double pad = round (20 * leaf->unit), y, room;
  RecourseRect box = { card.x + pad, card.y + pad, card.width - 2 * pad, card.height - 2 * pad };
  double bottom = box.y + box.height - payoffs_height (leaf, n);
  double indent = leaf_badge (leaf, path, box.x, box.y, name.px) + round (12 * leaf->unit);

  leaf_card (leaf, card);
  y = box.y
      + leaf_text (leaf, "section", recourse_record_get_label (RECOURSE_RECORD (record)),
                   box.x + indent, box.y, box.width - indent, name, NULL)
      + round (12 * leaf->unit);
  room = bottom - round (24 * leaf->unit) - y;
  text.max_lines = (guint)fmax (1, floor (room / leaf_line (text.px)));
  if (room >= leaf_line (text.px))
    leaf_text (leaf, "paragraph", record->description, box.x, y, box.width, text, NULL);
  if (n > 0)
    leaf_rule (leaf, box.x, bottom - round (12 * leaf->unit), box.width);
  for (guint s = 0; s < n; s++)
    bottom = add_payoff (leaf, path, s, box, bottom);
}

static void
add_more (Leaf *leaf, guint n, double y)
{
  LeafText style = { leaf->note_px, FALSE, 1, RECOURSE_INK_SOURCE };
  g_autofree char *text = g_strdup_printf (ngettext ("+%u more path", "+%u more paths", n), n);

  leaf_text (leaf, "paragraph", text, leaf->area.x, y, 0, style, NULL);
}

/* How high a card has to be for its description and payoffs. */
static double
wanted_height (const Leaf *leaf, guint path, double width)
{
  RecoursePath *record = briefing_path (leaf->briefing, path);
  guint n = has_outcomes (leaf->briefing)
                ? MIN (leaf->briefing->results->n_stakeholders, MOST_PARTIES)
                : 0;
  LeafText name = { leaf->body_px, TRUE, 2 }, text = { leaf->label_px };
  double pad = round (20 * leaf->unit), inner = width - 2 * pad;

  return 2 * pad + round (80 * leaf->unit) + payoffs_height (leaf, n)
         + leaf_text_height (leaf, recourse_record_get_label (RECOURSE_RECORD (record)),
                             inner - 2 * leaf->body_px, name)
         + leaf_text_height (leaf, record->description, inner, text);
}

static void
add_cards (Leaf *leaf)
{
  const RecourseBriefing *briefing = leaf->briefing;
  RecourseRect area = leaf->area;
  guint n = MIN (briefing->n_paths, MOST_CARDS);
  guint columns = n <= MOST_COLUMNS ? n : (n + 1) / 2, rows = (n + columns - 1) / columns;
  double gap = round (20 * leaf->unit), width = (area.width - gap * (columns - 1)) / columns;
  double most = 0, height;

  if (briefing->n_paths > n)
    {
      area.height -= leaf_line (leaf->note_px) + round (6 * leaf->unit);
      add_more (leaf, briefing->n_paths - n, area.y + area.height);
    }
  for (guint i = 0; i < n; i++)
    most = fmax (most, wanted_height (leaf, briefing->paths[i], width));
  height = (area.height - gap * (rows - 1)) / rows;
  leaf->is_cut |= most > height;
  height = fmin (1.2 * most, height);
  for (guint i = 0; i < n; i++)
    add_card (leaf, briefing->paths[i],
              (RecourseRect){ area.x + (i % columns) * (width + gap),
                              area.y + (i / columns) * (height + gap), width, height });
}

static char *
describe (const Leaf *leaf)
{
  const RecourseBriefing *briefing = leaf->briefing;
  GString *text = g_string_new (leaf->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < briefing->n_paths; i++)
    {
      RecoursePath *path = briefing_path (briefing, briefing->paths[i]);

      g_string_append_printf (text, " %u: %s. %s", briefing->paths[i] + 1,
                              recourse_record_get_label (RECOURSE_RECORD (path)),
                              path->description != NULL ? path->description : "");
    }
  return g_string_free (text, FALSE);
}

RecourseScene *
briefing_lay_out_paths (Leaf *leaf)
{
  g_autofree char *finding = NULL, *measure = NULL;

  if (leaf->briefing->n_paths == 0)
    {
      leaf_head (leaf, _ ("No path is on"), _ ("Switch on at least one path to see it here."));
      leaf_foot (leaf, FALSE);
      return leaf_finish (leaf, g_strdup (leaf->scene->title));
    }
  finding = find_finding (leaf->briefing);
  measure = find_measure (leaf->briefing);
  leaf_head (leaf, finding, measure);
  leaf_foot (leaf, TRUE);
  add_cards (leaf);
  return leaf_finish (leaf, describe (leaf));
}
