/* What the parts of the window share: window.c builds it and shows a document, window-actions.c does what
 * buttons, menus and keys ask for, window-views.c goes from view to view.
 *
 * A view plugs in with three lines: an AdwViewStackPage in the stack `views` of window.ui (its name is what
 * win.view takes), g_type_ensure() in the class init of window.c, and the interface of ui/view.h, through which
 * it is told of the document.  Whatever it shows can be put into the inspector by the action win.inspect, with a
 * JSON pointer (`/claims/3`, `/paths/0/tree/branches/1/node`) or the key of a mark of a chart as its target. */
#pragma once

#include "briefing/living.h"
#include "ui/chart/chart-page.h"
#include "ui/dashboard/dashboard.h"
#include "ui/dashboard/party-menu.h"
#include "ui/later.h"
#include "ui/scenario/scenario-panel.h"
#include "ui/side-sheet.h"
#include "ui/split.h"
#include "ui/dashboard/verdict-strip.h"
#include "ui/tour/tour.h"
#include "ui/view-title.h"
#include "ui/view.h"
#include "ui/window.h"

struct _RecourseWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  RecourseViewTitle *title;
  GtkWidget *history; /* both of them */
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkButton *present_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  RecourseSplit *split;
  AdwViewSwitcherBar *switcher_bar;
  GtkBox *side; /* heading and panel */
  GtkBox *heading;
  GtkLabel *heading_title;
  GtkLabel *heading_subtitle;
  RecourseScenarioPanel *panel;
  RecourseSideSheet *sheet; /* the content, and the inspector beside it */
  RecourseLater *inspector;
  GtkStack *stack; /* blank, empty, content */
  GtkRevealer *message_revealer;
  GtkLabel *message;
  AdwViewStack *views;
  RecourseVerdictStrip *strip;
  RecoursePartyMenu *party_menu;
  GtkStack *charts; /* dashboard, chart */
  RecourseDashboard *dashboard;
  RecourseLater *chart_page;
  GtkLabel *foot;
  GtkBox *notices;           /* what happened to files, above everything */
  GtkWidget *disk_notice;    /* borrowed, in @notices; or NULL */
  GtkWidget *trouble_notice; /* the same */
  RecourseTour *tour;        /* borrowed, in @notices; or NULL */
  GMenu *recent_menu;
  GMenu *template_menu;
  GMenu *screen_menu;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GtkWidget *focus_before_inspector; /* weak */
  gboolean is_narrow;
  guint header_idle;
  gboolean presents_when_read;
  gboolean is_restoring;   /* what is read is what was open last, which nobody asked for */
  GtkWidget *focus_before; /* weak: what had the focus when a chart was opened to full size */
  GCancellable *reading;   /* while a file is being read */
  gboolean is_asking;      /* what becomes of unsaved work */
  gboolean gives_up_work;  /* the answer was to discard it, once another document takes its place */
};

void recourse_window_add_actions (RecourseWindow *self);
void recourse_window_update_actions (RecourseWindow *self);
void recourse_window_say (RecourseWindow *self, const char *text);
/* With a button that undoes what was done. */
void recourse_window_say_undoable (RecourseWindow *self, const char *text);

/* Takes the place of what the window shows; unsaved work of it must have been secured: see saving.h. */
void recourse_window_show_document (RecourseWindow *self, RecourseDocument *document);
/* Shows what was read. @loaded: (transfer full): without errors; @file: (nullable): which it is kept in */
void recourse_window_take_loaded (RecourseWindow *self,
                                  RecourseLoaded *loaded,
                                  const RecourseLiving *living,
                                  GFile *file);
/* @file: (nullable): which was read */
void recourse_window_present_faults (RecourseWindow *self, GFile *file, RecourseFaults *faults);

/* Adds what takes something out of the window: pictures, tables, export, presentation, and which charts there are to
 * take; part of recourse_window_add_actions(). */
void recourse_window_add_export_actions (RecourseWindow *self);
void recourse_window_update_export_actions (RecourseWindow *self);

/**
 * recourse_window_inspect:
 * @target: a JSON pointer to a record (`/claims/3`, `/paths/0/tree/branches/1/node`), or the key of a mark of a chart
 *
 * Selects something in the document and shows the inspector; the action win.inspect does the same.
 */
void recourse_window_inspect (RecourseWindow *self, const char *target);

/* Selects nothing and puts the inspector away; whether it was there. */
gboolean recourse_window_close_inspector (RecourseWindow *self);

/* Adds what belongs to the inspector; part of recourse_window_add_actions(). */
void recourse_window_add_inspect_actions (RecourseWindow *self);

/* Puts the window as the last one was, and remembers this one in its turn. */
void recourse_window_restore_state (RecourseWindow *self);

/* The dossier that is open now is the one to open next time. */
void recourse_window_remember_file (RecourseWindow *self);

/* Where the dossier that was open last cannot be read: opens the built-in one; FALSE where it is about another one. */
gboolean recourse_window_give_up_last (RecourseWindow *self, const char *name);

/* Adds what shows the first steps; part of recourse_window_add_actions(). */
void recourse_window_add_tour_actions (RecourseWindow *self);

/* Adds what filters the dashboard; part of recourse_window_add_actions(). */
void recourse_window_add_parties_action (RecourseWindow *self);

/* Leaves out who was left out of this dossier before, unless it says so itself, as one out of a picture does. */
void recourse_window_restore_parties (RecourseWindow *self);

/* By the width of the window. */
void recourse_window_update_tour (RecourseWindow *self);

/* Something that the first steps speak of was done. */
void recourse_window_did (RecourseWindow *self, RecourseTourStep step);

/* Adds what goes from view to view; part of recourse_window_add_actions(). */
void recourse_window_add_view_actions (RecourseWindow *self);

/* Tells every view but the dashboard, which is the window's own, of the document. */
void recourse_window_set_views_document (RecourseWindow *self, RecourseDocument *document);

/* Goes to the view called @name; whether there is one. */
gboolean recourse_window_show_view (RecourseWindow *self, const char *name);
