/* A path out of the dispute and the tree of how it may go. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_NODE (recourse_node_get_type ())
RECOURSE_DECLARE_RECORD (Node, node, NODE)

struct _RecourseNode
{
  RecourseRecord parent_instance;

  char *kind;           /* decision, chance or outcome */
  char *owner;          /* decisions: a stakeholder */
  GListStore *options;  /* decisions: RecourseBranch */
  GListStore *branches; /* chance nodes: RecourseBranch */
  GListStore *set;      /* outcomes: RecourseAssignment, parameter → formula */
  GListStore *payoffs;  /* outcomes: RecourseAssignment, stakeholder → formula */
  char *note;
};

#define RECOURSE_TYPE_BRANCH (recourse_branch_get_type ())
RECOURSE_DECLARE_RECORD (Branch, branch, BRANCH)

/* An option of a decision or a branch of a chance node, and where it leads. */
struct _RecourseBranch
{
  RecourseRecord parent_instance;

  char *available;    /* options: formula over constants and levers; NULL: always */
  char *probability;  /* branches: formula, or "rest" */
  RecourseNode *node; /* never NULL in a dossier that passed the reader */
};

#define RECOURSE_TYPE_PATH (recourse_path_get_type ())
RECOURSE_DECLARE_RECORD (Path, path, PATH)

struct _RecoursePath
{
  RecourseRecord parent_instance;

  char *description;
  GStrv levers;
  RecourseNode *tree;
  GStrv claims;
};

G_END_DECLS
