/* The view of a path's tree: drawn, folded, searched and edited. */
#pragma once

#include "ui/view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_TREE_VIEW (recourse_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseTreeView, recourse_tree_view, RECOURSE, TREE_VIEW, AdwBin)

GtkWidget *recourse_tree_view_new (void);

G_END_DECLS
