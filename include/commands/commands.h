/* The command line: what needs no display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RecourseExit:
 * @RECOURSE_EXIT_DONE: done
 * @RECOURSE_EXIT_INPUT: the input is wrong; each fault stands on standard error
 * @RECOURSE_EXIT_USAGE: wrong usage, an unknown id or a value out of range in an option
 * @RECOURSE_EXIT_FILE: a file could not be read or written
 *
 * Exit status; with several files the greatest counts.
 */
typedef enum
{
  RECOURSE_EXIT_DONE = 0,
  RECOURSE_EXIT_INPUT = 1,
  RECOURSE_EXIT_USAGE = 2,
  RECOURSE_EXIT_FILE = 3,
} RecourseExit;

/* One command; each lives in a file of its own and has a row in the table of commands.c. */
typedef struct
{
  const char *name;
  const char *summary;                         /* translatable */
  RecourseExit (*run) (int argc, char **argv); /* argv[0] is the command's name */
} RecourseCommand;

/* (nullable): the command called @name; %NULL: it is no command, so perhaps a file to open */
const RecourseCommand *recourse_command_find (const char *name);

/* Every command, in the order of --help. */
const RecourseCommand *recourse_commands (guint *n_commands);

G_END_DECLS
