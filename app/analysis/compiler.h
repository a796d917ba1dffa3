/* The state of one compilation, shared by the files that carry it out.  Internal to the room. */
#pragma once

#include "program-private.h"

typedef enum
{
  RECOURSE_SYMBOL_CONSTANT,
  RECOURSE_SYMBOL_LEVER,
  RECOURSE_SYMBOL_DRIVER,
  RECOURSE_SYMBOL_VARIABLE,
  RECOURSE_SYMBOL_PARAMETER,
} RecourseSymbolKind;

typedef enum
{
  RECOURSE_SYMBOL_NEW,
  RECOURSE_SYMBOL_OPEN, /* being resolved: to meet it again is a cycle */
  RECOURSE_SYMBOL_DONE,
} RecourseSymbolState;

/* Something a formula can name. */
typedef struct
{
  RecourseSymbolKind kind;
  const char *id;           /* borrowed from the record */
  RecourseRecord *record;   /* borrowed */
  RecourseFormula *formula; /* variables and parameters; NULL where faulty */
  guint32 parameter;        /* index among the parameters */
  guint32 place; /* of its formula in the graph, or RECOURSE_NO_NODE before the first use */
  guint32 node;  /* all but parameters: its value, or RECOURSE_NO_NODE */
  RecourseSymbolState state;
} RecourseSymbol;

/* A formula that an outcome sets, with its place. */
typedef struct
{
  RecourseFormula *formula;
  RecourseRecord *record;
  char *key;
  guint32 place;
} RecourseOverride;

/* What parameters mean at one outcome. */
typedef struct
{
  RecourseOverride **overrides; /* for each parameter, or NULL: as the dossier says */
  guint32 *nodes;               /* for each parameter */
  guint8 *states;               /* RecourseSymbolState for each parameter */
  const char *outcome;          /* its id, for messages; NULL: no outcome in particular */
} RecourseBinding;

/* A symbol that is being resolved. */
typedef struct
{
  guint symbol;
  gsize next; /* name of its formula to look at */
} RecourseFrame;

typedef struct
{
  RecourseDossier *dossier;       /* borrowed */
  const RecourseChoices *choices; /* borrowed */
  const char *open_lever;         /* borrowed: id of the lever that stays an input; NULL: none */
  RecourseFaults *faults;         /* borrowed */
  RecourseProgram *program;       /* borrowed */
  RecourseGraph *graph;           /* borrowed */
  GHashTable *symbols;            /* id → index + 1 */
  GArray *symbol_list;            /* RecourseSymbol */
  guint n_parameters;
  RecourseBinding binding; /* the default one: no outcome sets anything */
  GArray *stack;           /* RecourseFrame */
  GArray *operands;        /* of building a formula */
  const char *position;    /* borrowed: of the outcome being priced, for messages; NULL: none */
} RecourseCompiler;

typedef enum
{
  RECOURSE_SCOPE_FIXED,     /* constants and levers */
  RECOURSE_SCOPE_GENERAL,   /* and drivers, variables */
  RECOURSE_SCOPE_PARAMETER, /* and parameters */
} RecourseScope;

/* values.c: what is in force */
void recourse_compiler_add_values (RecourseCompiler *self);
void recourse_compiler_check_settings (RecourseCompiler *self);

/* scope.c: names and formulas */
RecourseSymbol *recourse_compiler_find (RecourseCompiler *self, const char *id);
RecourseSymbol *recourse_compiler_add_symbol (RecourseCompiler *self,
                                              RecourseSymbolKind kind,
                                              RecourseRecord *record,
                                              guint32 node);
RecourseFormula *recourse_compiler_parse (RecourseCompiler *self,
                                          const char *text,
                                          gpointer record,
                                          const char *key,
                                          RecourseScope scope);
void recourse_compiler_add_formulas (RecourseCompiler *self);
void recourse_compiler_resolve_all (RecourseCompiler *self);
void recourse_compiler_resolve_overrides (RecourseCompiler *self, RecourseBinding *binding);
void recourse_binding_init (RecourseBinding *self, guint n_parameters);
void recourse_binding_clear (RecourseBinding *self);
char *recourse_compiler_describe (RecourseCompiler *self, gpointer record, const char *key);

/**
 * recourse_compiler_build:
 * @formula: (nullable): %NULL where it was faulty
 * @place: (inout) (nullable): the formula's place in the graph, made where it is still RECOURSE_NO_NODE
 *
 * Returns: the value of @formula as a node of the graph, or RECOURSE_NO_NODE where it or what it names is faulty
 */
guint32 recourse_compiler_build (RecourseCompiler *self,
                                 RecourseBinding *binding,
                                 const RecourseFormula *formula,
                                 gpointer record,
                                 const char *key,
                                 guint32 *place);

/* payoff.c: money of an outcome */
typedef struct _RecoursePricer RecoursePricer;
RecoursePricer *recourse_pricer_new (RecourseCompiler *compiler);
void recourse_pricer_free (RecoursePricer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecoursePricer, recourse_pricer_free)
void recourse_pricer_price (RecoursePricer *self,
                            RecourseNode *outcome,
                            guint32 *payoffs,
                            guint32 *parts);

/* tree.c: paths */
void recourse_compiler_add_trees (RecourseCompiler *self, RecoursePricer *pricer);
