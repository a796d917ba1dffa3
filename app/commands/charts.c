/* `recourse charts`: what can be rendered. */
#include "config.h"

#include "charts/chart.h"
#include "commands/input.h"
#include "command-list.h"

#include <glib/gi18n.h>
#include <string.h>

RecourseExit
recourse_command_charts (int argc, char **argv)
{
  g_autoptr (RecourseInput) input =
      recourse_input_parse (argc, argv, "", _ ("The charts that “recourse render” knows."),
                            RECOURSE_INPUT_FILES, NULL, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n, widest = 0;
  const RecourseChart *charts = recourse_charts (&n);

  if (input == NULL)
    return RECOURSE_EXIT_USAGE;
  for (guint i = 0; i < n; i++)
    widest = MAX (widest, (guint)strlen (charts[i].name));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%-*s  %s\n", (int)widest, charts[i].name, _ (charts[i].shows));
  return recourse_input_print (text->str);
}
