/* Ownership in words: shares and values as far as they are stated, the conflict about them, table and
 * description. */
#include "config.h"

#include "ownership.h"

#include "party-filter.h"

#include "dates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

ChartOwnershipRow *
chart_ownership_row (const ChartOwnership *plan, guint i)
{
  return &g_array_index (plan->rows, ChartOwnershipRow, i);
}

const char *
chart_share_word (ChartShare share)
{
  static const char *const words[] = { N_ ("reported"),         N_ ("conditional"),
                                       N_ ("disputed"),         N_ ("assumed, no source"),
                                       N_ ("share not stated"), N_ ("others or not stated") };

  return _ (words[share]);
}

/* "OpenAI" for its equity, "OpenAI, revenue share" for another whole. */
char *
chart_ownership_whole (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  const char *in =
      row->in != NULL ? chart_party_label (plan->frame, row->in) : _ ("A whole that is not named");

  if (g_strcmp0 (row->kind, "revenue_share") == 0)
    return g_strdup_printf (_ ("%s, share of revenue"), in);
  if (row->kind == NULL || g_str_equal (row->kind, "equity"))
    return g_strdup_printf (_ ("%s, equity"), in);
  return g_strdup_printf ("%s, %s", in, row->kind);
}

const char *
chart_ownership_name (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  return row->stake != NULL ? chart_party_label (plan->frame, row->stake->holder)
                            : _ ("Others or not stated");
}

/* "27%", "27%?" where a conflict is about it, "not stated", "up to 73%". */
char *
chart_ownership_share (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  g_autofree char *percent = NULL;

  if (row->share == CHART_SHARE_UNKNOWN)
    return g_strdup (_ ("not stated"));
  percent = recourse_format_percent (plan->frame->input->numbers, row->to - row->from);
  return g_strdup_printf (chart_ownership_conflict (plan, row) != NULL ? "%s?" : "%s", percent);
}

static gboolean
names_any (const RecourseConflict *conflict, const char *const *claims)
{
  for (guint k = 0; conflict->claims != NULL && conflict->claims[k] != NULL; k++)
    if (g_strv_contains (claims, conflict->claims[k]))
      return TRUE;
  return FALSE;
}

/* The first conflict that names a claim of the stake.  (nullable) */
RecourseConflict *
chart_ownership_conflict (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  GListModel *conflicts = G_LIST_MODEL (plan->frame->input->dossier->conflicts);

  if (row->stake == NULL || row->stake->claims == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);

      if (names_any (conflict, (const char *const *)row->stake->claims))
        return conflict;
    }
  return NULL;
}

/* The figure furthest from the stake's value that a conflict about it names in claims that the stake does
 * not rest on; NaN where there is none. */
static double
rival_value (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  RecourseDossier *dossier = plan->frame->input->dossier;
  GListModel *conflicts = G_LIST_MODEL (dossier->conflicts);
  const char *const *own = (const char *const *)row->stake->claims;
  g_autofree char *unit = chart_unit (plan->frame);
  double found = NAN;

  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);
      guint n = conflict->claims != NULL ? g_strv_length (conflict->claims) : 0;

      for (guint k = 0; k < n && names_any (conflict, own); k++)
        {
          RecourseClaim *claim =
              recourse_dossier_find (dossier, dossier->claims, conflict->claims[k]);

          if (claim == NULL || g_strv_contains (own, conflict->claims[k])
              || !isfinite (claim->value) || g_strcmp0 (claim->unit, unit) != 0
              || claim->value == row->stake->value)
            continue;
          if (!isfinite (found)
              || fabs (claim->value - row->stake->value) > fabs (found - row->stake->value))
            found = claim->value;
        }
    }
  return found;
}

/* "$135bn, October 2025", "$50bn or $100bn?, 2026" (nullable) */
char *
chart_ownership_value (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  g_autofree char *money = NULL, *date = NULL;
  double rival;

  if (row->stake == NULL || !isfinite (row->stake->value))
    return NULL;
  money = chart_money_exact (plan->frame, row->stake->value);
  rival = rival_value (plan, row);
  if (isfinite (rival))
    {
      g_autofree char *first = g_steal_pointer (&money),
                      *second = chart_money_exact (plan->frame, rival);

      money = g_strdup_printf (_ ("%s or %s?"), first, second);
    }
  if (row->stake->start == NULL)
    return g_steal_pointer (&money);
  date = chart_date_in_words (row->stake->start);
  return g_strdup_printf (_ ("%s, %s"), money, date);
}

