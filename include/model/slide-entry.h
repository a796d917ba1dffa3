/* What a dossier says of the slides it is presented with: a choice, an order and words, no pictures. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_SLIDE_ENTRY (recourse_slide_entry_get_type ())
RECOURSE_DECLARE_RECORD (SlideEntry, slide_entry, SLIDE_ENTRY)

struct _RecourseSlideEntry
{
  RecourseRecord parent_instance;

  char *kind;        /* one of recourse_slide_kinds */
  char *title;       /* in place of the finding, or NULL */
  char *notes;       /* for the speaker, or NULL */
  GStrv paths;       /* the paths it shows, the last one leads; NULL: those in view */
  char *stakeholder; /* whom it looks from, or NULL: the one in view */
  gboolean hidden;   /* skipped */
};

/* The words a slide's kind may be: `situation`, `paths`, `sources`, `method`, or a chart; NULL-terminated. */
extern const char *const recourse_slide_kinds[];

G_END_DECLS
