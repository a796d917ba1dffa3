/* Values in force: what the file says, then the effects of claims adopted, then what the scenario sets, then
 * what the choices set.  Every setting of the file is checked, in force or not. */
#include "config.h"
#include "compiler.h"
#include "variate-cache.h"

#include <glib/gi18n.h>
#include <math.h>

/* One entry of a `set`, with where to report what is wrong with it. */
typedef struct
{
  const RecourseAssignment *assignment;
  gpointer record; /* NULL: the choices */
  const char *prefix;
} Setting;

typedef struct
{
  RecourseCompiler *compiler;
  GHashTable *settings; /* id → Setting in force */
} Values;

typedef struct
{
  RecourseCompiler *compiler;
  gpointer record;
  const char *prefix;
} Report;

static char *
key_of (const Setting *setting)
{
  return g_strdup_printf ("%s.%s", setting->prefix, setting->assignment->name);
}

G_GNUC_PRINTF (3, 4)
static void
report (RecourseCompiler *self, const Setting *setting, const char *format, ...)
{
  g_autofree char *key = setting->record != NULL ? key_of (setting) : NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  recourse_faults_add (self->faults, setting->record, key, "%s", message);
}

static gboolean
parse_number (const char *text, double *number)
{
  char *end;

  if (text == NULL || *text == '\0')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

static void
report_range (RecourseCompiler *self,
              const Setting *setting,
              const RecourseLever *lever,
              double value)
{
  const char *id = setting->assignment->name;

  if (g_strcmp0 (lever->kind, "switch") == 0)
    report (self, setting, _ ("“%s” is a switch and cannot be %g; set it to 0 or 1"), id, value);
  else if (value < lever->min)
    report (self, setting, _ ("“%s” cannot be %g; its least value is %g"), id, value, lever->min);
  else
    report (self, setting, _ ("“%s” cannot be %g; its greatest value is %g"), id, value,
            lever->max);
}

static gboolean
is_in_range (const RecourseLever *lever, double value)
{
  if (g_strcmp0 (lever->kind, "switch") == 0)
    return value == 0 || value == 1;
  return !(value < lever->min) && !(value > lever->max);
}

RecourseVariateSpec
recourse_variate_spec_of (const RecourseDistribution *distribution)
{
  RecourseKind kind = RECOURSE_KIND_POINT;
  RecourseVariateSpec spec;

  recourse_kind_from_name (distribution->kind != NULL ? distribution->kind : "", &kind);
  spec = recourse_variate_spec (kind);
  spec.p10 = distribution->p10;
  spec.p50 = distribution->p50;
  spec.p90 = distribution->p90;
  spec.lower = distribution->lower;
  spec.upper = distribution->upper;
  spec.mean = distribution->mean;
  spec.sd = distribution->sd;
  spec.low = distribution->low;
  spec.mode = distribution->mode;
  spec.high = distribution->high;
  spec.alpha = distribution->alpha;
  spec.beta = distribution->beta;
  spec.value = distribution->value;
  if (distribution->values != NULL)
    {
      spec.values = (const double *)distribution->values->data;
      spec.n_values = distribution->values->len;
    }
  if (distribution->probabilities != NULL)
    {
      spec.probabilities = (const double *)distribution->probabilities->data;
      spec.n_probabilities = distribution->probabilities->len;
    }
  if (distribution->samples != NULL)
    {
      spec.samples = (const double *)distribution->samples->data;
      spec.n_samples = distribution->samples->len;
    }
  return spec;
}

static void
report_distribution (const char *key, gboolean is_warning, const char *message, gpointer user_data)
{
  Report *self = user_data;
  g_autofree char *path =
      self->record != NULL ? g_strdup_printf ("%s.%s", self->prefix, key) : NULL;

  if (is_warning)
    recourse_faults_add_warning (self->compiler->faults, self->record, path, "%s", message);
  else
    recourse_faults_add (self->compiler->faults, self->record, path, "%s", message);
}

/* (transfer full) (nullable): the distribution as arithmetic; faults are reported at @record, below @prefix */
static RecourseVariate *
make_variate (RecourseCompiler *self,
              const RecourseDistribution *distribution,
              gpointer record,
              const char *prefix)
{
  Report to = { self, record, prefix };
  RecourseVariateSpec spec;
  RecourseKind kind;

  if (distribution == NULL || distribution->kind == NULL
      || !recourse_kind_from_name (distribution->kind, &kind))
    return NULL; /* the reader reports it */
  spec = recourse_variate_spec_of (distribution);
  return recourse_variate_cache_get (&spec, report_distribution, &to);
}

static void
check_setting_distribution (RecourseCompiler *self,
                            const Setting *setting,
                            const RecourseSymbol *symbol)
{
  g_autofree char *key = key_of (setting);
  g_autoptr (RecourseVariate) variate = NULL;

  if (symbol->kind != RECOURSE_SYMBOL_DRIVER)
    report (self, setting, _ ("“%s” is not a driver and takes no distribution; set it to a number"),
            symbol->id);
  else
    variate = make_variate (self, setting->assignment->distribution, setting->record, key);
}

static void
check_setting (RecourseCompiler *self, const Setting *setting)
{
  const RecourseSymbol *symbol = recourse_compiler_find (self, setting->assignment->name);
  double number = 0;

  if (symbol == NULL || symbol->kind > RECOURSE_SYMBOL_DRIVER)
    {
      if (setting->record == NULL)
        report (self, setting, _ ("there is no lever, constant or driver called “%s”"),
                setting->assignment->name);
      return; /* the model's rules report names in the file */
    }
  if (setting->assignment->distribution != NULL)
    check_setting_distribution (self, setting, symbol);
  else if (!parse_number (setting->assignment->text, &number))
    report (self, setting, _ ("“%s” is not a finite number; write one such as 0.5"),
            setting->assignment->text != NULL ? setting->assignment->text : "");
  else if (symbol->kind == RECOURSE_SYMBOL_LEVER
           && !is_in_range (RECOURSE_LEVER (symbol->record), number))
    report_range (self, setting, RECOURSE_LEVER (symbol->record), number);
}

static void
check_list (RecourseCompiler *self, GListStore *list, gpointer record, const char *prefix)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) assignment = g_list_model_get_item (G_LIST_MODEL (list), i);
      Setting setting = { assignment, record, prefix };

      check_setting (self, &setting);
    }
}

