/* The deck as PPTX rather than ODP: PowerPoint and Impress both read it whole, with master, notes and a vector picture
 * beside its fallback in pixels, while PowerPoint drops such pictures and rearranges notes of an ODP.  Charts are
 * pictures, slides of text are shapes; title, measure and source are text in placeholders everywhere. */
#include "config.h"

#include "pptx.h"

#include "output/press.h"

#include <math.h>
#include <string.h>

/* Where a chart without head and foot is laid, margins and all, so that its plot begins at the slide's margin. */
#define MARGIN 40
#define PICTURE_X 4
#define PICTURE_Y 148
#define PICTURE_WIDTH 1912
#define PICTURE_HEIGHT 894
/* Lets the picture's type be that of a whole slide. */
#define PICTURE_TEXT_SCALE 1.1
#define PNG_SCALE 1.5

/* One slide and what it shows. */
typedef struct
{
  RecourseSlide *slide;
  RecourseScene
      *scene; /* the whole slide: title, measure, source, and where it has no chart the rest */
  const RecourseDeckOptions *options; /* borrowed */
  GBytes *png, *svg;                  /* of the chart; NULL for slides of text */
} Picture;

static void
picture_clear (gpointer data)
{
  Picture *self = data;

  g_clear_pointer (&self->scene, recourse_scene_unref);
  g_clear_pointer (&self->slide, recourse_slide_unref);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->svg, g_bytes_unref);
}

/* A chart without title and source, as vectors and as pixels. */
static void
print_chart (RecoursePress *press, const Picture *picture, const RecourseBriefing *briefing)
{
  RecourseBriefing larger = *briefing;
  RecourseExport how = { .theme = picture->options->theme, .is_transparent = TRUE };
  g_autoptr (RecourseScene) plot = NULL;

  larger.text_scale = PICTURE_TEXT_SCALE;
  plot = recourse_slide_lay_out (picture->slide, &larger, PICTURE_WIDTH, PICTURE_HEIGHT,
                                 RECOURSE_CHART_OMITS_TITLE | RECOURSE_CHART_OMITS_SOURCE);
  recourse_press_add (press, recourse_format_find ("svg"), plot, &how);
  how.scale = PNG_SCALE;
  how.is_transparent = FALSE; /* a mask beside the picture leaves seams in print */
  recourse_press_add (press, recourse_format_find ("png"), plot, &how);
}

static gboolean
take_prints (GArray *pictures, RecoursePress *press, GError **error)
{
  g_autoptr (GPtrArray) prints = recourse_press_finish (press, error);
  guint n = 0;

  for (guint i = 0; prints != NULL && i < pictures->len; i++)
    {
      Picture *picture = &g_array_index (pictures, Picture, i);

      if (picture->slide->chart == NULL)
        continue;
      picture->svg = g_bytes_ref (g_ptr_array_index (prints, n++));
      picture->png = g_bytes_ref (g_ptr_array_index (prints, n++));
    }
  return prints != NULL;
}

/* Each chart goes to the press before its slide is laid out, so that no core waits. */
static gboolean
fill_pictures (GArray *pictures,
               const RecourseBriefing *briefing,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (RecoursePress) press = recourse_press_new (2 * pictures->len);

  for (guint i = 0; i < pictures->len; i++)
    {
      Picture *picture = &g_array_index (pictures, Picture, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (picture->slide->chart != NULL)
        print_chart (press, picture, briefing);
      picture->scene = recourse_slide_lay_out (picture->slide, briefing, DECK_WIDTH, DECK_HEIGHT,
                                               RECOURSE_CHART_OMITS_NOTHING);
      deck_report (picture->options, i + 1, pictures->len);
    }
  return take_prints (pictures, press, error);
}

static const RecourseMark *
find_mark (const RecourseScene *scene, const char *role)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (strcmp (mark->role, role) == 0)
        return mark;
    }
  return NULL;
}

