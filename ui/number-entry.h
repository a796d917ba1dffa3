/* An entry for the value of a lever or an assumption, in the words of its unit. */
#pragma once

#include "model/dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_NUMBER_ENTRY (recourse_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (RecourseNumberEntry, recourse_number_entry, RECOURSE, NUMBER_ENTRY, GtkWidget)

/* Emits `entered` (double) when another number was typed, on Enter or on leaving. */

/* @unit: (nullable): fractions and probabilities are shown and read as percentages */
void recourse_number_entry_set_up (RecourseNumberEntry *self, const char *label, const char *unit);

/* Shows @value, unless something else is being typed. */
void recourse_number_entry_set_value (RecourseNumberEntry *self, double value);

/* After `entered`: shows @value, which was taken, and says so in a toast where it is another than @entered. */
void recourse_number_entry_take (RecourseNumberEntry *self, double entered, double value);

G_END_DECLS
