/* Wrapping and shortening by what must hold for any text: nothing wider than allowed, nothing lost that
 * had room, lines as few as words let them be and as even. */
#include "drawing/text.h"

#include <math.h>
#include <string.h>

static const char *const words[] = { "Amazon", "investment",    "of",    "exclusive",
                                     "the",    "Microsoft",     "right", "a",
                                     "cloud",  "renegotiation", "2026",  "–",
                                     "$50bn" };

static char *
random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n = (guint)g_rand_int_range (rand, 1, 16);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static double
width_of (const char *text, const RecourseTextStyle *style)
{
  return recourse_text_width (text, style->font_px, style->is_semibold);
}

/* What the lines before the last of @lines have left of @text. */
static const char *
rest_of (const char *text, GStrv lines)
{
  for (guint i = 0; lines[i + 1] != NULL; i++)
    {
      text = strstr (text, lines[i]);
      g_assert_nonnull (text);
      text += strlen (lines[i]);
      text += strspn (text, " ");
    }
  return text;
}

/* @n letters of @rest more at the head or the tail of the line. */
static char *
with_more (const char *rest, gsize head, gsize tail, gsize at_head, gsize at_tail)
{
  g_autofree char *before = g_strndup (rest, head + at_head);

  return g_strconcat (g_strchomp (before), "…", rest + tail - at_tail, NULL);
}

/* Whole words, to which no other can be added; where these would be too little, letters of head and tail in equal
 * parts. */
static void
assert_full (const char *line, const char *rest, const RecourseTextStyle *style)
{
  const char *dots = strstr (line, "…");
  gsize length = strlen (rest), head, tail;

  g_assert_nonnull (dots);
  head = (gsize)(dots - line);
  tail = length - strlen (dots + strlen ("…"));
  g_assert_cmpint (strncmp (line, rest, head), ==, 0);
  g_assert_true (g_str_has_suffix (rest, dots + strlen ("…")));
  g_assert_cmpuint (head, <, tail);
  if (rest[head] == ' ' && (tail == length || rest[tail - 1] == ' '))
    {
      gsize next = strcspn (rest + head + 1, " ") + 1, last = 1;
      g_autofree char *more = with_more (rest, head, tail, next, 0), *later = NULL;

      while (tail - last > head && rest[tail - last - 1] != ' ')
        last++;
      later = with_more (rest, head, tail, 0, last);
      g_assert_true (head + next + 1 >= tail || width_of (more, style) > style->max_width);
      g_assert_true (tail - last <= head + 1 || width_of (later, style) > style->max_width);
    }
  else
    {
      g_autofree char *longer = g_strconcat (line, "mm ", NULL);

      g_assert_cmpint (
          ABS ((int)g_utf8_strlen (line, (gssize)head) - (int)g_utf8_strlen (dots, -1) + 1), <=, 3);
      /* Two letters as wide as any, and a space that was trimmed. */
      g_assert_cmpfloat (width_of (longer, style), >, style->max_width);
    }
}

/* How many lines it takes to fill each as far as whole words let it, at @most. */
static guint
count_filled (const char *text, const RecourseTextStyle *style, double most)
{
  g_auto (GStrv) all = g_strsplit (text, " ", -1);
  g_autofree char *line = g_strdup ("");
  guint n = 1;

  for (guint i = 0; all[i] != NULL; i++)
    {
      char *longer = *line != '\0' ? g_strconcat (line, " ", all[i], NULL) : g_strdup (all[i]);

      if (width_of (longer, style) > most)
        {
          n++;
          g_free (longer);
          longer = g_strdup (all[i]);
          n += width_of (longer, style) > most; /* it would have to be broken */
        }
      g_free (line);
      line = longer;
    }
  return n;
}

/* No more lines than it takes, and these so even that none could be narrower. */
static void
assert_few_and_even (const char *text, guint n, double width, const RecourseTextStyle *style)
{
  g_assert_cmpuint (n, ==, count_filled (text, style, style->max_width + 0.1));
  if (n == 1)
    return;
  g_assert_cmpuint (count_filled (text, style, width - 1.5), >, n);
}

static void
test_wrap (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint trial = 0; trial < 400; trial++)
    {
      g_autofree char *text = random_text (rand);
      RecourseTextStyle style = { g_rand_double_range (rand, 12, 32), g_rand_boolean (rand),
                                  g_rand_double_range (rand, 250, 600),
                                  (guint)g_rand_int_range (rand, 1, 4), RECOURSE_ALIGN_START };
      double width;
      gboolean is_shortened;
      g_auto (GStrv) lines = recourse_text_wrap (text, style, &width, &is_shortened);
      g_autofree char *joined = g_strjoinv (" ", lines);
      guint n = g_strv_length (lines);

      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpuint (n, <=, style.max_lines);
      g_assert_cmpfloat (width, <=, style.max_width + 0.1);
      if (is_shortened)
        {
          g_assert_cmpuint (n, ==, style.max_lines);
          assert_full (lines[n - 1], rest_of (text, lines), &style);
        }
      else
        {
          g_assert_cmpstr (joined, ==, text);
          assert_few_and_even (text, n, width, &style);
        }
    }
}

