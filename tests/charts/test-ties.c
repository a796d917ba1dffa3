/* Superlatives where things are equal.  Dossiers are made from small whole numbers, so that what is the best, the
 * largest or the likeliest is known without the program, ties above all; whatever a chart says of it is then read word
 * by word: whoever is named the best is, and nobody who is as good goes unnamed. */
#include "analysis/standing.h"
#include "charts/band.h"
#include "fixture-insight.h"

#include <math.h>
#include <string.h>

#define MOST 4
#define N_RANDOM 160

static const char *const path_names[MOST] = { "Alder", "Birch", "Cedar", "Dogwood" };
static const char *const party_names[MOST] = { "Pine", "Oak", "Elm", "Yew" };
static const guint all_paths[MOST] = { 0, 1, 2, 3 };

/* What each path pays each party, and whether an uncertain sum of no mean is added to all of it. */
typedef struct
{
  guint n_parties, n_paths;
  int pays[MOST][MOST];
  gboolean is_uncertain;
} Case;

typedef struct
{
  RecourseDossier *dossier;
  RecourseResults *results;
  RecourseInsight *insight;
} World;

static void
append_parties (GString *json, const Case *one)
{
  g_string_append (json, ", \"stakeholders\": [");
  for (guint s = 0; s < one->n_parties; s++)
    g_string_append_printf (json, "%s{\"id\": \"party%u\", \"label\": \"%s\"}", s > 0 ? ", " : "",
                            s, party_names[s]);
  g_string_append_c (json, ']');
}

static void
append_path (GString *json, const Case *one, guint p)
{
  g_string_append_printf (json,
                          "%s{\"id\": \"path%u\", \"label\": \"%s\", \"tree\": {\"kind\": "
                          "\"outcome\", \"label\": \"End %u\", \"payoffs\": {",
                          p > 0 ? ", " : "", p, path_names[p], p);
  for (guint s = 0; s < one->n_parties; s++)
    g_string_append_printf (json, "%s\"party%u\": \"%d%s\"", s > 0 ? ", " : "", s, one->pays[s][p],
                            one->is_uncertain ? " + x" : "");
  g_string_append (json, "}}}");
}

static World
make_world (const Case *one)
{
  GString *json = g_string_new ("{\"format\": \"recourse/1\", \"title\": \"Ties\", \"unit\": "
                                "\"bn\", \"baseline\": {\"label\": \"Nothing\"}");
  g_autofree char *text = NULL;
  World world;

  append_parties (json, one);
  g_string_append (json, ", \"drivers\": [{\"id\": \"x\", \"distribution\": {\"kind\": "
                         "\"uniform\", \"low\": -0.25, \"high\": 0.25}}], \"paths\": [");
  for (guint p = 0; p < one->n_paths; p++)
    append_path (json, one, p);
  g_string_append (json, "]}");
  text = g_string_free (json, FALSE);
  world.dossier = fixture_read (text);
  world.results = fixture_run (world.dossier);
  world.insight = fixture_consult (world.dossier, world.results, 0);
  return world;
}

static void
clear_world (World *world)
{
  recourse_insight_unref (world->insight);
  recourse_results_unref (world->results);
  g_object_unref (world->dossier);
}

