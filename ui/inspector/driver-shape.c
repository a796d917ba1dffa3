/* Distributions of assumptions as the inspector changes them.  Three percentiles do not always have a shape
 * between them (the metalog's ratio is bounded: Keelin, 2016); how far one can go is found by asking the engine's own
 * check, so that there is one rule. */
#include "config.h"

#include "ui/inspector/driver-shape.h"

#include "analysis/program.h"
#include "ui/editor/editor-distribution.h"
#include "ui/editor/editor-number.h"

#include <json-glib/json-glib.h>
#include <math.h>

enum
{
  BISECTIONS = 40,
};

static const char *const number_keys[] = { "p10", "p50",  "p90",  "lower", "upper", "mean", "sd",
                                           "low", "mode", "high", "alpha", "beta",  "value" };

static RecourseAssignment *
find_setting (GListStore *list, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) setting = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (setting->name, id) == 0)
        return setting; /* the list keeps it */
    }
  return NULL;
}

static RecourseAssignment *
find_choice (RecourseDocument *document, const char *id)
{
  const RecourseChoices *choices = recourse_document_get_choices (document);
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseAssignment *setting = g_hash_table_lookup (choices->set, id);
  RecourseScenario *scenario =
      choices->scenario != NULL
          ? recourse_dossier_find (dossier, dossier->scenarios, choices->scenario)
          : NULL;

  if (setting == NULL && scenario != NULL)
    setting = find_setting (scenario->set, id);
  return setting;
}

RecourseDistribution *
recourse_shape_in_force (RecourseDocument *document, const char *id, double *held)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseDriver *driver = recourse_dossier_find (dossier, dossier->drivers, id);
  RecourseAssignment *setting = find_choice (document, id);

  *held = NAN;
  if (driver == NULL)
    return NULL;
  if (setting != NULL && setting->distribution != NULL)
    return g_object_ref (setting->distribution);
  if (setting != NULL)
    *held = recourse_document_get_value (document, id);
  return driver->distribution != NULL ? g_object_ref (driver->distribution) : NULL;
}

gboolean
recourse_shape_can_move (RecourseDistribution *distribution)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (distribution);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  return variate != NULL && recourse_variate_is_continuous (variate);
}

/* Moving */

/* What a metalog has to keep of where another shape ends. */
static void
take_bounds (RecourseDistribution *from, RecourseVariateSpec *metalog)
{
  gboolean is_between = recourse_editor_distribution_has (from->kind, "high");

  metalog->lower = is_between ? from->low : from->lower;
  metalog->upper = is_between ? from->high : from->upper;
  if (g_strcmp0 (from->kind, "beta") == 0 && isnan (from->low))
    metalog->lower = 0.0;
  if (g_strcmp0 (from->kind, "beta") == 0 && isnan (from->high))
    metalog->upper = 1.0;
  if (g_strcmp0 (from->kind, "lognormal") == 0)
    metalog->lower = 0.0;
}

static RecourseVariateSpec
as_metalog (RecourseDistribution *from)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (from);
  RecourseVariateSpec metalog = recourse_variate_spec (RECOURSE_KIND_METALOG);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  if (spec.kind == RECOURSE_KIND_METALOG || variate == NULL)
    return spec;
  metalog.p10 = recourse_variate_quantile (variate, 0.1);
  metalog.p50 = recourse_variate_quantile (variate, 0.5);
  metalog.p90 = recourse_variate_quantile (variate, 0.9);
  take_bounds (from, &metalog);
  return metalog;
}

static gboolean
is_feasible (const RecourseVariateSpec *spec)
{
  return recourse_variate_spec_check (spec, NULL, NULL);
}

/* How far a percentile can go from where it is towards @value. */
static double
limit (const RecourseVariateSpec *spec, guint which, double value)
{
  RecourseVariateSpec copy = *spec;
  double *member = which == 0 ? &copy.p10 : which == 1 ? &copy.p50 : &copy.p90;
  double near = *member;
  double far = value;

  *member = value;
  if (is_feasible (&copy))
    return value;
  for (guint i = 0; i < BISECTIONS; i++)
    {
      *member = near + (far - near) / 2;
      if (is_feasible (&copy))
        near = *member;
      else
        far = *member;
    }
  return near;
}

static RecourseDistribution *
create (const RecourseVariateSpec *spec)
{
  RecourseDistribution *distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);
  RecourseRecord *record = RECOURSE_RECORD (distribution);
  const double numbers[] = { spec->p10,   spec->p50,  spec->p90,  spec->lower, spec->upper,
                             spec->mean,  spec->sd,   spec->low,  spec->mode,  spec->high,
                             spec->alpha, spec->beta, spec->value };

  recourse_record_set_text (record, "kind", recourse_kind_get_name (spec->kind));
  for (guint i = 0; i < G_N_ELEMENTS (number_keys); i++)
    recourse_record_set_number (record, number_keys[i], numbers[i]);
  return distribution;
}

