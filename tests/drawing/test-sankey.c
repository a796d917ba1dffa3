/* Sankey diagrams, by what they promise, on the flows of the default dossier and on random ones. */
#include "drawing/curve.h"
#include "drawing/sankey.h"

#include <math.h>

static const RecourseSankeyForm form = {
  .area = { 40, 60, 900, 420 }, .node_width = 14, .node_gap = 18, .is_justified = TRUE
};

typedef struct
{
  guint n_nodes, n_links;
  RecourseSankeyLink *links;
} Flows;

/* Links from lower to higher nodes, and some that run back. */
static Flows
make_flows (GRand *rand, double backward)
{
  Flows flows = { (guint)g_rand_int_range (rand, 2, 16), 0, NULL };

  flows.n_links = (guint)g_rand_int_range (rand, 1, 2 * (gint32)flows.n_nodes);
  flows.links = g_new0 (RecourseSankeyLink, flows.n_links);
  for (guint i = 0; i < flows.n_links; i++)
    {
      guint a = (guint)g_rand_int_range (rand, 0, (gint32)flows.n_nodes);
      guint b = (guint)g_rand_int_range (rand, 0, (gint32)flows.n_nodes);
      gboolean is_back = g_rand_double (rand) < backward;

      if (a == b && !is_back)
        b = (a + 1) % flows.n_nodes;
      flows.links[i] = (RecourseSankeyLink){ is_back ? MAX (a, b) : MIN (a, b),
                                             is_back ? MIN (a, b) : MAX (a, b),
                                             exp (g_rand_double_range (rand, -2, 5)) };
    }
  return flows;
}

static void
assert_nodes_apart (const RecourseSankey *sankey)
{
  for (guint i = 0; i < sankey->n_nodes; i++)
    {
      RecourseRect a = sankey->nodes[i].box;

      g_assert_cmpfloat (a.x, >=, form.area.x - 1e-6);
      g_assert_cmpfloat (a.y, >=, form.area.y - 1e-6);
      g_assert_cmpfloat (a.x + a.width, <=, form.area.x + form.area.width + 1e-6);
      g_assert_cmpfloat (a.y + a.height, <=, form.area.y + form.area.height + 1e-6);
      for (guint j = i + 1; j < sankey->n_nodes; j++)
        {
          RecourseRect b = sankey->nodes[j].box;

          if (sankey->nodes[i].column == sankey->nodes[j].column)
            g_assert_true (a.y + a.height < b.y || b.y + b.height < a.y);
        }
    }
}

/* A ribbon covers no node but those it joins; nine points of each box tell. */
static void
assert_passes_by (const RecourseSankey *sankey, const RecourseSankeyLink *link, GArray *curve)
{
  for (guint i = 0; i < sankey->n_nodes; i++)
    {
      RecourseRect box = sankey->nodes[i].box;

      if (i == link->source || i == link->target)
        continue;
      for (guint k = 0; k < 9; k++)
        g_assert_cmpfloat (recourse_curve_distance (curve, TRUE, box.x + box.width * (k % 3) / 2,
                                                    box.y + box.height * (k / 3) / 2),
                           >, 0);
    }
}

static void
assert_in_area (GArray *curve)
{
  for (guint i = 0; i < curve->len; i++)
    {
      const RecourseCurvePoint *p = &g_array_index (curve, RecourseCurvePoint, i);

      if (p->op == RECOURSE_CURVE_CLOSE)
        continue;
      g_assert_cmpfloat (p->x, >=, form.area.x - 1e-6);
      g_assert_cmpfloat (p->x, <=, form.area.x + form.area.width + 1e-6);
      g_assert_cmpfloat (p->y, >=, form.area.y - 1e-6);
      g_assert_cmpfloat (p->y, <=, form.area.y + form.area.height + 1e-6);
    }
}

static void
assert_ribbons (const RecourseSankey *sankey, const RecourseSankeyLink *links)
{
  g_autofree double *in = g_new0 (double, sankey->n_nodes);
  g_autofree double *out = g_new0 (double, sankey->n_nodes);

  for (guint i = 0; i < sankey->n_links; i++)
    {
      const RecourseSankeyRibbon *ribbon = &sankey->ribbons[i];
      guint from = sankey->nodes[links[i].source].column,
            to = sankey->nodes[links[i].target].column;

      g_assert_cmpfloat_with_epsilon (ribbon->thickness, fmax (1, links[i].value * sankey->unit),
                                      1e-6);
      g_assert_true (ribbon->is_back ? to <= from : to > from);
      assert_in_area (ribbon->curve);
      assert_passes_by (sankey, &links[i], ribbon->curve);
      g_assert_cmpfloat (
          recourse_curve_distance (ribbon->curve, TRUE, ribbon->middle_x, ribbon->middle_y), ==, 0);
      out[links[i].source] += ribbon->thickness;
      in[links[i].target] += ribbon->thickness;
    }
  for (guint i = 0; i < sankey->n_nodes; i++)
    g_assert_cmpfloat_with_epsilon (sankey->nodes[i].box.height, fmax (1, fmax (in[i], out[i])),
                                    1e-6);
}

static void
check_random (guint32 seed, double backward)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 150; round++)
    {
      Flows flows = make_flows (rand, backward);
      g_autoptr (RecourseSankey) sankey =
          recourse_sankey_new (flows.n_nodes, flows.links, flows.n_links, &form);

      assert_nodes_apart (sankey);
      assert_ribbons (sankey, flows.links);
      g_free (flows.links);
    }
}

static void
test_forward (void)
{
  check_random (31, 0);
}

static void
test_cycles (void)
{
  check_random (32, 0.3);
}

