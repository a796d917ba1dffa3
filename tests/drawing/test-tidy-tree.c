/* The tidy tree, by what it promises: nothing overlaps, like is drawn like, and the work grows with the
 * boxes. */
#include "drawing/tidy-tree.h"

#include <math.h>

static const RecourseTreeForm form = { .gap_along = 30, .gap_across = 6, .align_leaves = FALSE };
static const RecourseTreeForm aligned = { .gap_along = 30, .gap_across = 6, .align_leaves = TRUE };

static RecourseTreeBox *
grow_tree (GRand *rand, guint n, guint bushiness)
{
  RecourseTreeBox *boxes = g_new0 (RecourseTreeBox, n);

  for (guint i = 0; i < n; i++)
    boxes[i] = (RecourseTreeBox){
      .parent = i == 0 ? RECOURSE_TREE_ROOT
                       : (guint)g_rand_int_range (rand, (gint32)(i > bushiness ? i - bushiness : 0),
                                                  (gint32)i),
      .width = g_rand_double_range (rand, 5, 120),
      .height = g_rand_double_range (rand, 5, 60),
    };
  return boxes;
}

static gboolean
overlap (const RecourseTreeBox *a, const RecourseTreeBox *b, double gap)
{
  return a->x < b->x + b->width - 1e-6 && b->x < a->x + a->width - 1e-6
         && a->y < b->y + b->height + gap - 1e-6 && b->y < a->y + a->height + gap - 1e-6;
}

static void
assert_apart (const RecourseTreeBox *boxes, guint n, double gap)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      g_assert_false (overlap (&boxes[i], &boxes[j], gap));
}

static void
assert_parents_centred (const RecourseTreeBox *boxes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double first = NAN, last = NAN;

      for (guint k = i + 1; k < n; k++)
        if (boxes[k].parent == i)
          {
            if (isnan (first))
              first = boxes[k].y;
            last = boxes[k].y + boxes[k].height;
          }
      if (!isnan (first))
        g_assert_cmpfloat_with_epsilon (boxes[i].y + boxes[i].height / 2, (first + last) / 2, 1e-6);
    }
}

static void
test_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (guint round = 0; round < 120; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 150);
      g_autofree RecourseTreeBox *boxes = grow_tree (rand, n, 1 + round % 40);
      const RecourseTreeForm *used = round % 2 == 0 ? &form : &aligned;
      RecourseTreeExtent extent = recourse_tidy_tree (boxes, n, used);

      assert_apart (boxes, n, used->gap_across);
      assert_parents_centred (boxes, n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (boxes[i].y, >=, 0);
          g_assert_cmpfloat (boxes[i].y + boxes[i].height, <=, extent.height + 1e-6);
          g_assert_cmpfloat (boxes[i].x + boxes[i].width, <=, extent.width + 1e-6);
        }
    }
}

static void
test_leaves_aligned (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree RecourseTreeBox *boxes = grow_tree (rand, 200, 20);
  g_autofree gboolean *is_parent = g_new0 (gboolean, 200);
  double column = NAN;

  recourse_tidy_tree (boxes, 200, &aligned);
  for (guint i = 1; i < 200; i++)
    is_parent[boxes[i].parent] = TRUE;
  for (guint i = 0; i < 200; i++)
    if (!is_parent[i])
      {
        if (isnan (column))
          column = boxes[i].x;
        g_assert_cmpfloat (boxes[i].x, ==, column);
      }
  for (guint i = 0; i < 200; i++)
    if (is_parent[i])
      g_assert_cmpfloat (boxes[i].x + boxes[i].width + form.gap_along, <=, column + 1e-6);
}

/* The same tree with the children of each node in the opposite order, and where each box has gone. */
static RecourseTreeBox *
turn (const RecourseTreeBox *boxes, guint n, guint *place)
{
  RecourseTreeBox *turned = g_new0 (RecourseTreeBox, n);
  guint used = 1;

  place[0] = 0;
  turned[0] = boxes[0];
  for (guint k = 0; k < used; k++)
    for (guint i = n; i > 1; i--)
      if (place[boxes[i - 1].parent] == k && boxes[i - 1].parent != RECOURSE_TREE_ROOT)
        {
          place[i - 1] = used;
          turned[used] = boxes[i - 1];
          turned[used++].parent = k;
        }
  g_assert_cmpuint (used, ==, n);
  return turned;
}

