/* From lattice to drivers: independent levels, correlated if the dossier says so, through quantile functions. */
#include "sampler.h"

#include <math.h>

#include "vector-math.h"

void
recourse_sampler_init (RecourseSampler *self,
                       const RecourseProgram *program,
                       guint64 trials,
                       guint64 seed)
{
  self->program = program;
  self->trials = trials;
  self->lattice = recourse_lattice_new (program->n_drivers, seed);
}

void
recourse_sampler_clear (RecourseSampler *self)
{
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

void
recourse_sampler_fill (const RecourseSampler *self,
                       RecourseLevels *levels,
                       guint replicate,
                       guint64 block,
                       double *const *inputs)
{
  const RecourseProgram *program = self->program;
  guint n = recourse_sampler_count_block (self, replicate, block), length = recourse_round_up (n);

  for (guint i = 0; i < program->n_drivers; i++)
    {
      if (!is_wanted (self, i, inputs))
        continue;
      recourse_lattice_fill (self->lattice, replicate, block, i, levels->levels[i]);
      for (guint j = n; j < length; j++)
        levels->levels[i][j] = levels->levels[i][0];
    }
  if (program->copula != NULL)
    recourse_copula_apply (program->copula, levels->levels, length);
  for (guint i = 0; i < program->n_drivers; i++)
    {
      if (inputs[i] == NULL)
        continue;
      if (program->copula != NULL)
        keep_inside (levels->levels[i], length);
      recourse_variate_quantiles (program->drivers[i].variate, levels->levels[i], inputs[i],
                                  length);
      for (guint j = length; j < RECOURSE_BLOCK; j++)
        inputs[i][j] = inputs[i][0];
    }
}
