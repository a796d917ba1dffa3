/* Rules of what can be chosen: conflicts and their effects, scenarios, bargains, slides. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "model/walk.h"
#include "model/wording.h"
#include "rules-private.h"

#define SETTABLE "levers constants drivers"

/* Conflicts. */

static gboolean
is_claim_of (RecourseConflict *conflict, const char *claim)
{
  return conflict->claims != NULL && g_strv_contains ((const char *const *)conflict->claims, claim);
}

/* Reports @claim where the conflict is about others; %NULL passes. */
static void
check_claim_of (RecourseRules *self,
                RecourseConflict *conflict,
                gpointer record,
                const char *key,
                const char *claim)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (claim == NULL || is_claim_of (conflict, claim))
    return;
  for (guint i = 0; conflict->claims != NULL && conflict->claims[i] != NULL; i++)
    g_ptr_array_add (known, conflict->claims[i]);
  recourse_rules_report_unknown (self, record, key, claim, _ ("claims of this conflict"), known);
}

static void
check_settable (RecourseRules *self, gpointer record)
{
  recourse_rules_check_reference (self, record, NULL, SETTABLE, RECOURSE_ASSIGNMENT (record)->name);
}

static void
check_conflict (RecourseRules *self, gpointer record)
{
  RecourseConflict *conflict = record;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (conflict->effects));

  if (conflict->claims != NULL && g_strv_length (conflict->claims) < 2)
    recourse_faults_add_warning (self->faults, conflict, "claims",
                                 _ ("a conflict is between two claims or more; name the others"));
  check_claim_of (self, conflict, conflict, "adopted", conflict->adopted);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseAssignment) effect =
          g_list_model_get_item (G_LIST_MODEL (conflict->effects), i);

      check_claim_of (self, conflict, effect, NULL, effect->name);
      recourse_rules_each (self, effect->settings, check_settable);
    }
}

/* Scenarios. */

static void
check_adoption (RecourseRules *self, gpointer record)
{
  RecourseAssignment *adoption = record;
  RecourseConflict *conflict =
      recourse_dossier_find (self->dossier, self->dossier->conflicts, adoption->name);

  if (conflict != NULL)
    check_claim_of (self, conflict, adoption, NULL, adoption->text);
}

static void
check_scenario (RecourseRules *self, gpointer record)
{
  recourse_rules_each (self, RECOURSE_SCENARIO (record)->adopt, check_adoption);
}

/* Bargains. */

/* The node at @address below @root: indices of options or branches, "/0/2". */
static RecourseNode *
node_at (RecourseNode *root, const char *address)
{
  RecourseNode *node = root;

  while (node != NULL && *address == '/')
    {
      char *end;
      guint64 index = g_ascii_strtoull (address + 1, &end, 10);
      GListModel *options = G_LIST_MODEL (node->options);
      GListModel *list =
          g_list_model_get_n_items (options) > 0 ? options : G_LIST_MODEL (node->branches);
      g_autoptr (RecourseBranch) branch = NULL;

      if (end == address + 1 || !g_ascii_isdigit (address[1])
          || index >= g_list_model_get_n_items (list))
        return NULL;
      branch = g_list_model_get_item (list, (guint)index);
      node = branch->node; /* the tree holds it */
      address = end;
    }
  return *address == '\0' ? node : NULL;
}

static gboolean
has_node (RecoursePath *path, const char *name, GPtrArray *ids)
{
  const char *path_id = recourse_record_get_id (RECOURSE_RECORD (path));
  RecourseWalk walk;
  RecourseNode *node;
  gboolean found = FALSE;

  if (path_id != NULL && g_str_has_prefix (name, path_id)
      && node_at (path->tree, name + strlen (path_id)) != NULL)
    return TRUE;
  recourse_walk_init (&walk, path->tree);
  while (!found && recourse_walk_next (&walk, &node))
    {
      const char *id = recourse_record_get_id (RECOURSE_RECORD (node));

      found = g_strcmp0 (id, name) == 0;
      if (id != NULL)
        g_ptr_array_add (ids, (gpointer)id);
    }
  recourse_walk_clear (&walk);
  return found;
}

static void
check_node (RecourseRules *self, RecourseBargain *bargain)
{
  RecoursePath *path = recourse_dossier_find (self->dossier, self->dossier->paths, bargain->path);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (path != NULL && bargain->node != NULL && !has_node (path, bargain->node, ids))
    recourse_rules_report_unknown (self, bargain, "node", bargain->node, _ ("nodes of the path"),
                                   ids);
}

static void
check_transfer (RecourseRules *self, RecourseBargain *bargain)
{
  RecourseLever *lever =
      recourse_dossier_find (self->dossier, self->dossier->levers, bargain->transfer);

  if (lever == NULL)
    return;
  if (g_strcmp0 (lever->kind, "switch") == 0)
    recourse_faults_add (
        self->faults, bargain, "transfer",
        _ ("\"%s\" is a switch; a transfer is a lever of kind \"number\" with \"min\" and \"max\""),
        bargain->transfer);
  else if (isnan (lever->min) || isnan (lever->max))
    recourse_faults_add (self->faults, bargain, "transfer",
                         _ ("the lever \"%s\" has no range; give it \"min\" and \"max\""),
                         bargain->transfer);
}

/* What a bystander gains is nothing at any price: there would be no bargain to find. */
static void
check_party (RecourseRules *self, RecourseBargain *bargain, const char *key, const char *id)
{
  RecourseStakeholder *party =
      recourse_dossier_find (self->dossier, self->dossier->stakeholders, id);

  if (party != NULL && recourse_dossier_is_bystander (self->dossier, party))
    recourse_faults_add_warning (
        self->faults, bargain, key,
        _ ("\"%s\" has no outcome to bargain for; give it terms or payoffs, or name another party"),
        id);
}

static void
check_bargain (RecourseRules *self, gpointer record)
{
  RecourseBargain *bargain = record;

  check_node (self, bargain);
  check_transfer (self, bargain);
  check_party (self, bargain, "payer", bargain->payer);
  if (bargain->payer != NULL && g_strcmp0 (bargain->payer, bargain->payee) == 0)
    recourse_faults_add_warning (self->faults, bargain, "payee",
                                 _ ("\"%s\" pays itself; name two parties"), bargain->payee);
  else
    check_party (self, bargain, "payee", bargain->payee);
}

/* Charts of outcomes look from somebody who has one. */
static void
check_slide (RecourseRules *self, gpointer record)
{
  RecourseSlideEntry *slide = record;
  RecourseStakeholder *party =
      recourse_dossier_find (self->dossier, self->dossier->stakeholders, slide->stakeholder);

  if (party != NULL && recourse_dossier_is_bystander (self->dossier, party))
    recourse_faults_add_warning (
        self->faults, slide, "stakeholder",
        _ ("\"%s\" has no outcome to look from; the slide shows that of the "
           "first who has one; name another party"),
        slide->stakeholder);
}

void
recourse_rules_check_choices (RecourseRules *self)
{
  recourse_rules_each (self, self->dossier->conflicts, check_conflict);
  recourse_rules_each (self, self->dossier->scenarios, check_scenario);
  recourse_rules_each (self, self->dossier->bargains, check_bargain);
  recourse_rules_each (self, self->dossier->slides, check_slide);
}
