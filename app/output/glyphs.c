/* Before 1.17.4 Cairo sets letters on whole pixels, which spaces small text unevenly; filling their
 * outlines anew for every line is even but ten times as slow.  So each letter is drawn once for each
 * quarter of a pixel that it may start at, as newer versions of Cairo do, and a line is put together from
 * these masks.  Baselines stand on whole pixels, so that all lines are equally sharp. */
#include "glyphs.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Places within a pixel where a letter may start. */
#define PHASES 4
/* Masks of a thread, a few hundred bytes each. */
#define MAX_KEPT 8192
#define MAX_SIDE 4096

typedef struct
{
  PangoFont *font;
  PangoGlyph glyph;
  int phase;
  float scale;
} Key;

/* Coverage of a letter; @left and @top from the pixel of its origin. */
typedef struct
{
  Key key;
  int left, top, width, height;
  guchar *coverage;
} Mask;

typedef struct
{
  const Mask *mask;
  int x, y; /* device pixels of the upper left corner */
} Letter;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint scale = (guint)(key->scale * 64);

  return g_direct_hash (key->font) ^ (key->glyph * 2654435761u) ^ (guint)key->phase << 5
         ^ scale << 16;
}

static gboolean
key_equal (gconstpointer data, gconstpointer other)
{
  const Key *a = data, *b = other;

  return a->font == b->font && a->glyph == b->glyph && a->phase == b->phase && a->scale == b->scale;
}

static void
mask_free (gpointer data)
{
  Mask *mask = data;

  g_object_unref (mask->key.font);
  g_free (mask->coverage);
  g_free (mask);
}

static GPrivate kept_masks = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);

static GHashTable *
get_masks (void)
{
  GHashTable *masks = g_private_get (&kept_masks);

  if (masks == NULL)
    {
      masks = g_hash_table_new_full (key_hash, key_equal, NULL, mask_free);
      g_private_set (&kept_masks, masks);
    }
  return masks;
}

gboolean
recourse_glyphs_are_wanted (cairo_surface_t *surface)
{
  return cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4)
         && cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE;
}

/* The outline of @key's letter as the current path, its origin at the phase. */
static void
trace_glyph (cairo_t *cr, const Key *key)
{
  cairo_glyph_t glyph = { key->glyph, 0, 0 };

  cairo_translate (cr, (double)key->phase / PHASES, 0);
  cairo_scale (cr, (double)key->scale, (double)key->scale);
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (key->font)));
  cairo_glyph_path (cr, &glyph, 1);
}

static void
measure_glyph (Mask *mask)
{
  cairo_surface_t *nowhere = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (nowhere);
  double left, top, right, bottom;

  trace_glyph (cr, &mask->key);
  cairo_fill_extents (cr, &left, &top, &right, &bottom);
  cairo_user_to_device (cr, &left, &top);
  cairo_user_to_device (cr, &right, &bottom);
  if (right > left && bottom > top)
    {
      mask->left = (int)floor (left);
      mask->top = (int)floor (top);
      mask->width = MIN ((int)ceil (right) - mask->left, MAX_SIDE);
      mask->height = MIN ((int)ceil (bottom) - mask->top, MAX_SIDE);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
}

static void
draw_glyph (Mask *mask)
{
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_A8, mask->width);
  g_autofree guchar *data = g_malloc0 ((gsize)stride * (gsize)mask->height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      data, CAIRO_FORMAT_A8, mask->width, mask->height, stride);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -mask->left, -mask->top);
  trace_glyph (cr, &mask->key);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  mask->coverage = g_malloc ((gsize)mask->width * (gsize)mask->height);
  for (int y = 0; y < mask->height; y++)
    memcpy (mask->coverage + y * mask->width, data + y * stride, (gsize)mask->width);
}

static const Mask *
find_mask (GHashTable *masks, const Key *key)
{
  Mask *mask = g_hash_table_lookup (masks, key);

  if (mask != NULL)
    return mask;
  mask = g_new0 (Mask, 1);
  mask->key = *key;
  g_object_ref (key->font);
  measure_glyph (mask);
  if (mask->width > 0 && mask->height > 0)
    draw_glyph (mask);
  g_hash_table_add (masks, mask);
  return mask;
}