/* Room for all of it: nothing may be left out. */
/* A name in ideographs is a word of its sentence: broken only where it has no line to itself. */
static void
test_names (void)
{
  static const char text[] =
      "Money would run both ways: $100bn from 開放人工智慧集團 to 亞馬遜網路服務, $50bn back";
  RecourseTextStyle style = { .font_px = 15, .is_semibold = TRUE, .max_lines = 2 };
  gboolean is_shortened = FALSE;

  /* On two lines there is room from about 340 on, and for the whole on one beyond 700. */
  for (style.max_width = 370; style.max_width < 600; style.max_width += 7)
    {
      g_auto (GStrv) lines = recourse_text_wrap (text, style, NULL, &is_shortened);
      g_autofree char *all = g_strjoinv ("|", lines);

      g_assert_false (is_shortened);
      g_assert_nonnull (strstr (all, "開放人工智慧集團"));
      g_assert_nonnull (strstr (all, "亞馬遜網路服務"));
    }
  style.max_width = 60;
  style.max_lines = 9;
  {
    g_auto (GStrv) lines = recourse_text_wrap ("開放人工智慧集團", style, NULL, &is_shortened);

    g_assert_false (is_shortened);
    g_assert_cmpuint (g_strv_length (lines), >, 1);
  }
}

static void
test_breaks_name (void)
{
  const char *within[] = { "from 開放人工", "智慧集團 to", NULL };
  const char *between[] = { "from 開放人工智慧集團", "to 亞馬遜網路服務", NULL };
  const char *sentence[] = { "二千三十年のフロンティア売上高と利益率の", "見通しに関する仮定",
                             NULL };
  const char *one[] = { "開放人工智慧集團", NULL };

  g_assert_true (recourse_text_breaks_name ((char **)within));
  g_assert_false (recourse_text_breaks_name ((char **)between));
  g_assert_false (recourse_text_breaks_name ((char **)sentence));
  g_assert_false (recourse_text_breaks_name ((char **)one));
}

/* What is cut keeps something of both ends, also where only the first words would fit. */
static void
test_cut_in_the_middle (void)
{
  static const char text[] = "share only, AWS scope untouched";
  RecourseTextStyle style = { .font_px = 12, .max_lines = 1 };

  for (style.max_width = 40; style.max_width < 180; style.max_width += 3)
    {
      gboolean is_shortened;
      g_auto (GStrv) lines = recourse_text_wrap (text, style, NULL, &is_shortened);

      g_assert_true (!is_shortened || g_str_has_suffix (lines[0], "d"));
      g_assert_true (g_str_has_prefix (lines[0], "s"));
    }
}

static void
test_never_shortened_in_vain (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint trial = 0; trial < 200; trial++)
    {
      g_autofree char *text = random_text (rand);
      RecourseTextStyle free_style = { 14, FALSE, 300, 99, RECOURSE_ALIGN_START };
      g_auto (GStrv) all = recourse_text_wrap (text, free_style, NULL, NULL);
      gboolean is_shortened;
      RecourseTextStyle exact = free_style;
      g_auto (GStrv) lines = NULL;

      exact.max_lines = g_strv_length (all);
      lines = recourse_text_wrap (text, exact, NULL, &is_shortened);
      g_assert_false (is_shortened);
      g_assert_cmpuint (g_strv_length (lines), ==, exact.max_lines);
    }
}

/* A text in exactly the width that it was measured to need stays on one line. */
static void
test_exact_width (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      RecourseTextStyle style = { 17, TRUE, 0, 1, RECOURSE_ALIGN_START };
      g_auto (GStrv) lines = NULL;

      style.max_width = recourse_text_width (words[i], 17, TRUE);
      lines = recourse_text_wrap (words[i], style, NULL, NULL);
      g_assert_cmpstr (lines[0], ==, words[i]);
      g_assert_null (lines[1]);
    }
}

static void
test_scripts (void)
{
  static const char *const texts[] = {
    "東京都千代田区丸の内一丁目九番二号", "שלום עולם זהו טקסט ארוך מאוד",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧"
    "‍"
    "👦",
    "ééééééééééééé éééééééééé"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint n = 1; n <= 3; n++)
      {
        RecourseTextStyle style = { 14, FALSE, 90, n, RECOURSE_ALIGN_START };
        double width;
        g_auto (GStrv) lines = recourse_text_wrap (texts[i], style, &width, NULL);

        g_assert_cmpfloat (width, <=, 90.1);
        g_assert_cmpuint (g_strv_length (lines), <=, n);
        for (guint k = 0; lines[k] != NULL; k++)
          g_assert_true (g_utf8_validate (lines[k], -1, NULL));
      }
}

