/* Slides of text share the type scale and margins of charts, so that a deck looks like one piece.  Layouts are written
 * as if text ran left to right; x is mirrored here, at the last moment. */
#include "config.h"

#include "leaf.h"

#include <math.h>
#include <string.h>

#define LEAST_PX 12
#define CORNER 12

void
leaf_begin (Leaf *leaf,
            const RecourseSlide *slide,
            const RecourseBriefing *briefing,
            double width,
            double height,
            RecourseChartOmits omits,
            double zoom)
{
  double text_scale = briefing->text_scale > 0 ? briefing->text_scale : 1;
  double size = CLAMP (sqrt (width * height) / 1440, 0.4, 2);

  *leaf = (Leaf){ .slide = slide, .briefing = briefing, .omits = omits };
  leaf->scene = recourse_scene_new (slide->kind, width, height);
  leaf->scene->is_rtl = briefing->is_rtl;
  leaf->frame_unit = size * text_scale;
  leaf->unit = zoom * leaf->frame_unit;
  leaf->margin = round (40 * size);
  leaf->title_px = MAX (15, round (32 * leaf->frame_unit));
  leaf->subtitle_px = MAX (LEAST_PX, round (20 * leaf->frame_unit));
  leaf->source_px = MAX (LEAST_PX, round (14 * leaf->frame_unit));
  leaf->body_px = MAX (LEAST_PX, round (20 * leaf->unit));
  leaf->label_px = MAX (LEAST_PX, round (17 * leaf->unit));
  leaf->note_px = MAX (LEAST_PX, round (14 * leaf->unit));
  leaf->area = (RecourseRect){ leaf->margin, leaf->margin, width - 2 * leaf->margin,
                               height - 2 * leaf->margin };
}

double
leaf_line (double px)
{
  return recourse_text_line_height (px);
}

static double
mirror (const Leaf *leaf, double x)
{
  return leaf->scene->is_rtl ? leaf->scene->width - x : x;
}

static RecourseRect
mirror_rect (const Leaf *leaf, RecourseRect rect)
{
  if (leaf->scene->is_rtl)
    rect.x = leaf->scene->width - rect.x - rect.width;
  return rect;
}

static RecourseTextStyle
drawing_style (LeafText style, double width)
{
  guint unbounded = width > 0 ? 99 : 1;

  return (RecourseTextStyle){ .font_px = style.px,
                              .is_semibold = style.is_semibold,
                              .max_width = width,
                              .max_lines = style.max_lines > 0 ? style.max_lines : unbounded,
                              .align = style.is_end ? RECOURSE_ALIGN_END : RECOURSE_ALIGN_START };
}

double
leaf_text_height (const Leaf *leaf, const char *text, double width, LeafText style)
{
  double w, h;

  if (text == NULL || *text == '\0')
    return 0;
  recourse_text_measure (text, drawing_style (style, width), &w, &h);
  return h;
}

double
leaf_text_width (const char *text, LeafText style)
{
  return recourse_text_width (text, style.px, style.is_semibold);
}

/* Told by the sign of it, since measuring the whole would cost as much again as setting it. */
static gboolean
is_shortened (const RecourseMark *mark)
{
  for (guint i = 0; mark->lines[i] != NULL; i++)
    if (strstr (mark->lines[i], "…") != NULL && strstr (mark->text, "…") == NULL)
      return TRUE;
  return FALSE;
}

double
leaf_text (Leaf *leaf,
           const char *role,
           const char *text,
           double x,
           double y,
           double width,
           LeafText style,
           const char *url)
{
  RecourseMark *mark;

  if (text == NULL || *text == '\0')
    return 0;
  mark = recourse_scene_add_text (leaf->scene, role, text, mirror (leaf, x), y,
                                  drawing_style (style, width), style.ink, "%s/%s",
                                  leaf->scene->chart, role);
  mark->z = 20;
  recourse_mark_link (mark, url);
  leaf->is_cut |= is_shortened (mark);
  return g_strv_length (mark->lines) * leaf_line (style.px);
}

void
leaf_head (Leaf *leaf, const char *finding, const char *subtitle)
{
  LeafText title = { leaf->title_px, TRUE, 2, RECOURSE_INK_TEXT };
  LeafText below = { leaf->subtitle_px, FALSE, 3, RECOURSE_INK_SECONDARY };
  RecourseRect *area = &leaf->area;
  double y = area->y;

  leaf->scene->title = g_strdup (leaf->slide->title != NULL ? leaf->slide->title : finding);
  if (leaf->omits & RECOURSE_CHART_OMITS_TITLE)
    return;
  y += leaf_text (leaf, "title", leaf->scene->title, area->x, y, area->width, title, NULL);
  if (subtitle != NULL && *subtitle != '\0')
    y += round (11 * leaf->frame_unit)
         + leaf_text (leaf, "subtitle", subtitle, area->x, y + round (11 * leaf->frame_unit),
                      MIN (area->width, 72 * leaf->subtitle_px), below, NULL);
  y += round (28 * leaf->frame_unit);
  area->height -= y - area->y;
  area->y = y;
}

