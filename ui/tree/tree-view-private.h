/* What the parts of the view share: tree-view.c shows the tree, tree-view-actions.c folds, zooms and finds,
 * tree-view-edit.c changes what the dossier says. */
#pragma once

#include "charts/tree-outline.h"
#include "ui/tree/tree-canvas.h"
#include "ui/tree/tree-view.h"

struct _RecourseTreeView
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkMenuButton *path_button;
  GtkLabel *path_label;
  GtkWidget *edit_tools;
  GtkWidget *separator;
  GtkWidget *zoom_tools;
  GtkButton *zoom_button;
  GtkMenuButton *node_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *search_count;
  RecourseTreeCanvas *canvas;
  GtkLabel *status;
  GtkWidget *menu; /* of the node that was asked for */
  GMenuModel *node_menu;
  GtkWidget *form; /* RecourseTreeForm that is open, or NULL */

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GSimpleActionGroup *actions;
  char *path; /* id of the path chosen here; NULL: the one that leads */
  RecourseOutline *outline;
  GHashTable *
      outlines; /* path id → the outline shown last, for what is folded; the present one left out */
  GHashTable *selected; /* path id → key of the selected node */
  char *wanted;         /* key of the node to be selected once the dossier is shown anew, or NULL */
  char *wanted_part;    /* to be edited then, or NULL */
  guint update_idle;
  guint form_idle;
  gboolean is_narrow;
  guint narrow_idle;
  GArray *hits;    /* guint: nodes found */
  AdwToast *toast; /* with Undo, or NULL */
};

/* Shows the outline as it is now; @index: selected from now on. */
void tree_view_show (RecourseTreeView *self, guint index);
/* Opens what is in front of @index and selects it. */
void tree_view_reveal (RecourseTreeView *self, guint index);
/* What is shown may have changed. */
void tree_view_invalidate (RecourseTreeView *self);
void tree_view_update_actions (RecourseTreeView *self);
void tree_view_update_status (RecourseTreeView *self);
void tree_view_add_actions (RecourseTreeView *self);
/* The key of the path that is shown. */
guint tree_view_get_path_index (RecourseTreeView *self);
void tree_view_choose_path (RecourseTreeView *self, const char *id);

/* Searching */
void tree_view_search (RecourseTreeView *self);
void tree_view_find (RecourseTreeView *self, int step);

/* Editing */
extern const GActionEntry tree_view_edit_entries[];
extern const guint tree_view_n_edit_entries;
void tree_view_update_edit_actions (RecourseTreeView *self, guint index);
void tree_view_open_form (RecourseTreeView *self, const char *part);
void tree_view_set_enabled (RecourseTreeView *self, const char *name, gboolean is_enabled);
void tree_view_say (RecourseTreeView *self, const char *text, gboolean can_undo);
