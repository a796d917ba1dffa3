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

#define FUSED_LOOP(factor, expression)                                                             \
  FOR_BLOCK                                                                                        \
  {                                                                                                \
    const double product = a[i] * (factor), z = c[i];                                              \
    to[i] = (expression);                                                                          \
  }

#define FUSED(OP, expression)                                                                      \
  case OP:                                                                                         \
    if (at->mode == RECOURSE_MODE_BOTH)                                                            \
      FUSED_LOOP (b[i], expression)                                                                \
    else                                                                                           \
      FUSED_LOOP (number, expression)                                                              \
    break

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

#define ADD(k)                                                                                     \
  {                                                                                                \
    const double x = TERM (k), total = sum + x, kept = total - sum;                                \
                                                                                                   \
    error += (sum - (total - kept)) + (x - kept);                                                  \
    sum = total;                                                                                   \
  }
#define FOR_SUM(additions)                                                                         \
  FOR_BLOCK                                                                                        \
  {                                                                                                \
    double sum = TERM (0), error = 0.0;                                                            \
                                                                                                   \
    additions to[i] = sum + error;                                                                 \
  }

/* Compensated (Neumaier 1974), with Knuth's branchless exact addition; a few operands in one go.  The sum of two is what
 * compensation would leave of it. */
#define ADD_FEW                                                                                    \
  if (m == 2)                                                                                      \
    FOR_BLOCK to[i] = TERM (0) + TERM (1);                                                         \
  else if (m == 3)                                                                                 \
    FOR_SUM (ADD (1) ADD (2))                                                                      \
  else if (m == 4)                                                                                 \
    FOR_SUM (ADD (1) ADD (2) ADD (3))                                                              \
  else if (m == 5)                                                                                 \
    FOR_SUM (ADD (1) ADD (2) ADD (3) ADD (4))                                                      \
  else                                                                                             \
    FOR_SUM (ADD (1) ADD (2) ADD (3) ADD (4) ADD (5))

#define OPERAND(k) const double *const x##k = from[k]
#define FACTOR(k) const double f##k = factors[k]
#define PAIR(k) const double *const x##k = from[2 * (k)], *const y##k = from[2 * (k) + 1]
#define SIX(declare)                                                                               \
  declare (0);                                                                                     \
  declare (1);                                                                                     \
  declare (2);                                                                                     \
  declare (3);                                                                                     \
  declare (4);                                                                                     \
  declare (5)

#define TERM(k) x##k[i]
static RECOURSE_VECTORIZED void
add_few (const double *const *from, guint m, guint length, double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);
  SIX (OPERAND);

  ADD_FEW
}
#undef TERM

#define TERM(k) (x##k[i] * f##k)
static RECOURSE_VECTORIZED void
add_few_scaled (const double *const *from, const double *factors, guint m, guint length, double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);
  SIX (OPERAND);
  SIX (FACTOR);

  ADD_FEW
}
#undef TERM

#define TERM(k) (x##k[i] * y##k[i])
static RECOURSE_VECTORIZED void
add_few_products (const double *const *from, guint m, guint length, double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);
  SIX (PAIR);

  ADD_FEW
}
#undef TERM

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
add_up (const RecourseKernel *self,
        const RecourseRegisters *registers,
        const RecourseInstruction *at,
        double *to)
{
  const guint32 *operands = &g_array_index (self->operands, guint32, at->a);
  const guint32 n = at->b, n_read = at->op == RECOURSE_OP_SUM_OF_PRODUCTS ? 2 * n : n;
  const double *from[2 * RECOURSE_FEW_OPERANDS] = { 0 };
  double factors[RECOURSE_FEW_OPERANDS] = { 0 };

  if (n < 2 || n > RECOURSE_FEW_OPERANDS)
    {
      add_many (registers->storage, operands, n, registers->length, to);
      return;
    }
  for (guint32 k = 0; k < n_read; k++)
    from[k] = get_register (registers, operands[k]);
  for (guint32 k = 0; at->op == RECOURSE_OP_SUM_OF_SCALED && k < n; k++)
    factors[k] = g_array_index (self->factors, double, at->c + k);
  if (at->op == RECOURSE_OP_SUM_OF_PRODUCTS)
    add_few_products (from, n, registers->length, to);
  else if (at->op == RECOURSE_OP_SUM_OF_SCALED)
    add_few_scaled (from, factors, n, registers->length, to);
  else
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
      FUSED (RECOURSE_OP_PRODUCT_PLUS, product + z);
      FUSED (RECOURSE_OP_PRODUCT_LESS, product - z);
      FUSED (RECOURSE_OP_LESS_PRODUCT, z - product);
      FUSED (RECOURSE_OP_PRODUCT_TIMES, product * z);
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

  if (at->op == RECOURSE_OP_SUM || at->op >= RECOURSE_OP_SUM_OF_SCALED)
    {
      add_up (self, registers, at, to);
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
