/* Van der Ploeg's tidy tree.  Children are placed one after another: the right contour of those placed is
 * compared with the left contour of the next one, which moves as far as it must; threads make contours
 * lists that can be walked, and shares of a move are spread over the children in between by sums.  The
 * words left and right are those of the paper; on the screen they are up and down.
 *
 * Packing from one side makes children in between lean to it.  So the tree is laid out from both sides and
 * the two are averaged: every condition is a least distance of two boxes, and what both fulfil, so does
 * their mean. */
#include "drawing/tidy-tree.h"

#include <math.h>

#define NONE G_MAXUINT

typedef struct
{
  double along, depth; /* where it begins along the tree, and how far it reaches; gap included */
  double breadth;      /* across the tree, gap included */
  double preliminary, modifier, shift, change;
  double left_modifiers, right_modifiers; /* up to the extreme boxes, sums */
  double modifiers;                       /* of all above and this one */
  guint left_thread, right_thread;
  guint left_extreme, right_extreme;
  guint first_child, n_children; /* in Tree.children */
} Node;

/* The children already placed whose reach is not exceeded by a later one: a stack, deepest below. */
typedef struct
{
  double reach;
  guint child;
} Reach;

typedef struct
{
  Node *nodes;
  guint n;
  guint *children;
  Reach *reaches;
  guint n_reaches;
  guint64 steps;
} Tree;

static guint
child_at (const Tree *tree, const Node *node, guint i)
{
  return tree->children[node->first_child + i];
}

static double
reach_of (const Node *node)
{
  return node->along + node->depth;
}

static guint
next_left (const Tree *tree, const Node *node)
{
  return node->n_children == 0 ? node->left_thread : child_at (tree, node, 0);
}

static guint
next_right (const Tree *tree, const Node *node)
{
  return node->n_children == 0 ? node->right_thread : child_at (tree, node, node->n_children - 1);
}

static void
set_extremes (Tree *tree, guint index)
{
  Node *node = &tree->nodes[index];
  const Node *first, *last;

  if (node->n_children == 0)
    {
      node->left_extreme = node->right_extreme = index;
      node->left_modifiers = node->right_modifiers = 0;
      return;
    }
  first = &tree->nodes[child_at (tree, node, 0)];
  last = &tree->nodes[child_at (tree, node, node->n_children - 1)];
  node->left_extreme = first->left_extreme;
  node->left_modifiers = first->left_modifiers;
  node->right_extreme = last->right_extreme;
  node->right_modifiers = last->right_modifiers;
}

static void
spread_move (Tree *tree, const Node *node, guint i, guint against, double distance)
{
  double n = i - against;

  if (against + 1 == i)
    return;
  tree->nodes[child_at (tree, node, against + 1)].shift += distance / n;
  tree->nodes[child_at (tree, node, i)].shift -= distance / n;
  tree->nodes[child_at (tree, node, i)].change -= distance - distance / n;
}

static void
move_subtree (Tree *tree, const Node *node, guint i, guint against, double distance)
{
  Node *child = &tree->nodes[child_at (tree, node, i)];

  child->modifier += distance;
  child->left_modifiers += distance;
  child->right_modifiers += distance;
  spread_move (tree, node, i, against, distance);
}

static void
set_left_thread (Tree *tree, const Node *node, guint i, guint to, double modifiers)
{
  Node *first = &tree->nodes[child_at (tree, node, 0)];
  Node *child = &tree->nodes[child_at (tree, node, i)];
  Node *extreme = &tree->nodes[first->left_extreme];
  double difference = modifiers - tree->nodes[to].modifier - first->left_modifiers;

  extreme->left_thread = to;
  extreme->modifier += difference;
  extreme->preliminary -= difference;
  first->left_extreme = child->left_extreme;
  first->left_modifiers = child->left_modifiers;
}

static void
set_right_thread (Tree *tree, const Node *node, guint i, guint to, double modifiers)
{
  Node *child = &tree->nodes[child_at (tree, node, i)];
  Node *before = &tree->nodes[child_at (tree, node, i - 1)];
  Node *extreme = &tree->nodes[child->right_extreme];
  double difference = modifiers - tree->nodes[to].modifier - child->right_modifiers;

  extreme->right_thread = to;
  extreme->modifier += difference;
  extreme->preliminary -= difference;
  child->right_extreme = before->right_extreme;
  child->right_modifiers = before->right_modifiers;
}