static void
check_effects (RecourseCompiler *self, RecourseConflict *conflict)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conflict->effects)); i++)
    {
      g_autoptr (RecourseAssignment) effect =
          g_list_model_get_item (G_LIST_MODEL (conflict->effects), i);
      g_autofree char *prefix = g_strdup_printf ("effects.%s", effect->name);

      if (effect->settings != NULL)
        check_list (self, effect->settings, conflict, prefix);
    }
}

static void
check_lever (RecourseCompiler *self, RecourseLever *lever)
{
  g_autoptr (GString) why = g_string_new (NULL);

  if (isnan (lever->value) || is_in_range (lever, lever->value))
    return;
  if (g_strcmp0 (lever->kind, "switch") == 0)
    recourse_faults_add (self->faults, lever, "value",
                         _ ("a switch cannot be %g; set it to 0 or 1"), lever->value);
  else
    recourse_faults_add (
        self->faults, lever, "value",
        _ ("%g lies outside the lever's range; choose a value between “min” and “max”"),
        lever->value);
}

/* Everything that the file sets anywhere; needs all symbols. */
void
recourse_compiler_check_settings (RecourseCompiler *self)
{
  GListModel *levers = G_LIST_MODEL (self->dossier->levers);
  GListModel *conflicts = G_LIST_MODEL (self->dossier->conflicts);
  GListModel *scenarios = G_LIST_MODEL (self->dossier->scenarios);

  for (guint i = 0; i < g_list_model_get_n_items (levers); i++)
    {
      g_autoptr (RecourseLever) lever = g_list_model_get_item (levers, i);

      check_lever (self, lever);
    }
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);

      check_effects (self, conflict);
    }
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (RecourseScenario) scenario = g_list_model_get_item (scenarios, i);

      check_list (self, scenario->set, scenario, "set");
    }
}

