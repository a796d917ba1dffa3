/* Single lines of text, laid out once and kept.  Metrics hinting is off and sizes are absolute, so
 * that a line is as wide on the screen as in every file.  Pango's font maps belong to a thread, and so
 * do these layouts. */
#include "text-context.h"

#include "drawing/text-layout.h"
#include "drawing/text.h"

#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MAX_KEPT 4096

typedef struct
{
  PangoContext *context;
  const char *family; /* interned */
  PangoWeight regular;
  GHashTable *kept; /* key → PangoLayout */
} Room;

static void
room_free (gpointer data)
{
  Room *room = data;

  g_hash_table_unref (room->kept);
  g_object_unref (room->context);
  g_free (room);
}

static GPrivate rooms = G_PRIVATE_INIT (room_free);

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* The language decides among fonts and line breaks; the process's must not. */
  pango_context_set_language (context, pango_language_from_string ("en"));
  cairo_font_options_destroy (options);
  return context;
}

/* The first of the families that is here.  Pango looks up a font's metrics by the name it has found; were it asked
 * by another, it would sort all fonts of the machine twice for every size. */
static void
settle_font (Room *room, double font_px, gboolean is_semibold)
{
  PangoFontDescription *wanted = pango_font_description_new (), *found;
  g_autoptr (PangoFont) font = NULL;

  pango_font_description_set_family_static (wanted, RECOURSE_FONT_FAMILY);
  pango_font_description_set_weight (wanted,
                                     is_semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (wanted, font_px * PANGO_SCALE);
  font = pango_context_load_font (room->context, wanted);
  found = pango_font_describe (font);
  room->family = g_intern_string (pango_font_description_get_family (found));
  room->regular = hb_ot_var_has_data (hb_font_get_face (pango_font_get_hb_font (font)))
                      ? (PangoWeight)RECOURSE_REGULAR
                      : PANGO_WEIGHT_NORMAL;
  pango_font_description_free (found);
  pango_font_description_free (wanted);
}

static Room *
get_room (void)
{
  Room *room = g_private_get (&rooms);

  if (room == NULL)
    {
      room = g_new0 (Room, 1);
      room->context = create_context ();
      room->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_private_set (&rooms, room);
    }
  return room;
}

/* A minus stays on the line of its figure: Unicode would let a line break before a currency sign. */
static void
keep_signs (PangoAttrList *attributes, const char *text)
{
  static const char minus[] = "\u2212";

  for (const char *at = strstr (text, minus); at != NULL; at = strstr (at + 1, minus))
    {
      PangoAttribute *keep = pango_attr_allow_breaks_new (FALSE);

      if (at[strlen (minus)] == '\0' || at[strlen (minus)] == ' ')
        {
          pango_attribute_destroy (keep);
          continue;
        }
      keep->start_index = (guint)(at - text);
      keep->end_index = (guint)(g_utf8_next_char (at + strlen (minus)) - text);
      pango_attr_list_insert (attributes, keep);
    }
}

/* As many wide letters in a row are taken for a name; more of them are a sentence, which may break anywhere. */
#define LONGEST_NAME 12
#define FIRST_WIDE 0x1100

static gboolean
is_of_name (gunichar c)
{
  return c >= FIRST_WIDE && g_unichar_iswide (c) && g_unichar_isalnum (c);
}

/* Letters of a name at the end of @line. */
static guint
count_at_end (const char *line)
{
  const char *at = line + strlen (line);
  guint n = 0;

  while ((at = g_utf8_find_prev_char (line, at)) != NULL && is_of_name (g_utf8_get_char (at)))
    n++;
  return n;
}

static guint
count_at_start (const char *line)
{
  guint n = 0;

  for (; is_of_name (g_utf8_get_char (line)); line = g_utf8_next_char (line))
    n++;
  return n;
}

gboolean
recourse_text_breaks_name (char **lines)
{
  for (guint i = 0; lines[0] != NULL && lines[i + 1] != NULL; i++)
    {
      guint before = count_at_end (lines[i]), after = count_at_start (lines[i + 1]);

      if (before > 0 && after > 0 && before + after <= LONGEST_NAME)
        return TRUE;
    }
  return FALSE;
}

gboolean
recourse_text_keep_names (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout), *start = text;
  PangoAttrList *attributes = NULL;
  guint n = 0;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (is_of_name (c))
        {
          start = n++ == 0 ? at : start;
          continue;
        }
      if (n > 1 && n <= LONGEST_NAME)
        {
          PangoAttribute *keep = pango_attr_allow_breaks_new (FALSE);

          keep->start_index = (guint)(start - text);
          keep->end_index = (guint)(at - text);
          if (attributes == NULL)
            attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
          pango_attr_list_insert (attributes, keep);
        }
      n = 0;
      if (c == 0)
        break;
    }
  if (attributes == NULL)
    return FALSE;
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return TRUE;
}

PangoLayout *
recourse_text_layout_new (const char *text, double font_px, gboolean is_semibold)
{
  Room *room = get_room ();
  PangoLayout *layout = pango_layout_new (room->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  if (room->family == NULL)
    settle_font (room, font_px, is_semibold);
  pango_font_description_set_family_static (font, room->family);
  pango_font_description_set_weight (font, is_semibold ? PANGO_WEIGHT_SEMIBOLD : room->regular);
  pango_font_description_set_absolute_size (font, font_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  keep_signs (attributes, text);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

PangoLayout *
recourse_text_lay_out_line (const char *line, double font_px, gboolean is_semibold)
{
  Room *room = get_room ();
  g_autofree char *key =
      g_strdup_printf ("%d%c%s", (int)(font_px * 64 + 0.5), is_semibold ? 'b' : 'r', line);
  PangoLayout *layout = g_hash_table_lookup (room->kept, key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (room->kept) >= MAX_KEPT)
    g_hash_table_remove_all (room->kept);
  layout = recourse_text_layout_new (line, font_px, is_semibold);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_hash_table_insert (room->kept, g_steal_pointer (&key), layout);
  return layout;
}

double
recourse_text_line_width (const char *line, double font_px, gboolean is_semibold)
{
  PangoLayout *layout = recourse_text_lay_out_line (line, font_px, is_semibold);
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}
