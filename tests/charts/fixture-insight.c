#include "fixture-insight.h"

#include "analysis/program.h"

#include <math.h>

#define N_LINES 9
#define N_STEPS 21

void
fixture_add_drivers (RecourseDossier *dossier, const char *name, guint n)
{
  static const char *const units[] = { "fraction", "EUR m", "years", NULL };
  static const char *const bases[] = { "claim", "external", "assumption" };
  RecourseLever *lever = g_object_new (RECOURSE_TYPE_LEVER, NULL);
  RecourseBargain *bargain = g_object_new (RECOURSE_TYPE_BARGAIN, NULL);

  for (guint i = 0; i < n; i++)
    {
      RecourseDriver *driver = g_object_new (RECOURSE_TYPE_DRIVER, NULL);
      g_autofree char *id = g_strdup_printf ("driver%u", i),
                      *label = g_strdup_printf ("%s %u", name, i + 1);

      recourse_record_set_text (RECOURSE_RECORD (driver), "id", id);
      recourse_record_set_text (RECOURSE_RECORD (driver), "label", label);
      recourse_record_set_text (RECOURSE_RECORD (driver), "unit", units[i % 4]);
      recourse_record_set_text (RECOURSE_RECORD (driver), "basis", bases[i % 3]);
      g_list_store_append (dossier->drivers, driver);
      g_object_unref (driver);
    }
  recourse_record_set_text (RECOURSE_RECORD (lever), "id", "pay");
  recourse_record_set_number (RECOURSE_RECORD (lever), "min", -10);
  recourse_record_set_number (RECOURSE_RECORD (lever), "max", 30);
  recourse_record_set_text (RECOURSE_RECORD (bargain), "id", "deal");
  recourse_record_set_text (RECOURSE_RECORD (bargain), "label", name);
  recourse_record_set_text (RECOURSE_RECORD (bargain), "transfer", "pay");
  recourse_record_set_text (RECOURSE_RECORD (bargain), "payer", "party0");
  recourse_record_set_text (RECOURSE_RECORD (bargain), "payee", "party1");
  g_list_store_append (dossier->levers, lever);
  g_list_store_append (dossier->bargains, bargain);
  g_object_unref (lever);
  g_object_unref (bargain);
}

RecourseInsight *
fixture_consult (RecourseDossier *dossier, const RecourseResults *results, guint stakeholder)
{
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (GError) error = NULL;
  RecourseInsight *insight;

  g_assert_nonnull (program);
  insight = recourse_insight_new (dossier, NULL, program, results, results->n_paths - 1,
                                  stakeholder, 1, NULL, &error);
  g_assert_no_error (error);
  return insight;
}

/* How large figures are. */
static double
magnitude (FixtureOutcomes kind)
{
  return kind == FIXTURE_OUTCOMES_ZERO ? 0 : kind == FIXTURE_OUTCOMES_HUGE ? 1e15 : 4;
}

static void
add_drivers (RecourseDossier *dossier, RecourseResults *results)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->drivers));

  results->n_drivers = n;
  g_free (results->drivers); /* of none */
  results->drivers = g_new0 (RecourseDriverResult, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) driver =
          g_list_model_get_item (G_LIST_MODEL (dossier->drivers), i);

      results->drivers[i] =
          (RecourseDriverResult){ .id = g_strdup (recourse_record_get_id (driver)),
                                  .label = g_strdup (recourse_record_get_label (driver)),
                                  .p10 = 0.1 + i,
                                  .p50 = 0.35 + 1.3 * i,
                                  .p90 = 0.6 + 2 * i,
                                  .mean = 0.4 + i,
                                  .sd = 0.2 };
    }
}

