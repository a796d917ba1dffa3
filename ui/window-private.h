/* What the two halves of the window share: window.c builds it and shows a document, window-actions.c does
 * what buttons, menus and keys ask for. */
#pragma once

#include "ui/chart-page.h"
#include "ui/dashboard.h"
#include "ui/scenario-panel.h"
#include "ui/split.h"
#include "ui/verdict-strip.h"
#include "ui/window.h"

struct _RecourseWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *export_button;
  RecourseSplit *split;
  RecourseScenarioPanel *panel;
  GtkBox *content;
  RecourseVerdictStrip *strip;
  GtkRevealer *message_revealer;
  GtkLabel *message;
  GtkStack *stack;
  RecourseDashboard *dashboard;
  RecourseChartPage *chart_page;
  GtkLabel *foot;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GtkWidget *focus_before; /* weak: what had the focus when a chart was opened to full size */
  GCancellable *reading;   /* while a file is being read */
};

void recourse_window_add_actions (RecourseWindow *self);
void recourse_window_update_actions (RecourseWindow *self);
void recourse_window_say (RecourseWindow *self, const char *text);
