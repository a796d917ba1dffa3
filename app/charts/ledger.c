/* Totals and their slices.  `part_of` makes a tree: a total counts once, by its leaves, and what leaves do
 * not account for is a slice of its own with the standing of the total.  A conflict that names a claim of
 * a total contests it; claims of its slices are not rival figures for the whole. */
#include "config.h"

#include "ledger.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_SLICES 8
/* Below this part of a total a difference is rounding. */
#define ROUNDING 1e-9

static void
free_bar (gpointer data)
{
  ChartBar *bar = data;

  g_array_unref (bar->slices);
  g_ptr_array_unref (bar->conflicts);
  g_free (bar);
}

void
chart_ledger_free (ChartLedger *self)
{
  g_ptr_array_unref (self->bars);
  g_free (self);
}

static guint
n_items (GListStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

/* Lists of a dossier own their records, so a borrowed one stays valid with the dossier. */
static gpointer
peek (GListStore *store, guint i)
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (store), i);

  g_object_unref (item);
  return item;
}

static gboolean
is_usable (const RecourseInvestment *investment)
{
  return isfinite (investment->amount);
}

static const char *
id_of (gpointer record)
{
  return recourse_record_get_id (record);
}

static gboolean
is_money (const char *kind)
{
  return kind == NULL || g_str_equal (kind, "equity") || g_str_equal (kind, "cash");
}

static ChartBar *
bar_for (ChartLedger *self, const RecourseInvestment *investment)
{
  ChartBar *bar;

  for (guint i = 0; i < self->bars->len; i++)
    {
      bar = g_ptr_array_index (self->bars, i);
      if (g_strcmp0 (bar->from, investment->from) == 0 && g_strcmp0 (bar->to, investment->to) == 0
          && g_strcmp0 (bar->kind, investment->kind) == 0)
        return bar;
    }
  bar = g_new0 (ChartBar, 1);
  bar->from = investment->from;
  bar->to = investment->to;
  bar->kind = investment->kind;
  bar->is_money = is_money (investment->kind);
  bar->slices = g_array_new (FALSE, TRUE, sizeof (ChartSlice));
  bar->conflicts = g_ptr_array_new ();
  g_ptr_array_add (self->bars, bar);
  return bar;
}

RecourseInvestment *
chart_slice_record (const ChartSlice *slice)
{
  return slice->investment != NULL ? slice->investment : slice->total;
}

char *
chart_slice_word (const ChartSlice *slice)
{
  if (slice->standing == CHART_STATUS_ASSUMED && slice->status < CHART_STATUS_REPORTED)
    return g_strdup_printf (_ ("%s, assumed"), chart_status_word (slice->status));
  return g_strdup (chart_status_word (slice->standing));
}

static void
add_slice (const ChartFrame *frame, ChartBar *bar, ChartSlice slice)
{
  RecourseInvestment *record = chart_slice_record (&slice);

  if (slice.amount == 0 && slice.investment == NULL)
    return;
  slice.status = slice.standing = chart_status (record->status);
  if (chart_is_assumed (frame, record->claims))
    slice.standing = CHART_STATUS_ASSUMED;
  else if (slice.investment == NULL && slice.status == CHART_STATUS_PAID)
    slice.standing = CHART_STATUS_REPORTED;
  g_array_append_val (bar->slices, slice);
  if (slice.status == CHART_STATUS_PAID)
    bar->paid += slice.amount;
  if (slice.status == CHART_STATUS_PAID || slice.status == CHART_STATUS_COMMITTED)
    bar->firm += slice.amount;
}

/* Id of a total → its parts, in the order of the dossier. */
static GHashTable *
list_parts (GListStore *investments)
{
  GHashTable *parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  const guint n = n_items (investments);

  for (guint i = 0; i < n; i++)
    {
      RecourseInvestment *part = peek (investments, i);
      GPtrArray *known;

      if (part->part_of == NULL || !is_usable (part))
        continue;
      known = g_hash_table_lookup (parts, part->part_of);
      if (known == NULL)
        g_hash_table_insert (parts, part->part_of, known = g_ptr_array_new ());
      g_ptr_array_add (known, part);
    }
  return parts;
}

