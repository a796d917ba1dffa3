/* What a change of a tree writes.  New branches have no weight, a removed one leaves its weight to the others, and a
 * node that moves down stands behind a branch that is certain: so every single change keeps the sum of chances at 1
 * and the figures where they were, and a person can go on from there. */
#include "config.h"

#include "document/tree-edit.h"

#include "edit-private.h"
#include "file/writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
is_decision (RecourseNode *node)
{
  return g_strcmp0 (node->kind, "decision") == 0;
}

static GListModel *
branches_of (RecourseNode *node)
{
  return G_LIST_MODEL (is_decision (node) ? node->options : node->branches);
}

static RecourseBranch *
branch_at (RecourseNode *node, guint position)
{
  g_autoptr (RecourseBranch) branch = g_list_model_get_item (branches_of (node), position);

  return branch; /* the list keeps it */
}

static const char *
list_key (const char *kind)
{
  return g_strcmp0 (kind, "decision") == 0 ? "options" : "branches";
}

/* Writing */

static RecourseJson *
json_of (gpointer record)
{
  char *text = recourse_writer_write_record (record);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return recourse_json_parse (bytes, NULL);
}

/* (transfer full) (nullable): what the edit holds at @place now, with bargains that stand there made to follow it */
static RecourseJson *
take_along (RecourseEdit *edit, const char *place)
{
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RecourseJson *value;

  recourse_edit_anchor_bargains (edit);
  value = recourse_edit_find (edit, place, &spot);
  if (value == NULL)
    return NULL;
  text = recourse_json_write (value);
  bytes = g_bytes_new (text, strlen (text));
  return recourse_json_parse (bytes, NULL);
}

static RecourseJson *
take_branch_along (RecourseEdit *edit, const char *place, RecourseNode *node, guint position)
{
  g_autofree char *at = g_strdup_printf ("%s/%s/%u/node", place, list_key (node->kind), position);

  return take_along (edit, at);
}

static void
add_text (RecourseJson *object, const char *key, const char *value)
{
  recourse_json_append (object, key, recourse_json_new_string (value));
}

static gboolean
set (RecourseEdit *edit, const char *place, const RecourseJson *json)
{
  g_autofree char *text = recourse_json_write (json);

  return recourse_edit_set_json (edit, place, text);
}

static RecourseJson *
new_outcome (void)
{
  RecourseJson *outcome = recourse_json_new ("{}");

  add_text (outcome, "kind", "outcome");
  add_text (outcome, "label", _ ("New outcome"));
  return outcome;
}

/* @probability: (nullable) (transfer full); @node: (transfer full) */
static RecourseJson *
new_branch (const char *id, const char *label, RecourseJson *probability, RecourseJson *node)
{
  RecourseJson *branch = recourse_json_new ("{}");

  add_text (branch, "id", id);
  add_text (branch, "label", label);
  if (probability != NULL)
    recourse_json_append (branch, "probability", probability);
  recourse_json_append (branch, "node", node);
  return branch;
}

