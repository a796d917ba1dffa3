/* Break-even: where, along one driver, one path begins to give a stakeholder more than another. */
#include "config.h"

#include "probe.h"
#include "roots.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  RecourseProbe *probe;
  const RecourseBreakEven *question;
} Difference;

static gboolean
difference_at (double x, double *y, double *magnitude, gpointer user_data, GError **error)
{
  Difference *self = user_data;
  const guint stakeholder = self->question->stakeholder;

  if (!recourse_probe_move (self->probe, &x, error))
    return FALSE;
  const double first = recourse_probe_value (self->probe, self->question->first, stakeholder, NULL);
  const double second =
      recourse_probe_value (self->probe, self->question->second, stakeholder, NULL);
  *y = first - second;
  *magnitude = fmax (fabs (first), fabs (second));

  return TRUE;
}

static gboolean
find_roots (RecourseBreakEven *self, const RecourseProgram *program, GError **error)
{
  const RecourseVariate *variate = program->drivers[self->driver].variate;
  g_autofree double *medians = recourse_program_medians (program);
  g_autoptr (RecourseProbe) probe =
      recourse_probe_new (program, medians, &self->driver, 1,
                          _ ("with one driver moved and the others at their medians"), error);
  Difference difference = { probe, self };

  if (probe == NULL)
    return FALSE;
  GArray *roots =
      recourse_roots_find (difference_at, &difference, recourse_variate_quantile (variate, 0.01),
                           recourse_variate_quantile (variate, 0.99), error);
  if (roots == NULL)
    return FALSE;
  self->n_roots = roots->len;
  self->roots = (RecourseRoot *)g_array_free (roots, FALSE);

  return TRUE;
}

RecourseBreakEven *
recourse_program_break_even (RecourseProgram *self,
                             guint driver,
                             guint stakeholder,
                             guint first,
                             guint second,
                             GError **error)
{
  g_autoptr (RecourseBreakEven) result = g_new0 (RecourseBreakEven, 1);

  result->driver = driver;
  result->stakeholder = stakeholder;
  result->first = first;
  result->second = second;
  if (recourse_variate_is_continuous (self->drivers[driver].variate)
      && !find_roots (result, self, error))
    return NULL;

  return g_steal_pointer (&result);
}

void
recourse_break_even_free (RecourseBreakEven *self)
{
  g_free (self->roots);
  g_free (self);
}
