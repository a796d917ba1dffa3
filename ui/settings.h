/* What the window remembers from one day to the next.  Where the schema is not installed it remembers until the program
 * ends; nothing else changes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * recourse_settings_read:
 * @key: of resources/io.github.recourse.Recourse.gschema.xml
 *
 * Returns: (transfer full) (nullable): its value; %NULL where it was never written and there is no schema that has a
 *    default
 */
GVariant *recourse_settings_read (const char *key);

/* @value: floating or not; of the type that the schema has, and in its range, else nothing is written */
void recourse_settings_write (const char *key, GVariant *value);

/* The same for simple types; @fallback is for where there is no value. */
gboolean recourse_settings_read_flag (const char *key, gboolean fallback);
int recourse_settings_read_number (const char *key, int fallback);
/* (transfer full): "" where there is none */
char *recourse_settings_read_text (const char *key);

G_END_DECLS
