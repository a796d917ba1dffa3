/* Programs compared draw by draw.  The expected payoffs of the first are kept for every draw, those of the others
 * are held against them as they come; counts are whole numbers, so that threads may count in any order. */
#include "analysis/comparison.h"

#include "draws.h"
#include "probe.h"

#include <math.h>

/* What all passes share. */
typedef struct
{
  guint n_stakeholders;
  guint64 trials;
  double *first; /* [stakeholder][draw] */
} Base;

/* One pass over the draws of one program. */
typedef struct
{
  Base *base;
  guint path;
  gboolean is_first;
  guint64 at[RECOURSE_REPLICATES];    /* the next draw of each replicate, counted over all */
  guint64 *more[RECOURSE_REPLICATES]; /* [stakeholder] */
  guint64 *less[RECOURSE_REPLICATES];
} Pass;

/* Payoffs that differ by rounding alone are the same. */
static int
compare (double a, double b)
{
  const double slack = RECOURSE_TIE_TOLERANCE * fmax (fabs (a), fabs (b));

  return a > b + slack ? 1 : a < b - slack ? -1 : 0;
}

static void
take (RecourseDraws *draws, gpointer user_data)
{
  Pass *pass = user_data;
  const guint64 at = pass->at[draws->replicate];

  recourse_draws_execute (draws);
  for (guint s = 0; s < pass->base->n_stakeholders; s++)
    {
      const double *values = recourse_draws_value (draws, pass->path, s);
      double *first = &pass->base->first[s * pass->base->trials + at];

      for (guint i = 0; i < draws->n; i++)
        if (pass->is_first)
          first[i] = values[i];
        else
          {
            const int order = compare (values[i], first[i]);

            pass->more[draws->replicate][s] += order > 0;
            pass->less[draws->replicate][s] += order < 0;
          }
    }
  pass->at[draws->replicate] = at + draws->n;
}

static void
pass_init (Pass *self, Base *base)
{
  guint64 at = 0;

  self->base = base;
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      self->at[i] = at;
      at += base->trials / RECOURSE_REPLICATES + (i < base->trials % RECOURSE_REPLICATES);
      self->more[i] = g_new0 (guint64, base->n_stakeholders + 1);
      self->less[i] = g_new0 (guint64, base->n_stakeholders + 1);
    }
}

static void
pass_clear (Pass *self)
{
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      g_free (self->more[i]);
      g_free (self->less[i]);
    }
}

static void
add_counts (const Pass *pass, RecourseComparison *comparison, guint program)
{
  for (guint s = 0; s < comparison->n_stakeholders; s++)
    for (guint i = 0; i < RECOURSE_REPLICATES; i++)
      {
        const double draws = (double)pass->base->trials;

        comparison->more[s * comparison->n + program] += (double)pass->more[i][s] / draws;
        comparison->less[s * comparison->n + program] += (double)pass->less[i][s] / draws;
      }
}

void
recourse_comparison_free (RecourseComparison *self)
{
  if (self == NULL)
    return;
  g_free (self->more);
  g_free (self->less);
  g_free (self);
}

static RecourseComparison *
comparison_new (guint n_stakeholders, guint n)
{
  RecourseComparison *self = g_new (RecourseComparison, 1);

  *self = (RecourseComparison){ .n_stakeholders = n_stakeholders,
                                .n = n,
                                .more = g_new0 (double, n_stakeholders *n + 1),
                                .less = g_new0 (double, n_stakeholders *n + 1) };
  return self;
}

RecourseComparison *
recourse_programs_compare (RecourseProgram *const *programs,
                           const guint *paths,
                           guint n,
                           guint64 trials,
                           guint64 seed,
                           guint threads,
                           GCancellable *cancellable,
                           GError **error)
{
  Base base = { .n_stakeholders = programs[0]->n_stakeholders, .trials = trials };
  g_autoptr (RecourseComparison) self = comparison_new (base.n_stakeholders, n);
  g_autofree double *first = NULL;
  gboolean is_good = TRUE;

  base.first = first = g_new (double, base.n_stakeholders *trials + 1);
  for (guint i = 0; i < n && is_good; i++)
    {
      guint32 **policy = recourse_program_policy (programs[i], error);
      Pass pass = { .path = paths[i], .is_first = i == 0 };
      const RecourseDrawsTask task = { programs[i],
                                       (const guint32 *const *)policy,
                                       programs[i]->n_drivers,
                                       trials,
                                       seed,
                                       threads,
                                       cancellable,
                                       take,
                                       &pass };

      pass_init (&pass, &base);
      is_good = policy != NULL && recourse_draws_run (&task, error);
      if (is_good)
        add_counts (&pass, self, i);
      pass_clear (&pass);
      recourse_policy_free (policy);
    }
  return is_good ? g_steal_pointer (&self) : NULL;
}
