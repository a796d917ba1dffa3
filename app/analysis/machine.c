/* The interpreter of kernels: one operation is one loop over a block, which the compiler turns into vector code for
 * several instruction sets.  Only plain IEEE operations are used and no product is fused with a sum, so that
 * processors with and without AVX agree to the last bit; powers alone call the C library. */
#include "kernel-private.h"

#include <math.h>
#include <string.h>

#include "lattice.h"
#include "vector-math.h"

/* Sums keep so many running totals at hand. */
#define PIECE 64

/* Sums of so many operands need none. */
#define FEW_OPERANDS 6

#define FOR_BLOCK _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++)

#define UNARY(OP, expression)                                                                      \
  case OP:                                                                                         \
    FOR_BLOCK                                                                                      \
    {                                                                                              \
      const double x = a[i];                                                                       \
      to[i] = (expression);                                                                        \
    }                                                                                              \
    break

#define BINARY_LOOP(first, second, expression)                                                     \
  FOR_BLOCK                                                                                        \
  {                                                                                                \
    const double x = (first), y = (second);                                                        \
    to[i] = (expression);                                                                          \
  }

#define BINARY(OP, expression)                                                                     \
  case OP:                                                                                         \
    if (at->mode == RECOURSE_MODE_BOTH)                                                            \
      BINARY_LOOP (a[i], b[i], expression)                                                         \
    else if (at->mode == RECOURSE_MODE_FIRST)                                                      \
      BINARY_LOOP (a[i], number, expression)                                                       \
    else                                                                                           \
      BINARY_LOOP (number, a[i], expression)                                                       \
    break

static inline double *
get_register (const RecourseRegisters *registers, guint32 index)
{
  return registers->storage + (gsize)index * RECOURSE_BLOCK;
}

/* NaN in either operand is passed on. */
RECOURSE_INLINE double
pass_least (double x, double y)
{
  const double least = y < x ? y : x;

  return y != y ? y : least;
}

RECOURSE_INLINE double
pass_greatest (double x, double y)
{
  const double greatest = y > x ? y : x;

  return y != y ? y : greatest;
}

#define OPERAND(k) const double *const x##k = from[k]
#define ADD(k)                                                                                     \
  {                                                                                                \
    const double total = sum + x##k[i], kept = total - sum;                                        \
                                                                                                   \
    error += (sum - (total - kept)) + (x##k[i] - kept);                                            \
    sum = total;                                                                                   \
  }
#define FOR_SUM(additions)                                                                         \
  FOR_BLOCK                                                                                        \
  {                                                                                                \
    double sum = x0[i], error = 0.0;                                                               \
                                                                                                   \
    additions to[i] = sum + error;                                                                 \
  }

/* Compensated (Neumaier 1974), with Knuth's branchless exact addition; a few operands in one go. */
static RECOURSE_VECTORIZED void
add_few (const double *const *from, guint m, guint length, double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);
  OPERAND (0);
  OPERAND (1);
  OPERAND (2);
  OPERAND (3);
  OPERAND (4);
  OPERAND (5);

  if (m == 2)
    FOR_SUM (ADD (1))
  else if (m == 3)
    FOR_SUM (ADD (1) ADD (2))
  else if (m == 4)
    FOR_SUM (ADD (1) ADD (2) ADD (3))
  else if (m == 5)
    FOR_SUM (ADD (1) ADD (2) ADD (3) ADD (4))
  else
    FOR_SUM (ADD (1) ADD (2) ADD (3) ADD (4) ADD (5))
}

static RECOURSE_VECTORIZED void
add_many (const double *storage, const guint32 *operands, guint32 n, guint length, double *to)
{
  for (guint start = 0; start < length; start += PIECE)
    {
      double sum[PIECE] = { 0 }, lost[PIECE] = { 0 };

      for (guint32 k = 0; k < n; k++)
        {
          const double *from = storage + (gsize)operands[k] * RECOURSE_BLOCK + start;

          for (guint i = 0; i < PIECE; i++)
            {
              const double total = sum[i] + from[i], kept = total - sum[i];

              lost[i] += (sum[i] - (total - kept)) + (from[i] - kept);
              sum[i] = total;
            }
        }
      for (guint i = 0; i < PIECE; i++)
        to[start + i] = sum[i] + lost[i];
    }
}

static void
add_up (const RecourseRegisters *registers, const guint32 *operands, guint32 n, double *to)
{
  const double *from[FEW_OPERANDS] = { 0 };

  if (n < 2 || n > FEW_OPERANDS)
    {
      add_many (registers->storage, operands, n, registers->length, to);
      return;
    }
  for (guint32 k = 0; k < n; k++)
    from[k] = get_register (registers, operands[k]);
  add_few (from, n, registers->length, to);
}

static RECOURSE_VECTORIZED gboolean
check (const double *a, double low, double high, guint length, guint8 *suspects)
{
  guint n = 0;

  for (guint i = 0; i < length; i++)
    {
      const guint8 is_outside = !(a[i] >= low && a[i] <= high);

      suspects[i] |= is_outside;
      n += is_outside;
    }
  return n > 0;
}