/* Moves the @i-th child away from those before it. */
static void
separate (Tree *tree, const Node *node, guint i)
{
  guint right = child_at (tree, node, i - 1), left = child_at (tree, node, i);
  double right_sum = tree->nodes[right].modifier, left_sum = tree->nodes[left].modifier;
  guint top = tree->n_reaches;

  while (right != NONE && left != NONE)
    {
      const Node *r = &tree->nodes[right], *l = &tree->nodes[left];
      double right_reach = reach_of (r), left_reach = reach_of (l);
      double overlap = right_sum + r->preliminary + r->breadth - left_sum - l->preliminary;

      tree->steps++;
      while (top > 1 && right_reach > tree->reaches[top - 1].reach)
        top--;
      if (overlap > 0)
        {
          left_sum += overlap;
          move_subtree (tree, node, i, tree->reaches[top - 1].child, overlap);
        }
      if (right_reach <= left_reach && (right = next_right (tree, r)) != NONE)
        right_sum += tree->nodes[right].modifier;
      if (right_reach >= left_reach && (left = next_left (tree, l)) != NONE)
        left_sum += tree->nodes[left].modifier;
    }
  if (right == NONE && left != NONE)
    set_left_thread (tree, node, i, left, left_sum);
  else if (right != NONE && left == NONE)
    set_right_thread (tree, node, i, right, right_sum);
}

static void
push_reach (Tree *tree, double reach, guint child)
{
  while (tree->n_reaches > 0 && reach >= tree->reaches[tree->n_reaches - 1].reach)
    tree->n_reaches--;
  tree->reaches[tree->n_reaches++] = (Reach){ reach, child };
}

static double
extreme_reach (const Tree *tree, guint child, gboolean is_left)
{
  const Node *node = &tree->nodes[child];

  return reach_of (&tree->nodes[is_left ? node->left_extreme : node->right_extreme]);
}

static void
place_root (Tree *tree, Node *node)
{
  const Node *first = &tree->nodes[child_at (tree, node, 0)];
  const Node *last = &tree->nodes[child_at (tree, node, node->n_children - 1)];

  node->preliminary = (first->preliminary + first->modifier + last->modifier + last->preliminary
                       + last->breadth - node->breadth)
                      / 2;
}

static void
place_children (Tree *tree, guint index)
{
  Node *node = &tree->nodes[index];

  if (node->n_children > 0)
    {
      tree->n_reaches = 0;
      push_reach (tree, extreme_reach (tree, child_at (tree, node, 0), TRUE), 0);
      for (guint i = 1; i < node->n_children; i++)
        {
          double reach = extreme_reach (tree, child_at (tree, node, i), FALSE);

          separate (tree, node, i);
          push_reach (tree, reach, i);
        }
      place_root (tree, node);
    }
  set_extremes (tree, index);
}

/* Gives the children their shares of moves, and all below the sum of what moves them. */
static void
hand_down (Tree *tree, const Node *node)
{
  double shift = 0, moved = 0;

  for (guint i = 0; i < node->n_children; i++)
    {
      Node *child = &tree->nodes[child_at (tree, node, i)];

      shift += child->shift;
      moved += shift + child->change;
      child->modifier += moved;
      child->modifiers = node->modifiers + child->modifier;
    }
}

/* Parents come before children: backwards is bottom up, forwards is top down. */
static void
place_nodes (Tree *tree)
{
  for (guint i = tree->n; i > 0; i--)
    place_children (tree, i - 1);
  tree->nodes[0].modifiers = tree->nodes[0].modifier;
  for (guint i = 0; i < tree->n; i++)
    hand_down (tree, &tree->nodes[i]);
}

static double
find_column (const RecourseTreeBox *boxes, guint n, const guint *n_children)
{
  double column = 0;

  for (guint i = 0; i < n; i++)
    if (n_children[i] == 0)
      column = fmax (column, boxes[i].x);
  return column;
}

