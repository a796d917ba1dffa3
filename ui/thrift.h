/* Gives memory back that nobody needs any more. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* After some seconds in which nobody calls this again, what was freed goes back to the system: draws of a run are large
 * blocks in the arenas of several threads, which the C library would keep. */
void recourse_thrift_soon (void);

G_END_DECLS
