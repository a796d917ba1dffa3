/* Rules of single entries: years, levers, distributions' keys, what was put in and what is held. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/wording.h"
#include "rules-private.h"

#define MOST_YEARS 200

/* Years. */

static gboolean
check_year (RecourseRules *self, gpointer record, const char *key, double year)
{
  if (isnan (year))
    return FALSE;
  if (year == floor (year) && year >= 1 && year <= 9999)
    return TRUE;
  recourse_faults_add (self->faults, record, key,
                       _ ("%g is no year; write a whole number such as 2026"), year);
  return FALSE;
}

static void
check_horizon (RecourseRules *self, RecourseHorizon *horizon)
{
  gboolean are_years = check_year (self, horizon, "first", horizon->first);

  are_years &= check_year (self, horizon, "last", horizon->last);
  if (!are_years)
    return;
  if (horizon->last < horizon->first)
    recourse_faults_add (self->faults, horizon, "last",
                         _ ("the last year %g is before the first, %g; swap them"), horizon->last,
                         horizon->first);
  else if (horizon->last - horizon->first >= MOST_YEARS)
    recourse_faults_add (self->faults, horizon, "last",
                         _ ("the horizon has %g years; at most %d can be shown, so end it by %g"),
                         horizon->last - horizon->first + 1, MOST_YEARS,
                         horizon->first + MOST_YEARS - 1);
}

/* Levers. */

static void
check_lever (RecourseRules *self, gpointer record)
{
  RecourseLever *lever = record;

  if (lever->min > lever->max)
    recourse_faults_add (self->faults, lever, "min",
                         _ ("the least value %g is above the greatest, %g; swap them"), lever->min,
                         lever->max);
}

/* Distributions: which keys belong to which kind. */

static const struct
{
  const char *kind;
  const char *keys;
} kind_keys[] = {
  { "metalog", "p10 p50 p90 lower upper" },
  { "normal", "mean sd" },
  { "lognormal", "p10 p90 mean sd" },
  { "triangular", "low mode high" },
  { "pert", "low mode high" },
  { "uniform", "low high" },
  { "beta", "alpha beta low high" },
  { "discrete", "values probabilities" },
  { "empirical", "samples" },
  { "point", "value" },
};

static const char *
keys_of_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_keys); i++)
    if (g_strcmp0 (kind, kind_keys[i].kind) == 0)
      return kind_keys[i].keys;
  return NULL;
}

static gboolean
is_stated (RecourseRecord *record, const RecourseField *field)
{
  gconstpointer member = recourse_record_member (record, field);

  if (field->kind == RECOURSE_FIELD_NUMBER)
    return !isnan (*(const double *)member);
  return *(gconstpointer const *)member != NULL;
}

static void
check_distribution (RecourseRules *self, RecourseDistribution *distribution)
{
  RecourseRecord *record = RECOURSE_RECORD (distribution);
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (record);
  const char *known = keys_of_kind (distribution->kind);
  g_auto (GStrv) keys = NULL;

  if (known == NULL)
    return; /* the reader reports the kind */
  keys = g_strsplit (known, " ", -1);
  for (guint i = 1; i < klass->n_fields; i++)
    {
      const char *key = klass->fields[i].key;

      if (is_stated (record, &klass->fields[i])
          && !g_strv_contains ((const char *const *)keys, key))
        recourse_faults_add (
            self->faults, record, key,
            _ ("the key \"%s\" is unknown to a %s distribution, which knows %s; the nearest is "
               "\"%s\""),
            key, distribution->kind, known,
            recourse_word_nearest (key, (const char *const *)keys, g_strv_length (keys)));
    }
}

static void
check_driver (RecourseRules *self, gpointer record)
{
  RecourseDriver *driver = record;

  if (driver->distribution != NULL)
    check_distribution (self, driver->distribution);
}

static void
check_setting (RecourseRules *self, gpointer record)
{
  RecourseAssignment *setting = record;

  if (setting->distribution != NULL)
    check_distribution (self, setting->distribution);
}

static void
check_effect (RecourseRules *self, gpointer record)
{
  recourse_rules_each (self, RECOURSE_ASSIGNMENT (record)->settings, check_setting);
}

static void
check_conflict_settings (RecourseRules *self, gpointer record)
{
  recourse_rules_each (self, RECOURSE_CONFLICT (record)->effects, check_effect);
}

static void
check_scenario_settings (RecourseRules *self, gpointer record)
{
  recourse_rules_each (self, RECOURSE_SCENARIO (record)->set, check_setting);
}

/* Correlations. */

static void
check_correlations (RecourseRules *self, RecourseCorrelations *correlations)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (correlations->pairs));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseCorrelation) pair =
          g_list_model_get_item (G_LIST_MODEL (correlations->pairs), i);
      const int order = g_strcmp0 (pair->a, pair->b);

      if (pair->a == NULL || pair->b == NULL)
        continue;
      if (order == 0)
        recourse_faults_add (self->faults, pair, "b",
                             _ ("\"%s\" cannot correlate with itself; name two drivers"), pair->b);
      else if (!g_hash_table_add (seen, g_strconcat (order < 0 ? pair->a : pair->b, " ",
                                                     order < 0 ? pair->b : pair->a, NULL)))
        recourse_faults_add (self->faults, pair, "b",
                             _ ("the pair \"%s\", \"%s\" stands twice; remove one"), pair->a,
                             pair->b);
    }
}

