/* What inks look like.  Each theme is a column of colours; the test computes their contrast and the
 * distances between parties under four kinds of vision, so a change of a colour is checked, not
 * believed. */
#include "drawing/theme.h"

#include <math.h>
#include <string.h>

static const guint32 light[RECOURSE_N_INKS] = {
  [RECOURSE_INK_BACKGROUND] = 0xffffff,
  [RECOURSE_INK_TEXT] = 0x222222,
  [RECOURSE_INK_SECONDARY] = 0x555555,
  [RECOURSE_INK_SOURCE] = 0x666666,
  [RECOURSE_INK_GRID] = 0xdddddd,
  [RECOURSE_INK_ZERO] = 0x333333,
  [RECOURSE_INK_INTERVAL] = 0x222222,
  [RECOURSE_INK_ACCENT] = 0x3d3846,
  [RECOURSE_INK_ON_ACCENT] = 0xffffff,
  [RECOURSE_INK_NEUTRAL] = 0x77767b,
  [RECOURSE_INK_PARTY] = 0x295ca5,
  0xb0451a,
  0x589f8c,
  0x7d3a62,
  0xb58629,
  0x3a1c6c,
  [RECOURSE_INK_PARTY_TEXT] = 0x295ca5,
  0xb0451a,
  0x39816f,
  0x7d3a62,
  0x906600,
  0x3a1c6c,
};

static const guint32 dark[RECOURSE_N_INKS] = {
  [RECOURSE_INK_BACKGROUND] = 0x1e1e1e,
  [RECOURSE_INK_TEXT] = 0xf0f0f0,
  [RECOURSE_INK_SECONDARY] = 0xc0bfbc,
  [RECOURSE_INK_SOURCE] = 0xa3a2a0,
  [RECOURSE_INK_GRID] = 0x363636,
  [RECOURSE_INK_ZERO] = 0xcccccc,
  [RECOURSE_INK_INTERVAL] = 0xf0f0f0,
  [RECOURSE_INK_ACCENT] = 0xdeddda,
  [RECOURSE_INK_ON_ACCENT] = 0x1e1e1e,
  [RECOURSE_INK_NEUTRAL] = 0x9a9996,
  [RECOURSE_INK_PARTY] = 0x588cda,
  0xd67523,
  0x99f3da,
  0x9c5780,
  0xedbb64,
  0xb3b1ff,
  [RECOURSE_INK_PARTY_TEXT] = 0x588cda,
  0xd67523,
  0x99f3da,
  0xb9719b,
  0xedbb64,
  0xb3b1ff,
};

/* On paper black is sharper than grey, and thin grey lines vanish. */
static const guint32 print[RECOURSE_N_INKS] = {
  [RECOURSE_INK_BACKGROUND] = 0xffffff,
  [RECOURSE_INK_TEXT] = 0x000000,
  [RECOURSE_INK_SECONDARY] = 0x333333,
  [RECOURSE_INK_SOURCE] = 0x4d4d4d,
  [RECOURSE_INK_GRID] = 0xd3d3d3,
  [RECOURSE_INK_ZERO] = 0x000000,
  [RECOURSE_INK_INTERVAL] = 0x000000,
  [RECOURSE_INK_ACCENT] = 0x241f31,
  [RECOURSE_INK_ON_ACCENT] = 0xffffff,
  [RECOURSE_INK_NEUTRAL] = 0x6f6f6f,
  [RECOURSE_INK_PARTY] = 0x295ca5,
  0xb0451a,
  0x589f8c,
  0x7d3a62,
  0xb58629,
  0x3a1c6c,
  [RECOURSE_INK_PARTY_TEXT] = 0x295ca5,
  0xb0451a,
  0x39816f,
  0x7d3a62,
  0x906600,
  0x3a1c6c,
};

static const guint32 contrast_light[RECOURSE_N_INKS] = {
  [RECOURSE_INK_BACKGROUND] = 0xffffff,
  [RECOURSE_INK_TEXT] = 0x000000,
  [RECOURSE_INK_SECONDARY] = 0x1a1a1a,
  [RECOURSE_INK_SOURCE] = 0x333333,
  [RECOURSE_INK_GRID] = 0xb0b0b0,
  [RECOURSE_INK_ZERO] = 0x000000,
  [RECOURSE_INK_INTERVAL] = 0x000000,
  [RECOURSE_INK_ACCENT] = 0x000000,
  [RECOURSE_INK_ON_ACCENT] = 0xffffff,
  [RECOURSE_INK_NEUTRAL] = 0x5a5a5a,
  [RECOURSE_INK_PARTY] = 0x4d38be,
  0x8c2100,
  0x15837a,
  0x591640,
  0xb45607,
  0x1e0189,
  [RECOURSE_INK_PARTY_TEXT] = 0x4d38be,
  0x8c2100,
  0x0b5c55,
  0x591640,
  0x8a3f00,
  0x1e0189,
};

