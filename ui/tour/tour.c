/* Shows one step after another.  What a step is about is outlined by the style sheet, which asks for the class that the
 * window wears; so a step needs to know no widget but itself. */
#include "config.h"

#include "ui/tour/tour.h"

#include "ui/compat.h"

#include <glib/gi18n.h>

struct _RecourseTour
{
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkLabel *place;
  GtkButton *skip;
  GtkButton *next;

  RecourseTourStep step;
  GtkWidget *marked; /* weak: the root, which wears the class of the step */
};

G_DEFINE_FINAL_TYPE (RecourseTour, recourse_tour, GTK_TYPE_BOX)

typedef struct
{
  const char *css_class;
  const char *heading;
  const char *body;
} Step;

static const Step steps[RECOURSE_TOUR_N_STEPS] = {
  [RECOURSE_TOUR_TOGGLE] = { "tour-toggle", N_ ("Toggle a path"),
                             N_ ("Press 1, 2 or 3, or a path in the panel: the charts show the "
                                 "paths that are on.") },
  [RECOURSE_TOUR_ASK] = { "tour-ask", N_ ("Ask a figure where it comes from"),
                          N_ ("Press a bar, a dot or a line: the inspector says how it came about, "
                              "and who says so.") },
  [RECOURSE_TOUR_TAKE] = { "tour-take", N_ ("Take it along"),
                           N_ ("Present shows one finding a slide; Export writes pictures, slides "
                               "or a report.") },
};

static guint finished_signal;

static void
unmark (RecourseTour *self)
{
  for (guint i = 0; self->marked != NULL && i < RECOURSE_TOUR_N_STEPS; i++)
    gtk_widget_remove_css_class (self->marked, steps[i].css_class);
  g_clear_weak_pointer (&self->marked);
}

static void
mark (RecourseTour *self)
{
  unmark (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_set_weak_pointer (&self->marked, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_add_css_class (self->marked, steps[self->step].css_class);
}

static void
show_step (RecourseTour *self)
{
  const Step *step = &steps[self->step];
  const gboolean is_last = self->step == RECOURSE_TOUR_N_STEPS - 1;
  /* Translators: the step of a tour, and how many it has */
  g_autofree char *place =
      g_strdup_printf (_ ("%d of %d"), (int)self->step + 1, (int)RECOURSE_TOUR_N_STEPS);
  g_autofree char *said = g_strdup_printf ("%s. %s", _ (step->heading), _ (step->body));

  gtk_label_set_text (self->heading, _ (step->heading));
  gtk_label_set_text (self->body, _ (step->body));
  gtk_label_set_text (self->place, place);
  gtk_button_set_label (self->next, is_last ? _ ("Done") : _ ("Next"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->skip), !is_last);
  mark (self);
}

static void
finish (RecourseTour *self)
{
  g_signal_emit (self, finished_signal, 0);
}

static void
go_on (RecourseTour *self)
{
  if (self->step == RECOURSE_TOUR_N_STEPS - 1)
    {
      finish (self);
      return;
    }
  self->step++;
  show_step (self);
  recourse_compat_announce (GTK_WIDGET (self), _ (steps[self->step].body));
}

void
recourse_tour_did (RecourseTour *self, RecourseTourStep step)
{
  g_return_if_fail (RECOURSE_IS_TOUR (self));

  if (step == self->step)
    go_on (self);
}

void
recourse_tour_set_narrow (RecourseTour *self, gboolean is_narrow)
{
  g_return_if_fail (RECOURSE_IS_TOUR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), is_narrow ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
}

static void
recourse_tour_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (recourse_tour_parent_class)->root (widget);
  mark (RECOURSE_TOUR (widget));
}

static void
recourse_tour_unroot (GtkWidget *widget)
{
  unmark (RECOURSE_TOUR (widget));
  GTK_WIDGET_CLASS (recourse_tour_parent_class)->unroot (widget);
}

static void
recourse_tour_dispose (GObject *object)
{
  unmark (RECOURSE_TOUR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_TOUR);
  G_OBJECT_CLASS (recourse_tour_parent_class)->dispose (object);
}

static void
recourse_tour_class_init (RecourseTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_tour_dispose;
  widget_class->root = recourse_tour_root;
  widget_class->unroot = recourse_tour_unroot;
  finished_signal = g_signal_new ("finished", RECOURSE_TYPE_TOUR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/tour.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseTour, heading);
  gtk_widget_class_bind_template_child (widget_class, RecourseTour, body);
  gtk_widget_class_bind_template_child (widget_class, RecourseTour, place);
  gtk_widget_class_bind_template_child (widget_class, RecourseTour, skip);
  gtk_widget_class_bind_template_child (widget_class, RecourseTour, next);
}

static void
recourse_tour_init (RecourseTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->skip, "clicked", G_CALLBACK (finish), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (go_on), self);
  show_step (self);
}

GtkWidget *
recourse_tour_new (void)
{
  return g_object_new (RECOURSE_TYPE_TOUR, NULL);
}
