/* The distribution of an assumption.  Whatever is changed here is tried at once as a choice, which every chart
 * follows and which leaves the dossier as it is; to put it into the dossier is a step of its own. */
#include "config.h"

#include "ui/inspector/driver-editor.h"

#include "ui/inspector/driver-shape.h"
#include "ui/editor/editor-distribution.h"
#include "ui/editor/editor-fault.h"
#include "ui/editor/editor-number.h"
#include "ui/editor/editor-words.h"
#include "ui/inspector/figures.h"
#include "ui/inspector/mass-editor.h"
#include "ui/inspector/quantile-editor.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const kinds[] = { "metalog",   "normal",  "lognormal", "triangular",
                                     "pert",      "uniform", "beta",      "discrete",
                                     "empirical", "point",   NULL };

static const char *const keys[] = { "p10", "p50",  "p90",  "lower", "upper", "mean", "sd",
                                    "low", "mode", "high", "alpha", "beta",  "value" };

struct _RecourseDriverEditor
{
  GtkBox parent_instance;

  RecourseQuantileEditor *shape;
  GtkLabel *percentiles;
  GtkLabel *refusal;
  GtkDropDown *kind;
  GtkFlowBox *numbers;
  RecourseMassEditor *masses;
  GtkLabel *state;
  GtkBox *buttons;
  GtkButton *reset;
  GtkButton *apply;

  RecourseDocument *document;
  char *id;
  RecourseDistribution *distribution; /* in force */
  char *shown_kind;                   /* whose entries stand in @numbers */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseDriverEditor, recourse_driver_editor, GTK_TYPE_BOX)

static RecourseDriver *
get_driver (RecourseDriverEditor *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);

  return recourse_dossier_find (dossier, dossier->drivers, self->id);
}

static char *
word_quantity (double value, gpointer user_data)
{
  RecourseDriverEditor *self = user_data;
  RecourseDriver *driver = self->document != NULL ? get_driver (self) : NULL;

  return driver != NULL ? recourse_figures_quantity (recourse_document_get_dossier (self->document),
                                                     value, driver->unit)
                        : NULL;
}

static void
refuse (RecourseDriverEditor *self, const char *reason)
{
  gtk_label_set_text (self->refusal, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), reason != NULL);
}

/* Trying */

static void update (RecourseDriverEditor *self);

/* Shown at once: the next key or movement of the pointer starts from here. */
static void
choose (RecourseDriverEditor *self, RecourseDistribution *distribution)
{
  recourse_document_set_distribution (self->document, self->id, distribution);
  update (self);
}

static void
try (RecourseDriverEditor *self, RecourseDistribution *distribution)
{
  g_autofree char *fault = recourse_shape_find_fault (distribution);

  refuse (self, fault);
  if (fault == NULL)
    choose (self, distribution);
}

/* As many digits as make a difference on the axis. */
static double
round_to_axis (RecourseDriverEditor *self, double value)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (self->distribution);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  double width =
      recourse_variate_quantile (variate, 0.95) - recourse_variate_quantile (variate, 0.05);
  double unit = width > 0 ? pow (10.0, floor (log10 (width)) - 2) : 0.01;

  return round (value / unit) * unit;
}

static void
on_moved (RecourseQuantileEditor *shape, guint which, double value, RecourseDriverEditor *self)
{
  double low = 0.0;
  double high = 0.0;
  double wanted = round_to_axis (self, value);
  g_autoptr (RecourseDistribution) moved =
      recourse_shape_move (self->distribution, which, wanted, &low, &high);
  double reached = which == 0 ? moved->p10 : which == 1 ? moved->p50 : moved->p90;

  choose (self, moved);
  if (reached != wanted)
    {
      g_autofree char *least = word_quantity (low, self);
      g_autofree char *greatest = word_quantity (high, self);
      g_autofree char *reason = g_strdup_printf (
          _ ("That is as far as it goes: with this P10 and P90, P50 lies between %s and %s."),
          least, greatest);

      refuse (self, reason);
    }
  else
    refuse (self, NULL);
}

