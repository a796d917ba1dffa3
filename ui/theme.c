/* Which theme of the drawings the desktop asks for: the style manager's answer as one of the themes in
 * which scenes are painted, so that charts and controls always change together. */
#include "ui/theme.h"

RecourseThemeKind
recourse_ui_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? RECOURSE_THEME_HIGH_CONTRAST_DARK : RECOURSE_THEME_HIGH_CONTRAST;
  return is_dark ? RECOURSE_THEME_DARK : RECOURSE_THEME_LIGHT;
}

RecourseThemeKind
recourse_ui_theme_on_accent (RecourseThemeKind theme)
{
  gboolean is_dark = theme == RECOURSE_THEME_DARK || theme == RECOURSE_THEME_HIGH_CONTRAST_DARK;

  return is_dark ? RECOURSE_THEME_LIGHT : RECOURSE_THEME_DARK;
}

void
recourse_ui_theme_watch (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           widget, G_CONNECT_SWAPPED);
}

double
recourse_ui_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.75, 3.0) : 1.0;
}

void
recourse_ui_color (RecourseColor color, double alpha, GdkRGBA *rgba)
{
  rgba->red = (float)color.red;
  rgba->green = (float)color.green;
  rgba->blue = (float)color.blue;
  rgba->alpha = (float)alpha;
}