static void
append_value (const ChartOwnership *plan, GString *text, const ChartOwnershipRow *row)
{
  g_autofree char *value = chart_ownership_value (plan, row);
  double share = row->stake->share;
  g_autofree char *whole = NULL;

  if (value == NULL)
    return;
  g_string_append_printf (text, _ ("; value %s"), value);
  if (!isfinite (share) || share <= 0)
    return;
  whole = chart_money_exact (plan->frame, row->stake->value / share);
  g_string_append_printf (text, _ (" (%s for the whole)"), whole);
}

/* Every question that is open about the stake, with the claims that answer it differently. */
static void
append_conflicts (const ChartOwnership *plan, GString *text, const ChartOwnershipRow *row)
{
  GListModel *conflicts = G_LIST_MODEL (plan->frame->input->dossier->conflicts);

  for (guint i = 0; row->stake->claims != NULL && i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autofree char *claims = chart_claims_in_words (plan->frame, conflict->claims);

      if (names_any (conflict, (const char *const *)row->stake->claims))
        g_string_append_printf (text, _ (" Contested: %s %s"),
                                chart_name (plan->frame, conflict->question),
                                claims != NULL ? claims : "");
    }
}

char *
chart_ownership_describe (const ChartOwnership *plan, const ChartOwnershipRow *row)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *whole = chart_ownership_whole (plan, row);
  g_autofree char *share = chart_ownership_share (plan, row);
  g_autofree char *claims =
      row->stake != NULL ? chart_claims_in_words (frame, row->stake->claims) : NULL;
  GString *text = g_string_new (NULL);

  if (row->stake == NULL)
    {
      g_string_append_printf (text, _ ("%s: %s with others or not stated."), whole, share);
      return g_string_free (text, FALSE);
    }
  if (row->share == CHART_SHARE_UNKNOWN)
    g_string_append_printf (text, _ ("%s: %s, share not stated"), whole,
                            chart_ownership_name (plan, row));
  else
    g_string_append_printf (text, _ ("%s: %s, %s, %s"), whole, chart_ownership_name (plan, row),
                            share, chart_share_word (row->share));
  append_value (plan, text, row);
  g_string_append_c (text, '.');
  if (row->stake->scope != NULL)
    g_string_append_printf (text, " %s", chart_name (plan->frame, row->stake->scope));
  if (claims != NULL)
    g_string_append_printf (text, " %s", claims);
  append_conflicts (plan, text, row);
  return g_string_free (text, FALSE);
}

char *
chart_ownership_contested (const ChartOwnership *plan)
{
  GListModel *conflicts = G_LIST_MODEL (plan->frame->input->dossier->conflicts);
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < g_list_model_get_n_items (conflicts); c++)
    for (guint i = 0; i < plan->rows->len; i++)
      {
        g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, c);
        const ChartOwnershipRow *row = chart_ownership_row (plan, i);
        g_autofree char *claims = NULL;

        if (row->stake == NULL || row->stake->claims == NULL || conflict->claims == NULL
            || !names_any (conflict, (const char *const *)row->stake->claims))
          continue;
        claims = chart_conflict_claims (plan->frame, conflict);
        g_string_append_printf (text, text->len > 0 ? "  ·  %s (%s)" : _ ("Contested: %s (%s)"),
                                chart_name (plan->frame, conflict->question), claims);
        break;
      }
  return g_string_free (text, FALSE);
}

RecourseTable *
chart_ownership_table (const ChartOwnership *plan)
{
  RecourseTable *table = recourse_table_new (_ ("Of"), _ ("Holder"), _ ("Share"), _ ("Standing"),
                                             _ ("Value"), _ ("Since"), _ ("Contested"), NULL);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartOwnershipRow *row = chart_ownership_row (plan, i);
      const RecourseConflict *conflict = chart_ownership_conflict (plan, row);
      g_autofree char *whole = chart_ownership_whole (plan, row);
      g_autofree char *share = chart_ownership_share (plan, row);
      g_autofree char *value = row->stake != NULL && isfinite (row->stake->value)
                                   ? chart_money_exact (plan->frame, row->stake->value)
                                   : g_strdup ("");
      g_autofree char *since = row->stake != NULL && row->stake->start != NULL
                                   ? chart_date_in_words (row->stake->start)
                                   : g_strdup ("");

      recourse_table_add_row (table, whole, chart_ownership_name (plan, row), share,
                              chart_share_word (row->share), value, since,
                              conflict != NULL ? conflict->question : "", NULL);
    }
  return table;
}

