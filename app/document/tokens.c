/* A formula is cut into runs that may be a number or a name, and what stands between them.  The parser of formulas
 * cannot be asked: it forgets where names stand, and half a formula must do as well. */
#include "tokens.h"

#include <string.h>

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* From a digit or a point: digits, a fraction and an exponent, so that the e of 2e3 is no name. */
static gsize
measure_number (const char *at)
{
  gsize n = 0;

  while (g_ascii_isdigit (at[n]) || at[n] == '.')
    n++;
  if (at[n] == 'e' || at[n] == 'E')
    {
      const gsize sign = at[n + 1] == '+' || at[n + 1] == '-';

      if (g_ascii_isdigit (at[n + 1 + sign]))
        for (n += 1 + sign; g_ascii_isdigit (at[n]);)
          n++;
    }
  return n;
}

static gsize
measure_word (const char *at)
{
  gsize n = 0;

  while (is_word (at[n]))
    n++;
  return n;
}

/* The next name at or after @at, or NULL. */
static const char *
find_name (const char *at, gsize *length)
{
  while (*at != '\0')
    if (g_ascii_isdigit (*at) || *at == '.')
      at += MAX (measure_number (at), 1);
    else if (is_word (*at))
      {
        *length = measure_word (at);
        return at;
      }
    else
      at++;
  return NULL;
}

char *
recourse_tokens_rename (const char *formula, const char *id, const char *new_id)
{
  GString *renamed = g_string_new (NULL);
  const char *rest = formula, *name;
  gsize length = 0;

  for (const char *at = formula; (name = find_name (at, &length)) != NULL; at = name + length)
    if (strlen (id) == length && strncmp (name, id, length) == 0)
      {
        g_string_append_len (renamed, rest, name - rest);
        g_string_append (renamed, new_id);
        rest = name + length;
      }
  g_string_append (renamed, rest);
  return g_string_free (renamed, FALSE);
}

gboolean
recourse_tokens_name (const char *formula, const char *id)
{
  const char *name;
  gsize length = 0;

  for (const char *at = formula; (name = find_name (at, &length)) != NULL; at = name + length)
    if (strlen (id) == length && strncmp (name, id, length) == 0)
      return TRUE;
  return FALSE;
}
