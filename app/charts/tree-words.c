/* The tree in words: branches, what a node says, the table, the subtitle, the description. */
#include "config.h"

#include "tree.h"

#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const RecourseDecision *
decision_of (const ChartTree *plan, RecourseNode *node)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (node));

  for (guint i = 0; id != NULL && i < plan->path->n_decisions; i++)
    if (g_strcmp0 (plan->path->decisions[i].node, id) == 0)
      return &plan->path->decisions[i];
  return NULL;
}

static guint
option_index (const RecourseDecision *decision, const ChartTreeNode *node, guint position)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (node->branch));
  g_autofree char *number = g_strdup_printf ("%u", position);

  for (guint i = 0; i < decision->n_options; i++)
    if (g_strcmp0 (decision->options[i], id != NULL ? id : number) == 0)
      return i;
  return G_MAXUINT;
}

ChartOption
chart_tree_option (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  const RecourseNodeResult *result = chart_tree_result (plan, i);
  const RecourseDecision *decision = decision_of (plan, chart_tree_node (plan, node->parent)->node);
  guint option = decision != NULL ? option_index (decision, node, result->position) : G_MAXUINT;

  if (result->is_chosen)
    return CHART_OPTION_CHOSEN;
  if (option == G_MAXUINT)
    return CHART_OPTION_OTHER;
  return decision->tied[option]        ? CHART_OPTION_TIED
         : decision->near_tied[option] ? CHART_OPTION_NEAR
                                       : CHART_OPTION_OTHER;
}

char *
chart_tree_branch_label (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  const char *label = chart_record_label (plan->frame, node->branch);

  if (*label != '\0')
    return g_strdup (label);
  return g_strdup_printf (_ ("option %u"), chart_tree_result (plan, i)->position + 1);
}

/* What the node itself is called, or its kind. */
static const char *
node_label (const ChartTree *plan, const ChartTreeNode *node)
{
  const char *label = chart_record_label (plan->frame, node->node);

  if (*label != '\0')
    return label;
  return g_strcmp0 (node->node->kind, "decision") == 0 ? _ ("decision")
         : g_strcmp0 (node->node->kind, "chance") == 0 ? C_ ("kind of node", "chance")
                                                       : _ ("outcome");
}

static void
append_branch (GString *text, const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  const ChartTreeNode *parent = chart_tree_node (plan, node->parent);
  g_autofree char *label = chart_tree_branch_label (plan, i);
  static const char *const standings[] = { N_ ("not chosen"), N_ ("chosen"),
                                           N_ ("ties with the option chosen"),
                                           N_ ("nearly ties with the option chosen") };

  if (g_strcmp0 (parent->node->kind, "decision") == 0)
    g_string_append_printf (text, _ ("%s (%s): "), label,
                            _ (standings[chart_tree_option (plan, i)]));
  else
    {
      g_autofree char *share = recourse_format_percent (plan->frame->input->numbers,
                                                        chart_tree_result (plan, i)->probability);

      g_string_append_printf (text, _ ("%s (%s): "), label, share);
    }
}

char *
chart_tree_describe (const ChartTree *plan, guint i)
{
  const ChartTreeNode *node = chart_tree_node (plan, i);
  const RecourseNodeResult *result = chart_tree_result (plan, i);
  g_autofree char *money =
      chart_money (plan->frame, result->payoffs[plan->stakeholder], plan->decimals);
  g_autofree char *share = recourse_format_percent (plan->frame->input->numbers, result->reach);
  const char *name = chart_outcome_label (plan->frame, plan->stakeholder);
  GString *text = g_string_new (NULL);

  if (node->branch != NULL)
    append_branch (text, plan, i);
  g_string_append (text, node_label (plan, node));
  if (g_strcmp0 (node->node->kind, "decision") == 0)
    g_string_append_printf (text, _ (", decided by %s"),
                            chart_party_label (plan->frame, node->node->owner));
  g_string_append_printf (text, _ (". Worth %s to %s"), money, name);
  g_string_append_printf (text, _ (", reached with a chance of %s."), share);
  if (node->n_folded > 0)
    g_string_append_printf (
        text, ngettext (" %u outcome folded.", " %u outcomes folded.", node->n_folded),
        node->n_folded);
  return g_string_free (text, FALSE);
}

RecourseTable *
chart_tree_table (const ChartTree *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("Outcome"), _ ("Chance"),
                                             chart_outcome_label (frame, plan->stakeholder), NULL);

  for (guint i = 0; i < plan->path->n_outcomes; i++)
    {
      const RecourseOutcome *outcome = &plan->path->outcomes[i];
      g_autofree char *share =
          recourse_format_percent (frame->input->numbers, outcome->probability);
      g_autofree char *money =
          chart_money (frame, outcome->payoffs[plan->stakeholder], plan->decimals);

      recourse_table_add_row (table, outcome->label, share, money, NULL);
    }
  return table;
}

ChartWords *
chart_tree_subtitles (const ChartTree *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *path = chart_path_label (frame, frame->input->leader);
  const char *name = chart_outcome_label (frame, plan->stakeholder);
  const char *baseline = chart_baseline_label (frame);
  g_autofree char *unit = chart_unit_words (frame);

  chart_words_add (words,
                   _ ("%s with assumptions at their means; payoff of %s against %s, %s. Square: "
                      "decision, circle: chance, triangle: outcome; heavy: what would be chosen"),
                   path, name, baseline, unit);
  chart_words_add (words,
                   _ ("%s, payoff of %s, %s. Square: decision, circle: chance, triangle: outcome; "
                      "heavy: chosen"),
                   path, name, unit);
  chart_words_add (words, _ ("%s: payoff of %s, %s; heavy: what would be chosen"), path, name,
                   unit);
  chart_words_add (words, _ ("%s: payoff of %s, %s"), path, name, unit);
  chart_words_add (words, _ ("Payoff of %s, %s"), name, unit);
  return words;
}

char *
chart_tree_description (const ChartTree *plan)
{
  const ChartFrame *frame = plan->frame;
  guint n = plan->path->n_outcomes;
  g_autofree char *money =
      chart_money (frame, plan->path->nodes[0].payoffs[plan->stakeholder], plan->decimals);

  return g_strdup_printf (
      ngettext ("%s. The tree of %s has %u outcome and is worth %s to %s at the "
                "means of the assumptions.",
                "%s. The tree of %s has %u outcomes and is worth %s to %s at "
                "the means of the assumptions.",
                n),
      frame->scene->title, chart_path_label (frame, frame->input->leader), n, money,
      chart_outcome_label (frame, plan->stakeholder));
}