/* Adds the leaves under @total and what they leave over; depth is bounded by the number of totals, since the rules
 * refuse cycles, and checked all the same. */
static void
add_leaves (const ChartFrame *frame,
            ChartBar *bar,
            RecourseInvestment *total,
            GHashTable *parts,
            guint depth)
{
  const GPtrArray *known = g_hash_table_lookup (parts, id_of (total));
  double accounted = 0, rest;
  gboolean has_parts = FALSE;

  for (guint i = 0; known != NULL && i < known->len && depth <= g_hash_table_size (parts); i++)
    {
      RecourseInvestment *part = g_ptr_array_index (known, i);

      if (part == total)
        continue;
      has_parts = TRUE;
      accounted += part->amount;
      add_leaves (frame, bar, part, parts, depth + 1);
    }
  if (!has_parts)
    {
      add_slice (frame, bar, (ChartSlice){ total, total, total->amount });
      return;
    }
  rest = total->amount - accounted;
  if (rest > ROUNDING * fabs (total->amount))
    add_slice (frame, bar, (ChartSlice){ NULL, total, rest });
  else if (rest < -ROUNDING * fabs (total->amount))
    bar->overrun -= rest;
}

static gboolean
names (GStrv ids, const char *id)
{
  return ids != NULL && id != NULL && g_strv_contains ((const char *const *)ids, id);
}

/* Whether @claim is about a slice of @bar and not about its total. */
static gboolean
is_of_slice (const ChartBar *bar, const char *claim)
{
  for (guint i = 0; i < bar->slices->len; i++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, i);

      if (slice->investment != NULL && slice->investment->part_of != NULL
          && names (slice->investment->claims, claim))
        return TRUE;
    }
  return FALSE;
}

/* The figure that @claim puts on the whole of @bar, NaN where it puts none. */
static double
rival_figure (const ChartFrame *frame, const ChartBar *bar, const char *id)
{
  RecourseDossier *dossier = frame->input->dossier;
  RecourseClaim *claim = recourse_dossier_find (dossier, dossier->claims, id);
  g_autofree char *unit = recourse_dossier_dup_unit (dossier);

  if (claim == NULL || is_of_slice (bar, id) || g_strcmp0 (claim->unit, unit) != 0)
    return NAN;
  return claim->value;
}

static gboolean
contests (const RecourseConflict *conflict, const RecourseInvestment *total)
{
  for (guint i = 0; conflict->claims != NULL && conflict->claims[i] != NULL; i++)
    if (names (total->claims, conflict->claims[i]))
      return TRUE;
  return FALSE;
}

static void
widen (const ChartFrame *frame, ChartBar *bar, const RecourseConflict *conflict, double share)
{
  for (guint i = 0; conflict->claims[i] != NULL; i++)
    {
      double figure = rival_figure (frame, bar, conflict->claims[i]);

      if (!isfinite (figure))
        continue;
      bar->low = fmin (bar->low, bar->total - share + figure);
      bar->high = fmax (bar->high, bar->total - share + figure);
    }
}

/* Notes what is contested about @total, whose amount is part of the bar's. */
static void
add_conflicts (const ChartFrame *frame, ChartBar *bar, RecourseInvestment *total)
{
  GListStore *conflicts = frame->input->dossier->conflicts;

  for (guint i = 0; i < n_items (conflicts); i++)
    {
      RecourseConflict *conflict = peek (conflicts, i);

      if (!contests (conflict, total) || g_ptr_array_find (bar->conflicts, conflict, NULL))
        continue;
      g_ptr_array_add (bar->conflicts, conflict);
      widen (frame, bar, conflict, total->amount);
    }
}

/* A part whose total is missing or unusable stands for itself. */
static gboolean
is_total (const ChartFrame *frame, const RecourseInvestment *investment)
{
  RecourseDossier *dossier = frame->input->dossier;
  RecourseInvestment *total =
      investment->part_of != NULL
          ? recourse_dossier_find (dossier, dossier->investments, investment->part_of)
          : NULL;

  return total == NULL || !is_usable (total);
}

