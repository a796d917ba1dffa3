/* The parts of an editable deck (ECMA-376, PresentationML): those that are the same for every deck, and shapes. */
#pragma once

#include "deck.h"
#include "zip.h"

G_BEGIN_DECLS

/* English Metric Units of a logical pixel: 12 192 000 are the 1920 of a slide's width. */
#define PPTX_EMU 6350
/* Points of a logical pixel, in hundredths, on a page of 13⅓ inches. */
#define PPTX_POINTS 50

/* Relations of one part to others, numbered rId1, rId2, … */
typedef struct
{
  GString *xml;
  guint n;
} PptxRelations;

void pptx_relations_init (PptxRelations *self);
/* @type: the last word of the type; @is_external: @target is an address of the web.  Returns the number. */
guint pptx_relate (PptxRelations *self, const char *type, const char *target, gboolean is_external);
/* (transfer full): the part; empties @self */
char *pptx_relations_finish (PptxRelations *self);

/* Appends @text as XML can hold it. */
void pptx_append_text (GString *xml, const char *text);
void pptx_append_color (GString *xml, RecourseColor color, double alpha);

/* Everything but slides, notes and pictures. */
void pptx_add_fixed_parts (Zip *zip,
                           RecourseDossier *dossier,
                           const RecourseDeckOptions *options,
                           guint n_slides);

/* `<a:off/><a:ext/>` of a rectangle in logical pixels. */
void pptx_append_frame (GString *xml, RecourseRect rect);

/* The name spaces of every part, and how a tree of shapes begins. */
#define PPTX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PPTX_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PPTX_SPACES                                                                                \
  " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"" PPTX_OFFICE      \
  "\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define PPTX_TREE                                                                                  \
  "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"     \
  "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" "         \
  "y=\"0\"/>"                                                                                      \
  "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>"

/* A run of text with the properties given. */
void pptx_append_run (GString *xml, const char *text, const char *properties);

/* A scene's marks as shapes that can be edited, but for those that placeholders hold: title, subtitle, source. */
void pptx_append_shapes (GString *xml,
                         const RecourseScene *scene,
                         RecourseThemeKind theme,
                         guint *next_id,
                         PptxRelations *relations);

G_END_DECLS