/* Look-through. */

static void
check_look_through (RecourseRules *self, gpointer record)
{
  RecourseStakeholder *stakeholder = record;
  const char *id = recourse_record_get_id (record);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (stakeholder->look_through));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseShare) share =
          g_list_model_get_item (G_LIST_MODEL (stakeholder->look_through), i);

      if (id != NULL && g_strcmp0 (share->of, id) == 0)
        recourse_faults_add (self->faults, share, "of",
                             _ ("\"%s\" cannot look through to itself; name another stakeholder"),
                             id);
    }
}

/* Dates in order: an end may be as early as the last day that the start may mean. */

static void
check_order (
    RecourseRules *self, gpointer record, const char *start_key, const char *start, const char *end)
{
  guint start_first, start_last, end_first, end_last;

  if (start == NULL || end == NULL || !recourse_rules_parse_date (start, &start_first, &start_last)
      || !recourse_rules_parse_date (end, &end_first, &end_last))
    return;
  if (end_last < start_first)
    recourse_faults_add (self->faults, record, "end",
                         _ ("ends in %s, before its \"%s\", %s; swap or correct them"), end,
                         start_key, start);
}

static void
check_stake (RecourseRules *self, gpointer record)
{
  RecourseStake *stake = record;

  check_order (self, stake, "start", stake->start, stake->end);
  if (stake->share < 0 || stake->share > 1)
    recourse_faults_add_warning (
        self->faults, stake, "share",
        _ ("a share of %g is more than a whole or less than nothing; write 27 %% as 0.27"),
        stake->share);
}

static void
check_investment (RecourseRules *self, gpointer record)
{
  RecourseInvestment *investment = record;

  check_order (self, investment, "date", investment->date, investment->end);
  if (investment->from != NULL && g_strcmp0 (investment->from, investment->to) == 0)
    recourse_faults_add_warning (self->faults, investment, "to",
                                 _ ("goes from \"%s\" to itself; correct one of them"),
                                 investment->to);
}

/* Slices of totals of totals: a walk that comes back to where it was is a cycle, told once. */

static RecourseInvestment *
whole_of (RecourseRules *self, RecourseInvestment *investment)
{
  return recourse_dossier_find (self->dossier, self->dossier->investments, investment->part_of);
}

static void
report_cycle (RecourseRules *self, RecourseInvestment *start)
{
  GString *cycle = g_string_new (recourse_record_get_id (RECOURSE_RECORD (start)));
  RecourseInvestment *at = start;
  guint n = 0;

  do
    {
      at = whole_of (self, at);
      if (++n < 20 || at == start)
        g_string_append_printf (cycle, " → %s", recourse_record_get_id (RECOURSE_RECORD (at)));
      else if (n == 20)
        g_string_append (cycle, " → …");
    }
  while (at != start);
  recourse_faults_add (self->faults, start, "part_of",
                       _ ("a total would be a slice of itself (%s); remove one \"part_of\""),
                       cycle->str);
  g_string_free (cycle, TRUE);
}

static void
check_slices (RecourseRules *self)
{
  g_autoptr (GHashTable) walks =
      g_hash_table_new (NULL, NULL); /* investment → the walk that met it first */
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->dossier->investments));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseInvestment) start =
          g_list_model_get_item (G_LIST_MODEL (self->dossier->investments), i);
      RecourseInvestment *at = start;

      while (at != NULL && !g_hash_table_contains (walks, at))
        {
          g_hash_table_insert (walks, at, GUINT_TO_POINTER (i + 1));
          at = whole_of (self, at);
        }
      if (at != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (walks, at)) == i + 1)
        report_cycle (self, at);
    }
}

void
recourse_rules_check_entries (RecourseRules *self)
{
  RecourseDossier *dossier = self->dossier;

  if (dossier->horizon != NULL)
    check_horizon (self, dossier->horizon);
  if (dossier->discount != NULL)
    check_year (self, dossier->discount, "base_year", dossier->discount->base_year);
  if (dossier->correlations != NULL)
    check_correlations (self, dossier->correlations);
  recourse_rules_each (self, dossier->stakeholders, check_look_through);
  recourse_rules_each (self, dossier->stakes, check_stake);
  recourse_rules_each (self, dossier->investments, check_investment);
  recourse_rules_each (self, dossier->levers, check_lever);
  recourse_rules_each (self, dossier->drivers, check_driver);
  recourse_rules_each (self, dossier->conflicts, check_conflict_settings);
  recourse_rules_each (self, dossier->scenarios, check_scenario_settings);
  check_slices (self);
}