static int
compare_slices (gconstpointer a, gconstpointer b)
{
  const ChartSlice *x = a, *y = b;

  if (x->status != y->status)
    return x->status < y->status ? -1 : 1;
  if (x->standing != y->standing)
    return x->standing < y->standing ? -1 : 1;
  if ((x->investment == NULL) != (y->investment == NULL))
    return x->investment == NULL ? 1 : -1;
  return x->investment != NULL ? g_strcmp0 (x->investment->date, y->investment->date) : 0;
}

/* More slices than can be told apart: the small ones of a status become one. */
static void
merge_slices (ChartBar *bar)
{
  while (bar->slices->len > MOST_SLICES)
    {
      guint best = 0;
      double least = INFINITY;

      for (guint i = 0; i + 1 < bar->slices->len; i++)
        {
          ChartSlice *a = &g_array_index (bar->slices, ChartSlice, i);
          ChartSlice *b = a + 1;

          if (a->status == b->status && a->standing == b->standing && a->amount + b->amount < least)
            {
              least = a->amount + b->amount;
              best = i;
            }
        }
      if (!isfinite (least))
        return;
      g_array_index (bar->slices, ChartSlice, best).amount = least;
      g_array_index (bar->slices, ChartSlice, best).n_merged +=
          1 + g_array_index (bar->slices, ChartSlice, best + 1).n_merged;
      g_array_remove_index (bar->slices, best + 1);
    }
}

static int
compare_bars (gconstpointer a, gconstpointer b, gpointer frame)
{
  const ChartBar *x = *(ChartBar *const *)a, *y = *(ChartBar *const *)b;
  guint first, second;

  if (x->is_money != y->is_money)
    return x->is_money ? -1 : 1;
  first = chart_party_index (frame, x->from);
  second = chart_party_index (frame, y->from);
  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (x->to, y->to) != 0 ? g_strcmp0 (x->to, y->to) : g_strcmp0 (x->kind, y->kind);
}

static void
finish (const ChartFrame *frame, ChartLedger *self, gboolean merges)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      ChartBar *bar = g_ptr_array_index (self->bars, i);

      g_array_sort (bar->slices, compare_slices);
      if (merges)
        merge_slices (bar);
    }
  g_ptr_array_sort_with_data (self->bars, compare_bars, (gpointer)frame);
}

/* Money is its investor's; what flows is also whose it becomes. */
static gboolean
is_shown (const ChartFrame *frame, const RecourseInvestment *investment, gboolean both_ways)
{
  return chart_shows (frame, investment->from)
         || (both_ways && chart_shows (frame, investment->to));
}

static ChartLedger *
ledger_new (const ChartFrame *frame, gboolean merges, gboolean both_ways)
{
  GListStore *investments = frame->input->dossier->investments;
  g_autoptr (GHashTable) parts = list_parts (investments);
  ChartLedger *self = g_new0 (ChartLedger, 1);
  const guint n = n_items (investments);

  self->bars = g_ptr_array_new_with_free_func (free_bar);
  for (guint i = 0; i < n; i++)
    {
      RecourseInvestment *investment = peek (investments, i);
      ChartBar *bar;

      if (!is_shown (frame, investment, both_ways))
        continue;
      if (!is_usable (investment))
        self->n_unusable++;
      if (!is_usable (investment) || !is_total (frame, investment))
        continue;
      bar = bar_for (self, investment);
      add_leaves (frame, bar, investment, parts, 0);
      bar->total += investment->amount;
      bar->low += investment->amount;
      bar->high += investment->amount;
      add_conflicts (frame, bar, investment);
    }
  finish (frame, self, merges);
  return self;
}

ChartLedger *
chart_ledger_new (const ChartFrame *frame)
{
  return ledger_new (frame, TRUE, FALSE);
}

ChartLedger *
chart_ledger_new_between (const ChartFrame *frame)
{
  return ledger_new (frame, TRUE, TRUE);
}

