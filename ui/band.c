/* A band of the dashboard: heading, finding, and the cards of all its charts. */
#include "config.h"

#include "ui/band.h"

#include "ui/card-layout.h"
#include "ui/card.h"
#include "ui/findings.h"

struct _RecourseBandView
{
  GtkBox parent_instance;

  RecourseBand band;
  GtkWidget *finding;
  GtkWidget *cards;

  RecourseDocument *document;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (RecourseBandView, recourse_band_view, GTK_TYPE_BOX)

static void
update_finding (RecourseBandView *self)
{
  g_autofree char *finding =
      recourse_band_dup_finding (self->band, recourse_document_get_dossier (self->document),
                                 recourse_document_get_results (self->document));

  gtk_label_set_text (GTK_LABEL (self->finding), finding);
  gtk_widget_set_tooltip_text (self->finding, finding);
}

static void
recourse_band_view_dispose (GObject *object)
{
  RecourseBandView *self = RECOURSE_BAND_VIEW (object);

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
  gtk_label_set_ellipsize (GTK_LABEL (self->finding), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->finding, TRUE);
  gtk_widget_add_css_class (self->finding, "dim-label");
  gtk_widget_add_css_class (self->finding, "dimmed");

  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->finding);
  return heading;
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

  self->band = band;
  gtk_box_append (GTK_BOX (self), create_heading (self));
  self->cards = create_cards (self);
  gtk_box_append (GTK_BOX (self), self->cards);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recourse_band_get_label (band), -1);
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
  recourse_card_layout_set_card_height (
      RECOURSE_CARD_LAYOUT (gtk_widget_get_layout_manager (self->cards)), height);
}

void
recourse_band_view_set_seen (RecourseBandView *self, double from, double to)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
        continue;
      recourse_card_set_in_view (RECOURSE_CARD (card),
                                 bounds.origin.y <= to
                                     && bounds.origin.y + bounds.size.height >= from);
    }
}

gboolean
recourse_band_view_has_cards (RecourseBandView *self)
{
  return gtk_widget_get_first_child (self->cards) != NULL;
}
