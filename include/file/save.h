/* The bytes of a dossier to wherever they go. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * recourse_save_file:
 * @expected: (nullable): the digest that the file must have to be replaced; one that is not there may always be written
 *
 * Writes atomically and durably, see recourse_replace_file(); a file of another machine as well as GIO can.  Blocks.
 */
gboolean recourse_save_file (
    GFile *file, GBytes *bytes, const char *expected, GCancellable *cancellable, GError **error);

G_END_DECLS
