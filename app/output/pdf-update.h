/* What Cairo leaves out of a PDF, added behind its end as an incremental update (ISO 32000-1, 7.5.6): texts of
 * figures, the language, attached files. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * recourse_pdf_update:
 * @pdf: as Cairo writes it, restricted to version 1.4 so that every object stands in the open
 * @figures: (element-type utf8): texts of the figures in the order in which they were begun
 * @attachments: (nullable) (element-type RecourseAttachment)
 *
 * Returns: (transfer full) (nullable): @pdf and what is added; %NULL with @error set where it is built unlike expected
 */
GByteArray *
recourse_pdf_update (GByteArray *pdf, GPtrArray *figures, GPtrArray *attachments, GError **error);

G_END_DECLS
