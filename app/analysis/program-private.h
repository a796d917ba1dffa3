/* What a compiled program holds.  Internal to the room. */
#pragma once

#include "analysis/copula.h"
#include "analysis/distribution.h"
#include "analysis/program.h"
#include "graph.h"

typedef enum
{
  RECOURSE_TREE_DECISION,
  RECOURSE_TREE_CHANCE,
  RECOURSE_TREE_OUTCOME,
} RecourseTreeKind;

/* An option that is available, or a branch. */
typedef struct
{
  char *id;       /* or its position, as text */
  guint position; /* among all options or branches of the dossier, available or not */
  guint32 child;  /* index of a node of the tree */
  guint32 weight; /* graph node: probability of a branch; of an option 1 where available */
} RecourseTreeEdge;

/* Nodes stand in the order of the dossier, parents before children. */
typedef struct
{
  RecourseTreeKind kind;
  guint32 parent; /* G_MAXUINT32 at the root */
  guint32 edge;   /* from it to this one */
  guint32 first_edge, n_edges;
  guint32 owner;   /* decisions: stakeholder */
  guint32 outcome; /* outcomes: index among the outcomes of the tree */
  guint32
      total; /* chance nodes: graph node of the sum of the stated probabilities; RECOURSE_NO_NODE with a rest */
  char *id; /* or the position where the dossier gives none */
  char *label;
} RecourseTreeNode;

typedef struct
{
  char *id;
  char *label;
  GArray *nodes; /* RecourseTreeNode */
  GArray *edges; /* RecourseTreeEdge */
  guint32 n_outcomes;
  guint32 n_decisions;
  guint32 *outcomes; /* node of each outcome */
  guint32 *payoffs;  /* [outcome][stakeholder] → graph node */
  guint32 *parts; /* [outcome][stakeholder][slot] → graph node of the amount before its profile */
} RecourseTree;

typedef struct
{
  char *id;
  char *label;
  RecourseVariate *variate;
} RecourseProgramDriver;

struct _RecourseProgram
{
  gatomicrefcount ref_count;

  RecourseGraph *graph;
  guint n_drivers;
  RecourseProgramDriver *drivers;
  RecourseCopula *copula; /* or NULL: independent */

  guint n_stakeholders; /* with outcomes */
  char **stakeholders;  /* ids */
  char **names;         /* labels */
  guint *positions;
  double *risk_tolerances; /* NaN: none */

  guint n_paths;
  RecourseTree *trees;

  /* Profiles: slot 0 is what counts in full in the base year. */
  guint n_slots;
  guint n_years;
  int first_year;
  guint32 *year_factors; /* [slot][year] → graph node of weight × discount */
  guint32 *factors;      /* [slot] → graph node of their sum */

  GHashTable *values; /* id of lever or constant → double * in force */
};

/**
 * recourse_program_compile_open:
 * @open_lever: (nullable): id of a lever that is not given its value but stays an input of the graph, the one
 *    after the drivers
 *
 * Like recourse_program_compile().  Such a program is for bargaining only: running it needs a value for the lever.
 */
RecourseProgram *recourse_program_compile_open (RecourseDossier *dossier,
                                                const RecourseChoices *choices,
                                                const char *open_lever,
                                                RecourseFaults *faults);

/* Whether so many bytes could be had now: asked before what a dossier makes large is allocated piece by piece. */
gboolean recourse_has_memory (gsize n_bytes);

#define RECOURSE_TREE_NODE(tree, i) (&g_array_index ((tree)->nodes, RecourseTreeNode, (i)))
#define RECOURSE_TREE_EDGE(tree, i) (&g_array_index ((tree)->edges, RecourseTreeEdge, (i)))

static inline guint32
recourse_tree_payoff (const RecourseProgram *program,
                      const RecourseTree *tree,
                      guint32 outcome,
                      guint stakeholder)
{
  return tree->payoffs[outcome * program->n_stakeholders + stakeholder];
}

static inline guint32
recourse_tree_part (const RecourseProgram *program,
                    const RecourseTree *tree,
                    guint32 outcome,
                    guint stakeholder,
                    guint slot)
{
  return tree
      ->parts[((gsize)outcome * program->n_stakeholders + stakeholder) * program->n_slots + slot];
}

/* How far a probability may stray from 0–1, and their sum from 1. */
#define RECOURSE_PROBABILITY_TOLERANCE 1e-9

/* Two values tie if they differ by no more than this part of the largest magnitude compared. */
#define RECOURSE_TIE_TOLERANCE 1e-12
