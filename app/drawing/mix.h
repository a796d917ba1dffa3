/* What the files of transitions share: how far a change has come, and how coordinates, curves, paints
 * and figures are mixed. */
#pragma once

#include "drawing/number.h"
#include "drawing/scene.h"

G_BEGIN_DECLS

/* A linear axis in both scenes: pixel = origin + unit · value. */
typedef struct
{
  gboolean is_known;
  double from_origin, from_unit;
  double to_origin, to_unit;
} RecourseMixAxis;

typedef struct
{
  double part; /* 0: as before, 1: as after */
  RecourseMixAxis x, y;
} RecourseMixStage;

static inline double
recourse_mix_number (double from, double to, double part)
{
  return from + (to - from) * part;
}

/* Where an axis is known, the values that two coordinates stand for are mixed and put on the mixed axis:
 * so a mark in motion can be read against the grid in motion. */
static inline double
recourse_mix_coordinate (const RecourseMixAxis *axis, double part, double from, double to)
{
  double value_from, value_to, mixed = recourse_mix_number (from, to, part);

  if (!axis->is_known)
    return mixed;
  value_from = (from - axis->from_origin) / axis->from_unit;
  value_to = (to - axis->to_origin) / axis->to_unit;
  return mixed - part * (1 - part) * (axis->to_unit - axis->from_unit) * (value_to - value_from);
}

static inline double
recourse_mix_x (const RecourseMixStage *stage, double from, double to)
{
  return recourse_mix_coordinate (&stage->x, stage->part, from, to);
}

static inline double
recourse_mix_y (const RecourseMixStage *stage, double from, double to)
{
  return recourse_mix_coordinate (&stage->y, stage->part, from, to);
}

/* Reads the axes off the lines of the grid that say their value. */
void recourse_mix_stage_init (RecourseMixStage *stage,
                              const RecourseScene *from,
                              const RecourseScene *to);

/* Whether curves have as many parts, open and closed ones alike. */
gboolean recourse_mix_curves_match (GArray *from, GArray *to);

/* (transfer full): of curves that match */
GArray *recourse_mix_curves (const RecourseMixStage *stage, GArray *from, GArray *to);

/* Sets the paint of @mark between those of @from and @to, and its mixes. */
void recourse_mix_paint (RecourseMark *mark,
                         const RecourseMark *from,
                         const RecourseMark *to,
                         double part);

/**
 * recourse_mix_figure:
 *
 * Counts from the figure in @from to that in @to, with as many decimals as the latter has.
 *
 * Returns: (transfer full) (nullable): %NULL where the texts differ in more than their figure
 */
char *
recourse_mix_figure (const RecourseNumberForm *form, const char *from, const char *to, double part);

G_END_DECLS
