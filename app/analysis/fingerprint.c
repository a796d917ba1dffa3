/* Fingerprints go from operands to what uses them, as values do.  A driver's is its place among the dimensions of the draws
 * and the number of its distribution, which no other has had since the program was started. */
#include "fingerprint.h"

#include <string.h>

#include "scatter.h"
#include "variate-private.h"

/* Then it starts afresh: a few hundred steps of a slider. */
#define MOST_KEPT 8192

typedef struct
{
  RecourseFingerprint of;
  guint64 trials, seed;
  double mean;
} Kept;

static GMutex mutex;
static GHashTable *kept; /* Kept → itself */

static guint64
get_salt (void)
{
  static gsize salt = 0;

  if (g_once_init_enter (&salt))
    g_once_init_leave (&salt, (gsize)g_random_int () << 20 | (g_random_int () & 0xfffff) << 1 | 1);
  return salt;
}

static void
add (RecourseFingerprint *self, guint64 word)
{
  self->a = recourse_scatter (self->a ^ word);
  self->b = recourse_scatter (self->b + recourse_scatter (word ^ self->a));
}

static void
add_operand (RecourseFingerprint *self, const RecourseFingerprint *all, guint32 operand)
{
  add (self, all[operand].a);
  add (self, all[operand].b);
}

static void
add_operands (RecourseFingerprint *self,
              const RecourseGraph *graph,
              const RecourseGraphNode *node,
              const RecourseFingerprint *all)
{
  const guint arity = recourse_op_arity (node->op);

  for (guint32 i = 0; node->op == RECOURSE_OP_SUM && i < node->b; i++)
    add_operand (self, all, recourse_graph_operands (graph, node)[i]);
  if (arity > 0)
    add_operand (self, all, node->a);
  if (arity > 1)
    add_operand (self, all, node->b);
  if (arity > 2)
    add_operand (self, all, node->c);
}

RecourseFingerprint *
recourse_fingerprints_of (const RecourseGraph *graph, const RecourseProgram *program)
{
  RecourseFingerprint *all = g_new0 (RecourseFingerprint, graph->nodes->len + 1);

  for (guint32 i = 0; i < graph->nodes->len; i++)
    {
      const RecourseGraphNode *node = recourse_graph_get (graph, i);
      guint64 number;

      memcpy (&number, &node->number, sizeof number);
      add (&all[i], get_salt ());
      add (&all[i], node->op);
      if (node->op == RECOURSE_OP_NUMBER)
        add (&all[i], number);
      else if (node->op == RECOURSE_OP_INPUT)
        {
          add (&all[i], node->a);
          add (&all[i], recourse_variate_get_serial (program->drivers[node->a].variate));
        }
      else
        add_operands (&all[i], graph, node, all);
    }
  return all;
}

static guint
hash (gconstpointer key)
{
  return (guint)((const Kept *)key)->of.a;
}

static gboolean
equal (gconstpointer a, gconstpointer b)
{
  const Kept *x = a, *y = b;

  return x->of.a == y->of.a && x->of.b == y->of.b && x->trials == y->trials && x->seed == y->seed;
}

gboolean
recourse_fingerprint_find_mean (RecourseFingerprint of, guint64 trials, guint64 seed, double *mean)
{
  const Kept wanted = { of, trials, seed, 0 };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const Kept *found = kept != NULL ? g_hash_table_lookup (kept, &wanted) : NULL;

  if (found != NULL)
    *mean = found->mean;
  return found != NULL;
}

void
recourse_fingerprint_keep_mean (RecourseFingerprint of, guint64 trials, guint64 seed, double mean)
{
  const Kept entry = { of, trials, seed, mean };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (kept == NULL)
    kept = g_hash_table_new_full (hash, equal, g_free, NULL);
  if (g_hash_table_size (kept) >= MOST_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_add (kept, g_memdup2 (&entry, sizeof entry));
}