/* What is said of the whole that the largest stated share is of. */
typedef struct
{
  const ChartOwnershipRow *top;
  const ChartOwnershipRow *unknown;
  guint n_unknown;
  double rest;
} Facts;

static Facts
gather_facts (const ChartOwnership *plan)
{
  Facts facts = { 0 };

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartOwnershipRow *row = chart_ownership_row (plan, i);

      if (row->share < CHART_SHARE_UNKNOWN
          && (facts.top == NULL || row->to - row->from > facts.top->to - facts.top->from))
        facts.top = row;
    }
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartOwnershipRow *row = chart_ownership_row (plan, i);

      if (facts.top != NULL
          && (g_strcmp0 (row->in, facts.top->in) != 0
              || g_strcmp0 (row->kind, facts.top->kind) != 0))
        continue;
      if (row->share == CHART_SHARE_REST)
        facts.rest = row->to - row->from;
      if (row->share != CHART_SHARE_UNKNOWN)
        continue;
      facts.unknown = facts.unknown == NULL ? row : facts.unknown;
      facts.n_unknown++;
    }
  return facts;
}

static void
add_top (const ChartOwnership *plan, ChartWords *words, const Facts *facts)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *share =
      recourse_format_percent (frame->input->numbers, facts->top->to - facts->top->from);
  g_autofree char *rest = recourse_format_percent (frame->input->numbers, facts->rest);
  g_autofree char *whole = chart_ownership_whole (plan, facts->top);
  const char *holder = chart_ownership_name (plan, facts->top);
  g_autofree char *start = NULL;

  if (facts->top->kind == NULL || g_str_equal (facts->top->kind, "equity"))
    start = g_strdup_printf (_ ("%s of %s would be with %s"), share,
                             chart_party_label (frame, facts->top->in), holder);
  else
    start = g_strdup_printf (_ ("%s with %s: %s"), share, holder, whole);
  if (facts->top->share == CHART_SHARE_FACT
      && (facts->top->kind == NULL || g_str_equal (facts->top->kind, "equity")))
    {
      g_free (start);
      start = g_strdup_printf (_ ("%s of %s is with %s"), share,
                               chart_party_label (frame, facts->top->in), holder);
    }
  if (facts->n_unknown == 1)
    chart_words_add (words, _ ("%s; the share of %s is not stated"), start,
                     chart_ownership_name (plan, facts->unknown));
  else if (facts->n_unknown > 1)
    chart_words_add (words, _ ("%s; %u more shares are not stated"), start, facts->n_unknown);
  else if (facts->rest > 0)
    chart_words_add (words, _ ("%s; %s with others or not stated"), start, rest);
  chart_words_add (words, "%s", start);
}

ChartWords *
chart_ownership_titles (const ChartOwnership *plan)
{
  ChartWords *words = chart_words_new ();
  Facts facts = gather_facts (plan);

  if (facts.top != NULL)
    add_top (plan, words, &facts);
  else if (facts.n_unknown == 1)
    chart_words_add (words, _ ("The share of %s is not stated"),
                     chart_ownership_name (plan, facts.unknown));
  if (words->len > 0)
    return words;
  chart_words_add (words, _ ("No share is stated"));
  return chart_filter_titles (plan->frame, words);
}

ChartWords *
chart_ownership_subtitles (const ChartOwnership *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *as_of = chart_as_of (frame);
  g_autofree char *unit = chart_unit (frame);

  if (as_of != NULL && *unit != '\0')
    chart_words_add (words,
                     _ ("Share of the whole, value in %s and its date, as of %s; ? = contested"),
                     unit, as_of);
  if (as_of != NULL)
    chart_words_add (words, _ ("Share of the whole, value and its date, as of %s"), as_of);
  chart_words_add (words, _ ("Share of the whole, value and its date"));
  chart_words_add (words, _ ("Share of the whole"));
  return words;
}

char *
chart_ownership_description (const ChartOwnership *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < MIN (plan->rows->len, 4); i++)
    {
      const ChartOwnershipRow *row = chart_ownership_row (plan, i);
      g_autofree char *share = chart_ownership_share (plan, row);
      g_autofree char *value = chart_ownership_value (plan, row);

      g_string_append_printf (text, " %s: %s%s%s.", chart_ownership_name (plan, row), share,
                              value != NULL ? C_ ("list", ", ") : "", value != NULL ? value : "");
    }
  return g_string_free (text, FALSE);
}
