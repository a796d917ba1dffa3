/* Marks as DrawingML: text stays text, cards and signs are shapes that can be moved and recoloured. */
#include "config.h"

#include "pptx.h"

#include "drawing/symbol.h"

#include <math.h>
#include <string.h>

/* Wider than measured, so that a substitute for the font does not break lines anew. */
#define SPARE 1.06

static gint64
emu (double px)
{
  return llround (px * PPTX_EMU);
}

void
pptx_append_frame (GString *xml, RecourseRect rect)
{
  g_string_append_printf (xml,
                          "<a:off x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT
                          "\"/><a:ext cx=\"%" G_GINT64_FORMAT "\" cy=\"%" G_GINT64_FORMAT "\"/>",
                          emu (rect.x), emu (rect.y), MAX (0, emu (rect.width)),
                          MAX (0, emu (rect.height)));
}

static void
append_fill (GString *xml, RecourseThemeKind theme, const RecoursePaint *paint)
{
  double alpha = paint->fill_alpha > 0 ? paint->fill_alpha : 1;

  if (paint->fill == RECOURSE_INK_NONE)
    g_string_append (xml, "<a:noFill/>");
  else
    pptx_append_color (xml, recourse_theme_color (theme, paint->fill), alpha);
}

static void
append_line (
    GString *xml, RecourseThemeKind theme, RecourseInk ink, double width, RecourseDash dash)
{
  if (ink == RECOURSE_INK_NONE)
    {
      g_string_append (xml, "<a:ln><a:noFill/></a:ln>");
      return;
    }
  g_string_append_printf (xml, "<a:ln w=\"%" G_GINT64_FORMAT "\">", emu (fmax (width, 1)));
  pptx_append_color (xml, recourse_theme_color (theme, ink), 1);
  if (dash != RECOURSE_DASH_SOLID)
    g_string_append_printf (xml, "<a:prstDash val=\"%s\"/>",
                            dash == RECOURSE_DASH_DASHED ? "dash" : "sysDot");
  g_string_append (xml, "</a:ln>");
}

