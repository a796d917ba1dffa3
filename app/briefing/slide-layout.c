/* From a slide to its picture: whose view it takes, and who lays it out. */
#include "config.h"

#include "leaf.h"

#include <string.h>

/* What a slide sees: the briefing, turned as the slide asks. */
typedef struct
{
  RecourseBriefing briefing;
  GArray *paths;            /* or NULL */
  RecourseInsight *insight; /* turned, or NULL */
} View;

static void
view_clear (View *view)
{
  g_clear_pointer (&view->paths, g_array_unref);
  g_clear_pointer (&view->insight, recourse_insight_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

/* In the dossier's order; the last one named leads. */
static void
take_paths (View *view, const RecourseSlide *slide)
{
  RecourseDossier *dossier = view->briefing.dossier;
  guint n = briefing_length (dossier->paths), leader = G_MAXUINT;

  if (slide->paths == NULL)
    return;
  view->paths = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *)slide->paths,
                         recourse_record_get_id (briefing_item (dossier->paths, i))))
      g_array_append_val (view->paths, i);
  for (guint i = 0; slide->paths[i] != NULL; i++)
    {
      guint path = recourse_dossier_index_of (dossier, dossier->paths, slide->paths[i]);

      leader = path != G_MAXUINT ? path : leader;
    }
  if (leader == G_MAXUINT)
    return;
  view->briefing.leader = leader;
  view->briefing.paths = (const guint *)(const void *)view->paths->data;
  view->briefing.n_paths = view->paths->len;
}

static void
take_stakeholder (View *view, const RecourseSlide *slide)
{
  const RecourseResults *results = view->briefing.results;

  for (guint i = 0; results != NULL && slide->stakeholder != NULL && i < results->n_stakeholders;
       i++)
    if (strcmp (results->stakeholders[i], slide->stakeholder) == 0)
      view->briefing.stakeholder = i;
}

/* Sensitivity is about one path and one stakeholder; where it cannot be turned there is none. */
static void
turn_insight (View *view)
{
  RecourseBriefing *briefing = &view->briefing;
  RecourseInsight *insight = briefing->insight;

  if (insight == NULL
      || (insight->leader == briefing->leader && insight->stakeholder == briefing->stakeholder))
    return;
  if (briefing->program != NULL && briefing->results != NULL)
    view->insight = recourse_insight_turn (insight, briefing->program, briefing->results,
                                           briefing->leader, briefing->stakeholder, NULL);
  briefing->insight = view->insight;
}

RecourseChartInput
recourse_briefing_input (const RecourseBriefing *self,
                         double width,
                         double height,
                         RecourseChartOmits omits)
{
  return (RecourseChartInput){ .dossier = self->dossier,
                               .results = self->results,
                               .insight = self->insight,
                               .paths = self->paths,
                               .n_paths = self->n_paths,
                               .leader = self->leader,
                               .stakeholder = self->stakeholder,
                               .width = width,
                               .height = height,
                               .text_scale = self->text_scale > 0 ? self->text_scale : 1,
                               .form = RECOURSE_CHART_PICTURE,
                               .numbers = self->numbers,
                               .is_rtl = self->is_rtl,
                               .omits = omits };
}

static RecourseScene *
lay_out_chart (const RecourseSlide *slide,
               const RecourseBriefing *briefing,
               double width,
               double height,
               RecourseChartOmits omits)
{
  RecourseChartInput input = recourse_briefing_input (briefing, width, height, omits);

  input.title = slide->title;
  return recourse_chart_lay_out (slide->chart, &input);
}

typedef RecourseScene *(*LayOutText) (Leaf *leaf);

static const struct
{
  const char *kind;
  LayOutText lay_out;
} texts[] = {
  { "situation", briefing_lay_out_situation },
  { "paths", briefing_lay_out_paths },
  { "sources", briefing_lay_out_sources },
  { "method", briefing_lay_out_method },
};

/* In the largest type that holds all of it, found by halving: what one size holds, each smaller one does. */
static RecourseScene *
lay_out_text (const RecourseSlide *slide,
              const RecourseBriefing *briefing,
              double width,
              double height,
              RecourseChartOmits omits,
              LayOutText lay_out)
{
  static const double zooms[] = { 1.6, 1.45, 1.3, 1.15, 1 };
  const guint smallest = G_N_ELEMENTS (zooms) - 1;
  guint low = 0, high = smallest;
  g_autoptr (RecourseScene) held = NULL;

  while (low < high || held == NULL)
    {
      const guint middle = (low + high) / 2;
      g_autoptr (RecourseScene) scene = NULL;
      Leaf leaf;

      leaf_begin (&leaf, slide, briefing, width, height, omits, zooms[middle]);
      scene = lay_out (&leaf);
      if (leaf.is_cut && middle < smallest)
        {
          low = middle + 1;
          continue;
        }
      high = middle;
      g_clear_pointer (&held, recourse_scene_unref);
      held = g_steal_pointer (&scene);
    }
  return g_steal_pointer (&held);
}

RecourseScene *
recourse_slide_lay_out (const RecourseSlide *self,
                        const RecourseBriefing *briefing,
                        double width,
                        double height,
                        RecourseChartOmits omits)
{
  g_auto (View) view = { *briefing, NULL, NULL };

  g_return_val_if_fail (briefing->dossier != NULL && briefing->numbers != NULL, NULL);
  take_paths (&view, self);
  take_stakeholder (&view, self);
  turn_insight (&view);
  if (self->chart != NULL)
    return lay_out_chart (self, &view.briefing, width, height, omits);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].kind, self->kind) == 0)
      return lay_out_text (self, &view.briefing, width, height, omits, texts[i].lay_out);
  g_return_val_if_reached (NULL);
}
