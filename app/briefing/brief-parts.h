/* The sections of the brief, in the order of litigation-risk practice. */
#pragma once

#include "flow.h"
#include "method.h"

G_BEGIN_DECLS

/* How much of everything there is room for. */
typedef struct
{
  guint most_facts, most_drivers, most_sources;
  double height; /* of charts, as a part of what they would like */
} BriefMeasure;

typedef struct
{
  Flow *flow;
  const RecourseBriefing *briefing;
  const BriefMeasure *measure;
} Brief;

/* A chart of @kind without head and foot, its plot about @height high, under its finding.  @heading: (nullable): of
 * the section that it opens, kept with it */
void brief_figure (Brief *brief, const char *heading, const char *kind, double height);

/* What is known. */
void brief_question (Brief *brief);
void brief_stakeholders (Brief *brief);
void brief_facts (Brief *brief);
void brief_tree (Brief *brief);
void brief_probabilities (Brief *brief);

/* What follows from it. */
void brief_values (Brief *brief);
void brief_adjustments (Brief *brief);
void brief_sensitivity (Brief *brief);
void brief_settlement (Brief *brief);
void brief_information (Brief *brief);
void brief_method (Brief *brief);
void brief_sources (Brief *brief);

G_END_DECLS
