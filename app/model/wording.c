/* Names in messages, and which known name was probably meant. */
#include "model/wording.h"

#include <string.h>

#define LONGEST_SHOWN 60 /* characters of a stranger's name in a message */
#define LONGEST_WORD                                                                               \
  64 /* bytes that are compared: no id is longer in practice, and time is bounded */

static gboolean
is_unsafe (gunichar c)
{
  return g_unichar_iscntrl (c) || c == '"' || c == '\\' || c == 0x2028 || c == 0x2029
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
recourse_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < LONGEST_SHOWN; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (quoted, "\\%c", (char)c);
      else if (is_unsafe (c))
        g_string_append_printf (quoted, "\\u%04x", c);
      else
        g_string_append_unichar (quoted, c);

      if (n + 1 == LONGEST_SHOWN && *g_utf8_next_char (p) != '\0')
        g_string_append (quoted, "…");
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

guint
recourse_word_distance (const char *a, const char *b)
{
  guint rows[3][LONGEST_WORD + 1];
  guint *above2 = rows[0], *above = rows[1], *row = rows[2];
  gsize n_a = MIN (strlen (a), LONGEST_WORD), n_b = MIN (strlen (b), LONGEST_WORD);

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *free_row = above2;

      above2 = above;
      above = row;
      row = free_row;
      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (above[j - 1] + (a[i - 1] != b[j - 1]), MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], above2[j - 2] + 1);
        }
    }
  return row[n_b];
}

const char *
recourse_word_nearest (const char *word, const char *const *words, guint n_words)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < n_words; i++)
    {
      guint distance = recourse_word_distance (word, words[i]);

      if (distance < least)
        {
          least = distance;
          nearest = words[i];
        }
    }
  return nearest;
}

gboolean
recourse_word_is_near (const char *a, const char *b)
{
  gsize longest = MAX (strlen (a), strlen (b));

  return recourse_word_distance (a, b) <= MAX (1, longest / 3);
}
