/* Keeps insight fresh, in a worker of its own: never a stale one after a fresher one. */
#pragma once

#include "analysis/insight.h"

G_BEGIN_DECLS

typedef struct _RecourseAdviser RecourseAdviser;

/**
 * RecourseAdviserFunc:
 * @insight: (nullable) (transfer none): the insight; %NULL: there is none to be had
 * @error: (nullable): why not
 *
 * Called in the thread that runs the default main context.
 */
typedef void (*RecourseAdviserFunc) (RecourseInsight *insight,
                                     const GError *error,
                                     gpointer user_data);

/* @bytes: of the dossier, which the worker reads for itself: a model is for one thread. */
RecourseAdviser *recourse_adviser_new (GBytes *bytes, RecourseAdviserFunc func, gpointer user_data);

/* Cancels what runs; the function is not called any more. */
void recourse_adviser_free (RecourseAdviser *self);

/**
 * recourse_adviser_ask:
 * @known: (nullable): an insight of the same program and results from another view, which saves the draws
 * @choices: as @program was compiled with
 * @results: of @program, with all draws
 *
 * Cancels what runs, and calls the function later.
 */
void recourse_adviser_ask (RecourseAdviser *self,
                           RecourseInsight *known,
                           const RecourseChoices *choices,
                           RecourseProgram *program,
                           RecourseResults *results,
                           guint leader,
                           guint stakeholder);

/* Cancels what runs: its answer would be stale. */
void recourse_adviser_cancel (RecourseAdviser *self);

G_END_DECLS
