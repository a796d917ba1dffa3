/* Pictures and tables for other programs, through clipboard and drag. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * recourse_picture_provider_new:
 * @scene: sealed
 * @attachments: (nullable) (element-type RecourseAttachment): what the pictures carry
 * @file: (nullable): where the picture is being saved as a file; also offered
 *
 * Offers PNG and SVG.  Nothing is drawn before somebody asks, and then in a worker.
 *
 * Returns: (transfer full)
 */
GdkContentProvider *recourse_picture_provider_new (RecourseScene *scene,
                                                   RecourseThemeKind theme,
                                                   GPtrArray *attachments,
                                                   GFile *file);

/* (transfer full): @table as plain text (tabs between cells), HTML and CSV */
GdkContentProvider *recourse_table_provider_new (const RecourseTable *table);

/* (transfer full): @table as CSV (RFC 4180: Y. Shafranovich, 2005) */
char *recourse_table_to_csv (const RecourseTable *table);

/* (transfer full): @table as an HTML table; what is no markup stays none */
char *recourse_table_to_html (const RecourseTable *table);

/* (transfer full): @table with tabs between cells and a line feed behind each row */
char *recourse_table_to_text (const RecourseTable *table);

G_END_DECLS
