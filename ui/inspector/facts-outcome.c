/* How a figure came about: what a path comes to for somebody, what a term adds to it, what a node of a tree is
 * worth.  All of it is read from results and insight that are there already. */
#include "config.h"

#include "ui/inspector/facts-private.h"

#include "analysis/standing.h"
#include "drawing/order.h"
#include "ui/inspector/figures.h"
#include "ui/inspector/outcome.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  MOST_DRIVERS = 5, /* named as those that decide */
};

static char *
money (RecourseDocument *document, double value)
{
  return isfinite (value)
             ? recourse_figures_signed_money (recourse_document_get_dossier (document), value)
             : NULL;
}

static char *
chance (RecourseDocument *document, double value)
{
  return isfinite (value) ? recourse_figures_quantity (recourse_document_get_dossier (document),
                                                       value, "probability")
                          : NULL;
}

static void
add_figure (RecourseFactSection *section, const char *label, char *value)
{
  if (value != NULL)
    recourse_facts_add (section, RECOURSE_FACT_FIGURE, label, value, NULL);
}

static const char *
path_label (const RecourseResults *results, guint path)
{
  return results->paths[path].label != NULL ? results->paths[path].label : results->paths[path].id;
}

static const char *
party_label (RecourseDocument *document, guint stakeholder)
{
  return recourse_record_get_label (RECOURSE_RECORD (
      recourse_outcome_stakeholder (recourse_document_get_dossier (document),
                                    recourse_document_get_results (document), stakeholder)));
}

/* Outcomes */

static void
add_payoff (RecourseFacts *self, RecourseDocument *document, guint path, guint stakeholder)
{
  const RecourseResults *results = recourse_document_get_results (document);
  const RecoursePayoff *payoff = recourse_results_payoff (results, path, stakeholder);
  RecourseFactSection *section = recourse_facts_add_section (self, _ ("Figures"), NULL);

  add_figure (section, _ ("One in ten below (P10)"), money (document, payoff->p10));
  add_figure (section, _ ("Median (P50)"), money (document, payoff->p50));
  add_figure (section, _ ("One in ten above (P90)"), money (document, payoff->p90));
  add_figure (section, _ ("Chance of ending worse off"), chance (document, payoff->p_loss));
  add_figure (section, _ ("Chance that this path is its best"),
              chance (document, recourse_results_best_chance (results, stakeholder, path)));
  add_figure (section, _ ("Mean of the worst tenth"), money (document, payoff->worst_tenth));
  add_figure (section, _ ("Worth as a certain sum"),
              money (document, payoff->certainty_equivalent));
}

static void
add_year (RecourseFacts *self, RecourseDocument *document, const RecoursePayoff *payoff, int year)
{
  g_autofree char *title = g_strdup_printf (_ ("In %d"), year);

  for (guint i = 0; i < payoff->n_years; i++)
    if (payoff->yearly[i].year == year)
      {
        RecourseFactSection *section = recourse_facts_add_section (self, title, NULL);

        add_figure (section, _ ("Expected"), money (document, payoff->yearly[i].mean));
        add_figure (section, _ ("One in ten below (P10)"), money (document, payoff->yearly[i].p10));
        add_figure (section, _ ("Median (P50)"), money (document, payoff->yearly[i].p50));
        add_figure (section, _ ("One in ten above (P90)"), money (document, payoff->yearly[i].p90));
      }
}

static char *
target_of_line (RecourseDocument *document, const RecourseContributionLine *line, guint path)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseRecord *term = NULL;

  if (line->kind == RECOURSE_LINE_TERM)
    {
      term = recourse_dossier_find (dossier, dossier->terms, line->id);
      return term != NULL ? recourse_pointer_to (dossier, term) : NULL;
    }
  if (line->kind == RECOURSE_LINE_LOOK_THROUGH)
    return g_strdup_printf ("payoffs/%s/%s/mean",
                            recourse_document_get_results (document)->paths[path].id, line->id);
  return NULL;
}