static void
test_odd_texts (void)
{
  RecourseTextStyle style = { 14, FALSE, 90, 2, RECOURSE_ALIGN_START };
  g_auto (GStrv) empty = recourse_text_wrap ("", style, NULL, NULL);
  g_auto (GStrv) broken = recourse_text_wrap ("a\nb\tc", style, NULL, NULL);
  g_auto (GStrv) invalid = recourse_text_wrap ("\xff\xfe", style, NULL, NULL);
  g_auto (GStrv) narrow = NULL;

  style.max_width = 1;
  narrow = recourse_text_wrap ("wide", style, NULL, NULL);
  g_assert_cmpstr (empty[0], ==, "");
  g_assert_cmpstr (broken[0], ==, "a b c");
  g_assert_true (g_utf8_validate (invalid[0], -1, NULL));
  g_assert_cmpuint (g_strv_length (narrow), ==, 2);
}

/* All digits are equally wide, so that columns of numbers line up. */
static void
test_tabular (void)
{
  double one = recourse_text_width ("1111", 20, FALSE);

  for (char digit = '0'; digit <= '9'; digit++)
    {
      char text[] = { digit, digit, digit, digit, '\0' };

      g_assert_cmpfloat_with_epsilon (recourse_text_width (text, 20, FALSE), one, 0.01);
    }
}

/* Twice the size is twice the width: nothing is hinted or rounded. */
static void
test_linear (void)
{
  double small = recourse_text_width ("Litigation is Microsoft’s best path", 13, FALSE);
  double large = recourse_text_width ("Litigation is Microsoft’s best path", 130, FALSE);

  g_assert_cmpfloat_with_epsilon (large / small, 10, 0.02);
}

static void
test_mark (void)
{
  static const RecourseAlign aligns[] = { RECOURSE_ALIGN_START, RECOURSE_ALIGN_CENTER,
                                          RECOURSE_ALIGN_END };
  RecourseScene *scene = recourse_scene_new ("test", 400, 300);
  RecourseScene *mirrored = recourse_scene_new ("test", 400, 300);

  mirrored->is_rtl = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      RecourseTextStyle style = { 20, FALSE, 0, 1, aligns[i] };
      RecourseMark *mark = recourse_scene_add_text (scene, "label", "Handy", 200, 100, style,
                                                    RECOURSE_INK_TEXT, "a%u", i);
      RecourseMark *other = recourse_scene_add_text (mirrored, "label", "Handy", 200, 100, style,
                                                     RECOURSE_INK_TEXT, "a%u", i);

      g_assert_cmpfloat_with_epsilon (mark->bounds.x + i * mark->bounds.width / 2, 200, 1e-9);
      g_assert_cmpfloat_with_epsilon (other->bounds.x + (2 - i) * other->bounds.width / 2, 200,
                                      1e-9);
      g_assert_true (mark->bounds.y >= 100 && mark->bounds.y + mark->bounds.height <= 125);
      /* The middle of the capitals is the middle of the line. */
      g_assert_cmpfloat_with_epsilon (mark->bounds.y + mark->baseline - 0.727 * 20 / 2, 112.5,
                                      0.01);
    }
  recourse_scene_unref (scene);
  recourse_scene_unref (mirrored);
}

static gpointer
measure_in_thread (gpointer data)
{
  double *widths = data;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    widths[i] = recourse_text_width (words[i], 17, FALSE);
  return NULL;
}

/* A worker that exports measures what the window measures. */
static void
test_threads (void)
{
  double results[4][G_N_ELEMENTS (words)], mine[G_N_ELEMENTS (words)];
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, results[i]);
  measure_in_thread (mine);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < 4; i++)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      g_assert_cmpfloat (results[i][k], ==, mine[k]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/text/wrap", test_wrap);
  g_test_add_func ("/drawing/text/names", test_names);
  g_test_add_func ("/drawing/text/breaks-name", test_breaks_name);
  g_test_add_func ("/drawing/text/cut-in-the-middle", test_cut_in_the_middle);
  g_test_add_func ("/drawing/text/never-shortened-in-vain", test_never_shortened_in_vain);
  g_test_add_func ("/drawing/text/exact-width", test_exact_width);
  g_test_add_func ("/drawing/text/scripts", test_scripts);
  g_test_add_func ("/drawing/text/odd-texts", test_odd_texts);
  g_test_add_func ("/drawing/text/tabular", test_tabular);
  g_test_add_func ("/drawing/text/linear", test_linear);
  g_test_add_func ("/drawing/text/mark", test_mark);
  g_test_add_func ("/drawing/text/threads", test_threads);
  return g_test_run ();
}
