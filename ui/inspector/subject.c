/* From what is selected to what it is about.  Keys of marks are made of ids, in an order that each chart has of
 * its own; one table says it for all of them, so that a new chart takes one row here. */
#include "ui/inspector/subject.h"

#include "ui/editor/editor-place.h"
#include "ui/inspector/outcome.h"

#include <stdio.h>

/**
 * Marks:
 * @prefix: of the keys
 * @parts: what the parts behind the prefix name, in their order: a list of the dossier, `party` (a stakeholder with
 *    outcomes), `node`, `year`, or `-` for what does not matter; a part that names nothing is passed over
 * @is_outcome: whether the mark is about an outcome; what its key does not say is that of the view
 */
typedef struct
{
  const char *prefix;
  const char *parts;
  gboolean is_outcome;
} Marks;

/* Longer prefixes before shorter ones. */
static const Marks marks[] = {
  { "bargaining", "", FALSE },
  { "bridge/share", "party", TRUE },
  { "bridge/term", "terms", FALSE },
  { "bridge/total", "", TRUE },
  { "capital-timeline/event", "events", FALSE },
  { "capital-timeline", "stakeholders investments", FALSE },
  { "commitments", "stakeholders investments", FALSE },
  { "compare", "stakeholders", FALSE },
  { "distributions", "paths party", TRUE },
  { "exceedance", "paths party", TRUE },
  { "flows/from", "nth-party", FALSE },
  { "flows/to", "nth-party", FALSE },
  { "flows", "stakes", FALSE },
  { "influence", "stakeholders", FALSE },
  { "information/driver", "drivers", FALSE },
  { "ownership", "stakes", FALSE },
  { "payoffs", "paths party", TRUE },
  { "preference", "paths party", TRUE },
  { "rights-matrix", "stakes", FALSE },
  { "rights", "stakeholders stakes", FALSE },
  { "strategy", "paths", TRUE },
  { "tornado", "drivers", FALSE },
  { "tree", "paths node", FALSE },
  { "years", "party year", TRUE },
};

static const Marks *
find_marks (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i].prefix);

      if (strncmp (key, marks[i].prefix, length) == 0
          && (key[length] == '/' || key[length] == '\0'))
        return &marks[i];
    }
  return NULL;
}

static guint
find_party (const RecourseResults *results, const char *id)
{
  for (guint i = 0; results != NULL && i < results->n_stakeholders; i++)
    if (g_str_equal (results->stakeholders[i], id))
      return i;
  return G_MAXUINT;
}

static gboolean
parse_index (const char *part, guint *index)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (part, 10, 0, G_MAXINT32, &number, NULL))
    return FALSE;
  *index = (guint)number;
  return TRUE;
}

static void
take_record (RecourseDossier *dossier, const char *list, const char *id, RecourseSubject *subject)
{
  RecourseRecord *record = recourse_place_find_id (dossier, list, id);

  if (record == NULL)
    return;
  subject->record = record;
  if (g_str_equal (list, "paths"))
    subject->path = recourse_dossier_index_of (dossier, dossier->paths, id);
}

/* @meaning: of @part, as the table has it */
static void
take_part (RecourseDocument *document,
           const char *meaning,
           const char *part,
           RecourseSubject *subject)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  guint number = 0;

  if (g_str_equal (meaning, "party"))
    subject->stakeholder = find_party (recourse_document_get_results (document), part);
  else if (g_str_equal (meaning, "node") && parse_index (part, &number))
    subject->node = number;
  else if (g_str_equal (meaning, "year") && parse_index (part, &number))
    subject->year = (int)number;
  else if (g_str_equal (meaning, "nth-party") && parse_index (part, &number))
    {
      g_autoptr (RecourseRecord) record =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), number);

      subject->record = record;
    }
  else
    take_record (dossier, meaning, part, subject);
}

/* (transfer full): the positions of the branches that lead to @node, the root's last */
static GArray *
list_positions (const RecoursePathResult *path, guint node)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = node; path->nodes[i].parent != G_MAXUINT; i = path->nodes[i].parent)
    g_array_append_val (positions, path->nodes[i].position);
  return positions;
}

static GListModel *
list_branches (RecourseNode *node)
{
  return G_LIST_MODEL (g_strcmp0 (node->kind, "decision") == 0 ? node->options : node->branches);
}

