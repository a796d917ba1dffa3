/* Mixing inks.  Shares are sums, and a mix of mixes is again a sum, so that a change that is broken off
 * goes on from the very colours on the screen. */
#include "drawing/ink-mix.h"

#include <math.h>

/* Less than this cannot be seen in eight bits. */
#define LEAST_SHARE 1e-4

typedef struct
{
  double l, a, b;
} Lab;

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
from_linear (double light)
{
  double channel = light <= 0.0031308 ? 12.92 * light : 1.055 * pow (light, 1 / 2.4) - 0.055;

  return CLAMP (channel, 0, 1);
}

static Lab
lab_from_color (RecourseColor color)
{
  double r = to_linear (color.red), g = to_linear (color.green), b = to_linear (color.blue);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

  return (Lab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static RecourseColor
color_from_lab (Lab lab)
{
  double l = pow (lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
  double m = pow (lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
  double s = pow (lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);

  return (RecourseColor){ from_linear (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                          from_linear (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                          from_linear (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s) };
}

RecourseInkMix
recourse_ink_mix_of (RecourseInk ink)
{
  return (RecourseInkMix){ .inks = { ink }, .shares = { ink != RECOURSE_INK_NONE ? 1 : 0 } };
}

typedef struct
{
  RecourseInk inks[2 * RECOURSE_INK_MIX_MOST];
  double shares[2 * RECOURSE_INK_MIX_MOST];
  guint n;
} Pot;

static void
pour (Pot *pot, const RecourseInkMix *mix, double part)
{
  for (guint i = 0; i < RECOURSE_INK_MIX_MOST; i++)
    {
      guint k = 0;

      if (mix->inks[i] == RECOURSE_INK_NONE || mix->shares[i] * part < LEAST_SHARE)
        continue;
      while (k < pot->n && pot->inks[k] != mix->inks[i])
        k++;
      if (k == pot->n)
        pot->n++;
      pot->inks[k] = mix->inks[i];
      pot->shares[k] += mix->shares[i] * part;
    }
}

static guint
find_extreme (const Pot *pot, double sign)
{
  guint found = 0;

  for (guint i = 1; i < pot->n; i++)
    if (sign * pot->shares[i] > sign * pot->shares[found])
      found = i;
  return found;
}

static void
drop_least (Pot *pot)
{
  guint least = find_extreme (pot, -1);

  pot->shares[find_extreme (pot, 1)] += pot->shares[least];
  pot->n--;
  for (guint i = least; i < pot->n; i++)
    {
      pot->inks[i] = pot->inks[i + 1];
      pot->shares[i] = pot->shares[i + 1];
    }
}

RecourseInkMix
recourse_ink_mix_between (const RecourseInkMix *a, const RecourseInkMix *b, double part)
{
  RecourseInkMix mix = { 0 };
  Pot pot = { 0 };

  pour (&pot, a, 1 - part);
  pour (&pot, b, part);
  while (pot.n > RECOURSE_INK_MIX_MOST)
    drop_least (&pot);
  for (guint i = 0; i < pot.n; i++)
    {
      mix.inks[i] = pot.inks[i];
      mix.shares[i] = pot.shares[i];
    }
  return mix;
}

RecourseColor
recourse_ink_mix_color (const RecourseInkMix *self, RecourseThemeKind theme, double *alpha)
{
  Lab sum = { 0, 0, 0 };
  double whole = 0;

  for (guint i = 0; i < RECOURSE_INK_MIX_MOST; i++)
    if (self->shares[i] > 0)
      {
        Lab lab = lab_from_color (recourse_theme_color (theme, self->inks[i]));

        sum.l += self->shares[i] * lab.l;
        sum.a += self->shares[i] * lab.a;
        sum.b += self->shares[i] * lab.b;
        whole += self->shares[i];
      }
  *alpha = CLAMP (whole, 0, 1);
  if (!(whole > 0))
    return (RecourseColor){ 0, 0, 0 };
  return color_from_lab ((Lab){ sum.l / whole, sum.a / whole, sum.b / whole });
}
