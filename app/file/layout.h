/* JSON laid out as a person would: what fits on a line stands on one.  Each object or list is first tried on one
 * line; the attempt ends as soon as the line is full, so the time stays linear in the length of the text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *out;
  gboolean is_row; /* all on one line, given up beyond @most */
  gsize most;
  guint indent;
  gboolean is_first; /* nothing stands in the innermost object or list yet */
} RecourseLayout;

/* Writes the items of an object or list; may leave early once recourse_layout_is_full(). */
typedef void (*RecourseLayoutFill) (RecourseLayout *self, gpointer thing, gconstpointer aspect);

gboolean recourse_layout_is_full (const RecourseLayout *self);

/* Before each item of a list, or each member of an object with its @key. */
void recourse_layout_item (RecourseLayout *self);
void recourse_layout_member (RecourseLayout *self, const char *key);

/* @brackets: "{}" or "[]".  The first always breaks lines, the second where it must. */
void recourse_layout_enclose (RecourseLayout *self,
                              const char *brackets,
                              RecourseLayoutFill fill,
                              gpointer thing,
                              gconstpointer aspect);
void recourse_layout_wrap (RecourseLayout *self,
                           const char *brackets,
                           RecourseLayoutFill fill,
                           gpointer thing,
                           gconstpointer aspect);

G_END_DECLS
