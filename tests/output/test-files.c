/* What is written: chunks of PNG, elements of SVG, items of JSON, facts of PDF; the same bytes twice; and
 * files that are whole or not there. */
#include "fixture.h"

#include "output/export.h"
#include "output/press.h"
#include "output/paint.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <png.h>
#include <string.h>

static GBytes *
write_as (const char *format, RecourseThemeKind theme, double scale)
{
  g_autoptr (RecourseScene) scene = fixture_scene ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = recourse_format_find (format)->write (
      scene, &(RecourseExport){ .theme = theme, .scale = scale }, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint32
big_endian (const guchar *p)
{
  return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
}

/* The data of a chunk, or NULL; @keyword narrows text chunks. */
static const guchar *
find_chunk (GBytes *bytes, const char *type, const char *keyword, guint32 *length)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  for (gsize at = 8; at + 12 <= size; at += 12 + *length)
    {
      *length = big_endian (data + at);
      if (memcmp (data + at + 4, type, 4) == 0
          && (keyword == NULL || strcmp ((const char *)data + at + 8, keyword) == 0))
        return data + at + 8;
    }
  return NULL;
}

static void
test_png_chunks (void)
{
  static const double scales[] = { 1, 1.5, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GBytes) bytes = write_as ("png", RECOURSE_THEME_LIGHT, scales[i]);
      guint32 length;
      const guchar *chunk = find_chunk (bytes, "IHDR", NULL, &length);

      g_assert_cmpuint (big_endian (chunk), ==, (guint)(640 * scales[i]));
      g_assert_cmpuint (big_endian (chunk + 4), ==, (guint)(360 * scales[i]));
      g_assert_cmpuint (chunk[8], ==, 8);
      g_assert_cmpuint (chunk[9], ==, 2); /* RGB: opaque */
      chunk = find_chunk (bytes, "pHYs", NULL, &length);
      g_assert_cmpuint (big_endian (chunk), ==, (guint)lround (96 / 0.0254 * scales[i]));
      g_assert_cmpuint (chunk[8], ==, 1);
      g_assert_nonnull (find_chunk (bytes, "sRGB", NULL, &length));
      g_assert_null (find_chunk (bytes, "tIME", NULL, &length));
      g_assert_nonnull (find_chunk (bytes, "tEXt", "Description", &length));
      /* keyword, two flags, no language, no translated keyword, then the text in UTF-8 */
      chunk = find_chunk (bytes, "iTXt", "Title", &length);
      g_assert_nonnull (chunk);
      g_assert_cmpmem (chunk + 10, length - 10, FIXTURE_TITLE, strlen (FIXTURE_TITLE));
    }
}

/* Decoded by libpng, the file shows what was painted. */
static void
test_png_pixels (void)
{
  g_autoptr (RecourseScene) scene = fixture_scene ();
  g_autoptr (GBytes) bytes = write_as ("png", RECOURSE_THEME_DARK, 1.5);
  cairo_surface_t *surface = recourse_paint_to_image (scene, RECOURSE_THEME_DARK, 1.5, NULL);
  const guchar *painted = cairo_image_surface_get_data (surface);
  png_image image = { .version = PNG_IMAGE_VERSION };
  g_autofree guchar *decoded = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_assert_true (png_image_begin_read_from_memory (&image, data, size));
  image.format = PNG_FORMAT_BGRA;
  decoded = g_malloc (PNG_IMAGE_SIZE (image));
  g_assert_true (png_image_finish_read (&image, NULL, decoded, 0, NULL));
  g_assert_cmpint (cairo_image_surface_get_stride (surface), ==, (int)image.width * 4);
  for (gsize i = 0; i < (gsize)image.width * image.height; i++)
    g_assert_true (memcmp (decoded + 4 * i, painted + 4 * i, 3) == 0);
  cairo_surface_destroy (surface);
}

typedef struct
{
  GHashTable *ids;
  GString *path;
  guint n_texts, n_titles;
  char *title, *view_box, *link;
} Svg;

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Svg *svg = data;

  svg->n_texts += strcmp (name, "text") == 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], "id") == 0)
        g_assert_true (g_hash_table_add (svg->ids, g_strdup (values[i])));
      if (strcmp (names[i], "viewBox") == 0)
        svg->view_box = g_strdup (values[i]);
      if (strcmp (names[i], "href") == 0)
        svg->link = g_strdup (values[i]);
      g_assert_null (strstr (values[i], "nan"));
    }
}

