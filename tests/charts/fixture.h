/* Dossiers and results for tests of charts: the real ones, and made-up ones that bring every state a
 * chart must bear. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* (transfer full): the dossier in @json, which must be without a fault of the reader */
RecourseDossier *fixture_read (const char *json);

/* (transfer full): an embedded dossier by its file name, such as "microsoft-openai-amazon.recourse" */
RecourseDossier *fixture_embedded (const char *name);

/**
 * FixtureOutcomes:
 * @FIXTURE_OUTCOMES_HUMPS: litigation-like: the last path has two humps
 * @FIXTURE_OUTCOMES_ZERO: every outcome is zero
 * @FIXTURE_OUTCOMES_NEGATIVE: every outcome is a loss
 * @FIXTURE_OUTCOMES_HUGE: 10¹⁵ next to 10⁻³
 * @FIXTURE_OUTCOMES_ROLLBACK: no draws yet
 */
typedef enum
{
  FIXTURE_OUTCOMES_HUMPS,
  FIXTURE_OUTCOMES_ZERO,
  FIXTURE_OUTCOMES_NEGATIVE,
  FIXTURE_OUTCOMES_HUGE,
  FIXTURE_OUTCOMES_ROLLBACK,
} FixtureOutcomes;

/* Results made by hand from mixtures of two normal distributions, for the first @n_stakeholders of the
 * dossier.  (transfer full) */
RecourseResults *
fixture_results (RecourseDossier *dossier, guint n_stakeholders, FixtureOutcomes kind);

/* What the engine says.  (transfer full) */
RecourseResults *fixture_run (RecourseDossier *dossier);

/* A made-up dossier.  (transfer full) */
typedef struct
{
  guint n_stakeholders;
  guint n_paths;
  guint n_investments;
  guint n_stakes;
  const char *name; /* of parties, paths and stakes; a number is added */
  double amount;    /* of the first investment; each further one is 1.3 times the one before */
} FixtureSpec;

RecourseDossier *fixture_generate (FixtureSpec spec);

G_END_DECLS