static void
put (Values *self, const RecourseAssignment *assignment, gpointer record, const char *prefix)
{
  Setting *setting = g_new (Setting, 1);

  *setting = (Setting){ assignment, record, prefix };
  g_hash_table_insert (self->settings, assignment->name, setting);
}

/* The list keeps its items alive, so that borrowing them outlasts the reference taken here. */
static void
put_list (Values *self, GListStore *list, gpointer record, const char *prefix)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) assignment = g_list_model_get_item (G_LIST_MODEL (list), i);

      put (self, assignment, record, prefix);
    }
}

static RecourseAssignment *
find_assignment (GListStore *list, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseAssignment) assignment = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (assignment->name, name) == 0)
        return assignment; /* kept alive by the list */
    }
  return NULL;
}

static const char *
find_adopted (Values *self, RecourseConflict *conflict, RecourseScenario *scenario)
{
  const RecourseChoices *choices = self->compiler->choices;
  const char *id = recourse_record_get_id (RECOURSE_RECORD (conflict));
  RecourseAssignment *adoption = scenario != NULL ? find_assignment (scenario->adopt, id) : NULL;
  const char *adopted = adoption != NULL ? adoption->text : conflict->adopted;

  if (choices != NULL && choices->adopt != NULL && id != NULL)
    {
      const char *chosen = g_hash_table_lookup (choices->adopt, id);

      adopted = chosen != NULL ? chosen : adopted;
    }
  return adopted != NULL && *adopted != '\0' ? adopted : NULL;
}

static void
put_effects (Values *self, RecourseScenario *scenario)
{
  GListModel *conflicts = G_LIST_MODEL (self->compiler->dossier->conflicts);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);
      const char *adopted = find_adopted (self, conflict, scenario);
      RecourseAssignment *effect;

      if (adopted == NULL || g_strcmp0 (adopted, conflict->adopted) == 0)
        continue;
      effect = find_assignment (conflict->effects, adopted);
      if (effect != NULL && effect->settings != NULL)
        put_list (self, effect->settings, conflict, "effects");
    }
}

static RecourseScenario *
find_scenario (RecourseCompiler *self)
{
  RecourseScenario *scenario;

  if (self->choices == NULL || self->choices->scenario == NULL)
    return NULL;
  scenario =
      recourse_dossier_find (self->dossier, self->dossier->scenarios, self->choices->scenario);
  if (scenario == NULL)
    recourse_faults_add (self->faults, NULL, NULL, _ ("there is no scenario called “%s”"),
                         self->choices->scenario);
  return scenario;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  RecourseAssignment *const *x = a, *const *y = b;

  return g_strcmp0 ((*x)->name, (*y)->name);
}

/* What is set, by name: the order of faults must not be that of a hash table. */
static GPtrArray *
list_choices (Values *self)
{
  const RecourseChoices *choices = self->compiler->choices;
  GPtrArray *assignments = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer assignment;

  if (choices == NULL || choices->set == NULL)
    return assignments;
  g_hash_table_iter_init (&iter, choices->set);
  while (g_hash_table_iter_next (&iter, NULL, &assignment))
    g_ptr_array_add (assignments, assignment);
  g_ptr_array_sort (assignments, compare_names);
  return assignments;
}

static void
put_choices (Values *self)
{
  g_autoptr (GPtrArray) assignments = list_choices (self);

  for (guint i = 0; i < assignments->len; i++)
    put (self, g_ptr_array_index (assignments, i), NULL, "set");
}

static double
number_in_force (Values *self, const char *id, double stated)
{
  const Setting *setting = id != NULL ? g_hash_table_lookup (self->settings, id) : NULL;
  double number;

  return setting != NULL && parse_number (setting->assignment->text, &number) ? number : stated;
}

