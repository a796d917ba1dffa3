/* Model → dossier file. */
#pragma once

#include "model/dossier.h"

G_BEGIN_DECLS

/**
 * recourse_writer_write:
 *
 * Writes everything the dossier says, with its x- keys, as a person would lay it out: what fits on a line
 * stands on one.
 *
 * Returns: (transfer full): JSON text that reads back as the same dossier, with a last line feed
 */
char *recourse_writer_write (RecourseDossier *dossier);

/* (transfer full): one record as a JSON object, all on one line */
char *recourse_writer_write_record (RecourseRecord *record);

G_END_DECLS
