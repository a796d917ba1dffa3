#include "sketchbook.h"

#include <math.h>
#include <string.h>

static gpointer
make (GType type, const char *id)
{
  gpointer record = g_object_new (type, NULL);

  if (id != NULL)
    recourse_record_set_text (record, "id", id);
  return record;
}

static void
append (GListStore *list, gpointer record)
{
  g_list_store_append (list, record);
  g_object_unref (record);
}

static void
assign (GListStore *list, const char *name, const char *text)
{
  RecourseAssignment *assignment = g_object_new (RECOURSE_TYPE_ASSIGNMENT, NULL);

  assignment->name = g_strdup (name);
  assignment->text = g_strdup (text);
  append (list, assignment);
}

RecourseDossier *
sketch_dossier (void)
{
  return recourse_dossier_new ();
}

void
sketch_stakeholder (RecourseDossier *dossier, const char *id)
{
  append (dossier->stakeholders, make (RECOURSE_TYPE_STAKEHOLDER, id));
}

void
sketch_look (RecourseDossier *dossier, const char *holder, const char *of, const char *share)
{
  RecourseStakeholder *stakeholder = recourse_dossier_find (dossier, dossier->stakeholders, holder);
  RecourseShare *record = g_object_new (RECOURSE_TYPE_SHARE, NULL);

  record->of = g_strdup (of);
  record->share = g_strdup (share);
  append (stakeholder->look_through, record);
}

void
sketch_constant (RecourseDossier *dossier, const char *id, double value)
{
  RecourseConstant *constant = make (RECOURSE_TYPE_CONSTANT, id);

  constant->value = value;
  append (dossier->constants, constant);
}

void
sketch_lever (RecourseDossier *dossier,
              const char *id,
              const char *kind,
              double value,
              double min,
              double max)
{
  RecourseLever *lever = make (RECOURSE_TYPE_LEVER, id);

  lever->kind = g_strdup (kind);
  lever->value = value;
  lever->min = min;
  lever->max = max;
  append (dossier->levers, lever);
}

void
sketch_variable (RecourseDossier *dossier, const char *id, const char *formula)
{
  RecourseVariable *variable = make (RECOURSE_TYPE_VARIABLE, id);

  variable->formula = g_strdup (formula);
  append (dossier->variables, variable);
}

void
sketch_parameter (RecourseDossier *dossier, const char *id, const char *formula)
{
  RecourseParameter *parameter = make (RECOURSE_TYPE_PARAMETER, id);

  parameter->value = g_strdup (formula);
  append (dossier->parameters, parameter);
}

void
sketch_term (RecourseDossier *dossier,
             const char *stakeholder,
             const char *formula,
             const char *profile)
{
  RecourseTerm *term = make (RECOURSE_TYPE_TERM, NULL);

  term->stakeholder = g_strdup (stakeholder);
  term->formula = g_strdup (formula);
  term->profile = g_strdup (profile);
  append (dossier->terms, term);
}

void
sketch_profile (RecourseDossier *dossier, const char *id, guint n, const double *weights)
{
  RecourseProfile *profile = make (RECOURSE_TYPE_PROFILE, id);

  profile->weights = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (profile->weights, weights, n);
  append (dossier->profiles, profile);
}

void
sketch_horizon (RecourseDossier *dossier, int first, int last)
{
  dossier->horizon = g_object_new (RECOURSE_TYPE_HORIZON, NULL);
  dossier->horizon->first = first;
  dossier->horizon->last = last;
}

void
sketch_discount (RecourseDossier *dossier, const char *rate, double base_year)
{
  dossier->discount = g_object_new (RECOURSE_TYPE_DISCOUNT, NULL);
  dossier->discount->rate = g_strdup (rate);
  dossier->discount->base_year = base_year;
}

RecourseDistribution *
sketch_distribution (const char *kind)
{
  RecourseDistribution *distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);

  g_free (distribution->kind);
  distribution->kind = g_strdup (kind);
  return distribution;
}

void
sketch_driver (RecourseDossier *dossier, const char *id, RecourseDistribution *distribution)
{
  RecourseDriver *driver = make (RECOURSE_TYPE_DRIVER, id);

  driver->distribution = distribution;
  append (dossier->drivers, driver);
}