ChartLedger *
chart_ledger_new_itemised (const ChartFrame *frame)
{
  return ledger_new (frame, FALSE, FALSE);
}

/* @conflict's claims that put @figure on the whole, the adopted one marked. */
static char *
claims_for (const ChartFrame *frame, const ChartBar *bar, RecourseConflict *conflict, double figure)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; conflict->claims[i] != NULL; i++)
    {
      const char *id = conflict->claims[i];
      g_autofree char *name = NULL;

      if (rival_figure (frame, bar, id) != figure)
        continue;
      name = chart_claim_name (frame, id, g_strcmp0 (id, conflict->adopted) == 0);
      g_string_append_printf (text, text->len > 0 ? "; %s" : "%s", name);
    }
  return g_string_free (text, FALSE);
}

/* "$50bn (f07 in use) or $100bn (f10)"; NULL where claims state no figures for the whole. */
static char *
rival_figures (const ChartFrame *frame, const ChartBar *bar, RecourseConflict *conflict)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; conflict->claims != NULL && conflict->claims[i] != NULL; i++)
    {
      double figure = rival_figure (frame, bar, conflict->claims[i]);
      g_autofree char *money = NULL, *claims = NULL;
      gboolean is_new = isfinite (figure);

      for (guint k = 0; k < seen->len; k++)
        is_new &= g_array_index (seen, double, k) != figure;
      if (!is_new)
        continue;
      g_array_append_val (seen, figure);
      money = chart_money_exact (frame, figure);
      claims = claims_for (frame, bar, conflict, figure);
      if (text->len > 0)
        g_string_append (text, _ (" or "));
      g_string_append_printf (text, "%s (%s)", money, claims);
    }
  return g_string_free (text, text->len == 0);
}

char *
chart_bar_conflicts_in_words (const ChartFrame *frame, const ChartBar *bar)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bar->conflicts->len; i++)
    {
      RecourseConflict *conflict = g_ptr_array_index (bar->conflicts, i);
      g_autofree char *figures = rival_figures (frame, bar, conflict);
      g_autofree char *claims = chart_claims_in_words (frame, conflict->claims);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Contested (%s): %s"), id_of (conflict),
                              chart_name (frame, conflict->question));
      if (figures != NULL)
        g_string_append_printf (text, " %s.", figures);
      if (claims != NULL)
        g_string_append_printf (text, " %s", claims);
    }
  return g_string_free (text, FALSE);
}

char *
chart_bar_conflicts_in_short (const ChartFrame *frame, const ChartBar *bar)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bar->conflicts->len; i++)
    {
      RecourseConflict *conflict = g_ptr_array_index (bar->conflicts, i);
      g_autofree char *figures = rival_figures (frame, bar, conflict);

      g_string_append_printf (text, i > 0 ? "  ·  %s" : _ ("Contested: %s"),
                              chart_name (frame, conflict->question));
      if (figures != NULL)
        g_string_append_printf (text, " %s", figures);
    }
  return g_string_free (text, FALSE);
}

void
chart_link_bar (const ChartFrame *frame, RecourseMark *mark, const ChartBar *bar)
{
  for (guint i = 0; i < bar->slices->len; i++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, i);

      chart_link_claims (frame, mark, slice->total->claims);
      if (slice->investment != NULL)
        chart_link_claims (frame, mark, slice->investment->claims);
    }
}

char *
chart_bar_purpose (const ChartFrame *frame, const ChartBar *bar)
{
  const char *to = chart_party_label (frame, bar->to);

  if (g_strcmp0 (bar->kind, "equity") == 0)
    return g_strdup_printf (_ ("equity in %s"), to);
  if (g_strcmp0 (bar->kind, "cash") == 0)
    return g_strdup_printf (_ ("cash to %s"), to);
  if (g_strcmp0 (bar->kind, "compute") == 0)
    return g_strdup_printf (_ ("compute from %s"), to);
  if (g_strcmp0 (bar->kind, "revenue_share") == 0)
    return g_strdup_printf (_ ("revenue share to %s"), to);
  return g_strdup_printf (C_ ("recipient", "to %s"), to);
}
