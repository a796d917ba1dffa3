/* The key: patterns, numbered paths or parties with their words, in the order of the marks.  It flows in
 * reading direction and takes as many lines as it needs, off the top of the plot. */
#include "parts.h"

#include <math.h>

static void
clear_item (gpointer item)
{
  g_free (((ChartKeyItem *)item)->text);
}

ChartKey *
chart_key_new (void)
{
  ChartKey *key = g_array_new (FALSE, TRUE, sizeof (ChartKeyItem));

  g_array_set_clear_func (key, clear_item);
  return key;
}

ChartKey *
chart_key_new_paths (const ChartFrame *frame)
{
  ChartKey *key = chart_key_new ();

  for (guint i = 0; i < frame->input->n_paths; i++)
    chart_key_add_path (key, frame->input->paths[i],
                        chart_path_label (frame, frame->input->paths[i]));
  return key;
}

void
chart_key_add_paint (ChartKey *key, RecoursePaint paint, const char *text)
{
  ChartKeyItem item = { .text = g_strdup (text), .paint = paint };

  g_array_append_val (key, item);
}

void
chart_key_add_dot (ChartKey *key, RecoursePaint paint, const char *text)
{
  ChartKeyItem item = { .text = g_strdup (text), .paint = paint, .is_dot = TRUE };

  g_array_append_val (key, item);
}

void
chart_key_add_path (ChartKey *key, guint path, const char *text)
{
  ChartKeyItem item = { .text = g_strdup (text), .is_badge = TRUE, .index = path };

  g_array_append_val (key, item);
}

void
chart_key_add_party (ChartKey *key, guint party, const char *text)
{
  ChartKeyItem item = { .text = g_strdup (text), .is_symbol = TRUE, .index = party };

  g_array_append_val (key, item);
}

static double
sign_width (const ChartFrame *frame, const ChartKeyItem *item)
{
  double size = chart_badge_size (frame);

  return item->is_badge                    ? size
         : item->is_symbol || item->is_dot ? round (size * 0.7)
                                           : round (size * 1.3);
}

static void
draw_sign (ChartFrame *frame, const ChartKeyItem *item, guint i, double x, double y)
{
  double width = sign_width (frame, item);
  g_autofree char *name = g_strdup_printf ("key/%u", i);
  RecourseMark *mark;

  if (item->is_badge)
    chart_path_badge (frame, item->index, x + width / 2, y, name);
  else if (item->is_symbol)
    chart_party_mark (frame, item->index, x + width / 2, y, width, name);
  else if (item->is_dot)
    recourse_scene_add_symbol (frame->scene, "legend", RECOURSE_SYMBOL_CIRCLE, x + width / 2, y,
                               width - item->paint.stroke_width, item->paint, "%s/%s",
                               frame->scene->chart, name)
        ->z = 16;
  else
    {
      double height = round (frame->label_px * 0.85);

      mark = recourse_scene_add_rect (frame->scene, "legend",
                                      (RecourseRect){ x, y - height / 2, width, height },
                                      item->paint, "%s/%s", frame->scene->chart, name);
      mark->z = 16;
    }
}

static double
item_gap (const ChartFrame *frame)
{
  return round (frame->label_px * 0.45);
}

/* Between two items. */
static double
air (const ChartFrame *frame)
{
  return frame->is_tight ? round (frame->label_px * 0.6) : 3 * item_gap (frame);
}

static ChartText
text_style (const ChartFrame *frame, double max_width)
{
  return (ChartText){ .px = frame->label_px,
                      .max_width = max_width,
                      .max_lines = 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SECONDARY };
}

/* On one line, with texts no wider than @most. */
static double
line_width (const ChartFrame *frame, const ChartKey *key, double most)
{
  double width = -air (frame);

  for (guint i = 0; i < key->len; i++)
    {
      const ChartKeyItem *item = &g_array_index (key, ChartKeyItem, i);

      width += sign_width (frame, item) + item_gap (frame) + air (frame)
               + ceil (MIN (most, chart_text_width (item->text, text_style (frame, 0))));
    }
  return MAX (0, width);
}

double
chart_key_width (const ChartFrame *frame, const ChartKey *key)
{
  return line_width (frame, key, G_MAXDOUBLE);
}

/* How wide texts may be so that the whole key goes on a line of @width. */
static double
widest_text (const ChartFrame *frame, const ChartKey *key, double width)
{
  double most = width;

  while (most > 2 * frame->label_px && line_width (frame, key, most) > width)
    most -= 1;
  return most;
}

/* Draws from the start of @place and returns the middle of the last line. */
static double
draw_items (ChartFrame *frame, ChartKey *key, RecourseRect place, double y, double line)
{
  double used = 0, gap = item_gap (frame), forward = chart_forward (frame);
  double most = frame->is_tight ? widest_text (frame, key, place.width) : place.width;

  for (guint i = 0; i < key->len; i++)
    {
      const ChartKeyItem *item = &g_array_index (key, ChartKeyItem, i);
      double sign = sign_width (frame, item), start, width;
      ChartText style = text_style (frame, MIN (most, place.width - sign - gap));

      width = sign + gap + chart_text_width (item->text, style);
      if (used > 0 && used + width > place.width + 1 && !frame->is_tight)
        {
          used = 0;
          y += line;
        }
      start = chart_start_x (frame, place) + forward * used;
      draw_sign (frame, item, i, frame->input->is_rtl ? start - sign : start, y);
      chart_text (frame, "legend", item->text, start + forward * (sign + gap),
                  y - chart_line (style.px) / 2, style, "key/%u/text", i);
      used += width + air (frame);
    }
  return y;
}

double
chart_key_draw (ChartFrame *frame, ChartKey *key)
{
  double line = round (MAX (chart_line (frame->label_px), chart_badge_size (frame)) + 2);
  double middle, y;

  if (key->len == 0)
    return frame->plot.y;
  if (frame->beside.width > 0)
    return draw_items (frame, key, frame->beside, frame->beside.y + frame->beside.height / 2, line);
  middle = draw_items (frame, key, frame->plot, frame->plot.y + line / 2, line);
  y = middle + line / 2 + (frame->is_tight ? 0 : frame->is_small ? 3 : round (10 * frame->unit));
  frame->plot.height -= y - frame->plot.y;
  frame->plot.y = y;
  return middle;
}