static void
on_kind_selected (GtkDropDown *choice, GParamSpec *pspec, RecourseDriverEditor *self)
{
  guint selected = gtk_drop_down_get_selected (choice);
  g_autoptr (RecourseDistribution) changed = NULL;

  if (self->is_updating || selected >= G_N_ELEMENTS (kinds) - 1 || self->distribution == NULL
      || g_strcmp0 (kinds[selected], self->distribution->kind) == 0)
    return;
  changed = recourse_shape_of_kind (self->distribution, kinds[selected]);
  if (changed != NULL)
    try (self, changed);
}

static void
take_number (RecourseDriverEditor *self, GtkWidget *entry)
{
  const char *key = gtk_widget_get_name (entry);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const RecourseField *field =
      recourse_record_find_field (RECOURSE_RECORD (self->distribution), key);
  double before = *(double *)recourse_record_member (RECOURSE_RECORD (self->distribution), field);
  double value = NAN;
  g_autoptr (RecourseDistribution) changed = NULL;

  if (*text != '\0' && !recourse_editor_number_parse (text, &value))
    {
      refuse (self, _ ("That is no number; write it with digits, such as 12.5."));
      return;
    }
  if (value == before || (isnan (value) && isnan (before)))
    return;
  changed = recourse_shape_with (self->distribution, key, value);
  try (self, changed);
}

static void
on_number_entered (GtkWidget *entry, RecourseDriverEditor *self)
{
  if (!self->is_updating && self->distribution != NULL)
    take_number (self, entry);
}

static void
on_number_left (GtkEventControllerFocus *focus, RecourseDriverEditor *self)
{
  on_number_entered (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)), self);
}

static void
on_masses_changed (RecourseMassEditor *masses,
                   RecourseDistribution *distribution,
                   RecourseDriverEditor *self)
{
  try (self, distribution);
}

static void
on_masses_refused (RecourseMassEditor *masses, const char *reason, RecourseDriverEditor *self)
{
  refuse (self, reason);
}

/* Keeping or dropping */

static void
on_reset (GtkButton *button, RecourseDriverEditor *self)
{
  refuse (self, NULL);
  recourse_document_reset_value (self->document, self->id);
}

static void
on_apply (GtkButton *button, RecourseDriverEditor *self)
{
  RecourseDriver *driver = get_driver (self);
  g_autofree char *pointer =
      recourse_pointer_to (recourse_document_get_dossier (self->document), driver);
  g_autofree char *place = g_strdup_printf ("%s/distribution", pointer);
  g_autofree char *name =
      g_strdup_printf (_ ("Change “%s”"), recourse_record_get_label (RECOURSE_RECORD (driver)));
  g_autoptr (RecourseFaults) faults = NULL;
  RecourseEdit *edit = recourse_document_edit (self->document);

  recourse_shape_store (self->distribution, edit, place);
  recourse_edit_reset_value (edit, self->id);
  if (!recourse_document_commit (self->document, edit, name, pointer, &faults))
    {
      g_autofree char *reason =
          recourse_editor_dup_reason (recourse_document_get_dossier (self->document), faults);

      refuse (self, reason);
    }
}

/* Showing */

static GtkWidget *
create_entry (RecourseDriverEditor *self, const char *key)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_name (entry, key);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect (entry, "activate", G_CALLBACK (on_number_entered), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_number_left), self);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
add_number (RecourseDriverEditor *self, const char *key)
{
  const RecourseField *field =
      recourse_record_find_field (RECOURSE_RECORD (self->distribution), key);
  const char *name = recourse_editor_label (RECOURSE_RECORD (self->distribution), field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = create_entry (self, key);

  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_flow_box_append (self->numbers, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

static void
fill_numbers (RecourseDriverEditor *self)
{
  GtkWidget *child = NULL;

  g_free (self->shown_kind);
  self->shown_kind = g_strdup (self->distribution->kind);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers))) != NULL)
    gtk_flow_box_remove (self->numbers, child);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (recourse_editor_distribution_has (self->distribution->kind, keys[i]))
      add_number (self, keys[i]);
}

static void
update_numbers (RecourseDriverEditor *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *entry =
          gtk_widget_get_last_child (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)));
      const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (self->distribution),
                                                               gtk_widget_get_name (entry));
      double value =
          *(double *)recourse_record_member (RECOURSE_RECORD (self->distribution), field);
      g_autofree char *text = recourse_editor_number_write (value);

      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
}

static void
update_kind (RecourseDriverEditor *self)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i], self->distribution->kind) == 0)
      selected = i;
  gtk_drop_down_set_selected (self->kind, selected);
}

