/* A band of the dashboard: heading, finding, and cards, those first that a briefing begins with.  One row of
 * them shows, so that three bands are one screenshot; a button beside the heading unfolds the others. */
#include "config.h"

#include "ui/dashboard/band.h"

#include "charts/band.h"
#include "ui/dashboard/card-layout.h"
#include "ui/dashboard/card.h"
#include "ui/chart/chart-state.h"
#include "ui/inspector/figures.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseBandView
{
  GtkBox parent_instance;

  RecourseBand band;
  GtkWidget *finding;
  GtkWidget *unfold;
  GtkWidget *cards;
  guint unfold_idle;

  RecourseDocument *document;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (RecourseBandView, recourse_band_view, GTK_TYPE_BOX)

static void
update_finding (RecourseBandView *self)
{
  g_autoptr (GArray) paths = recourse_chart_state_list_paths (self->document);
  RecourseChartInput input = { .dossier = recourse_document_get_dossier (self->document),
                               .results = recourse_document_get_results (self->document),
                               .paths = (const guint *)(gpointer)paths->data,
                               .n_paths = paths->len,
                               .hidden = recourse_document_get_hidden (self->document),
                               .numbers = recourse_figures_form () };
  g_autofree char *finding = recourse_band_dup_finding (self->band, &input);

  if (g_strcmp0 (finding, gtk_label_get_text (GTK_LABEL (self->finding))) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->finding), finding);
  recourse_widget_set_tooltip (self->finding, finding);
}

static RecourseCardLayout *
get_layout (RecourseBandView *self)
{
  return RECOURSE_CARD_LAYOUT (gtk_widget_get_layout_manager (self->cards));
}

static void
on_unfold_toggled (GtkToggleButton *button, RecourseBandView *self)
{
  gboolean is_unfolded = gtk_toggle_button_get_active (button);

  recourse_card_layout_set_is_folded (get_layout (self), !is_unfolded);
}

/* There is nothing to unfold where all cards have a place in the first row. */
static gboolean
update_unfold (gpointer user_data)
{
  RecourseBandView *self = user_data;
  gboolean is_unfolded = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->unfold));

  self->unfold_idle = 0;
  gtk_widget_set_visible (self->unfold,
                          is_unfolded || recourse_card_layout_get_n_hidden (get_layout (self)) > 0);
  return G_SOURCE_REMOVE;
}

static void
on_n_hidden (RecourseBandView *self)
{
  if (self->unfold_idle == 0)
    self->unfold_idle = g_idle_add (update_unfold, self);
}

static void
recourse_band_view_dispose (GObject *object)
{
  RecourseBandView *self = RECOURSE_BAND_VIEW (object);

  g_clear_handle_id (&self->unfold_idle, g_source_remove);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_band_view_parent_class)->dispose (object);
}

static void
recourse_band_view_class_init (RecourseBandViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_band_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
recourse_band_view_init (RecourseBandView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (update_finding), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (update_finding), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::hidden",
                                  G_CALLBACK (update_finding), self);
}

static guint
count_charts (const RecourseDashboardOrder *order, RecourseBand band)
{
  guint n = 0;

  for (guint i = 0; i < order->bands[band]->len; i++)
    n += recourse_dashboard_order_place (order, band, i)->is_shown ? 1 : 0;
  return n;
}

static GtkWidget *
create_unfold (RecourseBandView *self)
{
  /* Translators: %s is a band of charts, such as Outcomes */
  g_autofree char *spoken =
      g_strdup_printf (_ ("All charts of “%s”"), recourse_band_get_label (self->band));
  GtkWidget *unfold = gtk_toggle_button_new ();

  gtk_widget_add_css_class (unfold, "flat");
  gtk_widget_add_css_class (unfold, "unfold");
  gtk_widget_set_valign (unfold, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (unfold, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (unfold), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect (unfold, "toggled", G_CALLBACK (on_unfold_toggled), self);
  return unfold;
}

static GtkWidget *
create_heading (RecourseBandView *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (recourse_band_get_label (self->band));

  gtk_widget_set_size_request (heading, -1, RECOURSE_BAND_HEADING_HEIGHT);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);

  self->finding = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->finding), 0);
  gtk_label_set_wrap (GTK_LABEL (self->finding), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->finding), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->finding), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->finding, TRUE);
  gtk_widget_add_css_class (self->finding, "dim-label");
  gtk_widget_add_css_class (self->finding, "dimmed");

  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->finding);
  gtk_box_append (GTK_BOX (heading), self->unfold = create_unfold (self));
  return heading;
}

static RecourseCard *
find_card (RecourseBandView *self, const RecourseChart *chart)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (recourse_card_get_chart (RECOURSE_CARD (card)) == chart)
      return RECOURSE_CARD (card);
  return NULL;
}

/* Cards that were made stay, with what they show; only their places change. */
void
recourse_band_view_set_order (RecourseBandView *self, const RecourseDashboardOrder *order)
{
  const guint n_shown = count_charts (order, self->band);
  g_autofree char *label =
      g_strdup_printf (ngettext ("All %u Chart", "All %u Charts", n_shown), n_shown);
  GtkWidget *before = NULL;

  for (guint i = 0; i < order->bands[self->band]->len; i++)
    {
      const RecourseChartPlace *place = recourse_dashboard_order_place (order, self->band, i);
      GtkWidget *card = GTK_WIDGET (find_card (self, place->chart));

      gtk_widget_set_visible (card, place->is_shown);
      gtk_box_reorder_child_after (GTK_BOX (self->cards), card, before);
      before = card;
    }
  gtk_button_set_label (GTK_BUTTON (self->unfold), label);
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
}

static GtkWidget *
create_cards (RecourseBandView *self)
{
  GtkWidget *cards = g_object_new (GTK_TYPE_BOX, NULL);
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  gtk_widget_set_layout_manager (cards, recourse_card_layout_new ());
  for (guint i = 0; i < n_charts; i++)
    if (charts[i].band == self->band)
      gtk_box_append (GTK_BOX (cards), recourse_card_new (&charts[i]));
  return cards;
}

GtkWidget *
recourse_band_view_new (RecourseBand band)
{
  RecourseBandView *self = g_object_new (RECOURSE_TYPE_BAND_VIEW, NULL);
  g_autoptr (RecourseDashboardOrder) standard = recourse_dashboard_order_new (NULL);

  self->band = band;
  gtk_box_append (GTK_BOX (self), create_heading (self));
  self->cards = create_cards (self);
  gtk_box_append (GTK_BOX (self), self->cards);
  g_signal_connect_object (get_layout (self), "notify::n-hidden", G_CALLBACK (on_n_hidden), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recourse_band_get_label (band), -1);
  recourse_band_view_set_order (self, standard);
  return GTK_WIDGET (self);
}

void
recourse_band_view_set_document (RecourseBandView *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    recourse_card_set_document (RECOURSE_CARD (card), document);
  if (document != NULL)
    update_finding (self);
}

void
recourse_band_view_set_card_height (RecourseBandView *self, int height)
{
  recourse_card_layout_set_card_height (get_layout (self), height);
}

void
recourse_band_view_set_seen (RecourseBandView *self, double from, double to)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (card)
          || !gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
        continue;
      recourse_card_set_in_view (RECOURSE_CARD (card),
                                 bounds.origin.y <= to
                                     && bounds.origin.y + bounds.size.height >= from);
    }
}
