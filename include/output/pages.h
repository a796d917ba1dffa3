/* A PDF of several pages: scenes or text, tagged for screen readers, with an outline, links, a text for every figure
 * and files attached.  Same input, same bytes. */
#pragma once

#include "drawing/scene.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Points of a logical pixel, 96 of which make an inch. */
#define RECOURSE_POINTS 0.75

/* A document in the making. */
typedef struct _RecoursePages RecoursePages;

/**
 * recourse_pages_new:
 * @title: (nullable): of the document
 * @subject: (nullable): of the document
 * @date: (nullable): when it says that it was made, ISO 8601; %NULL: a fixed day
 */
RecoursePages *recourse_pages_new (const char *title, const char *subject, const char *date);
void recourse_pages_free (RecoursePages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecoursePages, recourse_pages_free)

/**
 * recourse_pages_begin:
 * @ground: (nullable): the colour of the page; %NULL: see-through
 *
 * Begins a page of @width × @height logical pixels.
 *
 * Returns: (transfer none): to paint with, in logical pixels, until the page ends
 */
cairo_t *recourse_pages_begin (RecoursePages *self,
                               double width,
                               double height,
                               const RecourseColor *ground);
void recourse_pages_end (RecoursePages *self);

/* Adds an entry that leads to @y of the current page: @level 0 at the top, 1 below the last one of 0. */
void recourse_pages_add_outline (RecoursePages *self, guint level, const char *text, double y);

/* Tags of the structure, such as H1, P, Table, TR, TD; they nest. */
void recourse_pages_open (RecoursePages *self, const char *tag);
void recourse_pages_close (RecoursePages *self, const char *tag);

/* Begins and ends a figure of which @text (nullable) says what it shows. */
void recourse_pages_open_figure (RecoursePages *self, const char *text);
void recourse_pages_close_figure (RecoursePages *self);

/* What is painted until it ends leads to @url, an address of the web; nothing where that is %NULL. */
void recourse_pages_open_link (RecoursePages *self, const char *url);
void recourse_pages_close_link (RecoursePages *self, const char *url);

/**
 * recourse_pages_paint_scene:
 *
 * Paints a scene without its background where the context stands: its title as a heading, lines around the chart as paragraphs, the rest as
 * one figure that the scene's description speaks for.
 */
void recourse_pages_paint_scene (RecoursePages *self,
                                 const RecourseScene *scene,
                                 RecourseThemeKind theme);

/**
 * recourse_pages_finish:
 * @attachments: (nullable) (element-type RecourseAttachment)
 *
 * Returns: (transfer full) (nullable): the file; %NULL with @error set (#RecourseExportError)
 */
GBytes *recourse_pages_finish (RecoursePages *self, GPtrArray *attachments, GError **error);

G_END_DECLS
