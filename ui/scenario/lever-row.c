/* A variant of a path: a switch or a slider, whichever the dossier says.  What it sets goes to the
 * document; what it shows comes from there. */
#include "config.h"

#include "ui/scenario/lever-row.h"

#include "ui/inspector/figures.h"
#include "ui/number-entry.h"
#include "ui/widgets.h"

#include <math.h>

struct _RecourseLeverRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  RecourseNumberEntry *value;
  GtkLabel *effect;
  GtkButton *reset;
  GtkSwitch *toggle;
  GtkScale *scale;
  GtkAdjustment *adjustment;

  RecourseDocument *document;
  RecourseLever *lever;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseLeverRow, recourse_lever_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_value (RecourseLeverRow *self, double value)
{
  if (!self->is_updating)
    recourse_document_set_value (self->document,
                                 recourse_record_get_id (RECOURSE_RECORD (self->lever)), value);
}

static void
on_switched (GtkSwitch *toggle, GParamSpec *pspec, RecourseLeverRow *self)
{
  set_value (self, gtk_switch_get_active (toggle) ? 1.0 : 0.0);
}

static void
on_slid (GtkAdjustment *adjustment, RecourseLeverRow *self)
{
  set_value (self, gtk_adjustment_get_value (adjustment));
}

static void
on_entered (RecourseNumberEntry *entry, double value, RecourseLeverRow *self)
{
  set_value (self, value);
  recourse_number_entry_take (
      entry, value,
      recourse_document_get_value (self->document,
                                   recourse_record_get_id (RECOURSE_RECORD (self->lever))));
}

static void
on_reset (GtkButton *button, RecourseLeverRow *self)
{
  recourse_document_reset_value (self->document, recourse_lever_row_get_id (self));
}

static void
recourse_lever_row_dispose (GObject *object)
{
  RecourseLeverRow *self = RECOURSE_LEVER_ROW (object);

  self->is_updating = TRUE; /* a slider that is taken apart sets nothing */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_LEVER_ROW);
  g_clear_object (&self->document);
  g_clear_object (&self->lever);
  G_OBJECT_CLASS (recourse_lever_row_parent_class)->dispose (object);
}

static void
recourse_lever_row_class_init (RecourseLeverRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_lever_row_dispose;
  g_type_ensure (RECOURSE_TYPE_NUMBER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/lever-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, name);
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, value);
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, effect);
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, reset);
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, scale);
  gtk_widget_class_bind_template_child (widget_class, RecourseLeverRow, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_slid);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
recourse_lever_row_init (RecourseLeverRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_switch (RecourseLever *lever)
{
  return g_strcmp0 (lever->kind, "switch") == 0;
}

/* A lever without limits gets as much room on both sides as its value is far from zero. */
static void
set_up_scale (RecourseLeverRow *self)
{
  RecourseLever *lever = self->lever;
  double span = MAX (fabs (lever->value), 1.0);
  double min = isfinite (lever->min) ? lever->min : lever->value - span;
  double max = isfinite (lever->max) ? lever->max : lever->value + span;
  double step = isfinite (lever->step) && lever->step > 0 ? lever->step : (max - min) / 100.0;

  gtk_adjustment_configure (self->adjustment, lever->value, min, max, step, 10 * step, 0);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), (int)recourse_decimals_of_step (step));
  gtk_scale_add_mark (self->scale, lever->value, GTK_POS_BOTTOM, NULL);
}

GtkWidget *
recourse_lever_row_new (RecourseDocument *document, RecourseLever *lever)
{
  RecourseLeverRow *self = g_object_new (RECOURSE_TYPE_LEVER_ROW, NULL);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (lever));
  GtkWidget *control = is_switch (lever) ? GTK_WIDGET (self->toggle) : GTK_WIDGET (self->scale);

  self->document = g_object_ref (document);
  self->lever = g_object_ref (lever);
  self->is_updating = TRUE;
  gtk_label_set_text (self->name, label);
  recourse_widget_set_tooltip (GTK_WIDGET (self), lever->description);
  gtk_widget_set_visible (control, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->value), !is_switch (lever));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), is_switch (lever));
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (!is_switch (lever))
    {
      set_up_scale (self);
      recourse_number_entry_set_up (self->value, label, NULL);
    }
  recourse_lever_row_update (self);
  return GTK_WIDGET (self);
}

void
recourse_lever_row_update (RecourseLeverRow *self)
{
  double value = recourse_document_get_value (
      self->document, recourse_record_get_id (RECOURSE_RECORD (self->lever)));

  gboolean is_changed =
      recourse_document_is_changed (self->document, recourse_lever_row_get_id (self));

  self->is_updating = TRUE;
  if (is_switch (self->lever))
    gtk_switch_set_active (self->toggle, value != 0.0);
  else
    {
      guint decimals =
          recourse_decimals_of_step (gtk_adjustment_get_step_increment (self->adjustment));
      g_autofree char *number = recourse_format_number (recourse_figures_form (), value, decimals);

      gtk_adjustment_set_value (self->adjustment, value);
      recourse_number_entry_set_value (self->value, value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, number, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reset), is_changed);
  if (is_changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
      gtk_widget_set_visible (GTK_WIDGET (self->effect), FALSE);
    }
  self->is_updating = FALSE;
}

void
recourse_lever_row_set_effect (RecourseLeverRow *self, const char *effect)
{
  gboolean is_shown =
      effect != NULL && *effect != '\0'
      && recourse_document_is_changed (self->document, recourse_lever_row_get_id (self));

  gtk_label_set_text (self->effect, is_shown ? effect : "");
  recourse_widget_set_tooltip (GTK_WIDGET (self->effect), is_shown ? effect : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->effect), is_shown);
}

const char *
recourse_lever_row_get_id (RecourseLeverRow *self)
{
  return recourse_record_get_id (RECOURSE_RECORD (self->lever));
}

void
recourse_lever_row_activate (RecourseLeverRow *self)
{
  if (is_switch (self->lever))
    gtk_widget_activate (GTK_WIDGET (self->toggle));
}
