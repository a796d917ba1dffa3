/* Numbers as people type them.  A mark that could mean two things is read as the locale reads it; what no
 * locale would write is refused rather than guessed. */
#include "config.h"

#include "drawing/number-read.h"

#include <math.h>
#include <string.h>

enum
{
  GROUP = 3,          /* digits between marks */
  MOST_NUMBER = 1100, /* bytes: more digits than any double has */
  MOST_TOLD = 64,     /* bytes of what is no number */
};

#define BETWEEN " ;\t\r\n\""
#define DIGITS "0123456789"

/* Whether @text is a mark that groups digits: three of them follow, and not a fourth. */
static gboolean
groups_digits (const char *text, const char *mark)
{
  const gsize length = strlen (mark);

  return length > 0 && g_str_has_prefix (text, mark) && strspn (text + length, DIGITS) == GROUP;
}

/* Whether a mark may follow @plain, of which @n_marks are left out: 1,234 but not 1234,567 nor 0,125 nor 0.5,125. */
static gboolean
can_be_grouped (const GString *plain, guint n_marks)
{
  const char *digits = plain->str + strspn (plain->str, "+-");
  const gsize n = strspn (digits, DIGITS);

  return digits[n] == '\0' && *digits != '0' && n > GROUP * n_marks && n <= GROUP * (n_marks + 1);
}

/* In the form that the C library reads, without the spaces around and with a point. */
static char *
normalize (const RecourseNumberForm *form, const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint n_marks = 0;

  for (const char *at = stripped; *at != '\0';)
    {
      if (groups_digits (at, form->grouping) && can_be_grouped (plain, n_marks))
        {
          at += strlen (form->grouping);
          n_marks++;
        }
      else if (*form->decimal != '\0' && g_str_has_prefix (at, form->decimal))
        {
          g_string_append_c (plain, '.');
          at += strlen (form->decimal);
        }
      else if (g_str_has_prefix (at, "\u2212"))
        {
          g_string_append_c (plain, '-');
          at += strlen ("\u2212");
        }
      else if (g_str_has_prefix (at, "\u200E")) /* from where sentences run to the left */
        at += strlen ("\u200E");
      else
        g_string_append_c (plain, *at++);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

gboolean
recourse_number_parse (const RecourseNumberForm *form, const char *text, double *value)
{
  const gboolean is_long = strlen (text) > MOST_NUMBER;
  g_autofree char *plain = is_long ? g_strdup ("") : normalize (form, text);
  gsize length = strlen (plain);
  gboolean is_percent = length > 0 && plain[length - 1] == '%';
  char *end = NULL;
  double number = 0.0;

  if (is_percent)
    plain[length - 1] = '\0';
  g_strchomp (plain);
  /* The C library would also read hexadecimal digits and words for infinity. */
  if (*plain == '\0' || strspn (plain, DIGITS ".+-eE") != strlen (plain))
    return FALSE;
  number = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || !isfinite (number))
    return FALSE;
  *value = is_percent ? number / 100.0 : number;
  return TRUE;
}

/* Several */

/* A page that was pasted by mistake is not told in full. */
static char *
dup_start (const char *word)
{
  const char *end = word;

  while (*end != '\0' && end - word < MOST_TOLD)
    end = g_utf8_next_char (end);
  return *end == '\0' ? g_strdup (word) : g_strdup_printf ("%.*s…", (int)(end - word), word);
}

static gboolean
add_number (const RecourseNumberForm *form, const char *word, GArray *numbers)
{
  double value = 0.0;

  if (!recourse_number_parse (form, word, &value))
    return FALSE;
  g_array_append_val (numbers, value);
  return TRUE;
}

/* (transfer full) (nullable): which of the words between commas is no number */
static char *
add_between_commas (const RecourseNumberForm *form, const char *word, GArray *numbers)
{
  const char *const end = word + strlen (word);

  for (const char *at = word; at < end;)
    {
      const char *comma = memchr (at, ',', (gsize)(end - at));
      const gsize length = (gsize)((comma != NULL ? comma : end) - at);
      g_autofree char *part = g_strndup (at, length);

      if (length > 0 && !add_number (form, part, numbers))
        return dup_start (part);
      at += length + 1;
    }
  return NULL;
}

/* As a number where it is one; else commas stand between several, unless the locale writes decimals with them. */
static char *
add_word (const RecourseNumberForm *form, const char *word, GArray *numbers)
{
  if (add_number (form, word, numbers))
    return NULL;
  if (strchr (word, ',') == NULL || g_str_equal (form->decimal, ","))
    return dup_start (word);
  return add_between_commas (form, word, numbers);
}

GArray *
recourse_numbers_parse (const RecourseNumberForm *form, const char *text, char **wrong)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  *wrong = NULL;
  for (const char *at = text + strspn (text, BETWEEN); *at != '\0'; at += strspn (at, BETWEEN))
    {
      const gsize length = strcspn (at, BETWEEN);
      g_autofree char *word = g_strndup (at, length);

      *wrong = add_word (form, word, numbers);
      if (*wrong != NULL)
        return NULL;
      at += length;
    }
  return g_steal_pointer (&numbers);
}
