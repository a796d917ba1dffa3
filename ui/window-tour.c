/* The first steps in this window: offered by itself until they were read or skipped once, and by the menu ever after. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/giving.h"
#include "ui/settings.h"

/* As narrow as a phone, whatever its words ask for until they are laid out for that. */
#define LEAST_WIDTH 360

static void
remove_tour (RecourseWindow *self, RecourseTour *tour)
{
  gtk_box_remove (self->notices, gtk_widget_get_parent (GTK_WIDGET (tour)));
}

static void
end_tour (RecourseWindow *self)
{
  RecourseTour *tour = g_steal_pointer (&self->tour);

  if (tour == NULL)
    return;
  recourse_settings_write ("tour-done", g_variant_new_boolean (TRUE));
  remove_tour (self, tour);
}

/* Asked for again, it begins anew. */
static void
begin_tour (RecourseWindow *self)
{
  if (self->tour != NULL)
    remove_tour (self, self->tour);
  self->tour = RECOURSE_TOUR (recourse_tour_new ());
  recourse_window_update_tour (self);
  g_signal_connect_swapped (self->tour, "finished", G_CALLBACK (end_tour), self);
  gtk_box_prepend (self->notices, g_object_new (RECOURSE_TYPE_GIVING, "least", LEAST_WIDTH, "child",
                                                self->tour, NULL));
}

static void
tour_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  begin_tour (RECOURSE_WINDOW (widget));
}

void
recourse_window_offer_tour (RecourseWindow *self)
{
  if (!recourse_settings_read_flag ("tour-done", TRUE))
    begin_tour (self);
}

void
recourse_window_update_tour (RecourseWindow *self)
{
  if (self->tour != NULL)
    recourse_tour_set_narrow (self->tour, self->is_narrow);
}

void
recourse_window_did (RecourseWindow *self, RecourseTourStep step)
{
  if (self->tour != NULL)
    recourse_tour_did (self->tour, step);
}

void
recourse_window_add_tour_actions (RecourseWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "tour", .activate = tour_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
