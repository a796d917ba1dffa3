/* The commands, one a file of its own: what the table of commands.c points to. */
#pragma once

#include "commands/commands.h"

G_BEGIN_DECLS

RecourseExit recourse_command_check (int argc, char **argv);
RecourseExit recourse_command_analyze (int argc, char **argv);
RecourseExit recourse_command_render (int argc, char **argv);
RecourseExit recourse_command_deck (int argc, char **argv);
RecourseExit recourse_command_brief (int argc, char **argv);
RecourseExit recourse_command_charts (int argc, char **argv);
RecourseExit recourse_command_facts (int argc, char **argv);

G_END_DECLS
