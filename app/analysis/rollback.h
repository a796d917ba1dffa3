/* One set of driver values: the graph evaluated and checked, and trees rolled back.  Internal to the room. */
#pragma once

#include "program-private.h"

/* The value of every node to every stakeholder, and what its owner chooses at each decision. */
typedef struct
{
  double *values;  /* [node][stakeholder] */
  guint32 *chosen; /* [node]: option among those available; 0 at other nodes */
} RecourseRollback;

void recourse_rollback_init (RecourseRollback *self,
                             const RecourseProgram *program,
                             const RecourseTree *tree);
void recourse_rollback_clear (RecourseRollback *self);

/* Notes with an analysis error at which of the graph's places it is; RECOURSE_NO_NODE: at none. */
void recourse_analysis_error_set_place (GError **error, const RecourseGraph *graph, guint32 place);

/* Adds to the message that so many percent of the draws are affected. */
void recourse_analysis_error_add_share (GError **error, double percent);

/**
 * recourse_program_find_largest:
 * @values: of the graph
 *
 * Returns: of the formulas below @node that with the largest value, where a sum that overflows gets it from, as a
 *    place; RECOURSE_NO_NODE where there is none
 */
guint32
recourse_program_find_largest (const RecourseProgram *self, const double *values, guint32 node);

/**
 * recourse_program_evaluate:
 * @inputs: the value of each driver
 * @values: (out caller-allocates): for each node of the graph
 * @when: which values these are, such as "with drivers at their means", for the message
 *
 * Returns: %FALSE with @error set where a formula in use is not finite, NaN is compared, or probabilities are
 *    none
 */
gboolean recourse_program_evaluate (const RecourseProgram *self,
                                    const double *inputs,
                                    double *values,
                                    const char *when,
                                    GError **error);

/**
 * recourse_tree_roll_back:
 * @values: of the graph
 * @policy: (nullable): the option to hold at each node; %NULL: the best
 */
void recourse_tree_roll_back (const RecourseProgram *program,
                              const RecourseTree *tree,
                              const double *values,
                              const guint32 *policy,
                              RecourseRollback *rollback);

/* Largest magnitude of @n values that lie @stride apart. */
double recourse_largest_magnitude (const double *values, guint n);

/* The first of @n values that none exceeds by more than the tolerance of ties. */
guint recourse_first_best (const double *values, guint n);
