/* Text in boxes.  Pango says where lines may break, in every script; what does not fit in the lines
 * allowed loses its middle, by whole words if it can, because names differ at their ends.  Lines are as far apart as the size
 * says, whatever the font, so that a fallback font does not move anything up or down. */
#include "drawing/text.h"

#include "drawing/direction.h"
#include "drawing/text-layout.h"
#include "scene-geometry.h"
#include "text-context.h"

#include <math.h>

#define ELLIPSIS "…"
/* Parts of the size of Inter: how high capitals and ascenders rise and descenders hang. */
#define CAP_HEIGHT 0.727
#define ASCENT 0.76
#define DESCENT 0.22
/* Of a thread. */
#define MAX_KEPT_WRAPS 1024

double
recourse_text_line_height (double font_px)
{
  return 1.25 * font_px;
}

/* From the top of a line to its baseline: capitals stand in the middle of the line. */
static double
baseline_of (double font_px)
{
  return (recourse_text_line_height (font_px) + CAP_HEIGHT * font_px) / 2;
}

double
recourse_text_width (const char *text, double font_px, gboolean is_semibold)
{
  return recourse_text_line_width (text, font_px, is_semibold);
}

/* A dossier's text may hold line feeds and tabs; a label has one flow.  A name on its own needs no signs
 * that keep it apart from a sentence. */
static char *
flatten (const char *text)
{
  g_autofree char *bare = recourse_text_bare (text);
  g_autofree char *valid = g_utf8_make_valid (bare != NULL ? bare : text, -1);
  GString *flat = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        c = ' ';
      g_string_append_unichar (flat, c);
    }
  return g_strchomp (g_strchug (g_string_free (flat, FALSE)));
}

/* @text up to @head and from @tail on, with an ellipsis between. */
static char *
leave_out (const char *text, gsize head, gsize tail)
{
  g_autofree char *before = g_strndup (text, head);
  g_autofree char *after = g_strdup (text + tail);

  return g_strconcat (g_strchomp (before), ELLIPSIS, g_strchug (after), NULL);
}

static gboolean
fits (const char *text, gsize head, gsize tail, const RecourseTextStyle *style)
{
  g_autofree char *tried = leave_out (text, head, tail);

  return recourse_text_width (tried, style->font_px, style->is_semibold) <= style->max_width;
}

/* No less than whole words of what lies before @head and from @tail on, and as many more as fit then.
 * (nullable): too little would be left */
static char *
leave_out_words (const char *text, gsize head, gsize tail, const RecourseTextStyle *style)
{
  gsize length = strlen (text), least = (head + length - tail) / 2, longer;

  while (head > 0 && text[head] != ' ')
    head--;
  while (tail < length && text[tail - 1] != ' ')
    tail++;
  if (head == 0 || tail == length || head + length - tail < least)
    return NULL;
  for (longer = head + 1; longer < tail; longer++)
    if (text[longer] == ' ' && longer + 1 < tail)
      {
        if (!fits (text, longer, tail, style))
          break;
        head = longer;
      }
  for (longer = tail - 1; longer > head + 1; longer--)
    if (text[longer - 1] == ' ' && longer < tail)
      {
        if (!fits (text, head, longer, style))
          break;
        tail = longer;
      }
  return leave_out (text, head, tail);
}

/* Offsets of the graphemes of @text, and its length as the last. */
static guint *
find_graphemes (const char *text, guint *n_graphemes)
{
  glong n_chars = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);
  guint *starts = g_new0 (guint, n_chars + 1);
  const char *p = text;
  guint n = 0;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("en"), attrs, (int)n_chars + 1);
  for (glong i = 0; i < n_chars; i++, p = g_utf8_next_char (p))
    if (i == 0 || attrs[i].is_cursor_position)
      starts[n++] = (guint)(p - text);
  starts[n] = (guint)strlen (text);
  *n_graphemes = n;
  return starts;
}

/* The most of @text, head and tail, that fits. */
static char *
ellipsize (const char *text, const RecourseTextStyle *style)
{
  guint n, low = 0, high;
  g_autofree guint *starts = find_graphemes (text, &n);
  char *words;

  if (recourse_text_width (text, style->font_px, style->is_semibold) <= style->max_width)
    return g_strdup (text);
  high = n > 0 ? n - 1 : 0;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      g_autofree char *tried = leave_out (text, starts[(middle + 1) / 2], starts[n - middle / 2]);

      if (recourse_text_width (tried, style->font_px, style->is_semibold) <= style->max_width)
        low = middle;
      else
        high = middle - 1;
    }
  words = leave_out_words (text, starts[(low + 1) / 2], starts[n - low / 2], style);
  return words != NULL ? words : leave_out (text, starts[(low + 1) / 2], starts[n - low / 2]);
}