static gboolean
has_branch (RecourseNode *node, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (branches_of (node)); i++)
    if (g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (branch_at (node, i))), id) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_free_branch_id (RecourseNode *node)
{
  const char *stem = is_decision (node) ? "new_option" : "new_branch";
  char *id = g_strdup (stem);

  for (guint n = 2; has_branch (node, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s_%u", stem, n);
    }
  return id;
}

/* A place to insert at: behind the end there is a sign for it. */
static char *
dup_position (const char *list, guint position, guint n)
{
  return position < n ? g_strdup_printf ("%s/%u", list, position) : g_strconcat (list, "/-", NULL);
}

/* Branches */

gboolean
recourse_tree_add_branch (RecourseEdit *edit, const char *place, RecourseNode *node, guint position)
{
  g_autofree char *id = NULL, *list = NULL, *at = NULL, *text = NULL;
  g_autoptr (RecourseJson) branch = NULL;

  if (g_strcmp0 (node->kind, "outcome") == 0)
    return FALSE;
  id = dup_free_branch_id (node);
  branch = new_branch (id, is_decision (node) ? _ ("New option") : _ ("New branch"),
                       is_decision (node) ? NULL : recourse_json_new_number (0), new_outcome ());
  list = g_strdup_printf ("%s/%s", place, list_key (node->kind));
  at = dup_position (list, position, g_list_model_get_n_items (branches_of (node)));
  text = recourse_json_write (branch);
  return recourse_edit_insert (edit, at, text);
}

/* A node of @kind without branches yet. */
static RecourseJson *
new_node (const char *kind, const char *owner, const char *label)
{
  RecourseJson *node = recourse_json_new ("{}");

  add_text (node, "kind", kind);
  add_text (node, "label", label);
  if (g_strcmp0 (kind, "decision") == 0 && owner != NULL)
    add_text (node, "owner", owner);
  recourse_json_append (node, list_key (kind), recourse_json_new ("[]"));
  return node;
}

gboolean
recourse_tree_insert_before (
    RecourseEdit *edit, const char *place, RecourseNode *node, const char *kind, const char *owner)
{
  gboolean decides = g_strcmp0 (kind, "decision") == 0;
  g_autoptr (RecourseJson) above =
      new_node (kind, owner, decides ? _ ("New decision") : _ ("New chance"));
  RecourseJson *list = recourse_json_get (above, list_key (kind));
  RecourseJson *before = take_along (edit, place);

  if (before == NULL)
    return FALSE;
  recourse_json_append (list, NULL,
                        new_branch ("as_before", _ ("As before"),
                                    decides ? NULL : recourse_json_new_string ("rest"), before));
  recourse_json_append (list, NULL,
                        new_branch (decides ? "new_option" : "new_branch",
                                    decides ? _ ("New option") : _ ("New branch"),
                                    decides ? NULL : recourse_json_new_number (0), new_outcome ()));
  return set (edit, place, above);
}

/* The branches of @node as those of another kind. */
static void
convert_branches (
    RecourseEdit *edit, const char *place, RecourseJson *to, RecourseNode *node, gboolean decides)
{
  guint n = g_list_model_get_n_items (branches_of (node));

  for (guint i = 0; i < n; i++)
    {
      RecourseBranch *branch = branch_at (node, i);
      const char *id = recourse_record_get_id (RECOURSE_RECORD (branch));
      g_autofree char *number = g_strdup_printf ("option_%u", i + 1);
      RecourseJson *chance = NULL;

      if (!decides)
        chance = i + 1 < n ? recourse_json_new_number (1.0 / n) : recourse_json_new_string ("rest");
      recourse_json_append (to, NULL,
                            new_branch (id != NULL ? id : number,
                                        recourse_record_get_label (RECOURSE_RECORD (branch)),
                                        chance, take_branch_along (edit, place, node, i)));
    }
}

static void
keep_text (RecourseJson *node, const char *key, const char *value)
{
  if (value == NULL)
    return;
  if (recourse_json_get (node, key) != NULL)
    recourse_json_remove (node, recourse_json_index_of (node, key));
  recourse_json_insert (node, 1, key, recourse_json_new_string (value));
}

gboolean
recourse_tree_turn_into (
    RecourseEdit *edit, const char *place, RecourseNode *node, const char *kind, const char *owner)
{
  const char *label = recourse_record_get_label (RECOURSE_RECORD (node));
  gboolean decides = g_strcmp0 (kind, "decision") == 0;
  g_autoptr (RecourseJson) turned = NULL, before = NULL;
  g_autofree char *id = NULL;

  if (g_strcmp0 (node->kind, kind) == 0)
    return FALSE;
  if (g_strcmp0 (node->kind, "outcome") == 0)
    return recourse_tree_insert_before (edit, place, node, kind, owner);
  before = take_along (edit, place);
  if (before == NULL)
    return FALSE;
  id = recourse_json_dup_string (recourse_json_get (before, "id"));
  if (g_strcmp0 (kind, "outcome") == 0)
    {
      turned = recourse_json_new ("{}");
      add_text (turned, "kind", "outcome");
      add_text (turned, "label", label);
    }
  else
    {
      turned = new_node (kind, owner, label);
      convert_branches (edit, place, recourse_json_get (turned, list_key (kind)), node, decides);
    }
  keep_text (turned, "id", id);
  if (node->note != NULL)
    add_text (turned, "note", node->note);
  return set (edit, place, turned) && recourse_edit_check_bargains (edit);
}

gboolean
recourse_tree_keep_only (RecourseEdit *edit, const char *place, RecourseNode *node, guint position)
{
  g_autoptr (RecourseJson) kept = NULL;

  if (position >= g_list_model_get_n_items (branches_of (node)))
    return FALSE;
  kept = take_branch_along (edit, place, node, position);
  return kept != NULL && set (edit, place, kept) && recourse_edit_check_bargains (edit);
}

/* Chances */

static gboolean
parse_number (const char *text, double *number)
{
  char *end = NULL;

  *number = text != NULL ? g_ascii_strtod (text, &end) : NAN;
  return text != NULL && end != text && *g_strstrip (end) == '\0' && isfinite (*number);
}

static gboolean
is_number (const char *text, double *number)
{
  g_autofree char *copy = g_strdup (text);

  return parse_number (copy, number);
}

/* The branches that are not at @position: whether one is `rest`, whether all are numbers and what they sum to. */
typedef struct
{
  guint n;
  gboolean has_rest;
  gboolean are_numbers;
  double sum;
  char *formula; /* of the sum */
} Others;

static Others
sum_others (RecourseNode *node, guint position)
{
  Others others = { .are_numbers = TRUE };
  GString *formula = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (branches_of (node)); i++)
    {
      const char *text = branch_at (node, i)->probability;
      double number;

      if (i == position)
        continue;
      others.n++;
      if (g_strcmp0 (text, "rest") == 0)
        others.has_rest = TRUE;
      else if (is_number (text, &number))
        others.sum += number;
      else
        others.are_numbers = FALSE;
      g_string_append_printf (formula, "%s(%s)", formula->len > 0 ? " + " : "", text);
    }
  others.formula = g_string_free (formula, FALSE);
  return others;
}

