/* What one draw has to compute under a policy, as a lean graph and the order in which its results are consumed.
 * Internal to the room. */
#pragma once

#include "program-private.h"

typedef enum
{
  RECOURSE_STEP_VALUE,    /* compute nodes, to be used later */
  RECOURSE_STEP_OUTCOME,  /* an outcome that the policy may reach */
  RECOURSE_STEP_DECISION, /* the options of a decision to its owner */
  RECOURSE_STEP_PATHS,    /* the expected payoffs of all paths */
} RecourseStepKind;

/* Nodes of the lean graph are ready when a step is consumed:
 * of an outcome its probability, payoffs [stakeholder] and, if there are years, parts [stakeholder][slot] before their
 * profile and the factors of all profiles [slot][year];
 * of a decision the values of its options; of the paths their values [path][stakeholder]. */
typedef struct
{
  RecourseStepKind kind;
  guint path;
  guint32 index; /* of the outcome or node in its tree */
  guint32 first; /* in the plan's roots */
  guint32 n;
} RecoursePlanStep;

/* A node must lie in a range, or the draw is to be looked at again. */
typedef struct
{
  guint32 node;
  double low, high;
} RecoursePlanCheck;

typedef struct
{
  RecourseGraph *graph; /* without marks of formulas */
  GArray *steps;        /* RecoursePlanStep */
  GArray *roots;        /* guint32 */
  GArray *checks;       /* RecoursePlanCheck; comparisons of what may be NaN are checked by value */
  guint n_years;
} RecoursePlan;

RecoursePlan *recourse_plan_new (const RecourseProgram *program, const guint32 *const *policy);
void recourse_plan_free (RecoursePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecoursePlan, recourse_plan_free)
