/* Where the sources disagree and which claim is used, beside the sources themselves. */
#include "config.h"

#include "leaf.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A column that is filled from the top; the next one begins where it is full. */
typedef struct
{
  RecourseRect area; /* of all columns */
  guint n, current;
  double gap, y;
} Columns;

static double
column_width (const Columns *columns)
{
  return (columns->area.width - columns->gap * (columns->n - 1)) / columns->n;
}

static double
column_x (const Columns *columns)
{
  return columns->area.x + columns->current * (column_width (columns) + columns->gap);
}

/* FALSE where there is no room for @height in any column that is left. */
static gboolean
make_room (Columns *columns, double height)
{
  if (columns->y + height <= columns->area.y + columns->area.height)
    return TRUE;
  if (columns->current + 1 >= columns->n || height > columns->area.height)
    return FALSE;
  columns->current++;
  columns->y = columns->area.y;
  return TRUE;
}

static guint
count_open (const RecourseBriefing *briefing)
{
  RecourseDossier *dossier = briefing->dossier;
  guint n = 0;

  for (guint i = 0; i < briefing_length (dossier->conflicts); i++)
    n += briefing_adopted (briefing, briefing_item (dossier->conflicts, i)) == NULL;
  return n;
}

static char *
find_finding (const RecourseBriefing *briefing)
{
  guint n = briefing_length (briefing->dossier->conflicts), open = count_open (briefing);
  guint n_sources = briefing_length (briefing->dossier->sources);
  g_autofree char *disagree = NULL;

  if (n == 0)
    return g_strdup_printf (
        ngettext ("The dossier rests on %u source",
                  "The dossier rests on %u sources, which do not contradict one another",
                  n_sources),
        n_sources);
  disagree = g_strdup_printf (
      ngettext ("The sources disagree on %u question", "The sources disagree on %u questions", n),
      n);
  if (open == 0)
    return g_strdup_printf (_ ("%s; the model takes a side on each"), disagree);
  if (open == n)
    return g_strdup_printf (_ ("%s; the model takes no side"), disagree);
  return g_strdup_printf (
      ngettext ("%s; %u of them is left open", "%s; %u of them are left open", open), disagree,
      open);
}

static char *
find_measure (const RecourseBriefing *briefing)
{
  guint n = briefing_length (briefing->dossier->claims);

  return n > 0
             ? g_strdup_printf (ngettext ("%u claim. A disc: the claim that is used; a ring: the "
                                          "question is open",
                                          "%u claims. A disc: the claim that is used; a ring: the "
                                          "question is open",
                                          n),
                                n)
             : g_strdup ("");
}

static gboolean
add_conflict (Leaf *leaf, Columns *columns, RecourseConflict *conflict)
{
  RecourseClaim *claim = briefing_adopted (leaf->briefing, conflict);
  LeafText question = { leaf->label_px, TRUE, 2, RECOURSE_INK_TEXT };
  LeafText answer = { leaf->note_px, FALSE, 3, RECOURSE_INK_SECONDARY };
  const char *text = claim != NULL ? claim->statement : _ ("Left open");
  double indent = round (1.2 * question.px), width = column_width (columns) - indent;
  double height = leaf_text_height (leaf, conflict->question, width, question)
                  + leaf_text_height (leaf, text, width, answer);
  double x;

  if (!make_room (columns, height))
    return FALSE;
  x = column_x (columns);
  leaf_basis (leaf, claim != NULL ? "claim" : "assumption", x, columns->y, question.px);
  columns->y += leaf_text (leaf, "section", conflict->question, x + indent, columns->y, width,
                           question, NULL);
  columns->y += leaf_text (leaf, "paragraph", text, x + indent, columns->y, width, answer, NULL);
  columns->y += round (14 * leaf->unit);
  return TRUE;
}

static gboolean
add_source (Leaf *leaf, Columns *columns, RecourseSource *source)
{
  LeafText style = { leaf->note_px, FALSE, 2, RECOURSE_INK_TEXT };
  g_autofree char *text = briefing_source (source);
  double width = column_width (columns), height = leaf_text_height (leaf, text, width, style);

  if (!make_room (columns, height))
    return FALSE;
  leaf_text (leaf, "paragraph", text, column_x (columns), columns->y, width, style, source->url);
  columns->y += height + round (6 * leaf->unit);
  return TRUE;
}

