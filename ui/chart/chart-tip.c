/* What a mark says, beside it.  GTK's own tooltips come late, and on keyboard focus not at all; this is
 * one popover for both, which never takes focus, pointer or grab. */
#include "ui/chart/chart-tip.h"

#include "ui/chart/mark-handle.h"

GtkWidget *
recourse_chart_tip_new (GtkWidget *parent)
{
  GtkWidget *tip = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_popover_set_child (GTK_POPOVER (tip), label);
  gtk_popover_set_autohide (GTK_POPOVER (tip), FALSE);
  gtk_popover_set_position (GTK_POPOVER (tip), GTK_POS_TOP);
  gtk_widget_set_can_focus (tip, FALSE);
  gtk_widget_set_can_target (tip, FALSE);
  gtk_widget_add_css_class (tip, "chart-tip");
  gtk_widget_set_parent (tip, parent);
  return tip;
}

void
recourse_chart_tip_show (GtkWidget *tip, const RecourseMark *mark)
{
  GdkRectangle bounds;

  /* A pointer that leaves a chart on its way out finds the tip gone. */
  if (tip == NULL)
    return;
  if (mark == NULL || mark->spoken == NULL || !gtk_widget_get_mapped (gtk_widget_get_parent (tip)))
    {
      gtk_popover_popdown (GTK_POPOVER (tip));
      return;
    }
  bounds = recourse_mark_bounds (mark);
  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (tip))), mark->spoken);
  gtk_popover_set_pointing_to (GTK_POPOVER (tip), &bounds);
  gtk_popover_popup (GTK_POPOVER (tip));
}

gboolean
recourse_chart_tip_dismiss (GtkWidget *tip)
{
  if (!gtk_widget_get_visible (tip))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (tip));
  return TRUE;
}
