#include "fixture.h"

#include "analysis/program.h"
#include "file/load.h"
#include "file/reader.h"

#include <math.h>

#define N_QUANTILES 1000

static RecourseDossier *
read_bytes (GBytes *bytes)
{
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  RecourseDossier *dossier = recourse_reader_read (bytes, faults, NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      RecourseFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%u:%u: %s", fault->line, fault->column, fault->message);
    }
  g_assert_false (recourse_faults_have_error (faults));
  g_assert_nonnull (dossier);
  return dossier;
}

RecourseDossier *
fixture_read (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return read_bytes (bytes);
}

RecourseDossier *
fixture_embedded (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "resources", "dossiers", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, &error);

  g_assert_no_error (error);
  return read_bytes (bytes);
}

/* A mixture of two normal distributions. */
typedef struct
{
  double weight, mean1, sd1, mean2, sd2;
} Mixture;

static double
mixture_cdf (const Mixture *m, double x)
{
  double a = m->sd1 > 0 ? 0.5 * erfc (-(x - m->mean1) / (m->sd1 * G_SQRT2)) : x >= m->mean1;
  double b = m->sd2 > 0 ? 0.5 * erfc (-(x - m->mean2) / (m->sd2 * G_SQRT2)) : x >= m->mean2;

  return m->weight * a + (1 - m->weight) * b;
}

static double
mixture_quantile (const Mixture *m, double level)
{
  double low = fmin (m->mean1 - 9 * m->sd1, m->mean2 - 9 * m->sd2);
  double high = fmax (m->mean1 + 9 * m->sd1, m->mean2 + 9 * m->sd2);

  for (int i = 0; i < 200 && high > low; i++)
    {
      double middle = low + (high - low) / 2;

      if (mixture_cdf (m, middle) < level)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static void
fill (RecoursePayoff *payoff, const Mixture *m)
{
  double mean = m->weight * m->mean1 + (1 - m->weight) * m->mean2;
  double square = m->weight * (m->mean1 * m->mean1 + m->sd1 * m->sd1)
                  + (1 - m->weight) * (m->mean2 * m->mean2 + m->sd2 * m->sd2);

  payoff->rollback_mean = payoff->rollback_median = payoff->mean = mean;
  payoff->sd = sqrt (fmax (0, square - mean * mean));
  payoff->p5 = mixture_quantile (m, 0.05);
  payoff->p10 = mixture_quantile (m, 0.10);
  payoff->p25 = mixture_quantile (m, 0.25);
  payoff->p50 = mixture_quantile (m, 0.50);
  payoff->p75 = mixture_quantile (m, 0.75);
  payoff->p90 = mixture_quantile (m, 0.90);
  payoff->p95 = mixture_quantile (m, 0.95);
  payoff->p_loss = mixture_cdf (m, -1e-300);
  payoff->n_quantiles = N_QUANTILES;
  payoff->quantiles = g_new (double, N_QUANTILES);
  for (guint i = 0; i < N_QUANTILES; i++)
    payoff->quantiles[i] = mixture_quantile (m, (i + 0.5) / N_QUANTILES);
}

/* Seven years, each with a growing part of the outcome. */
static void
fill_years (RecoursePayoff *payoff)
{
  payoff->n_years = 7;
  payoff->yearly = g_new0 (RecourseYear, payoff->n_years);
  for (guint i = 0; i < payoff->n_years; i++)
    {
      double part = (i + 1) / 28.0;

      payoff->yearly[i] =
          (RecourseYear){ 2026 + (int)i,      payoff->mean * part, payoff->p10 * part,
                          payoff->p25 * part, payoff->p50 * part,  payoff->p75 * part,
                          payoff->p90 * part };
    }
}

static Mixture
mixture_for (FixtureOutcomes kind, guint path, guint n_paths, guint stakeholder)
{
  double s = stakeholder, p = path;

  switch (kind)
    {
    case FIXTURE_OUTCOMES_ZERO:
      return (Mixture){ 1, 0, 0, 0, 0 };
    case FIXTURE_OUTCOMES_NEGATIVE:
      return (Mixture){ 0.5, -4 - s - p, 0.6 + 0.2 * p, -6 - 2 * p, 1 };
    case FIXTURE_OUTCOMES_HUGE:
      return path == 0 ? (Mixture){ 1, 1e15, 2e14, 0, 0 } : (Mixture){ 1, 1e-3, 1e-4, 0, 0 };
    case FIXTURE_OUTCOMES_HUMPS:
    case FIXTURE_OUTCOMES_ROLLBACK:
    default:
      if (path + 1 == n_paths)
        return (Mixture){ 0.6, -5 + s, 1.5, 14 - 7 * s, 4 };
      return (Mixture){ 0.3, -0.6 + 0.1 * s, 0.25, 3.5 - 1.2 * s + (path == stakeholder % 2),
                        1.6 - 0.2 * s };
    }
}

/* Made-up chances that fit the means: the path better on average beats the other in four draws of five
 * for the first stakeholder, in ever fewer for the next, down to a half; being the best of all follows a
 * geometric series. */
static void
fill_beats (RecourseResults *results, guint s)
{
  double strong = 0.5 + 0.3 / (s + 1);

  for (guint p = 0; p < results->n_paths; p++)
    {
      guint rank = 0;

      for (guint q = 0; q < results->n_paths; q++)
        {
          double a = results->paths[p].payoffs[s].mean, b = results->paths[q].payoffs[s].mean;
          gboolean is_better = a > b || (a == b && p < q);

          results->beats[(s * results->n_paths + p) * results->n_paths + q] = p == q ? 0
                                                                              : is_better
                                                                                  ? strong
                                                                                  : 1 - strong;
          rank += p != q && !is_better;
        }
      results->paths[p].payoffs[s].p_best =
          strong * pow (1 - strong, rank) / (1 - pow (1 - strong, results->n_paths));
    }
}

static void
blank_draws (RecoursePayoff *payoff)
{
  payoff->mean = payoff->sd = payoff->se = NAN;
  payoff->p5 = payoff->p10 = payoff->p25 = payoff->p50 = payoff->p75 = payoff->p90 = payoff->p95 =
      NAN;
  payoff->p_loss = payoff->p_best = NAN;
  payoff->n_quantiles = 0;
  payoff->n_years = 0;
  g_clear_pointer (&payoff->quantiles, g_free);
}

static char *
id_at (GListStore *store, guint i)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (store), i);

  return g_strdup (recourse_record_get_id (record));
}

