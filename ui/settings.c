/* What the window remembers.  GSettings aborts where a schema is missing, as in a folder that was only built; so the
 * schema is looked for first, and a table in memory takes its place. */
#include "config.h"

#include "ui/settings.h"

typedef struct
{
  GSettings *settings;     /* or NULL */
  GSettingsSchema *schema; /* or NULL */
  GHashTable *memory;      /* where there is no schema */
} Store;

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  return source != NULL ? g_settings_schema_source_lookup (source, RECOURSE_APP_ID, TRUE) : NULL;
}

static Store *
get_store (void)
{
  static Store store;
  static gsize is_open;

  if (g_once_init_enter (&is_open))
    {
      store.schema = find_schema ();
      if (store.schema != NULL)
        store.settings = g_settings_new_full (store.schema, NULL, NULL);
      store.memory =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);
      g_once_init_leave (&is_open, 1);
    }
  return &store;
}

/* A schema of another version may not know the key. */
static gboolean
is_stored (Store *store, const char *key)
{
  return store->schema != NULL && g_settings_schema_has_key (store->schema, key);
}

GVariant *
recourse_settings_read (const char *key)
{
  Store *store = get_store ();
  GVariant *value = NULL;

  if (is_stored (store, key))
    return g_settings_get_value (store->settings, key);
  value = g_hash_table_lookup (store->memory, key);
  return value != NULL ? g_variant_ref (value) : NULL;
}

static gboolean
fits (Store *store, const char *key, GVariant *value)
{
  g_autoptr (GSettingsSchemaKey) schema_key = g_settings_schema_get_key (store->schema, key);

  return g_variant_is_of_type (value, g_settings_schema_key_get_value_type (schema_key))
         && g_settings_schema_key_range_check (schema_key, value);
}

void
recourse_settings_write (const char *key, GVariant *value)
{
  Store *store = get_store ();
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (!is_stored (store, key))
    g_hash_table_replace (store->memory, g_strdup (key), g_variant_ref (owned));
  else if (fits (store, key, owned))
    g_settings_set_value (store->settings, key, owned);
}

gboolean
recourse_settings_read_flag (const char *key, gboolean fallback)
{
  g_autoptr (GVariant) value = recourse_settings_read (key);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
             ? g_variant_get_boolean (value)
             : fallback;
}

int
recourse_settings_read_number (const char *key, int fallback)
{
  g_autoptr (GVariant) value = recourse_settings_read (key);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT32)
             ? g_variant_get_int32 (value)
             : fallback;
}

char *
recourse_settings_read_text (const char *key)
{
  g_autoptr (GVariant) value = recourse_settings_read (key);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_dup_string (value, NULL)
             : g_strdup ("");
}
