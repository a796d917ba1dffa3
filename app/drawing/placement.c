/* Labels along a line, and labels in lanes over a line.  Both depend on nothing but what they are given
 * and its order, so the same picture comes out every time, and a small change moves little. */
#include "drawing/placement.h"

#include <math.h>

typedef struct
{
  double sum, weight; /* of the wanted positions */
  guint n;
} Block;

static double
block_mean (const Block *block)
{
  return block->sum / block->weight;
}

/* With the spacings subtracted, positions need only be in order: isotonic regression. */
static GArray *
pool_violators (const RecourseSpot *spots, const double *offsets, guint n)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  for (guint i = 0; i < n; i++)
    {
      Block block = { spots[i].weight * (spots[i].wanted - offsets[i]), spots[i].weight, 1 };

      while (blocks->len > 0)
        {
          const Block *last = &g_array_index (blocks, Block, blocks->len - 1);

          if (block_mean (last) < block_mean (&block))
            break;
          block = (Block){ last->sum + block.sum, last->weight + block.weight, last->n + block.n };
          g_array_set_size (blocks, blocks->len - 1);
        }
      g_array_append_val (blocks, block);
    }
  return blocks;
}

void
recourse_place_along (RecourseSpot *spots, guint n, double from, double to)
{
  g_autofree double *offsets = g_new0 (double, n + 1);
  g_autoptr (GArray) blocks = NULL;
  double least, greatest;
  guint spot = 0;

  if (n == 0)
    return;
  for (guint i = 1; i < n; i++)
    offsets[i] = offsets[i - 1] + (spots[i - 1].size + spots[i].size) / 2;
  blocks = pool_violators (spots, offsets, n);
  least = from + spots[0].size / 2;
  greatest = fmax (to - spots[n - 1].size / 2 - offsets[n - 1], least);
  /* Clamping the free optimum gives the optimum within the bounds. */
  for (guint b = 0; b < blocks->len; b++)
    {
      const Block *block = &g_array_index (blocks, Block, b);
      double position = CLAMP (block_mean (block), least, greatest);

      for (guint i = 0; i < block->n; i++, spot++)
        spots[spot].placed = position + offsets[spot];
    }
}

/* So many labels are split between every two of them, more at quarters only. */
#define MOST_SPLITS 16

typedef enum
{
  CENTRED,
  STARTING, /* at the anchor */
  ENDING,
} Manner;

/* Greedy placement goes wrong in different ways from different ends, so a few orders are tried: with the
 * lowest lane first where there is room, with one manner throughout where labels crowd and leaders must
 * pass each other. */
typedef struct
{
  gboolean from_right;
  gboolean manner_first;
  Manner manners[3];
} Strategy;

static const Strategy strategies[] = {
  { FALSE, FALSE, { CENTRED, STARTING, ENDING } }, { TRUE, FALSE, { CENTRED, STARTING, ENDING } },
  { TRUE, FALSE, { STARTING, CENTRED, ENDING } },  { FALSE, FALSE, { ENDING, CENTRED, STARTING } },
  { FALSE, TRUE, { CENTRED, STARTING, ENDING } },  { TRUE, TRUE, { CENTRED, STARTING, ENDING } },
  { TRUE, TRUE, { STARTING, CENTRED, ENDING } },   { FALSE, TRUE, { ENDING, CENTRED, STARTING } },
};

typedef struct
{
  RecourseLaneLabel *labels;
  guint n, n_lanes;
  double gap, from, to;
} Lanes;

static double
left_edge (const Lanes *lanes, const RecourseLaneLabel *label, Manner manner)
{
  switch (manner)
    {
    case CENTRED:
      return fmax (fmin (label->anchor - label->width / 2, lanes->to - label->width), lanes->from);
    case STARTING:
      return label->anchor;
    case ENDING:
      return label->anchor - label->width;
    }
  g_return_val_if_reached (label->anchor);
}

static gboolean
covers (const RecourseLaneLabel *label, double x, double gap)
{
  return x > label->x - gap && x < label->x + label->width + gap;
}

/* Whether @label, as it is placed, is clear of @other: boxes in one lane, and leaders through lower ones. */
static gboolean
is_clear (const Lanes *lanes, const RecourseLaneLabel *label, const RecourseLaneLabel *other)
{
  if (other->lane < 0)
    return TRUE;
  if (label->lane == other->lane)
    return label->x >= other->x + other->width + lanes->gap
           || other->x >= label->x + label->width + lanes->gap;
  return label->lane > other->lane ? !covers (other, label->anchor, lanes->gap / 2)
                                   : !covers (label, other->anchor, lanes->gap / 2);
}

