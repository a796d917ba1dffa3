/* The brief as a whole: its sections in order, on one flow of pages. */
#include "config.h"

#include "brief-parts.h"

#include "briefing/deck.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_PAGES 4

gboolean
recourse_paper_from_name (const char *name, RecoursePaper *paper)
{
  if (g_ascii_strcasecmp (name, "a4") == 0)
    *paper = RECOURSE_PAPER_A4;
  else if (g_ascii_strcasecmp (name, "letter") == 0)
    *paper = RECOURSE_PAPER_LETTER;
  else
    return FALSE;
  return TRUE;
}

/* Of the margin that a small picture has, so much may lie outside the text: the rest keeps figures apart. */
#define INSET 21
/* A finding of two lines. */
#define FINDING 42

void
brief_figure (Brief *brief, const char *heading, const char *kind, double height)
{
  g_autoptr (RecourseSlide) slide = recourse_slide_new (kind, kind);
  double tall = round (height * brief->measure->height);
  g_autoptr (RecourseScene) scene = recourse_slide_lay_out (
      slide, brief->briefing, flow_width (brief->flow) + 2 * INSET, tall + 2 * INSET,
      RECOURSE_CHART_OMITS_TITLE | RECOURSE_CHART_OMITS_SOURCE);
  g_autofree char *finding = g_strdup_printf ("%s.", scene->title);

  if (heading != NULL)
    flow_heading (brief->flow, heading, tall + FINDING);
  flow_paragraph (brief->flow, finding, NULL);
  flow_figure (brief->flow, scene, INSET);
}

/* The figures are computed, and whose they are. */
static gboolean
has_outcomes (const RecourseBriefing *briefing)
{
  return briefing->results != NULL && briefing->results->n_stakeholders > 0
         && briefing->n_paths > 0;
}

static void
set_sections (Brief *brief)
{
  brief_question (brief);
  brief_stakeholders (brief);
  brief_facts (brief);
  brief_tree (brief);
  if (has_outcomes (brief->briefing))
    {
      brief_probabilities (brief);
      brief_values (brief);
      brief_adjustments (brief);
      brief_sensitivity (brief);
      brief_settlement (brief);
      brief_information (brief);
    }
  brief_method (brief);
  brief_sources (brief);
}

/* Returns: the number of pages */
static guint
set_brief (RecoursePages *pages,
           const RecourseBriefing *briefing,
           RecoursePaper paper,
           const BriefMeasure *measure)
{
  RecourseChartInput input = { .dossier = briefing->dossier,
                               .results = briefing->results,
                               .numbers = briefing->numbers };
  g_autofree char *source = recourse_chart_source_in_words (&input, TRUE);
  g_autoptr (Flow) flow = flow_new (pages, paper, source, briefing->is_rtl);
  Brief brief = { flow, briefing, measure };

  flow_title (flow, briefing->dossier->title, source);
  set_sections (&brief);
  return flow_finish (flow);
}

/* As much as four pages hold, or the least there is to say. */
GBytes *
recourse_brief_write (const RecourseBriefing *briefing,
                      RecoursePaper paper,
                      GPtrArray *attachments,
                      GCancellable *cancellable,
                      GError **error)
{
  static const BriefMeasure measures[] = {
    { 8, 8, 60, 1.15 }, { 7, 6, 40, 1 },    { 5, 5, 30, 0.9 },
    { 4, 6, 40, 0.82 }, { 4, 4, 24, 0.82 }, { 4, 4, 12, 0.76 },
  };
  RecourseDossier *dossier = briefing->dossier;
  g_autofree char *date = recourse_briefing_dup_date (dossier);
  g_autoptr (RecoursePages) pages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_clear_pointer (&pages, recourse_pages_free);
      pages = recourse_pages_new (dossier->title, dossier->summary, date);
      if (set_brief (pages, briefing, paper, &measures[i]) <= MOST_PAGES)
        break;
    }
  return recourse_pages_finish (pages, attachments, error);
}