void
sketch_uniform (RecourseDossier *dossier, const char *id, double low, double high)
{
  RecourseDistribution *distribution = sketch_distribution ("uniform");

  distribution->low = low;
  distribution->high = high;
  sketch_driver (dossier, id, distribution);
}

void
sketch_normal (RecourseDossier *dossier, const char *id, double mean, double sd)
{
  RecourseDistribution *distribution = sketch_distribution ("normal");

  distribution->mean = mean;
  distribution->sd = sd;
  sketch_driver (dossier, id, distribution);
}

void
sketch_discrete (RecourseDossier *dossier,
                 const char *id,
                 guint n,
                 const double *values,
                 const double *probabilities)
{
  RecourseDistribution *distribution = sketch_distribution ("discrete");

  distribution->values = g_array_new (FALSE, FALSE, sizeof (double));
  distribution->probabilities = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (distribution->values, values, n);
  g_array_append_vals (distribution->probabilities, probabilities, n);
  sketch_driver (dossier, id, distribution);
}

static RecourseNode *
make_node (const char *kind, const char *id)
{
  RecourseNode *node = make (RECOURSE_TYPE_NODE, id);

  g_free (node->kind);
  node->kind = g_strdup (kind);
  return node;
}

RecourseNode *
sketch_outcome (const char *id)
{
  return make_node ("outcome", id);
}

RecourseNode *
sketch_chance (const char *id)
{
  return make_node ("chance", id);
}

RecourseNode *
sketch_decision (const char *id, const char *owner)
{
  RecourseNode *node = make_node ("decision", id);

  node->owner = g_strdup (owner);
  return node;
}

void
sketch_pay (RecourseNode *outcome, const char *stakeholder, const char *formula)
{
  assign (outcome->payoffs, stakeholder, formula);
}

void
sketch_set (RecourseNode *outcome, const char *parameter, const char *formula)
{
  assign (outcome->set, parameter, formula);
}

static RecourseBranch *
make_branch (const char *id, RecourseNode *node)
{
  RecourseBranch *branch = make (RECOURSE_TYPE_BRANCH, id);

  branch->node = node;
  return branch;
}

void
sketch_branch (RecourseNode *chance, const char *id, const char *probability, RecourseNode *node)
{
  RecourseBranch *branch = make_branch (id, node);

  branch->probability = g_strdup (probability);
  append (chance->branches, branch);
}

void
sketch_option (RecourseNode *decision, const char *id, const char *available, RecourseNode *node)
{
  RecourseBranch *branch = make_branch (id, node);

  branch->available = g_strdup (available);
  append (decision->options, branch);
}

void
sketch_path (RecourseDossier *dossier, const char *id, RecourseNode *tree)
{
  RecoursePath *path = make (RECOURSE_TYPE_PATH, id);

  path->tree = tree;
  append (dossier->paths, path);
}

RecourseProgram *
sketch_compile (RecourseDossier *dossier, const RecourseChoices *choices)
{
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  RecourseProgram *program = recourse_program_compile (dossier, choices, faults);

  for (guint i = 0; program == NULL && i < faults->len; i++)
    g_printerr ("fault: %s\n", ((RecourseFault *)g_ptr_array_index (faults, i))->message);
  g_assert_nonnull (program);
  return program;
}

RecourseResults *
sketch_run (RecourseDossier *dossier, guint64 trials, guint64 seed)
{
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  g_autoptr (GError) error = NULL;
  RecourseResults *results = recourse_program_run (program, trials, seed, 0, NULL, &error);

  g_assert_no_error (error);
  return results;
}

void
sketch_expect_fault (RecourseDossier *dossier, const char *key, const char *expected)
{
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  const RecourseFault *fault;

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", ((RecourseFault *)g_ptr_array_index (faults, i))->key,
                    ((RecourseFault *)g_ptr_array_index (faults, i))->message);
  g_assert_null (program);
  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpstr (fault->key, ==, key);
  if (strstr (fault->message, expected) == NULL)
    g_error ("“%s” does not contain “%s”", fault->message, expected);
}

void
assert_near (double actual, double expected, double tolerance)
{
  if (!(fabs (actual - expected) <= tolerance))
    g_error ("%.17g is not %.17g within %g (off by %g)", actual, expected, tolerance,
             actual - expected);
}
