/* Small dossiers written in C, and shorthand to run them. */
#pragma once

#include "analysis/program.h"

RecourseDossier *sketch_dossier (void);
void sketch_stakeholder (RecourseDossier *dossier, const char *id);
void sketch_look (RecourseDossier *dossier, const char *holder, const char *of, const char *share);
void sketch_constant (RecourseDossier *dossier, const char *id, double value);
void sketch_lever (RecourseDossier *dossier,
                   const char *id,
                   const char *kind,
                   double value,
                   double min,
                   double max);
void sketch_variable (RecourseDossier *dossier, const char *id, const char *formula);
void sketch_parameter (RecourseDossier *dossier, const char *id, const char *formula);
void sketch_term (RecourseDossier *dossier,
                  const char *stakeholder,
                  const char *formula,
                  const char *profile);
void sketch_profile (RecourseDossier *dossier, const char *id, guint n, const double *weights);
void sketch_horizon (RecourseDossier *dossier, int first, int last);
void sketch_discount (RecourseDossier *dossier, const char *rate, double base_year);

/* Drivers: uniform over 0–1, any other pair, values with equal probability, normal. */
void sketch_uniform (RecourseDossier *dossier, const char *id, double low, double high);
void sketch_normal (RecourseDossier *dossier, const char *id, double mean, double sd);
void sketch_discrete (RecourseDossier *dossier,
                      const char *id,
                      guint n,
                      const double *values,
                      const double *probabilities);
RecourseDistribution *sketch_distribution (const char *kind);
void sketch_driver (RecourseDossier *dossier, const char *id, RecourseDistribution *distribution);

/* Trees, (transfer full). */
RecourseNode *sketch_outcome (const char *id);
RecourseNode *sketch_chance (const char *id);
RecourseNode *sketch_decision (const char *id, const char *owner);
void sketch_pay (RecourseNode *outcome, const char *stakeholder, const char *formula);
void sketch_set (RecourseNode *outcome, const char *parameter, const char *formula);
void
sketch_branch (RecourseNode *chance, const char *id, const char *probability, RecourseNode *node);
void
sketch_option (RecourseNode *decision, const char *id, const char *available, RecourseNode *node);
void sketch_path (RecourseDossier *dossier, const char *id, RecourseNode *tree);

/* Compiles and aborts with the faults where there are any. */
RecourseProgram *sketch_compile (RecourseDossier *dossier, const RecourseChoices *choices);
RecourseResults *sketch_run (RecourseDossier *dossier, guint64 trials, guint64 seed);

/* The one fault of @dossier must be an error that contains @expected. */
void sketch_expect_fault (RecourseDossier *dossier, const char *key, const char *expected);

void assert_near (double actual, double expected, double tolerance);