/* Microsoft, OpenAI and Amazon: money one way, purchases the other. */
static void
test_two_way (void)
{
  RecourseSankeyLink links[] = { { 0, 1, 13 }, { 1, 0, 250 }, { 2, 1, 50 }, { 1, 2, 138 } };
  g_autoptr (RecourseSankey) sankey = recourse_sankey_new (3, links, 4, &form);

  assert_nodes_apart (sankey);
  assert_ribbons (sankey, links);
  g_assert_true (sankey->ribbons[0].is_back);
  g_assert_false (sankey->ribbons[1].is_back);
  g_assert_true (sankey->ribbons[2].is_back);
  g_assert_false (sankey->ribbons[3].is_back);
  g_assert_cmpfloat (sankey->nodes[1].inflow, ==, 63);
  g_assert_cmpfloat (sankey->nodes[1].outflow, ==, 388);
  /* Over the top: the loops lie above every node. */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (sankey->ribbons[0].middle_y, <, sankey->nodes[i].box.y);
  g_assert_cmpfloat (sankey->nodes[0].clear_right, >=,
                     sankey->nodes[0].box.x + form.node_width + sankey->ribbons[0].thickness);
}

/* Only what closes the cycle runs back, and it is the least. */
static void
test_least_flows_back (void)
{
  RecourseSankeyLink links[] = { { 0, 1, 9 }, { 1, 2, 8 }, { 2, 0, 3 }, { 0, 2, 5 } };
  g_autoptr (RecourseSankey) sankey = recourse_sankey_new (3, links, 4, &form);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (sankey->ribbons[i].is_back, ==, i == 2);
  g_assert_cmpuint (sankey->nodes[2].column, ==, 2);
}

/* Flows that can be drawn without a crossing, given in the worst order. */
static void
test_no_needless_crossing (void)
{
  RecourseSankeyLink links[] = { { 0, 7, 1 }, { 1, 6, 1 },  { 2, 5, 1 },  { 3, 4, 1 }, { 7, 8, 1 },
                                 { 6, 9, 1 }, { 5, 10, 1 }, { 4, 11, 1 }, { 0, 11, 1 } };
  g_autoptr (RecourseSankey) sankey = recourse_sankey_new (12, links, 8, &form);
  g_autoptr (RecourseSankey) crossed = recourse_sankey_new (12, links, 9, &form);

  g_assert_cmpuint (sankey->n_crossings, ==, 0);
  /* Node 0 next to node 3: still none. */
  g_assert_cmpuint (crossed->n_crossings, ==, 0);
}

/* K(3,3) cannot be drawn with fewer than nine crossings. */
static void
test_crossings_counted (void)
{
  RecourseSankeyLink links[9];
  g_autoptr (RecourseSankey) sankey = NULL;

  for (guint i = 0; i < 9; i++)
    links[i] = (RecourseSankeyLink){ i / 3, 3 + i % 3, 1 };
  sankey = recourse_sankey_new (6, links, 9, &form);
  g_assert_cmpuint (sankey->n_crossings, ==, 9);
}

/* A chain fills the height and runs level. */
static void
test_level_chain (void)
{
  RecourseSankeyLink links[] = { { 0, 1, 7 }, { 1, 2, 7 } };
  g_autoptr (RecourseSankey) sankey = recourse_sankey_new (3, links, 2, &form);

  g_assert_cmpfloat_with_epsilon (sankey->unit, 60, 1e-6);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (sankey->nodes[i].box.y, form.area.y, 1e-6);
}

static void
test_extremes (void)
{
  RecourseSankeyLink links[] = { { 0, 1, 1e15 }, { 0, 2, 1e-3 }, { 0, 3, 0 },
                                 { 3, 2, NAN },  { 1, 1, 4 },    { 2, 0, -1 } };
  g_autoptr (RecourseSankey) sankey = recourse_sankey_new (4, links, 6, &form);
  g_autoptr (RecourseSankey) nothing = recourse_sankey_new (0, NULL, 0, &form);
  g_autoptr (RecourseSankey) alone = recourse_sankey_new (1, NULL, 0, &form);

  assert_nodes_apart (sankey);
  g_assert_cmpfloat (sankey->ribbons[1].thickness, ==, 1);
  for (guint i = 2; i < 6; i++)
    g_assert_cmpint (sankey->ribbons[i].curve != NULL, ==, i == 4);
  g_assert_true (sankey->ribbons[4].is_back);
  g_assert_cmpuint (nothing->n_columns, ==, 0);
  g_assert_cmpuint (alone->n_columns, ==, 1);
}

static void
test_deterministic (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (40);
  Flows flows = make_flows (rand, 0.2);
  g_autoptr (RecourseSankey) a =
      recourse_sankey_new (flows.n_nodes, flows.links, flows.n_links, &form);
  g_autoptr (RecourseSankey) b =
      recourse_sankey_new (flows.n_nodes, flows.links, flows.n_links, &form);

  g_assert_cmpmem (a->nodes, a->n_nodes * sizeof *a->nodes, b->nodes,
                   b->n_nodes * sizeof *b->nodes);
  g_free (flows.links);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/forward", test_forward);
  g_test_add_func ("/sankey/cycles", test_cycles);
  g_test_add_func ("/sankey/two-way", test_two_way);
  g_test_add_func ("/sankey/least-flows-back", test_least_flows_back);
  g_test_add_func ("/sankey/no-needless-crossing", test_no_needless_crossing);
  g_test_add_func ("/sankey/crossings-counted", test_crossings_counted);
  g_test_add_func ("/sankey/level-chain", test_level_chain);
  g_test_add_func ("/sankey/extremes", test_extremes);
  g_test_add_func ("/sankey/deterministic", test_deterministic);
  return g_test_run ();
}
