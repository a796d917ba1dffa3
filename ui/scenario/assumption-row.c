/* An assumption that can be turned.  Closed it is two lines: name; what it rests on, value, spread.  Open
 * it has a slider, the percentiles in figures, the reason given and a way back. */
#include "config.h"

#include "ui/scenario/assumption-row.h"

#include "ui/inspector/figures.h"
#include "ui/scenario/assumption-body.h"
#include "ui/scenario/sketch.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

struct _RecourseAssumptionRow
{
  GtkListBoxRow parent_instance;

  GtkBox *glyph_place;
  GtkLabel *name;
  GtkLabel *basis;
  GtkLabel *value;
  RecourseSketch *sketch;
  GtkRevealer *revealer;
  GtkLabel *effect;
  RecourseAssumptionBody *body; /* in @revealer; NULL: it was never opened */

  RecourseDocument *document;
  RecourseDriver *driver;
  guint index;
  double percentiles[3]; /* P10, P50, P90 of the shape that is drawn */
  char *spread;          /* the same in words */
};

G_DEFINE_FINAL_TYPE (RecourseAssumptionRow, recourse_assumption_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_id (RecourseAssumptionRow *self)
{
  return recourse_record_get_id (RECOURSE_RECORD (self->driver));
}

static void
recourse_assumption_row_dispose (GObject *object)
{
  RecourseAssumptionRow *self = RECOURSE_ASSUMPTION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_ASSUMPTION_ROW);
  g_clear_object (&self->document);
  g_clear_object (&self->driver);
  g_clear_pointer (&self->spread, g_free);
  G_OBJECT_CLASS (recourse_assumption_row_parent_class)->dispose (object);
}

static void
recourse_assumption_row_class_init (RecourseAssumptionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_assumption_row_dispose;
  g_type_ensure (RECOURSE_TYPE_SKETCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/assumption-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, glyph_place);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, name);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, basis);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, value);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, sketch);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionRow, effect);
}

static void
recourse_assumption_row_init (RecourseAssumptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->value), GTK_TEXT_DIR_LTR); /* signs before digits */
}

const char *
recourse_assumption_basis_word (RecourseDriver *driver)
{
  if (g_strcmp0 (driver->basis, "claim") == 0)
    return _ ("Claim");
  if (g_strcmp0 (driver->basis, "external") == 0)
    return _ ("Base rate");
  return _ ("Assumption");
}

static char *
quantity (RecourseAssumptionRow *self, double value)
{
  return recourse_figures_quantity (recourse_document_get_dossier (self->document), value,
                                    self->driver->unit);
}

static gboolean
varies (RecourseAssumptionRow *self)
{
  RecourseProgram *program = recourse_document_get_program (self->document);

  return recourse_program_driver_quantile (program, self->index, 0.1)
         != recourse_program_driver_quantile (program, self->index, 0.9);
}

/* By hand, or by the scenario in force. */
static gboolean
is_held (RecourseAssumptionRow *self)
{
  return recourse_document_is_changed (self->document, get_id (self)) || !varies (self);
}

/* Where the shape is: what is held by hand has none in the program in force. */
static RecourseProgram *
get_shape_program (RecourseAssumptionRow *self)
{
  return varies (self) ? recourse_document_get_program (self->document)
                       : recourse_document_get_plain_program (self->document);
}

static double
quantile (RecourseAssumptionRow *self, double level)
{
  return recourse_program_driver_quantile (get_shape_program (self), self->index, level);
}

static char *
dup_spread (RecourseAssumptionRow *self)
{
  g_autofree char *p10 = quantity (self, self->percentiles[0]);
  g_autofree char *p50 = quantity (self, self->percentiles[1]);
  g_autofree char *p90 = quantity (self, self->percentiles[2]);

  return g_strdup_printf (_ ("P10 %s · P50 %s · P90 %s"), p10, p50, p90);
}