static void
test_mirror (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);

  for (guint round = 0; round < 60; round++)
    {
      guint n = 80, place[80];
      g_autofree RecourseTreeBox *boxes = grow_tree (rand, n, 4 + round);
      g_autofree RecourseTreeBox *turned = NULL;
      RecourseTreeExtent extent;

      for (guint i = 0; i < n; i++)
        place[i] = G_MAXUINT;
      turned = turn (boxes, n, place);
      extent = recourse_tidy_tree (boxes, n, &form);
      recourse_tidy_tree (turned, n, &form);
      for (guint i = 0; i < n; i++)
        {
          const RecourseTreeBox *other = &turned[place[i]];

          g_assert_cmpfloat_with_epsilon (boxes[i].x, other->x, 1e-6);
          g_assert_cmpfloat_with_epsilon (boxes[i].y, extent.height - other->y - other->height,
                                          1e-6);
        }
    }
}

/* A root with big, equal, small, equal and big subtrees: both equal ones have one shape. */
static void
test_identical_subtrees (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree RecourseTreeBox *part = grow_tree (rand, 40, 8);
  RecourseTreeBox boxes[123];
  guint starts[] = { 1, 42, 83 }, n = 123;

  boxes[0] = (RecourseTreeBox){ RECOURSE_TREE_ROOT, 40, 20, 0, 0 };
  for (guint s = 0; s < 3; s++)
    for (guint i = 0; i < 40; i++)
      {
        boxes[starts[s] + i] = part[i];
        boxes[starts[s] + i].parent = i == 0 ? 0 : starts[s] + part[i].parent;
      }
  boxes[41] = (RecourseTreeBox){ 0, 300, 4, 0, 0 };
  boxes[82] = (RecourseTreeBox){ 0, 10, 90, 0, 0 };
  recourse_tidy_tree (boxes, n, &form);
  assert_apart (boxes, n, form.gap_across);
  for (guint i = 0; i < 40; i++)
    for (guint s = 1; s < 3; s++)
      {
        g_assert_cmpfloat_with_epsilon (boxes[1 + i].y - boxes[1].y,
                                        boxes[starts[s] + i].y - boxes[starts[s]].y, 1e-6);
        g_assert_cmpfloat_with_epsilon (boxes[1 + i].x, boxes[starts[s] + i].x, 1e-9);
      }
}

/* Two leaves of a root: heights 10 and 20 with a gap of 6 take 36, and the root is at their middle. */
static void
test_by_hand (void)
{
  RecourseTreeBox boxes[] = {
    { RECOURSE_TREE_ROOT, 50, 8, 0, 0 },
    { 0, 20, 10, 0, 0 },
    { 0, 20, 20, 0, 0 },
  };
  RecourseTreeExtent extent = recourse_tidy_tree (boxes, 3, &form);

  g_assert_cmpfloat_with_epsilon (extent.height, 36, 1e-9);
  g_assert_cmpfloat_with_epsilon (extent.width, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (boxes[1].y, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (boxes[2].y, 16, 1e-9);
  g_assert_cmpfloat_with_epsilon (boxes[0].y, 14, 1e-9);
  g_assert_cmpfloat_with_epsilon (boxes[2].x, 80, 1e-9);
}

static guint64
count_steps (guint n, guint bushiness)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autofree RecourseTreeBox *boxes = grow_tree (rand, n, bushiness);

  return recourse_tidy_tree (boxes, n, &aligned).steps;
}

static void
test_linear (void)
{
  guint bushiness[] = { 2, 30, 1000, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (bushiness); i++)
    for (guint n = 12500; n <= 100000; n *= 2)
      g_assert_cmpuint (count_steps (n, bushiness[i]), <=, 4 * n);
}

/* A comb as deep as it is long: recursion would run out of stack. */
static void
test_deep (void)
{
  guint n = 100000;
  g_autofree RecourseTreeBox *boxes = g_new0 (RecourseTreeBox, n);

  for (guint i = 0; i < n; i++)
    boxes[i] = (RecourseTreeBox){ .parent = i == 0 ? RECOURSE_TREE_ROOT : (i - 1) / 2 * 2,
                                  .width = 10,
                                  .height = 10 };
  g_assert_cmpuint (recourse_tidy_tree (boxes, n, &form).steps, <=, 4 * n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy-tree/by-hand", test_by_hand);
  g_test_add_func ("/tidy-tree/boxes-apart", test_apart);
  g_test_add_func ("/tidy-tree/leaves-aligned", test_leaves_aligned);
  g_test_add_func ("/tidy-tree/mirror", test_mirror);
  g_test_add_func ("/tidy-tree/identical-subtrees", test_identical_subtrees);
  g_test_add_func ("/tidy-tree/linear", test_linear);
  g_test_add_func ("/tidy-tree/deep", test_deep);
  return g_test_run ();
}
