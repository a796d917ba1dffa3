/* What is known about what is selected, in words and figures and without a widget: the inspector lays it out, and
 * gathers it anew whenever something changed. */
#pragma once

#include "ui/inspector/subject.h"

G_BEGIN_DECLS

/**
 * RecourseFactKind:
 * @RECOURSE_FACT_FIGURE: a name and what it comes to
 * @RECOURSE_FACT_BAR: the same, drawn as a bar from zero as well
 * @RECOURSE_FACT_RECORD: something that leads on, and what it is in a few words
 * @RECOURSE_FACT_FORMULA: a formula, to be set in equal widths
 * @RECOURSE_FACT_TEXT: a sentence or more
 * @RECOURSE_FACT_LINK: leads to a page of the web
 * @RECOURSE_FACT_CLAIM: a claim of a conflict, which can be adopted
 */
typedef enum
{
  RECOURSE_FACT_FIGURE,
  RECOURSE_FACT_BAR,
  RECOURSE_FACT_RECORD,
  RECOURSE_FACT_FORMULA,
  RECOURSE_FACT_TEXT,
  RECOURSE_FACT_LINK,
  RECOURSE_FACT_CLAIM,
} RecourseFactKind;

/**
 * RecourseFact:
 * @label: what it is called
 * @value: (nullable): what it comes to, or says
 * @amount: length of the bar, in the unit of its section
 * @target: (nullable): what to select for more; of claims the id of the claim
 * @url: (nullable): of links
 * @conflict: (nullable): of claims: id of the conflict
 * @is_on: of claims: whether it is adopted now
 */
typedef struct
{
  RecourseFactKind kind;
  char *label;
  char *value;
  double amount;
  char *target;
  char *url;
  char *conflict;
  gboolean is_on;
} RecourseFact;

typedef struct
{
  char *title;
  char *note; /* below the title, or NULL */
  GPtrArray *facts;
} RecourseFactSection;

/**
 * RecourseFacts:
 * @kind: what it is: "Assumption"
 * @title: what it is called
 * @figure: (nullable): its number, large
 * @note: (nullable): one sentence
 * @driver: (nullable): id of the assumption whose distribution can be changed
 */
typedef struct
{
  char *kind;
  char *title;
  char *figure;
  char *note;
  char *driver;
  GPtrArray *sections;
} RecourseFacts;

/* (transfer full) (nullable): %NULL where @target leads nowhere */
RecourseFacts *recourse_facts_new (RecourseDocument *document, const char *target);
void recourse_facts_free (RecourseFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseFacts, recourse_facts_free)

/* Whether both have the same rows in the same order, whatever they come to. */
gboolean recourse_facts_same_form (const RecourseFacts *a, const RecourseFacts *b);

G_END_DECLS