static void
element_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Svg *svg = data;
  const char *element = g_markup_parse_context_get_element (context);

  if (strcmp (element, "title") == 0 && svg->title == NULL)
    svg->title = g_strndup (text, length);
  if (strcmp (element, "text") == 0)
    g_string_append_printf (svg->path, "%.*s|", (int)length, text);
}

static void
parse_svg (GBytes *bytes, Svg *svg)
{
  const GMarkupParser parser = { .start_element = start_element, .text = element_text };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, svg, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  svg->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  svg->path = g_string_new (NULL);
  g_markup_parse_context_parse (context, data, (gssize)size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
svg_clear (Svg *svg)
{
  g_hash_table_unref (svg->ids);
  g_string_free (svg->path, TRUE);
  g_free (svg->title);
  g_free (svg->view_box);
  g_free (svg->link);
}

static void
test_svg (void)
{
  g_autoptr (GBytes) bytes = write_as ("svg", RECOURSE_THEME_LIGHT, 1);
  Svg svg = { 0 };

  parse_svg (bytes, &svg);
  g_assert_cmpstr (svg.title, ==, FIXTURE_TITLE);
  g_assert_cmpstr (svg.view_box, ==, "0 0 640 360");
  g_assert_cmpuint (svg.n_texts, ==, 4); /* two lines of title, a label and the source */
  g_assert_cmpstr (svg.link, ==, FIXTURE_URL);
  g_assert_nonnull (strstr (svg.path->str, "שלום עולם|"));
  g_assert_true (g_hash_table_contains (svg.ids, "bar-3"));
  g_assert_true (g_hash_table_contains (svg.ids, "role-bar"));
  g_assert_true (g_hash_table_contains (svg.ids, "role-dot"));
  g_assert_false (g_hash_table_contains (svg.ids, "role-bar-2"));
  svg_clear (&svg);
}

/* Marks of one role stay apart where another role is painted between them. */
static void
test_svg_keeps_painting_order (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);
  RecoursePaint paint = { .fill = RECOURSE_INK_PARTY };
  RecourseRect here = { 10, 10, 50, 50 };
  g_autoptr (GBytes) bytes = NULL;
  Svg svg = { 0 };

  recourse_scene_add_rect (scene, "bar", here, paint, "first");
  recourse_scene_add_rect (scene, "panel", here, paint, "cover");
  recourse_scene_add_rect (scene, "bar", here, paint, "second");
  recourse_scene_seal (scene);
  bytes = recourse_format_find ("svg")->write (scene, &(RecourseExport){ 0 }, NULL);
  parse_svg (bytes, &svg);
  g_assert_true (g_hash_table_contains (svg.ids, "role-bar-2"));
  svg_clear (&svg);
}

/* Programs disagree about which edge of a line from right to left is its start, and some find no letters for a second
 * name that runs so. */
static void
test_svg_directions (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 400, 100);
  RecourseTextStyle style = { .font_px = 12 };
  const RecourseMark *mark = recourse_scene_add_text (scene, "label", "שלום 2030", 10, 10, style,
                                                      RECOURSE_INK_TEXT, "name");
  double middle = mark->bounds.x + mark->bounds.width / 2;
  g_autoptr (GBytes) bytes = NULL;
  const char *svg, *name;

  recourse_scene_add_text (scene, "label", "From \u2068שלום\u2069 to \u2068עולם\u2069", 10, 50,
                           style, RECOURSE_INK_TEXT, "sentence");
  recourse_scene_seal (scene);
  bytes = recourse_format_find ("svg")->write (scene, &(RecourseExport){ 0 }, NULL);
  svg = g_bytes_get_data (bytes, NULL);
  name = strstr (svg, "text-anchor=\"middle\" direction=\"rtl\"");
  g_assert_nonnull (name);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (strstr (name, " x=\"") + 4, NULL), middle, 0.02);
  g_assert_nonnull (
      strstr (svg, "<tspan>\u2068שלום\u2069</tspan> to <tspan>\u2068עולם\u2069</tspan>"));
}

/* Where @svg puts @text, which has an element of its own; its next word is not in it. */
static double
place_of (const char *svg, const char *text)
{
  g_autofree char *element = g_strdup_printf (">%s</tspan>", text);
  const char *at = strstr (svg, element);

  g_assert_nonnull (at);
  while (!g_str_has_prefix (at, "<tspan x=\""))
    at--;
  return g_ascii_strtod (at + strlen ("<tspan x=\""), NULL);
}

