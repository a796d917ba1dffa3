/* Dates of a dossier in words; as points on an axis they are drawing/calendar.h's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2026", "first quarter of 2026", "March 2026", "18 March 2026".  (transfer full) */
char *chart_date_in_words (const char *date);

G_END_DECLS
