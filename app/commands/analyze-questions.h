/* What `recourse analyze` is asked beyond the simulation: options parsed against the dossier, then answered. */
#pragma once

#include "analysis/bargain.h"
#include "analysis/information.h"
#include "analysis/program.h"
#include "analysis/sensitivity.h"
#include "commands/commands.h"
#include "model/dossier.h"

G_BEGIN_DECLS

/* The options as given; each list NULL or NULL-terminated. */
typedef struct
{
  char **tornado, **strategy, **break_even;
  gboolean is_fixed;
} RecourseQuestions;

void recourse_questions_clear (RecourseQuestions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RecourseQuestions, recourse_questions_clear)

/* The answers, in the order of the questions. */
typedef struct
{
  GPtrArray *tornados;    /* RecourseTornado */
  GPtrArray *spiders;     /* RecourseSpider, one with each tornado */
  GPtrArray *strategies;  /* RecourseStrategy */
  GPtrArray *break_evens; /* RecourseBreakEven */
  GPtrArray *bargains;    /* RecourseBargainResult, all of the dossier */
  RecourseInformation *information;
} RecourseAnswers;

RecourseAnswers *recourse_answers_new (void);
void recourse_answers_free (RecourseAnswers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseAnswers, recourse_answers_free)

/**
 * recourse_questions_answer:
 * @results: of the simulation, which also says what stakeholders have outcomes
 * @error: (out): set where a formula has no value, which is %RECOURSE_EXIT_INPUT
 *
 * Says on standard error what is wrong with an option.
 */
RecourseExit recourse_questions_answer (const RecourseQuestions *self,
                                        RecourseDossier *dossier,
                                        const RecourseChoices *choices,
                                        RecourseProgram *program,
                                        const RecourseResults *results,
                                        RecourseAnswers *answers,
                                        GError **error);

G_END_DECLS
