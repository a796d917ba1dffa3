/* Pieces of JSON text that the scanner has found to be well formed: numbers, strings, places. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number at @text; infinite where no double can hold it. */
double recourse_json_number (const char *text, gsize length);

/* (transfer full): what the string at @text, quotes included, says */
char *recourse_json_decode (const char *text, gsize length);

/* Whether two strings, quotes included, say the same, however they are escaped. */
gboolean recourse_json_strings_equal (const char *a, gsize a_length, const char *b, gsize b_length);

/* Line and column, in characters from 1, of @at within @text, which is UTF-8 up to there. */
void recourse_json_place (const char *text, const char *at, guint32 *line, guint32 *column);

/* Appends @text as a JSON string. */
void recourse_json_append_string (GString *json, const char *text);

/* Appends the shortest decimal that reads back as the same finite double. */
void recourse_json_append_number (GString *json, double number);

/* Whether @text as it stands is a JSON number that a double can hold. */
gboolean recourse_json_is_number (const char *text);

G_END_DECLS
