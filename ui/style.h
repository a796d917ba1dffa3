/* The colours of the application's controls, kept in step with light and dark. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Once, when there is a display. */
void recourse_style_set_up (void);

G_END_DECLS
