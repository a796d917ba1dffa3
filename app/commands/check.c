/* recourse check: every fault and warning of each file. */
#include "config.h"

#include <glib/gi18n.h>

#include "command-list.h"
#include "commands/input.h"

static RecourseExit
check_file (const char *file)
{
  g_autoptr (RecourseLiving) living = NULL;
  g_autoptr (RecourseLoaded) loaded = NULL;
  RecourseExit exit = recourse_input_read_file (file, &living);

  if (exit != RECOURSE_EXIT_DONE)
    return exit;
  loaded = recourse_loaded_new (living->dossier, NULL);
  recourse_input_print_faults (file, loaded->faults);
  return recourse_faults_have_error (loaded->faults) ? RECOURSE_EXIT_INPUT : RECOURSE_EXIT_DONE;
}

RecourseExit
recourse_command_check (int argc, char **argv)
{
  g_autoptr (RecourseInput) input = recourse_input_parse (
      argc, argv, _ ("[FILE…]"),
      _ ("Checks dossiers by every rule of the format and prints each fault and warning with "
         "its place.  FILE may be - for standard input; without any, the embedded dossier is "
         "checked."),
      RECOURSE_INPUT_FILES, NULL, G_MAXUINT);
  RecourseExit worst = RECOURSE_EXIT_DONE;

  if (input == NULL)
    return RECOURSE_EXIT_USAGE;
  if (input->files == NULL)
    return check_file (NULL);
  for (guint i = 0; input->files[i] != NULL; i++)
    {
      const RecourseExit exit = check_file (input->files[i]);

      worst = MAX (worst, exit);
    }
  return worst;
}