/* Whether @layout takes @n_lines between words at @width, and none is wider than @most.  Lines are asked one by one:
 * for the extents of a layout Pango looks up the metrics of its font, by another search among all fonts. */
static gboolean
takes_lines (PangoLayout *layout, int width, int n_lines, int most)
{
  pango_layout_set_width (layout, width);
  if (pango_layout_get_line_count (layout) != n_lines)
    return FALSE;
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (l->data, NULL, &logical);
      if (logical.width > most)
        return FALSE;
    }
  return TRUE;
}

/* Breaks @layout into as few lines as it takes, and these as even as can be: no word stands alone on the
 * last of them. */
static void
wrap_evenly (PangoLayout *layout, int most, int max_lines)
{
  int narrow = 0, wide = most, n_lines;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, most);
  n_lines = pango_layout_get_line_count (layout);
  if (n_lines > max_lines)
    return;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  if (!takes_lines (layout, most, n_lines, most))
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, most);
      return;
    }
  while (wide - narrow > PANGO_SCALE)
    {
      int middle = (narrow + wide) / 2;

      *(takes_lines (layout, middle, n_lines, most) ? &wide : &narrow) = middle;
    }
  pango_layout_set_width (layout, wide);
}

/* Breaks @layout without breaking a name in ideographs, which stands between spaces as other words do; whether that
 * was possible. */
static gboolean
wrap_at_names (PangoLayout *layout, int most, int max_lines)
{
  PangoAttrList *plain = pango_attr_list_ref (pango_layout_get_attributes (layout));
  gboolean is_done = FALSE;

  if (recourse_text_keep_names (layout))
    {
      wrap_evenly (layout, most, max_lines);
      is_done = pango_layout_get_line_count (layout) <= max_lines
                && takes_lines (layout, pango_layout_get_width (layout),
                                pango_layout_get_line_count (layout), most);
      if (!is_done)
        pango_layout_set_attributes (layout, plain);
    }
  pango_attr_list_unref (plain);
  return is_done;
}

static GStrv
wrap_flat (const char *flat, const RecourseTextStyle *style, gboolean *is_shortened)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint max_lines = MAX (style->max_lines, 1);
  const int most = (int)ceil (style->max_width * PANGO_SCALE);
  g_autoptr (PangoLayout) layout = NULL;
  int n_lines;

  layout = recourse_text_layout_new (flat, style->font_px, style->is_semibold);
  /* Rounded up, so that a text measured to be this wide is not broken by a rounding. */
  if (!wrap_at_names (layout, most, (int)max_lines))
    wrap_evenly (layout, most, (int)max_lines);
  n_lines = pango_layout_get_line_count (layout);
  for (int i = 0; i < MIN (n_lines, (int)max_lines); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      gboolean is_cut = i == (int)max_lines - 1 && n_lines > (int)max_lines;
      g_autofree char *text = is_cut ? g_strdup (flat + line->start_index)
                                     : g_strndup (flat + line->start_index, line->length);
      g_autofree char *fitted = is_cut ? ellipsize (g_strstrip (text), style) : NULL;

      *is_shortened |= is_cut;
      g_strv_builder_add (builder, is_cut ? fitted : g_strstrip (text));
    }
  return g_strv_builder_end (builder);
}

/* A text as it was wrapped before: layouts ask for the same titles at the same width time and again. */
typedef struct
{
  GStrv lines;
  double width;
  gboolean is_shortened;
} Wrapped;

static void
wrapped_free (gpointer data)
{
  Wrapped *wrapped = data;

  g_strfreev (wrapped->lines);
  g_free (wrapped);
}

static GPrivate kept_wraps = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);

static GHashTable *
get_wraps (void)
{
  GHashTable *wraps = g_private_get (&kept_wraps);

  if (wraps == NULL)
    {
      wraps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wrapped_free);
      g_private_set (&kept_wraps, wraps);
    }
  if (g_hash_table_size (wraps) > MAX_KEPT_WRAPS)
    g_hash_table_remove_all (wraps);
  return wraps;
}

static const Wrapped *
wrap_once (const char *flat, const RecourseTextStyle *style)
{
  GHashTable *wraps = get_wraps ();
  g_autofree char *key = g_strdup_printf (
      "%d%c%d/%u %s", (int)(style->font_px * 64 + 0.5), style->is_semibold ? 'b' : 'r',
      (int)ceil (style->max_width * PANGO_SCALE), style->max_lines, flat);
  Wrapped *wrapped = g_hash_table_lookup (wraps, key);

  if (wrapped != NULL)
    return wrapped;
  wrapped = g_new0 (Wrapped, 1);
  wrapped->lines = wrap_flat (flat, style, &wrapped->is_shortened);
  recourse_text_mend_lines (wrapped->lines);
  for (guint i = 0; wrapped->lines[i] != NULL; i++)
    wrapped->width = fmax (wrapped->width, recourse_text_width (wrapped->lines[i], style->font_px,
                                                                style->is_semibold));
  g_hash_table_insert (wraps, g_steal_pointer (&key), wrapped);
  return wrapped;
}