RecourseDistribution *
recourse_shape_move (
    RecourseDistribution *from, guint which, double value, double *p50_low, double *p50_high)
{
  RecourseVariateSpec spec = as_metalog (from);
  double end = limit (&spec, which, value);

  if (which == 0)
    spec.p10 = end;
  else if (which == 1)
    spec.p50 = end;
  else
    spec.p90 = end;
  *p50_low = limit (&spec, 1, spec.p10);
  *p50_high = limit (&spec, 1, spec.p90);
  return create (&spec);
}

/* Writing */

/* @distribution as stated, with what it does not need left out */
static RecourseDistribution *
copy (RecourseDistribution *from)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (from);
  RecourseDistribution *distribution = create (&spec);
  RecourseRecord *record = RECOURSE_RECORD (distribution);

  recourse_record_set_numbers (record, "values", from->values);
  recourse_record_set_numbers (record, "probabilities", from->probabilities);
  recourse_record_set_numbers (record, "samples", from->samples);
  return distribution;
}

RecourseDistribution *
recourse_shape_with (RecourseDistribution *from, const char *key, double value)
{
  RecourseDistribution *distribution = copy (from);

  recourse_record_set_number (RECOURSE_RECORD (distribution), key, value);
  return distribution;
}

static GArray *
read_numbers (JsonArray *array)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      double value = json_array_get_double_element (array, i);

      g_array_append_val (numbers, value);
    }
  return numbers;
}

static void
read_member (JsonObject *object, const char *key, JsonNode *node, gpointer record)
{
  if (g_str_equal (key, "kind"))
    recourse_record_set_text (record, key, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (GArray) numbers = read_numbers (json_node_get_array (node));

      recourse_record_set_numbers (record, key, numbers);
    }
  else
    recourse_record_set_number (record, key, json_node_get_double (node));
}

RecourseDistribution *
recourse_shape_of_kind (RecourseDistribution *from, const char *kind)
{
  g_autofree char *json = recourse_editor_distribution_convert (from, kind);
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  RecourseDistribution *distribution = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);
  json_object_foreach_member (json_node_get_object (node), read_member, distribution);
  return distribution;
}

RecourseDistribution *
recourse_shape_of_masses (GArray *values, GArray *probabilities)
{
  RecourseDistribution *distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);
  RecourseRecord *record = RECOURSE_RECORD (distribution);

  recourse_record_set_text (record, "kind", "discrete");
  recourse_record_set_numbers (record, "values", values);
  recourse_record_set_numbers (record, "probabilities", probabilities);
  return distribution;
}

RecourseDistribution *
recourse_shape_of_samples (const char *text, char **wrong)
{
  g_autoptr (GArray) samples = recourse_editor_numbers_parse (text, wrong);
  RecourseDistribution *distribution;

  if (samples == NULL || samples->len == 0)
    return NULL;
  distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);
  recourse_record_set_text (RECOURSE_RECORD (distribution), "kind", "empirical");
  recourse_record_set_numbers (RECOURSE_RECORD (distribution), "samples", samples);
  return distribution;
}

static void
keep_fault (const char *key, gboolean is_warning, const char *message, gpointer fault)
{
  char **kept = fault;

  if (!is_warning && *kept == NULL)
    *kept = g_strdup (message);
}

char *
recourse_shape_find_fault (RecourseDistribution *distribution)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (distribution);
  char *fault = NULL;

  recourse_variate_spec_check (&spec, keep_fault, &fault);
  return fault;
}

static void
store_numbers (RecourseEdit *edit, const char *place, const char *key, GArray *numbers)
{
  g_autofree char *list = g_strdup_printf ("%s/%s", place, key);

  if (numbers == NULL)
    return;
  recourse_edit_set_json (edit, list, "[]");
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s/%u", list, i);
      g_autofree char *end = g_strconcat (list, "/-", NULL);

      recourse_edit_insert (edit, end, "0");
      recourse_edit_set_number (edit, item, g_array_index (numbers, double, i));
    }
}

void
recourse_shape_store (RecourseDistribution *distribution, RecourseEdit *edit, const char *place)
{
  RecourseVariateSpec spec = recourse_variate_spec_of (distribution);
  g_autofree char *kind =
      g_strdup_printf ("{\"kind\": \"%s\"}", recourse_kind_get_name (spec.kind));

  recourse_edit_set_json (edit, place, kind);
  for (guint i = 0; i < G_N_ELEMENTS (number_keys); i++)
    {
      const RecourseField *field =
          recourse_record_find_field (RECOURSE_RECORD (distribution), number_keys[i]);
      double value = *(double *)recourse_record_member (RECOURSE_RECORD (distribution), field);
      g_autofree char *member = g_strdup_printf ("%s/%s", place, number_keys[i]);

      if (!isnan (value) && recourse_editor_distribution_has (distribution->kind, number_keys[i]))
        recourse_edit_set_number (edit, member, value);
    }
  store_numbers (edit, place, "values", distribution->values);
  store_numbers (edit, place, "probabilities", distribution->probabilities);
  store_numbers (edit, place, "samples", distribution->samples);
}
