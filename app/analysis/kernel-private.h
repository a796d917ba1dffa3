/* The code of a kernel. */
#pragma once

#include "kernel.h"

#define RECOURSE_NO_REGISTER G_MAXUINT32

/* After the operations of graphs. */
enum
{
  RECOURSE_OP_CHECK =
      RECOURSE_OP_SUM + 1,     /* suspects draws where a does not lie within number–limit */
  RECOURSE_OP_PRODUCT_PLUS,    /* a · b + c; where the mode is not “both”, a · number + c */
  RECOURSE_OP_PRODUCT_LESS,    /* a · b − c, likewise */
  RECOURSE_OP_LESS_PRODUCT,    /* c − a · b */
  RECOURSE_OP_PRODUCT_TIMES,   /* (a · b) · c */
  RECOURSE_OP_SUM_OF_SCALED,   /* of operands by factors */
  RECOURSE_OP_SUM_OF_PRODUCTS, /* of pairs of operands */
};

/* Sums of so many operands are made in one go, products included. */
#define RECOURSE_FEW_OPERANDS 6

typedef enum
{
  RECOURSE_MODE_BOTH,   /* the operands are a and b */
  RECOURSE_MODE_FIRST,  /* a and the number */
  RECOURSE_MODE_SECOND, /* the number and a */
} RecourseMode;

typedef struct
{
  guint8 op;   /* RecourseOp or RECOURSE_OP_CHECK */
  guint8 mode; /* RecourseMode, of operations with two operands */
  guint32 to;  /* register */
  guint32 a, b,
      c; /* registers; of a sum the first of its operands, their number, and the first of its factors */
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
  GArray *factors;   /* double, of sums */
  GArray *roots;     /* guint32: registers */
  GArray *constants; /* RecourseInstruction: number into register, once */
};
