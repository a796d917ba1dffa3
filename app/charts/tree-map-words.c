/* The tree in words: figures, how options stand, and what a screen reader says of a node. */
#include "config.h"

#include "map-private.h"

#include "drawing/direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Beyond it a figure is given as a power of ten, so that it stays a label. */
#define MOST_PLAIN 1e7

static const RecourseOutlineNode *
get_node (const RecourseTreeMap *self, guint index)
{
  return recourse_outline_get (self->outline, index);
}

/* A name of the dossier as it can stand in a sentence of either direction. */
static char *
dup_name (const RecourseTreeMap *self, const char *name)
{
  char *isolated = recourse_text_isolate (name, self->form.is_rtl);

  return isolated != NULL ? isolated : g_strdup (name);
}

static RecourseStakeholder *
get_stakeholder (const RecourseTreeMap *self, guint position)
{
  GListModel *list = G_LIST_MODEL (recourse_outline_get_dossier (self->outline)->stakeholders);
  g_autoptr (RecourseStakeholder) stakeholder = g_list_model_get_item (list, position);

  return stakeholder; /* the list keeps it */
}

guint
map_party (const RecourseTreeMap *self, guint stakeholder)
{
  return recourse_outline_get_results (self->outline)->positions[stakeholder];
}

const char *
map_party_label (const RecourseTreeMap *self, guint stakeholder)
{
  return recourse_record_get_label (
      RECOURSE_RECORD (get_stakeholder (self, map_party (self, stakeholder))));
}

const char *
map_party_short (const RecourseTreeMap *self, guint stakeholder)
{
  const char *name = get_stakeholder (self, map_party (self, stakeholder))->short_name;

  return name != NULL ? name : map_party_label (self, stakeholder);
}

const char *
map_party_head (const RecourseTreeMap *self, guint stakeholder)
{
  const char *label = map_party_label (self, stakeholder);

  return g_utf8_strlen (label, -1) <= 10 ? label : map_party_short (self, stakeholder);
}

static char *
format_power (const RecourseTreeMap *self, double magnitude)
{
  int exponent = (int)floor (log10 (magnitude));
  g_autofree char *digits =
      recourse_format_number (self->form.numbers, magnitude / pow (10, exponent), 1);

  return g_strdup_printf ("%se%d", digits, exponent);
}

char *
recourse_tree_map_figure (const RecourseTreeMap *self, guint stakeholder, double value)
{
  guint decimals = self->decimals[stakeholder];
  double step = pow (10, -(double)decimals);
  g_autofree char *digits = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  digits = fabs (value) >= MOST_PLAIN
               ? format_power (self, fabs (value))
               : recourse_format_number (self->form.numbers, fabs (value), decimals);
  if (fabs (value) < step / 2)
    return g_steal_pointer (&digits);
  return g_strconcat (self->form.numbers->mark, value < 0 ? "−" : "+", digits, NULL);
}

char *
map_branch_label (const RecourseTreeMap *self, guint index)
{
  const RecourseOutlineNode *node = get_node (self, index);
  gpointer record = node->branch != NULL ? (gpointer)node->branch
                                         : (gpointer)recourse_outline_get_path (self->outline);
  const char *label = recourse_record_get_label (record);

  if (*label != '\0')
    return g_strdup (label);
  return g_strdup_printf (get_node (self, node->parent)->kind == RECOURSE_OUTLINE_DECISION
                              ? _ ("option %u")
                              : _ ("branch %u"),
                          node->position + 1);
}

static gboolean
is_option (const RecourseTreeMap *self, guint index)
{
  guint parent = get_node (self, index)->parent;

  return parent != RECOURSE_OUTLINE_NONE
         && get_node (self, parent)->kind == RECOURSE_OUTLINE_DECISION;
}

char *
map_branch_figure (const RecourseTreeMap *self, guint index)
{
  const RecourseNodeResult *result = recourse_outline_result (self->outline, index);
  const RecourseOutlineNode *node = get_node (self, index);

  if (node->branch == NULL)
    return g_strdup ("");
  if (is_option (self, index))
    return g_strdup (result != NULL && result->is_chosen ? "✓" : "");
  if (result != NULL)
    return recourse_format_percent (self->form.numbers, result->probability);
  return g_strdup (node->branch->probability != NULL ? node->branch->probability : "");
}

char *
map_reach (const RecourseTreeMap *self, guint index)
{
  const RecourseNodeResult *result = recourse_outline_result (self->outline, index);

  if (result == NULL || !(result->reach > 0))
    return g_strdup ("–");
  return recourse_format_percent (self->form.numbers, result->reach);
}

char *
map_folded (const RecourseTreeMap *self, guint index)
{
  guint n = get_node (self, index)->n_outcomes;
  g_autofree char *number = recourse_format_number (self->form.numbers, n, 0);

  return g_strdup_printf (ngettext ("+%s outcome", "+%s outcomes", n), number);
}

char *
map_chance_tip (const RecourseTreeMap *self, guint index)
{
  const char *formula = get_node (self, index)->branch->probability;
  g_autofree char *figure = map_branch_figure (self, index);

  if (g_strcmp0 (formula, "rest") == 0)
    return g_strdup_printf (_ ("Probability %s: what the other branches leave"), figure);
  if (formula == NULL || g_ascii_isdigit (*formula) || *formula == '.')
    return g_strdup_printf (_ ("Probability %s"), figure);
  return g_strdup_printf (_ ("Probability %s = %s"), figure, formula);
}

