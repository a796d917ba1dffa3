/* What the engine found: plain, immutable, reference-counted, so that threads and views share it
 * without locks.  Paths and stakeholders stand in the order of the dossier; bystanders are left out
 * (`stakeholders` says which are in).  All money is present value in the dossier's unit. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double from; /* centre of the first bin */
  double step;
  guint n;
  double *values; /* density: integrates to 1 */
} RecourseDensity;

typedef struct
{
  double x;
  double probability; /* of at least x */
} RecourseExceedance;

typedef struct
{
  int year;
  double mean, p10, p25, p50, p75, p90;
} RecourseYear;

/* A term's contribution to an expected payoff. */
typedef struct
{
  const char *id; /* of the term; borrowed from the results */
  double value;
} RecourseContribution;

/* The outcome of one path for one stakeholder.  Statistics of draws are NaN until there are draws. */
typedef struct
{
  double rollback_mean;   /* drivers at their means */
  double rollback_median; /* drivers at their medians */
  double mean, se, sd;
  double p5, p10, p25, p50, p75, p90, p95;
  double p_loss;               /* chance of less than 0 */
  double worst_tenth;          /* mean of the worst 10 % */
  double certainty_equivalent; /* NaN without a risk tolerance */
  double p_best;               /* chance that this path has the highest expected payoff of all */
  RecourseDensity density;
  guint n_exceedance;
  RecourseExceedance *exceedance;
  guint n_quantiles; /* of the quantile function at (i + ½)/n; 0 without draws */
  double *quantiles;
  guint n_years;
  RecourseYear *yearly;
  double *explained; /* share of variance for each driver, or NULL */
} RecoursePayoff;

/* A decision of a path as the policy takes it. */
typedef struct
{
  char *node; /* id, or position where it has none */
  char *label;
  guint owner; /* index among the stakeholders with outcomes; G_MAXUINT for a bystander */
  guint n_options;
  char **options; /* ids of the available ones */
  double *values; /* to the owner, with drivers at their means */
  double *best_in_draws;
  guint chosen;
  gboolean *tied;      /* the options that tie with the chosen one, itself left out */
  gboolean *near_tied; /* within 0.1 % of the largest magnitude compared */
} RecourseDecision;

typedef struct
{
  char *id;
  char *label;
  double probability; /* of reaching it at means, under the policy */
  double *payoffs;    /* for each stakeholder */
} RecourseOutcome;

/* A node of a path's tree, with drivers at their means.  Nodes stand in the order of the dossier, parents
 * before children; what lies behind an option that is not available is left out. */
typedef struct
{
  guint parent;       /* index of a node before this one; G_MAXUINT for the root */
  guint position;     /* in the dossier, among the options or branches of the parent */
  gboolean is_chosen; /* by the parent, a decision; TRUE behind a chance node and for the root */
  double probability; /* of the branch that leads here; 1 for an option */
  double reach;       /* of coming here, under the policy */
  double *payoffs;    /* expected from here, for each stakeholder; borrowed from node_payoffs */
} RecourseNodeResult;

typedef struct
{
  char *id;
  char *label;
  RecoursePayoff *payoffs; /* for each stakeholder */
  guint n_decisions;
  RecourseDecision *decisions;
  guint n_outcomes;
  RecourseOutcome *outcomes;
  guint n_nodes;
  RecourseNodeResult *nodes;
  double *node_payoffs; /* [node][stakeholder] */
} RecoursePathResult;

typedef struct
{
  char *id;
  char *label;
  double mean, sd; /* sd NaN where the variance is infinite */
  double p10, p50, p90;
  gboolean is_fixed;
} RecourseDriverResult;

typedef struct
{
  gatomicrefcount ref_count;

  guint64 trials; /* 0: rollback alone */
  guint64 seed;
  gboolean correlated;

  guint n_stakeholders;
  char **stakeholders; /* ids */
  guint *positions;    /* of each in the dossier's list */
  guint n_drivers;
  RecourseDriverResult *drivers;
  guint n_paths;
  RecoursePathResult *paths;
  double *beats; /* [stakeholder][path][other]: chance that path gives more than other */
} RecourseResults;

RecourseResults *recourse_results_ref (RecourseResults *self);
void recourse_results_unref (RecourseResults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseResults, recourse_results_unref)

static inline const RecoursePayoff *
recourse_results_payoff (const RecourseResults *self, guint path, guint stakeholder)
{
  return &self->paths[path].payoffs[stakeholder];
}

static inline double
recourse_results_beats (const RecourseResults *self, guint stakeholder, guint path, guint other)
{
  return self->beats[(stakeholder * self->n_paths + path) * self->n_paths + other];
}

/**
 * recourse_results_best_path:
 *
 * Returns: the path with the highest mean (or, where there is none, rollback at means) for @stakeholder, the
 *    first listed on a tie
 */
guint recourse_results_best_path (const RecourseResults *self, guint stakeholder);

G_END_DECLS
