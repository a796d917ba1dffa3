/* What an outline is made of, for the files that build it, fold it and look things up in it. */
#pragma once

#include "charts/tree-outline.h"

struct _RecourseOutline
{
  RecourseDossier *dossier;
  guint path_index;
  RecoursePath *path;       /* NULL where there is no path of that index */
  RecourseResults *results; /* NULL where there are none that fit */
  GArray *nodes;            /* RecourseOutlineNode, in preorder */
  GPtrArray *haystack;      /* what is searched, one text a node; NULL until somebody searches */
};
