/* recourse analyze: rolls back and simulates a dossier and writes what it found on standard output.  The
 * three forms of the report are files of their own. */
#include "config.h"

#include "analyze-report.h"
#include "command-list.h"
#include "commands/input.h"
#include "file/reader.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *name;
  char *(*write) (const RecourseReport *report);
} Format;

static const Format formats[] = {
  { "text", recourse_report_to_text },
  { "json", recourse_report_to_json },
  { "csv", recourse_report_to_csv },
};

static const Format *
find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (name, formats[i].name) == 0)
      return &formats[i];

  return NULL;
}

RecourseStakeholder *
recourse_report_stakeholder (const RecourseReport *report, guint index)
{
  return recourse_dossier_find (report->dossier, report->dossier->stakeholders,
                                report->results->stakeholders[index]);
}

/* A dossier may state correlations and leave them off. */
static RecourseExit
correlate (RecourseLoaded *loaded, const RecourseChoices *choices)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();

  if (loaded->dossier->correlations == NULL || loaded->dossier->correlations->enabled)
    return RECOURSE_EXIT_DONE;
  recourse_record_set_flag (RECOURSE_RECORD (loaded->dossier->correlations), "enabled", TRUE);
  g_clear_pointer (&loaded->program, recourse_program_unref);
  loaded->program = recourse_program_compile (loaded->dossier, choices, faults);
  if (loaded->program != NULL)
    return RECOURSE_EXIT_DONE;
  for (guint i = 0; i < faults->len; i++)
    recourse_input_usage_error ("analyze", _ ("with --correlated: %s"),
                                ((RecourseFault *)g_ptr_array_index (faults, i))->message);

  return RECOURSE_EXIT_USAGE;
}

/* Numbers that only some draws break are a fault of the input like any other.  Where it stands takes another reading:
 * nobody keeps the lines and columns of a dossier without faults. */
static RecourseExit
report_bad_value (const RecourseInput *input,
                  const RecourseLoaded *loaded,
                  const RecourseChoices *choices,
                  const GError *error)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseFaults) known = recourse_faults_new ();
  g_autoptr (RecoursePlaces) places = NULL;
  g_autoptr (RecourseDossier) dossier = recourse_reader_read (loaded->bytes, known, &places);
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, choices, known);
  const char *key = NULL;
  gpointer record = program != NULL ? recourse_program_locate_error (program, error, &key) : NULL;

  recourse_faults_add (faults, record, key, "%s", error->message);
  recourse_places_locate (places, faults);
  recourse_input_print_faults (input->files ? input->files[0] : NULL, faults);

  return RECOURSE_EXIT_INPUT;
}

static RecourseExit
run (RecourseInput *input,
     const Format *format,
     gboolean is_correlated,
     const RecourseQuestions *questions)
{
  g_autoptr (RecourseLoaded) loaded = NULL;
  g_autoptr (RecourseChoices) choices = NULL;
  g_autoptr (RecourseResults) results = NULL;
  g_autoptr (RecourseAnswers) answers = recourse_answers_new ();
  g_autoptr (GError) error = NULL;
  RecourseExit exit = recourse_input_load (input, &loaded, &choices);

  if (exit == RECOURSE_EXIT_DONE && is_correlated)
    exit = correlate (loaded, choices);
  if (exit != RECOURSE_EXIT_DONE)
    return exit;
  results = recourse_program_run (loaded->program, input->trials, input->seed, 0, NULL, &error);
  if (results == NULL)
    return report_bad_value (input, loaded, choices, error);

  exit = recourse_questions_answer (questions, loaded->dossier, choices, loaded->program, results,
                                    answers, &error);
  if (exit != RECOURSE_EXIT_DONE)
    return error ? report_bad_value (input, loaded, choices, error) : exit;

  const RecourseReport report = { loaded->dossier, loaded->digest, results, answers };
  g_autofree char *text = format->write (&report);

  return recourse_input_print (text);
}

/* Returns: whether @text is free or fixed */
static gboolean
parse_policy (const char *text, gboolean *is_fixed)
{
  *is_fixed = g_strcmp0 (text, "fixed") == 0;

  return text == NULL || *is_fixed || g_str_equal (text, "free");
}

RecourseExit
recourse_command_analyze (int argc, char **argv)
{
  gboolean is_correlated = FALSE;
  g_autofree char *form = NULL;
  g_autofree char *policy = NULL;
  g_auto (RecourseQuestions) questions = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &form, N_ ("How to write it (text)"), "text|json|csv" },
    { "correlated", 0, 0, G_OPTION_ARG_NONE, &is_correlated,
      N_ ("Switch the dossier's correlations on"), NULL },
    { "policy", 0, 0, G_OPTION_ARG_STRING, &policy,
      N_ ("Decisions in tornados: follow what is best, or stay (free)"), "free|fixed" },
    { "tornado", 0, 0, G_OPTION_ARG_STRING_ARRAY, &questions.tornado,
      N_ ("Which driver moves the result"), "PATH:STAKEHOLDER" },
    { "strategy", 0, 0, G_OPTION_ARG_STRING_ARRAY, &questions.strategy,
      N_ ("The best path over two drivers"), "DRIVER:DRIVER:STAKEHOLDER" },
    { "break-even", 0, 0, G_OPTION_ARG_STRING_ARRAY, &questions.break_even,
      N_ ("Where one path begins to give more than another"), "DRIVER:STAKEHOLDER:PATH:PATH" },
    { NULL },
  };
  g_autoptr (RecourseInput) input =
      recourse_input_parse (argc, argv, "[FILE]", _ ("Computes what follows from a dossier."),
                            RECOURSE_INPUT_CHOICES, entries, 1);

  if (input == NULL)
    return RECOURSE_EXIT_USAGE;
  const Format *format = find_format (form ? form : "text");
  if (format == NULL)
    return recourse_input_usage_error ("analyze", _ ("--format takes text, json or csv, not “%s”"),
                                       form);
  if (!parse_policy (policy, &questions.is_fixed))
    return recourse_input_usage_error ("analyze", _ ("--policy takes free or fixed, not “%s”"),
                                       policy);

  return run (input, format, is_correlated, &questions);
}