static void
add_number (Values *self, RecourseSymbolKind kind, RecourseRecord *record, double stated)
{
  RecourseCompiler *compiler = self->compiler;
  const char *id = recourse_record_get_id (record);
  double number = number_in_force (self, id, stated);
  gboolean is_open = kind == RECOURSE_SYMBOL_LEVER && compiler->open_lever != NULL
                     && g_strcmp0 (id, compiler->open_lever) == 0;
  guint n_drivers = g_list_model_get_n_items (G_LIST_MODEL (compiler->dossier->drivers));
  guint32 node = is_open ? recourse_graph_input (compiler->graph, n_drivers)
                         : recourse_graph_number (compiler->graph, number);
  RecourseSymbol *symbol = recourse_compiler_add_symbol (compiler, kind, record, node);
  double *value;

  if (symbol == NULL)
    return;
  value = g_new (double, 1);
  *value = number;
  g_hash_table_insert (compiler->program->values, g_strdup (symbol->id), value);
}

static RecourseVariate *
variate_in_force (Values *self, RecourseDriver *driver)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (driver));
  const Setting *setting = id != NULL ? g_hash_table_lookup (self->settings, id) : NULL;
  g_autoptr (RecourseVariate) stated =
      make_variate (self->compiler, driver->distribution, driver, "distribution");
  double number;

  if (setting != NULL && setting->assignment->distribution != NULL)
    {
      g_autoptr (GPtrArray) ignored =
          recourse_faults_new (); /* they are reported with the settings */
      RecourseCompiler quiet = *self->compiler;

      quiet.faults = ignored;
      return make_variate (&quiet, setting->assignment->distribution, setting->record, "");
    }
  if (setting != NULL && parse_number (setting->assignment->text, &number))
    return recourse_variate_new_point (number);
  return g_steal_pointer (&stated);
}

static void
add_driver (Values *self, guint index, RecourseDriver *driver)
{
  RecourseProgram *program = self->compiler->program;
  RecourseRecord *record = RECOURSE_RECORD (driver);
  RecourseProgramDriver *compiled = &program->drivers[index];
  guint32 node = recourse_graph_input (self->compiler->graph, index);

  compiled->id = g_strdup (recourse_record_get_id (record));
  compiled->label = g_strdup (recourse_record_get_label (record));
  compiled->variate = variate_in_force (self, driver);
  if (compiled->variate != NULL && recourse_variate_is_fixed (compiled->variate))
    node = recourse_graph_number (self->compiler->graph,
                                  recourse_variate_get_mean (compiled->variate));
  recourse_compiler_add_symbol (self->compiler, RECOURSE_SYMBOL_DRIVER, record, node);
}

static void
add_numbers (Values *self)
{
  GListModel *constants = G_LIST_MODEL (self->compiler->dossier->constants);
  GListModel *levers = G_LIST_MODEL (self->compiler->dossier->levers);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr (RecourseConstant) constant = g_list_model_get_item (constants, i);

      add_number (self, RECOURSE_SYMBOL_CONSTANT, RECOURSE_RECORD (constant), constant->value);
    }
  for (guint i = 0; i < g_list_model_get_n_items (levers); i++)
    {
      g_autoptr (RecourseLever) lever = g_list_model_get_item (levers, i);

      add_number (self, RECOURSE_SYMBOL_LEVER, RECOURSE_RECORD (lever), lever->value);
    }
}

static void
check_choices (Values *self)
{
  g_autoptr (GPtrArray) assignments = list_choices (self);

  for (guint i = 0; i < assignments->len; i++)
    {
      Setting setting = { g_ptr_array_index (assignments, i), NULL, "set" };

      check_setting (self->compiler, &setting);
    }
}

void
recourse_compiler_add_values (RecourseCompiler *self)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Values values = { self, settings };
  RecourseScenario *scenario = find_scenario (self);
  GListModel *drivers = G_LIST_MODEL (self->dossier->drivers);

  put_effects (&values, scenario);
  if (scenario != NULL)
    put_list (&values, scenario->set, scenario, "set");
  put_choices (&values);
  add_numbers (&values);
  self->program->n_drivers = g_list_model_get_n_items (drivers);
  self->program->drivers = g_new0 (RecourseProgramDriver, self->program->n_drivers + 1);
  for (guint i = 0; i < self->program->n_drivers; i++)
    {
      g_autoptr (RecourseDriver) driver = g_list_model_get_item (drivers, i);

      add_driver (&values, i, driver);
    }
  check_choices (&values);
}
