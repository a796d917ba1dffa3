/* What a dossier says of the slides it is presented with.  The kinds are words of the format, so they stand here, as
 * statuses and bases do; that every chart has its word is a matter of tests. */
#include "model/slide-entry.h"

#include "record-private.h"

const char *const recourse_slide_kinds[] = {
  "situation",        "paths",         "sources",    "method",
  "capital-timeline", "commitments",   "flows",      "ownership",
  "rights",           "rights-matrix", "influence",  "payoffs",
  "distributions",    "exceedance",    "bridge",     "years",
  "tornado",          "strategy",      "bargaining", "preference",
  "information",      "tree",          NULL
};

static const RecourseField slide_entry_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_FIELD (SlideEntry, kind, CHOICE, REQUIRED, ONE_OF (recourse_slide_kinds)),
  RECOURSE_FIELD (SlideEntry, title, TEXT),
  RECOURSE_FIELD (SlideEntry, notes, TEXT),
  RECOURSE_FIELD (SlideEntry, paths, REFERENCES, OF ("paths")),
  RECOURSE_FIELD (SlideEntry, stakeholder, REFERENCE, OF ("stakeholders")),
  RECOURSE_FIELD (SlideEntry, hidden, FLAG),
};
RECOURSE_DEFINE_RECORD (SlideEntry, slide_entry)
