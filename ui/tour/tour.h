/* The first steps: three sentences above the dossier that is open, each about something that is outlined while it is
 * read.  Doing what a sentence says goes on to the next one.  Nothing is grabbed: who ignores it can work. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_TOUR_TOGGLE,
  RECOURSE_TOUR_ASK,
  RECOURSE_TOUR_TAKE,
  RECOURSE_TOUR_N_STEPS,
} RecourseTourStep;

#define RECOURSE_TYPE_TOUR (recourse_tour_get_type ())
G_DECLARE_FINAL_TYPE (RecourseTour, recourse_tour, RECOURSE, TOUR, GtkBox)

/* Signals: `finished`: the last step was read, or the tour skipped; whoever owns it takes it away.
 * While it is shown, its root wears one of the style classes tour-toggle, tour-ask and tour-take. */
GtkWidget *recourse_tour_new (void);

/* What @step is about was done; goes on if that is the step being shown. */
void recourse_tour_did (RecourseTour *self, RecourseTourStep step);

/* @is_narrow: whether its buttons have to stand below what it says */
void recourse_tour_set_narrow (RecourseTour *self, gboolean is_narrow);

G_END_DECLS