/* The record of a node of the results: those that nobody can come to are not among them. */
static RecourseRecord *
find_node (RecourseDossier *dossier, const RecourseResults *results, guint path, guint node)
{
  g_autoptr (RecoursePath) record = g_list_model_get_item (G_LIST_MODEL (dossier->paths), path);
  RecourseNode *at = record != NULL ? record->tree : NULL;
  g_autoptr (GArray) positions = NULL;

  if (at == NULL || results == NULL || path >= results->n_paths
      || node >= results->paths[path].n_nodes)
    return NULL;
  positions = list_positions (&results->paths[path], node);
  for (guint i = positions->len; at != NULL && i > 0; i--)
    {
      g_autoptr (RecourseBranch) branch =
          g_list_model_get_item (list_branches (at), g_array_index (positions, guint, i - 1));

      at = branch != NULL ? branch->node : NULL;
    }
  return at != NULL ? RECOURSE_RECORD (at) : NULL;
}

static void
complete_outcome (RecourseDocument *document, RecourseSubject *subject)
{
  const RecourseResults *results = recourse_document_get_results (document);

  if (subject->path == G_MAXUINT)
    subject->path = recourse_document_get_leader (document);
  if (subject->stakeholder == G_MAXUINT)
    subject->stakeholder = recourse_document_get_stakeholder (document);
  subject->is_outcome = results != NULL && subject->path < results->n_paths
                        && subject->stakeholder < results->n_stakeholders;
}

static gboolean
find_mark (RecourseDocument *document, const char *key, RecourseSubject *subject)
{
  const Marks *row = find_marks (key);
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) meanings = NULL;

  if (row == NULL)
    return FALSE;
  parts = g_strsplit (key + strlen (row->prefix), "/", -1); /* the first one is empty */
  meanings = g_strsplit (row->parts, " ", -1);
  for (guint i = 0; meanings[i] != NULL && parts[0] != NULL && parts[i + 1] != NULL; i++)
    {
      char *end = strchr (parts[i + 1], '#'); /* what makes repeated keys unique */

      if (end != NULL)
        *end = '\0';
      take_part (document, meanings[i], parts[i + 1], subject);
    }
  if (subject->node != G_MAXUINT)
    subject->record =
        find_node (recourse_document_get_dossier (document),
                   recourse_document_get_results (document), subject->path, subject->node);
  if (row->is_outcome)
    complete_outcome (document, subject);
  return subject->is_outcome || subject->record != NULL;
}

/* Which node of the results a pointer into a tree means.  Parents stand before children, so one pass does. */
static guint
find_node_at (const RecoursePathResult *path, const char *pointer)
{
  g_auto (GStrv) parts =
      g_strsplit (pointer, "/", -1); /* "", paths, N, tree, branches, N, node, … */
  guint at = 0;
  guint n_parts = g_strv_length (parts);

  for (guint part = 4; at < path->n_nodes && part + 1 < n_parts; part += 3)
    {
      guint position = (guint)g_ascii_strtoull (parts[part + 1], NULL, 10);
      guint parent = at++;

      while (at < path->n_nodes
             && (path->nodes[at].parent != parent || path->nodes[at].position != position))
        at++;
    }
  return at < path->n_nodes ? at : G_MAXUINT;
}

static void
take_node (RecourseDocument *document, const char *pointer, RecourseSubject *subject)
{
  const RecourseResults *results = recourse_document_get_results (document);

  if (results != NULL && subject->path < results->n_paths)
    subject->node = find_node_at (&results->paths[subject->path], pointer);
}

static gboolean
find_pointer (RecourseDocument *document, const char *pointer, RecourseSubject *subject)
{
  RecourseRecord *record = recourse_place_find (recourse_document_get_dossier (document), pointer);
  guint path = 0;

  if (record == NULL || pointer[0] == '\0')
    return FALSE;
  subject->record =
      RECOURSE_IS_BRANCH (record) ? RECOURSE_RECORD (RECOURSE_BRANCH (record)->node) : record;
  if (sscanf (pointer, "/paths/%u", &path) == 1)
    subject->path = path;
  if (RECOURSE_IS_NODE (subject->record))
    take_node (document, pointer, subject);
  return TRUE;
}

gboolean
recourse_subject_find (RecourseDocument *document, const char *target, RecourseSubject *subject)
{
  *subject = (RecourseSubject){ .path = G_MAXUINT, .stakeholder = G_MAXUINT, .node = G_MAXUINT };
  if (target == NULL)
    return FALSE;
  return target[0] == '/' ? find_pointer (document, target, subject)
                          : find_mark (document, target, subject);
}

char *
recourse_subject_outcome_target (RecourseDocument *document, guint path, guint stakeholder)
{
  const RecourseResults *results = recourse_document_get_results (document);

  return g_strdup_printf ("payoffs/%s/%s/mean", results->paths[path].id,
                          results->stakeholders[stakeholder]);
}

RecourseRecord *
recourse_subject_get_node (RecourseDocument *document, guint path, guint node)
{
  return find_node (recourse_document_get_dossier (document),
                    recourse_document_get_results (document), path, node);
}
