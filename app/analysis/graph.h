/* The arithmetic of a whole dossier as one directed acyclic graph: operands stand before their users, equal
 * expressions are one node, and what is constant is a number.  Built once, then read by any thread. */
#pragma once

#include "analysis/formula.h"

/* Of no node: where something is missing or faulty. */
#define RECOURSE_NO_NODE G_MAXUINT32

/**
 * RecourseGraphNode:
 * @a: first operand; of an input its index; of a sum the first position in the graph's operands
 * @b: second operand; of a formula the index of its place; of a sum the number of operands
 * @c: third operand
 */
typedef struct
{
  guint8 op; /* RecourseOp */
  guint32 a, b, c;
  double number;
} RecourseGraphNode;

/* Where a formula stands. */
typedef struct
{
  char *text;      /* in words */
  gpointer record; /* borrowed: of the dossier, which may be gone; only good to look its place up */
  char *key;       /* of the record */
} RecourseGraphPlace;

typedef struct
{
  GArray *nodes;     /* RecourseGraphNode */
  GArray *operands;  /* guint32, of sums */
  GPtrArray *places; /* RecourseGraphPlace, of formulas */
  guint32 *slots;    /* hash table of node + 1 */
  guint32 n_slots;
} RecourseGraph;

RecourseGraph *recourse_graph_new (void);
void recourse_graph_free (RecourseGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseGraph, recourse_graph_free)

/* Each returns the node that computes what it says; unused operands are 0. */
guint32 recourse_graph_number (RecourseGraph *self, double number);
guint32 recourse_graph_input (RecourseGraph *self, guint32 index);
guint32 recourse_graph_apply (RecourseGraph *self, RecourseOp op, guint32 a, guint32 b, guint32 c);
guint32 recourse_graph_sum (RecourseGraph *self, const guint32 *operands, guint32 n);

/**
 * recourse_graph_formula:
 * @place: which formula
 *
 * Returns: the node with the value of @value, marked as that of a whole formula
 */
guint32 recourse_graph_formula (RecourseGraph *self, guint32 value, guint32 place);

/* @text: (transfer full) */
guint32
recourse_graph_add_place (RecourseGraph *self, char *text, gpointer record, const char *key);

static inline const RecourseGraphPlace *
recourse_graph_get_place (const RecourseGraph *self, guint32 place)
{
  return g_ptr_array_index (self->places, place);
}

static inline const RecourseGraphNode *
recourse_graph_get (const RecourseGraph *self, guint32 node)
{
  return &g_array_index (self->nodes, RecourseGraphNode, node);
}

static inline const guint32 *
recourse_graph_operands (const RecourseGraph *self, const RecourseGraphNode *sum)
{
  return &g_array_index (self->operands, guint32, sum->a);
}

static inline gboolean
recourse_graph_is_number (const RecourseGraph *self, guint32 node)
{
  return recourse_graph_get (self, node)->op == RECOURSE_OP_NUMBER;
}

/* How many operands an operation has; 0 for numbers, inputs and sums. */
guint recourse_op_arity (RecourseOp op);

/* Whether the operation compares, and so may not meet NaN. */
gboolean recourse_op_compares (RecourseOp op);

/* The value of an operation; not of numbers, inputs and sums. */
double recourse_op_value (RecourseOp op, double a, double b, double c);

/* The sum of values, compensated (Neumaier 1974). */
double recourse_sum_values (const double *values, gsize n);

/* The value of one node, given those of the nodes before it. */
double recourse_graph_value_at (const RecourseGraph *self,
                                guint32 index,
                                const double *inputs,
                                const double *values);

/**
 * recourse_graph_evaluate:
 * @inputs: the value of each input
 * @values: (out caller-allocates): the value of each node; numbers that nothing uses may be NaN
 */
void recourse_graph_evaluate (const RecourseGraph *self, const double *inputs, double *values);

/**
 * recourse_graph_mark:
 * @values: as recourse_graph_evaluate() left them
 * @is_used: (inout): for each node; roots are set on entry, on return also what they use, of an `if` only the
 *    branch taken
 */
void recourse_graph_mark (const RecourseGraph *self, const double *values, guint8 *is_used);

/**
 * recourse_graph_find_fault:
 *
 * Returns: the first used node that is a formula without a finite value or compares NaN, or %RECOURSE_NO_NODE
 */
guint32
recourse_graph_find_fault (const RecourseGraph *self, const double *values, const guint8 *is_used);
