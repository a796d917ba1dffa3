/* Stakeholders that a reader left out: what concerns them is gone from marks, tables and sentences, what concerns the
 * others is as it was, and every chart that leaves somebody out says who is shown. */
#include "audit.h"
#include "charts/band.h"
#include "fixture.h"

#include <string.h>

static const char *const without_openai[] = { "openai", "us_administration", "enterprise_customers",
                                              NULL };
static const char *const amazon_alone[] = { "microsoft", "openai", NULL };
static const guint paths[] = { 0, 1, 2 };

typedef struct
{
  RecourseDossier *dossier;
  RecourseResults *results;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  self->results = fixture_run (self->dossier);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  recourse_results_unref (self->results);
  g_object_unref (self->dossier);
}

static RecourseChartInput
input_of (const Fixture *self, const char *const *hidden, double width, double height)
{
  return (RecourseChartInput){ .dossier = self->dossier,
                               .results = self->results,
                               .paths = paths,
                               .n_paths = 3,
                               .leader = 1,
                               .hidden = hidden,
                               .width = width,
                               .height = height,
                               .text_scale = 1,
                               .form = height < 400 ? RECOURSE_CHART_CARD : RECOURSE_CHART_PICTURE,
                               .numbers = &recourse_number_form_c };
}

static RecourseScene *
lay_out (const Fixture *self, const char *chart, const char *const *hidden)
{
  RecourseChartInput input = input_of (self, hidden, 1920, 1080);

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

/* (transfer full): the rows of a table whose first cell is @name, as text */
static char *
rows_of (const RecourseScene *scene, const char *name)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scene->table->rows->len; i++)
    {
      GStrv row = g_ptr_array_index (scene->table->rows, i);
      g_autofree char *line = g_strjoinv (" | ", row);

      if (g_str_equal (row[0], name))
        g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/* The figures of who remains are those of the whole, and the others have none. */
static void
test_tables (Fixture *self, gconstpointer data)
{
  const char *charts[] = { "payoffs", "preference", "influence" };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (RecourseScene) whole = lay_out (self, charts[i], NULL);
      g_autoptr (RecourseScene) part = lay_out (self, charts[i], without_openai);
      g_autofree char *before = rows_of (whole, "Amazon"), *after = rows_of (part, "Amazon");
      g_autofree char *gone = rows_of (part, "OpenAI");

      g_assert_cmpstr (before, !=, "");
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (gone, ==, "");
    }
}

/* Marks are called by the party they are about. */
static void
test_marks (Fixture *self, gconstpointer data)
{
  guint n_charts, n_left = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint c = 0; c < n_charts; c++)
    {
      g_autoptr (RecourseScene) scene = lay_out (self, charts[c].name, amazon_alone);
      g_autofree char *hidden = g_strdup_printf ("%s/microsoft/", charts[c].name);

      if (!charts[c].splits || g_str_equal (charts[c].name, "flows"))
        continue; /* in flows whoever pays the one shown is still the other end */
      for (guint i = 0; i < scene->marks->len; i++)
        {
          const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

          g_assert_false (g_str_has_prefix (mark->key, hidden));
          n_left++;
        }
    }
  g_assert_cmpuint (n_left, >, 100);
}

static const char *
subtitle_of (const RecourseScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, "subtitle"))
        return mark->text;
    }
  return "";
}

/* A chart that leaves somebody out says so where it is read and where it is heard; the others are as they were. */
static void
test_says_so (Fixture *self, gconstpointer data)
{
  guint n_charts, n_splits = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint c = 0; c < n_charts; c++)
    {
      g_autoptr (RecourseScene) whole = lay_out (self, charts[c].name, NULL);
      g_autoptr (RecourseScene) part = lay_out (self, charts[c].name, without_openai);
      const gboolean says = strstr (part->description, "Shown: ") != NULL;

      g_assert_null (strstr (whole->description, "Shown: "));
      if (!charts[c].splits)
        {
          g_assert_cmpstr (part->title, ==, whole->title);
          g_assert_cmpstr (part->description, ==, whole->description);
          g_assert_cmpuint (part->marks->len, ==, whole->marks->len);
          continue;
        }
      n_splits++;
      if (!says || strstr (subtitle_of (part), "5 of 8 parties only") == NULL)
        g_error ("%s says “%s”, “%s”", charts[c].name, subtitle_of (part), part->description);
      g_assert_null (strstr (part->title, "very party"));
      g_assert_null (strstr (part->title, "o party"));
    }
  g_assert_cmpuint (n_splits, ==, 9);
}