static char *
label_of_line (const RecourseContributionLine *line)
{
  if (line->kind == RECOURSE_LINE_LOOK_THROUGH)
    /* Translators: %s is a stakeholder in whose payoff another one has a share */
    return g_strdup_printf (_ ("Share in what %s gets"), line->label);
  if (line->kind == RECOURSE_LINE_OUTCOMES)
    return g_strdup (_ ("Paid by outcomes directly"));
  return g_strdup (line->label != NULL ? line->label : line->id);
}

/* The bridge: the lines add up to the expected payoff. */
static void
add_bridge (RecourseFacts *self, RecourseDocument *document, guint path, guint stakeholder)
{
  const RecourseInsight *insight = recourse_document_get_insight (document);
  const RecourseContributions *lines = insight != NULL ? insight->contributions : NULL;
  RecourseFactSection *section =
      recourse_facts_add_section (self, _ ("How it comes about"), _ ("Terms that add up to it"));

  for (guint i = 0; lines != NULL && path < lines->n_paths && i < lines->n_lines; i++)
    {
      const RecourseContributionLine *line = &lines->lines[i];
      double value = recourse_contributions_value (lines, path, i);
      g_autofree char *label = NULL;

      if (line->stakeholder != stakeholder || fabs (value) < 1e-12)
        continue;
      label = label_of_line (line);
      recourse_facts_add (section, RECOURSE_FACT_BAR, label, money (document, value),
                          target_of_line (document, line, path))
          ->amount = value;
    }
}

static int
compare_explained (gconstpointer a, gconstpointer b, gpointer explained)
{
  double left = ((const double *)explained)[*(const guint *)a];
  double right = ((const double *)explained)[*(const guint *)b];

  return left > right ? -1 : left < right;
}

static void
add_drivers (RecourseFacts *self, RecourseDocument *document, const RecoursePayoff *payoff)
{
  const RecourseResults *results = recourse_document_get_results (document);
  RecourseFactSection *section = NULL;
  g_autofree guint *order = g_new (guint, results->n_drivers + 1);

  if (payoff->explained == NULL)
    return;
  section = recourse_facts_add_section (self, _ ("What it depends on"),
                                        _ ("Share of its spread that an assumption explains"));
  for (guint i = 0; i < results->n_drivers; i++)
    order[i] = i;
  recourse_sort_order (order, results->n_drivers, compare_explained, (gpointer)payoff->explained);
  for (guint i = 0; i < MIN (results->n_drivers, MOST_DRIVERS); i++)
    if (payoff->explained[order[i]] >= 0.01)
      recourse_facts_add (section, RECOURSE_FACT_BAR, results->drivers[order[i]].label,
                          chance (document, round (payoff->explained[order[i]] * 100.0) / 100.0),
                          g_strdup_printf ("/drivers/%u", order[i]))
          ->amount = payoff->explained[order[i]];
}

void
recourse_facts_of_outcome (RecourseFacts *self,
                           RecourseDocument *document,
                           const RecourseSubject *subject)
{
  const RecourseResults *results = recourse_document_get_results (document);
  const RecoursePayoff *payoff =
      recourse_results_payoff (results, subject->path, subject->stakeholder);
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  g_autoptr (RecourseRecord) path =
      g_list_model_get_item (G_LIST_MODEL (dossier->paths), subject->path);

  self->kind = g_strdup (_ ("Expected payoff"));
  /* Translators: a stakeholder and a path, such as "Microsoft: Litigation" */
  self->title = g_strdup_printf (_ ("%s: %s"), party_label (document, subject->stakeholder),
                                 path_label (results, subject->path));
  self->figure =
      money (document, recourse_outcome_mean (results, subject->path, subject->stakeholder));
  self->note = recourse_outcome_standing (dossier, results, subject->path, subject->stakeholder);
  if (subject->year != 0)
    add_year (self, document, payoff, subject->year);
  add_bridge (self, document, subject->path, subject->stakeholder);
  add_payoff (self, document, subject->path, subject->stakeholder);
  add_drivers (self, document, payoff);
  if (path != NULL)
    recourse_facts_add_evidence (self, document, path);
}

