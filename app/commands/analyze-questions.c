/* The options --tornado, --strategy and --break-even: ids separated by colons, looked up in the dossier. */
#include "config.h"

#include "analyze-questions.h"

#include "commands/input.h"
#include "model/wording.h"

#include <glib/gi18n.h>

/* Values of a continuous driver in a strategy region. */
#define STRATEGY_STEPS 33

typedef struct
{
  const RecourseQuestions *questions;
  RecourseDossier *dossier;
  RecourseProgram *program;
  const RecourseResults *results;
  RecourseAnswers *answers;
  GError **error;
} Asking;

void
recourse_questions_clear (RecourseQuestions *self)
{
  g_clear_pointer (&self->tornado, g_strfreev);
  g_clear_pointer (&self->strategy, g_strfreev);
  g_clear_pointer (&self->break_even, g_strfreev);
}

RecourseAnswers *
recourse_answers_new (void)
{
  RecourseAnswers *self = g_new0 (RecourseAnswers, 1);

  self->tornados = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_tornado_free);
  self->spiders = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_spider_free);
  self->strategies = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_strategy_free);
  self->break_evens = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_break_even_free);
  self->bargains = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_bargain_result_free);

  return self;
}

void
recourse_answers_free (RecourseAnswers *self)
{
  g_ptr_array_unref (self->tornados);
  g_ptr_array_unref (self->spiders);
  g_ptr_array_unref (self->strategies);
  g_ptr_array_unref (self->break_evens);
  g_ptr_array_unref (self->bargains);
  g_clear_pointer (&self->information, recourse_information_free);
  g_free (self);
}

/* ---- ids ---- */

typedef enum
{
  ID_DRIVER,
  ID_STAKEHOLDER,
  ID_PATH,
} IdKind;

static guint
count_ids (const RecourseResults *results, IdKind kind)
{
  return kind == ID_DRIVER ? results->n_drivers
         : kind == ID_PATH ? results->n_paths
                           : results->n_stakeholders;
}

static const char *
id_at (const RecourseResults *results, IdKind kind, guint index)
{
  return kind == ID_DRIVER ? results->drivers[index].id
         : kind == ID_PATH ? results->paths[index].id
                           : results->stakeholders[index];
}

static const char *
describe_kind (IdKind kind)
{
  return kind == ID_DRIVER ? _ ("driver")
         : kind == ID_PATH ? _ ("path")
                           : _ ("stakeholder with outcomes");
}

static gboolean
refuse_id (const RecourseResults *results, IdKind kind, const char *option, const char *id)
{
  const guint n = count_ids (results, kind);
  g_autofree const char **ids = g_new0 (const char *, n + 1);
  g_autofree char *quoted = recourse_quote (id);

  for (guint i = 0; i < n; i++)
    ids[i] = id_at (results, kind, i);
  const char *nearest = recourse_word_nearest (id, ids, n);
  if (nearest)
    recourse_input_usage_error ("analyze", _ ("%s: %s is no %s; the nearest is “%s”"), option,
                                quoted, describe_kind (kind), nearest);
  else
    recourse_input_usage_error ("analyze", _ ("%s: %s is no %s; the dossier has none"), option,
                                quoted, describe_kind (kind));

  return FALSE;
}

static gboolean
find_id (
    const RecourseResults *results, IdKind kind, const char *option, const char *id, guint *index)
{
  for (*index = 0; *index < count_ids (results, kind); (*index)++)
    if (g_str_equal (id_at (results, kind, *index), id))
      return TRUE;

  return refuse_id (results, kind, option, id);
}

/* Looks up the ids of @text, which are to be of @kinds. */
static gboolean
parse (const RecourseResults *results,
       const char *option,
       const char *usage,
       const char *text,
       const IdKind *kinds,
       guint n,
       guint *indices)
{
  g_auto (GStrv) ids = g_strsplit (text, ":", -1);

  if (g_strv_length (ids) != n)
    {
      recourse_input_usage_error ("analyze", _ ("%s takes %s, not “%s”"), option, usage, text);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!find_id (results, kinds[i], option, ids[i], &indices[i]))
      return FALSE;

  return TRUE;
}

static RecourseExit
refuse_twice (const char *option, const char *text)
{
  return recourse_input_usage_error ("analyze", _ ("%s: “%s” names the same id twice; compare two"),
                                     option, text);
}

