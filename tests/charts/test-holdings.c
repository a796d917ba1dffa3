/* What the charts of investments and stakes show: the figures and dates of the file, each once, and what
 * is not known as not known. */
#include "fixture.h"

#include <math.h>
#include <string.h>

static RecourseScene *
lay_out (const char *chart, RecourseDossier *dossier)
{
  RecourseChartInput input = { .dossier = dossier,
                               .width = 1920,
                               .height = 1080,
                               .text_scale = 1,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

static RecourseScene *
lay_out_default (const char *chart)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");

  return lay_out (chart, dossier);
}

static const RecourseMark *
find (const RecourseScene *scene, const char *key)
{
  const RecourseMark *mark = recourse_scene_find (scene, key);

  if (mark == NULL)
    g_error ("there is no mark “%s”", key);
  return mark;
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

static double
sum_of (const RecourseScene *scene, const char *role, const char *prefix)
{
  double sum = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, role) && g_str_has_prefix (mark->key, prefix)
          && isfinite (mark->value))
        sum += mark->value;
    }
  return sum;
}

static gboolean
has_text (const RecourseScene *scene, const char *part)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->text != NULL && strstr (mark->text, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Totals count once: 13 and 50, of which 1 + 10 are paid and 15 committed. */
static void
test_timeline_sums (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("capital-timeline");

  assert_says (scene->title, "$63bn");
  assert_says (scene->title, "$11bn is paid and $15bn committed");
  g_assert_cmpfloat (sum_of (scene, "bar", "capital-timeline/microsoft/"), ==, 13);
  g_assert_cmpfloat (sum_of (scene, "bar", "capital-timeline/amazon/"), ==, 50);
}

/* A year is a span: 2023 has 365 days and ends 3 years before 2027 begins; the total from 2019 to March
 * 2026 covers 2647 days. */
static void
test_timeline_spans (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("capital-timeline");
  const RecourseMark *second = find (scene, "capital-timeline/microsoft/microsoft_2023");
  const RecourseMark *rest = find (scene, "capital-timeline/microsoft/microsoft_total/rest");
  const RecourseMark *initial = find (scene, "capital-timeline/amazon/amazon_initial");
  double day = second->bounds.width / 365;

  g_assert_cmpfloat_with_epsilon (initial->bounds.width / day, 365, 0.01);
  g_assert_cmpfloat_with_epsilon ((initial->bounds.x - second->bounds.x) / day, 1096, 0.01);
  g_assert_cmpfloat_with_epsilon (rest->bounds.width / day, 2647, 0.01);
  /* Each step stands on the one before, in one scale. */
  g_assert_cmpfloat_with_epsilon (initial->bounds.height / 15, second->bounds.height / 10, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      find (scene, "capital-timeline/amazon/amazon_later")->bounds.y
          + find (scene, "capital-timeline/amazon/amazon_later")->bounds.height,
      initial->bounds.y, 1e-6);
}

static void
test_timeline_future (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("capital-timeline");
  double now = find (scene, "capital-timeline/as-of")->bounds.x;
  const RecourseMark *end = find (scene, "capital-timeline/event/licence_end");
  const RecourseMark *first = find (scene, "capital-timeline/event/first_money");

  g_assert_cmpint (find (scene, "capital-timeline/amazon/end/to-come")->paint.dash, ==,
                   RECOURSE_DASH_DASHED);
  g_assert_cmpfloat (end->bounds.x, >, now);
  g_assert_cmpfloat (first->bounds.x, <, now);
  g_assert_cmpint (end->paint.fill, ==, RECOURSE_INK_BACKGROUND);
  g_assert_cmpint (first->paint.fill, !=, RECOURSE_INK_BACKGROUND);
  assert_says (find (scene, "capital-timeline/amazon/contested")->spoken, "$50bn (f07, in use");
  assert_says (find (scene, "capital-timeline/amazon/contested")->spoken, "$100bn (f10 NextFin)");
}

static const char *const two_parties =
    "{\"format\": \"recourse/1\", \"title\": \"T\", \"currency\": \"USD\", \"unit\": \"bn\","
    " \"stakeholders\": [{\"id\": \"a\"}, {\"id\": \"b\"}],"
    " \"claims\": [{\"id\": \"c\", \"statement\": \"S.\", \"status\": \"reported\"}],"
    " \"paths\": [{\"id\": \"x\", \"tree\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 1}}}],";

static RecourseDossier *
read_two (const char *rest)
{
  g_autofree char *json = g_strconcat (two_parties, rest, "}", NULL);

  return fixture_read (json);
}

/* What has no date is no step, but is not lost either. */
static void
test_timeline_undated (void)
{
  g_autoptr (RecourseDossier) dossier = read_two (
      "\"investments\": [{\"id\": \"i\", \"from\": \"a\", \"to\": \"b\", \"amount\": 2, \"date\": "
      "\"2020\", \"status\": \"paid\"}, {\"id\": \"j\", \"from\": \"a\", \"to\": \"b\", "
      "\"amount\": "
      "3, \"status\": \"paid\"}]");
  g_autoptr (RecourseScene) scene = lay_out ("capital-timeline", dossier);

  g_assert_cmpfloat (sum_of (scene, "bar", "capital-timeline/"), ==, 2);
  g_assert_true (has_text (scene, "$3bn without a date"));
  assert_says (scene->title, "all is paid");
}

/* Both ways: 100 from OpenAI to Amazon, 50 back; 13 from Microsoft; a share of revenue that no claim
 * puts a figure on. */
static void
test_flows (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("flows");

  assert_says (scene->title, "$100bn from OpenAI to Amazon, $50bn back");
  g_assert_cmpfloat (sum_of (scene, "ribbon", "flows/microsoft/openai/"), ==, 13);
  g_assert_cmpfloat (sum_of (scene, "ribbon", "flows/amazon/openai/"), ==, 50);
  g_assert_cmpfloat (sum_of (scene, "ribbon", "flows/openai/amazon/"), ==, 100);
  assert_says (find (scene, "flows/revenue_share")->spoken, "amount not stated");
  g_assert_true (isnan (find (scene, "flows/revenue_share")->value));
  assert_says (find (scene, "flows/to/1")->spoken, "gets $63bn");
  assert_says (find (scene, "flows/from/1")->spoken, "pays $100bn");
  /* 100 and 50 are drawn in one scale. */
  g_assert_cmpfloat_with_epsilon (find (scene, "flows/to/2")->bounds.height / 100,
                                  find (scene, "flows/from/2")->bounds.height / 50, 0.02);
}

/* 27 % are 27 hundredths of the axis; nobody states the share of Amazon, so none is drawn. */
static void
test_ownership (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("ownership");
  const RecourseMark *known = find (scene, "ownership/microsoft_equity");
  const RecourseMark *unknown = find (scene, "ownership/amazon_equity");
  const RecourseMark *rest = find (scene, "ownership/rest/openai/equity");
  double whole = (rest->bounds.x + rest->bounds.width - known->bounds.x);

  assert_says (scene->title, "27% of OpenAI is with Microsoft");
  assert_says (scene->title, "share of Amazon is not stated");
  g_assert_cmpfloat_with_epsilon (known->bounds.width / whole, 0.27, 1e-6);
  g_assert_cmpfloat_with_epsilon (rest->value, 0.73, 1e-9);
  g_assert_cmpstr (unknown->role, ==, "interval");
  g_assert_true (isnan (unknown->value));
  g_assert_true (has_text (scene, "$50bn or $100bn?"));
  assert_says (unknown->spoken, "[f07]");
  assert_says (unknown->spoken, "[f10]");
  /* 135 / 0.27 */
  assert_says (known->spoken, "$500bn for the whole");
}

/* A share that rests on a claim and one that rests on none do not look alike, and are not worded alike. */
static void
test_ownership_basis (void)
{
  g_autoptr (RecourseDossier) dossier = read_two (
      "\"stakes\": [{\"id\": \"s\", \"kind\": \"equity\", \"holder\": \"a\", \"in\": \"b\", "
      "\"share\": 0.3, \"claims\": [\"c\"]}, {\"id\": \"t\", \"kind\": \"equity\", \"holder\": "
      "\"b\", \"in\": \"b\", \"share\": 0.4}]");
  g_autoptr (RecourseScene) scene = lay_out ("ownership", dossier);
  const RecourseMark *fact = find (scene, "ownership/s"), *guess = find (scene, "ownership/t");

  g_assert_cmpint (fact->paint.fill, !=, RECOURSE_INK_BACKGROUND);
  g_assert_cmpint (guess->paint.fill, ==, RECOURSE_INK_BACKGROUND);
  assert_says (guess->spoken, "assumed");
  assert_says (scene->title, "40% of b would be with b");
  g_assert_cmpfloat_with_epsilon (find (scene, "ownership/rest/b/equity")->value, 0.3, 1e-9);
}

/* Shares may add up to more than the whole; nothing is left for others then. */
static void
test_ownership_beyond (void)
{
  g_autoptr (RecourseDossier) dossier = read_two (
      "\"stakes\": [{\"id\": \"s\", \"kind\": \"equity\", \"holder\": \"a\", \"in\": \"b\", "
      "\"share\": 0.8}, {\"id\": \"t\", \"kind\": \"equity\", \"holder\": \"b\", \"in\": \"b\", "
      "\"share\": 0.6}]");
  g_autoptr (RecourseScene) scene = lay_out ("ownership", dossier);

  g_assert_null (recourse_scene_find (scene, "ownership/rest/b/equity"));
  g_assert_cmpfloat (find (scene, "ownership/t")->bounds.x
                         + find (scene, "ownership/t")->bounds.width,
                     <, scene->width);
}

/* Seven stakes are not equity: each has a holder and a grantor, and Microsoft contests two. */
static void
test_matrix (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("rights-matrix");
  guint n_cells = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    n_cells += g_str_equal (((RecourseMark *)g_ptr_array_index (scene->marks, i))->role, "dot");
  g_assert_cmpuint (n_cells, ==, 7 + 7 + 2);
  assert_says (scene->title, "4 of 7 rights are with Microsoft; 2 are contested, all by Microsoft");
  assert_says (find (scene, "rights-matrix/stateful_runtime/0")->spoken, "Contested by Microsoft");
  assert_says (find (scene, "rights-matrix/stateful_runtime/2")->spoken, "Amazon:");
  g_assert_null (recourse_scene_find (scene, "rights-matrix/ip_licence/2"));
}

static double
middle_x (const RecourseMark *mark)
{
  return mark->bounds.x + mark->bounds.width / 2;
}

/* Places are in proportion to the file's figures: power 0.85, 0.6 and, of a bystander, 0.3. */
static void
test_influence (void)
{
  g_autoptr (RecourseScene) scene = lay_out_default ("influence");
  const RecourseMark *a = find (scene, "influence/microsoft");
  const RecourseMark *b = find (scene, "influence/amazon");
  const RecourseMark *c = find (scene, "influence/anthropic");

  assert_says (scene->title, "Microsoft, OpenAI and Amazon");
  g_assert_cmpfloat_with_epsilon ((middle_x (a) - middle_x (b)) / 0.25,
                                  (middle_x (b) - middle_x (c)) / 0.30, 0.5);
  g_assert_cmpint (a->paint.fill, !=, RECOURSE_INK_BACKGROUND);
  g_assert_cmpint (c->paint.fill, ==, RECOURSE_INK_BACKGROUND);
  assert_says (c->spoken, "bystander");
  assert_says (a->spoken, "Stance: Open to talks");
}

/* A mark leads to the first page of the web that one of its claims was taken from; the foot names the sites,
 * each once; an address that is none of the web, or is in nobody's claims, is nowhere. */
static void
test_links (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_read (
      "{\"format\": \"recourse/1\", \"title\": \"Linked\", \"currency\": \"USD\", \"unit\": \"bn\","
      "\"sources\": ["
      "{\"id\": \"paper\", \"title\": \"On paper\"},"
      "{\"id\": \"page\", \"title\": \"A page\", \"url\": \"https://www.example.org/a\"},"
      "{\"id\": \"other\", \"title\": \"Same site\", \"url\": \"http://example.org/b\"},"
      "{\"id\": \"unused\", \"title\": \"Unused\", \"url\": \"https://example.net/\"}],"
      "\"claims\": ["
      "{\"id\": \"c1\", \"statement\": \"One.\", \"status\": \"reported\", "
      "\"sources\": [\"paper\", \"page\"]},"
      "{\"id\": \"c2\", \"statement\": \"Two.\", \"status\": \"reported\", \"sources\": "
      "[\"other\"]},"
      "{\"id\": \"c3\", \"statement\": \"Three.\", \"status\": \"reported\", \"sources\": "
      "[\"paper\"]}],"
      "\"stakeholders\": [{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\", \"label\": \"B\"}],"
      "\"stakes\": ["
      "{\"id\": \"s1\", \"label\": \"First\", \"kind\": \"right\", \"holder\": \"a\", \"in\": "
      "\"b\", "
      "\"start\": \"2025\", \"claims\": [\"c1\"]},"
      "{\"id\": \"s2\", \"label\": \"Second\", \"kind\": \"right\", \"holder\": \"a\", \"in\": "
      "\"b\", "
      "\"start\": \"2025\", \"claims\": [\"c3\", \"c2\"]},"
      "{\"id\": \"s3\", \"label\": \"Third\", \"kind\": \"right\", \"holder\": \"a\", \"in\": "
      "\"b\", "
      "\"start\": \"2025\", \"claims\": [\"c3\"]}],"
      "\"paths\": [{\"id\": \"p\", \"label\": \"P\", \"tree\": "
      "{\"kind\": \"outcome\", \"payoffs\": {\"a\": 1}}}]}");
  g_autoptr (RecourseScene) scene = lay_out ("rights", dossier);
  guint n_sites = 0;

  g_assert_cmpstr (find (scene, "rights/a/s1")->url, ==, "https://www.example.org/a");
  g_assert_cmpstr (find (scene, "rights/a/s2")->url, ==, "http://example.org/b");
  g_assert_null (find (scene, "rights/a/s3")->url);
  g_assert_cmpstr (find (scene, "rights/source/example.org")->url, ==, "https://www.example.org/a");
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      n_sites += mark->url != NULL && g_str_equal (mark->role, "source");
    }
  g_assert_cmpuint (n_sites, ==, 1);
}

