/* What every chart shares: the canvas with its margins and type scale, title and subtitle at one edge,
 * the source line, what is left for the plot, and text that knows its reading direction. */
#pragma once

#include "charts/chart.h"
#include "drawing/text.h"

G_BEGIN_DECLS

/* More rows than any picture has room for. */
#define CHART_MOST_PATHS 64

/* Where text stands as seen, whatever the reading direction of the scene. */
typedef enum
{
  CHART_LEFT,
  CHART_MIDDLE,
  CHART_RIGHT,
} ChartSide;

/**
 * ChartFrame:
 * @input: what the chart is drawn from; fewer paths than @whole where there is no room for all
 * @whole: what was asked for, and what tables hold
 * @is_small: a card or a thumbnail, where type and margins are those of cards
 * @is_tight: a card so low that a second line of title or key would cost a row
 * @unit: clamp (√(w·h)/1440) times the text scale: what lengths given for 1080p are multiplied with
 * @key_width: of a key that may stand behind the subtitle on its line; set before the head is laid out
 * @tail_width: what a tight card keeps free at the end of the subtitle's line in any case
 * @beside: the place for it, of no width where the key takes lines of its own
 * @plot: what is left for the chart once head and foot are laid out
 */
typedef struct
{
  const RecourseChartInput *input;
  const RecourseChartInput *whole;
  RecourseChartInput narrowed;
  guint kept[CHART_MOST_PATHS];
  RecourseScene *scene;
  gboolean is_small;
  gboolean is_tight;
  double unit;
  double margin;
  double title_px;
  double subtitle_px;
  double label_px;
  double note_px;
  double key_width;
  double tail_width;
  RecourseRect beside;
  RecourseRect plot;
} ChartFrame;

/* Sentences that say the same, longest first; the first that fits is drawn. */
typedef GPtrArray ChartWords;

ChartWords *chart_words_new (void);
void chart_words_add (ChartWords *words, const char *format, ...) G_GNUC_PRINTF (2, 3);
static inline const char *
chart_words_first (const ChartWords *words)
{
  return words->len > 0 ? g_ptr_array_index (words, 0) : "";
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartWords, g_ptr_array_unref)

void chart_frame_begin (ChartFrame *frame, const RecourseChartInput *input, const char *chart);

/* Title and subtitle; the first title is also the scene's. */
void chart_frame_head (ChartFrame *frame, const ChartWords *titles, const ChartWords *subtitles);

/* The line that a picture needs and a card leaves to its foot. */
void chart_frame_source (ChartFrame *frame, gboolean names_draws);
/* Names at its end the first few pages that marks of the chart are linked to, each a link itself. */
void chart_source_pages (RecourseScene *scene);

/* Both: what every chart begins with once it has something to show.  @titles, @subtitles: (transfer full) */
void chart_frame_open (ChartFrame *frame,
                       ChartWords *titles,
                       ChartWords *subtitles,
                       gboolean names_draws);

/* The as-of date of the dossier in words; NULL where it has none.  Lent for as long as the scene lives. */
const char *chart_as_of (const ChartFrame *frame);

/* Nothing to show: a title and a sentence that says what is missing and what to do. */
RecourseScene *chart_frame_empty (ChartFrame *frame, const char *title, const char *remedy);
/* Whether a scene is of that kind. */
gboolean chart_scene_is_empty (const RecourseScene *scene);

/* Cuts a column of @width off the side where reading starts, with @gap behind it. */
RecourseRect chart_frame_take_start (ChartFrame *frame, double width, double gap);
RecourseRect chart_frame_take_end (ChartFrame *frame, double width, double gap);

/* Keeps the first @most paths in @frame's input, the leader always among them. */
void chart_frame_limit_paths (ChartFrame *frame, guint most);

/* Says in a line at @y what there was no room for; nothing where there was room. */
void chart_frame_announce_paths (ChartFrame *frame, double y);

/* Says at the foot what there was no room for, its top at @y. */
void chart_frame_more (ChartFrame *frame, const char *text, double y);
/* … of @n parties, and of paths below them. */
void chart_frame_more_parties (ChartFrame *frame, guint n, double y);

/* Leaves half a tick label free at the edges of the canvas, so that the last one keeps the margin. */
void chart_frame_inset (ChartFrame *frame);

/* Where reading begins at the margin of the picture. */
double chart_frame_edge (const ChartFrame *frame);

/* The edge of @rect where reading starts, and the side that text flush with it takes. */
double chart_start_x (const ChartFrame *frame, RecourseRect rect);
double chart_end_x (const ChartFrame *frame, RecourseRect rect);
ChartSide chart_start_side (const ChartFrame *frame);
ChartSide chart_end_side (const ChartFrame *frame);
/* 1 where x grows in reading direction, else −1. */
double chart_forward (const ChartFrame *frame);

typedef struct
{
  double px;
  gboolean is_semibold;
  double max_width; /* 0: never wrapped */
  guint max_lines;
  ChartSide side;
  RecourseInk ink;
  gboolean has_halo;
} ChartText;

/* @name as it can stand in a sentence: as it is, or kept apart where it runs the other way.  Names of
 * the dossier come through here, so that whoever makes a sentence need not think of it.  Lent for as
 * long as the scene lives. */
const char *chart_name (const ChartFrame *frame, const char *name);
/* The same of a record's label. */
const char *chart_record_label (const ChartFrame *frame, gpointer record);

/* Text with its first line's top at @y and the edge named by the style's side at @x. */
RecourseMark *chart_text (ChartFrame *frame,
                          const char *role,
                          const char *text,
                          double x,
                          double y,
                          ChartText style,
                          const char *key,
                          ...) G_GNUC_PRINTF (7, 8);

/* Size of @text in @style. */
double chart_text_width (const char *text, ChartText style);
double chart_text_height (const char *text, ChartText style);
/* Whether nothing of @text is cut in @style. */
gboolean chart_text_fits (const char *text, ChartText style);
/* Whether a word of letters goes on in another line, which happens where it alone is too wide. */
gboolean chart_text_breaks_word (const char *text, ChartText style);
double chart_line (double px);

static inline double
chart_right (RecourseRect rect)
{
  return rect.x + rect.width;
}

static inline double
chart_bottom (RecourseRect rect)
{
  return rect.y + rect.height;
}

/* Whether there are less than @across between @a and @b side by side, and less than @down one above the other. */
static inline gboolean
chart_meet (RecourseRect a, RecourseRect b, double across, double down)
{
  return a.x < chart_right (b) + across && b.x < chart_right (a) + across
         && a.y < chart_bottom (b) + down && b.y < chart_bottom (a) + down;
}

G_END_DECLS
