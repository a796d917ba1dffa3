/* What is counted and added up while a simulation runs.  Internal to the room. */
#pragma once

#include "fan.h"
#include "lattice.h"
#include "sketch.h"

/* Moments of a stakeholder's payoff on one path; sums over draws, in the order of the draws. */
typedef enum
{
  RECOURSE_SUM_VALUE,     /* V less its reference */
  RECOURSE_SUM_SQUARE,    /* of the outcome's distance from the reference */
  RECOURSE_SUM_FIRST,     /* of the outcome's distance from the reference */
  RECOURSE_SUM_LOSS,      /* probability of less than 0 */
  RECOURSE_SUM_SHORTFALL, /* below the pilot's P10 */
  RECOURSE_SUM_EXP,       /* e^((shift − x)/R) */
  RECOURSE_SUM_EXPM1,     /* the same less 1, without cancellation */
  RECOURSE_N_SUMS,
} RecourseSum;

/* What is counted in a pass over the draws. */
typedef enum
{
  RECOURSE_PASS_PART,  /* over a part of them: where the quantiles of years lie */
  RECOURSE_PASS_FULL,  /* everything */
  RECOURSE_PASS_AGAIN, /* open columns only */
} RecoursePass;

/* What all threads share while they count; nothing in it changes. */
typedef struct
{
  const RecourseProgram *program; /* borrowed */
  const RecoursePlan *plan;       /* borrowed */
  const RecourseKernel *kernel;   /* borrowed */
  guint n_payoffs;                /* paths × stakeholders */
  RecoursePass pass;
  RecourseBins *bins; /* [payoff] */
  guint8 *is_open;    /* [payoff] whether it is to be counted in this pass */
  guint8 *varies;     /* [payoff] whether any outcome pays different amounts in different draws */
  RecourseFan fan;
  double *references; /* [payoff] near the mean */
  double *tenths;     /* [payoff] the pilot's P10 */
  gboolean
      weighs_all;     /* whether weights are wanted draw by draw even where they are all the same */
  double weight_unit; /* of whole-number weights in a probability of 1 */
  guint32 *atoms;     /* [root]: index of the constant that it is, or G_MAXUINT32 */
  guint32 n_atoms;
  guint8 *is_constant;   /* [step]: the same in every draw */
  guint8 *is_skipped;    /* [step]: not counted in this pass */
  guint n_choices;       /* options of all decisions */
  guint32 *first_choice; /* [step]: of a decision its first option's index */
} RecourseTally;

/* Sums of one replicate. */
typedef struct
{
  double *sums;   /* [payoff][RecourseSum], then [payoff][year] */
  double *lost;   /* what compensation carries, likewise */
  double *shifts; /* [payoff] of the exponentials */
  double *least;  /* [payoff] of V */
  double *greatest;
} RecourseLane;

/* What one thread counts. */
typedef struct
{
  RecourseCounts *counts; /* [payoff] */
  RecourseFanCounts fan;
  gint64 *reached;  /* [path] weight of all outcomes */
  gint64 *atoms;    /* [atom] weight */
  guint64 *beats;   /* [stakeholder][path][path] */
  guint64 *best;    /* [payoff] */
  guint64 *choices; /* [choice] */
  RecourseRegisters *registers;
  double *weights;  /* [RECOURSE_BLOCK] */
  gboolean is_even; /* whether all draws of the block weigh the same: */
  double even_weight;
  gint64 even_whole;
  gint64 *whole; /* [RECOURSE_BLOCK] */
} RecourseWorker;

void recourse_tally_init (RecourseTally *self,
                          const RecourseProgram *program,
                          const RecoursePlan *plan,
                          const RecourseKernel *kernel,
                          guint64 trials);
void recourse_tally_clear (RecourseTally *self);

/* What has to be computed to count all that is open, [root]; steps with nothing of the kind will be skipped. */
guint8 *recourse_tally_skip_closed (RecourseTally *self);

void recourse_lane_init (RecourseLane *self, const RecourseTally *tally);
void recourse_lane_clear (RecourseLane *self);

/* FALSE where there is not enough memory */
gboolean recourse_worker_init (RecourseWorker *self, const RecourseTally *tally);
void recourse_worker_clear (RecourseWorker *self, const RecourseTally *tally);
void recourse_worker_merge (RecourseWorker *self,
                            const RecourseWorker *other,
                            const RecourseTally *tally);

/**
 * recourse_worker_consume:
 * @step: of the plan, just executed
 * @n: draws in the block
 */
void recourse_worker_consume (
    RecourseWorker *self, const RecourseTally *tally, RecourseLane *lane, guint step, guint n);

/**
 * recourse_worker_sample:
 * @stride: every so many draws
 * @payoffs: (array): for each payoff a list of RecourseWeighted, appended to
 * @years: (array) (nullable): likewise for each payoff and year
 *
 * The pilot's part of recourse_worker_consume().
 */
void recourse_worker_sample (RecourseWorker *self,
                             const RecourseTally *tally,
                             guint step,
                             guint n,
                             guint stride,
                             GArray **payoffs,
                             GArray **years);

/* Counts what is the same in every draw, @trials times over. */
void
recourse_worker_add_constants (RecourseWorker *self, const RecourseTally *tally, guint64 trials);