/* The file: Microsoft's 13 are gone, of which 1 was paid; Amazon's 50, of which 10 are, remain. */
static void
test_sums (Fixture *self, gconstpointer data)
{
  RecourseChartInput input = input_of (self, amazon_alone, 1, 1);
  g_autofree char *text = recourse_band_dup_finding (RECOURSE_BAND_INVESTMENTS, &input);

  if (strstr (text, "6 of 8 parties: ") == NULL || strstr (text, "of the $50bn") == NULL)
    g_error ("“%s”", text);
}

/* Only rights of Amazon are contested in the file. */
static void
test_contests (Fixture *self, gconstpointer data)
{
  static const char *const without_amazon[] = { "amazon", NULL };
  g_autoptr (RecourseScene) whole = lay_out (self, "rights", NULL);
  g_autoptr (RecourseScene) part = lay_out (self, "rights", without_amazon);

  g_assert_nonnull (strstr (whole->title, "of Amazon"));
  g_assert_null (strstr (part->title, "Amazon"));
  g_assert_true (
      g_str_has_prefix (part->title, "7 of 8 parties: No stake is contested; the first to end is"));
}

/* Nobody shown has a part in it: what is empty says why, not that the dossier lacks something. */
static void
test_nothing_left (Fixture *self, gconstpointer data)
{
  const char *const parties[] = { "microsoft", "openai", "amazon", NULL };
  g_autoptr (RecourseScene) scene = lay_out (self, "commitments", parties);

  g_assert_cmpstr (scene->title, ==, "Nothing here concerns the parties shown");
}

/* What the dossier has nothing of is not to be had by showing more parties. */
static void
test_nothing_there (Fixture *self, gconstpointer data)
{
  static const char *const hidden[] = { "a", NULL };
  g_autoptr (RecourseDossier) dossier = fixture_read (
      "{\"format\": \"recourse/1\", \"title\": \"T\", \"stakeholders\": [{\"id\": \"a\"}, {\"id\": "
      "\"b\"}], \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": "
      "1}}}]}");
  RecourseChartInput input = input_of (self, hidden, 1920, 1080);
  g_autoptr (RecourseScene) scene = NULL;

  input.dossier = dossier;
  scene = recourse_chart_lay_out (recourse_chart_find ("commitments"), &input);
  g_assert_cmpstr (scene->title, ==, "No investments are recorded");
  g_assert_null (strstr (scene->description, "Shown"));
}

static void
audit (const RecourseChart *chart, const RecourseChartInput *input)
{
  g_autoptr (RecourseScene) scene = recourse_chart_lay_out (chart, input);
  Audit audit = { .scene = scene,
                  .input = input,
                  .may_shorten = input->form == RECOURSE_CHART_CARD,
                  .findings = g_ptr_array_new_with_free_func (g_free) };

  audit_scene (&audit);
  for (guint i = 0; i < audit.findings->len; i++)
    g_test_message ("%s %g×%g: %s", chart->name, input->width, input->height,
                    (char *)g_ptr_array_index (audit.findings, i));
  g_assert_cmpuint (audit.findings->len, ==, 0);
  g_ptr_array_unref (audit.findings);
}

static void
test_rubric (Fixture *self, gconstpointer data)
{
  static const double sizes[][2] = { { 1920, 1080 }, { 480, 300 }, { 420, 260 } };
  guint n_charts;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint c = 0; c < n_charts; c++)
    for (guint i = 0; charts[c].splits && i < G_N_ELEMENTS (sizes); i++)
      {
        RecourseChartInput some = input_of (self, without_openai, sizes[i][0], sizes[i][1]);
        RecourseChartInput one = input_of (self, amazon_alone, sizes[i][0], sizes[i][1]);

        audit (&charts[c], &some);
        audit (&charts[c], &one);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/filter/tables", test_tables);
  ADD ("/filter/marks", test_marks);
  ADD ("/filter/says-so", test_says_so);
  ADD ("/filter/sums", test_sums);
  ADD ("/filter/contests", test_contests);
  ADD ("/filter/nothing-left", test_nothing_left);
  ADD ("/filter/nothing-there", test_nothing_there);
  ADD ("/filter/rubric", test_rubric);
  return g_test_run ();
}
