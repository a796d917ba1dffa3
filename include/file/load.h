/* The bytes of a dossier from wherever they come, never more of them than a dossier may have. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A longer file is not read to its end; the reader says so as a fault. */
#define RECOURSE_MOST_BYTES (64 * 1024 * 1024)

/**
 * recourse_load_stream:
 *
 * Reads to the end, or one byte more than a dossier may have, whichever comes first.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GBytes *recourse_load_stream (GInputStream *stream, GCancellable *cancellable, GError **error);

/* As recourse_load_stream(), with the name of the file in the error. */
GBytes *recourse_load_file (GFile *file, GCancellable *cancellable, GError **error);

/* The same for whoever cannot wait: a pipe or a device, which might never end or even begin, is an error. */
GBytes *recourse_load_regular_file (GFile *file, GCancellable *cancellable, GError **error);

/* (transfer full) (nullable): of a file of our own, which may be longer than a dossier: all of it, or %NULL */
GBytes *recourse_load_own_file (const char *path);

/**
 * recourse_digest:
 *
 * Returns: (transfer full): "sha256:" and the digest of @bytes in hexadecimal
 */
char *recourse_digest (GBytes *bytes);

G_END_DECLS
