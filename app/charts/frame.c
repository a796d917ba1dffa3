/* The canvas that every chart shares.  Sizes follow the rubric: four sizes of type in a ratio of about
 * 1.25, margins of 40 at 1080p, and those of cards where the picture is small.  Right-to-left text
 * mirrors columns and alignment here, so that no chart has to think of it; value and time axes are
 * never mirrored. */
#include "config.h"

#include "frame.h"
#include "party-filter.h"
#include "drawing/direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SMALL_WIDTH 640
#define SMALL_HEIGHT 400
#define LEAST_PX 12
/* Cards lower than this give up air and second lines before they give up rows. */
#define TIGHT_HEIGHT 290
/* Pictures lower than this have one line of subtitle, if there is a wording that short. */
#define LOW_HEIGHT 600

ChartWords *
chart_words_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

void
chart_words_add (ChartWords *words, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (words, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
set_type_scale (ChartFrame *frame, double text_scale)
{
  double unit = frame->unit;

  if (frame->is_small)
    {
      frame->title_px = 15 * text_scale;
      frame->subtitle_px = 13 * text_scale;
      frame->label_px = frame->note_px = 12 * text_scale;
      return;
    }
  frame->title_px = round (32 * unit);
  frame->subtitle_px = MAX (LEAST_PX, round (20 * unit));
  frame->label_px = MAX (LEAST_PX, round (17 * unit));
  frame->note_px = MAX (LEAST_PX, round (14 * unit));
}

void
chart_frame_begin (ChartFrame *frame, const RecourseChartInput *input, const char *chart)
{
  double text_scale = input->text_scale > 0 ? input->text_scale : 1;
  double size = CLAMP (sqrt (input->width * input->height) / 1440, 0.72, 2);

  memset (frame, 0, sizeof *frame);
  frame->input = frame->whole = input;
  frame->scene = recourse_scene_new (chart, input->width, input->height);
  frame->scene->is_rtl = input->is_rtl;
  frame->is_small =
      input->width < SMALL_WIDTH * text_scale || input->height < SMALL_HEIGHT * text_scale;
  frame->is_tight = input->form == RECOURSE_CHART_CARD && input->height < TIGHT_HEIGHT * text_scale;
  frame->unit = (frame->is_small ? 0.72 : size) * text_scale;
  frame->margin = frame->is_tight ? 12 : frame->is_small ? 16 : round (40 * size);
  set_type_scale (frame, text_scale);
  frame->plot = (RecourseRect){ frame->margin, frame->margin, input->width - 2 * frame->margin,
                                input->height - 2 * frame->margin };
}

double
chart_line (double px)
{
  return recourse_text_line_height (px);
}

double
chart_forward (const ChartFrame *frame)
{
  return frame->input->is_rtl ? -1 : 1;
}

double
chart_start_x (const ChartFrame *frame, RecourseRect rect)
{
  return frame->input->is_rtl ? chart_right (rect) : rect.x;
}

double
chart_end_x (const ChartFrame *frame, RecourseRect rect)
{
  return frame->input->is_rtl ? rect.x : chart_right (rect);
}

ChartSide
chart_start_side (const ChartFrame *frame)
{
  return frame->input->is_rtl ? CHART_RIGHT : CHART_LEFT;
}

ChartSide
chart_end_side (const ChartFrame *frame)
{
  return frame->input->is_rtl ? CHART_LEFT : CHART_RIGHT;
}

static RecourseRect
take_left (RecourseRect *rect, double width, double gap)
{
  RecourseRect taken = { rect->x, rect->y, width, rect->height };

  rect->x += width + gap;
  rect->width -= width + gap;
  return taken;
}

static RecourseRect
take_right (RecourseRect *rect, double width, double gap)
{
  RecourseRect taken = { chart_right (*rect) - width, rect->y, width, rect->height };

  rect->width -= width + gap;
  return taken;
}

RecourseRect
chart_frame_take_start (ChartFrame *frame, double width, double gap)
{
  return frame->input->is_rtl ? take_right (&frame->plot, width, gap)
                              : take_left (&frame->plot, width, gap);
}

RecourseRect
chart_frame_take_end (ChartFrame *frame, double width, double gap)
{
  return frame->input->is_rtl ? take_left (&frame->plot, width, gap)
                              : take_right (&frame->plot, width, gap);
}

/* Sentences run as the language does that they were translated to, whichever way the window runs. */
const char *
chart_name (const ChartFrame *frame, const char *name)
{
  g_autofree char *apart =
      name != NULL ? recourse_text_isolate (name, recourse_text_runs_left (_ ("median"))) : NULL;

  return apart != NULL ? recourse_scene_keep (frame->scene, apart) : name;
}

const char *
chart_record_label (const ChartFrame *frame, gpointer record)
{
  return chart_name (frame, recourse_record_get_label (record));
}

static RecourseTextStyle
drawing_style (ChartText style, RecourseAlign align)
{
  return (RecourseTextStyle){ .font_px = style.px,
                              .is_semibold = style.is_semibold,
                              .max_width = style.max_width,
                              .max_lines = MAX (1, style.max_lines),
                              .align = align };
}

double
chart_text_width (const char *text, ChartText style)
{
  double width, height;

  recourse_text_measure (text, drawing_style (style, RECOURSE_ALIGN_START), &width, &height);
  return width;
}

double
chart_text_height (const char *text, ChartText style)
{
  double width, height;

  recourse_text_measure (text, drawing_style (style, RECOURSE_ALIGN_START), &width, &height);
  return height;
}

RecourseMark *
chart_text (ChartFrame *frame,
            const char *role,
            const char *text,
            double x,
            double y,
            ChartText style,
            const char *key,
            ...)
{
  g_autofree char *name = NULL;
  RecourseAlign align = style.side == CHART_MIDDLE               ? RECOURSE_ALIGN_CENTER
                        : style.side == chart_start_side (frame) ? RECOURSE_ALIGN_START
                                                                 : RECOURSE_ALIGN_END;
  RecourseMark *mark;
  va_list args;

  va_start (args, key);
  name = g_strdup_vprintf (key, args);
  va_end (args);
  mark = recourse_scene_add_text (frame->scene, role, text, x, y, drawing_style (style, align),
                                  style.ink, "%s/%s", frame->scene->chart, name);
  mark->z = 20;
  if (style.has_halo)
    {
      mark->paint.halo = RECOURSE_INK_BACKGROUND;
      mark->paint.halo_width = 3;
    }
  return mark;
}

gboolean
chart_text_fits (const char *text, ChartText style)
{
  gboolean is_shortened = FALSE;
  g_auto (GStrv) lines =
      recourse_text_wrap (text, drawing_style (style, RECOURSE_ALIGN_START), NULL, &is_shortened);

  return !is_shortened;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) && !g_unichar_iswide (c);
}

gboolean
chart_text_breaks_word (const char *text, ChartText style)
{
  g_auto (GStrv) lines =
      recourse_text_wrap (text, drawing_style (style, RECOURSE_ALIGN_START), NULL, NULL);

  for (guint i = 0; lines[i + 1] != NULL && g_str_has_prefix (text, lines[i]); i++)
    {
      const char *end = text + strlen (lines[i]), *last = g_utf8_find_prev_char (text, end);

      if (last != NULL && is_letter (g_utf8_get_char (last)) && is_letter (g_utf8_get_char (end)))
        return TRUE;
      for (text = end; *text == ' '; text++)
        continue;
    }
  return FALSE;
}

/* Whether nothing of @text is cut in @style, and no name in ideographs goes on in another line. */
static gboolean
fits_whole (const char *text, ChartText style)
{
  gboolean is_shortened = FALSE;
  g_auto (GStrv) lines =
      recourse_text_wrap (text, drawing_style (style, RECOURSE_ALIGN_START), NULL, &is_shortened);

  return !is_shortened && !recourse_text_breaks_name (lines);
}

static const char *
first_that_fits (const ChartWords *words, ChartText style)
{
  for (guint i = 0; i < words->len; i++)
    if (fits_whole (g_ptr_array_index (words, i), style))
      return g_ptr_array_index (words, i);
  for (guint i = 0; i < words->len; i++)
    if (chart_text_fits (g_ptr_array_index (words, i), style))
      return g_ptr_array_index (words, i);
  return words->len > 0 ? g_ptr_array_index (words, words->len - 1) : "";
}

static gboolean
any_fits (const ChartWords *words, ChartText style, guint max_lines)
{
  style.max_lines = max_lines;
  for (guint i = 0; i < words->len; i++)
    if (chart_text_fits (g_ptr_array_index (words, i), style))
      return TRUE;
  return FALSE;
}

/* In a tight card the key goes behind the subtitle if there is a wording that leaves it the room. */
static void
make_room_beside (ChartFrame *frame, const ChartWords *subtitles, ChartText *style)
{
  double gap = round (1.5 * frame->label_px), line = chart_line (style->px);
  RecourseRect place = frame->plot;

  style->max_lines =
      frame->is_small || (frame->scene->height < LOW_HEIGHT && any_fits (subtitles, *style, 1)) ? 1
                                                                                                : 2;
  place.height = line;
  style->max_width = frame->plot.width - frame->key_width - gap;
  if (frame->is_tight && frame->key_width > 0 && style->max_width > 0
      && any_fits (subtitles, *style, 1))
    {
      place.x += frame->input->is_rtl ? 0 : frame->plot.width - frame->key_width;
      place.width = frame->key_width;
    }
  else
    {
      place.width = 0;
      style->max_width = frame->plot.width - (frame->is_tight ? frame->tail_width : 0);
    }
  frame->beside = place;
}

void
chart_frame_limit_paths (ChartFrame *frame, guint most)
{
  guint n = MIN (MAX (1, most), CHART_MOST_PATHS);
  gboolean has_leader = FALSE;

  if (frame->input->n_paths <= n)
    return;
  frame->narrowed = *frame->input;
  for (guint i = 0; i < n; i++)
    {
      frame->kept[i] = frame->input->paths[i];
      has_leader |= frame->kept[i] == frame->input->leader;
    }
  for (guint i = n; i < frame->input->n_paths && !has_leader; i++)
    if (frame->input->paths[i] == frame->input->leader)
      frame->kept[n - 1] = frame->input->leader;
  frame->narrowed.paths = frame->kept;
  frame->narrowed.n_paths = n;
  frame->input = &frame->narrowed;
}

double
chart_frame_edge (const ChartFrame *frame)
{
  return frame->input->is_rtl ? frame->scene->width - frame->margin : frame->margin;
}

static void
add_more (ChartFrame *frame, const char *text, double y, const char *key)
{
  ChartText style = { .px = frame->note_px,
                      .max_width = frame->scene->width - 2 * frame->margin,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SOURCE };

  chart_text (frame, "more", text, chart_frame_edge (frame), y, style, "%s", key);
}

void
chart_frame_more (ChartFrame *frame, const char *text, double y)
{
  add_more (frame, text, y, "more");
}

void
chart_frame_announce_paths (ChartFrame *frame, double y)
{
  guint n = frame->whole->n_paths - frame->input->n_paths;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("+%u more path in the table", "+%u more paths in the table", n),
                          n);
  add_more (frame, text, y, "more-paths");
}

