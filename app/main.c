/* A command, or the window.  GTK is not touched before it is clear that a window is wanted, so commands
 * need no display. */
#include "config.h"

#include "commands/commands.h"
#include "ui/application.h"

#include <glib/gi18n.h>
#include <locale.h>

/* What --help says besides the options. */
static void
describe_commands (GApplication *application)
{
  g_autoptr (GString) text = g_string_new (_ ("Commands, which need no display:"));
  guint n_commands = 0;
  const RecourseCommand *commands = recourse_commands (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n\n%s", _ ("“recourse COMMAND --help” says what each takes."));
  g_application_set_option_context_parameter_string (application, _ ("[FILE…]"));
  g_application_set_option_context_description (application, text->str);
}

/* As gettext's own tools have it, TEXTDOMAINDIR goes before what was built in: translations can be seen before they are
 * installed. */
static const char *
find_translations (void)
{
  const char *folder = g_getenv ("TEXTDOMAINDIR");

  return folder != NULL && *folder != '\0' ? folder : RECOURSE_LOCALE_DIR;
}

int
main (int argc, char **argv)
{
  const RecourseCommand *command = NULL;
  g_autoptr (RecourseApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, find_translations ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1)
    command = recourse_command_find (argv[1]);
  if (command != NULL)
    return (int)command->run (argc - 1, argv + 1);

  application = recourse_application_new ();
  describe_commands (G_APPLICATION (application));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
