/* Years.  An outcome has few parts, one a profile, and each falls in a year by a factor that all outcomes share:
 * so a year costs one product a part, whatever the number of terms.  Nothing is stored; amounts are computed block by
 * block, added up and held against the brackets of their quantiles. */
#include "fan.h"

#include <math.h>
#include <string.h>

#include "lattice.h"
#include "vector-math.h"

static const RecourseGraphNode *
get_root (const RecourseFan *self, guint32 root)
{
  return recourse_graph_get (self->plan->graph, g_array_index (self->plan->roots, guint32, root));
}

static gboolean
is_number (const RecourseFan *self, guint32 root)
{
  return get_root (self, root)->op == RECOURSE_OP_NUMBER;
}

static gboolean
is_zero (const RecourseFan *self, guint32 root)
{
  return is_number (self, root) && get_root (self, root)->number == 0;
}

static RecourseFanProduct
product_of (const RecourseFan *self, guint step, guint stakeholder, guint slot, guint year)
{
  const RecoursePlanStep *at = &g_array_index (self->plan->steps, RecoursePlanStep, step);
  const guint32 parts = at->first + 1 + self->n_stakeholders,
                factors = parts + self->n_stakeholders * self->n_slots;

  return (RecourseFanProduct){ parts + stakeholder * self->n_slots + slot,
                               factors + slot * self->n_years + year };
}

double
recourse_fan_constant (const RecourseFan *self, guint step, guint stakeholder, guint year)
{
  g_autofree double *products = g_new (double, self->n_slots);

  for (guint slot = 0; slot < self->n_slots; slot++)
    {
      const RecourseFanProduct product = product_of (self, step, stakeholder, slot, year);

      products[slot] =
          is_zero (self, product.part) || is_zero (self, product.factor)
              ? 0
              : get_root (self, product.part)->number * get_root (self, product.factor)->number;
    }
  return recourse_sum_values (products, self->n_slots);
}

static void
add_entry (RecourseFan *self, guint step, guint path, guint stakeholder, guint year)
{
  const guint payoff = path * self->n_stakeholders + stakeholder;
  RecourseFanEntry entry = { payoff * self->n_years + year, self->products->len, 0, 0 };
  gboolean is_constant = TRUE;

  for (guint slot = 0; slot < self->n_slots; slot++)
    {
      const RecourseFanProduct product = product_of (self, step, stakeholder, slot, year);

      if (is_zero (self, product.part) || is_zero (self, product.factor))
        continue;
      is_constant &= is_number (self, product.part) && is_number (self, product.factor);
      g_array_append_val (self->products, product);
    }
  if (is_constant)
    {
      entry.amount = recourse_fan_constant (self, step, stakeholder, year);
      g_array_set_size (self->products, entry.first);
    }
  entry.n = self->products->len - entry.first;
  g_array_append_val (self->entries, entry);
}

void
recourse_fan_init (RecourseFan *self,
                   const RecourseProgram *program,
                   const RecoursePlan *plan,
                   const RecourseKernel *kernel,
                   const guint8 *is_constant)
{
  *self = (RecourseFan){ .plan = plan,
                         .kernel = kernel,
                         .n_stakeholders = program->n_stakeholders,
                         .n_slots = program->n_slots,
                         .n_years = program->n_years };
  self->n_columns = program->n_paths * program->n_stakeholders * program->n_years;
  self->entries = g_array_new (FALSE, FALSE, sizeof (RecourseFanEntry));
  self->products = g_array_new (FALSE, FALSE, sizeof (RecourseFanProduct));
  self->first_entry = g_new0 (guint32, plan->steps->len + 1);
  self->brackets = g_new0 (RecourseBrackets, self->n_columns + 1);
  self->is_open = g_new0 (guint8, self->n_columns + 1);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RecoursePlanStep *step = &g_array_index (plan->steps, RecoursePlanStep, i);

      for (guint s = 0;
           step->kind == RECOURSE_STEP_OUTCOME && !is_constant[i] && s < self->n_stakeholders; s++)
        for (guint year = 0; year < self->n_years; year++)
          add_entry (self, i, step->path, s, year);
      self->first_entry[i + 1] = self->entries->len;
    }
}

void
recourse_fan_clear (RecourseFan *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->products, g_array_unref);
  g_clear_pointer (&self->first_entry, g_free);
  g_clear_pointer (&self->brackets, g_free);
  g_clear_pointer (&self->is_open, g_free);
}

gboolean
recourse_fan_counts_init (RecourseFanCounts *self, const RecourseFan *fan)
{
  gboolean is_good = TRUE;

  self->counts = g_new0 (RecourseBracketCounts, fan->n_columns + 1);
  self->amounts = g_new (double, RECOURSE_BLOCK);
  for (guint i = 0; is_good && i < fan->n_columns; i++)
    is_good =
        !fan->is_open[i] || recourse_bracket_counts_init (&self->counts[i], &fan->brackets[i]);
  return is_good;
}

