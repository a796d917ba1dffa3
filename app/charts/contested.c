/* What is contested, in a line or two at the foot of a picture: a tooltip is not printed. */
#include "config.h"

#include "ledger.h"

/* Below this height of the plot the picture is too small to spend lines on. */
#define LEAST_HEIGHT 420

void
chart_contested_note (ChartFrame *frame, const char *text)
{
  ChartText style = { .px = frame->note_px,
                      .max_width = frame->plot.width,
                      .max_lines = 3,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SOURCE };
  double height;

  if (frame->is_small || frame->plot.height < LEAST_HEIGHT * frame->unit / 0.72 || *text == '\0')
    return;
  height = chart_text_height (text, style);
  chart_text (frame, "note", text, chart_start_x (frame, frame->plot),
              chart_bottom (frame->plot) - height, style, "contested");
  frame->plot.height -= height + chart_line (frame->note_px) / 2;
}

/* Whether every conflict about @bar is already among @told: both sides of a contract may share one. */
static gboolean
is_told (const GPtrArray *told, const ChartBar *bar)
{
  for (guint i = 0; i < bar->conflicts->len; i++)
    if (!g_ptr_array_find ((GPtrArray *)told, g_ptr_array_index (bar->conflicts, i), NULL))
      return FALSE;
  return TRUE;
}

char *
chart_bars_contested (const ChartFrame *frame, GPtrArray *bars)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  for (guint i = 0; i < bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (bars, i);
      g_autofree char *words = NULL;

      if (bar->low == bar->high || is_told (told, bar))
        continue;
      words = chart_bar_conflicts_in_short (frame, bar);
      g_string_append_printf (text, text->len > 0 ? "  ·  %s" : "%s", words);
      for (guint k = 0; k < bar->conflicts->len; k++)
        g_ptr_array_add (told, g_ptr_array_index (bar->conflicts, k));
    }
  return g_string_free (text, FALSE);
}
