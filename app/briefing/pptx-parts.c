/* What every presentation needs besides its slides: types, relations, theme, master, layout, properties.  The title,
 * the measure and the source line are placeholders of the one layout, so that changing the layout changes all slides. */
#include "config.h"

#include "pptx.h"

#include "drawing/text.h"
#include "output/export.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define TYPE "application/vnd.openxmlformats-officedocument."
#define COLOR_MAP                                                                                  \
  "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "                 \
  "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "               \
  "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"

void
pptx_relations_init (PptxRelations *self)
{
  self->xml = g_string_new (PPTX_XML "<Relationships xmlns=\"" PACKAGE "/relationships\">");
  self->n = 0;
}

guint
pptx_relate (PptxRelations *self, const char *type, const char *target, gboolean is_external)
{
  g_string_append_printf (
      self->xml, "<Relationship Id=\"rId%u\" Type=\"%s/%s\" Target=\"", ++self->n,
      g_str_equal (type, "metadata/core-properties") ? PACKAGE "/relationships" : PPTX_OFFICE,
      type);
  pptx_append_text (self->xml, target);
  g_string_append (self->xml, is_external ? "\" TargetMode=\"External\"/>" : "\"/>");
  return self->n;
}

char *
pptx_relations_finish (PptxRelations *self)
{
  g_string_append (self->xml, "</Relationships>");
  return g_string_free (g_steal_pointer (&self->xml), FALSE);
}

/* Characters that XML cannot hold even escaped are left out. */
void
pptx_append_text (GString *xml, const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\t' || c == '\n')
        g_string_append_unichar (clean, c);
    }
  escaped = g_markup_escape_text (clean->str, (gssize)clean->len);
  g_string_append (xml, escaped);
}

static guint
channel (double part)
{
  return (guint)lround (255 * part);
}

void
pptx_append_color (GString *xml, RecourseColor color, double alpha)
{
  g_string_append_printf (xml, "<a:solidFill><a:srgbClr val=\"%02X%02X%02X\"", channel (color.red),
                          channel (color.green), channel (color.blue));
  if (alpha < 1)
    g_string_append_printf (xml, "><a:alpha val=\"%.0f\"/></a:srgbClr></a:solidFill>", alpha * 1e5);
  else
    g_string_append (xml, "/></a:solidFill>");
}

static void
append_override (GString *xml, const char *part, const char *type)
{
  g_string_append_printf (xml, "<Override PartName=\"/%s\" ContentType=\"" TYPE "%s+xml\"/>", part,
                          type);
}

static void
add_types (Zip *zip, const RecourseDeckOptions *options, guint n_slides)
{
  GString *xml = g_string_new (
      PPTX_XML "<Types xmlns=\"" PACKAGE "/content-types\">"
               "<Default Extension=\"rels\" "
               "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
               "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
               "<Default Extension=\"png\" ContentType=\"image/png\"/>"
               "<Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>"
               "<Override PartName=\"/docProps/core.xml\" "
               "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");

  append_override (xml, "docProps/app.xml", "extended-properties");
  append_override (xml, "ppt/presentation.xml", "presentationml.presentation.main");
  append_override (xml, "ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster");
  append_override (xml, "ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout");
  append_override (xml, "ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster");
  append_override (xml, "ppt/theme/theme1.xml", "theme");
  append_override (xml, "ppt/theme/theme2.xml", "theme");
  if (options->attachments != NULL)
    append_override (xml, "customXml/itemProps1.xml", "customXmlProperties");
  for (guint i = 1; i <= n_slides; i++)
    {
      g_autofree char *slide = g_strdup_printf ("ppt/slides/slide%u.xml", i);
      g_autofree char *notes = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", i);

      append_override (xml, slide, "presentationml.slide");
      append_override (xml, notes, "presentationml.notesSlide");
    }
  g_string_append (xml, "</Types>");
  zip_add_text (zip, "[Content_Types].xml", g_string_free (xml, FALSE));
}

static void
add_root (Zip *zip)
{
  PptxRelations relations;

  pptx_relations_init (&relations);
  pptx_relate (&relations, "officeDocument", "ppt/presentation.xml", FALSE);
  pptx_relate (&relations, "metadata/core-properties", "docProps/core.xml", FALSE);
  pptx_relate (&relations, "extended-properties", "docProps/app.xml", FALSE);
  zip_add_text (zip, "_rels/.rels", pptx_relations_finish (&relations));
}