/* A figure in a name from right to left in a sentence from left to right stands where it does in a picture. */
static void
test_svg_nested_directions (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 400, 100);
  RecourseTextStyle style = { .font_px = 12 };
  g_autoptr (GBytes) bytes = NULL;
  const char *svg;
  double from = recourse_text_width ("From ", 12, FALSE),
         year = recourse_text_width ("2030", 12, FALSE);
  double space = recourse_text_width (" ", 12, FALSE);

  recourse_scene_add_text (scene, "label", "From \u2068שלום 2030\u2069 on", 10, 50, style,
                           RECOURSE_INK_TEXT, "sentence");
  recourse_scene_seal (scene);
  bytes = recourse_format_find ("svg")->write (scene, &(RecourseExport){ 0 }, NULL);
  svg = g_bytes_get_data (bytes, NULL);
  g_assert_cmpfloat_with_epsilon (place_of (svg, "2030"), 10 + from, 0.1);
  g_assert_cmpfloat_with_epsilon (place_of (svg, "שלום"), 10 + from + year + space, 1);
}

static void
test_scene_json (void)
{
  g_autoptr (GBytes) bytes = write_as ("scene", RECOURSE_THEME_LIGHT, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (RecourseScene) scene = fixture_scene ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  JsonObject *root;
  JsonArray *items;

  json_parser_load_from_data (parser, data, (gssize)size, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "title"), ==, FIXTURE_TITLE);
  g_assert_cmpstr (json_object_get_string_member (root, "theme"), ==, "light");
  items = json_object_get_array_member (root, "items");
  g_assert_cmpuint (json_array_get_length (items), ==, scene->marks->len);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      JsonObject *item = json_array_get_object_element (items, i);

      g_assert_cmpstr (json_object_get_string_member (item, "id"), ==, mark->key);
      g_assert_cmpstr (json_object_get_string_member (item, "role"), ==, mark->role);
      if (!isnan (mark->value))
        g_assert_cmpfloat (json_object_get_double_member (item, "value"), ==, mark->value);
      if (strcmp (mark->key, "bar/0") == 0)
        /* #295ca5 at 60 % on white: 255 − 0.6 · (255 − c) */
        g_assert_cmpstr (json_object_get_string_member (item, "ink"), ==, "#7f9dc9");
    }
}