/* ---- answers ---- */

/* Keeps an answer; none means that the error is set. */
static RecourseExit
keep (GPtrArray *answers, gpointer answer)
{
  if (answer == NULL)
    return RECOURSE_EXIT_INPUT;
  g_ptr_array_add (answers, answer);

  return RECOURSE_EXIT_DONE;
}

static RecourseExit
answer_tornado (Asking *self, const char *text)
{
  const IdKind kinds[] = { ID_PATH, ID_STAKEHOLDER };
  const gboolean is_fixed = self->questions->is_fixed;
  guint at[2];

  if (!parse (self->results, "--tornado", "PATH:STAKEHOLDER", text, kinds, 2, at))
    return RECOURSE_EXIT_USAGE;
  const RecourseExit exit =
      keep (self->answers->tornados,
            recourse_program_tornado (self->program, at[0], at[1], is_fixed, self->error));

  return exit != RECOURSE_EXIT_DONE
             ? exit
             : keep (self->answers->spiders,
                     recourse_program_spider (self->program, at[0], at[1], is_fixed, self->error));
}

static RecourseExit
answer_strategy (Asking *self, const char *text)
{
  const IdKind kinds[] = { ID_DRIVER, ID_DRIVER, ID_STAKEHOLDER };
  guint at[3];

  if (!parse (self->results, "--strategy", "DRIVER:DRIVER:STAKEHOLDER", text, kinds, 3, at))
    return RECOURSE_EXIT_USAGE;
  if (at[0] == at[1])
    return refuse_twice ("--strategy", text);

  return keep (
      self->answers->strategies,
      recourse_program_strategy (self->program, at[0], at[1], at[2], STRATEGY_STEPS, self->error));
}

static RecourseExit
answer_break_even (Asking *self, const char *text)
{
  const IdKind kinds[] = { ID_DRIVER, ID_STAKEHOLDER, ID_PATH, ID_PATH };
  guint at[4];

  if (!parse (self->results, "--break-even", "DRIVER:STAKEHOLDER:PATH:PATH", text, kinds, 4, at))
    return RECOURSE_EXIT_USAGE;
  if (at[2] == at[3])
    return refuse_twice ("--break-even", text);

  return keep (self->answers->break_evens, recourse_program_break_even (self->program, at[0], at[1],
                                                                        at[2], at[3], self->error));
}

static RecourseExit
answer_each (Asking *self, char **texts, RecourseExit (*answer) (Asking *self, const char *text))
{
  RecourseExit exit = RECOURSE_EXIT_DONE;

  for (guint i = 0; texts && texts[i] && exit == RECOURSE_EXIT_DONE; i++)
    exit = answer (self, texts[i]);

  return exit;
}

static RecourseExit
answer_unasked (Asking *self, const RecourseChoices *choices)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->dossier->bargains));
  RecourseExit exit = RECOURSE_EXIT_DONE;

  self->answers->information = recourse_program_inform (self->program, self->results->trials,
                                                        self->results->seed, 0, NULL, self->error);
  if (self->answers->information == NULL)
    return RECOURSE_EXIT_INPUT;
  for (guint i = 0; i < n && exit == RECOURSE_EXIT_DONE; i++)
    exit = keep (self->answers->bargains,
                 recourse_bargain_solve (self->dossier, choices, i, self->results->trials,
                                         self->results->seed, 0, NULL, self->error));

  return exit;
}

RecourseExit
recourse_questions_answer (const RecourseQuestions *self,
                           RecourseDossier *dossier,
                           const RecourseChoices *choices,
                           RecourseProgram *program,
                           const RecourseResults *results,
                           RecourseAnswers *answers,
                           GError **error)
{
  Asking asking = { self, dossier, program, results, answers, error };
  RecourseExit exit = answer_each (&asking, self->tornado, answer_tornado);

  if (exit == RECOURSE_EXIT_DONE)
    exit = answer_each (&asking, self->strategy, answer_strategy);
  if (exit == RECOURSE_EXIT_DONE)
    exit = answer_each (&asking, self->break_even, answer_break_even);

  return exit == RECOURSE_EXIT_DONE ? answer_unasked (&asking, choices) : exit;
}