/* Branches are equally likely, the first option is chosen. */
static void
fill_tree (RecoursePathResult *path, RecourseNode *node, guint parent, guint position, double reach)
{
  gboolean decides = g_strcmp0 (node->kind, "decision") == 0;
  GListModel *list = G_LIST_MODEL (decides ? node->options : node->branches);
  guint n = g_list_model_get_n_items (list), index = path->n_nodes++;

  path->nodes[index] = (RecourseNodeResult){
    .parent = parent, .position = position, .is_chosen = TRUE, .probability = 1, .reach = reach
  };
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (list, i);
      guint child = path->n_nodes;

      fill_tree (path, branch->node, index, i, decides ? (i == 0 ? reach : 0) : reach / n);
      path->nodes[child].is_chosen = !decides || i == 0;
      path->nodes[child].probability = decides ? 1 : 1.0 / n;
    }
}

static void
fill_outcomes (RecoursePathResult *path, guint n_stakeholders)
{
  path->outcomes = g_new0 (RecourseOutcome, path->n_nodes);
  for (guint i = 0; i < path->n_nodes; i++)
    if (i + 1 == path->n_nodes || path->nodes[i + 1].parent != i)
      {
        RecourseOutcome *outcome = &path->outcomes[path->n_outcomes++];

        outcome->id = g_strdup_printf ("%u", i);
        outcome->label = g_strdup_printf ("Outcome %u", i);
        outcome->probability = path->nodes[i].reach;
        outcome->payoffs = g_new (double, n_stakeholders);
        for (guint s = 0; s < n_stakeholders; s++)
          outcome->payoffs[s] = path->nodes[i].payoffs[s];
      }
}

