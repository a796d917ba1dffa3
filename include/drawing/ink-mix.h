/* Inks on their way into one another.  A theme is not known before painting, so a mix is kept as shares
 * of inks and becomes a colour only there. */
#pragma once

#include "drawing/theme.h"

G_BEGIN_DECLS

#define RECOURSE_INK_MIX_MOST 4

/**
 * RecourseInkMix:
 * @inks: what it is mixed of; %RECOURSE_INK_NONE where a place is free
 * @shares: of each; what they lack of 1 is see-through
 */
typedef struct
{
  RecourseInk inks[RECOURSE_INK_MIX_MOST];
  double shares[RECOURSE_INK_MIX_MOST];
} RecourseInkMix;

/* @ink alone, or nothing. */
RecourseInkMix recourse_ink_mix_of (RecourseInk ink);

/* (1 − @part) of @a and @part of @b.  Where that would be more inks than there is room for, the least
 * share goes to the largest. */
RecourseInkMix
recourse_ink_mix_between (const RecourseInkMix *a, const RecourseInkMix *b, double part);

/**
 * recourse_ink_mix_color:
 * @alpha: (out): how opaque
 *
 * Mixes in OKLab, where halfway looks like halfway: B. Ottosson, "A perceptual color space for image
 * processing", 2020.
 */
RecourseColor
recourse_ink_mix_color (const RecourseInkMix *self, RecourseThemeKind theme, double *alpha);

G_END_DECLS