/* Terms */

void
recourse_facts_of_term (RecourseFacts *self, RecourseDocument *document, RecourseRecord *term)
{
  const RecourseResults *results = recourse_document_get_results (document);
  const RecourseInsight *insight = recourse_document_get_insight (document);
  const RecourseContributions *lines = insight != NULL ? insight->contributions : NULL;
  RecourseFactSection *section =
      recourse_facts_add_section (self, _ ("What it adds"), _ ("Expected, on each path"));

  for (guint i = 0; lines != NULL && i < lines->n_lines; i++)
    {
      if (lines->lines[i].kind != RECOURSE_LINE_TERM
          || g_strcmp0 (lines->lines[i].id, recourse_record_get_id (term)) != 0)
        continue;
      for (guint path = 0; path < MIN (lines->n_paths, results->n_paths); path++)
        recourse_facts_add (
            section, RECOURSE_FACT_BAR, path_label (results, path),
            money (document, recourse_contributions_value (lines, path, i)),
            recourse_subject_outcome_target (document, path, lines->lines[i].stakeholder))
            ->amount = recourse_contributions_value (lines, path, i);
    }
}

/* Nodes */

static void
add_settings (RecourseFacts *self, RecourseDocument *document, GListStore *list, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) setting = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *heading = NULL;

      if (setting->text == NULL)
        continue;
      /* Translators: what an outcome sets or pays, and the name of it: "Sets: share" */
      heading = g_strdup_printf (_ ("%s: %s"), title, setting->name);
      recourse_facts_add_formula (self, document, heading, setting->text, G_MAXUINT);
    }
}

static const RecourseDecision *
find_decision (const RecoursePathResult *path, RecourseRecord *node)
{
  const char *id = recourse_record_get_id (node);

  for (guint i = 0; i < path->n_decisions; i++)
    if (id != NULL && g_strcmp0 (path->decisions[i].node, id) == 0)
      return &path->decisions[i];
  return NULL;
}

static void
add_options (RecourseFacts *self, RecourseDocument *document, const RecourseDecision *decision)
{
  g_autofree char *note = NULL;
  RecourseFactSection *section = NULL;

  if (decision == NULL || decision->owner == G_MAXUINT)
    return;
  note =
      g_strdup_printf (_ ("Expected for %s, who decides"), party_label (document, decision->owner));
  section = recourse_facts_add_section (self, _ ("Options"), note);
  for (guint i = 0; i < decision->n_options; i++)
    {
      g_autofree char *value = money (document, decision->values[i]);

      if (value == NULL)
        continue;
      recourse_facts_add (section, RECOURSE_FACT_BAR, decision->options[i],
                          i == decision->chosen ? g_strdup_printf (_ ("%s, chosen"), value)
                                                : g_steal_pointer (&value),
                          NULL)
          ->amount = decision->values[i];
    }
}

void
recourse_facts_of_node (RecourseFacts *self,
                        RecourseDocument *document,
                        const RecourseSubject *subject)
{
  const RecourseResults *results = recourse_document_get_results (document);
  RecourseNode *record = RECOURSE_NODE (subject->record);
  const RecourseNodeResult *node = NULL;
  RecourseFactSection *section = NULL;

  if (results != NULL && subject->path < results->n_paths
      && subject->node < results->paths[subject->path].n_nodes)
    {
      node = &results->paths[subject->path].nodes[subject->node];
      section =
          recourse_facts_add_section (self, _ ("Figures"), _ ("With every assumption at its mean"));
      add_figure (section, _ ("Chance of coming here"), chance (document, node->reach));
      for (guint i = 0; i < results->n_stakeholders; i++)
        add_figure (section, party_label (document, i), money (document, node->payoffs[i]));
      add_options (self, document, find_decision (&results->paths[subject->path], subject->record));
    }
  else
    self->note = g_strdup (_ ("Nobody can come here as things stand"));
  add_settings (self, document, record->set, _ ("Sets"));
  add_settings (self, document, record->payoffs, _ ("Pays"));
}
