/* recourse facts: what is claimed, by which source, and which claims cannot all hold. */
#include "config.h"

#include <glib/gi18n.h>

#include "command-list.h"
#include "commands/input.h"
#include "facts-report.h"

static const struct
{
  const char *name;
  char *(*write) (const RecourseLoaded *loaded);
} forms[] = {
  { "text", recourse_facts_to_text },
  { "json", recourse_facts_to_json },
  { "csv", recourse_facts_to_csv },
};

RecourseExit
recourse_command_facts (int argc, char **argv)
{
  g_autofree char *form = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &form, N_ ("How to write it (text)"), "text|json|csv" },
    { NULL },
  };
  g_autoptr (RecourseInput) input =
      recourse_input_parse (argc, argv, _ ("[FILE]"),
                            _ ("Lists claims with their sources, and conflicts between claims."),
                            RECOURSE_INPUT_FILES, entries, 1);
  g_autoptr (RecourseLoaded) loaded = NULL;
  RecourseExit exit;

  if (input == NULL)
    return RECOURSE_EXIT_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (form != NULL ? form : "text", forms[i].name))
      {
        g_autofree char *text = NULL;

        exit = recourse_input_load (input, &loaded, NULL);
        if (exit != RECOURSE_EXIT_DONE)
          return exit;
        text = forms[i].write (loaded);
        return recourse_input_print (text);
      }
  return recourse_input_usage_error ("facts", _ ("--format takes text, json or csv, not “%s”"),
                                     form);
}