static void
update_shape (RecourseDriverEditor *self, double held)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (self->distribution);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  g_autofree char *p10 = NULL;
  g_autofree char *p50 = NULL;
  g_autofree char *p90 = NULL;
  g_autofree char *text = NULL;

  recourse_quantile_editor_show (self->shape, variate,
                                 variate != NULL && recourse_variate_is_continuous (variate));
  if (variate == NULL)
    return;
  p10 = word_quantity (recourse_variate_quantile (variate, 0.1), self);
  p50 = word_quantity (recourse_variate_quantile (variate, 0.5), self);
  p90 = word_quantity (recourse_variate_quantile (variate, 0.9), self);
  text = g_strdup_printf (_ ("P10 %s · P50 %s · P90 %s"), p10, p50, p90);
  gtk_label_set_text (self->percentiles, text);
}

static void
update_state (RecourseDriverEditor *self, double held)
{
  gboolean is_changed = recourse_document_is_changed (self->document, self->id);
  g_autofree char *value = word_quantity (held, self);
  g_autofree char *text = NULL;

  if (!isnan (held))
    text = g_strdup_printf (
        _ ("Held at %s. Change the shape, or go back to the dossier, to let it vary."), value);
  else if (is_changed)
    text = g_strdup (_ ("Tried out: the dossier still says otherwise."));
  else if (recourse_mass_editor_takes (self->distribution->kind))
    text = g_strdup (_ ("Change a value or a probability to try another shape."));
  else
    text = g_strdup (_ ("Drag P10, P50 or P90 to try another shape."));
  gtk_label_set_text (self->state, text);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), is_changed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), isnan (held));
}

static void
update (RecourseDriverEditor *self)
{
  double held = NAN;
  g_autoptr (RecourseDistribution) distribution = NULL;

  if (self->document == NULL || self->id == NULL || get_driver (self) == NULL)
    return;
  distribution = recourse_shape_in_force (self->document, self->id, &held);
  if (distribution == NULL)
    return;
  self->is_updating = TRUE;
  g_set_object (&self->distribution, distribution);
  if (g_strcmp0 (self->shown_kind, distribution->kind) != 0)
    fill_numbers (self);
  update_numbers (self);
  recourse_mass_editor_show (self->masses, distribution);
  update_kind (self);
  update_shape (self, held);
  update_state (self, held);
  self->is_updating = FALSE;
}

/* Building */

static void
recourse_driver_editor_dispose (GObject *object)
{
  RecourseDriverEditor *self = RECOURSE_DRIVER_EDITOR (object);

  self->is_updating = TRUE; /* entries that are taken apart set nothing */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_DRIVER_EDITOR);
  g_clear_object (&self->document);
  g_clear_object (&self->distribution);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->shown_kind, g_free);
  G_OBJECT_CLASS (recourse_driver_editor_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseDriverEditor, name)

static void
recourse_driver_editor_class_init (RecourseDriverEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_driver_editor_dispose;
  g_type_ensure (RECOURSE_TYPE_QUANTILE_EDITOR);
  g_type_ensure (RECOURSE_TYPE_MASS_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/driver-editor.ui");
  BIND (shape);
  BIND (percentiles);
  BIND (refusal);
  BIND (kind);
  BIND (numbers);
  BIND (masses);
  BIND (state);
  BIND (buttons);
  BIND (reset);
  BIND (apply);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_masses_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_masses_refused);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
}

static void
recourse_driver_editor_init (RecourseDriverEditor *self)
{
  g_autoptr (GtkStringList) names = NULL;

  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_widget_speak (GTK_WIDGET (self->kind), _ ("Shape of the distribution"));
  names = gtk_string_list_new (NULL);
  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (names, recourse_editor_word (kinds[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
  recourse_quantile_editor_set_words (self->shape, word_quantity, self);
  g_signal_connect (self->shape, "moved", G_CALLBACK (on_moved), self);
  self->is_updating = FALSE;
}

void
recourse_driver_editor_show (RecourseDriverEditor *self, RecourseDocument *document, const char *id)
{
  if (g_strcmp0 (id, self->id) != 0 || document != self->document)
    refuse (self, NULL);
  g_set_object (&self->document, document);
  if (g_strcmp0 (id, self->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      g_clear_pointer (&self->shown_kind, g_free);
    }
  update (self);
}