/* Where the drawn slide has the text, with room to the margin. */
static void
append_place (GString *xml, const RecourseMark *mark)
{
  RecourseRect frame = { MARGIN, mark->bounds.y, DECK_WIDTH - 2 * MARGIN, mark->bounds.height + 4 };

  g_string_append (xml, "<p:spPr><a:xfrm>");
  pptx_append_frame (xml, frame);
  g_string_append (xml, "</a:xfrm></p:spPr>");
}

/* A placeholder of the layout, filled; nothing where there is nothing to say. */
static void
append_filled (GString *xml,
               guint id,
               const char *name,
               const char *type,
               guint index,
               const RecourseMark *mark)
{
  if (mark == NULL)
    return;
  g_string_append_printf (xml,
                          "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"%s\"/><p:cNvSpPr><a:spLocks "
                          "noGrp=\"1\"/></p:cNvSpPr>"
                          "<p:nvPr><p:ph type=\"%s\"%s idx=\"%u\"/></p:nvPr></p:nvSpPr>",
                          id, name, type, index > 1 ? " sz=\"quarter\"" : "", index);
  if (index == 2)
    g_string_append (xml, "<p:spPr/>"); /* the foot is where the layout has it */
  else
    append_place (xml, mark);
  g_string_append (xml, "<p:txBody><a:bodyPr/><a:lstStyle/><a:p>");
  pptx_append_run (xml, mark->text, "<a:rPr lang=\"en-US\" dirty=\"0\"/>");
  g_string_append (xml, "</a:p></p:txBody></p:sp>");
}

static void
append_number (GString *xml, guint id, guint number)
{
  g_string_append_printf (
      xml,
      "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"Number\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>"
      "</p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" "
      "idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr/>"
      "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" "
      "type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>%u</a:t></a:fld></a:p></p:txBody></p:sp>",
      id, number);
}

/* The vector picture is an extension of the one in pixels (MS-ODRAWXML, svgBlip): who does not know it shows that. */
static void
append_picture (GString *xml, const Picture *picture, guint id, guint png, guint svg)
{
  RecourseRect frame = { PICTURE_X, PICTURE_Y, PICTURE_WIDTH, PICTURE_HEIGHT };

  g_string_append_printf (xml, "<p:pic><p:nvPicPr><p:cNvPr id=\"%u\" name=\"%s\" descr=\"", id,
                          picture->slide->kind);
  pptx_append_text (xml, picture->scene->description != NULL ? picture->scene->description : "");
  g_string_append_printf (
      xml,
      "\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
      "<p:blipFill><a:blip r:embed=\"rId%u\"><a:extLst><a:ext "
      "uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
      "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
      "r:embed=\"rId%u\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></"
      "p:blipFill>"
      "<p:spPr><a:xfrm>",
      png, svg);
  pptx_append_frame (xml, frame);
  g_string_append (xml,
                   "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>");
}

static guint
add_media (Zip *zip, PptxRelations *relations, GBytes *bytes, guint number, const char *extension)
{
  g_autofree char *name = g_strdup_printf ("ppt/media/image%u.%s", number, extension);
  g_autofree char *target = g_strconcat ("../", name + strlen ("ppt/"), NULL);

  zip_add (zip, name, bytes, g_str_equal (extension, "png"));
  return pptx_relate (relations, "image", target, FALSE);
}

