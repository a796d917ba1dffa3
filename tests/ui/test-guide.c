/* The guide's pages as the window reads them: every block is sound markup, every link and picture leads to
 * something that is there. */
#include "ui/guide/guide-text.h"

#include <pango/pango.h>

static char *
dup_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "resources", "guide", NULL);
}

static void
check_markup (const char *markup)
{
  g_autoptr (GRegex) anchors = g_regex_new ("</?a[^>]*>", 0, 0, NULL); /* a label's, not Pango's */
  g_autofree char *plain = g_regex_replace_literal (anchors, markup, -1, 0, "", 0, NULL);
  g_autoptr (GError) error = NULL;

  pango_parse_markup (plain, -1, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
check_links (const char *folder, const char *markup)
{
  g_autoptr (GRegex) links = g_regex_new ("href=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (links, markup, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *target = g_match_info_fetch (match, 1);
      g_autofree char *path = g_build_filename (folder, target, NULL);

      g_assert_true (g_str_has_suffix (target, ".md"));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static void
check_block (const char *folder, const RecourseGuideBlock *block)
{
  if (block->kind == RECOURSE_GUIDE_PICTURE)
    {
      g_autofree char *path = g_build_filename (folder, block->source, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      return;
    }
  if (block->kind == RECOURSE_GUIDE_CODE)
    return;
  for (char **cell = block->cells; cell != NULL && *cell != NULL; cell++)
    check_markup (*cell);
  if (block->text != NULL)
    {
      check_markup (block->text);
      check_links (folder, block->text);
    }
}

static GPtrArray *
read_page (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return recourse_guide_parse (text);
}

/* (transfer full): the names of the pages in @folder */
static GStrv
list_pages (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *name = NULL;

  while ((name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ".md"))
      g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

static void
test_pages (void)
{
  g_autofree char *folder = dup_folder ();
  g_auto (GStrv) names = list_pages (folder);

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GPtrArray) blocks = read_page (folder, *name);

      g_assert_cmpuint (blocks->len, >, 2);
      for (guint i = 0; i < blocks->len; i++)
        check_block (folder, g_ptr_array_index (blocks, i));
    }
  g_assert_cmpuint (g_strv_length (names), ==, 10);
}

/* A page in another language says the same things in the same order: block for block of the same kind. */
static void
check_translation (const char *folder, const char *language, const char *name)
{
  g_autofree char *own = g_build_filename (folder, language, NULL);
  g_autoptr (GPtrArray) english = read_page (folder, name);
  g_autoptr (GPtrArray) blocks = read_page (own, name);

  g_assert_cmpuint (blocks->len, ==, english->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const RecourseGuideBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->kind, ==, ((RecourseGuideBlock *)english->pdata[i])->kind);
      check_block (own, block);
    }
}

static void
test_translations (void)
{
  static const char *const languages[] = { "ar", "de", "es", "fr", "ja" };
  g_autofree char *folder = dup_folder ();
  g_auto (GStrv) names = list_pages (folder);

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (char **name = names; *name != NULL; name++)
      check_translation (folder, languages[l], *name);
}

static void
test_blocks (void)
{
  g_autoptr (GPtrArray) blocks = recourse_guide_parse (
      "# A < B\n\nOne *two*\n**three** `*x* & y`.\n\n- first\n  goes on\n2. second\n\n"
      "```\na * b\n\nc\n```\n| k | v |\n|---|---|\n| `a` | [see](b.md) |\n![shows](c.png)\n");
  const struct
  {
    RecourseGuideKind kind;
    const char *text;
  } expected[] = {
    { RECOURSE_GUIDE_TITLE, "A &lt; B" },
    { RECOURSE_GUIDE_PARAGRAPH, "One <i>two</i> <b>three</b> <tt>*x* &amp; y</tt>." },
    { RECOURSE_GUIDE_ITEM, "first goes on" },
    { RECOURSE_GUIDE_ITEM, "second" },
    { RECOURSE_GUIDE_CODE, "a * b\n\nc" },
    { RECOURSE_GUIDE_ROW, NULL },
    { RECOURSE_GUIDE_ROW, NULL },
    { RECOURSE_GUIDE_PICTURE, "shows" },
  };
  const RecourseGuideBlock *last_row = NULL;

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const RecourseGuideBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpstr (block->text, ==, expected[i].text);
      if (block->kind == RECOURSE_GUIDE_ROW)
        last_row = block;
    }
  g_assert_false (last_row->is_first);
  g_assert_cmpstr (last_row->cells[0], ==, "<tt>a</tt>");
  g_assert_cmpstr (last_row->cells[1], ==, "<a href=\"b.md\">see</a>");
  g_assert_cmpstr (((RecourseGuideBlock *)g_ptr_array_index (blocks, 3))->marker, ==, "2.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/pages", test_pages);
  g_test_add_func ("/guide/translations", test_translations);
  g_test_add_func ("/guide/blocks", test_blocks);
  return g_test_run ();
}
