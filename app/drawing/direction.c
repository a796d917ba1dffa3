/* Isolates and marks of direction.  Pango and GTK guess the direction of a paragraph from its first
 * letter even where that is isolated, so a mark of the sentence's own direction goes before each isolate.
 * All of these signs are ignorable: no font draws them. */
#include "drawing/direction.h"

#include <string.h>

#define LEFT_TO_RIGHT "\u200E"
#define RIGHT_TO_LEFT "\u200F"
#define ISOLATE "\u2068"
#define END "\u2069"

typedef enum
{
  RUNS_EITHER_WAY,
  RUNS_RIGHT,
  RUNS_LEFT,
} Runs;

/* The blocks that Unicode sets aside for scripts that run from right to left (DerivedBidiClass). */
static gboolean
is_of_leftward_script (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF)
         || (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF)
         || (c >= 0x1E800 && c <= 0x1EFFF);
}

static Runs
direction_of (gunichar c)
{
  if (c == 0x200E)
    return RUNS_RIGHT;
  if (c == 0x200F)
    return RUNS_LEFT;
  if (!g_unichar_isalpha (c))
    return RUNS_EITHER_WAY;
  return is_of_leftward_script (c) ? RUNS_LEFT : RUNS_RIGHT;
}

static Runs
first_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (direction_of (g_utf8_get_char (p)) != RUNS_EITHER_WAY)
      return direction_of (g_utf8_get_char (p));
  return RUNS_EITHER_WAY;
}

gboolean
recourse_text_runs_left (const char *text)
{
  return first_direction (text) == RUNS_LEFT;
}

char *
recourse_text_isolate (const char *name, gboolean is_rtl)
{
  Runs other = is_rtl ? RUNS_RIGHT : RUNS_LEFT;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (direction_of (g_utf8_get_char (p)) == other)
      return g_strconcat (is_rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT, ISOLATE, name, END, NULL);
  return NULL;
}

char *
recourse_text_bare (const char *text)
{
  const char *inside, *end;

  if (!g_str_has_prefix (text, LEFT_TO_RIGHT ISOLATE)
      && !g_str_has_prefix (text, RIGHT_TO_LEFT ISOLATE))
    return NULL;
  inside = text + strlen (LEFT_TO_RIGHT ISOLATE);
  end = strstr (inside, END);
  if (end == NULL || end[strlen (END)] != '\0' || strstr (inside, ISOLATE) != NULL)
    return NULL;
  return g_strndup (inside, (gsize)(end - inside));
}

/* How many isolates are open after @line, if @depth were before it. */
static guint
count_open (const char *line, guint depth)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2066 && c <= 0x2068)
        depth++;
      else if (c == 0x2069 && depth > 0)
        depth--;
    }
  return depth;
}

static void
append_times (GString *text, const char *sign, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, sign);
}

/* Letters that run either way, such as figures, are set as in a sentence that runs to the right. */
static gboolean
goes_astray (const char *line, Runs runs)
{
  Runs first = first_direction (line);

  return runs == RUNS_LEFT ? first != RUNS_LEFT : runs == RUNS_RIGHT && first == RUNS_LEFT;
}

void
recourse_text_mend_lines (char **lines)
{
  Runs runs = first_direction (lines[0]);
  guint depth = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint open = count_open (lines[i], depth);
      gboolean is_astray = goes_astray (lines[i], runs);
      GString *mended;

      if (open == 0 && depth == 0 && !is_astray)
        continue;
      mended = g_string_new (is_astray ? runs == RUNS_LEFT ? RIGHT_TO_LEFT : LEFT_TO_RIGHT : NULL);
      append_times (mended, ISOLATE, depth);
      g_string_append (mended, lines[i]);
      append_times (mended, END, open);
      g_free (lines[i]);
      lines[i] = g_string_free (mended, FALSE);
      depth = open;
    }
}