static gboolean
set_probability (RecourseEdit *edit, const char *place, guint position, const char *formula)
{
  g_autofree char *at = g_strdup_printf ("%s/branches/%u/probability", place, position);

  return recourse_edit_set_formula (edit, at, formula);
}

static gboolean
set_share (RecourseEdit *edit, const char *place, guint position, double share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Shortest figures that a person would write, so that they read back as they were meant. */
  g_ascii_formatd (text, sizeof text, "%.12g", share);
  return set_probability (edit, place, position, text);
}

/* Numbers that add up to @left, in proportion; the last one is `rest`, so that no rounding is left over. */
static void
share_numbers (RecourseEdit *edit,
               const char *place,
               RecourseNode *node,
               guint position,
               double left,
               const Others *others)
{
  guint n = g_list_model_get_n_items (branches_of (node)), done = 0;

  for (guint i = 0; i < n; i++)
    {
      double number = 0;

      if (i == position)
        continue;
      is_number (branch_at (node, i)->probability, &number);
      number = others->sum > 0 ? left * number / others->sum : left / others->n;
      if (++done == others->n && others->n > 1)
        set_probability (edit, place, i, "rest");
      else
        set_share (edit, place, i, number);
    }
}

static void
share_formulas (RecourseEdit *edit,
                const char *place,
                RecourseNode *node,
                guint position,
                const char *left,
                const Others *others)
{
  guint n = g_list_model_get_n_items (branches_of (node)), done = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *formula = NULL;

      if (i == position)
        continue;
      formula =
          g_strdup_printf ("%s(%s)/(%s)", left, branch_at (node, i)->probability, others->formula);
      set_probability (edit, place, i, ++done == others->n ? "rest" : formula);
    }
}

gboolean
recourse_tree_scale_others (RecourseEdit *edit,
                            const char *place,
                            RecourseNode *node,
                            guint position,
                            const char *probability)
{
  Others others = sum_others (node, position);
  g_autofree char *formula = others.formula;
  g_autofree char *left = NULL;
  double number = 0;
  gboolean is_plain = is_number (probability, &number);

  if (others.n == 0 || others.has_rest)
    return FALSE;
  if (is_plain && others.are_numbers)
    {
      share_numbers (edit, place, node, position, 1 - number, &others);
      return TRUE;
    }
  left = g_strdup_printf ("(1 - (%s))*", probability);
  share_formulas (edit, place, node, position, left, &others);
  return TRUE;
}

gboolean
recourse_tree_remove_branch (RecourseEdit *edit,
                             const char *place,
                             RecourseNode *node,
                             guint position)
{
  guint n = g_list_model_get_n_items (branches_of (node));
  g_autofree char *at = g_strdup_printf ("%s/%s/%u", place, list_key (node->kind), position);
  Others others;
  g_autofree char *formula = NULL;

  if (n < 2 || position >= n)
    return FALSE;
  if (is_decision (node))
    return recourse_edit_remove_record (edit, at);
  others = sum_others (node, position);
  formula = others.formula;
  if (others.n == 1)
    set_share (edit, place, position == 0 ? 1 : 0, 1);
  else if (!others.has_rest && others.are_numbers)
    share_numbers (edit, place, node, position, 1, &others);
  else if (!others.has_rest)
    share_formulas (edit, place, node, position, "", &others);
  return recourse_edit_remove_record (edit, at);
}

/* Paths */

gboolean
recourse_tree_add_path (RecourseEdit *edit, const char *label)
{
  g_autofree char *id = recourse_edit_dup_free_id (edit, label), *text = NULL;
  g_autoptr (RecourseJson) path = recourse_json_new ("{}");

  add_text (path, "id", id);
  add_text (path, "label", label);
  recourse_json_append (path, "tree", new_outcome ());
  text = recourse_json_write (path);
  return recourse_edit_insert (edit, "/paths/-", text);
}

gboolean
recourse_tree_duplicate_path (RecourseEdit *edit,
                              RecourseDossier *dossier,
                              RecoursePath *path,
                              const char *label)
{
  g_autofree char *id = recourse_edit_dup_free_id (edit, label), *text = NULL, *at = NULL;
  g_autoptr (RecourseJson) copy = json_of (path);
  guint position = recourse_dossier_index_of (dossier, dossier->paths,
                                              recourse_record_get_id (RECOURSE_RECORD (path)));

  keep_text (copy, "id", id);
  keep_text (copy, "label", label);
  text = recourse_json_write (copy);
  at = dup_position ("/paths", position + 1,
                     g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)));
  return recourse_edit_insert (edit, at, text);
}
