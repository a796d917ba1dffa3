/* The code of a kernel. */
#pragma once

#include "kernel.h"

#define RECOURSE_NO_REGISTER G_MAXUINT32

/* After the operations of graphs: suspects draws where a does not lie within number–limit. */
#define RECOURSE_OP_CHECK (RECOURSE_OP_SUM + 1)

typedef enum
{
  RECOURSE_MODE_BOTH,   /* the operands are a and b */
  RECOURSE_MODE_FIRST,  /* a and the number */
  RECOURSE_MODE_SECOND, /* the number and a */
} RecourseMode;

typedef struct
{
  guint8 op;       /* RecourseOp or RECOURSE_OP_CHECK */
  guint8 mode;     /* RecourseMode, of operations with two operands */
  guint32 to;      /* register */
  guint32 a, b, c; /* registers; of a sum the first of its operands and their number */
  double number, limit;
} RecourseInstruction;

struct _RecourseKernel
{
  guint32 n_registers;
  guint n_inputs;
  guint32 *inputs;   /* register of each driver, or RECOURSE_NO_REGISTER */
  GArray *code;      /* RecourseInstruction */
  GArray *ends;      /* guint32: where the code of each step ends */
  GArray *operands;  /* guint32: registers, of sums */
  GArray *roots;     /* guint32: registers */
  GArray *constants; /* RecourseInstruction: number into register, once */
};
