/* A program asked again and again with a few of its inputs moved and the others held: what the one-way and
 * two-way analyses do.  Only what depends on the moved inputs is computed anew.  Internal to the room. */
#pragma once

#include "rollback.h"

typedef struct _RecourseProbe RecourseProbe;

/**
 * recourse_probe_new:
 * @program: borrowed; trees that are of no interest may be left out of it
 * @inputs: the values to hold
 * @free: (array length=n_free): the inputs that will move
 * @when: which values these are, in words, for messages
 *
 * Returns: (transfer full) (nullable): %NULL with @error set where the program has no value there
 */
RecourseProbe *recourse_probe_new (const RecourseProgram *program,
                                   const double *inputs,
                                   const guint *free,
                                   guint n_free,
                                   const char *when,
                                   GError **error);
void recourse_probe_free (RecourseProbe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseProbe, recourse_probe_free)

/**
 * recourse_probe_move:
 * @values: of the free inputs
 */
gboolean recourse_probe_move (RecourseProbe *self, const double *values, GError **error);

/**
 * recourse_probe_value:
 * @policy: (nullable): the option to hold at each node; %NULL: the best
 *
 * Returns: the value of tree @path to @stakeholder where the probe stands
 */
double
recourse_probe_value (RecourseProbe *self, guint path, guint stakeholder, const guint32 *policy);

/* (transfer full): each driver at its median, and room for one more */
double *recourse_program_medians (const RecourseProgram *self);

/* (transfer full): each driver at its mean, and room for one more */
double *recourse_program_means (const RecourseProgram *self);

/* (transfer full): the options that the rollback at means chooses, for each path; free with
 * recourse_policy_free() */
guint32 **recourse_program_policy (const RecourseProgram *self, GError **error);
void recourse_policy_free (guint32 **policy);
