/* What explained variance and the value of information add up over the draws.  Internal to the room. */
#pragma once

#include "draws.h"

/* Of one driver: where its bins begin on the scale of levels. */
typedef struct
{
  guint n;
  double *starts;  /* [bin + 1] */
  double *centers; /* [bin]: about which x is measured */
  guint first;     /* bin among those of all drivers */
} RecourseStudyBins;

/* Of one bin and one output. */
typedef struct
{
  double v, vx;
} RecourseStudyMoment;

/* What a replicate adds up. */
typedef struct
{
  double *count, *x, *xx;       /* [bin of any driver] */
  RecourseStudyMoment *moments; /* [bin of any driver][output] */
  double *v, *vv;               /* [output] */
  double *gain;                 /* [stakeholder]: of the best path over the reference path */
  double *dd;                   /* [output]: squared difference to the reference path */
} RecourseStudySums;

typedef struct
{
  const RecourseProgram *program;
  guint n_outputs;         /* paths × stakeholders */
  guint n_bins;            /* of all drivers */
  RecourseStudyBins *bins; /* [driver] */
  double *origins;         /* [output]: taken off, so that nothing cancels */
  guint *reference;        /* [stakeholder]: path that others are compared with */
  RecourseStudySums lanes[RECOURSE_REPLICATES];
  guint64 trials;
} RecourseStudy;

/* Whether a driver has more than one value. */
gboolean recourse_study_matters (const RecourseStudy *self, guint driver);

/* Program, trials, origins and references are set; makes bins and lanes. */
void recourse_study_init (RecourseStudy *self);
void recourse_study_clear (RecourseStudy *self);

/* RecourseDrawsTask.take, with the study as user data. */
void recourse_study_take (RecourseDraws *draws, gpointer user_data);

/* Adds all lanes to the first, which it returns. */
const RecourseStudySums *recourse_study_merge (RecourseStudy *self);
