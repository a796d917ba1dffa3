/* The rubric as code: rules over the placed marks of any chart.  A chart added later is held to them
 * without a line of its own. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/**
 * Audit:
 * @scene: sealed
 * @input: what it was laid out from
 * @may_shorten: whether labels may have lost their middle, as long made-up names do
 * @findings: (element-type utf8): what breaks a rule
 */
typedef struct
{
  const RecourseScene *scene;
  const RecourseChartInput *input;
  gboolean may_shorten;
  GPtrArray *findings;
} Audit;

/* Every rule, in every theme where colour matters. */
void audit_scene (Audit *audit);

G_END_DECLS
