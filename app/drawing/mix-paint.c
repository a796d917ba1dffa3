/* Paints on their way into one another.  What has a measure moves; what has none (a dash, a pattern)
 * changes halfway, a pattern after it has faded and before it comes back. */
#include "mix.h"

#include <math.h>

/* Fill, pattern, stroke and halo. */
#define N_PAINT_INKS 4
/* An alpha of 0 would read as left out. */
#define LEAST_ALPHA 1e-3

typedef struct
{
  const RecourseInkMix *from_mixes, *to_mixes;
  double part;
  RecourseInkMix mixes[N_PAINT_INKS];
  guint n;
} Palette;

static RecourseInkMix
resolve (RecourseInk ink, const RecourseInkMix *mixes)
{
  return ink < RECOURSE_N_INKS ? recourse_ink_mix_of (ink) : mixes[ink - RECOURSE_N_INKS];
}

static gboolean
is_plain (const RecourseInkMix *mix)
{
  return mix->inks[1] == RECOURSE_INK_NONE && (mix->shares[0] > 1 - 1e-4 || mix->shares[0] <= 0);
}

static RecourseInk
keep_mix (Palette *palette, const RecourseInkMix *mix)
{
  if (is_plain (mix))
    return mix->inks[0];
  palette->mixes[palette->n] = *mix;
  return (RecourseInk)(RECOURSE_N_INKS + palette->n++);
}

static RecourseInk
mix_inks (Palette *palette, RecourseInk from, RecourseInk to)
{
  RecourseInkMix a, b, mix;

  if (from == to && from < RECOURSE_N_INKS)
    return from;
  a = resolve (from, palette->from_mixes);
  b = resolve (to, palette->to_mixes);
  mix = recourse_ink_mix_between (&a, &b, palette->part);
  return keep_mix (palette, &mix);
}

/* A measure of something that only one side has does not change; its ink comes and goes. */
static double
mix_measure (
    const Palette *palette, RecourseInk from_ink, RecourseInk to_ink, double from, double to)
{
  if (from_ink == RECOURSE_INK_NONE)
    return to;
  if (to_ink == RECOURSE_INK_NONE)
    return from;
  return recourse_mix_number (from, to, palette->part);
}

static double
effective_alpha (const RecoursePaint *paint)
{
  return paint->fill_alpha > 0 ? paint->fill_alpha : 1;
}

static double
mix_alpha (const Palette *palette, const RecoursePaint *from, const RecoursePaint *to)
{
  double a = effective_alpha (from), b = effective_alpha (to);

  return a == b ? to->fill_alpha
                : fmax (mix_measure (palette, from->fill, to->fill, a, b), LEAST_ALPHA);
}

static void
mix_patterns (RecoursePaint *paint,
              Palette *palette,
              const RecoursePaint *from,
              const RecoursePaint *to)
{
  gboolean is_second_half = palette->part >= 0.5;
  const RecoursePaint *shown = is_second_half ? to : from;
  RecourseInkMix ink;
  RecourseInkMix nothing = recourse_ink_mix_of (RECOURSE_INK_NONE);

  paint->pattern = shown->pattern;
  if (from->pattern == to->pattern)
    {
      paint->pattern_ink = mix_inks (palette, from->pattern_ink, to->pattern_ink);
      return;
    }
  ink = resolve (shown->pattern_ink, is_second_half ? palette->to_mixes : palette->from_mixes);
  ink = recourse_ink_mix_between (&nothing, &ink, fabs (2 * palette->part - 1));
  paint->pattern_ink = keep_mix (palette, &ink);
}

void
recourse_mix_paint (RecourseMark *mark,
                    const RecourseMark *from,
                    const RecourseMark *to,
                    double part)
{
  const RecoursePaint *a = &from->paint, *b = &to->paint;
  Palette palette = { from->mixes, to->mixes, part, { { { 0 } } }, 0 };
  RecoursePaint paint = part < 0.5 ? *a : *b;

  paint.fill = mix_inks (&palette, a->fill, b->fill);
  paint.fill_alpha = mix_alpha (&palette, a, b);
  mix_patterns (&paint, &palette, a, b);
  paint.stroke = mix_inks (&palette, a->stroke, b->stroke);
  paint.stroke_width =
      mix_measure (&palette, a->stroke, b->stroke, a->stroke_width, b->stroke_width);
  paint.halo = mix_inks (&palette, a->halo, b->halo);
  paint.halo_width = mix_measure (&palette, a->halo, b->halo, a->halo_width, b->halo_width);
  paint.radius = recourse_mix_number (a->radius, b->radius, part);
  mark->paint = paint;
  g_free (mark->mixes);
  mark->mixes = palette.n > 0 ? g_memdup2 (palette.mixes, palette.n * sizeof *palette.mixes) : NULL;
}
