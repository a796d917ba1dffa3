/* What the two halves of the form share: tree-form.c opens it and takes over what was typed, tree-form-fields.c
 * makes its lines. */
#pragma once

#include "ui/tree/tree-field.h"
#include "ui/tree/tree-form.h"

struct _RecourseTreeForm
{
  GtkPopover parent_instance;

  RecourseDocument *document;
  char *title; /* what the node is called, for undo */
  char *subject;
  GtkBox *box;
  GtkLabel *reason;
  GtkWidget *apply;
  GPtrArray *fields; /* RecourseTreeField, borrowed */
  GtkWidget *first;  /* the field to begin with */
  gboolean is_dropped;

  /* The chance of the branch, where there is one. */
  RecourseTreeField *chance;
  RecourseNode *chance_node; /* the parent; kept */
  char *chance_place;        /* of the parent */
  guint position;
  double others; /* sum of the other branches, at means */
  gboolean others_have_rest;
  char *rest_label;
  GtkLabel *sum;
  GtkWidget *take_rest;
  GtkWidget *scale;

  /* Parameters of an outcome that it could set as well. */
  char *outcome_place;
  GtkWidget *more;
  GtkBox *more_box;
  GPtrArray *more_ids; /* utf8 */

  RecourseTreeNameFunc name_func;
  gpointer name_data;
};

RecourseTreeField *tree_form_add_field (RecourseTreeForm *self, GtkBox *box, GtkWidget *field);

/* The lines of what leads to a node, and of the node; the one that @part names is the first to be edited. */
void tree_form_add_branch (RecourseTreeForm *self,
                           const RecourseOutline *outline,
                           guint index,
                           const char *part);
void tree_form_add_node (RecourseTreeForm *self,
                         const RecourseOutline *outline,
                         guint index,
                         const char *part);

/* Something was typed. */
void tree_form_on_changed (RecourseTreeForm *self);
/* What the branches come to together, and what can be done about it. */
void tree_form_update_sum (RecourseTreeForm *self);
void tree_form_on_take_rest (RecourseTreeForm *self);
