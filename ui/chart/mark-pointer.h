/* What pointer and keyboard do with the marks of a picture: both look at one mark at a time, which says itself in the
 * same tip, and a click or Enter takes it up. */
#pragma once

#include "ui/chart/chart-motion.h"
#include "ui/chart/mark-handles.h"

G_BEGIN_DECLS

/* @mark: goes when the picture is laid out again */
typedef void (*RecourseMarkFunc) (const RecourseMark *mark, gpointer user_data);

/**
 * RecourseMarkPointer:
 * @widget: borrowed: shows the picture, and owns this
 * @motion: borrowed: what it shows
 * @hovered: (nullable): key of the mark under the pointer
 * @take_up: (nullable): called with a mark that is clicked, or that Enter or the space bar is pressed on
 *
 * Part of a widget that shows a picture.
 */
typedef struct
{
  GtkWidget *widget;
  const RecourseChartMotion *motion;
  RecourseMarkHandles *handles;
  GtkWidget *tip;
  char *hovered;
  RecourseMarkFunc take_up;
} RecourseMarkPointer;

/* Gives @widget its handles, tip and controllers. */
void recourse_mark_pointer_init (RecourseMarkPointer *self,
                                 GtkWidget *widget,
                                 const RecourseChartMotion *motion,
                                 RecourseMarkFunc take_up);

/* When @widget is disposed of. */
void recourse_mark_pointer_clear (RecourseMarkPointer *self);

/* (nullable): the mark that is shown with its tip: the one under the pointer, else the focused one */
const RecourseMark *recourse_mark_pointer_get_marked (RecourseMarkPointer *self);

/* Shows the tip of the mark that is looked at now. */
void recourse_mark_pointer_update (RecourseMarkPointer *self);

/**
 * recourse_mark_pointer_follow:
 * @name: what the picture is called where its scene has no title
 *
 * Takes handles, tip and what assistive technology reads to the scene that the motion ends at.  Not while sizes are
 * being handed out.
 */
void recourse_mark_pointer_follow (RecourseMarkPointer *self, const char *name);

/* While sizes are being handed out. */
void recourse_mark_pointer_allocate (RecourseMarkPointer *self);

G_END_DECLS