static double
place_along (RecourseTreeBox *boxes, guint n, const guint *n_children, const RecourseTreeForm *form)
{
  double column, width = 0;

  for (guint i = 0; i < n; i++)
    {
      const RecourseTreeBox *parent = i > 0 ? &boxes[boxes[i].parent] : NULL;

      boxes[i].x = parent != NULL ? parent->x + parent->width + form->gap_along : 0;
    }
  column = find_column (boxes, n, n_children);
  for (guint i = 0; i < n; i++)
    {
      double x = form->align_leaves && n_children[i] == 0 ? column : boxes[i].x;

      width = fmax (width, x + boxes[i].width);
    }
  return width;
}

static void
list_children (Tree *tree,
               const RecourseTreeBox *boxes,
               const guint *n_children,
               gboolean is_mirrored)
{
  guint first = 0;

  for (guint i = 0; i < tree->n; i++)
    {
      tree->nodes[i].first_child = first;
      first += n_children[i];
    }
  for (guint i = 1; i < tree->n; i++)
    {
      guint k = is_mirrored ? tree->n - i : i;
      Node *parent = &tree->nodes[boxes[k].parent];

      tree->children[parent->first_child + parent->n_children++] = k;
    }
}

static void
tree_init (Tree *tree,
           const RecourseTreeBox *boxes,
           const guint *n_children,
           const RecourseTreeForm *form,
           double width,
           gboolean is_mirrored)
{
  for (guint i = 0; i < tree->n; i++)
    {
      gboolean reaches_end = form->align_leaves && n_children[i] == 0;

      tree->nodes[i] = (Node){
        .along = boxes[i].x,
        .depth =
            reaches_end ? width + form->gap_along - boxes[i].x : boxes[i].width + form->gap_along,
        .breadth = boxes[i].height + form->gap_across,
        .left_thread = NONE,
        .right_thread = NONE,
      };
    }
  list_children (tree, boxes, n_children, is_mirrored);
}

/* Adds half of the positions across that a layout from one side finds. */
static void
add_half (Tree *tree, RecourseTreeBox *boxes, gboolean is_mirrored)
{
  place_nodes (tree);
  for (guint i = 0; i < tree->n; i++)
    {
      const Node *node = &tree->nodes[i];
      double left = node->preliminary + node->modifiers;

      boxes[i].y += (is_mirrored ? -left - node->breadth : left) / 2;
    }
}

static double
settle (RecourseTreeBox *boxes, guint n)
{
  double top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      top = fmin (top, boxes[i].y);
      bottom = fmax (bottom, boxes[i].y + boxes[i].height);
    }
  for (guint i = 0; i < n; i++)
    boxes[i].y -= top;
  return bottom - top;
}

static void
align_leaves (RecourseTreeBox *boxes, guint n, const guint *n_children)
{
  double column = find_column (boxes, n, n_children);

  for (guint i = 0; i < n; i++)
    if (n_children[i] == 0)
      boxes[i].x = column;
}

static guint *
count_children (RecourseTreeBox *boxes, guint n)
{
  guint *n_children = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    {
      boxes[i].y = 0;
      if (i > 0)
        n_children[boxes[i].parent]++;
    }
  return n_children;
}

RecourseTreeExtent
recourse_tidy_tree (RecourseTreeBox *boxes, guint n, const RecourseTreeForm *form)
{
  RecourseTreeExtent extent = { 0, 0, 0 };
  g_autofree guint *n_children = NULL;
  g_autofree Node *nodes = g_new (Node, n);
  g_autofree guint *children = g_new (guint, n);
  g_autofree Reach *reaches = g_new (Reach, n);
  Tree tree = { nodes, n, children, reaches, 0, 0 };

  if (n == 0)
    return extent;
  g_return_val_if_fail (boxes[0].parent == RECOURSE_TREE_ROOT, extent);
  for (guint i = 1; i < n; i++)
    g_return_val_if_fail (boxes[i].parent < i, extent);

  n_children = count_children (boxes, n);
  extent.width = place_along (boxes, n, n_children, form);
  for (guint side = 0; side < 2; side++)
    {
      tree_init (&tree, boxes, n_children, form, extent.width, side == 1);
      add_half (&tree, boxes, side == 1);
    }
  if (form->align_leaves)
    align_leaves (boxes, n, n_children);
  extent.height = settle (boxes, n);
  extent.steps = tree.steps;
  return extent;
}