static RecourseScene *
lay_out (const World *world, const char *chart, guint n_paths, guint stakeholder, double width)
{
  RecourseChartInput input = { .dossier = world->dossier,
                               .results = world->results,
                               .insight = world->insight,
                               .paths = all_paths,
                               .n_paths = n_paths,
                               .leader = n_paths - 1,
                               .stakeholder = stakeholder,
                               .width = width,
                               .height = width > 1000 ? 1080 : 300,
                               .text_scale = 1,
                               .form = width > 1000 ? RECOURSE_CHART_PICTURE : RECOURSE_CHART_CARD,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

/* ---- the slow check ---- */

/* The paths, as bits, that are best for a party among the first @n. */
static guint
best_of (const Case *one, guint party, guint n)
{
  guint set = 0;

  for (guint p = 0; p < n; p++)
    {
      gboolean is_best = TRUE;

      for (guint q = 0; q < n; q++)
        is_best &= one->pays[party][p] >= one->pays[party][q];
      set |= is_best ? 1u << p : 0;
    }
  return set;
}

/* A word of the text that is one of @names: which; else −1. */
static int
find_name (const char *word, const char *const *names)
{
  for (int i = 0; i < MOST; i++)
    if (g_str_has_prefix (word, names[i]))
      return i;
  return -1;
}

/* Reads "A and B … P or Q, C … R": runs of parties and of paths in turn, the parties first or last, and holds each party
 * against what is best for it. */
static void
check_runs (const Case *one, const char *text, guint n_paths, gboolean paths_first, guint *told)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;:", -1);
  guint parties = 0, paths = 0;

  for (char **word = words;; word++)
    {
      int party = *word != NULL ? find_name (*word, party_names) : -1;
      int path = *word != NULL ? find_name (*word, path_names) : -1;
      gboolean ends =
          *word == NULL || (paths_first ? path >= 0 && parties != 0 : party >= 0 && paths != 0);

      if (ends && parties != 0 && paths != 0)
        {
          for (guint s = 0; s < one->n_parties; s++)
            if (parties & 1u << s && best_of (one, s, n_paths) != paths)
              g_error ("“%s” is untrue of %s", text, party_names[s]);
          *told |= parties;
          parties = paths = 0;
        }
      if (*word == NULL)
        break;
      parties |= party >= 0 ? 1u << party : 0;
      paths |= path >= 0 ? 1u << path : 0;
    }
}

static guint
names_in (const char *text, const char *const *names)
{
  guint set = 0;

  for (guint i = 0; i < MOST; i++)
    set |= strstr (text, names[i]) != NULL ? 1u << i : 0;
  return set;
}

static gboolean
all_level (const Case *one, guint n_paths)
{
  for (guint s = 0; s < one->n_parties; s++)
    if (best_of (one, s, n_paths) != (1u << n_paths) - 1)
      return FALSE;
  return TRUE;
}

static guint
shared_by_all (const Case *one, guint n_paths)
{
  guint shared = (1u << n_paths) - 1;

  for (guint s = 0; s < one->n_parties; s++)
    shared &= best_of (one, s, n_paths);
  return shared;
}

/* Numbered titles say "path 2" for the second. */
static char *
name_paths (const char *text)
{
  g_autoptr (GString) words = g_string_new (text);

  g_string_replace (words, "\u00a0", " ", 0);
  for (guint p = 0; p < MOST; p++)
    {
      g_autofree char *number = g_strdup_printf ("ath %u", p + 1);

      g_string_replace (words, number, path_names[p], 0);
    }
  return g_strdup (words->str);
}

/* Whatever a title says of what is best. */
static void
check_title (const Case *one, const char *title, guint n_paths)
{
  g_autofree char *text = name_paths (title);
  char *widest = strstr (text, "; the widest");
  guint paths, told = 0, everyone = (1u << one->n_parties) - 1;

  if (widest != NULL)
    *widest = '\0';
  paths = names_in (text, path_names);
  if (strstr (text, "come to the same") != NULL)
    g_assert_true (all_level (one, n_paths));
  else if (strstr (text, "any of ") != NULL)
    g_assert_cmpuint (names_in (text, party_names), !=, 0);
  else if (strstr (text, "No path would be better") != NULL)
    g_assert_true (paths != 0 && (paths & ~shared_by_all (one, n_paths)) == 0);
  else if (strstr (text, "No path suits") != NULL || strstr (text, "No path is best") != NULL)
    g_assert_cmpuint (shared_by_all (one, n_paths), ==, 0);
  else if (strstr (text, "very party") != NULL)
    for (guint s = 0; s < one->n_parties; s++)
      g_assert_cmpuint (best_of (one, s, n_paths), ==, paths);
  else
    {
      check_runs (one, text, n_paths, FALSE, &told);
      if (told != everyone)
        g_error ("“%s” is not about everyone", title);
    }
}

/* What the band says: who gains, and for whom nothing is better than the baseline. */
static void
check_band (const Case *one, const World *world, guint n_paths)
{
  RecourseChartInput input = { .dossier = world->dossier,
                               .results = world->results,
                               .paths = all_paths,
                               .n_paths = n_paths,
                               .numbers = &recourse_number_form_c };
  g_autofree char *text = recourse_band_dup_finding (RECOURSE_BAND_OUTCOMES, &input);
  char *losers = strstr (text, "no path is better");
  guint told = 0, worse = losers != NULL ? names_in (losers, party_names) : 0;

  if (n_paths == 1)
    return;
  if (losers != NULL)
    *losers = '\0';
  check_runs (one, text, n_paths, TRUE, &told);
  for (guint s = 0; s < one->n_parties; s++)
    {
      int most = one->pays[s][0];

      for (guint p = 1; p < n_paths; p++)
        most = MAX (most, one->pays[s][p]);
      g_assert_cmpint (most > 0, ==, (told & 1u << s) != 0);
      g_assert_cmpint (most <= 0, ==, (worse & 1u << s) != 0);
    }
}

/* Equal paths are framed alike, read the same chance, and nobody is sure of one of them. */
static void
check_preference (const Case *one, const World *world, guint n_paths)
{
  g_autoptr (RecourseScene) scene = lay_out (world, "preference", n_paths, 0, 1920);
  gboolean any_tied = FALSE;

  for (guint s = 0; s < one->n_parties; s++)
    for (guint p = 0; p < n_paths; p++)
      {
        g_autofree char *key = g_strdup_printf ("preference/path%u/party%u/cell", p, s);
        g_autofree char *verdict = g_strdup_printf ("preference/party%u/verdict", s);
        const RecourseMark *cell = recourse_scene_find (scene, key);
        const RecourseMark *word = recourse_scene_find (scene, verdict);
        guint best = best_of (one, s, n_paths), of_all = best_of (one, s, one->n_paths);
        gboolean is_best = (best & 1u << p) != 0, is_tied = (best & (best - 1)) != 0;
        double chance = n_paths == 2 ? is_best : (of_all & 1u << p) != 0;

        g_assert_cmpfloat (cell->value, ==, chance);
        if (n_paths == 1)
          continue;
        g_assert_cmpint (cell->paint.stroke != RECOURSE_INK_NONE, ==, is_best);
        g_assert_cmpint (g_str_equal (word->text, "level"), ==, is_tied);
        any_tied |= is_tied;
      }
  if (any_tied)
    g_assert_null (strstr (scene->title, "urest"));
}

/* The highest and the lowest of all that is shown, if somebody is said to have it. */
static void
check_extremes (const Case *one, const RecourseScene *scene, guint n_paths)
{
  const char *text = strstr (scene->description, "The highest mean is");
  int most = G_MININT, least = G_MAXINT;
  guint n_most = 0, n_least = 0;

  for (guint s = 0; s < one->n_parties; s++)
    for (guint p = 0; p < n_paths; p++)
      {
        most = MAX (most, one->pays[s][p]);
        least = MIN (least, one->pays[s][p]);
      }
  for (guint s = 0; s < one->n_parties; s++)
    for (guint p = 0; p < n_paths; p++)
      {
        n_most += one->pays[s][p] == most;
        n_least += one->pays[s][p] == least;
      }
  g_assert_cmpint (text != NULL, ==, n_most == 1 && n_least == 1 && most > least);
  if (most == least)
    g_assert_nonnull (strstr (scene->description, "Every mean is"));
}

static void
check_case (const Case *one)
{
  static const double widths[] = { 1920, 700, 420, 300 };
  World world = make_world (one);

  for (guint n = 1; n <= one->n_paths; n++)
    {
      check_band (one, &world, n);
      check_preference (one, &world, n);
      for (guint i = 0; n > 1 && i < G_N_ELEMENTS (widths); i++)
        {
          g_autoptr (RecourseScene) payoffs = lay_out (&world, "payoffs", n, 0, widths[i]);
          g_autoptr (RecourseScene) preference = lay_out (&world, "preference", n, 0, widths[i]);

          check_title (one, payoffs->title, n);
          if (strstr (preference->title, "gain most") || strstr (preference->title, "do best with"))
            check_title (one, preference->title, n);
          if (i == 0)
            check_extremes (one, payoffs, n);
        }
    }
  clear_world (&world);
}

/* ---- cases ---- */

static void
test_zero (void)
{
  for (guint n_parties = 1; n_parties <= MOST; n_parties++)
    for (guint n_paths = 1; n_paths <= MOST; n_paths++)
      for (int level = -1; level <= 1; level++)
        {
          Case one = { n_parties, n_paths };

          for (guint k = 0; k < MOST * MOST; k++)
            one.pays[k / MOST][k % MOST] = level;
          check_case (&one);
        }
}

static void
test_tied (void)
{
  static const Case cases[] = {
    { 1, 2, { { 3, 3 } } },
    { 1, 3, { { 3, 3, 1 } } },
    { 2, 3, { { 3, 3, 1 }, { 1, 3, 3 } } },
    { 2, 3, { { 3, 3, 3 }, { 1, 2, 3 } } },
    { 3, 3, { { 3, 3, 1 }, { 3, 3, 1 }, { 3, 3, 1 } } },
    { 3, 3, { { 3, 1, 1 }, { 1, 3, 3 }, { 0, 0, 0 } } },
    { 2, 4, { { 2, 2, 2, 2 }, { 1, 1, 1, 2 } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
test_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      Case one = { (guint)g_rand_int_range (random, 1, MOST + 1),
                   (guint)g_rand_int_range (random, 1, MOST + 1) };

      one.is_uncertain = i % 2;
      for (guint k = 0; k < MOST * MOST; k++)
        one.pays[k / MOST][k % MOST] = g_rand_int_range (random, -1, 2 + (int)(i % 3));
      check_case (&one);
    }
}

/* What differs by rounding is equal, what differs by more is not. */
static void
test_near (void)
{
  static const struct
  {
    const char *first, *second;
    gboolean is_level;
  } cases[] = { { "0.1 + 0.2", "0.3", TRUE },
                { "1", "1.0000001", FALSE },
                { "1e15", "1e15 + 0.125", TRUE },
                { "1e15", "1e15 + 1e9", FALSE },
                { "0", "1e-300", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"format\": \"recourse/1\", \"title\": \"T\", \"stakeholders\": [{\"id\": \"a\"}],"
          " \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"outcome\", "
          "\"payoffs\": {\"a\": \"%s\"}}}, {\"id\": \"q\", \"tree\": {\"kind\": \"outcome\", "
          "\"payoffs\": {\"a\": \"%s\"}}}]}",
          cases[i].first, cases[i].second);
      g_autoptr (RecourseDossier) dossier = fixture_read (json);
      g_autoptr (RecourseResults) results = fixture_run (dossier);
      g_autoptr (RecourseStanding) standing = recourse_standing_new (results, all_paths, 2);

      g_assert_cmpint (standing->is_level, ==, cases[i].is_level);
      g_assert_cmpuint (standing->n_shared, ==, standing->is_level ? 2 : 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/ties/zero", test_zero);
  g_test_add_func ("/charts/ties/tied", test_tied);
  g_test_add_func ("/charts/ties/any", test_any);
  g_test_add_func ("/charts/ties/near", test_near);
  return g_test_run ();
}
