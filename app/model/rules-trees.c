/* Rules of trees: what each kind of node states, and ids that are unique within a path or a node. */
#include "config.h"

#include <glib/gi18n.h>

#include "model/walk.h"
#include "model/wording.h"
#include "rules-private.h"

/* Which keys belong to which kind of node, beyond those that all have. */
static const struct
{
  const char *kind;
  const char *keys;
  const char *required;
} node_kinds[] = {
  { "decision", "owner options", "owner options" },
  { "chance", "branches", "branches" },
  { "outcome", "set payoffs", "" },
};

static const char *const node_keys[] = { "owner", "options", "branches", "set", "payoffs" };

static gboolean
is_stated (RecourseNode *node, const char *key)
{
  const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (node), key);
  gconstpointer member = recourse_record_member (RECOURSE_RECORD (node), field);

  if (field->kind == RECOURSE_FIELD_REFERENCE)
    return *(char *const *)member != NULL;
  return g_list_model_get_n_items (*(GListModel *const *)member) > 0;
}

static void
report_stray_key (RecourseRules *self, RecourseNode *node, const char *key, const char *keys)
{
  g_auto (GStrv) known = g_strsplit (keys, " ", -1);

  recourse_faults_add (
      self->faults, node, key,
      _ ("the key \"%s\" is unknown to a node of kind \"%s\"; the nearest known one is \"%s\""),
      key, node->kind,
      recourse_word_nearest (key, (const char *const *)known, g_strv_length (known)));
}

static void
check_keys (RecourseRules *self, RecourseNode *node, guint kind)
{
  g_auto (GStrv) keys = g_strsplit (node_kinds[kind].keys, " ", -1);
  g_auto (GStrv) required = g_strsplit (node_kinds[kind].required, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (node_keys); i++)
    {
      const gboolean stated = is_stated (node, node_keys[i]);

      if (stated && !g_strv_contains ((const char *const *)keys, node_keys[i]))
        report_stray_key (self, node, node_keys[i], node_kinds[kind].keys);
      else if (!stated && g_strv_contains ((const char *const *)required, node_keys[i]))
        recourse_faults_add (self->faults, node, node_keys[i],
                             _ ("a node of kind \"%s\" needs \"%s\"; add it"), node->kind,
                             node_keys[i]);
    }
}

/* Options and branches. */

static void
check_option (RecourseRules *self, gpointer record)
{
  RecourseBranch *option = record;

  if (recourse_record_get_id (record) == NULL)
    recourse_faults_add (self->faults, option, "id", _ ("an option needs an \"id\"; add it"));
  if (option->probability != NULL)
    recourse_faults_add (self->faults, option, "probability",
                         _ ("the key \"probability\" is unknown to an option, which is chosen; "
                            "make the node a chance, or remove it"));
}

static void
check_branch (RecourseRules *self, gpointer record)
{
  RecourseBranch *branch = record;

  if (branch->probability == NULL)
    recourse_faults_add (
        self->faults, branch, "probability",
        _ ("a branch needs a \"probability\": a number, a formula or \"rest\"; add it"));
  if (branch->available != NULL)
    recourse_faults_add (
        self->faults, branch, "available",
        _ ("the key \"available\" is unknown to a branch of a chance; use its \"probability\""));
}

static void
check_rest (RecourseRules *self, GListModel *branches)
{
  guint n_rest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (branches); i++)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (branches, i);

      if (g_strcmp0 (branch->probability, "rest") == 0 && ++n_rest > 1)
        recourse_faults_add (self->faults, branch, "probability",
                             _ ("another branch is \"rest\" already; state this probability"));
    }
}

static void
check_unique (RecourseRules *self, RecourseRecord *record, GHashTable *seen, const char *within)
{
  const char *id = recourse_record_get_id (record);

  recourse_rules_check_id (self, record);
  if (id != NULL && !g_hash_table_add (seen, (gpointer)id))
    {
      g_autofree char *quoted = recourse_quote (id);

      recourse_faults_add (self->faults, record, "id",
                           _ ("the id %s stands twice in %s; give each its own"), quoted, within);
    }
}

static void
check_branches (RecourseRules *self, GListStore *list, RecourseRuleFunc check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) branch = g_list_model_get_item (G_LIST_MODEL (list), i);

      check_unique (self, branch, seen, _ ("one node"));
      check (self, branch);
    }
}

static void
check_node (RecourseRules *self, RecourseNode *node)
{
  recourse_rules_check_record (self, node);
  for (guint i = 0; i < G_N_ELEMENTS (node_kinds); i++)
    if (g_strcmp0 (node->kind, node_kinds[i].kind) == 0)
      check_keys (self, node, i);
  check_branches (self, node->options, check_option);
  check_branches (self, node->branches, check_branch);
  check_rest (self, G_LIST_MODEL (node->branches));
}

static void
check_path (RecourseRules *self, gpointer record)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  RecourseWalk walk;
  RecourseNode *node;

  recourse_walk_init (&walk, RECOURSE_PATH (record)->tree);
  while (recourse_walk_next (&walk, &node))
    {
      check_unique (self, RECOURSE_RECORD (node), seen, _ ("one path"));
      check_node (self, node);
    }
  recourse_walk_clear (&walk);
}

void
recourse_rules_check_trees (RecourseRules *self)
{
  recourse_rules_each (self, self->dossier->paths, check_path);
}
