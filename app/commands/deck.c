/* recourse deck: the whole briefing, a slide a page, to show or to go on editing. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/deck.h"
#include "command-list.h"
#include "output/export.h"
#include "state.h"

typedef struct
{
  RecourseView view;
  RecourseInput *input;
  char *out, *format_name;
  gboolean has_notes, is_untitled, is_unsourced;
  const RecourseDeckFormat *format;
} Deck;

static void
deck_clear (Deck *self)
{
  recourse_view_clear (&self->view);
  recourse_input_free (self->input);
  g_free (self->out);
  g_free (self->format_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deck, deck_clear)

static gboolean
has_extension (const char *path, const char *extension)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, extension) == 0;
}

/* By --format, else by OUT's ending, else PDF. */
static gboolean
find_format (Deck *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n;
  const RecourseDeckFormat *formats = recourse_deck_formats (&n);

  if (self->out == NULL || *self->out == '\0')
    {
      recourse_input_usage_error ("deck", _ ("say where the slides go: -o OUT.pdf or OUT.pptx"));
      return FALSE;
    }
  self->format =
      self->format_name != NULL ? recourse_deck_format_find (self->format_name) : formats;
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, (gpointer)formats[i].name);
      if (self->format_name == NULL && has_extension (self->out, formats[i].extension))
        self->format = &formats[i];
    }
  return self->format != NULL
         || recourse_refuse_name ("deck", "--format", self->format_name, names);
}

static gboolean
parse (Deck *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_ ("File, OUT.pdf or OUT.pptx"),
      "OUT" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format_name, N_ ("pdf or pptx (by OUT's ending)"),
      N_ ("NAME") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &self->has_notes, N_ ("Print each slide's notes below it"),
      NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &self->is_untitled, N_ ("Leave title and measure out"),
      NULL },
    { "no-source", 0, 0, G_OPTION_ARG_NONE, &self->is_unsourced, N_ ("Leave the source line out"),
      NULL },
    RECOURSE_VIEW_ENTRIES (&self->view),
    { NULL },
  };

  self->input = recourse_input_parse (argc, argv, _ ("[FILE] — write the briefing as slides"), NULL,
                                      RECOURSE_INPUT_CHOICES, entries, 1);
  return self->input != NULL && recourse_view_find_theme (&self->view, "deck")
         && find_format (self);
}

static RecourseExit
write_deck (const Deck *deck, const RecourseState *state)
{
  g_autoptr (GPtrArray) slides = recourse_slides_effective (state->loaded->dossier, NULL);
  RecourseDeckOptions options = {
    .theme = deck->view.theme,
    .omits = (deck->is_untitled ? RECOURSE_CHART_OMITS_TITLE : 0)
             | (deck->is_unsourced ? RECOURSE_CHART_OMITS_SOURCE : 0),
    .has_notes = deck->has_notes,
    .attachments = state->attachments,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (deck->out);
  g_autoptr (GBytes) bytes = deck->format->write (slides, &state->briefing, &options, NULL, &error);

  if (bytes == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_printerr ("recourse deck: %s\n", error->message);
      return RECOURSE_EXIT_INPUT;
    }
  if (bytes == NULL || !recourse_export_save (file, bytes, &error))
    return recourse_input_file_error (error);
  return RECOURSE_EXIT_DONE;
}

RecourseExit
recourse_command_deck (int argc, char **argv)
{
  g_auto (Deck) deck = { 0 };
  g_auto (RecourseState) state = { 0 };
  RecourseExit exit;

  if (!parse (&deck, argc, argv))
    return RECOURSE_EXIT_USAGE;
  exit = recourse_state_load (&state, "deck", deck.input, &deck.view);
  if (exit == RECOURSE_EXIT_DONE)
    exit = recourse_state_run (&state, "deck", deck.input, TRUE);
  return exit == RECOURSE_EXIT_DONE ? write_deck (&deck, &state) : exit;
}
