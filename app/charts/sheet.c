/* Several charts as one picture.  Each is laid out as the card it is in the window, and its marks then move to the
 * card's place: nothing is drawn twice, and an SVG of the whole still has text and a mark for every datum. */
#include "config.h"

#include "charts/sheet.h"

#include "frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of a card, width to height. */
#define CARD_FORM 1.45
#define RADIUS 12.0

typedef struct
{
  ChartFrame *frame;
  guint n_columns, n_rows;
  double width, height; /* of a card */
  double gap;
} Sheet;

static void
shift_curve (RecourseMark *mark, double dx, double dy)
{
  GArray *shifted;

  if (mark->curve == NULL)
    return;
  shifted = g_array_copy (mark->curve); /* curves may be shared */
  for (guint i = 0; i < shifted->len; i++)
    {
      RecourseCurvePoint *point = &g_array_index (shifted, RecourseCurvePoint, i);

      point->x += dx;
      point->x1 += dx;
      point->x2 += dx;
      point->y += dy;
      point->y1 += dy;
      point->y2 += dy;
    }
  g_array_unref (mark->curve);
  mark->curve = shifted;
}

/* Moves the marks of @card, which is nobody else's, to @dx, @dy of @scene. */
static void
take_marks (RecourseScene *scene, RecourseScene *card, double dx, double dy)
{
  while (card->marks->len > 0)
    {
      RecourseMark *mark = g_ptr_array_steal_index (card->marks, 0);

      mark->bounds.x += dx;
      mark->bounds.y += dy;
      shift_curve (mark, dx, dy);
      mark->role = recourse_scene_keep (scene, mark->role);
      if (mark->series != NULL)
        mark->series = recourse_scene_keep (scene, mark->series);
      g_ptr_array_add (scene->marks, mark);
    }
}

static void
add_card (const Sheet *sheet, const RecourseChart *chart, guint i)
{
  ChartFrame *frame = sheet->frame;
  RecourseChartInput input = *frame->input;
  g_autoptr (RecourseScene) card = NULL;
  const guint column = i % sheet->n_columns, row = i / sheet->n_columns;
  double x = frame->plot.x
             + (frame->input->is_rtl ? sheet->n_columns - 1 - column : column)
                   * (sheet->width + sheet->gap);
  double y = frame->plot.y + row * (sheet->height + sheet->gap);
  RecourseMark *ground;

  input.form = RECOURSE_CHART_CARD;
  input.title = NULL;
  input.omits = RECOURSE_CHART_OMITS_NOTHING;
  input.width = sheet->width;
  input.height = sheet->height;
  input.text_scale = fmax (1, frame->unit * 0.95);
  input.insight = chart->needs_insight ? frame->input->insight : NULL;
  ground = recourse_scene_add_rect (
      frame->scene, "panel", (RecourseRect){ x, y, sheet->width, sheet->height },
      (RecoursePaint){ .stroke = RECOURSE_INK_GRID, .stroke_width = 1, .radius = RADIUS },
      "sheet/card/%s", chart->name);
  ground->z = -1;
  card = recourse_chart_lay_out (chart, &input);
  take_marks (frame->scene, card, x, y);
}

/* As many columns as bring the cards closest to their form; places that stay empty look worse than cards a little too
 * wide. */
static void
plan (Sheet *sheet, guint n_charts)
{
  const RecourseRect plot = sheet->frame->plot;
  double best = INFINITY;

  sheet->gap = round (16 * sheet->frame->unit);
  for (guint columns = 1; columns <= MAX (1, n_charts); columns++)
    {
      const guint rows = (n_charts + columns - 1) / columns;
      double width = (plot.width - (columns - 1) * sheet->gap) / columns;
      double height = (plot.height - (rows - 1) * sheet->gap) / rows;
      double empty = columns * rows / (double)MAX (1, n_charts);
      double miss = height > 0 && width > 0
                        ? fabs (log (width / height / CARD_FORM)) + 2 * log (empty)
                        : INFINITY;

      if (miss >= best)
        continue;
      best = miss;
      sheet->n_columns = columns;
      sheet->n_rows = rows;
      sheet->width = floor (width);
      sheet->height = floor (height);
    }
}

static char *
dup_description (GPtrArray *titles)
{
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (" ", (char **)titles->pdata);
}

RecourseScene *
recourse_sheet_lay_out (const RecourseChartInput *input,
                        const RecourseChart *const *charts,
                        guint n_charts)
{
  RecourseChartInput own = *input;
  ChartFrame frame;
  Sheet sheet = { .frame = &frame };
  g_autoptr (ChartWords) titles = chart_words_new ();
  g_autoptr (ChartWords) subtitles = chart_words_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  own.form = RECOURSE_CHART_PICTURE;
  chart_frame_begin (&frame, &own, "sheet");
  chart_words_add (titles, "%s", input->dossier->title != NULL ? input->dossier->title : "");
  chart_frame_head (&frame, titles, subtitles);
  if (n_charts == 0)
    {
      frame.scene->description = g_strdup (_ ("No chart is shown."));
      recourse_scene_seal (frame.scene);
      return frame.scene;
    }
  chart_frame_source (&frame, TRUE);
  plan (&sheet, n_charts);
  for (guint i = 0; i < n_charts; i++)
    {
      add_card (&sheet, charts[i], i);
      g_ptr_array_add (labels, (gpointer)_ (charts[i]->label));
    }
  frame.scene->description = dup_description (labels);
  recourse_scene_seal (frame.scene);
  return frame.scene;
}
