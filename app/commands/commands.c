/* The table of commands.  A new one is a file of its own, a line in command-list.h and a row here. */
#include "config.h"

#include "commands/commands.h"

#include "command-list.h"

#include <glib/gi18n.h>

static const RecourseCommand commands[] = {
  { "check", N_ ("Report all faults and warnings of dossiers"), recourse_command_check },
  { "analyze", N_ ("Compute what follows from a dossier"), recourse_command_analyze },
  { "render", N_ ("Draw charts to files"), recourse_command_render },
  { "deck", N_ ("Write the briefing as slides"), recourse_command_deck },
  { "brief", N_ ("Write the briefing as a report"), recourse_command_brief },
  { "charts", N_ ("List the charts"), recourse_command_charts },
  { "facts", N_ ("List claims, their sources and conflicts"), recourse_command_facts },
};

const RecourseCommand *
recourse_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (name, commands[i].name) == 0)
      return &commands[i];

  return NULL;
}

const RecourseCommand *
recourse_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}
