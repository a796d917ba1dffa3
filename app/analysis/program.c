/* Compiling a dossier: the one door through which the analysis sees the model.  The steps stand in files of
 * their own; this one puts them in order and owns the result. */
#include "config.h"
#include "compiler.h"
#include "rollback.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_RECORDS 1000 /* stakeholders, and profiles of years */

/* Which formula is at fault goes with the error, by what messages call it: the program that failed may be another than
 * the one that is asked, as one with a lever kept open is. */
typedef struct
{
  char *formula;
} RecourseAnalysisErrorPrivate;

static void
recourse_analysis_error_private_init (RecourseAnalysisErrorPrivate *priv)
{
  priv->formula = NULL;
}

static void
recourse_analysis_error_private_copy (const RecourseAnalysisErrorPrivate *from,
                                      RecourseAnalysisErrorPrivate *to)
{
  to->formula = g_strdup (from->formula);
}

static void
recourse_analysis_error_private_clear (RecourseAnalysisErrorPrivate *priv)
{
  g_clear_pointer (&priv->formula, g_free);
}

G_DEFINE_EXTENDED_ERROR (RecourseAnalysisError, recourse_analysis_error)

void
recourse_analysis_error_set_place (GError **error, const RecourseGraph *graph, guint32 place)
{
  if (error != NULL && place != RECOURSE_NO_NODE)
    recourse_analysis_error_get_private (*error)->formula =
        g_strdup (recourse_graph_get_place (graph, place)->text);
}

void
recourse_analysis_error_add_share (GError **error, double percent)
{
  char *message;

  if (error == NULL)
    return;
  message =
      g_strdup_printf (_ ("%s; %.3g %% of the draws are affected"), (*error)->message, percent);
  g_free ((*error)->message);
  (*error)->message = message;
}

gpointer
recourse_program_locate_error (RecourseProgram *self, const GError *error, const char **key)
{
  const RecourseAnalysisErrorPrivate *priv = error->domain == RECOURSE_ANALYSIS_ERROR
                                                 ? recourse_analysis_error_get_private (error)
                                                 : NULL; /* of memory, say, which has no place */

  for (guint i = 0; priv != NULL && priv->formula != NULL && i < self->graph->places->len; i++)
    {
      const RecourseGraphPlace *place = recourse_graph_get_place (self->graph, i);

      if (!g_str_equal (place->text, priv->formula))
        continue;
      *key = place->key;
      return place->record;
    }
  return NULL;
}

static void
free_tree (RecourseTree *tree)
{
  for (guint i = 0; tree->nodes != NULL && i < tree->nodes->len; i++)
    {
      g_free (RECOURSE_TREE_NODE (tree, i)->id);
      g_free (RECOURSE_TREE_NODE (tree, i)->label);
    }
  for (guint i = 0; tree->edges != NULL && i < tree->edges->len; i++)
    g_free (RECOURSE_TREE_EDGE (tree, i)->id);
  g_clear_pointer (&tree->nodes, g_array_unref);
  g_clear_pointer (&tree->edges, g_array_unref);
  g_free (tree->id);
  g_free (tree->label);
  g_free (tree->outcomes);
  g_free (tree->payoffs);
  g_free (tree->parts);
}

static void
free_driver (RecourseProgramDriver *driver)
{
  g_free (driver->id);
  g_free (driver->label);
  g_clear_pointer (&driver->variate, recourse_variate_unref);
}

static void
free_program (RecourseProgram *self)
{
  for (guint i = 0; i < self->n_drivers; i++)
    free_driver (&self->drivers[i]);
  for (guint i = 0; i < self->n_paths; i++)
    free_tree (&self->trees[i]);
  for (guint i = 0; i < self->n_stakeholders; i++)
    {
      g_free (self->stakeholders[i]);
      g_free (self->names[i]);
    }
  g_free (self->drivers);
  g_free (self->trees);
  g_free (self->stakeholders);
  g_free (self->names);
  g_free (self->positions);
  g_free (self->risk_tolerances);
  g_free (self->year_factors);
  g_free (self->factors);
  g_clear_pointer (&self->copula, recourse_copula_unref);
  g_clear_pointer (&self->graph, recourse_graph_free);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

RecourseProgram *
recourse_program_ref (RecourseProgram *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
recourse_program_unref (RecourseProgram *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    free_program (self);
}

static RecourseProgram *
new_program (void)
{
  RecourseProgram *self = g_new0 (RecourseProgram, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->graph = recourse_graph_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
add_stakeholders (RecourseCompiler *compiler)
{
  RecourseProgram *program = compiler->program;
  GListModel *stakeholders = G_LIST_MODEL (compiler->dossier->stakeholders);
  guint n = g_list_model_get_n_items (stakeholders);

  program->stakeholders = g_new0 (char *, n + 1);
  program->names = g_new0 (char *, n + 1);
  program->positions = g_new0 (guint, n + 1);
  program->risk_tolerances = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseStakeholder) stakeholder = g_list_model_get_item (stakeholders, i);
      guint at = program->n_stakeholders;

      if (recourse_dossier_is_bystander (compiler->dossier, stakeholder))
        continue;
      program->stakeholders[at] = g_strdup (recourse_record_get_id (RECOURSE_RECORD (stakeholder)));
      program->names[at] = g_strdup (recourse_record_get_label (RECOURSE_RECORD (stakeholder)));
      program->positions[at] = i;
      program->risk_tolerances[at] = stakeholder->risk_tolerance;
      program->n_stakeholders++;
    }
}

static void
report_correlations (RecourseCompiler *compiler, const RecourseCopulaPair *pairs, GArray *offending)
{
  RecourseProgram *program = compiler->program;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; offending != NULL && i < offending->len; i++)
    {
      const RecourseCopulaPair *pair = &pairs[g_array_index (offending, guint, i)];

      g_string_append_printf (names, "%s%s–%s (%g)", i > 0 ? ", " : "",
                              program->drivers[pair->a].id, program->drivers[pair->b].id,
                              pair->rho);
    }
  recourse_faults_add (compiler->faults, compiler->dossier->correlations, "pairs",
                       _ ("these correlations cannot hold together: %s; bring them nearer to 0"),
                       names->str);
}

static GArray *
collect_pairs (RecourseDossier *dossier)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (RecourseCopulaPair));
  GListModel *list = G_LIST_MODEL (dossier->correlations->pairs);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RecourseCorrelation) correlation = g_list_model_get_item (list, i);
      RecourseCopulaPair pair = { .rho = correlation->rho };

      pair.a = recourse_dossier_index_of (dossier, dossier->drivers, correlation->a);
      pair.b = recourse_dossier_index_of (dossier, dossier->drivers, correlation->b);
      if (pair.a != G_MAXUINT && pair.b != G_MAXUINT && pair.a != pair.b && isfinite (pair.rho))
        g_array_append_val (pairs, pair); /* the model's rules report the others */
    }
  return pairs;
}