static void
begin_shape (GString *xml, guint id, const char *name, RecourseRect frame, gboolean is_text)
{
  g_string_append_printf (xml, "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"", id);
  pptx_append_text (xml, name);
  g_string_append_printf (xml, " %u\"/><p:cNvSpPr%s/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>", id,
                          is_text ? " txBox=\"1\"" : "");
  pptx_append_frame (xml, frame);
  g_string_append (xml, "</a:xfrm>");
}

static void
append_preset (GString *xml, const char *shape, const char *guide, double value)
{
  g_string_append_printf (xml, "<a:prstGeom prst=\"%s\"><a:avLst>", shape);
  if (guide != NULL)
    g_string_append_printf (xml, "<a:gd name=\"%s\" fmla=\"val %.0f\"/>", guide, value);
  g_string_append (xml, "</a:avLst></a:prstGeom>");
}

static void
append_point (GString *xml, RecourseRect frame, double x, double y)
{
  g_string_append_printf (xml, "<a:pt x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT "\"/>",
                          emu (x - frame.x), emu (y - frame.y));
}

static void
append_curve (GString *xml, GArray *curve, RecourseRect frame)
{
  g_string_append_printf (
      xml,
      "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
      "<a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"%" G_GINT64_FORMAT
      "\" h=\"%" G_GINT64_FORMAT "\">",
      emu (frame.width), emu (frame.height));
  for (guint i = 0; i < curve->len; i++)
    {
      const RecourseCurvePoint *p = &g_array_index (curve, RecourseCurvePoint, i);
      static const char *const tags[] = { "moveTo", "lnTo", "cubicBezTo", "close" };

      if (p->op == RECOURSE_CURVE_CLOSE)
        {
          g_string_append (xml, "<a:close/>");
          continue;
        }
      g_string_append_printf (xml, "<a:%s>", tags[p->op]);
      if (p->op == RECOURSE_CURVE_CUBIC)
        {
          append_point (xml, frame, p->x1, p->y1);
          append_point (xml, frame, p->x2, p->y2);
        }
      append_point (xml, frame, p->x, p->y);
      g_string_append_printf (xml, "</a:%s>", tags[p->op]);
    }
  g_string_append (xml, "</a:path></a:pathLst></a:custGeom>");
}

static void
append_figure (GString *xml, const RecourseMark *mark, RecourseThemeKind theme, guint id)
{
  RecourseRect frame = mark->bounds;
  g_autoptr (GArray) curve = mark->shape == RECOURSE_SHAPE_SYMBOL
                                 ? recourse_symbol_curve (mark->symbol, mark->bounds)
                             : mark->shape == RECOURSE_SHAPE_CURVE ? g_array_ref (mark->curve)
                                                                   : NULL;
  double least = fmin (frame.width, frame.height);
  double corner = mark->shape == RECOURSE_SHAPE_RECT ? fmin (mark->paint.radius, least / 2) : 0;

  begin_shape (xml, id, mark->role, frame, FALSE);
  if (curve != NULL)
    append_curve (xml, curve, frame);
  else if (corner > 0)
    append_preset (xml, "roundRect", "adj", 100000 * corner / least);
  else
    append_preset (xml, "rect", NULL, 0);
  append_fill (xml, theme, &mark->paint);
  append_line (xml, theme, mark->paint.stroke, mark->paint.stroke_width, mark->paint.dash);
  g_string_append (xml, "</p:spPr></p:sp>");
}

static void
append_rule (GString *xml, const RecourseMark *mark, RecourseThemeKind theme, guint id)
{
  RecourseRect frame = mark->bounds;

  if (frame.width >= frame.height)
    frame = (RecourseRect){ frame.x, frame.y + frame.height / 2, frame.width, 0 };
  else
    frame = (RecourseRect){ frame.x + frame.width / 2, frame.y, 0, frame.height };
  g_string_append_printf (
      xml,
      "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"%u\" name=\"rule %u\"/><p:cNvCxnSpPr/>"
      "<p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm>",
      id, id);
  pptx_append_frame (xml, frame);
  g_string_append (xml, "</a:xfrm>");
  append_preset (xml, "line", NULL, 0);
  append_line (xml, theme, mark->paint.stroke, mark->paint.stroke_width, mark->paint.dash);
  g_string_append (xml, "</p:spPr></p:cxnSp>");
}

void
pptx_append_run (GString *xml, const char *text, const char *properties)
{
  g_string_append_printf (xml, "<a:r>%s<a:t>", properties);
  pptx_append_text (xml, text);
  g_string_append (xml, "</a:t></a:r>");
}

/* Lines of a fixed height stand with four fifths of it above their baseline.  Where text ends at its place or is
 * centred there, the box grows to the other side or to both. */
static RecourseRect
text_frame (const RecourseMark *mark)
{
  RecourseRect frame = mark->bounds;
  double spare = frame.width * (SPARE - 1) + 2;

  frame.y += mark->baseline - 0.8 * mark->line_height;
  frame.width += spare;
  if (mark->align == RECOURSE_ALIGN_CENTER)
    frame.x -= spare / 2;
  else if (mark->align == RECOURSE_ALIGN_END)
    frame.x -= spare;
  return frame;
}

/* Text that leads somewhere keeps its lines, since Impress sets wrapped links one line over the other. */
static void
append_runs (GString *xml, const RecourseMark *mark, const char *properties)
{
  if (mark->url == NULL)
    {
      pptx_append_run (xml, mark->text, properties);
      return;
    }
  for (guint i = 0; mark->lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (xml, "<a:br/>");
      pptx_append_run (xml, mark->lines[i], properties);
    }
}

static void
append_text (GString *xml,
             const RecourseMark *mark,
             gboolean is_rtl,
             RecourseThemeKind theme,
             guint id,
             PptxRelations *relations)
{
  static const char *const aligns[] = { "l", "ctr", "r" };
  gboolean wraps = g_strv_length (mark->lines) > 1;
  g_autoptr (GString) run = g_string_new (NULL);

  g_string_append_printf (run, "<a:rPr lang=\"en-US\" sz=\"%ld\" b=\"%d\" dirty=\"0\">",
                          lround (mark->font_px * PPTX_POINTS), mark->is_semibold);
  pptx_append_color (run, recourse_theme_color (theme, mark->paint.fill), 1);
  g_string_append (run, "<a:latin typeface=\"+mn-lt\"/>");
  if (mark->url != NULL)
    g_string_append_printf (run, "<a:hlinkClick r:id=\"rId%u\"/>",
                            pptx_relate (relations, "hyperlink", mark->url, TRUE));
  g_string_append (run, "</a:rPr>");

  begin_shape (xml, id, mark->role, text_frame (mark), TRUE);
  append_preset (xml, "rect", NULL, 0);
  g_string_append_printf (
      xml,
      "<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"%s\" lIns=\"0\" tIns=\"0\" "
      "rIns=\"0\" bIns=\"0\" anchor=\"t\"/><a:lstStyle/><a:p><a:pPr algn=\"%s\"%s>"
      "<a:lnSpc><a:spcPts val=\"%ld\"/></a:lnSpc></a:pPr>",
      wraps ? "square" : "none", aligns[mark->align], is_rtl ? " rtl=\"1\"" : "",
      lround (mark->line_height * PPTX_POINTS));
  append_runs (xml, mark, run->str);
  g_string_append (xml, "</a:p></p:txBody></p:sp>");
}

static gboolean
is_placeholder (const RecourseMark *mark)
{
  static const char *const roles[] = { "title", "subtitle", "source", NULL };

  return g_strv_contains (roles, mark->role);
}

void
pptx_append_shapes (GString *xml,
                    const RecourseScene *scene,
                    RecourseThemeKind theme,
                    guint *next_id,
                    PptxRelations *relations)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (is_placeholder (mark))
        continue;
      if (mark->shape == RECOURSE_SHAPE_TEXT)
        append_text (xml, mark, scene->is_rtl, theme, (*next_id)++, relations);
      else if (mark->shape == RECOURSE_SHAPE_RULE)
        append_rule (xml, mark, theme, (*next_id)++);
      else
        append_figure (xml, mark, theme, (*next_id)++);
    }
}