void
leaf_foot (Leaf *leaf, gboolean names_draws)
{
  RecourseChartInput input = { .dossier = leaf->briefing->dossier,
                               .results = leaf->briefing->results,
                               .numbers = leaf->briefing->numbers };
  LeafText style = { leaf->source_px, FALSE, 2, RECOURSE_INK_SOURCE };
  g_autofree char *text = NULL;
  double height;

  if (leaf->omits & RECOURSE_CHART_OMITS_SOURCE)
    return;
  text = recourse_chart_source_in_words (&input, names_draws);
  height = leaf_text_height (leaf, text, leaf->area.width, style);
  leaf_text (leaf, "source", text, leaf->area.x, leaf->area.y + leaf->area.height - height,
             leaf->area.width, style, NULL);
  leaf->area.height -= height + round (20 * leaf->frame_unit);
}

RecourseScene *
leaf_finish (Leaf *leaf, char *description)
{
  leaf->scene->description = description;
  recourse_scene_seal (leaf->scene);
  return leaf->scene;
}

void
leaf_card (Leaf *leaf, RecourseRect rect)
{
  RecoursePaint paint = { .stroke = RECOURSE_INK_GRID,
                          .stroke_width = 1,
                          .radius = CORNER * leaf->unit };

  recourse_scene_add_rect (leaf->scene, "card", mirror_rect (leaf, rect), paint, "%s/card",
                           leaf->scene->chart);
}

void
leaf_rule (Leaf *leaf, double x, double y, double width)
{
  recourse_scene_add_rule (leaf->scene, "grid", mirror (leaf, x), y, mirror (leaf, x + width), y,
                           RECOURSE_INK_GRID, "%s/rule", leaf->scene->chart);
}

static void
add_symbol (
    Leaf *leaf, RecourseSymbol symbol, RecourseInk ink, double x, double y, double px, double part)
{
  double size = round (part * px);

  recourse_scene_add_symbol (leaf->scene, "symbol", symbol, mirror (leaf, x + size / 2),
                             y + leaf_line (px) / 2, size, (RecoursePaint){ .fill = ink },
                             "%s/symbol", leaf->scene->chart);
}

void
leaf_party (Leaf *leaf, guint party, double x, double y, double px)
{
  add_symbol (leaf, recourse_party_symbol (party), recourse_party_ink (party), x, y, px, 0.8);
}

void
leaf_basis (Leaf *leaf, const char *basis, double x, double y, double px)
{
  RecourseSymbol symbol = g_strcmp0 (basis, "claim") == 0      ? RECOURSE_SYMBOL_CIRCLE
                          : g_strcmp0 (basis, "external") == 0 ? RECOURSE_SYMBOL_HALF_DISC
                                                               : RECOURSE_SYMBOL_RING;

  add_symbol (leaf, symbol, RECOURSE_INK_NEUTRAL, x, y, px, 0.65);
}

double
leaf_badge (Leaf *leaf, guint path, double x, double y, double px)
{
  double size = round (1.45 * px), top = y + (leaf_line (px) - size) / 2;
  gboolean leads = leaf->briefing->leader == path;
  RecourseRect rect = { x, top, size, size };
  RecoursePaint paint = { .fill = leads ? RECOURSE_INK_ACCENT : RECOURSE_INK_NONE,
                          .stroke = RECOURSE_INK_ACCENT,
                          .stroke_width = 1,
                          .radius = size / 4 };
  RecourseTextStyle style = { .font_px = px, .is_semibold = TRUE, .align = RECOURSE_ALIGN_CENTER };
  g_autofree char *number = g_strdup_printf ("%u", path + 1);
  RecourseMark *text;

  recourse_scene_add_rect (leaf->scene, "badge", mirror_rect (leaf, rect), paint, "%s/badge",
                           leaf->scene->chart);
  text = recourse_scene_add_text (
      leaf->scene, "badge", number, mirror (leaf, x + size / 2), top + (size - leaf_line (px)) / 2,
      style, leads ? RECOURSE_INK_ON_ACCENT : RECOURSE_INK_TEXT, "%s/badge", leaf->scene->chart);
  text->z = 20;
  text->ground = leads ? RECOURSE_INK_ACCENT : RECOURSE_INK_BACKGROUND;
  return size;
}
