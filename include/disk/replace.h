/* Putting bytes in the place of a file: whole or not at all, and for good. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * recourse_replace_file:
 * @path: of a file that need not exist; where it is a symbolic link, what it leads to is replaced
 * @expected: (nullable): the digest, as of recourse_disk_digest(), that the file must have to be replaced; a file
 *    that is not there may always be written
 *
 * Writes @bytes aside in the same folder, brings them to disk, renames over the file and brings the folder to disk.
 * The file keeps its mode, its extended attributes and, as far as the system allows, its owner.  Blocks: for workers.
 * Whatever fails, the file is the whole old or the whole new one; it is the new one already where only the folder
 * could not be brought to disk.
 *
 * Errors are of %G_IO_ERROR: %G_IO_ERROR_WRONG_ETAG where the file differs from @expected, %G_IO_ERROR_READ_ONLY where
 * file or folder may not be written to, %G_IO_ERROR_NO_SPACE, %G_IO_ERROR_NOT_REGULAR_FILE and others.
 */
gboolean
recourse_replace_file (const char *path, GBytes *bytes, const char *expected, GError **error);

/* (transfer full): "sha256:" and the digest in hexadecimal */
char *recourse_disk_digest (GBytes *bytes);

G_END_DECLS
