/* Inks and what they look like.  A mark names an ink; the theme decides the colour when it is painted. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_INK_NONE,
  RECOURSE_INK_BACKGROUND,
  RECOURSE_INK_TEXT,
  RECOURSE_INK_SECONDARY, /* subtitles, labels */
  RECOURSE_INK_SOURCE,    /* source lines, notes */
  RECOURSE_INK_GRID,
  RECOURSE_INK_ZERO,
  RECOURSE_INK_INTERVAL, /* neutral ink of uncertainty */
  RECOURSE_INK_ACCENT,
  RECOURSE_INK_ON_ACCENT,
  RECOURSE_INK_NEUTRAL, /* a mark that belongs to no party */
  RECOURSE_INK_PARTY,   /* RECOURSE_INK_PARTY + 0…5: the first six parties; marks */
  RECOURSE_INK_PARTY_LAST = RECOURSE_INK_PARTY + 5,
  RECOURSE_INK_PARTY_TEXT, /* + 0…5: the same as text */
  RECOURSE_INK_PARTY_TEXT_LAST = RECOURSE_INK_PARTY_TEXT + 5,
  RECOURSE_N_INKS,
} RecourseInk;

typedef enum
{
  RECOURSE_SYMBOL_CIRCLE,
  RECOURSE_SYMBOL_SQUARE,
  RECOURSE_SYMBOL_TRIANGLE,
  RECOURSE_SYMBOL_DIAMOND,
  RECOURSE_SYMBOL_CROSS,
  RECOURSE_SYMBOL_RING,
  RECOURSE_SYMBOL_HALF_DISC, /* base rate */
  RECOURSE_SYMBOL_ARROW,     /* to the end of the line: open end */
} RecourseSymbol;

typedef enum
{
  RECOURSE_PATTERN_NONE,
  RECOURSE_PATTERN_HATCH, /* 45° */
  RECOURSE_PATTERN_DOTS,
  RECOURSE_PATTERN_BACK_HATCH, /* 135° */
  RECOURSE_PATTERN_GRID,
  RECOURSE_PATTERN_VERTICAL,
} RecoursePattern;

typedef enum
{
  RECOURSE_THEME_LIGHT,
  RECOURSE_THEME_DARK,
  RECOURSE_THEME_PRINT,
  RECOURSE_THEME_HIGH_CONTRAST,
  RECOURSE_THEME_HIGH_CONTRAST_DARK,
} RecourseThemeKind;

typedef struct
{
  double red, green, blue; /* sRGB, 0–1 */
} RecourseColor;

/**
 * recourse_theme_color:
 *
 * Returns: what @ink looks like
 */
RecourseColor recourse_theme_color (RecourseThemeKind theme, RecourseInk ink);

const char *recourse_theme_name (RecourseThemeKind theme);

/* "light", "dark", "print", …; FALSE where there is none of that name. */
gboolean recourse_theme_from_name (const char *name, RecourseThemeKind *theme);

/* Hue, shape and pattern of a party by its order in the dossier; grey and a ring from the seventh on. */
RecourseInk recourse_party_ink (guint party);
RecourseInk recourse_party_text_ink (guint party);
RecourseSymbol recourse_party_symbol (guint party);
RecoursePattern recourse_party_pattern (guint party);

/* WCAG 2.1 relative luminance contrast, 1–21. */
double recourse_color_contrast (RecourseColor a, RecourseColor b);
/* @over painted with @alpha on @under. */
RecourseColor recourse_color_mix (RecourseColor under, RecourseColor over, double alpha);

G_END_DECLS
