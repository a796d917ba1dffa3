/* Which theme of the drawings the desktop asks for. */
#pragma once

#include "drawing/theme.h"

#include <adwaita.h>

G_BEGIN_DECLS

RecourseThemeKind recourse_ui_theme (void);

/* The one that reads on @theme's accent, which is dark on light and light on dark. */
RecourseThemeKind recourse_ui_theme_on_accent (RecourseThemeKind theme);

/* Draws @widget again whenever the theme changes. */
void recourse_ui_theme_watch (GtkWidget *widget);

/* 1, or as large as the platform asks text to be. */
double recourse_ui_text_scale (GtkWidget *widget);

void recourse_ui_color (RecourseColor color, double alpha, GdkRGBA *rgba);

G_END_DECLS