void
chart_frame_more_parties (ChartFrame *frame, guint n, double y)
{
  g_autofree char *text = NULL;

  chart_frame_announce_paths (frame, y + (n > 0 ? chart_line (frame->note_px) : 0));
  if (n == 0)
    return;
  text = g_strdup_printf (
      ngettext ("+%u more party in the table", "+%u more parties in the table", n), n);
  chart_frame_more (frame, text, y);
}

void
chart_frame_inset (ChartFrame *frame)
{
  double inset = round (1.6 * frame->label_px);

  take_right (&frame->plot, 0, inset);
  if (frame->input->is_rtl)
    take_left (&frame->plot, 0, inset);
}

static void
take_top (ChartFrame *frame, double height)
{
  frame->plot.y += height;
  frame->plot.height -= height;
}

static void
add_head_text (ChartFrame *frame, const char *role, const char *text, ChartText style)
{
  if (*text == '\0')
    return;
  chart_text (frame, role, text, chart_start_x (frame, frame->plot), frame->plot.y, style, "%s",
              role);
  take_top (frame, chart_text_height (text, style));
}

static void
lay_out_head (ChartFrame *frame, const ChartWords *titles, const ChartWords *subtitles)
{
  ChartText title = { .px = frame->title_px,
                      .is_semibold = TRUE,
                      .max_width = frame->plot.width,
                      .max_lines = 2,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT };
  ChartText subtitle = { .px = frame->subtitle_px,
                         .max_width = frame->plot.width,
                         .side = chart_start_side (frame),
                         .ink = RECOURSE_INK_SECONDARY };

  if (frame->is_tight && any_fits (titles, title, 1))
    title.max_lines = 1;
  g_free (frame->scene->title);
  frame->scene->title = g_strdup (frame->input->title != NULL ? frame->input->title
                                                              : first_that_fits (titles, title));
  if (frame->input->omits & RECOURSE_CHART_OMITS_TITLE)
    return;
  add_head_text (frame, "title", frame->scene->title, title);
  take_top (frame, frame->is_tight ? 1 : frame->is_small ? 2 : round (11 * frame->unit));
  make_room_beside (frame, subtitles, &subtitle);
  add_head_text (frame, "subtitle", first_that_fits (subtitles, subtitle), subtitle);
  take_top (frame, frame->is_tight ? 1 : frame->is_small ? 6 : round (22 * frame->unit));
}

