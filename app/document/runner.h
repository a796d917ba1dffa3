/* Keeps results fresh: what is quick at once, all draws from a worker, and never a stale result after a
 * fresher one. */
#pragma once

#include "analysis/program.h"

G_BEGIN_DECLS

/* What is drawn where nobody says otherwise, and the most that is. */
#define RECOURSE_RUNNER_TRIALS 200000
#define RECOURSE_RUNNER_SEED 1
/* The shape of a distribution shows from so many on. */
#define RECOURSE_RUNNER_SOME_TRIALS 4096
#define RECOURSE_RUNNER_MOST_TRIALS 10000000

typedef struct _RecourseRunner RecourseRunner;

/**
 * RecourseRunnerFunc:
 * @results: (nullable) (transfer none): the results; %NULL: the run failed
 * @is_exact: whether they are of all draws
 * @error: (nullable): why it failed
 *
 * Called in the thread that runs the default main context.
 */
typedef void (*RecourseRunnerFunc) (RecourseResults *results,
                                    gboolean is_exact,
                                    const GError *error,
                                    gpointer user_data);

RecourseRunner *recourse_runner_new (RecourseRunnerFunc func, gpointer user_data);

/* Cancels what runs; the function is not called any more. */
void recourse_runner_free (RecourseRunner *self);

/* @trials: in the end, from 1 to the most; for runs that begin from now on */
void recourse_runner_set_draws (RecourseRunner *self, guint64 trials, guint64 seed);
guint64 recourse_runner_get_trials (RecourseRunner *self);
guint64 recourse_runner_get_seed (RecourseRunner *self);

/**
 * recourse_runner_run:
 *
 * Cancels what runs, calls the function with a few draws before it returns (with none where even a few
 * would hold up input), and with all draws later.
 */
void recourse_runner_run (RecourseRunner *self, RecourseProgram *program);

/* As if @some had just been drawn: calls the function with it, and with all draws later.  Their worker begins when
 * nothing else is to be done, so that it does not take its time from what shows @some. */
void recourse_runner_go_on (RecourseRunner *self, RecourseProgram *program, RecourseResults *some);

/* Whether a worker is still drawing. */
gboolean recourse_runner_is_busy (RecourseRunner *self);

G_END_DECLS
