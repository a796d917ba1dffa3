/* What `recourse analyze` reports, before it is written in one of its forms. */
#pragma once

#include "analyze-questions.h"
#include "json-text.h"

#include "analysis/results.h"
#include "model/dossier.h"

G_BEGIN_DECLS

/* All borrowed. */
typedef struct
{
  RecourseDossier *dossier;
  const char *digest;
  const RecourseResults *results;
  const RecourseAnswers *answers;
} RecourseReport;

/* (transfer full): the report, complete with its last newline; the same bytes in any locale */
char *recourse_report_to_json (const RecourseReport *report);
char *recourse_report_to_csv (const RecourseReport *report);
char *recourse_report_to_text (const RecourseReport *report);

/* What the answers to questions add to the forms. */
void recourse_report_add_answers_json (const RecourseReport *report, RecourseJsonText *json);
void recourse_report_add_answers_csv (const RecourseReport *report, GString *csv);
void recourse_report_add_answers_text (const RecourseReport *report, GString *text);

/* One row of the long table; a part that does not apply is NULL, a number that does not exist NaN. */
typedef struct
{
  const char *table, *path, *stakeholder, *item;
} RecourseCsvRow;

void recourse_csv_append (GString *csv, RecourseCsvRow row, const char *measure, double value);

/* (transfer full): @value with the digits that suit figures of @magnitude */
char *recourse_report_amount (double value, double magnitude);
void recourse_report_append_heading (GString *text, const char *heading);

#define RECOURSE_REPORT_WIDTH 92
#define RECOURSE_REPORT_INDENT 2

/* (nullable): the dossier's record of a stakeholder with outcomes */
RecourseStakeholder *recourse_report_stakeholder (const RecourseReport *report, guint index);

G_END_DECLS
