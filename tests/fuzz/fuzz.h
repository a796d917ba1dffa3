/* What every fuzz target defines: one input, tried in full.  A target must leave nothing behind, so that a
 * million of them fit into one process. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
