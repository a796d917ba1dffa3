/* What all commands share: the dossier they are given, the options that say what is set differently,
 * the faults they print and the status they end with. */
#pragma once

#include "commands/commands.h"
#include "document/document.h"

G_BEGIN_DECLS

/**
 * RecourseInput:
 * @files: (nullable): what is left on the command line after the options, or %NULL
 * @trials: `--trials`
 * @seed: `--seed`
 * @scenario: (nullable): `--scenario`
 * @set: `--set`, in order: #GPtrArray of "ID=VALUE"
 *
 * The command line of one command as far as all of them read it alike.
 */
typedef struct
{
  char **files;
  guint64 trials;
  guint64 seed;
  char *scenario;
  GPtrArray *set;
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
 * @choices: (out) (transfer full) (nullable) (optional): what the options set
 *
 * Reads the first of the files (or `-`, or the embedded dossier), prints its faults and warnings, then
 * checks the options against it.
 */
RecourseExit
recourse_input_load (RecourseInput *self, RecourseLoaded **loaded, RecourseChoices **choices);

/**
 * recourse_input_read_file:
 * @file: (nullable): a file, "-" for standard input, %NULL for the embedded dossier
 *
 * Returns: (transfer full) (nullable): %NULL with a sentence on standard error where it cannot be read:
 *    end with %RECOURSE_EXIT_FILE
 */
GBytes *recourse_input_read_file (const char *file);

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