/* What @command says about @bytes as the file "in"; NULL, and the test skipped, where it is missing. */
static char *
ask_tool (GBytes *bytes, const char *command)
{
  g_auto (GStrv) arguments = g_strsplit (command, " ", -1);
  g_autofree char *found = g_find_program_in_path (arguments[0]);
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip_printf ("%s is not installed", arguments[0]);
      return NULL;
    }
  folder = g_dir_make_tmp ("recourse-XXXXXX", NULL);
  path = g_build_filename (folder, "in", NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       NULL);
  g_spawn_sync (folder, arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &said, NULL, &status, &error);
  g_unlink (path);
  g_rmdir (folder);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return said;
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) bytes = write_as ("pdf", RECOURSE_THEME_PRINT, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *facts = NULL;

  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_null (g_strstr_len (data, (gssize)size, "/Subtype /Image"));
  facts = ask_tool (bytes, "pdfinfo in");
  if (facts == NULL)
    return;
  g_assert_nonnull (strstr (facts, FIXTURE_TITLE));
  g_assert_true (g_regex_match_simple ("Subject: +Everything at once", facts, 0, 0));
  g_assert_true (g_regex_match_simple ("Creator: +Recourse", facts, 0, 0));
  g_assert_true (g_regex_match_simple ("CreationDate: .*2026", facts, 0, 0));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", facts, 0, 0));
  g_assert_true (g_regex_match_simple ("Pages: +1\n", facts, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size: +480 x 270 pts", facts, 0, 0));
}

/* Heard in reading order, whatever the order of painting. */
static void
test_pdf_structure (void)
{
  g_autoptr (GBytes) bytes = write_as ("pdf", RECOURSE_THEME_PRINT, 1);
  g_autofree char *tree = ask_tool (bytes, "pdfinfo -struct-text in");
  const char *const parts[] = { "Document", "H1",   "Litigation is",        "Figure",
                                "P",        "Link", "Source of all figures" };
  const char *at = tree;

  for (guint i = 0; tree != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      at = strstr (at, parts[i]);
      g_assert_nonnull (at);
    }
}

/* Words stay words where a line was broken between them, and ideographs get no space. */
static void
test_pdf_broken_lines (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("lines", 640, 360);
  const RecourseTextStyle style = { .font_px = 20, .max_width = 200, .max_lines = 9 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *tree = NULL;

  recourse_scene_add_text (scene, "title", "one two three four five six seven eight nine ten", 20,
                           20, style, RECOURSE_INK_TEXT, "title");
  recourse_scene_add_text (scene, "subtitle",
                           "開放人工智慧集團亞馬遜網路服務重新談判的合作夥伴關係", 20, 200, style,
                           RECOURSE_INK_TEXT, "subtitle");
  recourse_scene_seal (scene);
  bytes = FIXTURE_LEAKING (recourse_format_find ("pdf")->write (
      scene, &(RecourseExport){ .theme = RECOURSE_THEME_PRINT, .scale = 1 }, NULL));
  tree = ask_tool (bytes, "pdfinfo -struct-text in");
  g_assert_true (tree == NULL || strstr (tree, "three four five six seven eight nine ten"));
  g_assert_true (tree == NULL || strstr (tree, "集團亞馬遜網路服務重新談判的合作夥伴關係"));
}

/* What Cairo leaves out: what the figure shows, in words, and the language. */
static void
test_pdf_says_what_it_shows (void)
{
  g_autoptr (GBytes) bytes = write_as ("pdf", RECOURSE_THEME_PRINT, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char words[] = "/Alt <FEFF00450076006500720079007400680069006E0067"; /* "Everything" */
  gboolean found = FALSE;

  for (gsize at = 0; at + sizeof words < size; at++)
    found |= memcmp (data + at, words, sizeof words - 1) == 0;
  g_assert_true (found);
}

/* Every kind of picture carries files, and without background lets what lies behind through. */
static void
test_attachments (void)
{
  static const char *const kinds[] = { "png", "svg", "pdf" };
  g_autoptr (RecourseScene) scene = fixture_scene ();
  g_autoptr (GPtrArray) attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_attachment_free);
  g_autoptr (GBytes) text = g_bytes_new_static ("some text", 9);

  g_ptr_array_add (attachments, recourse_attachment_new ("a.txt", "text/plain", text));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      RecourseExport plain = { 0 }, carrying = { .attachments = attachments };
      g_autoptr (GBytes) without = recourse_format_find (kinds[i])->write (scene, &plain, NULL);
      g_autoptr (GBytes) with = recourse_format_find (kinds[i])->write (scene, &carrying, NULL);

      g_assert_cmpuint (g_bytes_get_size (with), >, g_bytes_get_size (without) + 9);
    }
}

static void
test_png_transparent (void)
{
  g_autoptr (RecourseScene) scene = fixture_scene ();
  RecourseExport how = { .is_transparent = TRUE };
  g_autoptr (GBytes) bytes = recourse_format_find ("png")->write (scene, &how, NULL);
  guint32 length;
  const guchar *header = find_chunk (bytes, "IHDR", NULL, &length);

  g_assert_cmpuint (header[9], ==, 6); /* colour with alpha */
}

static void
test_pdf_links (void)
{
  g_autoptr (GBytes) bytes = write_as ("pdf", RECOURSE_THEME_PRINT, 1);
  g_autofree char *links = ask_tool (bytes, "pdfinfo -url in");

  g_assert_true (links == NULL || strstr (links, FIXTURE_URL) != NULL);
}

static void
test_pdf_fonts (void)
{
  g_autoptr (GBytes) bytes = write_as ("pdf", RECOURSE_THEME_PRINT, 1);
  g_autofree char *fonts = ask_tool (bytes, "pdffonts in");
  g_auto (GStrv) lines = fonts != NULL ? g_strsplit (g_strchomp (fonts), "\n", -1) : NULL;

  if (lines == NULL)
    return;
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  /* embedded, subset, with a map to Unicode */
  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_true (g_regex_match_simple (" yes +yes +yes +[0-9]+ +[0-9]+$", lines[i], 0, 0));
}

static void
test_pdf_text (void)
{
  g_autoptr (GBytes) bytes = write_as ("pdf", RECOURSE_THEME_PRINT, 1);
  g_autofree char *text = ask_tool (bytes, "pdftotext in -");

  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Litigation is “best”"));
  g_assert_nonnull (strstr (text, "Source of all figures"));
}

static void
test_same_bytes (void)
{
  guint n;
  const RecourseFormat *formats = recourse_formats (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) first = write_as (formats[i].name, RECOURSE_THEME_LIGHT, 1.5);
      g_autoptr (GBytes) second = NULL;

      g_usleep (1100000 / n);
      setlocale (LC_ALL, "de_DE.UTF-8"); /* where there is one */
      second = write_as (formats[i].name, RECOURSE_THEME_LIGHT, 1.5);
      setlocale (LC_ALL, "C.UTF-8");
      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("recourse-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autofree char *link = g_build_filename (folder, "link.png", NULL);
  g_autofree char *missing = g_build_filename (folder, "no", "a.png", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), linked = g_file_new_for_path (link);
  g_autoptr (GFile) nowhere = g_file_new_for_path (missing),
                    full = g_file_new_for_path ("/dev/full");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3), other = g_bytes_new_static ("two", 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (recourse_export_save (file, bytes, NULL));
  g_assert_true (g_file_make_symbolic_link (linked, path, NULL, NULL));
  g_assert_true (recourse_export_save (linked, other, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "two");
  g_assert_false (recourse_export_save (nowhere, bytes, &error));
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);
  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_assert_false (recourse_export_save (full, bytes, &error));
      g_assert_nonnull (error);
      g_assert_false (g_file_test ("/dev/full", G_FILE_TEST_IS_REGULAR));
    }
  g_unlink (link);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* and nothing else lay there */
}

/* What comes out is in the order of going in, and what the format writes by itself. */
static void
test_press (void)
{
  static const char *const names[] = { "png", "svg", "pdf", "scene", "svg", "png" };

  for (guint expected = 1; expected <= G_N_ELEMENTS (names); expected += 5)
    {
      g_autoptr (RecoursePress) press = recourse_press_new (expected);
      g_autoptr (RecourseScene) scene = fixture_scene ();
      g_autoptr (GPtrArray) printed = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        recourse_press_add (press, recourse_format_find (names[i]), scene,
                            &(RecourseExport){ .scale = 1 + i });
      printed = recourse_press_finish (press, NULL);
      g_assert_cmpuint (printed->len, ==, G_N_ELEMENTS (names));
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autoptr (GBytes) alone = recourse_format_find (names[i])->write (
              scene, &(RecourseExport){ .scale = 1 + i }, NULL);

          g_assert_true (g_bytes_equal (g_ptr_array_index (printed, i), alone));
        }
    }
}

static void
test_press_failure (void)
{
  g_autoptr (RecoursePress) press = recourse_press_new (3);
  g_autoptr (RecourseScene) scene = fixture_scene ();
  g_autoptr (GError) error = NULL;

  recourse_press_add (press, recourse_format_find ("svg"), scene, &(RecourseExport){ .scale = 1 });
  recourse_press_add (press, recourse_format_find ("png"), scene,
                      &(RecourseExport){ .scale = 1e6 });
  recourse_press_add (press, recourse_format_find ("png"), scene, &(RecourseExport){ .scale = 1 });
  g_assert_null (recourse_press_finish (press, &error));
  g_assert_error (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_SIZE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/png/chunks", test_png_chunks);
  g_test_add_func ("/output/png/pixels", test_png_pixels);
  g_test_add_func ("/output/svg/well-formed", test_svg);
  g_test_add_func ("/output/svg/keeps-painting-order", test_svg_keeps_painting_order);
  g_test_add_func ("/output/svg/directions", test_svg_directions);
  g_test_add_func ("/output/svg/nested-directions", test_svg_nested_directions);
  g_test_add_func ("/output/scene-json/items", test_scene_json);
  g_test_add_func ("/output/pdf/facts", test_pdf);
  g_test_add_func ("/output/pdf/structure", test_pdf_structure);
  g_test_add_func ("/output/pdf/broken-lines", test_pdf_broken_lines);
  g_test_add_func ("/output/pdf/says-what-it-shows", test_pdf_says_what_it_shows);
  g_test_add_func ("/output/pdf/links", test_pdf_links);
  g_test_add_func ("/output/attachments", test_attachments);
  g_test_add_func ("/output/png/transparent", test_png_transparent);
  g_test_add_func ("/output/pdf/fonts", test_pdf_fonts);
  g_test_add_func ("/output/pdf/text", test_pdf_text);
  g_test_add_func ("/output/same-bytes", test_same_bytes);
  g_test_add_func ("/output/press/order", test_press);
  g_test_add_func ("/output/press/failure", test_press_failure);
  g_test_add_func ("/output/save", test_save);
  return g_test_run ();
}
