/* What those who gather facts share. */
#pragma once

#include "ui/inspector/facts.h"

G_BEGIN_DECLS

/* Adds a section, which is taken out again where it remains empty.  @note: (nullable) */
RecourseFactSection *
recourse_facts_add_section (RecourseFacts *self, const char *title, const char *note);

/* @value: (transfer full) (nullable); @target: (transfer full) (nullable) */
RecourseFact *recourse_facts_add (RecourseFactSection *section,
                                  RecourseFactKind kind,
                                  const char *label,
                                  char *value,
                                  char *target);

/* Of what a path comes to for a stakeholder: figures, bridge of terms, assumptions that decide. */
void recourse_facts_of_outcome (RecourseFacts *self,
                                RecourseDocument *document,
                                const RecourseSubject *subject);
/* Of a term of the payoffs: what it adds on each path. */
void recourse_facts_of_term (RecourseFacts *self, RecourseDocument *document, RecourseRecord *term);
/* Of a node of a tree: how likely, worth what to whom. */
void recourse_facts_of_node (RecourseFacts *self,
                             RecourseDocument *document,
                             const RecourseSubject *subject);

/* A formula as it is written, with numbers in place of names, and what each name is.  @path: whose outcomes set the
 * parameters; %G_MAXUINT: they stand as they do where no outcome sets them */
void recourse_facts_add_formula (RecourseFacts *self,
                                 RecourseDocument *document,
                                 const char *title,
                                 const char *formula,
                                 guint path);

/* The claims that @record rests on, the sources behind them, the conflicts they are part of. */
void recourse_facts_add_evidence (RecourseFacts *self,
                                  RecourseDocument *document,
                                  RecourseRecord *record);
/* Every place where the id of @record is used. */
void
recourse_facts_add_uses (RecourseFacts *self, RecourseDocument *document, RecourseRecord *record);

G_END_DECLS
