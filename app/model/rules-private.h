/* What the files of rules share: the dossier under check, and how an id that leads nowhere is reported. */
#pragma once

#include "model/dossier.h"
#include "model/fault.h"

G_BEGIN_DECLS

typedef struct
{
  RecourseDossier *dossier;
  RecourseFaults *faults;
} RecourseRules;

/* Calls @function for each record of @list, which is borrowed. */
typedef void (*RecourseRuleFunc) (RecourseRules *self, gpointer record);

void recourse_rules_each (RecourseRules *self, GListStore *list, RecourseRuleFunc function);

/* (transfer none) (nullable): the dossier's list called @name */
GListStore *recourse_rules_list (RecourseRules *self, const char *name, gsize length);

/**
 * recourse_rules_check_reference:
 * @of: the lists meant, as in #RecourseField
 * @id: (nullable): the reference; %NULL passes
 *
 * Reports @id at @key of @record, with the nearest id, where none of the lists holds it.
 *
 * Returns: whether it leads somewhere
 */
gboolean recourse_rules_check_reference (
    RecourseRules *self, gpointer record, const char *key, const char *of, const char *id);

/* Reports that @id is none of @known (element-type utf8), which are @what, and names the nearest. */
void recourse_rules_report_unknown (RecourseRules *self,
                                    gpointer record,
                                    const char *key,
                                    const char *id,
                                    const char *what,
                                    GPtrArray *known);

/* Whether @date is of one of the four shapes, and the first and last day it may mean (yyyymmdd). */
gboolean recourse_rules_parse_date (const char *date, guint *first, guint *last);

void recourse_rules_check_ids (RecourseRules *self);
void recourse_rules_check_fields (RecourseRules *self);
void recourse_rules_check_entries (RecourseRules *self);
void recourse_rules_check_trees (RecourseRules *self);
void recourse_rules_check_choices (RecourseRules *self);

/* One record: dates and references, as its table of fields says. */
void recourse_rules_check_record (RecourseRules *self, gpointer record);

/* Reports an @id that is not [a-z][a-z0-9_]*; %NULL passes. */
void recourse_rules_check_id (RecourseRules *self, gpointer record);

G_END_DECLS