GStrv
recourse_text_wrap (const char *text,
                    RecourseTextStyle style,
                    double *width,
                    gboolean *is_shortened)
{
  g_autofree char *flat = flatten (text);
  const char *only[] = { flat, NULL };
  Wrapped found = { .lines = (char **)only };

  found.width = recourse_text_width (flat, style.font_px, style.is_semibold);
  if (style.max_width > 0 && found.width > style.max_width)
    found = *wrap_once (flat, &style);
  if (width != NULL)
    *width = found.width;
  if (is_shortened != NULL)
    *is_shortened = found.is_shortened;
  return g_strdupv (found.lines);
}

void
recourse_text_measure (const char *text, RecourseTextStyle style, double *width, double *height)
{
  g_auto (GStrv) lines = recourse_text_wrap (text, style, width, NULL);

  if (height != NULL)
    *height = g_strv_length (lines) * recourse_text_line_height (style.font_px);
}

static RecourseAlign
physical_align (const RecourseScene *scene, RecourseAlign align)
{
  if (!scene->is_rtl || align == RECOURSE_ALIGN_CENTER)
    return align;
  return align == RECOURSE_ALIGN_START ? RECOURSE_ALIGN_END : RECOURSE_ALIGN_START;
}

static double
left_of (double x, double width, RecourseAlign align)
{
  switch (align)
    {
    case RECOURSE_ALIGN_START:
      return x;
    case RECOURSE_ALIGN_CENTER:
      return x - width / 2;
    case RECOURSE_ALIGN_END:
      return x - width;
    }
  g_return_val_if_reached (x);
}

/* How far above and below a baseline the ink of @line goes, at least as far as Latin letters do. */
static void
measure_ink (const char *line, const RecourseMark *mark, double *above, double *below)
{
  PangoLayout *layout = recourse_text_lay_out_line (line, mark->font_px, mark->is_semibold);
  PangoRectangle ink; /* from the baseline down */

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), &ink, NULL);
  *above = ASCENT * mark->font_px;
  *below = DESCENT * mark->font_px;
  if (ink.height <= 0)
    return;
  *above = fmax (*above, -(double)ink.y / PANGO_SCALE);
  *below = fmax (*below, (double)(ink.y + ink.height) / PANGO_SCALE);
}

static void
place_text (RecourseMark *mark, double x, double y, double width)
{
  guint n = g_strv_length (mark->lines);
  double above, below, first = y + baseline_of (mark->font_px), unused;

  measure_ink (mark->lines[0], mark, &above, &unused);
  measure_ink (mark->lines[n - 1], mark, &unused, &below);
  mark->baseline = above;
  mark->bounds = (RecourseRect){ left_of (x, width, mark->align), first - above, width,
                                 above + (n - 1) * mark->line_height + below };
}

RecourseMark *
recourse_scene_add_text (RecourseScene *self,
                         const char *role,
                         const char *text,
                         double x,
                         double y,
                         RecourseTextStyle style,
                         RecourseInk ink,
                         const char *key,
                         ...)
{
  va_list args;
  RecourseMark *mark;
  double width;

  va_start (args, key);
  mark = recourse_scene_add_mark (self, role, RECOURSE_SHAPE_TEXT, key, args);
  va_end (args);
  mark->text = recourse_text_bare (text);
  if (mark->text == NULL)
    mark->text = g_strdup (text);
  mark->lines = recourse_text_wrap (text, style, &width, NULL);
  mark->font_px = style.font_px;
  mark->is_semibold = style.is_semibold;
  mark->line_height = recourse_text_line_height (style.font_px);
  mark->align = physical_align (self, style.align);
  mark->paint.fill = ink;
  place_text (mark, x, y, width);
  return mark;
}

/* Physical: a mark's alignment is never start or end of reading. */
static double
line_left (const RecourseMark *mark, double width)
{
  double free_width = mark->bounds.width - width;

  return mark->bounds.x
         + (mark->align == RECOURSE_ALIGN_END      ? free_width
            : mark->align == RECOURSE_ALIGN_CENTER ? free_width / 2
                                                   : 0);
}

RecourseRect
recourse_text_plate (const RecourseMark *mark, guint line)
{
  double width = recourse_text_width (mark->lines[line], mark->font_px, mark->is_semibold);
  double band = mark->paint.halo_width, air = fmin (band, 1);
  double baseline = mark->bounds.y + mark->baseline + line * mark->line_height;

  return (RecourseRect){ line_left (mark, width) - band, baseline - ASCENT * mark->font_px - air,
                         width + 2 * band, (ASCENT + DESCENT) * mark->font_px + 2 * air };
}