static gboolean
fits (const Lanes *lanes, const RecourseLaneLabel *label)
{
  if (label->x < lanes->from || label->x + label->width > lanes->to)
    return FALSE;
  for (guint i = 0; i < lanes->n; i++)
    if (&lanes->labels[i] != label && !is_clear (lanes, label, &lanes->labels[i]))
      return FALSE;
  return TRUE;
}

static gboolean
try_place (const Lanes *lanes, RecourseLaneLabel *label, Manner manner, guint lane)
{
  label->lane = (int)lane;
  label->x = left_edge (lanes, label, manner);
  return fits (lanes, label);
}

static void
place_label (const Lanes *lanes, RecourseLaneLabel *label, const Strategy *strategy)
{
  const guint n_manners = G_N_ELEMENTS (strategy->manners), n = n_manners * lanes->n_lanes;

  for (guint i = 0; i < n; i++)
    {
      guint manner = strategy->manner_first ? i / lanes->n_lanes : i % n_manners;
      guint lane = strategy->manner_first ? i % lanes->n_lanes : i / n_manners;

      if (try_place (lanes, label, strategy->manners[manner], lane))
        return;
    }
  label->lane = -1;
  label->x = left_edge (lanes, label, CENTRED);
}

/* How bad a placement is: labels without a lane first, then height. */
static guint
cost_of (const Lanes *lanes, const RecourseLaneLabel *label)
{
  return label->lane < 0 ? lanes->n * lanes->n_lanes + 1 : (guint)label->lane;
}

static void
take_all (const Lanes *lanes)
{
  for (guint i = 0; i < lanes->n; i++)
    lanes->labels[i].lane = -1;
}

static guint
place_all (const Lanes *lanes, const Strategy *strategy)
{
  guint cost = 0;

  take_all (lanes);
  for (guint i = 0; i < lanes->n; i++)
    {
      RecourseLaneLabel *label = &lanes->labels[strategy->from_right ? lanes->n - 1 - i : i];

      place_label (lanes, label, strategy);
      cost += cost_of (lanes, label);
    }
  return cost;
}

/* The first @split labels stand left of their leaders, the others right of theirs, from the outside inwards: a crowd
 * takes half the lanes, since its leaders pass between the two sides. */
static guint
place_split (const Lanes *lanes, guint split)
{
  static const Strategy left = { FALSE, TRUE, { ENDING, CENTRED, STARTING } },
                        right = { TRUE, TRUE, { STARTING, CENTRED, ENDING } };
  guint cost = 0;

  take_all (lanes);
  for (guint i = 0; i < split; i++)
    {
      place_label (lanes, &lanes->labels[i], &left);
      cost += cost_of (lanes, &lanes->labels[i]);
    }
  for (guint i = lanes->n; i > split; i--)
    {
      place_label (lanes, &lanes->labels[i - 1], &right);
      cost += cost_of (lanes, &lanes->labels[i - 1]);
    }
  return cost;
}

/* The split that costs less than @cost; %G_MAXUINT where there is none. */
static guint
find_split (const Lanes *lanes, guint cost)
{
  const guint step = lanes->n <= MOST_SPLITS ? 1 : lanes->n / 4;
  guint best = G_MAXUINT;

  for (guint split = step; split < lanes->n && cost > 0; split += step)
    {
      guint here = place_split (lanes, split);

      if (here >= cost)
        continue;
      cost = here;
      best = split;
    }
  return best;
}

void
recourse_place_in_lanes (
    RecourseLaneLabel *labels, guint n, guint n_lanes, double gap, double from, double to)
{
  Lanes lanes = { labels, n, n_lanes, gap, from, to };
  guint best = 0, best_cost = G_MAXUINT, split;

  for (guint i = 0; i < G_N_ELEMENTS (strategies) && best_cost > 0; i++)
    {
      guint cost = place_all (&lanes, &strategies[i]);

      if (cost < best_cost)
        {
          best = i;
          best_cost = cost;
        }
    }
  split = find_split (&lanes, best_cost);
  if (split != G_MAXUINT)
    place_split (&lanes, split);
  else
    place_all (&lanes, &strategies[best]);
}
