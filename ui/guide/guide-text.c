/* Markdown → blocks of Pango markup.  Whatever a page says is escaped first, so that no page can break the
 * markup; a line that is none of the blocks known here belongs to the paragraph or item before it. */
#include "ui/guide/guide-text.h"

#include <string.h>

typedef struct
{
  GPtrArray *blocks;
  RecourseGuideBlock *open; /* paragraph, item or code that the next line may go on with; or NULL */
  gboolean in_code;
} Parser;

static void
block_free (gpointer data)
{
  RecourseGuideBlock *block = data;

  g_free (block->text);
  g_free (block->marker);
  g_free (block->source);
  g_strfreev (block->cells);
  g_free (block);
}

static RecourseGuideBlock *
add_block (Parser *self, RecourseGuideKind kind, const char *text)
{
  const RecourseGuideBlock *before =
      self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
  RecourseGuideBlock *block = g_new0 (RecourseGuideBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  block->is_first = before == NULL || before->kind != kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Inline */

static char *
replace (char *text, const char *pattern, const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  char *result = g_regex_replace (regex, text, -1, 0, by, 0, NULL);

  g_free (text);
  return result;
}

static char *
mark_up_plain (const char *text)
{
  char *markup = g_markup_escape_text (text, -1);

  markup = replace (markup, "\\[([^\\]]+)\\]\\(([^)]+)\\)", "<a href=\"\\2\">\\1</a>");
  markup = replace (markup, "\\*\\*([^*]+)\\*\\*", "<b>\\1</b>");
  return replace (markup, "(?<!\\w)\\*([^*\\s](?:[^*]*[^*\\s])?)\\*(?!\\w)", "<i>\\1</i>");
}

/* What stands between backticks means nothing else. */
static char *
mark_up (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "`", -1);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part =
          i % 2 == 0 ? mark_up_plain (parts[i]) : g_markup_printf_escaped ("<tt>%s</tt>", parts[i]);

      g_string_append (markup, part);
    }
  return g_string_free (markup, FALSE);
}

/* Blocks */

static void
close_block (Parser *self)
{
  if (self->open != NULL && self->open->kind != RECOURSE_GUIDE_CODE)
    {
      g_autofree char *text = self->open->text;

      self->open->text = mark_up (text);
    }
  self->open = NULL;
}

static void
go_on (Parser *self, const char *separator, const char *line)
{
  g_autofree char *before = self->open->text;

  self->open->text =
      *before != '\0' ? g_strconcat (before, separator, line, NULL) : g_strdup (line);
}

static void
add_heading (Parser *self, const char *line)
{
  const gsize level = strspn (line, "#");
  g_autofree char *text = mark_up (g_strchug ((char *)line + level));

  add_block (self, level == 1 ? RECOURSE_GUIDE_TITLE : RECOURSE_GUIDE_HEADING, text);
}

/* ![what it shows](file) */
static void
add_picture (Parser *self, const char *line)
{
  const char *end = strstr (line, "](");
  const char *close = end != NULL ? strchr (end, ')') : NULL;

  if (close != NULL)
    {
      g_autofree char *text = g_strndup (line + 2, (gsize)(end - line) - 2);

      add_block (self, RECOURSE_GUIDE_PICTURE, text)->source =
          g_strndup (end + 2, (gsize)(close - end) - 2);
    }
}

/* | a | b | */
static void
add_row (Parser *self, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);
  g_autoptr (GStrvBuilder) markup = g_strv_builder_new ();

  if (strspn (line, "|-: ") == strlen (line))
    return; /* the rule under a table's head */
  for (guint i = 1; cells[i] != NULL && cells[i + 1] != NULL; i++)
    {
      g_autofree char *cell = mark_up (g_strstrip (cells[i]));

      g_strv_builder_add (markup, cell);
    }
  add_block (self, RECOURSE_GUIDE_ROW, NULL)->cells = g_strv_builder_end (markup);
}

/* How long the marker of a list's item is: "- " or "12. "; 0: it is none. */
static gsize
marker_length (const char *line)
{
  const gsize digits = strspn (line, "0123456789");

  if (g_str_has_prefix (line, "- "))
    return 2;
  return digits > 0 && g_str_has_prefix (line + digits, ". ") ? digits + 2 : 0;
}

static void
add_item (Parser *self, const char *line, gsize length)
{
  self->open = add_block (self, RECOURSE_GUIDE_ITEM, line + length);
  self->open->marker = *line == '-' ? g_strdup ("•") : g_strndup (line, length - 1);
}

static void
add_text (Parser *self, const char *line)
{
  if (self->open != NULL)
    go_on (self, " ", line);
  else
    self->open = add_block (self, RECOURSE_GUIDE_PARAGRAPH, line);
}

static void
turn_code (Parser *self)
{
  close_block (self);
  self->in_code = !self->in_code;
  if (self->in_code)
    self->open = add_block (self, RECOURSE_GUIDE_CODE, "");
}

static void
add_line (Parser *self, char *line)
{
  char *bare = g_strchug (line);
  const gsize marker = marker_length (bare);

  if (*bare == '\0')
    {
      close_block (self);
      return;
    }
  if (*bare == '#' || *bare == '|' || *bare == '!' || marker > 0)
    close_block (self);
  if (*bare == '#')
    add_heading (self, bare);
  else if (*bare == '|')
    add_row (self, bare);
  else if (g_str_has_prefix (bare, "!["))
    add_picture (self, bare);
  else if (marker > 0)
    add_item (self, bare, marker);
  else
    add_text (self, bare);
}

GPtrArray *
recourse_guide_parse (const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  Parser self = { .blocks = g_ptr_array_new_with_free_func (block_free) };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "```"))
        turn_code (&self);
      else if (self.in_code)
        go_on (&self, "\n", lines[i]);
      else
        add_line (&self, lines[i]);
    }
  close_block (&self);
  return self.blocks;
}