static const guint32 contrast_dark[RECOURSE_N_INKS] = {
  [RECOURSE_INK_BACKGROUND] = 0x000000,
  [RECOURSE_INK_TEXT] = 0xffffff,
  [RECOURSE_INK_SECONDARY] = 0xe6e6e6,
  [RECOURSE_INK_SOURCE] = 0xd0d0d0,
  [RECOURSE_INK_GRID] = 0x4a4a4a,
  [RECOURSE_INK_ZERO] = 0xffffff,
  [RECOURSE_INK_INTERVAL] = 0xffffff,
  [RECOURSE_INK_ACCENT] = 0xffffff,
  [RECOURSE_INK_ON_ACCENT] = 0x000000,
  [RECOURSE_INK_NEUTRAL] = 0xb0b0b0,
  [RECOURSE_INK_PARTY] = 0x4c7ce7,
  0xe68413,
  0x96f5e7,
  0xa0657f,
  0xfdcb59,
  0xa3adef,
  [RECOURSE_INK_PARTY_TEXT] = 0x84a6f2,
  0xe68413,
  0x96f5e7,
  0xcf9ab2,
  0xfdcb59,
  0xa3adef,
};

static const struct
{
  const char *name;
  const guint32 *colors;
} themes[] = {
  [RECOURSE_THEME_LIGHT] = { "light", light },
  [RECOURSE_THEME_DARK] = { "dark", dark },
  [RECOURSE_THEME_PRINT] = { "print", print },
  [RECOURSE_THEME_HIGH_CONTRAST] = { "high-contrast", contrast_light },
  [RECOURSE_THEME_HIGH_CONTRAST_DARK] = { "high-contrast-dark", contrast_dark },
};

RecourseColor
recourse_theme_color (RecourseThemeKind theme, RecourseInk ink)
{
  guint32 rgb;

  g_return_val_if_fail ((guint)theme < G_N_ELEMENTS (themes), (RecourseColor){ 0 });
  g_return_val_if_fail ((guint)ink < RECOURSE_N_INKS, (RecourseColor){ 0 });

  rgb = themes[theme].colors[ink];
  return (RecourseColor){ (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                          (rgb & 0xff) / 255.0 };
}

const char *
recourse_theme_name (RecourseThemeKind theme)
{
  g_return_val_if_fail ((guint)theme < G_N_ELEMENTS (themes), NULL);

  return themes[theme].name;
}

gboolean
recourse_theme_from_name (const char *name, RecourseThemeKind *theme)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (strcmp (themes[i].name, name) == 0)
      {
        *theme = (RecourseThemeKind)i;
        return TRUE;
      }
  return FALSE;
}

#define N_PARTIES (RECOURSE_INK_PARTY_LAST - RECOURSE_INK_PARTY + 1)

RecourseInk
recourse_party_ink (guint party)
{
  return party < N_PARTIES ? (RecourseInk)(RECOURSE_INK_PARTY + party) : RECOURSE_INK_NEUTRAL;
}

RecourseInk
recourse_party_text_ink (guint party)
{
  return party < N_PARTIES ? (RecourseInk)(RECOURSE_INK_PARTY_TEXT + party)
                           : RECOURSE_INK_SECONDARY;
}

RecourseSymbol
recourse_party_symbol (guint party)
{
  static const RecourseSymbol symbols[N_PARTIES] = {
    RECOURSE_SYMBOL_CIRCLE,  RECOURSE_SYMBOL_SQUARE, RECOURSE_SYMBOL_TRIANGLE,
    RECOURSE_SYMBOL_DIAMOND, RECOURSE_SYMBOL_CROSS,  RECOURSE_SYMBOL_RING,
  };

  return party < N_PARTIES ? symbols[party] : RECOURSE_SYMBOL_RING;
}

RecoursePattern
recourse_party_pattern (guint party)
{
  static const RecoursePattern patterns[N_PARTIES] = {
    RECOURSE_PATTERN_NONE,       RECOURSE_PATTERN_HATCH, RECOURSE_PATTERN_DOTS,
    RECOURSE_PATTERN_BACK_HATCH, RECOURSE_PATTERN_GRID,  RECOURSE_PATTERN_VERTICAL,
  };

  return party < N_PARTIES ? patterns[party] : RECOURSE_PATTERN_NONE;
}

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (RecourseColor color)
{
  return 0.2126 * to_linear (color.red) + 0.7152 * to_linear (color.green)
         + 0.0722 * to_linear (color.blue);
}

double
recourse_color_contrast (RecourseColor a, RecourseColor b)
{
  double first = relative_luminance (a), second = relative_luminance (b);

  return (fmax (first, second) + 0.05) / (fmin (first, second) + 0.05);
}

RecourseColor
recourse_color_mix (RecourseColor under, RecourseColor over, double alpha)
{
  return (RecourseColor){ under.red + alpha * (over.red - under.red),
                          under.green + alpha * (over.green - under.green),
                          under.blue + alpha * (over.blue - under.blue) };
}
