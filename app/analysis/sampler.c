/* From lattice to drivers: independent levels, correlated if the dossier says so, through quantile functions. */
#include "sampler.h"

#include <math.h>

#include "vector-math.h"

static void
prepare_driver (RecourseSampler *self, guint driver, guint64 seed)
{
  const RecourseProgram *program = self->program;
  RecourseVariate *variate = program->drivers[driver].variate;

  self->columns[driver] =
      recourse_column_get (variate, driver, seed, self->trials, program->n_drivers);
  if (self->trials >= RECOURSE_STRATA_TRIALS)
    self->strata[driver] = recourse_strata_get (variate);
}

void
recourse_sampler_init (RecourseSampler *self,
                       const RecourseProgram *program,
                       guint64 trials,
                       guint64 seed)
{
  self->program = program;
  self->trials = trials;
  self->lattice = recourse_lattice_new (program->n_drivers, seed);
  self->columns = g_new0 (RecourseColumn *, program->n_drivers + 1);
  self->strata = g_new0 (RecourseStrata *, program->n_drivers + 1);
  for (guint i = 0; i < program->n_drivers; i++)
    if (program->copula == NULL || !recourse_copula_involves (program->copula, i))
      prepare_driver (self, i, seed);
}

void
recourse_sampler_clear (RecourseSampler *self)
{
  for (guint i = 0; self->columns != NULL && i < self->program->n_drivers; i++)
    {
      g_clear_pointer (&self->columns[i], recourse_column_put);
      g_clear_pointer (&self->strata[i], recourse_strata_unref);
    }
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->strata, g_free);
  g_clear_pointer (&self->lattice, recourse_lattice_free);
}

guint64
recourse_sampler_count (const RecourseSampler *self, guint replicate)
{
  return self->trials / RECOURSE_REPLICATES + (replicate < self->trials % RECOURSE_REPLICATES);
}

guint
recourse_sampler_count_block (const RecourseSampler *self, guint replicate, guint64 block)
{
  return (guint)MIN (recourse_sampler_count (self, replicate) - block * RECOURSE_BLOCK,
                     RECOURSE_BLOCK);
}

gboolean
recourse_levels_init (RecourseLevels *self, const RecourseProgram *program)
{
  self->memory = g_try_new (double, (gsize)program->n_drivers *RECOURSE_BLOCK + 1);
  self->levels = g_new (double *, program->n_drivers + 1);
  for (guint i = 0; self->memory != NULL && i < program->n_drivers; i++)
    self->levels[i] = self->memory + (gsize)i * RECOURSE_BLOCK;
  return self->memory != NULL;
}

void
recourse_levels_clear (RecourseLevels *self)
{
  g_clear_pointer (&self->memory, g_free);
  g_clear_pointer (&self->levels, g_free);
}

/* A copula may round a level to 0 or 1, where an unbounded quantile is infinite. */
static RECOURSE_VECTORIZED void
keep_inside (double *levels, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const double raised = levels[i] < 0x1p-53 ? 0x1p-53 : levels[i];

      levels[i] = raised > 1 - 0x1p-53 ? 1 - 0x1p-53 : raised;
    }
}

static gboolean
is_wanted (const RecourseSampler *self, guint driver, double *const *inputs)
{
  const RecourseCopula *copula = self->program->copula;

  return inputs[driver] != NULL || (copula != NULL && recourse_copula_involves (copula, driver));
}

/* A place of the sampler's draws. */
typedef struct
{
  guint replicate;
  guint64 block;
  guint n;
} Block;

static void
fill_levels (const RecourseSampler *self, guint driver, const Block *at, double *levels)
{
  recourse_lattice_fill (self->lattice, at->replicate, at->block, driver, levels);
  for (guint i = at->n; i < recourse_round_up (at->n); i++)
    levels[i] = levels[0];
}

static gboolean
needs_level (const RecourseSampler *self, guint driver, const Block *at)
{
  const RecourseColumn *column = self->columns[driver];

  return self->strata[driver] == NULL
         && (column == NULL || !recourse_column_has (column, at->replicate, at->block));
}

static void
fill_by_strata (const RecourseSampler *self, guint driver, const Block *at, double *values)
{
  double ordered[RECOURSE_BLOCK];
  guint first;
  const double place =
      recourse_lattice_locate (self->lattice, at->replicate, at->block, driver, &first);

  recourse_strata_fill (self->strata[driver], place, ordered);
  recourse_lattice_arrange (self->lattice, driver, first, ordered, values);
}

static void
fill_by_levels (
    const RecourseSampler *self, guint driver, const Block *at, double *levels, double *values)
{
  const guint length = recourse_round_up (at->n);

  if (self->program->copula != NULL)
    keep_inside (levels, length);
  recourse_variate_quantiles (self->program->drivers[driver].variate, levels, values, length);
}

/* From the lattice, or from where they are kept. */
static void
fill_driver (
    const RecourseSampler *self, guint driver, const Block *at, double *levels, double *values)
{
  RecourseColumn *column = self->columns[driver];

  if (column != NULL && recourse_column_read (column, at->replicate, at->block, values))
    return;
  if (self->strata[driver] != NULL)
    fill_by_strata (self, driver, at, values);
  else
    fill_by_levels (self, driver, at, levels, values);
  for (guint i = at->n; i < RECOURSE_BLOCK; i++)
    values[i] = values[0];
  if (column != NULL)
    recourse_column_write (column, at->replicate, at->block, values);
}

void
recourse_sampler_fill (const RecourseSampler *self,
                       RecourseLevels *levels,
                       guint replicate,
                       guint64 block,
                       double *const *inputs)
{
  const RecourseProgram *program = self->program;
  const Block at = { replicate, block, recourse_sampler_count_block (self, replicate, block) };

  for (guint i = 0; i < program->n_drivers; i++)
    if (is_wanted (self, i, inputs) && (levels->is_read || needs_level (self, i, &at)))
      fill_levels (self, i, &at, levels->levels[i]);
  if (program->copula != NULL)
    recourse_copula_apply (program->copula, levels->levels, recourse_round_up (at.n));
  for (guint i = 0; i < program->n_drivers; i++)
    if (inputs[i] != NULL)
      fill_driver (self, i, &at, levels->levels[i], inputs[i]);
}