/* Bars to both sides, both to one side, and one that is nothing. */
static RecourseTornado *
make_tornado (const RecourseResults *results, double size)
{
  RecourseTornado *tornado = g_new0 (RecourseTornado, 1);

  tornado->path = results->n_paths - 1;
  tornado->base = 0.3 * size;
  tornado->n_bars = results->n_drivers;
  tornado->bars = g_new0 (RecourseBar, results->n_drivers + 1);
  for (guint i = 0; i < results->n_drivers; i++)
    {
      double low = size / (1 + i), high = size * 1.4 / (1 + i);

      tornado->bars[i].at_p10 = tornado->base + (i % 4 == 2 ? high / 3 : i % 2 == 0 ? -low : low);
      tornado->bars[i].at_p90 = tornado->base + (i % 2 == 0 ? high : -high);
      if (i % 7 == 5)
        tornado->bars[i].at_p10 = tornado->bars[i].at_p90 = tornado->base;
    }
  return tornado;
}

static RecourseInformation *
make_information (const RecourseResults *results, double size)
{
  RecourseInformation *information = g_new0 (RecourseInformation, 1);
  guint n = results->n_drivers, s = results->n_stakeholders;

  information->n_paths = results->n_paths;
  information->n_stakeholders = s;
  information->n_drivers = n;
  information->explained = g_new0 (double, results->n_paths *s *n + 1);
  information->evpi = g_new0 (double, s + 1);
  information->evppi = g_new0 (double, s *n + 1);
  for (guint i = 0; i < s; i++)
    {
      information->evpi[i] = 0.4 * size;
      for (guint k = 0; k < n; k++)
        information->evppi[i * n + k] = k % 3 == 2 ? 0 : 0.3 * size / (1 + k);
    }
  return information;
}

/* The fields are straight, and so the leads of two neighbours say where between them they are equal. */
static double
turn_between (const RecourseStrategy *strategy, guint cell, guint step)
{
  double sum = strategy->lead[cell] + strategy->lead[cell + step];

  if (strategy->best[cell] == strategy->best[cell + step])
    return NAN;
  return sum > 0 ? strategy->lead[cell] / sum : 0.5;
}

/* The diagonal parts two paths, a corner belongs to a third. */
static RecourseStrategy *
make_strategy (const RecourseResults *results, double size)
{
  RecourseStrategy *strategy;

  if (results->n_drivers < 2 || results->n_paths < 2)
    return NULL;
  strategy = g_new0 (RecourseStrategy, 1);
  strategy->y_driver = 1;
  strategy->n_x = strategy->n_y = N_STEPS;
  strategy->x = g_new (double, N_STEPS);
  strategy->y = g_new (double, N_STEPS);
  strategy->best = g_new0 (guint, N_STEPS * N_STEPS);
  strategy->lead = g_new0 (double, N_STEPS *N_STEPS);
  strategy->turn_x = g_new0 (double, N_STEPS *N_STEPS);
  strategy->turn_y = g_new0 (double, N_STEPS *N_STEPS);
  for (guint i = 0; i < N_STEPS; i++)
    {
      strategy->x[i] = results->drivers[0].p50 + 0.04 * ((double)i - 8);
      strategy->y[i] = results->drivers[1].p50 + 0.11 * ((double)i - 12);
    }
  for (guint k = 0; k < N_STEPS * N_STEPS; k++)
    {
      double i = (double)(k / N_STEPS), j = k % N_STEPS;
      double second = j - i + 3.2, third = results->n_paths > 2 ? 14.1 - i - j : -100;

      strategy->best[k] = size == 0 ? 0 : third > fmax (0, second) ? 2 : second > 0 ? 1 : 0;
      strategy->lead[k] = size
                          * (strategy->best[k] == 2   ? third - fmax (0, second)
                             : strategy->best[k] == 1 ? second - fmax (0, third)
                                                      : -fmax (second, third))
                          / 10;
    }
  for (guint k = 0; k < N_STEPS * N_STEPS; k++)
    {
      strategy->turn_x[k] = turn_between (strategy, k, k % N_STEPS + 1 < N_STEPS ? 1 : 0);
      strategy->turn_y[k] = turn_between (strategy, k, k / N_STEPS + 1 < N_STEPS ? N_STEPS : 0);
    }
  return strategy;
}

