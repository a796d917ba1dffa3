/* A plan as a flat program over blocks of draws.  Internal to the room. */
#pragma once

#include "plan.h"

typedef struct _RecourseKernel RecourseKernel;

/* What one thread works on. */
typedef struct
{
  gpointer memory;
  double *storage;  /* of all registers */
  double **inputs;  /* for each driver its register, or NULL where nothing needs it */
  guint8 *suspects; /* [RECOURSE_BLOCK] draws in which something left its range */
  gboolean has_suspects;
  guint length; /* of the block so many draws are computed; a multiple of RECOURSE_STRIDE */
} RecourseRegisters;

/**
 * recourse_kernel_new:
 * @wanted: (nullable): [root] what is to be computed; %NULL: everything, and what is checked besides
 */
RecourseKernel *
recourse_kernel_new (const RecoursePlan *plan, guint n_inputs, const guint8 *wanted);
void recourse_kernel_free (RecourseKernel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseKernel, recourse_kernel_free)

/* (transfer full) (nullable): %NULL where there is not enough memory */
RecourseRegisters *recourse_registers_new (const RecourseKernel *kernel);
void recourse_registers_free (RecourseRegisters *self);

/* Forgets suspects; before the first step of each block. */
void recourse_kernel_begin (const RecourseKernel *self, RecourseRegisters *registers);

/**
 * recourse_kernel_execute:
 * @step: of the plan; steps are executed in order
 *
 * Computes the roots of @step for a block whose inputs are filled in.
 */
void recourse_kernel_execute (const RecourseKernel *self, RecourseRegisters *registers, guint step);

/**
 * recourse_kernel_root:
 * @root: index in the plan's roots, of the step last executed
 *
 * Returns: RECOURSE_BLOCK values; also of a constant, but not of what was not wanted
 */
const double *
recourse_kernel_root (const RecourseKernel *self, const RecourseRegisters *registers, guint32 root);
