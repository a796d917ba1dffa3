/* Dossiers that several tests of this room edit. */
#pragma once

#include "document/document.h"

/* (transfer full): the dossier that the program opens on */
GBytes *embedded (void);

/* (transfer full): a little of everything that names something else, x- keys, and numbers in odd spellings */
GBytes *small_bytes (void);
