/* What a formula comes to at the means of the assumptions, and what is wrong with one.  The engine compiles a
 * dossier as a whole and only when it is sound; a formula that is being typed belongs to none, so what
 * its names stand for is looked up here. */
#include "config.h"

#include "ui/editor/formula-value.h"

#include "model/wording.h"
#include "ui/editor/editor-place.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  MOST_LEVELS =
      64, /* of variables that name variables; deeper, or in a circle, has no value to show */
};

const char *
recourse_formula_scope_lists (RecourseFormulaScope scope)
{
  switch (scope)
    {
    case RECOURSE_FORMULA_SCOPE_OUTCOME:
      return "drivers constants levers variables parameters";
    case RECOURSE_FORMULA_SCOPE_SETTLED:
      return "constants levers";
    case RECOURSE_FORMULA_SCOPE_PLAIN:
    default:
      return "drivers constants levers variables";
    }
}

/* Values */

/* Whose names, and how many variables deep. */
typedef struct
{
  RecourseDocument *document;
  guint level;
} Place;

static double
value_of_formula (RecourseDocument *document, const RecourseFormula *formula, guint level);

static double
value_of_text (RecourseDocument *document, const char *text, guint level)
{
  g_autoptr (RecourseFormula) formula = NULL;

  if (text == NULL || level >= MOST_LEVELS)
    return NAN;
  formula = recourse_formula_parse (text, NULL);
  return formula != NULL ? value_of_formula (document, formula, level + 1) : NAN;
}

static double
value_of_driver (RecourseDocument *document, RecourseRecord *driver)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const RecourseResults *results = recourse_document_get_results (document);
  guint index =
      recourse_dossier_index_of (dossier, dossier->drivers, recourse_record_get_id (driver));

  return results != NULL && index < results->n_drivers ? results->drivers[index].mean : NAN;
}

static double
value_of_id (RecourseDocument *document, const char *id, guint level)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseRecord *record = recourse_place_find_id (
      dossier, recourse_formula_scope_lists (RECOURSE_FORMULA_SCOPE_OUTCOME), id);

  if (record == NULL)
    return NAN;
  if (RECOURSE_IS_DRIVER (record))
    return value_of_driver (document, record);
  if (RECOURSE_IS_VARIABLE (record))
    return value_of_text (document, RECOURSE_VARIABLE (record)->formula, level);
  if (RECOURSE_IS_PARAMETER (record))
    return value_of_text (document, RECOURSE_PARAMETER (record)->value, level);
  return recourse_document_get_value (document, id);
}

static double
value_of_name (const char *id, gpointer user_data)
{
  const Place *place = user_data;

  return value_of_id (place->document, id, place->level);
}

static double
value_of_formula (RecourseDocument *document, const RecourseFormula *formula, guint level)
{
  Place place = { document, level };

  return recourse_formula_evaluate (formula, value_of_name, &place);
}

double
recourse_formula_value (RecourseDocument *document, const RecourseFormula *formula)
{
  return value_of_formula (document, formula, 0);
}

/* Faults */

static const char *
find_nearest (RecourseDossier *dossier, RecourseFormulaScope scope, const char *id)
{
  g_autoptr (GPtrArray) options =
      recourse_place_options (dossier, recourse_formula_scope_lists (scope));
  g_autofree const char **words = g_new (const char *, options->len + 1);
  const char *nearest = NULL;

  for (guint i = 0; i < options->len; i++)
    words[i] = recourse_record_get_id (options->pdata[i]);
  nearest = recourse_word_nearest (id, words, options->len);
  return nearest != NULL && recourse_word_is_near (id, nearest) ? nearest : NULL;
}

static char *
describe_unknown (RecourseDossier *dossier, RecourseFormulaScope scope, const char *id)
{
  const char *nearest = find_nearest (dossier, scope, id);

  if (recourse_place_find_id (dossier, "parameters", id) != NULL)
    return g_strdup_printf (
        _ ("“%s” is a parameter; only terms, parameters and outcomes can name one"), id);
  if (recourse_place_find_id (dossier, "drivers variables", id) != NULL)
    return g_strdup_printf (_ ("“%s” is uncertain; only constants and levers can stand here"), id);
  if (nearest != NULL)
    return g_strdup_printf (_ ("Nothing is called “%s”; did you mean “%s”?"), id, nearest);
  return g_strdup_printf (_ ("Nothing is called “%s”; add it as a constant or an assumption first"),
                          id);
}

char *
recourse_formula_find_fault (RecourseDocument *document,
                             RecourseFormulaScope scope,
                             const char *text,
                             guint *column)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseFormula) formula = recourse_formula_parse (text, &error);

  *column = 0;
  if (formula == NULL)
    {
      *column = recourse_formula_error_get_column (error);
      return g_strdup (error->message);
    }
  for (gsize i = 0; i < formula->n_names; i++)
    if (recourse_place_find_id (dossier, recourse_formula_scope_lists (scope), formula->names[i].id)
        == NULL)
      {
        *column = formula->names[i].column;
        return describe_unknown (dossier, scope, formula->names[i].id);
      }
  return NULL;
}
