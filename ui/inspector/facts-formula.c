/* A formula with numbers in it: what it says, what it says with the values that hold now, and what each of its
 * names is.  The numbers are put where the names stand, so that both lines read alike. */
#include "config.h"

#include "ui/inspector/facts-private.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/inspector/figures.h"
#include "ui/editor/formula-value.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  MOST_NODES = 500, /* of a path whose outcomes are gone through while somebody waits */
  MOST_LEVELS = 32, /* of parameters that follow others */
};

static double
value_of (RecourseDocument *document, const char *text)
{
  g_autoptr (RecourseFormula) formula = recourse_formula_parse (text, NULL);

  return formula != NULL ? recourse_formula_value (document, formula) : (double)NAN;
}

static const char *
unit_of (RecourseRecord *record)
{
  const RecourseField *field = recourse_record_find_field (record, "unit");

  return field != NULL ? *(char **)recourse_record_member (record, field) : NULL;
}

static RecourseRecord *
find_named (RecourseDossier *dossier, const char *id)
{
  return recourse_place_find_id (dossier,
                                 recourse_formula_scope_lists (RECOURSE_FORMULA_SCOPE_OUTCOME), id);
}

static char *
plain_number (double value)
{
  guint decimals = fabs (value) < 1 ? 3 : fabs (value) < 100 ? 2 : 0;

  return isfinite (value) ? recourse_format_number (recourse_figures_form (), value, decimals)
                          : g_strdup ("?");
}

static gboolean
is_word (gunichar letter)
{
  return letter == '_' || g_unichar_isalnum (letter);
}

/* Where a word that starts at @text ends. */
static const char *
end_of_word (const char *text)
{
  while (is_word (g_utf8_get_char (text)) && *text != '\0')
    text = g_utf8_next_char (text);
  return text;
}

/* Whose values names have.  Of parameters an outcome sets some, which others may follow. */
typedef struct
{
  RecourseDocument *document;
  guint path;         /* whose outcomes count, each as likely as it is; G_MAXUINT: none */
  RecourseNode *node; /* the one outcome that counts, or NULL */
  guint level;
} Scope;

/* How a number is put into a formula: for reading, or so that it reads back exactly. */
typedef char *(*Write) (double value);

static double value_in (const Scope *scope, const char *id);

static char *
exact_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("(%s)", g_ascii_dtostr (buffer, sizeof buffer, value));
}

/* (transfer full): @text with the values of names in their place */
static char *
fill_in (const Scope *scope, const char *text, Write write)
{
  RecourseDossier *dossier = recourse_document_get_dossier (scope->document);
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = end_of_word (text);
      g_autofree char *word = g_strndup (text, (gsize)(end - text));

      if (end == text)
        end = g_utf8_next_char (text);
      if (*word != '\0' && find_named (dossier, word) != NULL)
        {
          g_autofree char *number = write (value_in (scope, word));

          g_string_append (filled, number);
        }
      else
        g_string_append_len (filled, text, end - text);
      text = end;
    }
  return g_string_free (filled, FALSE);
}

/* (nullable): the formula that an outcome sets a parameter to */
static const char *
find_setting (RecourseNode *node, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->set)); i++)
    {
      g_autoptr (RecourseAssignment) setting = g_list_model_get_item (G_LIST_MODEL (node->set), i);

      if (g_strcmp0 (setting->name, id) == 0)
        return setting->text;
    }
  return NULL;
}

static double
value_in_outcome (const Scope *scope, RecourseParameter *parameter)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (parameter));
  const char *text = find_setting (scope->node, id);
  Scope below = *scope;
  g_autofree char *filled = NULL;

  if (++below.level > MOST_LEVELS)
    return NAN;
  filled = fill_in (&below, text != NULL ? text : parameter->value, exact_number);
  return value_of (scope->document, filled);
}

