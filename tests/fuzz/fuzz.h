/* What every fuzz target defines: one input, tried in full.  A target must leave nothing behind, so that a
 * million of them fit into one process. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whether this input goes all the way to charts: one in @every, since that takes a hundred times as long, and each that
 * is a seed or a past crash. */
gboolean fuzz_has_turn (const guint8 *data, gsize size, guint every);
extern gboolean fuzz_is_seed;