void
recourse_fan_counts_clear (RecourseFanCounts *self, const RecourseFan *fan)
{
  for (guint i = 0; self->counts != NULL && i < fan->n_columns; i++)
    recourse_bracket_counts_clear (&self->counts[i]);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->amounts, g_free);
}

void
recourse_fan_counts_merge (RecourseFanCounts *self,
                           const RecourseFanCounts *other,
                           const RecourseFan *fan)
{
  for (guint i = 0; i < fan->n_columns; i++)
    if (fan->is_open[i])
      recourse_bracket_counts_merge (&self->counts[i], &other->counts[i]);
}

void
recourse_fan_want (const RecourseFan *self, const RecourseFanEntry *entry, guint8 *is_wanted)
{
  for (guint32 i = entry->first; i < entry->first + entry->n; i++)
    {
      const RecourseFanProduct *product = &g_array_index (self->products, RecourseFanProduct, i);

      is_wanted[product->part] = is_wanted[product->factor] = 1;
    }
}

#define MOST_AT_ONCE 6

#define OPERANDS(k) const double *const a##k = from[2 * (k)], *const b##k = from[2 * (k) + 1]
#define PRODUCT(k) (a##k[i] * b##k[i])
#define ADD(k)                                                                                     \
  {                                                                                                \
    const double product = PRODUCT (k), total = sum + product, kept = total - sum;                 \
                                                                                                   \
    error += (sum - (total - kept)) + (product - kept);                                            \
    sum = total;                                                                                   \
  }
#define FOR_BLOCK _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++)
#define FOR_SUM(additions)                                                                         \
  FOR_BLOCK                                                                                        \
  {                                                                                                \
    double sum = PRODUCT (0), error = 0.0;                                                         \
                                                                                                   \
    additions to[i] = sum + error;                                                                 \
  }

/* Sums of a few products, each in one go: a loop over the products would store what is to be added at once.  Compensated
 * like those of the machine (Neumaier 1974), so that a year keeps what is left when large parts cancel. */
static RECOURSE_VECTORIZED void
add_up_years (const double *const *from, guint m, guint length, double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);
  OPERANDS (0);
  OPERANDS (1);
  OPERANDS (2);
  OPERANDS (3);
  OPERANDS (4);
  OPERANDS (5);

  if (m == 1)
    FOR_BLOCK to[i] = PRODUCT (0);
  else if (m == 2)
    FOR_BLOCK to[i] = PRODUCT (0) + PRODUCT (1);
  else if (m == 3)
    FOR_SUM (ADD (1) ADD (2))
  else if (m == 4)
    FOR_SUM (ADD (1) ADD (2) ADD (3))
  else if (m == 5)
    FOR_SUM (ADD (1) ADD (2) ADD (3) ADD (4))
  else
    FOR_SUM (ADD (1) ADD (2) ADD (3) ADD (4) ADD (5))
}

/* The same for any number of products, one after the other. */
static RECOURSE_VECTORIZED void
add_product (const double *a, const double *b, guint length, double *sum, double *lost)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);

  FOR_BLOCK
  {
    const double product = a[i] * b[i], total = sum[i] + product, kept = total - sum[i];

    lost[i] += (sum[i] - (total - kept)) + (product - kept);
    sum[i] = total;
  }
}

static void
add_many_years (const RecourseFan *self,
                const RecourseFanEntry *entry,
                const RecourseRegisters *registers,
                guint n,
                double *amounts)
{
  double lost[RECOURSE_BLOCK] = { 0 };

  memset (amounts, 0, RECOURSE_BLOCK * sizeof (double));
  for (guint32 i = entry->first; i < entry->first + entry->n; i++)
    {
      const RecourseFanProduct *product = &g_array_index (self->products, RecourseFanProduct, i);

      add_product (recourse_kernel_root (self->kernel, registers, product->part),
                   recourse_kernel_root (self->kernel, registers, product->factor), n, amounts,
                   lost);
    }
  for (guint i = 0; i < n; i++)
    amounts[i] += lost[i];
}

void
recourse_fan_compute (const RecourseFan *self,
                      const RecourseFanEntry *entry,
                      const RecourseRegisters *registers,
                      guint n,
                      double *amounts)
{
  const RecourseFanProduct *products =
      &g_array_index (self->products, RecourseFanProduct, entry->first);
  const double *from[2 * MOST_AT_ONCE] = { 0 };

  if (entry->n > MOST_AT_ONCE)
    {
      add_many_years (self, entry, registers, n, amounts);
      return;
    }
  for (guint i = 0; entry->n == 0 && i < n; i++)
    amounts[i] = entry->amount;
  for (guint32 i = 0; i < entry->n; i++)
    {
      from[2 * i] = recourse_kernel_root (self->kernel, registers, products[i].part);
      from[2 * i + 1] = recourse_kernel_root (self->kernel, registers, products[i].factor);
    }
  if (entry->n > 0)
    add_up_years (from, entry->n, n, amounts);
}
