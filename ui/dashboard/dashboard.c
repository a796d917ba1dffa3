/* The charts of a dossier in three bands of cards that reflow with the width.  Cards are 300 px high; in
 * a window of at least 1000 px three rows fill exactly what is left, so that all is one screenshot. */
#include "ui/dashboard/dashboard.h"

#include "ui/chart/chart-ahead.h"
#include "ui/dashboard/band.h"
#include "ui/theme.h"
#include "ui/widgets.h"

enum
{
  MARGIN = 24,
  NARROW_MARGIN = 12,
  NARROW = 600, /* below: one column and small margins */
  TOP_MARGIN = 6,
  BOTTOM_MARGIN = 18,
  BAND_GAP = 18,
  CARD_HEIGHT = 300,
  LEAST_CARD_HEIGHT = 250, /* below, charts have to leave things out */
  TALL_WINDOW = 1000,
};

struct _RecourseDashboard
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *bands;
  RecourseDashboardOrder *order;
  gboolean was_shown; /* at least once */
};

G_DEFINE_FINAL_TYPE (RecourseDashboard, recourse_dashboard, GTK_TYPE_WIDGET)

static RecourseBandView *
first_band (RecourseDashboard *self)
{
  return RECOURSE_BAND_VIEW (gtk_widget_get_first_child (self->bands));
}

static RecourseBandView *
next_band (RecourseBandView *band)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (band));

  return next != NULL ? RECOURSE_BAND_VIEW (next) : NULL;
}

static int
count_bands (RecourseDashboard *self)
{
  int n = 0;

  for (RecourseBandView *band = first_band (self); band != NULL; band = next_band (band))
    n += gtk_widget_get_visible (GTK_WIDGET (band)) ? 1 : 0;
  return MAX (n, 1);
}

static int
get_card_height (RecourseDashboard *self, int height)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const int n_bands = count_bands (self);
  int left = height - TOP_MARGIN - BOTTOM_MARGIN - (n_bands - 1) * BAND_GAP
             - n_bands * RECOURSE_BAND_HEADING_HEIGHT;
  double scale = MAX (recourse_ui_text_scale (GTK_WIDGET (self)), 1.0);

  if (window == NULL || gtk_widget_get_height (window) < TALL_WINDOW)
    return (int)(CARD_HEIGHT * scale);
  return MAX (left / n_bands, (int)(LEAST_CARD_HEIGHT * scale));
}

/* Charts a little outside of what is seen are painted ahead, so that scrolling shows no blank card; but not before a
 * first frame. */
static void
update_seen (RecourseDashboard *self)
{
  GtkAdjustment *vertical =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  const double ahead = self->was_shown ? CARD_HEIGHT : 0;
  double from = gtk_adjustment_get_value (vertical) - ahead;
  double to = from + gtk_adjustment_get_page_size (vertical) + 2 * ahead;

  for (RecourseBandView *band = first_band (self); band != NULL; band = next_band (band))
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (GTK_WIDGET (band), self->bands, &bounds))
        recourse_band_view_set_seen (band, from - bounds.origin.y, to - bounds.origin.y);
    }
}

static void
recourse_dashboard_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseDashboard *self = RECOURSE_DASHBOARD (widget);
  int card_height = get_card_height (self, height);
  int margin = width < NARROW ? NARROW_MARGIN : MARGIN;

  gtk_widget_set_margin_start (self->bands, margin);
  gtk_widget_set_margin_end (self->bands, margin);
  for (RecourseBandView *band = first_band (self); band != NULL; band = next_band (band))
    recourse_band_view_set_card_height (band, card_height);
  gtk_widget_measure (self->scrolled, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scrolled, &(GtkAllocation){ 0, 0, width, height }, baseline);
  update_seen (self);
}

static void
recourse_dashboard_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (RECOURSE_DASHBOARD (widget)->scrolled, orientation, for_size, minimum,
                      natural, NULL, NULL);
}

static void
recourse_dashboard_dispose (GObject *object)
{
  RecourseDashboard *self = RECOURSE_DASHBOARD (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->order, recourse_dashboard_order_free);
  G_OBJECT_CLASS (recourse_dashboard_parent_class)->dispose (object);
}

static void
recourse_dashboard_class_init (RecourseDashboardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_dashboard_dispose;
  widget_class->measure = recourse_dashboard_measure;
  widget_class->size_allocate = recourse_dashboard_size_allocate;
}

static void
add_bands (RecourseDashboard *self)
{
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    {
      GtkWidget *band = recourse_band_view_new ((RecourseBand)i);

      if (i > 0)
        gtk_widget_set_margin_top (band, BAND_GAP);
      gtk_box_append (GTK_BOX (self->bands), band);
    }
}

static gboolean
on_first_frame (gpointer user_data)
{
  RecourseDashboard *self = user_data;

  self->was_shown = TRUE;
  recourse_chart_ahead_drop ();
  if (self->scrolled != NULL)
    update_seen (self);
  return G_SOURCE_REMOVE;
}

static void
recourse_dashboard_init (RecourseDashboard *self)
{
  self->order = recourse_dashboard_order_new (NULL);
  self->bands = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_top (self->bands, TOP_MARGIN);
  gtk_widget_set_margin_bottom (self->bands, BOTTOM_MARGIN);
  add_bands (self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->bands);
  gtk_viewport_set_scroll_to_focus (
      GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled))), TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "value-changed",
      G_CALLBACK (update_seen), self, G_CONNECT_SWAPPED);
  recourse_widget_after_frame (GTK_WIDGET (self), on_first_frame);
}

void
recourse_dashboard_set_document (RecourseDashboard *self, RecourseDocument *document)
{
  for (RecourseBandView *band = first_band (self); band != NULL; band = next_band (band))
    recourse_band_view_set_document (band, document);
}

static void
apply_order (RecourseDashboard *self)
{
  for (RecourseBandView *band = first_band (self); band != NULL; band = next_band (band))
    recourse_band_view_set_order (band, self->order);
}

void
recourse_dashboard_set_charts (RecourseDashboard *self, const char *const *names)
{
  recourse_dashboard_order_free (self->order);
  self->order = recourse_dashboard_order_new (names);
  apply_order (self);
}

GStrv
recourse_dashboard_dup_charts (RecourseDashboard *self)
{
  return recourse_dashboard_order_to_names (self->order);
}

void
recourse_dashboard_hide_chart (RecourseDashboard *self, const RecourseChart *chart)
{
  const GArray *places = self->order->bands[chart->band];

  for (guint i = 0; i < places->len; i++)
    if (recourse_dashboard_order_place (self->order, chart->band, i)->chart == chart)
      recourse_dashboard_order_place (self->order, chart->band, i)->is_shown = FALSE;
  apply_order (self);
}
