/* The foot of a picture: what it was made from, when, and that it is no advice; and, as links in the files
 * that have them, the pages that its marks lead to.  Lines break between these parts and nowhere else. */
#include "config.h"

#include "dates.h"
#include "frame.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#define BETWEEN "  ·  "
#define MOST_PAGES 3

const char *
chart_as_of (const ChartFrame *frame)
{
  const RecourseDossier *dossier = frame->input->dossier;
  g_autofree char *date = dossier->as_of != NULL ? chart_date_in_words (dossier->as_of) : NULL;

  return date != NULL ? recourse_scene_keep (frame->scene, date) : NULL;
}

static char *
sources_in_words (const ChartFrame *frame)
{
  RecourseDossier *dossier = frame->input->dossier;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->sources));
  const char *as_of = chart_as_of (frame);

  if (n > 0 && as_of != NULL)
    return g_strdup_printf (
        ngettext ("Dossier of %u source, as of %s", "Dossier of %u sources, as of %s", n), n,
        as_of);
  if (n > 0)
    return g_strdup_printf (ngettext ("Dossier of %u source", "Dossier of %u sources", n), n);
  return as_of != NULL ? g_strdup_printf (_ ("As of %s"), as_of) : NULL;
}

static char *
draws_in_words (const ChartFrame *frame)
{
  const RecourseResults *results = frame->input->results;
  g_autofree char *trials = NULL;

  if (results == NULL || results->trials == 0)
    return NULL;
  trials = recourse_format_number (frame->input->numbers, (double)results->trials, 0);
  return g_strdup_printf (_ ("%s draws, seed %" PRIu64), trials, results->seed);
}

/* Adds @part to the last of @lines, or begins another where it is full. */
static void
add_part (GPtrArray *lines, char *part, ChartText style)
{
  g_autofree char *taken = part, *longer = NULL;
  ChartText free_style = { .px = style.px };

  if (part == NULL)
    return;
  if (lines->len > 0)
    longer = g_strconcat (g_ptr_array_index (lines, lines->len - 1), BETWEEN, part, NULL);
  if (longer != NULL && chart_text_width (longer, free_style) <= style.max_width)
    {
      g_ptr_array_remove_index (lines, lines->len - 1);
      g_ptr_array_add (lines, g_steal_pointer (&longer));
    }
  else
    g_ptr_array_add (lines, g_steal_pointer (&taken));
}

/* One line can lead to one page, so there is no link where there are several sources. */
static void
link_source (const ChartFrame *frame, RecourseMark *mark)
{
  GListModel *sources = G_LIST_MODEL (frame->input->dossier->sources);
  g_autoptr (RecourseSource) source = g_list_model_get_item (sources, 0);

  if (g_list_model_get_n_items (sources) == 1)
    recourse_mark_link (mark, source->url);
}

void
chart_frame_source (ChartFrame *frame, gboolean names_draws)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  ChartText style = { .px = frame->note_px,
                      .max_width = frame->plot.width,
                      .max_lines = 2,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SOURCE };
  double height = 0, x = chart_start_x (frame, frame->plot), y = chart_bottom (frame->plot);

  if (frame->input->form == RECOURSE_CHART_CARD
      || (frame->input->omits & RECOURSE_CHART_OMITS_SOURCE))
    return;
  add_part (lines, sources_in_words (frame), style);
  add_part (lines, names_draws ? draws_in_words (frame) : NULL, style);
  add_part (lines, g_strdup (_ ("Illustrative, not advice")), style);
  for (guint i = lines->len; i > 0; i--)
    {
      const char *line = g_ptr_array_index (lines, i - 1);
      RecourseMark *mark;

      height += chart_text_height (line, style);
      mark = chart_text (frame, "source", line, x, y - height, style, "source");
      if (i == 1)
        link_source (frame, mark);
    }
  frame->plot.height -= height + round (14 * frame->unit);
}

char *
recourse_chart_source_in_words (const RecourseChartInput *input, gboolean names_draws)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("source", 1, 1);
  ChartFrame frame = { .input = input, .scene = scene };
  g_autofree char *sources = sources_in_words (&frame);
  g_autofree char *draws = names_draws ? draws_in_words (&frame) : NULL;

  return g_strconcat (sources != NULL ? sources : "", sources != NULL ? BETWEEN : "",
                      draws != NULL ? draws : "", draws != NULL ? BETWEEN : "",
                      _ ("Illustrative, not advice"), NULL);
}

char *
recourse_date_in_words (const char *date)
{
  return chart_date_in_words (date);
}

void
chart_frame_open (ChartFrame *frame,
                  ChartWords *titles,
                  ChartWords *subtitles,
                  gboolean names_draws)
{
  chart_frame_head (frame, titles, subtitles);
  chart_frame_source (frame, names_draws);
  g_ptr_array_unref (titles);
  g_ptr_array_unref (subtitles);
}

/* ---- the pages behind the marks ---- */

/* The lowest line of the foot; NULL on a card. */
static const RecourseMark *
last_line (const RecourseScene *scene)
{
  const RecourseMark *last = NULL;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->role == g_intern_static_string ("source")
          && (last == NULL || mark->bounds.y > last->bounds.y))
        last = mark;
    }
  return last;
}

static char *
site_of (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

/* Puts @site behind whatever ends at @at; where that would leave the margin nothing happens. */
static gboolean
add_page (
    RecourseScene *scene, const RecourseMark *line, const char *site, const char *url, double *at)
{
  g_autofree char *text =
      g_strconcat (scene->is_rtl ? "" : "·  ", site, scene->is_rtl ? "  ·" : "", NULL);
  RecourseTextStyle style = { .font_px = line->font_px };
  double width = recourse_text_width (text, style.font_px, FALSE), gap = 0.6 * style.font_px;
  double margin =
      scene->is_rtl ? scene->width - line->bounds.x - line->bounds.width : line->bounds.x;
  double x = scene->is_rtl ? *at - gap : *at + gap;
  double end = scene->is_rtl ? x - width : x + width;
  double top = line->bounds.y + line->baseline;
  RecourseMark *mark;

  if (end > scene->width - margin || end < margin)
    return FALSE;
  mark = recourse_scene_add_text (scene, "source", text, x, top, style, line->paint.fill,
                                  "%s/source/%s", scene->chart, site);
  mark->bounds.y -= mark->bounds.y + mark->baseline - top;
  mark->z = line->z;
  recourse_mark_link (mark, url);
  *at = end;
  return TRUE;
}

void
chart_source_pages (RecourseScene *scene)
{
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const RecourseMark *line = last_line (scene);
  guint n_marks = scene->marks->len;
  double at;

  if (line == NULL || line->url != NULL)
    return;
  at = scene->is_rtl ? line->bounds.x : line->bounds.x + line->bounds.width;
  for (guint i = 0; i < n_marks && g_hash_table_size (sites) < MOST_PAGES; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      g_autofree char *site = mark->url != NULL ? site_of (mark->url) : NULL;

      if (site == NULL || g_hash_table_contains (sites, site))
        continue;
      if (!add_page (scene, line, site, mark->url, &at))
        return;
      g_hash_table_add (sites, g_steal_pointer (&site));
    }
}