/* Who is shown, where not all are, stands in the subtitle. */
void
chart_frame_head (ChartFrame *frame, const ChartWords *titles, const ChartWords *subtitles)
{
  g_autoptr (ChartWords) filtered =
      chart_is_filtered (frame) ? chart_filter_subtitles (frame, subtitles) : NULL;

  lay_out_head (frame, titles, filtered != NULL ? filtered : subtitles);
}

gboolean
chart_scene_is_empty (const RecourseScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++)
    if (g_str_equal (((RecourseMark *)g_ptr_array_index (scene->marks, i))->role, "empty"))
      return TRUE;
  return FALSE;
}

RecourseScene *
chart_frame_empty (ChartFrame *frame, const char *title, const char *remedy)
{
  g_autoptr (ChartWords) titles = chart_words_new ();
  g_autoptr (ChartWords) nothing = chart_words_new ();
  ChartText style = { .px = frame->label_px,
                      .max_width = MIN (frame->plot.width, 36 * frame->label_px),
                      .max_lines = 6,
                      .side = CHART_MIDDLE,
                      .ink = RECOURSE_INK_SECONDARY };
  RecourseRect *plot = &frame->plot;

  if (chart_is_filtered (frame))
    {
      title = _ ("Nothing here concerns the parties shown");
      remedy = _ ("Show more parties, or all of them, to see it again.");
    }
  chart_words_add (titles, "%s", title);
  chart_frame_head (frame, titles, nothing);
  chart_frame_source (frame, FALSE);
  chart_text (frame, "empty", remedy, plot->x + plot->width / 2,
              plot->y + (plot->height - chart_text_height (remedy, style)) / 2, style, "empty");
  frame->scene->description = g_strdup_printf ("%s. %s", title, remedy);
  return frame->scene;
}
