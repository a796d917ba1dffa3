/* Figures that count.  The texts themselves say what stands before and behind a number and how many
 * decimals it has; whatever else differs is not a matter of counting. */
#include "mix.h"

#include <math.h>
#include <string.h>

#define MINUS "\u2212"

typedef struct
{
  double value;
  guint decimals;
  gboolean has_mark, has_plus;
  const char *prefix, *suffix;
  gsize prefix_length;
} Figure;

static gboolean
skip (const char **p, const char *word)
{
  if (word[0] == '\0' || !g_str_has_prefix (*p, word))
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

/* Skips a mark inside a number: one that a digit follows. */
static gboolean
skip_inside (const char **p, const char *mark)
{
  const char *after = *p;

  if (!skip (&after, mark) || !g_ascii_isdigit (*after))
    return FALSE;
  *p = after;
  return TRUE;
}

static double
parse_magnitude (const RecourseNumberForm *form, const char **p, guint *decimals)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean is_fraction = FALSE;

  *decimals = 0;
  while (TRUE)
    if (g_ascii_isdigit (**p))
      {
        g_string_append_c (digits, *(*p)++);
        *decimals += is_fraction;
      }
    else if (!is_fraction && skip_inside (p, form->decimal))
      {
        g_string_append_c (digits, '.');
        is_fraction = TRUE;
      }
    else if (is_fraction || !skip_inside (p, form->grouping))
      return g_ascii_strtod (digits->str, NULL);
}

static gboolean
parse_figure (const RecourseNumberForm *form, const char *text, Figure *figure)
{
  const char *p = text;
  gboolean is_negative;

  figure->has_mark = skip (&p, form->mark);
  is_negative = skip (&p, MINUS);
  figure->has_plus = !is_negative && skip (&p, "+");
  figure->prefix = p;
  figure->prefix_length = strcspn (p, "0123456789");
  p += figure->prefix_length;
  if (*p == '\0')
    return FALSE;
  figure->value = parse_magnitude (form, &p, &figure->decimals);
  if (is_negative)
    figure->value = -figure->value;
  figure->suffix = p;
  return TRUE;
}

/* Zero is written without a unit. */
static gboolean
is_bare_zero (const Figure *figure)
{
  return figure->value == 0 && figure->suffix[0] == '\0';
}

static gboolean
differ_by_figure_only (const Figure *a, const Figure *b)
{
  return a->prefix_length == b->prefix_length
         && strncmp (a->prefix, b->prefix, a->prefix_length) == 0
         && (is_bare_zero (a) || is_bare_zero (b) || strcmp (a->suffix, b->suffix) == 0);
}

char *
recourse_mix_figure (const RecourseNumberForm *form, const char *from, const char *to, double part)
{
  Figure a, b;
  const Figure *like;
  g_autofree char *digits = NULL;
  const char *sign = "";
  double value;

  if (!parse_figure (form, from, &a) || !parse_figure (form, to, &b)
      || !differ_by_figure_only (&a, &b))
    return NULL;
  like = is_bare_zero (&b) ? &a : &b;
  value = recourse_mix_number (a.value, b.value, part);
  digits = recourse_format_number (form, fabs (value), like->decimals);
  if (strpbrk (digits, "123456789") != NULL)
    sign = value < 0 ? MINUS : a.has_plus || b.has_plus ? "+" : "";
  return g_strdup_printf ("%s%s%.*s%s%s",
                          *sign != '\0' || a.has_mark || b.has_mark ? form->mark : "", sign,
                          (int)like->prefix_length, like->prefix, digits, like->suffix);
}
