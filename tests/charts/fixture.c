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

static void
blank_draws (RecoursePayoff *payoff)
{
  payoff->mean = payoff->sd = payoff->se = NAN;
  payoff->p5 = payoff->p10 = payoff->p25 = payoff->p50 = payoff->p75 = payoff->p90 = payoff->p95 =
      NAN;
  payoff->p_loss = NAN;
  payoff->n_quantiles = 0;
  g_clear_pointer (&payoff->quantiles, g_free);
}

static char *
id_at (GListStore *store, guint i)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (store), i);

  return g_strdup (recourse_record_get_id (record));
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
          if (kind == FIXTURE_OUTCOMES_ROLLBACK)
            blank_draws (&results->paths[p].payoffs[s]);
        }
    }
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
    g_string_append_printf (json, "%s{\"id\": \"party%u\", \"label\": \"%s %u\"}",
                            i > 0 ? ", " : "", i, spec->name, i + 1);
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

static void
add_stakes (GString *json, const FixtureSpec *spec)
{
  static const char *const holds[] = { "exclusive", "preferred", "shared", "contested" };

  g_string_append (json, ", \"stakes\": [");
  for (guint i = 0; i < spec->n_stakes; i++)
    {
      g_autofree char *end =
          i % 3 == 0 ? g_strdup_printf (", \"end\": \"%u-06\"", 2027 + i % 9) : g_strdup ("");

      g_string_append_printf (
          json,
          "%s{\"id\": \"stake%u\", \"label\": \"%s %u\", \"kind\": \"right\", "
          "\"holder\": \"party%u\", \"start\": \"%u-0%u\", \"exclusivity\": \"%s\"%s}",
          i > 0 ? ", " : "", i, spec->name, i + 1, i % spec->n_stakeholders, 2018 + i % 8,
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
  add_paths (json, &spec);
  g_string_append_c (json, '}');
  return fixture_read (json->str);
}
