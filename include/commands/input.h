/* What all commands share: the dossier they are given, the options that say what is set differently,
 * the faults they print and the status they end with. */
#pragma once

#include "briefing/living.h"
#include "commands/commands.h"
#include "document/document.h"

G_BEGIN_DECLS

/**
 * RecourseInput:
 * @files: (nullable): what is left on the command line after the options, or %NULL
 * @trials: `--trials`; once the file is loaded where the option is left out: what a picture says, else 200000
 * @seed: `--seed`; likewise, else 1
 * @has_trials: whether `--trials` is given
 * @has_seed: whether `--seed` is given
 * @scenario: (nullable): `--scenario`
 * @set: `--set`, in order: #GPtrArray of "ID=VALUE"
 * @stakeholder: (nullable): the one in view in the picture that was loaded
 * @hidden: (nullable): those left out of it
 *
 * The command line of one command as far as all of them read it alike.
 */
typedef struct
{
  char **files;
  guint64 trials;
  guint64 seed;
  gboolean has_trials, has_seed;
  char *scenario;
  GPtrArray *set;
  char *stakeholder;
  GStrv hidden;
} RecourseInput;

/* Which options a command reads beyond its own. */
typedef enum
{
  RECOURSE_INPUT_FILES,   /* files alone */
  RECOURSE_INPUT_CHOICES, /* and --trials, --seed, --set, --scenario */
} RecourseInputOptions;

/**
 * recourse_input_parse:
 * @parameters: what follows the name in the usage line, such as "[FILE]"
 * @summary: (nullable): one paragraph for --help
 * @entries: (nullable) (array zero-terminated=1): the command's own options
 * @max_files: how many files it takes at most
 *
 * Parses the command line.  Says on standard error what is wrong with it.
 *
 * Returns: (transfer full) (nullable): %NULL where the usage is wrong: end with %RECOURSE_EXIT_USAGE
 */
RecourseInput *recourse_input_parse (int argc,
                                     char **argv,
                                     const char *parameters,
                                     const char *summary,
                                     RecourseInputOptions options,
                                     const GOptionEntry *entries,
                                     guint max_files);
void recourse_input_free (RecourseInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseInput, recourse_input_free)

/**
 * recourse_input_load:
 * @loaded: (out) (transfer full) (nullable): set where the exit is %RECOURSE_EXIT_DONE: its program is
 *    compiled with the choices
 * @choices: (out) (transfer full) (nullable) (optional): what the options set, over what a picture says
 *
 * Reads the first of the files (or `-`, or the embedded dossier; a picture for the dossier that it carries), prints
 * its faults and warnings, then checks the options against it.
 */
RecourseExit
recourse_input_load (RecourseInput *self, RecourseLoaded **loaded, RecourseChoices **choices);

/**
 * recourse_input_read_file:
 * @file: (nullable): a file, "-" for standard input, %NULL for the embedded dossier
 * @living: (out) (transfer full) (nullable): the dossier and, from a picture, what was chosen in it
 *
 * Says on standard error why it cannot be read, or why there is no dossier in it.
 */
RecourseExit recourse_input_read_file (const char *file, RecourseLiving **living);

/* Prints each fault as `FILE:LINE:COLUMN: error: where: what, and the remedy` on standard error. */
void recourse_input_print_faults (const char *file, RecourseFaults *faults);

/* Prints `recourse COMMAND: …` and where to find help on standard error.  Returns RECOURSE_EXIT_USAGE. */
RecourseExit recourse_input_usage_error (const char *command, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* Prints `recourse: …` on standard error for a file that could not be read or written. */
RecourseExit recourse_input_file_error (const GError *error);

/* Writes all of @text to standard output.  Returns RECOURSE_EXIT_FILE where that fails. */
RecourseExit recourse_input_print (const char *text);

G_END_DECLS
