/* Random dossiers: the same seed grows the same trees under other names, in another order, at another scale. */
#pragma once

#include "sketchbook.h"

#define GARDEN_PATHS 3

/* What differs from the dossier of the same seed; all 0 but `seed` and `scale`: nothing. */
typedef struct
{
  guint32 seed;
  double scale;           /* of all payoffs and risk tolerances */
  gboolean has_decisions; /* else chance alone */
  gboolean is_renamed;
  gboolean is_reversed;  /* branches and options stand in the opposite order */
  gboolean has_poor;     /* each decision offers one option more that ruins everybody */
  gboolean has_twin;     /* a fourth path repeats the first */
  gboolean has_bargain;  /* a transfer in the first path, with the second as disagreement */
  gboolean has_one_head; /* all decisions belong to the first stakeholder */
  gboolean is_forced;    /* each decision has the one option that its bit in `strategy` says */
  guint strategy;
} Garden;

/* (transfer full): three paths, three stakeholders with terms, profiles, look-through and discounting */
RecourseDossier *garden_grow (const Garden *self);

/* (transfer full): @id as the garden calls it */
char *garden_name (const Garden *self, const char *id);

guint garden_count_decisions (const Garden *self);

/* (transfer full): @choices may be NULL; one seed of draws for all */
RecourseResults *
garden_run (const Garden *self, const RecourseChoices *choices, guint64 trials, guint threads);