/* Every node is worth what the path is on average, and a little more the further down it stands. */
static void
fill_nodes (RecourseResults *results, guint index, RecoursePath *path)
{
  RecoursePathResult *result = &results->paths[index];
  guint n = results->n_stakeholders;

  result->nodes = g_new0 (RecourseNodeResult, 10000);
  fill_tree (result, path->tree, G_MAXUINT, 0, 1);
  result->node_payoffs = g_new0 (double, result->n_nodes *n);
  for (guint i = 0; i < result->n_nodes; i++)
    {
      result->nodes[i].payoffs = &result->node_payoffs[i * n];
      for (guint s = 0; s < n; s++)
        result->nodes[i].payoffs[s] = result->payoffs[s].mean * (1 + i / 20.0);
    }
  fill_outcomes (result, n);
}

RecourseResults *
fixture_results (RecourseDossier *dossier, guint n_stakeholders, FixtureOutcomes kind)
{
  RecourseResults *results = g_new0 (RecourseResults, 1);

  g_atomic_ref_count_init (&results->ref_count);
  results->trials = kind == FIXTURE_OUTCOMES_ROLLBACK ? 0 : 200000;
  results->seed = 1;
  results->n_stakeholders = n_stakeholders;
  results->stakeholders = g_new0 (char *, n_stakeholders);
  results->positions = g_new0 (guint, n_stakeholders);
  results->n_paths = g_list_model_get_n_items (G_LIST_MODEL (dossier->paths));
  results->paths = g_new0 (RecoursePathResult, results->n_paths);
  results->beats = g_new0 (double, n_stakeholders * results->n_paths * results->n_paths);
  for (guint s = 0; s < n_stakeholders; s++)
    {
      results->stakeholders[s] = id_at (dossier->stakeholders, s);
      results->positions[s] = s;
    }
  for (guint p = 0; p < results->n_paths; p++)
    {
      results->paths[p].id = id_at (dossier->paths, p);
      results->paths[p].label = id_at (dossier->paths, p);
      results->paths[p].payoffs = g_new0 (RecoursePayoff, n_stakeholders);
      for (guint s = 0; s < n_stakeholders; s++)
        {
          Mixture mixture = mixture_for (kind, p, results->n_paths, s);

          fill (&results->paths[p].payoffs[s], &mixture);
          fill_years (&results->paths[p].payoffs[s]);
        }
    }
  for (guint s = 0; s < n_stakeholders; s++)
    fill_beats (results, s);
  for (guint p = 0; p < results->n_paths; p++)
    {
      g_autoptr (RecoursePath) path = g_list_model_get_item (G_LIST_MODEL (dossier->paths), p);

      fill_nodes (results, p, path);
    }
  for (guint p = 0; kind == FIXTURE_OUTCOMES_ROLLBACK && p < results->n_paths; p++)
    for (guint s = 0; s < n_stakeholders; s++)
      blank_draws (&results->paths[p].payoffs[s]);
  return results;
}

RecourseResults *
fixture_run (RecourseDossier *dossier)
{
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (GError) error = NULL;
  RecourseResults *results;

  g_assert_nonnull (program);
  results = recourse_program_run (program, 20000, 1, 1, NULL, &error);
  g_assert_no_error (error);
  return results;
}