/* Whether the percentiles are new since the last time. */
static gboolean
take_percentiles (RecourseAssumptionRow *self)
{
  double now[] = { quantile (self, 0.1), quantile (self, 0.5), quantile (self, 0.9) };

  /* Bits, so that what is no number is as it was.  NOLINTNEXTLINE(bugprone-suspicious-memory-comparison) */
  if (memcmp (now, self->percentiles, sizeof now) == 0)
    return FALSE;
  memcpy (self->percentiles, now, sizeof now);
  return TRUE;
}

static void
show_shape (RecourseAssumptionRow *self)
{
  if (self->body != NULL)
    recourse_assumption_body_set_shape (self->body, get_shape_program (self), self->index,
                                        self->spread);
}

static void
update_shape (RecourseAssumptionRow *self)
{
  if (!take_percentiles (self))
    return;
  recourse_sketch_set_shape (self->sketch, get_shape_program (self), self->index);
  g_free (self->spread);
  self->spread = dup_spread (self);
  show_shape (self);
}

GtkWidget *
recourse_assumption_row_new (RecourseDocument *document, guint driver)
{
  RecourseAssumptionRow *self = g_object_new (RECOURSE_TYPE_ASSUMPTION_ROW, NULL);
  const char *label = NULL;

  self->document = g_object_ref (document);
  self->index = driver;
  self->driver = g_list_model_get_item (
      G_LIST_MODEL (recourse_document_get_dossier (document)->drivers), driver);
  label = recourse_record_get_label (RECOURSE_RECORD (self->driver));
  gtk_label_set_text (self->name, label);
  recourse_widget_set_tooltip (GTK_WIDGET (self->name), label);
  gtk_box_append (self->glyph_place, recourse_symbol_view_new_basis (self->driver->basis, 10));
  recourse_assumption_row_update (self);
  return GTK_WIDGET (self);
}

static void
describe (RecourseAssumptionRow *self, gboolean holds, const char *value)
{
  const char *word = recourse_assumption_basis_word (self->driver);
  g_autofree char *basis = holds ? g_strdup_printf (_ ("%s, held"), word) : g_strdup (word);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s, %s", gtk_label_get_text (self->name), value, basis);

  gtk_label_set_text (self->basis, basis);
  gtk_label_set_text (self->value, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->spread != NULL ? self->spread : "", -1);
}

void
recourse_assumption_row_update (RecourseAssumptionRow *self)
{
  gboolean is_changed = recourse_document_is_changed (self->document, get_id (self));
  gboolean holds = is_held (self);
  double value = recourse_document_get_value (self->document, get_id (self));
  g_autofree char *text = quantity (self, value);

  update_shape (self);
  recourse_sketch_set_held (self->sketch, holds ? value : (double)NAN);
  if (self->body != NULL)
    recourse_assumption_body_update (self->body, value, text);
  if (is_changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
      gtk_widget_set_visible (GTK_WIDGET (self->effect), FALSE);
    }
  describe (self, holds, text);
}

static void
ensure_body (RecourseAssumptionRow *self)
{
  if (self->body != NULL)
    return;
  self->body =
      RECOURSE_ASSUMPTION_BODY (recourse_assumption_body_new (self->document, self->driver));
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->body));
  show_shape (self);
  recourse_assumption_row_update (self);
}

void
recourse_assumption_row_toggle (RecourseAssumptionRow *self)
{
  gboolean is_open = !gtk_revealer_get_reveal_child (self->revealer);

  ensure_body (self);
  gtk_revealer_set_reveal_child (self->revealer, is_open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

void
recourse_assumption_row_open (RecourseAssumptionRow *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    recourse_assumption_row_toggle (self);
}

void
recourse_assumption_row_set_effect (RecourseAssumptionRow *self, const char *effect)
{
  gboolean is_shown = effect != NULL && *effect != '\0'
                      && recourse_document_is_changed (self->document, get_id (self));

  gtk_label_set_text (self->effect, is_shown ? effect : "");
  recourse_widget_set_tooltip (GTK_WIDGET (self->effect), is_shown ? effect : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->effect), is_shown);
}
