/* The part of an assumption that is folded away until somebody wants to turn it.  Most never are, so that a row makes
 * this only when it is opened: a dossier's assumptions would else cost more than all of its charts. */
#include "config.h"

#include "ui/scenario/assumption-body.h"

#include "ui/inspector/figures.h"
#include "ui/number-entry.h"

struct _RecourseAssumptionBody
{
  AdwBin parent_instance;

  GtkScale *scale;
  GtkAdjustment *adjustment;
  RecourseNumberEntry *number;
  GtkLabel *spread;
  GtkLabel *rationale;
  GtkButton *reset;

  RecourseDocument *document;
  RecourseDriver *driver;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseAssumptionBody, recourse_assumption_body, ADW_TYPE_BIN)

static const char *
get_id (RecourseAssumptionBody *self)
{
  return recourse_record_get_id (RECOURSE_RECORD (self->driver));
}

static void
on_slid (GtkAdjustment *adjustment, RecourseAssumptionBody *self)
{
  if (!self->is_updating)
    recourse_document_set_value (self->document, get_id (self),
                                 gtk_adjustment_get_value (adjustment));
}

static void
on_entered (RecourseNumberEntry *entry, double value, RecourseAssumptionBody *self)
{
  recourse_document_set_value (self->document, get_id (self), value);
  recourse_number_entry_take (entry, value,
                              recourse_document_get_value (self->document, get_id (self)));
}

static void
on_reset (GtkButton *button, RecourseAssumptionBody *self)
{
  recourse_document_reset_value (self->document, get_id (self));
}

static void
recourse_assumption_body_dispose (GObject *object)
{
  RecourseAssumptionBody *self = RECOURSE_ASSUMPTION_BODY (object);

  self->is_updating = TRUE;                 /* a slider that is taken apart sets nothing */
  adw_bin_set_child (ADW_BIN (self), NULL); /* which the bin would else look for once more */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_ASSUMPTION_BODY);
  g_clear_object (&self->document);
  g_clear_object (&self->driver);
  G_OBJECT_CLASS (recourse_assumption_body_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionBody, name)

static void
recourse_assumption_body_class_init (RecourseAssumptionBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_assumption_body_dispose;
  g_type_ensure (RECOURSE_TYPE_NUMBER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/assumption-body.ui");
  BIND (scale);
  BIND (adjustment);
  BIND (number);
  BIND (spread);
  BIND (rationale);
  BIND (reset);
  gtk_widget_class_bind_template_callback (widget_class, on_slid);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
recourse_assumption_body_init (RecourseAssumptionBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
recourse_assumption_body_new (RecourseDocument *document, RecourseDriver *driver)
{
  RecourseAssumptionBody *self = g_object_new (RECOURSE_TYPE_ASSUMPTION_BODY, NULL);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (driver));

  self->document = g_object_ref (document);
  self->driver = g_object_ref (driver);
  gtk_label_set_text (self->rationale, driver->rationale);
  gtk_widget_set_visible (GTK_WIDGET (self->rationale), driver->rationale != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  recourse_number_entry_set_up (self->number, label, driver->unit);
  return GTK_WIDGET (self);
}

/* A share runs as far as it can at all, so that "what if it is certain?" is at the end of the slider; so do other
 * quantities that end soon.  What is hardly ever exceeded is left out of them else: a long tail would leave no room for
 * the rest. */
static void
get_reach (
    RecourseAssumptionBody *self, RecourseProgram *program, guint driver, double *from, double *to)
{
  const double least = recourse_program_driver_quantile (program, driver, 0.0);
  const double most = recourse_program_driver_quantile (program, driver, 1.0);
  double room;

  *from = recourse_program_driver_quantile (program, driver, 0.01);
  *to = recourse_program_driver_quantile (program, driver, 0.99);
  room = recourse_figures_is_share (self->driver->unit) ? G_MAXDOUBLE : (*to - *from) / 4.0;
  if (*from - least <= room)
    *from = least;
  if (most - *to <= room)
    *to = most;
}

static void
reach (RecourseAssumptionBody *self, double from, double to)
{
  const double width = to - from;

  if (width > 0)
    gtk_adjustment_configure (self->adjustment, gtk_adjustment_get_value (self->adjustment), from,
                              to, width / 200.0, width / 20.0, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), width > 0);
}

void
recourse_assumption_body_set_shape (RecourseAssumptionBody *self,
                                    RecourseProgram *program,
                                    guint driver,
                                    const char *spread)
{
  static const double marked[] = { 0.1, 0.5, 0.9 };
  double from = 0.0;
  double to = 0.0;

  get_reach (self, program, driver, &from, &to);
  self->is_updating = TRUE;
  gtk_label_set_text (self->spread, spread);
  reach (self, from, to);
  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; to > from && i < G_N_ELEMENTS (marked); i++)
    gtk_scale_add_mark (self->scale, recourse_program_driver_quantile (program, driver, marked[i]),
                        GTK_POS_BOTTOM, NULL);
  self->is_updating = FALSE;
}

/* A figure that was typed may lie beyond: the slider then reaches to it. */
static void
reach_for (RecourseAssumptionBody *self, double value)
{
  const double from = gtk_adjustment_get_lower (self->adjustment);
  const double to = gtk_adjustment_get_upper (self->adjustment);

  if (from < to && (value < from || value > to))
    reach (self, MIN (from, value), MAX (to, value));
}

void
recourse_assumption_body_update (RecourseAssumptionBody *self, double value, const char *text)
{
  self->is_updating = TRUE;
  reach_for (self, value);
  gtk_adjustment_set_value (self->adjustment, value);
  recourse_number_entry_set_value (self->number, value);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset),
                            recourse_document_is_changed (self->document, get_id (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  self->is_updating = FALSE;
}
