/* The sizes of pictures that have a name.  One of twice the pixels is the same picture, sharper: not one with twice the
 * room. */
#include "config.h"

#include "briefing/size.h"

#include <glib/gi18n-lib.h>

static const RecourseSize sizes[] = {
  { "hd", N_ ("16∶9 HD"), 1920, 1080, 1 },        { "4k", N_ ("16∶9 4K"), 1920, 1080, 2 },
  { "4:3", N_ ("4∶3"), 1600, 1200, 1 },           { "square", N_ ("Square"), 1440, 1440, 1 },
  { "portrait", N_ ("Portrait"), 1200, 1600, 1 },
};

const RecourseSize *
recourse_sizes (guint *n_sizes)
{
  if (n_sizes != NULL)
    *n_sizes = G_N_ELEMENTS (sizes);
  return sizes;
}

const RecourseSize *
recourse_size_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_strcmp0 (sizes[i].name, name) == 0)
      return &sizes[i];
  return NULL;
}
