/* Pictures in pixels.  libpng writes the chunks that Cairo's own writer leaves out (density, colour
 * space, title and description), and with little searching and no filter it is five times as fast for a
 * file a sixth larger. */
#include "formats.h"

#include "output/export.h"
#include "output/paint.h"

#include <math.h>
#include <png.h>
#include <string.h>
#ifdef __linux__
#  include <sys/mman.h>
#endif

#define MAX_SIDE 32767
#define MAX_PIXELS (200 * 1000 * 1000.0)
#define HUGE_PAGE (2 * 1024 * 1024)
/* Pixels of a metre at the 96 of an inch that a logical pixel stands for. */
#define PIXELS_PER_METRE (96 / 0.0254)
/* The last level of zlib that takes the first match it finds; the next one costs twice the time. */
#define COMPRESSION_LEVEL 3
/* Of one IDAT chunk. */
#define CHUNK_SIZE (256 * 1024)

/* Memory for a picture, by pages so large that the kernel need not hand it over in thousands of small ones. */
static guchar *
allocate_pixels (gsize size)
{
  guchar *pixels = g_malloc (size);

#ifdef MADV_HUGEPAGE
  gsize before = (HUGE_PAGE - (gsize)pixels % HUGE_PAGE) % HUGE_PAGE;

  if (size >= before + HUGE_PAGE)
    madvise (pixels + before, (size - before) / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#endif
  return pixels;
}

/* A surface that the background will cover: to clear it before would take as long as to lay out the chart. */
static cairo_surface_t *
create_unwritten (int width, int height)
{
  static const cairo_user_data_key_t owned;
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, width);
  guchar *pixels = allocate_pixels ((gsize)stride * (gsize)height);
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, width, height, stride);

  if (cairo_surface_set_user_data (surface, &owned, pixels, g_free) != CAIRO_STATUS_SUCCESS)
    g_free (pixels);
  return surface;
}

static cairo_surface_t *
create_image (const RecourseScene *scene, double scale, cairo_format_t format, GError **error)
{
  double width = round (scene->width * scale), height = round (scene->height * scale);
  cairo_surface_t *surface;

  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE
        && width * height <= MAX_PIXELS))
    {
      g_set_error (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_SIZE,
                   _ ("A picture of %.0f × %.0f pixels cannot be held in memory; "
                      "ask for a smaller size or scale"),
                   width, height);
      return NULL;
    }
  surface = format == CAIRO_FORMAT_RGB24
                ? create_unwritten ((int)width, (int)height)
                : cairo_image_surface_create (format, (int)width, (int)height);
  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

static cairo_surface_t *
paint_image (const RecourseScene *scene, const RecourseExport *how, GError **error)
{
  g_autoptr (cairo_surface_t) surface =
      create_image (scene, recourse_export_scale (how),
                    how->is_transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, error);
  g_autoptr (cairo_t) cr = NULL;

  if (surface == NULL)
    return NULL;
  cr = cairo_create (surface);
  (how->is_transparent ? recourse_paint_marks : recourse_paint_scene) (cr, scene, how->theme);
  cairo_surface_flush (surface);
  if (!recourse_check_cairo (cairo_status (cr), error))
    return NULL;
  return g_steal_pointer (&surface);
}

cairo_surface_t *
recourse_paint_to_image (const RecourseScene *scene,
                         RecourseThemeKind theme,
                         double scale,
                         GError **error)
{
  return paint_image (scene, &(RecourseExport){ .theme = theme, .scale = scale }, error);
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

/* An attachment is an iTXt chunk of its name, compressed.  libpng writes it before the pixels, where it is found
 * without reading these. */
static void
add_attachment (GArray *texts, GPtrArray *owned, const RecourseAttachment *attachment)
{
  gsize size;
  const char *data = g_bytes_get_data (attachment->bytes, &size);
  png_text text = { .compression = PNG_ITXT_COMPRESSION_zTXt, .itxt_length = size };

  text.key = attachment->name;
  text.text = g_strndup (data, size);
  g_ptr_array_add (owned, text.text);
  g_array_append_val (texts, text);
}

static void
set_texts (png_structp png,
           png_infop info,
           const RecourseScene *scene,
           GPtrArray *attachments,
           GPtrArray *owned)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (png_text));

  add_text (texts, owned, "Title", scene->title);
  add_text (texts, owned, "Description", scene->description);
  add_text (texts, owned, "Software", "Recourse");
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    add_attachment (texts, owned, g_ptr_array_index (attachments, i));
  png_set_text (png, info, (png_text *)texts->data, (int)texts->len);
}