/* What the outcomes of the path set it to, each as likely as it is. */
static double
value_on_average (const Scope *scope, RecourseParameter *parameter)
{
  const RecoursePathResult *path =
      &recourse_document_get_results (scope->document)->paths[scope->path];
  double sum = 0.0;
  double reach = 0.0;

  for (guint i = 0; i < path->n_nodes; i++)
    {
      RecourseRecord *node = recourse_subject_get_node (scope->document, scope->path, i);
      Scope outcome = { scope->document, scope->path, (RecourseNode *)node, scope->level };

      if (node == NULL || g_strcmp0 (RECOURSE_NODE (node)->kind, "outcome") != 0)
        continue;
      sum += path->nodes[i].reach * value_in_outcome (&outcome, parameter);
      reach += path->nodes[i].reach;
    }
  return reach > 0
             ? sum / reach
             : value_of (scope->document, recourse_record_get_id (RECOURSE_RECORD (parameter)));
}

static gboolean
has_outcomes (const Scope *scope)
{
  const RecourseResults *results = recourse_document_get_results (scope->document);

  return results != NULL && scope->path < results->n_paths
         && results->paths[scope->path].n_nodes <= MOST_NODES;
}

static double
value_in (const Scope *scope, const char *id)
{
  RecourseRecord *record = find_named (recourse_document_get_dossier (scope->document), id);

  if (RECOURSE_IS_PARAMETER (record) && scope->node != NULL)
    return value_in_outcome (scope, RECOURSE_PARAMETER (record));
  if (RECOURSE_IS_PARAMETER (record) && has_outcomes (scope))
    return value_on_average (scope, RECOURSE_PARAMETER (record));
  return value_of (scope->document, id);
}

static void
add_names (RecourseFactSection *section, const Scope *scope, const RecourseFormula *formula)
{
  RecourseDossier *dossier = recourse_document_get_dossier (scope->document);

  for (gsize i = 0; i < formula->n_names; i++)
    {
      RecourseRecord *record = find_named (dossier, formula->names[i].id);
      g_autofree char *title = NULL;
      double value = 0.0;

      if (record == NULL)
        continue;
      value = value_in (scope, formula->names[i].id);
      title = recourse_editor_title (record);
      recourse_facts_add (section, RECOURSE_FACT_FIGURE, title,
                          unit_of (record) != NULL
                              ? recourse_figures_quantity (dossier, value, unit_of (record))
                              : plain_number (value),
                          recourse_pointer_to (dossier, record));
    }
}

/* (transfer full) (nullable): where the numbers come from */
static char *
word_note (RecourseDocument *document, const RecourseFormula *formula, guint path)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const RecourseResults *results = recourse_document_get_results (document);

  if (formula == NULL || formula->n_names == 0)
    return NULL;
  for (gsize i = 0; results != NULL && path < results->n_paths && i < formula->n_names; i++)
    if (RECOURSE_IS_PARAMETER (find_named (dossier, formula->names[i].id)))
      /* Translators: %s is a path, such as Litigation */
      return g_strdup_printf (
          _ ("With every assumption at its mean, and what the outcomes of “%s” set on average"),
          results->paths[path].label != NULL ? results->paths[path].label
                                             : results->paths[path].id);
  return g_strdup (_ ("With every assumption at its mean"));
}

void
recourse_facts_add_formula (RecourseFacts *self,
                            RecourseDocument *document,
                            const char *title,
                            const char *text,
                            guint path)
{
  g_autoptr (RecourseFormula) formula = recourse_formula_parse (text, NULL);
  RecourseFactSection *section = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *result = NULL;
  g_autofree char *note = word_note (document, formula, path);
  const Scope scope = { document, path, NULL, 0 };

  section = recourse_facts_add_section (self, title, note);
  recourse_facts_add (section, RECOURSE_FACT_FORMULA, _ ("As written"), g_strdup (text), NULL);
  if (formula == NULL || formula->n_names == 0)
    return;
  filled = fill_in (&scope, text, plain_number);
  exact = fill_in (&scope, text, exact_number);
  result = plain_number (value_of (document, exact));
  recourse_facts_add (section, RECOURSE_FACT_FORMULA, _ ("With numbers"),
                      g_strdup_printf ("%s = %s", filled, result), NULL);
  add_names (section, &scope, formula);
}
