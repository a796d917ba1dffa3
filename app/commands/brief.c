/* recourse brief: the briefing as a report of a few pages. */
#include "config.h"

#include <glib/gi18n.h>

#include "briefing/brief.h"
#include "command-list.h"
#include "output/export.h"
#include "state.h"

typedef struct
{
  RecourseView view;
  RecourseInput *input;
  char *out, *paper_name;
  RecoursePaper paper;
} Brief;

static void
brief_clear (Brief *self)
{
  recourse_view_clear (&self->view);
  recourse_input_free (self->input);
  g_free (self->out);
  g_free (self->paper_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Brief, brief_clear)

static gboolean
check_options (Brief *self)
{
  if (self->out == NULL || *self->out == '\0')
    recourse_input_usage_error ("brief", _ ("say where the report goes: -o OUT.pdf"));
  else if (self->paper_name != NULL && !recourse_paper_from_name (self->paper_name, &self->paper))
    recourse_input_usage_error ("brief", _ ("--paper takes a4 or letter, not “%s”"),
                                self->paper_name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse (Brief *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_ ("File"), "OUT.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper_name, N_ ("The size of pages (a4)"),
      "a4|letter" },
    { "path", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->view.path_ids,
      N_ ("A path that is on; the last one given leads (all)"), "ID" },
    { "stakeholder", 0, 0, G_OPTION_ARG_STRING, &self->view.stakeholder_id,
      N_ ("The stakeholder in view (the first)"), "ID" },
    { "without-model", 0, 0, G_OPTION_ARG_NONE, &self->view.is_without_model,
      N_ ("Leave dossier and choices out of the file"), NULL },
    { NULL },
  };

  self->input = recourse_input_parse (argc, argv, _ ("[FILE] — write the briefing as a report"),
                                      NULL, RECOURSE_INPUT_CHOICES, entries, 1);
  return self->input != NULL && check_options (self);
}

static RecourseExit
write_brief (const Brief *brief, const RecourseState *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (brief->out);
  g_autoptr (GBytes) bytes =
      recourse_brief_write (&state->briefing, brief->paper, state->attachments, NULL, &error);

  if (bytes == NULL || !recourse_export_save (file, bytes, &error))
    return recourse_input_file_error (error);
  return RECOURSE_EXIT_DONE;
}

RecourseExit
recourse_command_brief (int argc, char **argv)
{
  g_auto (Brief) brief = { 0 };
  g_auto (RecourseState) state = { 0 };
  RecourseExit exit;

  if (!parse (&brief, argc, argv))
    return RECOURSE_EXIT_USAGE;
  exit = recourse_state_load (&state, "brief", brief.input, &brief.view);
  if (exit == RECOURSE_EXIT_DONE)
    exit = recourse_state_run (&state, "brief", brief.input, TRUE);
  return exit == RECOURSE_EXIT_DONE ? write_brief (&brief, &state) : exit;
}