/* The last line is what the others leave of the mean. */
static RecourseContributions *
make_contributions (RecourseDossier *dossier, const RecourseResults *results)
{
  RecourseContributions *self = g_new0 (RecourseContributions, 1);

  self->n_paths = results->n_paths;
  self->n_lines = N_LINES * results->n_stakeholders;
  self->lines = g_new0 (RecourseContributionLine, self->n_lines);
  self->values = g_new0 (double, self->n_lines * self->n_paths);
  for (guint k = 0; k < self->n_lines; k++)
    {
      guint i = k % N_LINES;
      g_autoptr (RecourseRecord) party =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), i % results->n_stakeholders);

      self->lines[k] = (RecourseContributionLine){ i + 1 == N_LINES   ? RECOURSE_LINE_OUTCOMES
                                                   : i + 2 == N_LINES ? RECOURSE_LINE_LOOK_THROUGH
                                                                      : RECOURSE_LINE_TERM,
                                                   k / N_LINES, g_strdup_printf ("line%u", k),
                                                   g_strdup (recourse_record_get_label (party)) };
    }
  for (guint p = 0; p < results->n_paths; p++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      {
        double *values = self->values + p * self->n_lines + s * N_LINES;
        double mean = recourse_results_payoff (results, p, s)->rollback_mean, sum = 0;

        for (guint i = 0; i + 1 < N_LINES; i++)
          sum += values[i] = mean * (i % 3 == 1 ? -0.6 : 0.9) / (1 + i);
        values[N_LINES - 1] = mean - sum;
      }
  return self;
}

/* Where nothing is at stake one transfer suits both; where all lose none does. */
static void
add_bargains (RecourseInsight *self, RecourseDossier *dossier, FixtureOutcomes kind)
{
  const RecourseBargainSpread unknown = { NAN, NAN, NAN }, spread = { 0, 4, 9 };
  gboolean has_zone = kind != FIXTURE_OUTCOMES_NEGATIVE;
  double high = kind == FIXTURE_OUTCOMES_ZERO ? -2 : 12;

  self->n_bargains = g_list_model_get_n_items (G_LIST_MODEL (dossier->bargains));
  self->bargains = g_new0 (RecourseBargainResult *, self->n_bargains + 1);
  self->transfers = g_new0 (double, self->n_bargains + 1);
  for (guint i = 0; i < self->n_bargains; i++)
    {
      g_autoptr (RecourseRecord) record =
          g_list_model_get_item (G_LIST_MODEL (dossier->bargains), i);
      RecourseBargainResult *bargain = self->bargains[i] = g_new0 (RecourseBargainResult, 1);

      self->transfers[i] = 4;
      bargain->id = g_strdup (recourse_record_get_id (record));
      bargain->label = g_strdup (recourse_record_get_label (record));
      bargain->trials = 200000;
      bargain->p_zopa = has_zone ? 0.8 : 0;
      bargain->at_means = has_zone
                              ? (RecourseBargainPoint){ -2, high, FALSE, high, -2, 5, 5.5, 6 }
                              : (RecourseBargainPoint){ NAN, NAN, FALSE, 3, NAN, NAN, NAN, NAN };
      bargain->nash = bargain->egalitarian = bargain->kalai_smorodinsky =
          has_zone ? spread : unknown;
      bargain->zopa_low = bargain->zopa_high = unknown;
    }
}

RecourseInsight *
fixture_insight (RecourseDossier *dossier, RecourseResults *results, FixtureOutcomes kind)
{
  RecourseInsight *self = g_new0 (RecourseInsight, 1);
  double size = magnitude (kind);

  if (results->n_drivers == 0)
    add_drivers (dossier, results);
  g_atomic_ref_count_init (&self->ref_count);
  self->leader = results->n_paths - 1;
  self->tornado = make_tornado (results, kind == FIXTURE_OUTCOMES_NEGATIVE ? -size : size);
  self->information = make_information (results, size);
  self->strategy = make_strategy (results, size);
  self->contributions = make_contributions (dossier, results);
  add_bargains (self, dossier, kind);
  return self;
}
