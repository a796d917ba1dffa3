/* P10–P90 as a rule with the mean and the baseline on it, on a scale that its neighbours share. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_RANGE_RULE (recourse_range_rule_get_type ())
G_DECLARE_FINAL_TYPE (RecourseRangeRule, recourse_range_rule, RECOURSE, RANGE_RULE, GtkWidget)

/* @party: whose ink the mean bears.  Values that are not finite are left out. */
void recourse_range_rule_set (
    RecourseRangeRule *self, guint party, double low, double middle, double high);
void recourse_range_rule_set_scale (RecourseRangeRule *self, double from, double to);

G_END_DECLS
