/* Every place of a dossier's JSON where an id is named: references, formulas, names of settings, trees. */
#pragma once

#include "file/json.h"
#include "shape.h"

G_BEGIN_DECLS

/* What a formula can name. */
#define RECOURSE_FORMULA_LISTS "constants levers drivers variables parameters"
/* The `of` of what names a node of a path. */
#define RECOURSE_NODES "nodes"

/**
 * RecourseMentionSite:
 * @value: where the id stands: a string that is the id or, with @is_formula, a formula; with @is_name its key is
 * @of: the lists meant, separated by spaces
 * @path: (nullable): the path of the dossier within which it stands, or which a node's name belongs to
 * @needed: whether its record makes no sense without it
 * @place: JSON pointer to it
 *
 * One place that may name an id.
 */
typedef struct
{
  RecourseJson *value;
  gboolean is_formula;
  gboolean is_name;
  const char *of;
  const char *path;
  gboolean is_needed;
  const char *place;
} RecourseMentionSite;

/* Returns: whether to drop what names it: a reference, a name with its value, or the link that is nothing else. */
typedef gboolean (*RecourseMentionFunc) (const RecourseMentionSite *site, gpointer user_data);

void recourse_mentions_visit (RecourseJson *dossier, RecourseMentionFunc func, gpointer user_data);

/* Whether @lists, separated by spaces, hold @list. */
gboolean recourse_mentions_of (const char *lists, const char *list);

G_END_DECLS
