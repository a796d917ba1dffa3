/* What faults are worded with: names in quotes that are safe to print, and "did you mean". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * recourse_quote:
 *
 * Returns: (transfer full): @text in double quotes, shortened, with control characters and those that
 *    turn the direction of writing spelt out, so that a stranger's name can be shown on one line
 */
char *recourse_quote (const char *text);

/**
 * recourse_word_distance:
 *
 * Edit distance in which a swap of neighbours counts once (optimal string alignment, Damerau 1964).
 * Words are compared by their first 64 bytes.
 */
guint recourse_word_distance (const char *a, const char *b);

/**
 * recourse_word_nearest:
 * @words: (array length=n_words)
 *
 * Returns: (transfer none) (nullable): the word at the least distance, the first on a tie; %NULL where
 *    there are none
 */
const char *recourse_word_nearest (const char *word, const char *const *words, guint n_words);

/**
 * recourse_word_is_near:
 *
 * Returns: whether @b may well be what somebody meant who wrote @a
 */
gboolean recourse_word_is_near (const char *a, const char *b);

G_END_DECLS
