/* P10–P90 as a rule with the mean and the baseline on it.  All rules of a strip get the same scale, so
 * that a longer rule means a wider spread and the ticks of the baseline stand at one place. */
#include "ui/range-rule.h"

#include "ui/theme.h"

#include <math.h>

struct _RecourseRangeRule
{
  GtkWidget parent_instance;

  guint party;
  double low, middle, high;
  double from, to;
};

G_DEFINE_FINAL_TYPE (RecourseRangeRule, recourse_range_rule, GTK_TYPE_WIDGET)

enum
{
  RULE_HEIGHT = 12,
  EDGE = 4,
};

static void
recourse_range_rule_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 24;
      *natural = 160;
    }
  else
    *minimum = *natural = RULE_HEIGHT;
}

static float
position (RecourseRangeRule *self, double value)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE;
  double share = (value - self->from) / (self->to - self->from);

  return EDGE + width * (float)CLAMP (share, 0.0, 1.0);
}

static void
fill (GtkSnapshot *snapshot, RecourseInk ink, float x, float y, float width, float height)
{
  GdkRGBA rgba;

  recourse_ui_color (recourse_theme_color (recourse_ui_theme (), ink), 1.0, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
fill_disc (GtkSnapshot *snapshot, RecourseInk ink, float x, float y, float radius)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  fill (snapshot, ink, x - radius, y - radius, 2 * radius, 2 * radius);
  gtk_snapshot_pop (snapshot);
}

static void
recourse_range_rule_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseRangeRule *self = RECOURSE_RANGE_RULE (widget);
  float width = (float)gtk_widget_get_width (widget);
  float middle = (float)gtk_widget_get_height (widget) / 2.0f;

  if (!(self->to > self->from))
    return;
  fill (snapshot, RECOURSE_INK_GRID, EDGE, floorf (middle), width - 2 * EDGE, 1);
  if (self->from <= 0 && self->to >= 0)
    fill (snapshot, RECOURSE_INK_ZERO, floorf (position (self, 0)), 0, 1, 2 * middle);
  if (isfinite (self->low) && isfinite (self->high))
    {
      float start = position (self, self->low);

      fill (snapshot, RECOURSE_INK_INTERVAL, start, floorf (middle) - 1,
            MAX (position (self, self->high) - start, 1), 3);
    }
  if (isfinite (self->middle))
    {
      fill_disc (snapshot, RECOURSE_INK_BACKGROUND, position (self, self->middle), middle, 6);
      fill_disc (snapshot, recourse_party_ink (self->party), position (self, self->middle), middle,
                 4);
    }
}

static void
recourse_range_rule_class_init (RecourseRangeRuleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = recourse_range_rule_measure;
  widget_class->snapshot = recourse_range_rule_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
recourse_range_rule_init (RecourseRangeRule *self)
{
  self->low = self->middle = self->high = NAN;
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

void
recourse_range_rule_set (
    RecourseRangeRule *self, guint party, double low, double middle, double high)
{
  self->party = party;
  self->low = low;
  self->middle = middle;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
recourse_range_rule_set_scale (RecourseRangeRule *self, double from, double to)
{
  self->from = from;
  self->to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
