/* Names from a dossier in sentences of the program: one may run from right to left, the other from left
 * to right, and neither may pull the words of the other out of order (Unicode Annex 9). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * recourse_text_isolate:
 * @name: as the dossier has it
 * @is_rtl: whether the sentence runs from right to left
 *
 * Returns: (nullable) (transfer full): @name between signs that keep its direction to itself; %NULL where
 *    it has no letter that runs the other way and can stand as it is
 */
char *recourse_text_isolate (const char *name, gboolean is_rtl);

/* Whether the first letter of @text that has a direction runs from right to left. */
gboolean recourse_text_runs_left (const char *text);

/**
 * recourse_text_bare:
 *
 * Returns: (nullable) (transfer full): the name inside @text where @text is one isolated name and nothing
 *    else, so that it needs no signs; otherwise %NULL
 */
char *recourse_text_bare (const char *text);

/**
 * recourse_text_mend_lines:
 * @lines: (inout): the lines that a text was broken into
 *
 * Makes each line run as the first one does and closes on it what it isolates, for lines are drawn one by
 * one and each would choose its direction anew.
 */
void recourse_text_mend_lines (char **lines);

G_END_DECLS