/* Cairo multiplies colours by alpha, PNG does not. */
static guchar
unmultiply (guint32 channel, guint32 alpha)
{
  return (guchar)(alpha > 0 ? (channel * 255 + alpha / 2) / alpha : 0);
}

static void
unpack_transparent (const guint32 *pixels, int width, guchar *row)
{
  for (int x = 0; x < width; x++)
    {
      guint32 alpha = pixels[x] >> 24;

      row[4 * x] = unmultiply (pixels[x] >> 16 & 255, alpha);
      row[4 * x + 1] = unmultiply (pixels[x] >> 8 & 255, alpha);
      row[4 * x + 2] = unmultiply (pixels[x] & 255, alpha);
      row[4 * x + 3] = (guchar)alpha;
    }
}

/* Four pixels at a time fill three words. */
static void
unpack_opaque (const guint32 *pixels, int width, guchar *row)
{
  int x = 0;

  for (; x + 4 <= width; x += 4)
    {
      guint32 a = GUINT32_SWAP_LE_BE (pixels[x]) >> 8, b = GUINT32_SWAP_LE_BE (pixels[x + 1]) >> 8;
      guint32 c = GUINT32_SWAP_LE_BE (pixels[x + 2]) >> 8,
              d = GUINT32_SWAP_LE_BE (pixels[x + 3]) >> 8;
      guint32 words[3] = { GUINT32_TO_LE (a | b << 24), GUINT32_TO_LE (b >> 8 | c << 16),
                           GUINT32_TO_LE (c >> 16 | d << 8) };

      memcpy (row + 3 * x, words, sizeof words);
    }
  for (; x < width; x++)
    {
      row[3 * x] = (guchar)(pixels[x] >> 16);
      row[3 * x + 1] = (guchar)(pixels[x] >> 8);
      row[3 * x + 2] = (guchar)pixels[x];
    }
}

static void
write_rows (png_structp png, cairo_surface_t *surface, gboolean is_transparent)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  g_autofree guchar *row = g_malloc (4 * (gsize)width);

  for (int y = 0; y < height; y++)
    {
      const guint32 *pixels = (const guint32 *)(const void *)(data + (gsize)y * (gsize)stride);

      (is_transparent ? unpack_transparent : unpack_opaque) (pixels, width, row);
      png_write_row (png, row);
    }
}

static void
write_header (png_structp png, png_infop info, cairo_surface_t *surface, const RecourseExport *how)
{
  guint density = (guint)lround (PIXELS_PER_METRE * recourse_export_scale (how));

  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_compression_buffer_size (png, CHUNK_SIZE);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR (png, info, (guint)cairo_image_surface_get_width (surface),
                (guint)cairo_image_surface_get_height (surface), 8,
                how->is_transparent ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
}

static GBytes *
encode (cairo_surface_t *surface,
        const RecourseScene *scene,
        const RecourseExport *how,
        GError **error)
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
  write_header (png, info, surface, how);
  set_texts (png, info, scene, how->attachments, owned);
  png_write_info (png, info);
  write_rows (png, surface, how->is_transparent);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
recourse_write_png (const RecourseScene *scene, const RecourseExport *how, GError **error)
{
  g_autoptr (cairo_surface_t) surface = paint_image (scene, how, error);

  return surface != NULL ? encode (surface, scene, how, error) : NULL;
}