static void
add_stakeholders (GString *json, const FixtureSpec *spec)
{
  g_string_append (json, ", \"stakeholders\": [");
  for (guint i = 0; i < spec->n_stakeholders; i++)
    {
      g_string_append_printf (json, "%s{\"id\": \"party%u\", \"label\": \"%s %u\"",
                              i > 0 ? ", " : "", i, spec->name, i + 1);
      if (spec->n_stakes > 0)
        g_string_append_printf (
            json, ", \"power\": 0.%u, \"interest\": 0.%u, \"stance\": \"%s, for now\"",
            (i * 37) % 100, (i * 53 + 20) % 100, spec->name);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
add_investments (GString *json, const FixtureSpec *spec)
{
  static const char *const statuses[] = { "paid", "committed", "conditional", "reported",
                                          "disputed" };
  static const char *const kinds[] = { "equity", "cash", "compute" };
  double amount = spec->amount;

  g_string_append (json, ", \"investments\": [");
  for (guint i = 0; i < spec->n_investments; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (
          json,
          "%s{\"id\": \"money%u\", \"label\": \"%s %u\", \"from\": \"party%u\", \"to\": "
          "\"party%u\", "
          "\"amount\": %s, \"date\": \"%u\", \"kind\": \"%s\", \"status\": \"%s\"}",
          i > 0 ? ", " : "", i, spec->name, i + 1, i % spec->n_stakeholders,
          (i + 1) % spec->n_stakeholders, g_ascii_dtostr (number, sizeof number, amount),
          2015 + i % 10, kinds[(i / 2) % G_N_ELEMENTS (kinds)],
          statuses[i % G_N_ELEMENTS (statuses)]);
      amount *= 1.3;
    }
  g_string_append_c (json, ']');
}

/* A date of every precision, clustered as those of a dispute are. */
static void
add_events (GString *json, const FixtureSpec *spec)
{
  static const char *const dates[] = { "2024",    "2025-Q3", "2025-11", "2026-02-27",
                                       "2026-03", "2026-03", "2030" };

  g_string_append (json, ", \"events\": [");
  for (guint i = 0; i < (spec->n_investments + 1) / 2; i++)
    g_string_append_printf (json,
                            "%s{\"id\": \"event%u\", \"label\": \"%s %u\", \"date\": \"%s\", "
                            "\"parties\": [\"party%u\"]}",
                            i > 0 ? ", " : "", i, spec->name, i + 1,
                            dates[i % G_N_ELEMENTS (dates)], i % spec->n_stakeholders);
  g_string_append_c (json, ']');
}

/* Every fourth stake is equity, and of every other one of these the share is known. */
static char *
kind_of_stake (guint i, guint n_stakeholders)
{
  if (i % 8 == 1)
    return g_strdup_printf ("\"kind\": \"equity\", \"in\": \"party%u\", \"share\": 0.2, "
                            "\"value\": %u",
                            n_stakeholders - 1, 10 * i);
  if (i % 8 == 5)
    return g_strdup_printf ("\"kind\": \"equity\", \"in\": \"party%u\", \"value\": 3",
                            n_stakeholders - 1);
  return g_strdup_printf ("\"kind\": \"right\", \"in\": \"party%u\", \"contested_by\": [%s]",
                          (i + 1) % n_stakeholders, i % 4 == 3 ? "\"party0\"" : "");
}

static void
add_stakes (GString *json, const FixtureSpec *spec)
{
  static const char *const holds[] = { "exclusive", "preferred", "shared", "contested" };

  g_string_append (json, ", \"stakes\": [");
  for (guint i = 0; i < spec->n_stakes; i++)
    {
      g_autofree char *end =
          i % 3 == 0 ? g_strdup_printf (", \"end\": \"%u-06\"", 2027 + i % 9) : g_strdup ("");
      g_autofree char *kind = kind_of_stake (i, spec->n_stakeholders);

      g_string_append_printf (
          json,
          "%s{\"id\": \"stake%u\", \"label\": \"%s %u\", %s, "
          "\"holder\": \"party%u\", \"start\": \"%u-0%u\", \"exclusivity\": \"%s\"%s}",
          i > 0 ? ", " : "", i, spec->name, i + 1, kind, i % spec->n_stakeholders, 2018 + i % 8,
          1 + i % 9, holds[i % G_N_ELEMENTS (holds)], end);
    }
  g_string_append_c (json, ']');
}

static void
add_paths (GString *json, const FixtureSpec *spec)
{
  g_string_append (json, ", \"paths\": [");
  for (guint i = 0; i < spec->n_paths; i++)
    g_string_append_printf (
        json,
        "%s{\"id\": \"path%u\", \"label\": \"%s %u\", \"tree\": {\"kind\": \"outcome\", "
        "\"payoffs\": {\"party0\": %u}}}",
        i > 0 ? ", " : "", i, spec->name, i + 1, i);
  g_string_append_c (json, ']');
}

RecourseDossier *
fixture_generate (FixtureSpec spec)
{
  g_autoptr (GString) json =
      g_string_new ("{\"format\": \"recourse/1\", \"title\": \"Made up\", "
                    "\"as_of\": \"2026-03\", \"currency\": \"EUR\", \"unit\": \"m\"");

  add_stakeholders (json, &spec);
  add_investments (json, &spec);
  add_stakes (json, &spec);
  add_events (json, &spec);
  add_paths (json, &spec);
  g_string_append_c (json, '}');
  return fixture_read (json->str);
}
