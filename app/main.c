/* A command, or the window.  GTK is not touched before it is clear that a window is wanted, so commands
 * need no display. */
#include "config.h"

#include "commands/commands.h"
#include "ui/application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const RecourseCommand *command = NULL;
  g_autoptr (RecourseApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RECOURSE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1)
    command = recourse_command_find (argv[1]);
  if (command != NULL)
    return (int)command->run (argc - 1, argv + 1);

  application = recourse_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
