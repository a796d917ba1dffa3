/* Columns, the one used last first.  Distributions that are stated alike are one and the same (variate-cache.c), and a
 * draw depends on nothing but its number, its dimension and the seed, so that is what a column is known by.  A column that
 * is kept changes no more. */
#include "column-cache.h"

#include <string.h>

#include "lattice.h"

/* All columns together: a few dozen drivers by as many draws as a moving slider has. */
#define MOST_KEPT_BYTES ((gsize)8 << 20)

struct _RecourseColumn
{
  gatomicrefcount ref_count;
  RecourseVariate *variate;
  guint dimension;
  guint64 seed, trials;
  guint64 n_blocks; /* of a replicate */
  gboolean is_kept;
  guint8 *is_filled; /* [replicate][block] */
  double *values;    /* [replicate][block][RECOURSE_BLOCK] */
};

static GMutex mutex;
static GQueue kept = G_QUEUE_INIT; /* RecourseColumn */

static void
unref_column (RecourseColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  recourse_variate_unref (self->variate);
  g_free (self->is_filled);
  g_free (self->values);
  g_free (self);
}

static gsize
count_blocks (const RecourseColumn *self)
{
  return (gsize)(self->n_blocks * RECOURSE_REPLICATES);
}

static gsize
count_bytes (const RecourseColumn *self)
{
  return count_blocks (self) * RECOURSE_BLOCK * sizeof (double);
}

/* The first replicate has as many as any. */
static guint64
blocks_of (guint64 trials, guint replicate)
{
  const guint64 n = trials / RECOURSE_REPLICATES + (replicate < trials % RECOURSE_REPLICATES);

  return (n + RECOURSE_BLOCK - 1) / RECOURSE_BLOCK;
}

/* Replicates that are shorter by a block want nothing there. */
static void
fill_missing (RecourseColumn *self)
{
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    for (guint64 block = blocks_of (self->trials, i); block < self->n_blocks; block++)
      self->is_filled[i * self->n_blocks + block] = 1;
}

static gboolean
is_same (const RecourseColumn *a, const RecourseColumn *b)
{
  return a->variate == b->variate && a->dimension == b->dimension && a->seed == b->seed
         && a->trials == b->trials;
}

/* With the lock held. */
static GList *
find (const RecourseColumn *wanted)
{
  GList *at = kept.head;

  while (at != NULL && !is_same (at->data, wanted))
    at = at->next;
  return at;
}

static RecourseColumn *
look_up (const RecourseColumn *wanted)
{
  RecourseColumn *found = NULL;
  GList *at;

  g_mutex_lock (&mutex);
  at = find (wanted);
  if (at != NULL)
    {
      found = at->data;
      g_atomic_ref_count_inc (&found->ref_count);
      g_queue_unlink (&kept, at);
      g_queue_push_head_link (&kept, at);
    }
  g_mutex_unlock (&mutex);
  return found;
}

RecourseColumn *
recourse_column_get (
    RecourseVariate *variate, guint dimension, guint64 seed, guint64 trials, guint n_columns)
{
  RecourseColumn wanted = { .variate = variate,
                            .dimension = dimension,
                            .seed = seed,
                            .trials = trials,
                            .n_blocks = blocks_of (trials, 0) };
  RecourseColumn *self;

  if (trials == 0 || wanted.n_blocks > MOST_KEPT_BYTES
      || count_bytes (&wanted) > MOST_KEPT_BYTES / 2 / MAX (n_columns, 1))
    return NULL;
  self = look_up (&wanted);
  if (self != NULL)
    return self;
  self = g_memdup2 (&wanted, sizeof wanted);
  g_atomic_ref_count_init (&self->ref_count);
  recourse_variate_ref (variate);
  self->is_filled = g_new0 (guint8, count_blocks (self));
  self->values = g_malloc (count_bytes (self));
  fill_missing (self);
  return self;
}

/* Makes room among what was not used for longest.  With the lock held. */
static void
keep (RecourseColumn *self)
{
  gsize bytes = count_bytes (self);

  for (GList *at = kept.head; at != NULL; at = at->next)
    bytes += count_bytes (at->data);
  while (bytes > MOST_KEPT_BYTES && kept.tail != NULL)
    {
      RecourseColumn *oldest = g_queue_pop_tail (&kept);

      bytes -= count_bytes (oldest);
      unref_column (oldest);
    }
  self->is_kept = TRUE;
  g_atomic_ref_count_inc (&self->ref_count);
  g_queue_push_head (&kept, self);
}

void
recourse_column_put (RecourseColumn *self)
{
  const gboolean is_complete =
      self->is_kept || memchr (self->is_filled, 0, count_blocks (self)) == NULL;

  g_mutex_lock (&mutex);
  if (is_complete && !self->is_kept && find (self) == NULL)
    keep (self);
  g_mutex_unlock (&mutex);
  unref_column (self);
}

static gsize
find_block (const RecourseColumn *self, guint replicate, guint64 block)
{
  return (gsize)(replicate * self->n_blocks + block);
}

gboolean
recourse_column_has (const RecourseColumn *self, guint replicate, guint64 block)
{
  return self->is_filled[find_block (self, replicate, block)];
}

gboolean
recourse_column_read (const RecourseColumn *self, guint replicate, guint64 block, double *values)
{
  const gsize at = find_block (self, replicate, block);

  if (!self->is_filled[at])
    return FALSE;
  memcpy (values, self->values + at * RECOURSE_BLOCK, RECOURSE_BLOCK * sizeof (double));
  return TRUE;
}

void
recourse_column_write (RecourseColumn *self, guint replicate, guint64 block, const double *values)
{
  const gsize at = find_block (self, replicate, block);

  memcpy (self->values + at * RECOURSE_BLOCK, values, RECOURSE_BLOCK * sizeof (double));
  self->is_filled[at] = 1;
}