static void
add_properties (Zip *zip, RecourseDossier *dossier)
{
  g_autofree char *date = recourse_briefing_dup_date (dossier);
  GString *xml = g_string_new (
      PPTX_XML
      "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");

  pptx_append_text (xml, dossier->title);
  g_string_append (xml, "</dc:title><dc:subject>");
  pptx_append_text (xml, dossier->summary != NULL ? dossier->summary : "");
  g_string_append_printf (xml,
                          "</dc:subject><dc:creator>Recourse</dc:creator>"
                          "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                          "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%s</dcterms:modified>"
                          "</cp:coreProperties>",
                          date, date);
  zip_add_text (zip, "docProps/core.xml", g_string_free (xml, FALSE));
  zip_add_text (
      zip, "docProps/app.xml",
      g_strdup (PPTX_XML
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                "extended-properties\"><Application>Recourse</Application></Properties>"));
}

/* Custom XML, which other programs keep and do not show: a name of its own and what the file carries. */
static void
add_attachments (Zip *zip, GPtrArray *attachments)
{
  GString *xml =
      g_string_new (PPTX_XML "<attachments xmlns=\"" RECOURSE_ATTACHMENT_NAMESPACE "\">\n");
  PptxRelations relations;

  recourse_attachments_append_xml (xml, attachments);
  g_string_append (xml, "</attachments>");
  zip_add_text (zip, "customXml/item1.xml", g_string_free (xml, FALSE));
  pptx_relations_init (&relations);
  pptx_relate (&relations, "customXmlProps", "itemProps1.xml", FALSE);
  zip_add_text (zip, "customXml/_rels/item1.xml.rels", pptx_relations_finish (&relations));
  zip_add_text (
      zip, "customXml/itemProps1.xml",
      g_strdup (PPTX_XML
                "<ds:datastoreItem ds:itemID=\"{5E0B1A6C-8D0F-4B57-9C3E-2B6E7F1D4A90}\" "
                "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                "customXml\"><ds:schemaRefs><ds:schemaRef ds:uri=\"" RECOURSE_ATTACHMENT_NAMESPACE
                "\"/></ds:schemaRefs></ds:datastoreItem>"));
}

static void
add_presentation (Zip *zip, const RecourseDeckOptions *options, guint n_slides)
{
  GString *xml = g_string_new (PPTX_XML "<p:presentation" PPTX_SPACES
                                        " saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId "
                                        "id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>"
                                        "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/>"
                                        "</p:notesMasterIdLst><p:sldIdLst>");
  PptxRelations relations;

  pptx_relations_init (&relations);
  pptx_relate (&relations, "slideMaster", "slideMasters/slideMaster1.xml", FALSE);
  pptx_relate (&relations, "notesMaster", "notesMasters/notesMaster1.xml", FALSE);
  pptx_relate (&relations, "theme", "theme/theme1.xml", FALSE);
  for (guint i = 1; i <= n_slides; i++)
    {
      g_autofree char *target = g_strdup_printf ("slides/slide%u.xml", i);

      g_string_append_printf (xml, "<p:sldId id=\"%u\" r:id=\"rId%u\"/>", 255 + i,
                              pptx_relate (&relations, "slide", target, FALSE));
    }
  if (options->attachments != NULL)
    pptx_relate (&relations, "customXml", "../customXml/item1.xml", FALSE);
  g_string_append (xml, "</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/>"
                        "<p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>");
  zip_add_text (zip, "ppt/presentation.xml", g_string_free (xml, FALSE));
  zip_add_text (zip, "ppt/_rels/presentation.xml.rels", pptx_relations_finish (&relations));
}

static void
append_theme_color (GString *xml, const char *name, RecourseColor color)
{
  g_string_append_printf (xml, "<a:%s><a:srgbClr val=\"%02X%02X%02X\"/></a:%s>", name,
                          channel (color.red), channel (color.green), channel (color.blue), name);
}

