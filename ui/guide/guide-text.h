/* The guide's pages: a small part of Markdown (CommonMark 0.30: headings, paragraphs, lists, code, tables,
 * pictures, links, emphasis), the same files that are read on the web. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_GUIDE_TITLE,
  RECOURSE_GUIDE_HEADING,
  RECOURSE_GUIDE_PARAGRAPH,
  RECOURSE_GUIDE_ITEM,
  RECOURSE_GUIDE_CODE,
  RECOURSE_GUIDE_PICTURE,
  RECOURSE_GUIDE_ROW,
} RecourseGuideKind;

/**
 * RecourseGuideBlock:
 * @text: Pango markup; of code and a picture plain text
 * @marker: (nullable): of an item: "•", or its number
 * @source: (nullable): of a picture: its file, as seen from the page
 * @cells: (nullable): of a table's row: Pango markup
 * @is_first: whether it begins a list or a table
 */
typedef struct
{
  RecourseGuideKind kind;
  char *text;
  char *marker;
  char *source;
  GStrv cells;
  gboolean is_first;
} RecourseGuideBlock;

/* (transfer full) (element-type RecourseGuideBlock): the blocks of a page, in order */
GPtrArray *recourse_guide_parse (const char *markdown);

G_END_DECLS
