/* `recourse render`: one chart into a file, or each into a folder.  Everything is drawn before anything
 * is written, so that a mistake leaves no half of a set behind. */
#include "config.h"

#include "render-options.h"

#include "commands/input.h"
#include "command-list.h"
#include "output/press.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static GPtrArray *
draw_all (const RecourseRender *render, const RecourseState *state, GError **error)
{
  RecourseChartOmits omits = (render->is_untitled ? RECOURSE_CHART_OMITS_TITLE : 0)
                             | (render->is_unsourced ? RECOURSE_CHART_OMITS_SOURCE : 0);
  RecourseChartInput input =
      recourse_briefing_input (&state->briefing, render->width, render->height, omits);
  g_autoptr (RecoursePress) press = recourse_press_new (render->n_charts);

  input.hidden = state->hidden;
  for (guint i = 0; i < render->n_charts; i++)
    {
      g_autoptr (RecourseScene) scene = recourse_chart_lay_out (&render->charts[i], &input);

      recourse_press_add (press, render->format, scene, &render->how);
    }
  return recourse_press_finish (press, error);
}

static gboolean
make_folder (const char *path, GError **error)
{
  int code;

  if (g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _ ("The folder “%s” cannot be made: %s"), path, g_strerror (code));
  return FALSE;
}

static gboolean
save_all (const RecourseRender *render, GPtrArray *pictures, GError **error)
{
  if (render->is_folder && !make_folder (render->out, error))
    return FALSE;
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *name =
          g_strdup_printf ("%s.%s", render->charts[i].name, render->format->extension);
      g_autofree char *path =
          render->is_folder ? g_build_filename (render->out, name, NULL) : g_strdup (render->out);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (!recourse_export_save (file, g_ptr_array_index (pictures, i), error))
        return FALSE;
    }
  return TRUE;
}

/* What the dossier states needs no simulation. */
static gboolean
needs_results (const RecourseRender *render)
{
  for (guint i = 0; i < render->n_charts; i++)
    if (!recourse_chart_is_evidence (&render->charts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
needs_insight (const RecourseRender *render)
{
  for (guint i = 0; i < render->n_charts; i++)
    if (render->charts[i].needs_insight)
      return TRUE;
  return FALSE;
}

static RecourseExit
render_state (const RecourseRender *render, const RecourseState *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pictures = draw_all (render, state, &error);

  if (pictures == NULL
      && g_error_matches (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_SIZE))
    return recourse_input_usage_error ("render", "%s", error->message);
  if (pictures == NULL || !save_all (render, pictures, &error))
    return recourse_input_file_error (error);
  return RECOURSE_EXIT_DONE;
}

RecourseExit
recourse_command_render (int argc, char **argv)
{
  g_autoptr (RecourseRender) render = recourse_render_parse (argc, argv);
  g_auto (RecourseState) state = { 0 };
  RecourseExit exit;

  if (render == NULL)
    return RECOURSE_EXIT_USAGE;
  exit = recourse_state_load (&state, "render", render->input, &render->view);
  if (exit == RECOURSE_EXIT_DONE && needs_results (render))
    exit = recourse_state_run (&state, "render", render->input, needs_insight (render));
  if (exit != RECOURSE_EXIT_DONE)
    return exit;
  render->how.attachments = state.attachments;
  return render_state (render, &state);
}
