/* One stakeholder in the verdict strip: expected value in large figures, its spread on the scale of the
 * strip, and how far it is from the best this stakeholder could have.  The one in view is marked. */
#include "config.h"

#include "ui/dashboard/verdict-tile.h"

#include "ui/inspector/figures.h"
#include "ui/inspector/outcome.h"
#include "ui/range-rule.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseVerdictTile
{
  GtkButton parent_instance;

  GtkBox *symbol_place;
  GtkLabel *name;
  GtkLabel *standing;
  GtkLabel *figure;
  RecourseRangeRule *rule;

  guint stakeholder;
  gboolean is_compact;
};

G_DEFINE_FINAL_TYPE (RecourseVerdictTile, recourse_verdict_tile, GTK_TYPE_BUTTON)

static void
recourse_verdict_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_VERDICT_TILE);
  G_OBJECT_CLASS (recourse_verdict_tile_parent_class)->dispose (object);
}

static void
recourse_verdict_tile_class_init (RecourseVerdictTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_verdict_tile_dispose;
  g_type_ensure (RECOURSE_TYPE_RANGE_RULE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/verdict-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseVerdictTile, symbol_place);
  gtk_widget_class_bind_template_child (widget_class, RecourseVerdictTile, name);
  gtk_widget_class_bind_template_child (widget_class, RecourseVerdictTile, standing);
  gtk_widget_class_bind_template_child (widget_class, RecourseVerdictTile, figure);
  gtk_widget_class_bind_template_child (widget_class, RecourseVerdictTile, rule);
}

static void
recourse_verdict_tile_init (RecourseVerdictTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
recourse_verdict_tile_new (guint stakeholder)
{
  RecourseVerdictTile *self = g_object_new (RECOURSE_TYPE_VERDICT_TILE, NULL);

  self->stakeholder = stakeholder;
  return GTK_WIDGET (self);
}

guint
recourse_verdict_tile_get_stakeholder (RecourseVerdictTile *self)
{
  return self->stakeholder;
}

static void
update_rule (RecourseVerdictTile *self, const RecourseResults *results, guint leader)
{
  const RecoursePayoff *payoff = recourse_results_payoff (results, leader, self->stakeholder);
  double from = 0.0;
  double to = 0.0;

  recourse_outcome_scale (results, &from, &to);
  recourse_range_rule_set_scale (self->rule, from, to);
  recourse_range_rule_set (self->rule, results->positions[self->stakeholder], payoff->p10,
                           recourse_outcome_mean (results, leader, self->stakeholder), payoff->p90);
}

/* Everything that the tile shows, in one sentence. */
static char *
describe (RecourseVerdictTile *self, RecourseDossier *dossier, const RecoursePayoff *payoff)
{
  g_autofree char *low = recourse_figures_signed_money (dossier, payoff->p10);
  g_autofree char *high = recourse_figures_signed_money (dossier, payoff->p90);

  /* Translators: "Microsoft: expected +$3.6bn, 80% of draws from −$2.1bn to +$9.0bn, best of 3" */
  return g_strdup_printf (_ ("%s: expected %s, 80%% of draws from %s to %s, %s"),
                          gtk_label_get_text (self->name), gtk_label_get_text (self->figure), low,
                          high, gtk_label_get_text (self->standing));
}

/* With a single stakeholder there is nothing to choose. */
static void
update_view (RecourseVerdictTile *self, RecourseDocument *document, const RecourseResults *results)
{
  gboolean is_in_view = recourse_document_get_stakeholder (document) == self->stakeholder;

  if (is_in_view && results->n_stakeholders > 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "in-view");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "in-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_in_view ? _ ("In view") : _ ("Brings this party into view"),
                                  -1);
}

void
recourse_verdict_tile_update (RecourseVerdictTile *self, RecourseDocument *document)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const RecourseResults *results = recourse_document_get_results (document);
  guint leader = recourse_document_get_leader (document);
  RecourseStakeholder *stakeholder =
      recourse_outcome_stakeholder (dossier, results, self->stakeholder);
  g_autofree char *figure = recourse_figures_signed_money (
      dossier, recourse_outcome_mean (results, leader, self->stakeholder));
  g_autofree char *standing =
      recourse_outcome_standing (dossier, results, leader, self->stakeholder);
  g_autofree char *spoken = NULL;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->symbol_place)) == NULL)
    gtk_box_append (self->symbol_place,
                    recourse_symbol_view_new_party (results->positions[self->stakeholder], 12));
  gtk_label_set_text (self->name, recourse_record_get_label (RECOURSE_RECORD (stakeholder)));
  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->standing, standing);
  update_rule (self, results, leader);
  update_view (self, document, results);
  spoken = describe (self, dossier, recourse_results_payoff (results, leader, self->stakeholder));
  if (g_strcmp0 (spoken, gtk_widget_get_tooltip_text (GTK_WIDGET (self))) == 0)
    return;
  recourse_widget_set_tooltip (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
recourse_verdict_tile_set_compact (RecourseVerdictTile *self, gboolean is_compact)
{
  if (self->is_compact == is_compact)
    return;
  self->is_compact = is_compact;
  gtk_widget_set_visible (GTK_WIDGET (self->standing), !is_compact);
  if (is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}