/* One letter with its origin at @x, @y. */
static void
place_letter (GArray *letters, GHashTable *masks, Key *key, double x, double y)
{
  double quarters = floor (x * PHASES + 0.5), pixel = floor (quarters / PHASES);
  Letter letter;

  key->phase = (int)(quarters - pixel * PHASES);
  letter.mask = find_mask (masks, key);
  letter.x = (int)pixel + letter.mask->left;
  letter.y = (int)floor (y + 0.5) + letter.mask->top;
  if (letter.mask->coverage != NULL)
    g_array_append_val (letters, letter);
}

/* Whether @font holds pictures in place of outlines, or no letter but a box with its number. */
static gboolean
has_outlines (PangoFont *font, const PangoGlyphString *glyphs)
{
  PangoFontDescription *description = pango_font_describe (font);
  const char *family = pango_font_description_get_family (description);
  gboolean is_plain = family == NULL || strstr (family, "Emoji") == NULL;

  pango_font_description_free (description);
  for (int i = 0; i < glyphs->num_glyphs && is_plain; i++)
    is_plain = (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
  return is_plain;
}

/* The letters of @line; FALSE where one of them must be left to Cairo. */
static gboolean
place_line (GArray *letters, PangoLayoutLine *line, Key key, double x, double y)
{
  GHashTable *masks = get_masks ();
  double unit = (double)key.scale / PANGO_SCALE;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *run = l->data;

      key.font = run->item->analysis.font;
      if (!has_outlines (key.font, run->glyphs))
        return FALSE;
      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          const PangoGlyphInfo *info = &run->glyphs->glyphs[i];

          key.glyph = info->glyph;
          if (info->glyph != PANGO_GLYPH_EMPTY)
            place_letter (letters, masks, &key, x + info->geometry.x_offset * unit,
                          y + (info->geometry.y_offset - run->y_offset) * unit);
          x += info->geometry.width * unit;
        }
    }
  return TRUE;
}

/* Letters that touch add up, as two shapes beside one another do. */
static void
blend (guchar *line, int stride, const Mask *mask)
{
  for (int y = 0; y < mask->height; y++)
    {
      guchar *restrict to = line + y * stride;
      const guchar *restrict from = mask->coverage + y * mask->width;

      for (int x = 0; x < mask->width; x++)
        to[x] = (guchar)MIN (to[x] + from[x], 255);
    }
}

static cairo_rectangle_int_t
reach_of (const GArray *letters)
{
  int left = G_MAXINT, top = G_MAXINT, right = G_MININT, bottom = G_MININT;

  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = &g_array_index (letters, Letter, i);

      left = MIN (left, letter->x);
      top = MIN (top, letter->y);
      right = MAX (right, letter->x + letter->mask->width);
      bottom = MAX (bottom, letter->y + letter->mask->height);
    }
  return (cairo_rectangle_int_t){ left, top, right - left, bottom - top };
}

void
recourse_mask_target (cairo_t *cr, cairo_surface_t *mask, int x, int y)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double scale_x, scale_y, offset_x, offset_y;

  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (target, &offset_x, &offset_y);
  cairo_surface_set_device_scale (mask, scale_x, scale_y);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_mask_surface (cr, mask, (x - offset_x) / scale_x, (y - offset_y) / scale_y);
  cairo_restore (cr);
}

static void
show_letters (cairo_t *cr, const GArray *letters)
{
  cairo_rectangle_int_t reach = reach_of (letters);
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_A8, reach.width);
  g_autofree guchar *data = g_malloc0 ((gsize)stride * (gsize)reach.height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      data, CAIRO_FORMAT_A8, reach.width, reach.height, stride);

  cairo_surface_flush (surface);
  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = &g_array_index (letters, Letter, i);

      blend (data + (letter->y - reach.y) * stride + (letter->x - reach.x), stride, letter->mask);
    }
  cairo_surface_mark_dirty (surface);
  recourse_mask_target (cr, surface, reach.x, reach.y);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

gboolean
recourse_glyphs_show (cairo_t *cr, PangoLayoutLine *line, double scale, double x, double y)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  Key key = { .scale = (float)scale };

  if (g_hash_table_size (get_masks ()) > MAX_KEPT)
    g_hash_table_remove_all (get_masks ());
  if (!place_line (letters, line, key, x, y))
    return FALSE;
  if (letters->len > 0)
    show_letters (cr, letters);
  return TRUE;
}
