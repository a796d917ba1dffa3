/* Labels of points, by what they promise, on random planes from sparse to hopeless. */
#include "drawing/label-place.h"

#include <math.h>

static const RecourseRect area = { 20, 10, 500, 320 };

static double
gap_between (RecourseRect a, RecourseRect b)
{
  double dx = fmax (a.x - b.x - b.width, b.x - a.x - a.width);
  double dy = fmax (a.y - b.y - b.height, b.y - a.y - a.height);

  return fmax (dx, dy);
}

static RecourseRect
mark_of (const RecoursePointLabel *label)
{
  return (RecourseRect){ label->x - label->reach, label->y - label->reach, 2 * label->reach,
                         2 * label->reach };
}

static RecoursePointLabel *
scatter (GRand *rand, guint n)
{
  RecoursePointLabel *labels = g_new0 (RecoursePointLabel, n);

  for (guint i = 0; i < n; i++)
    labels[i] = (RecoursePointLabel){
      .x = g_rand_double_range (rand, area.x, area.x + area.width),
      .y = g_rand_double_range (rand, area.y, area.y + area.height),
      .reach = g_rand_double_range (rand, 3, 12),
      .width = g_rand_double_range (rand, 20, 110),
      .height = 16,
      .priority = g_rand_int_range (rand, 0, 4),
    };
  return labels;
}

static void
assert_kept_off (const RecoursePointLabel *labels, guint n, guint i)
{
  const RecourseRect box = labels[i].box;

  g_assert_cmpfloat (box.x, >=, area.x);
  g_assert_cmpfloat (box.y, >=, area.y);
  g_assert_cmpfloat (box.x + box.width, <=, area.x + area.width + 1e-9);
  g_assert_cmpfloat (box.y + box.height, <=, area.y + area.height + 1e-9);
  for (guint j = 0; j < n; j++)
    {
      g_assert_cmpfloat (gap_between (box, mark_of (&labels[j])), >=, 2 - 1e-9);
      if (j != i && labels[j].fit != RECOURSE_LABEL_LEFT_OUT)
        g_assert_cmpfloat (gap_between (box, labels[j].box), >=, 2 - 1e-9);
    }
}

/* No leader runs through a label. */
static void
assert_leader_clear (const RecoursePointLabel *labels, guint n, guint i)
{
  const RecoursePointLabel *led = &labels[i];

  for (guint step = 0; step <= 200; step++)
    {
      RecourseRect point = { led->leader_x1 + (led->leader_x2 - led->leader_x1) * step / 200,
                             led->leader_y1 + (led->leader_y2 - led->leader_y1) * step / 200, 0,
                             0 };

      for (guint j = 0; j < n; j++)
        if (labels[j].fit != RECOURSE_LABEL_LEFT_OUT)
          g_assert_cmpfloat (gap_between (point, labels[j].box), >=, 0);
    }
}

static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  guint n_beside = 0, n_led = 0, n_missing = 0;

  for (guint round = 0; round < 120; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 90), announced, missing = 0;
      g_autofree RecoursePointLabel *labels = scatter (rand, n);
      RecourseRect obstacles[4];

      for (guint k = 0; k < 4; k++)
        obstacles[k] = (RecourseRect){ g_rand_double_range (rand, 0, 500),
                                       g_rand_double_range (rand, 0, 300), 60, 14 };
      announced = recourse_place_labels (labels, n, obstacles, 4, area);
      for (guint i = 0; i < n; i++)
        {
          if (labels[i].fit == RECOURSE_LABEL_LEFT_OUT)
            {
              missing++;
              continue;
            }
          assert_kept_off (labels, n, i);
          for (guint k = 0; k < 4; k++)
            g_assert_cmpfloat (gap_between (labels[i].box, obstacles[k]), >=, 2 - 1e-9);
          if (labels[i].fit == RECOURSE_LABEL_LED)
            assert_leader_clear (labels, n, i);
          n_beside += labels[i].fit == RECOURSE_LABEL_BESIDE;
          n_led += labels[i].fit == RECOURSE_LABEL_LED;
        }
      g_assert_cmpuint (announced, ==, missing);
      n_missing += missing;
    }
  g_test_message ("%u beside, %u led, %u left out", n_beside, n_led, n_missing);
  g_assert_cmpuint (n_beside, >, 4 * n_led);
  g_assert_cmpuint (n_led, >, 0);
}

static void
test_right_above_first (void)
{
  RecoursePointLabel label = { .x = 200, .y = 150, .reach = 4, .width = 60, .height = 16 };

  g_assert_cmpuint (recourse_place_labels (&label, 1, NULL, 0, area), ==, 0);
  g_assert_cmpint (label.fit, ==, RECOURSE_LABEL_BESIDE);
  g_assert_cmpfloat (label.box.x, >, 204);
  g_assert_cmpfloat (label.box.y + 16, <, 146);
}

static void
test_deterministic (void)
{
  g_autoptr (GRand) a = g_rand_new_with_seed (4);
  g_autoptr (GRand) b = g_rand_new_with_seed (4);
  g_autofree RecoursePointLabel *first = scatter (a, 60);
  g_autofree RecoursePointLabel *second = scatter (b, 60);

  recourse_place_labels (first, 60, NULL, 0, area);
  recourse_place_labels (second, 60, NULL, 0, area);
  g_assert_cmpmem (first, 60 * sizeof *first, second, 60 * sizeof *second);
}

/* The second label fits right below its point alone, where the first one stands right above its own; that
 * one can go below, and does. */
static void
test_makes_room (void)
{
  RecoursePointLabel labels[] = {
    { .x = 270, .y = 170, .reach = 3, .width = 80, .height = 16, .priority = 1 },
    { .x = 270, .y = 138, .reach = 3, .width = 80, .height = 16 },
  };
  RecourseRect obstacles[] = { { 274, 100, 200, 40 }, { 20, 100, 247, 70 } };

  g_assert_cmpuint (recourse_place_labels (labels, 1, obstacles, 2, area), ==, 0);
  g_assert_cmpfloat (labels[0].box.y, <, 170);
  g_assert_cmpuint (recourse_place_labels (labels, 2, obstacles, 2, area), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (labels[i].fit, ==, RECOURSE_LABEL_BESIDE);
      g_assert_cmpfloat (labels[i].box.y, >, labels[i].y);
    }
}

/* Where all fit easily nobody is left out or led. */
static void
test_sparse (void)
{
  RecoursePointLabel labels[12];

  for (guint i = 0; i < 12; i++)
    labels[i] = (RecoursePointLabel){
      .x = 60 + i % 4 * 120, .y = 50 + i / 4 * 100, .reach = 5, .width = 90, .height = 16
    };
  g_assert_cmpuint (recourse_place_labels (labels, 12, NULL, 0, area), ==, 0);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint (labels[i].fit, ==, RECOURSE_LABEL_BESIDE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-place/properties", test_properties);
  g_test_add_func ("/label-place/right-above-first", test_right_above_first);
  g_test_add_func ("/label-place/deterministic", test_deterministic);
  g_test_add_func ("/label-place/makes-room", test_makes_room);
  g_test_add_func ("/label-place/sparse", test_sparse);
  return g_test_run ();
}
