/* The matrix of rights in words: what a cell says, its title, table and description. */
#include "config.h"

#include "rights-matrix.h"

#include "dates.h"
#include "rights.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

ChartMatrixRow *
chart_matrix_row (const ChartMatrix *plan, guint i)
{
  return &g_array_index (plan->rows, ChartMatrixRow, i);
}

ChartMatrixColumn *
chart_matrix_column (const ChartMatrix *plan, guint i)
{
  return &g_array_index (plan->columns, ChartMatrixColumn, i);
}

const char *
chart_matrix_party (const ChartMatrix *plan, guint party)
{
  g_autoptr (RecourseRecord) record =
      g_list_model_get_item (G_LIST_MODEL (plan->frame->input->dossier->stakeholders), party);

  return record != NULL ? chart_record_label (plan->frame, record) : _ ("nobody named");
}

static const char *
party_id (const ChartMatrix *plan, guint party)
{
  g_autoptr (RecourseRecord) record =
      g_list_model_get_item (G_LIST_MODEL (plan->frame->input->dossier->stakeholders), party);

  return record != NULL ? recourse_record_get_id (record) : "";
}

gboolean
chart_cell_is_held (ChartCell cell)
{
  return cell >= CHART_CELL_EXCLUSIVE && cell <= CHART_CELL_HELD;
}

ChartCell
chart_matrix_cell (const ChartMatrix *plan, const ChartMatrixRow *row, guint party)
{
  static const ChartCell cells[] = { CHART_CELL_EXCLUSIVE, CHART_CELL_PREFERRED, CHART_CELL_SHARED,
                                     CHART_CELL_CONTESTED, CHART_CELL_HELD };
  const RecourseStake *stake = row->stake;

  if (party == row->holder)
    return cells[chart_rights_hold (stake)];
  if (stake->contested_by != NULL
      && g_strv_contains ((const char *const *)stake->contested_by, party_id (plan, party)))
    return CHART_CELL_CONTESTS;
  return party == row->in ? CHART_CELL_GRANTS : CHART_CELL_NONE;
}

const char *
chart_cell_word (ChartCell cell)
{
  /* Translators: cells of a table of parties and rights: what the right is to the party. */
  static const char *const words[] = { "",
                                       NC_ ("right", "exclusive"),
                                       NC_ ("right", "preferred"),
                                       NC_ ("right", "shares"),
                                       NC_ ("right", "contested"),
                                       NC_ ("right", "holds"),
                                       NC_ ("right", "contests"),
                                       NC_ ("right", "grants") };

  return *words[cell] != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "right", words[cell]) : "";
}

char *
chart_matrix_word (const ChartMatrix *plan, const ChartMatrixRow *row, guint party)
{
  ChartCell cell = chart_matrix_cell (plan, row, party);

  if (!plan->frame->is_small && chart_cell_is_held (cell)
      && chart_rights_is_assumed (plan->frame, row->stake))
    return g_strdup_printf (_ ("%s, assumed"), chart_cell_word (cell));
  return g_strdup (chart_cell_word (cell));
}

guint
chart_matrix_count (const ChartMatrix *plan, guint party, gboolean contests)
{
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      ChartCell cell = chart_matrix_cell (plan, chart_matrix_row (plan, i), party);

      n += contests ? cell == CHART_CELL_CONTESTS : chart_cell_is_held (cell);
    }
  return n;
}

/* "from OpenAI, to 2032" */
char *
chart_matrix_detail (const ChartMatrix *plan, const ChartMatrixRow *row)
{
  g_autofree char *end = row->stake->end != NULL ? chart_date_in_words (row->stake->end) : NULL;
  const char *in = row->stake->in != NULL ? chart_party_label (plan->frame, row->stake->in) : NULL;

  if (in != NULL && end != NULL)
    return g_strdup_printf (_ ("from %s, to %s"), in, end);
  if (in != NULL)
    return g_strdup_printf (_ ("from %s, no end stated"), in);
  return end != NULL ? g_strdup_printf (_ ("to %s"), end) : g_strdup (_ ("no end stated"));
}

char *
chart_matrix_describe (const ChartMatrix *plan, const ChartMatrixRow *row, guint party)
{
  ChartCell cell = chart_matrix_cell (plan, row, party);
  ChartRights rights = { .frame = plan->frame };
  ChartRightsRow right = { .stake = row->stake, .hold = chart_rights_hold (row->stake) };
  g_autofree char *whole = chart_rights_describe (&rights, &right);

  if (chart_cell_is_held (cell))
    return g_steal_pointer (&whole);
  if (cell == CHART_CELL_CONTESTS)
    return g_strdup_printf (_ ("Contested by %s. %s"), chart_matrix_party (plan, party), whole);
  return g_strdup_printf (_ ("Granted by %s. %s"), chart_matrix_party (plan, party), whole);
}

static char *
contesters (const ChartMatrix *plan, const RecourseStake *stake)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; stake->contested_by != NULL && stake->contested_by[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer)chart_party_label (plan->frame, stake->contested_by[i]));
  return names->len > 0 ? chart_list (names) : g_strdup ("");
}