/* By how much the option falls short of the chosen one, to the owner of the decision. */
static char *
near_words (const RecourseTreeMap *self, guint index, const RecourseDecision *decision)
{
  const RecourseOutlineNode *node = get_node (self, index);
  double distance = decision->values[decision->chosen] - decision->values[node->option];
  g_autofree char *chosen = NULL, *digits = NULL;
  guint decimals = recourse_decimals_of_magnitude (fabs (distance));

  for (guint i = node->parent + 1; i < get_node (self, node->parent)->end;
       i = get_node (self, i)->end)
    if (get_node (self, i)->option == decision->chosen)
      {
        g_autofree char *label = map_branch_label (self, i);

        chosen = dup_name (self, label);
      }
  if (decision->tied[node->option])
    return g_strdup_printf (_ ("ties with “%s”"), chosen);
  digits = recourse_format_number (self->form.numbers, fabs (distance), MIN (decimals, 4));
  return g_strdup_printf (_ ("within %s of “%s”"), digits, chosen);
}

/* Lines are separated by a line feed; they are drawn one by one. */
char *
recourse_tree_map_standing (const RecourseTreeMap *self, guint index)
{
  const RecourseOutlineNode *node = get_node (self, index);
  const RecourseNodeResult *result = recourse_outline_result (self->outline, index);
  const RecourseDecision *decision = NULL;
  g_autofree char *share = NULL;
  GString *words = g_string_new (NULL);

  if (!map_has_standing (self, index))
    return g_string_free (words, TRUE);
  decision = recourse_outline_decision (self->outline, node->parent);
  if (decision == NULL || result == NULL || node->option == RECOURSE_OUTLINE_NONE)
    {
      g_string_append (words, decision != NULL ? _ ("not available") : _ ("not reached"));
      return g_string_free (words, FALSE);
    }
  if (result->is_chosen)
    g_string_append (words, _ ("chosen"));
  if (isfinite (decision->best_in_draws[node->option]))
    {
      share = recourse_format_percent (self->form.numbers, decision->best_in_draws[node->option]);
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, _ ("best in %s of draws"), share);
    }
  if (decision->tied[node->option] || decision->near_tied[node->option])
    {
      g_autofree char *near = near_words (self, index, decision);

      g_string_append_printf (words, "\n%s", near);
    }
  return g_string_free (words, FALSE);
}

static const char *
kind_words (RecourseOutlineKind kind)
{
  switch (kind)
    {
    case RECOURSE_OUTLINE_DECISION:
      return _ ("Decision");
    case RECOURSE_OUTLINE_CHANCE:
      return _ ("Chance node");
    case RECOURSE_OUTLINE_OUTCOME:
      return _ ("Outcome");
    }
  g_return_val_if_reached ("");
}

char *
recourse_tree_map_title (const RecourseTreeMap *self, guint index)
{
  const RecourseOutlineNode *node = get_node (self, index);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (node->node));

  return g_strdup (*label != '\0' ? label : kind_words (node->kind));
}

static void
append_values (GString *text, const RecourseTreeMap *self, const RecourseNodeResult *result)
{
  for (guint i = 0; i < self->form.n_columns; i++)
    {
      guint s = self->form.columns[i];
      g_autofree char *figure = recourse_tree_map_figure (self, s, result->payoffs[s]);
      g_autofree char *name = dup_name (self, map_party_label (self, s));

      g_string_append_printf (text, i == 0 ? _ (", expected %s %s") : _ (", %s %s"), name, figure);
    }
}

static void
append_branch (GString *text, const RecourseTreeMap *self, guint index)
{
  g_autofree char *label = map_branch_label (self, index);
  g_autofree char *name = dup_name (self, label), *figure = map_branch_figure (self, index);
  g_autofree char *standing = recourse_tree_map_standing (self, index);

  if (is_option (self, index))
    g_string_append_printf (text, _ ("; option “%s”"), name);
  else
    g_string_append_printf (text, _ ("; branch “%s”, %s"), name, figure);
  if (standing != NULL && *standing != '\0')
    {
      g_autofree char *line = g_strdelimit (g_strdup (standing), "\n", ',');

      g_string_append_printf (text, ", %s", line);
    }
}

char *
recourse_tree_map_describe (const RecourseTreeMap *self, guint index)
{
  const RecourseOutlineNode *node = get_node (self, index);
  const RecourseNodeResult *result = recourse_outline_result (self->outline, index);
  const char *label = recourse_record_get_label (RECOURSE_RECORD (node->node));
  GString *text = g_string_new (kind_words (node->kind));
  g_autofree char *folded = map_folded (self, index), *name = dup_name (self, label);

  if (*label != '\0')
    g_string_append_printf (text, ", %s", name);
  if (node->kind == RECOURSE_OUTLINE_DECISION && node->node->owner != NULL)
    {
      gpointer owner = recourse_dossier_find (
          recourse_outline_get_dossier (self->outline),
          recourse_outline_get_dossier (self->outline)->stakeholders, node->node->owner);

      if (owner != NULL)
        g_string_append_printf (text, _ (", decided by %s"), recourse_record_get_label (owner));
    }
  if (result != NULL)
    append_values (text, self, result);
  if (node->branch != NULL)
    append_branch (text, self, index);
  if (result != NULL && node->parent != RECOURSE_OUTLINE_NONE && result->reach > 0)
    {
      g_autofree char *reach = recourse_format_percent (self->form.numbers, result->reach);

      g_string_append_printf (text, _ ("; reached with a chance of %s"), reach);
    }
  else if (result != NULL && node->parent != RECOURSE_OUTLINE_NONE)
    g_string_append (text, _ ("; not on the way that would be chosen"));
  if (!node->is_open && node->kind != RECOURSE_OUTLINE_OUTCOME)
    g_string_append_printf (text, _ ("; folded, %s"), folded);
  if (node->node->note != NULL)
    g_string_append_printf (text, "\n%s", node->node->note);
  return g_string_free (text, FALSE);
}