static void
add_slide (Zip *zip, const Picture *picture, guint number)
{
  GString *xml = g_string_new (PPTX_XML "<p:sld" PPTX_SPACES "><p:cSld>" PPTX_TREE);
  g_autofree char *notes = g_strdup_printf ("../notesSlides/notesSlide%u.xml", number);
  g_autofree char *name = g_strdup_printf ("ppt/slides/slide%u.xml", number);
  g_autofree char *related = g_strdup_printf ("ppt/slides/_rels/slide%u.xml.rels", number);
  gboolean has_title = !(picture->options->omits & RECOURSE_CHART_OMITS_TITLE);
  gboolean has_source = !(picture->options->omits & RECOURSE_CHART_OMITS_SOURCE);
  PptxRelations relations;
  guint id = 2;

  pptx_relations_init (&relations);
  pptx_relate (&relations, "slideLayout", "../slideLayouts/slideLayout1.xml", FALSE);
  pptx_relate (&relations, "notesSlide", notes, FALSE);
  if (picture->png != NULL)
    append_picture (xml, picture, id++, add_media (zip, &relations, picture->png, number, "png"),
                    add_media (zip, &relations, picture->svg, number, "svg"));
  if (has_title)
    append_filled (xml, id++, "Finding", "title", 0, find_mark (picture->scene, "title"));
  if (has_title)
    append_filled (xml, id++, "Measure", "body", 1, find_mark (picture->scene, "subtitle"));
  if (picture->png == NULL)
    pptx_append_shapes (xml, picture->scene, picture->options->theme, &id, &relations);
  if (has_source)
    append_filled (xml, id++, "Source", "body", 2, find_mark (picture->scene, "source"));
  append_number (xml, id++, number);
  g_string_append (xml,
                   "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
  zip_add_text (zip, name, g_string_free (xml, FALSE));
  zip_add_text (zip, related, pptx_relations_finish (&relations));
}

static void
add_notes (Zip *zip, const Picture *picture, guint number)
{
  GString *xml = g_string_new (PPTX_XML "<p:notes" PPTX_SPACES "><p:cSld>" PPTX_TREE);
  g_autofree char *text = recourse_slide_dup_notes (picture->slide, picture->scene);
  g_autofree char *name = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", number);
  g_autofree char *related =
      g_strdup_printf ("ppt/notesSlides/_rels/notesSlide%u.xml.rels", number);
  g_autofree char *slide = g_strdup_printf ("../slides/slide%u.xml", number);
  PptxRelations relations;

  g_string_append (
      xml, "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" "
           "noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph "
           "type=\"sldImg\"/></p:nvPr></p:nvSpPr>"
           "<p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr>"
           "<a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" "
           "idx=\"1\"/></p:nvPr></p:nvSpPr>"
           "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>");
  pptx_append_run (xml, text, "<a:rPr lang=\"en-US\" dirty=\"0\"/>");
  g_string_append (xml,
                   "</a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
                   "</p:clrMapOvr></p:notes>");
  zip_add_text (zip, name, g_string_free (xml, FALSE));
  pptx_relations_init (&relations);
  pptx_relate (&relations, "notesMaster", "../notesMasters/notesMaster1.xml", FALSE);
  pptx_relate (&relations, "slide", slide, FALSE);
  zip_add_text (zip, related, pptx_relations_finish (&relations));
}

static GArray *
new_pictures (GPtrArray *shown, const RecourseDeckOptions *options)
{
  GArray *pictures = g_array_new (FALSE, TRUE, sizeof (Picture));

  g_array_set_clear_func (pictures, picture_clear);
  g_array_set_size (pictures, shown->len);
  for (guint i = 0; i < shown->len; i++)
    {
      Picture *picture = &g_array_index (pictures, Picture, i);

      picture->slide = recourse_slide_ref (g_ptr_array_index (shown, i));
      picture->options = options;
    }
  return pictures;
}

GBytes *
deck_write_pptx (GPtrArray *slides,
                 const RecourseBriefing *briefing,
                 const RecourseDeckOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) shown = deck_list_shown (slides, error);
  g_autoptr (GArray) pictures = shown != NULL ? new_pictures (shown, options) : NULL;
  g_autoptr (Zip) zip = zip_new ();

  if (pictures == NULL || !fill_pictures (pictures, briefing, cancellable, error))
    return NULL;
  pptx_add_fixed_parts (zip, briefing->dossier, options, pictures->len);
  for (guint i = 0; i < pictures->len; i++)
    {
      add_slide (zip, &g_array_index (pictures, Picture, i), i + 1);
      add_notes (zip, &g_array_index (pictures, Picture, i), i + 1);
    }
  return zip_finish (zip);
}
