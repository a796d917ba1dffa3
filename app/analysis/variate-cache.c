/* A table from statement to distribution, shared by all compilations.  Distributions are immutable, so it does not
 * matter who holds them. */
#include "variate-cache.h"

/* Enough for several dossiers; then it starts afresh. */
#define MOST_KEPT 1024

static GMutex mutex;
static GHashTable *cache; /* GBytes → RecourseVariate */

static void
append (GByteArray *key, const double *numbers, gsize n)
{
  g_byte_array_append (key, (const guint8 *)&n, sizeof n);
  if (n > 0)
    g_byte_array_append (key, (const guint8 *)numbers, (guint)(n * sizeof *numbers));
}

/* All that the statement says, as bytes. */
static GBytes *
make_key (const RecourseVariateSpec *spec)
{
  GByteArray *key = g_byte_array_new ();
  const double numbers[] = { (double)spec->kind, spec->p10,   spec->p50,  spec->p90,  spec->lower,
                             spec->upper,        spec->mean,  spec->sd,   spec->low,  spec->mode,
                             spec->high,         spec->alpha, spec->beta, spec->value };

  append (key, numbers, G_N_ELEMENTS (numbers));
  append (key, spec->values, spec->n_values);
  append (key, spec->probabilities, spec->n_probabilities);
  append (key, spec->samples, spec->n_samples);
  return g_byte_array_free_to_bytes (key);
}

static RecourseVariate *
look_up (GBytes *key)
{
  RecourseVariate *found = NULL;

  g_mutex_lock (&mutex);
  if (cache != NULL)
    found = g_hash_table_lookup (cache, key);
  if (found != NULL)
    recourse_variate_ref (found);
  g_mutex_unlock (&mutex);
  return found;
}

static void
keep (GBytes *key, RecourseVariate *variate)
{
  g_mutex_lock (&mutex);
  if (cache == NULL)
    cache = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                   (GDestroyNotify)recourse_variate_unref);
  if (g_hash_table_size (cache) >= MOST_KEPT)
    g_hash_table_remove_all (cache);
  g_hash_table_replace (cache, g_bytes_ref (key), recourse_variate_ref (variate));
  g_mutex_unlock (&mutex);
}

/* Passes faults on and notes that there was one. */
typedef struct
{
  RecourseVariateFaultFunc report;
  gpointer user_data;
  gboolean has_reported;
} Relay;

static void
relay (const char *key, gboolean is_warning, const char *message, gpointer user_data)
{
  Relay *self = user_data;

  self->has_reported = TRUE;
  self->report (key, is_warning, message, self->user_data);
}

RecourseVariate *
recourse_variate_cache_get (const RecourseVariateSpec *spec,
                            RecourseVariateFaultFunc report,
                            gpointer user_data)
{
  g_autoptr (GBytes) key = make_key (spec);
  RecourseVariate *variate = look_up (key);
  Relay self = { report, user_data, FALSE };

  if (variate != NULL)
    return variate;
  if (!recourse_variate_spec_check (spec, relay, &self))
    return NULL;
  variate = recourse_variate_new (spec);
  if (variate != NULL && !self.has_reported)
    keep (key, variate);
  return variate;
}
