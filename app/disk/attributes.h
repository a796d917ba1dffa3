/* What a new file takes over from the one it replaces. */
#pragma once

#include <sys/stat.h>

/* Gives the open file owner, extended attributes and mode of the file at @path, whose status is @old.  What the system
 * does not allow is left out.  Returns 0, or errno of what else went wrong. */
int recourse_attributes_copy (int fd, const char *path, const struct stat *old);
