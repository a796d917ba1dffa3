/* Golden scenes as text: what is placed where, to a hundredth of a pixel.  A difference is a change of
 * the picture that somebody has to want; "--update" then writes the file anew. */
#include "fixture-insight.h"

#include "drawing/text.h"

#include <math.h>
#include <string.h>

/* All that charts say most. */
#define LETTERS "Hamburgefonstiv 0123456789 –+$€%·"
#define LETTERS_WIDTH 3793.32

static gboolean update;

/* A number to a hundredth, never "-0.00". */
static void
append_number (GString *text, double value)
{
  char buffer[64];

  if (!isfinite (value))
    {
      g_string_append (text, " -");
      return;
    }
  value = round (value * 100) / 100;
  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value == 0 ? 0.0 : value);
  g_string_append_printf (text, " %s", buffer);
}

static void
append_mark (GString *text, const RecourseMark *mark)
{
  g_string_append_printf (text, "%s %s", mark->role, mark->key);
  append_number (text, mark->bounds.x);
  append_number (text, mark->bounds.y);
  append_number (text, mark->bounds.width);
  append_number (text, mark->bounds.height);
  g_string_append_printf (text, " z%d fill%d stroke%d", mark->z, mark->paint.fill,
                          mark->paint.stroke);
  append_number (text, mark->value);
  for (guint i = 0; mark->lines != NULL && mark->lines[i] != NULL; i++)
    g_string_append_printf (text, " | %s", mark->lines[i]);
  if (mark->spoken != NULL)
    g_string_append_printf (text, " > %s", mark->spoken);
  g_string_append_c (text, '\n');
}

static char *
dump (const RecourseScene *scene)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %.0f×%.0f\n%s\n%s\n", scene->chart, scene->width, scene->height,
                          scene->title, scene->description);
  for (guint i = 0; i < scene->marks->len; i++)
    append_mark (text, g_ptr_array_index (scene->marks, i));
  for (guint i = 0; scene->table != NULL && i < scene->table->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("\t", g_ptr_array_index (scene->table->rows, i));

      g_string_append_printf (text, "row\t%s\n", row);
    }
  return g_string_free (text, FALSE);
}

/* Says which line differs first: two scenes are too long to print. */
static void
compare (const char *name, const char *expected, const char *actual)
{
  g_auto (GStrv) a = g_strsplit (expected, "\n", -1), b = g_strsplit (actual, "\n", -1);

  for (guint i = 0; a[i] != NULL || b[i] != NULL; i++)
    if (g_strcmp0 (a[i], b[i]) != 0)
      {
        g_test_message ("%s, line %u:\n  golden %s\n  now    %s", name, i + 1, a[i], b[i]);
        g_test_fail ();
        return;
      }
}

static void
check (const RecourseChart *chart,
       const char *size,
       double width,
       double height,
       RecourseChartForm form)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseInsight) insight = fixture_insight (dossier, results, FIXTURE_OUTCOMES_HUMPS);
  guint paths[] = { 0, 1, 2 };
  RecourseChartInput input = { .dossier = dossier,
                               .results = results,
                               .insight = insight,
                               .paths = paths,
                               .n_paths = 3,
                               .leader = 1,
                               .width = width,
                               .height = height,
                               .text_scale = 1,
                               .form = form,
                               .numbers = &recourse_number_form_c };
  g_autoptr (RecourseScene) scene = recourse_chart_lay_out (chart, &input);
  g_autofree char *file = g_strdup_printf ("%s-%s.txt", chart->name, size);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "charts", "golden", file, NULL);
  g_autofree char *actual = dump (scene), *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (update)
    {
      g_file_set_contents (path, actual, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  compare (file, expected, actual);
}

/* Another release of the font or of what sets it moves everything by hundredths; then the scenes can be compared
 * with one another, but not with what was written beside the first release (Inter 4.0 beta 7, Pango 1.50). */
static gboolean
are_letters_as_written (void)
{
  const double width =
      recourse_text_width (LETTERS, 100, FALSE) + recourse_text_width (LETTERS, 100, TRUE);

  g_test_message ("letters are %.2f wide", width);
  return fabs (width - LETTERS_WIDTH) < 0.01;
}

static void
test_golden (gconstpointer data)
{
  const RecourseChart *chart = data;

  if (!are_letters_as_written ())
    {
      g_test_skip ("the font is not that of the golden scenes");
      return;
    }
  check (chart, "card", 420, 300, RECOURSE_CHART_CARD);
  check (chart, "1280", 1280, 720, RECOURSE_CHART_PICTURE);
}

int
main (int argc, char **argv)
{
  guint n_charts;
  const RecourseChart *charts = recourse_charts (&n_charts);

  g_test_init (&argc, &argv, NULL);
  update = argc > 1 && g_str_equal (argv[1], "--update");
  for (guint i = 0; i < n_charts; i++)
    {
      g_autofree char *path = g_strdup_printf ("/charts/golden/%s", charts[i].name);

      g_test_add_data_func (path, &charts[i], test_golden);
    }
  return g_test_run ();
}