RecourseTable *
chart_matrix_table (const ChartMatrix *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table =
      recourse_table_new (_ ("Right"), _ ("Holder"), _ ("How held"), _ ("Granted by"),
                          _ ("Contested by"), C_ ("date", "To"), NULL);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartMatrixRow *row = chart_matrix_row (plan, i);
      const RecourseStake *stake = row->stake;
      g_autofree char *against = contesters (plan, stake);
      g_autofree char *end = stake->end != NULL ? chart_date_in_words (stake->end) : NULL;

      recourse_table_add_row (table, chart_record_label (frame, row->stake),
                              chart_party_label (frame, stake->holder),
                              chart_cell_word (chart_matrix_cell (plan, row, row->holder)),
                              stake->in != NULL ? chart_party_label (frame, stake->in) : "",
                              against, end != NULL ? end : _ ("open"), NULL);
    }
  return table;
}

static gboolean
is_contested (const ChartMatrix *plan, const ChartMatrixRow *row)
{
  return chart_matrix_cell (plan, row, row->holder) == CHART_CELL_CONTESTED;
}

/* The one party that contests whatever is contested; %NULL where there are several, or none is named. */
static const char *
only_contester (const ChartMatrix *plan)
{
  const char *found = NULL;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      GStrv by = chart_matrix_row (plan, i)->stake->contested_by;

      if (!is_contested (plan, chart_matrix_row (plan, i)))
        continue;
      if (by == NULL || by[0] == NULL || by[1] != NULL
          || (found != NULL && !g_str_equal (found, by[0])))
        return NULL;
      found = by[0];
    }
  return found;
}

/* The party with most rights, %G_MAXUINT on a tie. */
static guint
top_holder (const ChartMatrix *plan, guint *n_held)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan->frame->input->dossier->stakeholders));
  guint best = G_MAXUINT;

  *n_held = 0;
  for (guint party = 0; party < n; party++)
    {
      guint held =
          chart_shows_party (plan->frame, party) ? chart_matrix_count (plan, party, FALSE) : 0;

      if (held > 0 && held == *n_held)
        best = G_MAXUINT;
      if (held <= *n_held)
        continue;
      best = party;
      *n_held = held;
    }
  return best;
}

static char *
contests_in_words (const ChartMatrix *plan)
{
  const char *by = only_contester (plan);
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    n += is_contested (plan, chart_matrix_row (plan, i));
  if (n == 0)
    return g_strdup (_ ("none is contested"));
  if (by != NULL)
    return g_strdup_printf (ngettext ("%u is contested, by %s", "%u are contested, all by %s", n),
                            n, chart_party_label (plan->frame, by));
  return g_strdup_printf (ngettext ("%u is contested", "%u are contested", n), n);
}

ChartWords *
chart_matrix_titles (const ChartMatrix *plan)
{
  ChartWords *words = chart_words_new ();
  guint held, n = plan->rows->len, top = top_holder (plan, &held);
  g_autofree char *contests = contests_in_words (plan);

  if (n == 1)
    chart_words_add (words, _ ("The only right recorded is with %s; %s"),
                     chart_matrix_party (plan, chart_matrix_row (plan, 0)->holder), contests);
  else if (top != G_MAXUINT && held == n)
    chart_words_add (words, _ ("All %u rights are with %s; %s"), n, chart_matrix_party (plan, top),
                     contests);
  else if (top != G_MAXUINT)
    chart_words_add (
        words, ngettext ("%u of %u rights is with %s; %s", "%u of %u rights are with %s; %s", held),
        held, n, chart_matrix_party (plan, top), contests);
  else
    chart_words_add (words, _ ("Of %u rights %s"), n, contests);
  chart_words_add (words, ngettext ("Of %u right %s", "Of %u rights %s", n), n, contests);
  return words;
}

ChartWords *
chart_matrix_subtitles (const ChartMatrix *plan)
{
  ChartWords *words = chart_words_new ();
  const char *as_of = chart_as_of (plan->frame);

  if (as_of != NULL)
    {
      chart_words_add (words,
                       _ ("Rights, platforms and capacity by party: who holds, shares, grants or "
                          "contests each, as of %s"),
                       as_of);
      chart_words_add (words, _ ("Who holds, grants or contests each right, as of %s"), as_of);
    }
  chart_words_add (words, _ ("Who holds, grants or contests each right"));
  chart_words_add (words, _ ("Rights by party"));
  return words;
}

char *
chart_matrix_description (const ChartMatrix *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < MIN (plan->columns->len, 4); i++)
    {
      guint party = chart_matrix_column (plan, i)->party;

      g_string_append_printf (
          text, _ (" %s: %u held, %u contested by this party."), chart_matrix_party (plan, party),
          chart_matrix_count (plan, party, FALSE), chart_matrix_count (plan, party, TRUE));
    }
  return g_string_free (text, FALSE);
}