static guint
count_dashed (const RecourseScene *scene, const char *role)
{
  guint n = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      n += g_str_equal (mark->role, role) && mark->paint.dash == RECOURSE_DASH_DASHED;
    }
  return n;
}

static void
assert_assumed (const RecourseScene *scene, const char *key, gboolean is_assumed)
{
  const RecourseMark *mark = find (scene, key);

  if ((mark->paint.dash == RECOURSE_DASH_DASHED) != is_assumed
      || (is_assumed && mark->paint.fill != RECOURSE_INK_BACKGROUND))
    g_error ("%s looks like %s", key, is_assumed ? "a fact" : "an assumption");
}

/* Two of everything, alike but for the claim that only the first rests on, the second on one that there is not. */
static void
test_assumed (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_read (
      "{\"format\": \"recourse/1\", \"title\": \"Assumed\", \"currency\": \"USD\", \"unit\": "
      "\"bn\","
      "\"sources\": [{\"id\": \"page\", \"title\": \"A page\"}],"
      "\"claims\": [{\"id\": \"c\", \"statement\": \"Said.\", \"status\": \"fact\", "
      "\"sources\": [\"page\"]}],"
      "\"stakeholders\": [{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\", \"label\": \"B\"}],"
      "\"investments\": ["
      "{\"id\": \"known\", \"from\": \"a\", \"to\": \"b\", \"amount\": 3, \"status\": \"paid\","
      " \"kind\": \"equity\", \"date\": \"2024\", \"claims\": [\"c\"]},"
      "{\"id\": \"thought\", \"from\": \"a\", \"to\": \"b\", \"amount\": 2, \"status\": \"paid\","
      " \"kind\": \"equity\", \"date\": \"2025\"}],"
      "\"stakes\": ["
      "{\"id\": \"held\", \"kind\": \"right\", \"holder\": \"a\", \"in\": \"b\", \"start\": "
      "\"2025\","
      " \"exclusivity\": \"exclusive\", \"claims\": [\"c\"]},"
      "{\"id\": \"guessed\", \"kind\": \"right\", \"holder\": \"a\", \"in\": \"b\", \"start\": "
      "\"2025\", \"exclusivity\": \"exclusive\"}],"
      "\"paths\": [{\"id\": \"p\", \"label\": \"P\", \"tree\": "
      "{\"kind\": \"outcome\", \"payoffs\": {\"a\": 1}}}]}");
  g_autoptr (RecourseScene) commitments = lay_out ("commitments", dossier);
  g_autoptr (RecourseScene) timeline = lay_out ("capital-timeline", dossier);
  g_autoptr (RecourseScene) flows = lay_out ("flows", dossier);
  g_autoptr (RecourseScene) rights = lay_out ("rights", dossier);
  g_autoptr (RecourseScene) matrix = lay_out ("rights-matrix", dossier);

  assert_assumed (commitments, "commitments/a/known", FALSE);
  assert_assumed (commitments, "commitments/a/thought", TRUE);
  g_assert_true (has_text (commitments, "$3bn paid"));
  g_assert_true (has_text (commitments, "$2bn paid, assumed"));
  g_assert_true (has_text (timeline, "$2bn paid, assumed"));
  assert_says (find (commitments, "commitments/a/thought")->spoken, "assumed");
  g_assert_cmpfloat (sum_of (flows, "ribbon", "flows/a/b/equity/"), ==, 5);
  g_assert_cmpuint (count_dashed (flows, "ribbon"), ==, 1);
  assert_assumed (rights, "rights/a/held", FALSE);
  assert_assumed (rights, "rights/a/guessed", TRUE);
  g_assert_true (has_text (rights, "exclusive, assumed"));
  assert_assumed (matrix, "rights-matrix/held/0", FALSE);
  assert_assumed (matrix, "rights-matrix/guessed/0", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/holdings/timeline-sums", test_timeline_sums);
  g_test_add_func ("/charts/holdings/timeline-spans", test_timeline_spans);
  g_test_add_func ("/charts/holdings/timeline-future", test_timeline_future);
  g_test_add_func ("/charts/holdings/timeline-undated", test_timeline_undated);
  g_test_add_func ("/charts/holdings/flows", test_flows);
  g_test_add_func ("/charts/holdings/ownership", test_ownership);
  g_test_add_func ("/charts/holdings/ownership-basis", test_ownership_basis);
  g_test_add_func ("/charts/holdings/ownership-beyond", test_ownership_beyond);
  g_test_add_func ("/charts/holdings/matrix", test_matrix);
  g_test_add_func ("/charts/holdings/influence", test_influence);
  g_test_add_func ("/charts/holdings/links", test_links);
  g_test_add_func ("/charts/holdings/assumed", test_assumed);
  return g_test_run ();
}
