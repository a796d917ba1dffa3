/* A dossier and choices, compiled to plain arrays: the one door between model and analysis.  A program
 * is immutable and keeps nothing of the model, so any thread may run it. */
#pragma once

#include "analysis/distribution.h"
#include "analysis/results.h"
#include "model/choices.h"
#include "model/fault.h"

G_BEGIN_DECLS

typedef struct _RecourseProgram RecourseProgram;

RecourseProgram *recourse_program_ref (RecourseProgram *self);
void recourse_program_unref (RecourseProgram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseProgram, recourse_program_unref)

/**
 * recourse_program_compile:
 * @choices: (nullable): what is set differently from the file
 * @faults: where every fault of formulas, distributions, probabilities, correlations and choices is added
 *
 * Compiles what is used and checks everything, used or not: syntax and names of every formula, cycles,
 * feasible distributions, constant probabilities, profile weights, correlation matrix.
 *
 * Returns: (transfer full) (nullable): the program, or %NULL where there was an error
 */
RecourseProgram *recourse_program_compile (RecourseDossier *dossier,
                                           const RecourseChoices *choices,
                                           RecourseFaults *faults);

/* @distribution as stated, for arithmetic; its arrays are borrowed.  One of an unknown kind is a point. */
RecourseVariateSpec recourse_variate_spec_of (const RecourseDistribution *distribution);

/**
 * RecourseAnalysisError:
 * @RECOURSE_ANALYSIS_ERROR_VALUE: a formula in use gave no finite number, or probabilities do not add
 *    up, at some driver values; the message says where and at which values
 *
 * Errors of running a program.
 */
typedef enum
{
  RECOURSE_ANALYSIS_ERROR_VALUE,
} RecourseAnalysisError;

#define RECOURSE_ANALYSIS_ERROR (recourse_analysis_error_quark ())
GQuark recourse_analysis_error_quark (void);

/**
 * recourse_program_locate_error:
 * @self: a program of the same dossier and choices as the one that failed
 * @key: (out) (transfer none): the field of the record
 *
 * Returns: (transfer none) (nullable): the record of the dossier compiled whose formula is at fault, good to look up
 *    where it stands while that dossier lives; %NULL where no formula is
 */
gpointer
recourse_program_locate_error (RecourseProgram *self, const GError *error, const char **key);

/**
 * recourse_program_run:
 * @trials: number of draws; 0 for rollback alone, which takes microseconds
 * @seed: of the draws
 * @threads: at most so many; 0: as many as there are processors. The result does not depend on it
 * @cancellable: (nullable): answered within 5 ms
 *
 * Rolls back every path, then simulates.  May run in any thread, several at a time.
 *
 * The same program, draws and seed give the same bytes on any number of threads, and with and without vector
 * instructions, since no loop over draws calls the C library but for powers (`^`) whose exponent is not a small whole
 * number.  Rollbacks, moments of drivers and these powers may differ between C libraries, in the last digits (1e-12).
 * Memory does not depend on the number of draws.
 *
 * Returns: (transfer full) (nullable): the results, or %NULL with @error set
 */
RecourseResults *recourse_program_run (RecourseProgram *self,
                                       guint64 trials,
                                       guint64 seed,
                                       guint threads,
                                       GCancellable *cancellable,
                                       GError **error);

/**
 * recourse_program_preview:
 * @trials: number of draws, for the means alone
 * @threads: that draw, at most; 0 for as many as there are processors
 *
 * What can be had within a frame while a slider moves: the rollback, and the mean of every payoff over a few of
 * the draws that the simulation with the same number and seed has. All other statistics of draws are NaN, and
 * the results say that they have no trials. A mean that is not finite says that a formula has no value in some
 * draw; the full run says which.
 *
 * Returns: (transfer full) (nullable): the results, or %NULL with @error set
 */
RecourseResults *recourse_program_preview (
    RecourseProgram *self, guint64 trials, guint64 seed, guint threads, GError **error);

/**
 * recourse_program_driver_quantile:
 * @driver: index among the dossier's drivers
 * @level: in 0–1, exclusive where the distribution is unbounded
 *
 * Returns: the value of the driver at @level, with the choices applied
 */
double recourse_program_driver_quantile (RecourseProgram *self, guint driver, double level);

/**
 * recourse_program_value:
 *
 * Returns: the value in force of a lever or constant called @id; NaN where there is none
 */
double recourse_program_value (RecourseProgram *self, const char *id);

G_END_DECLS
