/* Small pieces of XML: numbers without locale, escaped text, ids. */
#pragma once

#include "drawing/theme.h"

#include <glib.h>

G_BEGIN_DECLS

/* @hex takes "#rrggbb" and its end. */
void recourse_color_to_hex (RecourseColor color, char hex[8]);

/* The shortest form with at most two decimals: far below a pixel, and no noise of rounding. */
void recourse_append_coordinate (GString *text, double value);

/* ` name="value"` */
void recourse_xml_append_number (GString *xml, const char *name, double value);

/* @command and @n numbers; without a command they are those of ` viewBox="…"`. */
void recourse_xml_append_numbers (GString *xml, char command, guint n, ...);

/* Escaped; characters that XML cannot hold are left out. */
void recourse_xml_append_text (GString *xml, const char *text);

/* `<name id="id">text</name>` and a line feed; nothing where there is no text. */
void recourse_xml_append_element (GString *xml, const char *name, const char *id, const char *text);

/* (transfer full): @name as an id of XML that is not in @ids yet; it is added. */
char *recourse_xml_unique_id (GHashTable *ids, const char *name);

G_END_DECLS