static void
add_more (Leaf *leaf, const Columns *columns, guint n)
{
  LeafText style = { leaf->note_px, FALSE, 1, RECOURSE_INK_SOURCE };
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  leaf->is_cut = TRUE;
  text = g_strdup_printf (ngettext ("+%u more in the dossier", "+%u more in the dossier", n), n);
  leaf_text (leaf, "paragraph", text, column_x (columns),
             columns->area.y + columns->area.height + round (4 * leaf->unit), 0, style, NULL);
}

static double
add_heading (Leaf *leaf, const char *text, double x)
{
  LeafText style = { leaf->note_px, TRUE, 1, RECOURSE_INK_SECONDARY };

  return leaf_text (leaf, "paragraph", text, x, leaf->area.y, 0, style, NULL)
         + round (8 * leaf->unit);
}

/* @area less a line for the heading and one for what is left out. */
static Columns
begin_columns (Leaf *leaf, const char *heading, double x, double width, guint n)
{
  double top = add_heading (leaf, heading, x);
  double below = leaf_line (leaf->note_px) + round (4 * leaf->unit);
  RecourseRect area = { x, leaf->area.y + top, width, leaf->area.height - top - below };

  return (Columns){ .area = area, .n = n, .gap = round (32 * leaf->unit), .y = area.y };
}

static void
add_conflicts (Leaf *leaf, double x, double width, guint n_columns)
{
  GListStore *conflicts = leaf->briefing->dossier->conflicts;
  Columns columns = begin_columns (leaf, _ ("Questions"), x, width, n_columns);
  guint n = briefing_length (conflicts), i;

  /* As many in one column as in the other. */
  for (i = 0; i < n && add_conflict (leaf, &columns, briefing_item (conflicts, i)); i++)
    if ((i + 1) % ((n + n_columns - 1) / n_columns) == 0 && columns.current + 1 < columns.n)
      {
        columns.current++;
        columns.y = columns.area.y;
      }
  add_more (leaf, &columns, n - i);
}

static void
add_sources (Leaf *leaf, double x, double width, guint n_columns)
{
  GListStore *sources = leaf->briefing->dossier->sources;
  Columns columns = begin_columns (leaf, _ ("Sources"), x, width, n_columns);
  guint n = briefing_length (sources), i;

  for (i = 0; i < n && add_source (leaf, &columns, briefing_item (sources, i)); i++)
    ;
  add_more (leaf, &columns, n - i);
}

static char *
describe (const Leaf *leaf)
{
  GListStore *conflicts = leaf->briefing->dossier->conflicts;
  GString *text = g_string_new (leaf->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < briefing_length (conflicts); i++)
    {
      RecourseConflict *conflict = briefing_item (conflicts, i);
      RecourseClaim *claim = briefing_adopted (leaf->briefing, conflict);

      g_string_append_printf (text, " %s %s", conflict->question,
                              claim != NULL ? claim->statement : _ ("Left open."));
    }
  return g_string_free (text, FALSE);
}

RecourseScene *
briefing_lay_out_sources (Leaf *leaf)
{
  RecourseDossier *dossier = leaf->briefing->dossier;
  g_autofree char *finding = find_finding (leaf->briefing);
  g_autofree char *measure = find_measure (leaf->briefing);
  gboolean has_conflicts = briefing_length (dossier->conflicts) > 0;
  double gap = round (32 * leaf->unit), questions;

  leaf_head (leaf, finding, has_conflicts ? measure : "");
  leaf_foot (leaf, FALSE);
  questions = round (0.56 * (leaf->area.width - gap));
  if (has_conflicts)
    add_conflicts (leaf, leaf->area.x, questions, 2);
  if (has_conflicts && briefing_length (dossier->sources) > 0)
    add_sources (leaf, leaf->area.x + questions + gap, leaf->area.width - questions - gap, 1);
  else if (briefing_length (dossier->sources) > 0)
    add_sources (leaf, leaf->area.x, leaf->area.width, 3);
  return leaf_finish (leaf, describe (leaf));
}