/* The inks of the parties are the accents, so that shapes added later match. */
static char *
write_theme (RecourseThemeKind theme)
{
  static const struct
  {
    const char *name;
    RecourseInk ink;
  } colors[] = {
    { "dk1", RECOURSE_INK_TEXT },          { "lt1", RECOURSE_INK_BACKGROUND },
    { "dk2", RECOURSE_INK_SECONDARY },     { "lt2", RECOURSE_INK_GRID },
    { "accent1", RECOURSE_INK_PARTY },     { "accent2", RECOURSE_INK_PARTY + 1 },
    { "accent3", RECOURSE_INK_PARTY + 2 }, { "accent4", RECOURSE_INK_PARTY + 3 },
    { "accent5", RECOURSE_INK_PARTY + 4 }, { "accent6", RECOURSE_INK_PARTY + 5 },
    { "hlink", RECOURSE_INK_TEXT },        { "folHlink", RECOURSE_INK_SECONDARY },
  };
  static const char plain[] = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  static const char font[] = "<a:latin typeface=\"Inter\" panose=\"02000503000000020004\"/>"
                             "<a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
  GString *xml = g_string_new (
      PPTX_XML "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
               "name=\"Recourse\"><a:themeElements><a:clrScheme name=\"Recourse\">");

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    append_theme_color (xml, colors[i].name, recourse_theme_color (theme, colors[i].ink));
  g_string_append_printf (
      xml,
      "</a:clrScheme><a:fontScheme name=\"Recourse\"><a:majorFont>%s</a:majorFont>"
      "<a:minorFont>%s</a:minorFont></a:fontScheme><a:fmtScheme name=\"Recourse\">",
      font, font);
  g_string_append_printf (xml, "<a:fillStyleLst>%s%s%s</a:fillStyleLst><a:lnStyleLst>", plain,
                          plain, plain);
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (xml, "<a:ln w=\"6350\">%s</a:ln>", plain);
  g_string_append (xml, "</a:lnStyleLst><a:effectStyleLst>");
  for (guint i = 0; i < 3; i++)
    g_string_append (xml, "<a:effectStyle><a:effectLst/></a:effectStyle>");
  g_string_append_printf (
      xml,
      "</a:effectStyleLst><a:bgFillStyleLst>%s%s%s</a:bgFillStyleLst></a:fmtScheme>"
      "</a:themeElements></a:theme>",
      plain, plain, plain);
  return g_string_free (xml, FALSE);
}

typedef struct
{
  const char *name, *type; /* of the placeholder */
  guint index;
  RecourseRect frame;
  double px;
  gboolean is_bold;
  const char *anchor, *align, *color;
  const char *prompt; /* translatable, in the layout */
} Holder;

static const Holder holders[] = {
  { "Finding", "title", 0, { 40, 40, 1840, 84 }, 32, TRUE, "t", "l", "tx1", N_ ("The finding") },
  { "Measure",
    "body",
    1,
    { 40, 128, 1840, 52 },
    20,
    FALSE,
    "t",
    "l",
    "tx2",
    N_ ("What is measured") },
  { "Source",
    "body",
    2,
    { 40, 1014, 1640, 40 },
    14,
    FALSE,
    "b",
    "l",
    "tx2",
    N_ ("Source and date") },
  { "Number", "sldNum", 3, { 1700, 1014, 180, 40 }, 14, FALSE, "b", "r", "tx2", NULL },
};

static void
append_holder (GString *xml, const Holder *holder, guint id)
{
  g_string_append_printf (
      xml,
      "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"%s\"/><p:cNvSpPr><a:spLocks "
      "noGrp=\"1\"/></p:cNvSpPr>"
      "<p:nvPr><p:ph type=\"%s\"%s idx=\"%u\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>",
      id, holder->name, holder->type, holder->index > 1 ? " sz=\"quarter\"" : "", holder->index);
  pptx_append_frame (xml, holder->frame);
  g_string_append_printf (
      xml,
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>"
      "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
      "anchor=\"%s\"><a:normAutofit/></a:bodyPr>"
      "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"%s\"><a:lnSpc><a:spcPct "
      "val=\"100000\"/></a:lnSpc>"
      "<a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"%.0f\" "
      "b=\"%d\"><a:solidFill>"
      "<a:schemeClr val=\"%s\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>"
      "</a:lstStyle><a:p>",
      holder->anchor, holder->align, holder->px * PPTX_POINTS, holder->is_bold, holder->color);
  if (holder->prompt != NULL)
    pptx_append_run (xml, _ (holder->prompt), "<a:rPr lang=\"en-US\"/>");
  else
    g_string_append (xml, "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\">"
                          "<a:rPr lang=\"en-US\"/><a:t>‹#›</a:t></a:fld>");
  g_string_append (xml, "</a:p></p:txBody></p:sp>");
}