static void
add_correlations (RecourseCompiler *compiler)
{
  RecourseDossier *dossier = compiler->dossier;
  RecourseProgram *program = compiler->program;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) offending = NULL;
  g_autoptr (RecourseCopula) copula = NULL;

  if (dossier->correlations == NULL)
    return;
  pairs = collect_pairs (dossier);
  if (pairs->len == 0)
    return;
  copula = recourse_copula_new (program->n_drivers, (RecourseCopulaPair *)pairs->data, pairs->len,
                                &offending);
  if (copula == NULL)
    report_correlations (compiler, (RecourseCopulaPair *)pairs->data, offending);
  else if (dossier->correlations->enabled)
    program->copula = g_steal_pointer (&copula);
}

static void
clear_symbol (gpointer data)
{
  g_clear_pointer (&((RecourseSymbol *)data)->formula, recourse_formula_free);
}

static void
init_compiler (RecourseCompiler *self)
{
  self->graph = self->program->graph;
  self->symbols = g_hash_table_new (g_str_hash, g_str_equal);
  self->symbol_list = g_array_new (FALSE, FALSE, sizeof (RecourseSymbol));
  g_array_set_clear_func (self->symbol_list, clear_symbol);
  self->stack = g_array_new (FALSE, FALSE, sizeof (RecourseFrame));
  self->operands = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
clear_compiler (RecourseCompiler *self)
{
  recourse_binding_clear (&self->binding);
  g_hash_table_unref (self->symbols);
  g_array_unref (self->symbol_list);
  g_array_unref (self->stack);
  g_array_unref (self->operands);
}

/* What is looked at for each stakeholder or each profile of years grows with both and with the file, which only a few
 * make bearable.  Returns whether it is so; otherwise it says so at the first that is too many. */
static gboolean
has_few (RecourseCompiler *self, GListStore *records)
{
  g_autoptr (RecourseRecord) first = g_list_model_get_item (G_LIST_MODEL (records), MOST_RECORDS);

  if (first != NULL)
    recourse_faults_add (self->faults, first, NULL,
                         _ ("there are more than %d of these; use fewer"), MOST_RECORDS);
  return first == NULL;
}

static void
compile (RecourseCompiler *self)
{
  g_autoptr (RecoursePricer) pricer = NULL;

  if (!has_few (self, self->dossier->stakeholders) || !has_few (self, self->dossier->profiles))
    return;
  add_stakeholders (self);
  recourse_compiler_add_values (self);
  recourse_compiler_check_settings (self);
  add_correlations (self);
  recourse_compiler_add_formulas (self);
  recourse_binding_init (&self->binding, self->n_parameters);
  recourse_compiler_resolve_all (self);
  pricer = recourse_pricer_new (self);
  recourse_compiler_add_trees (self, pricer);
}

RecourseProgram *
recourse_program_compile_open (RecourseDossier *dossier,
                               const RecourseChoices *choices,
                               const char *open_lever,
                               RecourseFaults *faults)
{
  g_autoptr (RecourseProgram) program = new_program ();
  g_autoptr (GPtrArray) own_faults = recourse_faults_new ();
  RecourseCompiler compiler = { .dossier = dossier,
                                .choices = choices,
                                .faults = own_faults,
                                .program = program,
                                .open_lever = open_lever };
  gboolean is_good;

  init_compiler (&compiler);
  compile (&compiler);
  clear_compiler (&compiler);
  is_good = !recourse_faults_have_error (own_faults);
  g_ptr_array_extend_and_steal (faults, g_steal_pointer (&own_faults));
  return is_good ? g_steal_pointer (&program) : NULL;
}

RecourseProgram *
recourse_program_compile (RecourseDossier *dossier,
                          const RecourseChoices *choices,
                          RecourseFaults *faults)
{
  return recourse_program_compile_open (dossier, choices, NULL, faults);
}

gboolean
recourse_has_memory (gsize n_bytes)
{
  gpointer block = g_try_malloc (n_bytes);

  g_free (block);
  return block != NULL;
}

double
recourse_program_driver_quantile (RecourseProgram *self, guint driver, double level)
{
  g_return_val_if_fail (driver < self->n_drivers, NAN);

  return recourse_variate_quantile (self->drivers[driver].variate, level);
}

double
recourse_program_value (RecourseProgram *self, const char *id)
{
  const double *value = g_hash_table_lookup (self->values, id);

  return value != NULL ? *value : NAN;
}
