/* Text that flows over pages: headings, paragraphs, tables and figures, each with its place in the structure of the
 * PDF.  Pango breaks the lines; a page ends where the next line has no room. */
#pragma once

#include "briefing/brief.h"
#include "output/pages.h"

G_BEGIN_DECLS

typedef struct _Flow Flow;

/* @pages: borrowed; @footer: (transfer none): what stands at the foot of every page, before its number */
Flow *flow_new (RecoursePages *pages, RecoursePaper paper, const char *footer, gboolean is_rtl);
void flow_free (Flow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flow, flow_free)

/* The title of the report, above everything. */
void flow_title (Flow *self, const char *text, const char *below);
/* A heading with an entry in the outline; it stays with @keep pixels of what follows, or with some lines (0). */
void flow_heading (Flow *self, const char *text, double keep);
/* @url: (nullable): where the paragraph leads */
void flow_paragraph (Flow *self, const char *text, const char *url);
/* Smaller and quieter: notes to tables and figures. */
void flow_note (Flow *self, const char *text);
/* A term and what is said of it, hanging: @symbol is drawn in the margin of its first line. */
void flow_item (Flow *self, const char *term, const char *text, const char *url);

/* A list in two columns. @urls: (element-type utf8) (nullable elements), as many as @texts */
void flow_sources (Flow *self, GPtrArray *texts, GPtrArray *urls);

/* A table: @shares are the columns' parts of the width; columns from @first_number on are set to the end.  Rows are
 * arrays of cells (transfer none). The head stands again on every page. */
void flow_table_begin (
    Flow *self, const double *shares, guint n_columns, guint first_number, const char *const *head);
void flow_table_row (Flow *self, const char *const *cells);
void flow_table_end (Flow *self);

/* How wide text and figures are, logical pixels. */
double flow_width (const Flow *self);
/* A picture, of which @inset at all four sides is margin that may lie in that of the page. */
void flow_figure (Flow *self, const RecourseScene *scene, double inset);

/* Ends the last page. Returns the number of pages. */
guint flow_finish (Flow *self);

G_END_DECLS