static void
append_background (GString *xml)
{
  g_string_append (xml, "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"
                        "<a:effectLst/></p:bgPr></p:bg>");
}

static void
append_holders (GString *xml)
{
  g_string_append (xml, PPTX_TREE);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    append_holder (xml, &holders[i], i + 2);
  g_string_append (xml, "</p:spTree>");
}

static void
add_master (Zip *zip)
{
  GString *xml = g_string_new (PPTX_XML "<p:sldMaster" PPTX_SPACES "><p:cSld>");
  PptxRelations relations;

  append_background (xml);
  append_holders (xml);
  g_string_append (xml,
                   "</p:cSld>" COLOR_MAP
                   "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>"
                   "</p:sldLayoutIdLst><p:txStyles><p:titleStyle/><p:bodyStyle/><p:otherStyle/>"
                   "</p:txStyles></p:sldMaster>");
  zip_add_text (zip, "ppt/slideMasters/slideMaster1.xml", g_string_free (xml, FALSE));
  pptx_relations_init (&relations);
  pptx_relate (&relations, "slideLayout", "../slideLayouts/slideLayout1.xml", FALSE);
  pptx_relate (&relations, "theme", "../theme/theme1.xml", FALSE);
  zip_add_text (zip, "ppt/slideMasters/_rels/slideMaster1.xml.rels",
                pptx_relations_finish (&relations));
}

static void
add_layout (Zip *zip)
{
  GString *xml = g_string_new (PPTX_XML "<p:sldLayout" PPTX_SPACES
                                        " preserve=\"1\"><p:cSld name=\"Finding\">");
  PptxRelations relations;

  append_holders (xml);
  g_string_append (xml, "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
  zip_add_text (zip, "ppt/slideLayouts/slideLayout1.xml", g_string_free (xml, FALSE));
  pptx_relations_init (&relations);
  pptx_relate (&relations, "slideMaster", "../slideMasters/slideMaster1.xml", FALSE);
  zip_add_text (zip, "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
                pptx_relations_finish (&relations));
}

static void
add_notes_master (Zip *zip)
{
  GString *xml = g_string_new (PPTX_XML "<p:notesMaster" PPTX_SPACES "><p:cSld>");
  PptxRelations relations;

  append_background (xml);
  g_string_append (
      xml, PPTX_TREE
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" "
      "noRot=\"1\" "
      "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" "
      "idx=\"2\"/></p:nvPr></p:nvSpPr>"
      "<p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" "
      "cy=\"3086100\"/></a:xfrm>"
      "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>"
      "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks "
      "noGrp=\"1\"/></p:cNvSpPr>"
      "<p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
      "<a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm>"
      "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
      "<a:p><a:endParaRPr lang=\"en-US\"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>" COLOR_MAP
      "<p:notesStyle><a:lvl1pPr><a:defRPr "
      "sz=\"1200\"/></a:lvl1pPr></p:notesStyle></p:notesMaster>");
  zip_add_text (zip, "ppt/notesMasters/notesMaster1.xml", g_string_free (xml, FALSE));
  pptx_relations_init (&relations);
  pptx_relate (&relations, "theme", "../theme/theme2.xml", FALSE);
  zip_add_text (zip, "ppt/notesMasters/_rels/notesMaster1.xml.rels",
                pptx_relations_finish (&relations));
}

void
pptx_add_fixed_parts (Zip *zip,
                      RecourseDossier *dossier,
                      const RecourseDeckOptions *options,
                      guint n_slides)
{
  add_types (zip, options, n_slides);
  add_root (zip);
  add_properties (zip, dossier);
  if (options->attachments != NULL)
    add_attachments (zip, options->attachments);
  add_presentation (zip, options, n_slides);
  add_master (zip);
  add_layout (zip);
  add_notes_master (zip);
  zip_add_text (zip, "ppt/theme/theme1.xml", write_theme (options->theme));
  zip_add_text (zip, "ppt/theme/theme2.xml", write_theme (RECOURSE_THEME_LIGHT));
}
