/* The course of a presentation: which slides there are, which one is shown, and what it looks like now. */
#pragma once

#include "briefing/slide.h"
#include "document/document.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_PRESENT_SHOW (recourse_present_show_get_type ())
G_DECLARE_FINAL_TYPE (RecoursePresentShow, recourse_present_show, RECOURSE, PRESENT_SHOW, GObject)

/* Its signal `changed` (gboolean) comes whenever the slide shown is to be laid out again; whether it is the same slide
 * with other figures, which may move to their places.  `ended` comes when the dossier has no slide left to show. */
RecoursePresentShow *recourse_present_show_new (RecourseDocument *document);

RecourseDocument *recourse_present_show_get_document (RecoursePresentShow *self);
guint recourse_present_show_get_n_slides (RecoursePresentShow *self);
guint recourse_present_show_get_at (RecoursePresentShow *self);

/* (transfer none): the @i-th slide shown */
RecourseSlide *recourse_present_show_get_slide (RecoursePresentShow *self, guint i);

/* Goes to slide @at, or as near to it as there are slides. */
void recourse_present_show_go (RecoursePresentShow *self, int at);

/* Switches a path on or off, on this slide too where it has paths of its own. */
void recourse_present_show_toggle_path (RecoursePresentShow *self, guint path);

/* (transfer full): the @i-th slide as the document stands, of that size; in the form of an audience's screen */
RecourseScene *recourse_present_show_lay_out (
    RecoursePresentShow *self, guint i, double width, double height, gboolean is_rtl);

/* Time since the presentation began, or since its clock was set back. */
gint64 recourse_present_show_get_elapsed_s (RecoursePresentShow *self);
void recourse_present_show_restart_clock (RecoursePresentShow *self);

/* (transfer full): what the slide is called in a list: its own title, or its kind */
char *recourse_slide_dup_name (const RecourseSlide *slide);

G_END_DECLS