static void
raise_power (const RecourseInstruction *at, const double *a, const double *b, guint n, double *to)
{
  for (guint i = 0; i < n; i++)
    if (at->mode == RECOURSE_MODE_BOTH)
      to[i] = pow (a[i], b[i]);
    else
      to[i] = at->mode == RECOURSE_MODE_FIRST ? pow (a[i], at->number) : pow (at->number, a[i]);
}

/* One line an operation: splitting the switch would only hide that it is a table. */
static RECOURSE_VECTORIZED void
operate (const RecourseInstruction *at,
         const double *a,
         const double *b,
         const double *c,
         guint length,
         double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u); /* so that no vector is left half empty */
  const double number = at->number;

  switch (at->op)
    {
      UNARY (RECOURSE_OP_NEGATE, -x);
      UNARY (RECOURSE_OP_ABS, fabs (x));
      UNARY (RECOURSE_OP_EXP, recourse_vector_exp (x));
      UNARY (RECOURSE_OP_LN, recourse_vector_log (x));
      UNARY (RECOURSE_OP_SQRT, sqrt (x));
      BINARY (RECOURSE_OP_ADD, x + y);
      BINARY (RECOURSE_OP_SUBTRACT, x - y);
      BINARY (RECOURSE_OP_MULTIPLY, x * y);
      BINARY (RECOURSE_OP_DIVIDE, x / y);
      BINARY (RECOURSE_OP_MIN, pass_least (x, y));
      BINARY (RECOURSE_OP_MAX, pass_greatest (x, y));
      BINARY (RECOURSE_OP_LESS, x < y ? 1.0 : 0.0);
      BINARY (RECOURSE_OP_LESS_EQUAL, x <= y ? 1.0 : 0.0);
      BINARY (RECOURSE_OP_EQUAL, x == y ? 1.0 : 0.0);
      BINARY (RECOURSE_OP_NOT_EQUAL, x != y ? 1.0 : 0.0);
    case RECOURSE_OP_IF:
      FOR_BLOCK to[i] = a[i] != 0.0 ? b[i] : c[i];
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
run_instruction (const RecourseKernel *self,
                 RecourseRegisters *registers,
                 const RecourseInstruction *at)
{
  double *to = get_register (registers, at->to);

  if (at->op == RECOURSE_OP_SUM)
    {
      add_up (registers, &g_array_index (self->operands, guint32, at->a), at->b, to);
      return;
    }
  if (at->op == RECOURSE_OP_CHECK)
    registers->has_suspects |= check (get_register (registers, at->a), at->number, at->limit,
                                      registers->length, registers->suspects);
  else if (at->op == RECOURSE_OP_POWER)
    raise_power (at, get_register (registers, at->a), get_register (registers, at->b),
                 registers->length, to);
  else
    operate (at, get_register (registers, at->a), get_register (registers, at->b),
             get_register (registers, at->c), registers->length, to);
}

void
recourse_kernel_begin (const RecourseKernel *self, RecourseRegisters *registers)
{
  if (registers->has_suspects)
    memset (registers->suspects, 0, RECOURSE_BLOCK);
  registers->has_suspects = FALSE;
}

void
recourse_kernel_execute (const RecourseKernel *self, RecourseRegisters *registers, guint step)
{
  guint32 begin = step == 0 ? 0 : g_array_index (self->ends, guint32, step - 1);
  guint32 end = g_array_index (self->ends, guint32, step);

  for (guint32 i = begin; i < end; i++)
    run_instruction (self, registers, &g_array_index (self->code, RecourseInstruction, i));
}

const double *
recourse_kernel_root (const RecourseKernel *self, const RecourseRegisters *registers, guint32 root)
{
  return get_register (registers, g_array_index (self->roots, guint32, root));
}

static void
fill_constants (const RecourseKernel *kernel, RecourseRegisters *self)
{
  for (guint i = 0; i < kernel->constants->len; i++)
    {
      const RecourseInstruction *fill = &g_array_index (kernel->constants, RecourseInstruction, i);
      double *to = get_register (self, fill->to);

      for (guint j = 0; j < RECOURSE_BLOCK; j++)
        to[j] = fill->number;
    }
}

RecourseRegisters *
recourse_registers_new (const RecourseKernel *kernel)
{
  g_autofree RecourseRegisters *self = g_new0 (RecourseRegisters, 1);
  gsize size = ((gsize)kernel->n_registers + 1) * RECOURSE_BLOCK * sizeof (double);

  /* Aligned to what the widest vectors load at once. */
  self->memory = g_try_malloc (size + 64);
  if (self->memory == NULL)
    return NULL;
  self->storage = (double *)(((guintptr)self->memory + 63) & ~(guintptr)63);
  self->inputs = g_new0 (double *, kernel->n_inputs + 1);
  self->suspects = g_new0 (guint8, RECOURSE_BLOCK);
  self->length = RECOURSE_BLOCK;
  for (guint i = 0; i < kernel->n_inputs; i++)
    if (kernel->inputs[i] != RECOURSE_NO_REGISTER)
      self->inputs[i] = get_register (self, kernel->inputs[i]);
  fill_constants (kernel, self);
  return g_steal_pointer (&self);
}

void
recourse_registers_free (RecourseRegisters *self)
{
  g_free (self->memory);
  g_free (self->inputs);
  g_free (self->suspects);
  g_free (self);
}
