/* Pictures in pixels.  libpng writes the chunks that Cairo's own writer leaves out (density, colour
 * space, title and description), and with little searching and no filter it is five times as fast for a
 * file a sixth larger. */
#include "formats.h"

#include "output/export.h"
#include "output/paint.h"

#include <math.h>
#include <png.h>
#include <string.h>

#define MAX_SIDE 32767
#define MAX_PIXELS (200 * 1000 * 1000.0)
/* Pixels of a metre at the 96 of an inch that a logical pixel stands for. */
#define PIXELS_PER_METRE (96 / 0.0254)
/* The last level of zlib that takes the first match it finds; the next one costs twice the time. */
#define COMPRESSION_LEVEL 3
/* Of one IDAT chunk. */
#define CHUNK_SIZE (256 * 1024)

cairo_surface_t *
recourse_paint_to_image (const RecourseScene *scene,
                         RecourseThemeKind theme,
                         double scale,
                         GError **error)
{
  double width = round (scene->width * scale), height = round (scene->height * scale);
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;

  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE
        && width * height <= MAX_PIXELS))
    {
      g_set_error (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_SIZE,
                   _ ("A picture of %.0f × %.0f pixels cannot be held in memory; "
                      "ask for a smaller size or scale"),
                   width, height);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  recourse_paint_scene (cr, scene, theme);
  cairo_surface_flush (surface);
  if (!recourse_check_cairo (cairo_status (cr), error))
    return NULL;
  return g_steal_pointer (&surface);
}

gboolean
recourse_check_cairo (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_ENCODE, _ ("Drawing failed: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static void
append_bytes (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint)length);
}

static void
flush_nothing (png_structp png)
{
}

static void
keep_message (png_structp png, png_const_charp message)
{
  char **kept = png_get_error_ptr (png);

  *kept = g_strdup (message);
  png_longjmp (png, 1);
}

static void
ignore_warning (png_structp png, png_const_charp message)
{
}

/* tEXt holds Latin-1; what does not fit goes to iTXt, which every reader since 1999 knows. */
static void
add_text (GArray *texts, GPtrArray *owned, const char *keyword, const char *value)
{
  png_text text = { 0 };
  char *latin1;

  if (value == NULL || value[0] == '\0')
    return;
  latin1 = g_convert (value, -1, "ISO-8859-1", "UTF-8", NULL, NULL, NULL);
  text.compression = latin1 != NULL ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
  text.key = (char *)keyword;
  text.text = latin1 != NULL ? latin1 : g_strdup (value);
  text.text_length = latin1 != NULL ? strlen (text.text) : 0;
  text.itxt_length = latin1 != NULL ? 0 : strlen (text.text);
  g_ptr_array_add (owned, text.text);
  g_array_append_val (texts, text);
}

static void
set_texts (png_structp png, png_infop info, const RecourseScene *scene, GPtrArray *owned)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (png_text));

  add_text (texts, owned, "Title", scene->title);
  add_text (texts, owned, "Description", scene->description);
  add_text (texts, owned, "Software", "Recourse");
  png_set_text (png, info, (png_text *)texts->data, (int)texts->len);
}

static void
write_rows (png_structp png, cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  g_autofree guchar *row = g_malloc (3 * (gsize)width);

  for (int y = 0; y < height; y++)
    {
      const guint32 *pixels = (const guint32 *)(const void *)(data + (gsize)y * (gsize)stride);

      for (int x = 0; x < width; x++)
        {
          row[3 * x] = (guchar)(pixels[x] >> 16);
          row[3 * x + 1] = (guchar)(pixels[x] >> 8);
          row[3 * x + 2] = (guchar)pixels[x];
        }
      png_write_row (png, row);
    }
}

static void
write_header (png_structp png, png_infop info, cairo_surface_t *surface, double scale)
{
  guint density = (guint)lround (PIXELS_PER_METRE * scale);

  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_compression_buffer_size (png, CHUNK_SIZE);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR (png, info, (guint)cairo_image_surface_get_width (surface),
                (guint)cairo_image_surface_get_height (surface), 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
}

static GBytes *
encode (cairo_surface_t *surface, const RecourseScene *scene, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  char *message = NULL;
  png_structp png =
      png_create_write_struct (PNG_LIBPNG_VER_STRING, &message, keep_message, ignore_warning);
  png_infop info = png_create_info_struct (png);

  if (setjmp (png_jmpbuf (png)))
    {
      g_set_error (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_ENCODE,
                   _ ("Writing the picture failed: %s"), message);
      png_destroy_write_struct (&png, &info);
      g_free (message);
      return NULL;
    }
  png_set_write_fn (png, bytes, append_bytes, flush_nothing);
  write_header (png, info, surface, scale);
  set_texts (png, info, scene, owned);
  png_write_info (png, info);
  write_rows (png, surface);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
recourse_write_png (const RecourseScene *scene,
                    RecourseThemeKind theme,
                    double scale,
                    GError **error)
{
  g_autoptr (cairo_surface_t) surface = recourse_paint_to_image (scene, theme, scale, error);

  return surface != NULL ? encode (surface, scene, scale, error) : NULL;
}
