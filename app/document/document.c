/* An open dossier: what is chosen, changed only through one function, which records the step, compiles
 * and lets the runner keep the results fresh. */
#include "config.h"

#include "document/document.h"

#include <glib/gi18n.h>
#include <math.h>

#include "adviser.h"
#include "choosing.h"
#include "history.h"
#include "runner.h"

struct _RecourseDocument
{
  GObject parent_instance;

  RecourseLoaded *loaded;
  GFile *file; /* or NULL */
  RecourseChoices *choices;
  RecourseProgram *program; /* with @choices */
  RecourseProgram *plain;   /* with @choices, but for what is set by hand */
  RecourseHistory *history;
  RecourseRunner *runner;
  RecourseAdviser *adviser;
  RecourseResults *results; /* or NULL */
  RecourseInsight *insight; /* or NULL; of @results, though maybe from another view */
  gboolean is_exact;
  guint stakeholder;
  char *message;
};

typedef enum
{
  PROP_RESULTS = 1,
  PROP_INSIGHT,
  PROP_IS_EXACT,
  PROP_IS_BUSY,
  PROP_CHOICES,
  PROP_LEADER,
  PROP_STAKEHOLDER,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_MESSAGE,
} RecourseDocumentProperty;

static GParamSpec *props[PROP_MESSAGE + 1];

G_DEFINE_FINAL_TYPE (RecourseDocument, recourse_document, G_TYPE_OBJECT)

static void
notify (RecourseDocument *self, RecourseDocumentProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
set_message (RecourseDocument *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  notify (self, PROP_MESSAGE);
}

/* Insight. */

static void
take_insight (RecourseInsight *insight, gpointer data)
{
  RecourseDocument *self = data;

  if (self->insight == insight)
    return;
  g_clear_pointer (&self->insight, recourse_insight_unref);
  self->insight = insight != NULL ? recourse_insight_ref (insight) : NULL;
  notify (self, PROP_INSIGHT);
}

/* Insight is sought once all is drawn; from another view most of it is known. */
static void
ask_for_insight (RecourseDocument *self)
{
  const guint leader = recourse_document_get_leader (self);

  /* Where there is a message, results and program do not belong together. */
  if (self->message != NULL || !self->is_exact || self->results == NULL
      || leader >= self->results->n_paths || self->stakeholder >= self->results->n_stakeholders)
    return;
  recourse_adviser_ask (self->adviser, self->insight, self->choices, self->program, self->results,
                        leader, self->stakeholder);
}

static void
drop_insight (RecourseDocument *self)
{
  recourse_adviser_cancel (self->adviser);
  take_insight (NULL, self);
}

/* Results. */

static void
take_results (RecourseResults *results, gboolean is_exact, const GError *error, gpointer data)
{
  RecourseDocument *self = data;

  g_object_freeze_notify (G_OBJECT (self));
  if (results != NULL)
    {
      g_clear_pointer (&self->results, recourse_results_unref);
      self->results = recourse_results_ref (results);
      self->is_exact = is_exact;
      drop_insight (self);
      notify (self, PROP_RESULTS);
      notify (self, PROP_IS_EXACT);
      if (is_exact)
        ask_for_insight (self);
    }
  set_message (self, error != NULL ? error->message : NULL);
  notify (self, PROP_IS_BUSY);
  g_object_thaw_notify (G_OBJECT (self));
}

static const char *
first_error (RecourseFaults *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (faults, i);

      if (!fault->is_warning)
        return fault->message;
    }
  return NULL;
}

/* Values that do not go together leave program and results as they were, and say so. */
static void
refresh (RecourseDocument *self)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseChoices) plain = recourse_choices_copy (self->choices);
  RecourseProgram *program =
      recourse_program_compile (self->loaded->dossier, self->choices, faults);
  RecourseProgram *without;

  if (program == NULL)
    {
      set_message (self, first_error (faults));
      return;
    }
  g_hash_table_remove_all (plain->set);
  without = recourse_program_compile (self->loaded->dossier, plain, faults);
  if (without != NULL)
    {
      recourse_program_unref (self->plain);
      self->plain = without;
    }
  recourse_program_unref (self->program);
  self->program = program;
  recourse_runner_run (self->runner, program);
  notify (self, PROP_IS_BUSY);
}

/* Choices. */

static void
adopt_choices (RecourseDocument *self, RecourseChoices *choices)
{
  g_autoptr (RecourseChoices) before = self->choices;
  const guint leader = recourse_choosing_leader (self->loaded->dossier, before);

  self->choices = choices;
  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_CHOICES);
  notify (self, PROP_UNDO_NAME);
  notify (self, PROP_REDO_NAME);
  if (leader != recourse_choosing_leader (self->loaded->dossier, choices))
    notify (self, PROP_LEADER);
  if (!recourse_choosing_same_values (before, choices))
    refresh (self);
  else if (leader != recourse_choosing_leader (self->loaded->dossier, choices))
    ask_for_insight (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* The one way to change: @choices is taken. */
static void
change (RecourseDocument *self, RecourseChoices *choices, const char *name, const char *subject)
{
  if (recourse_choices_equal (choices, self->choices))
    {
      recourse_choices_free (choices);
      return;
    }
  recourse_history_record (self->history, self->choices, name, subject, g_get_monotonic_time ());
  adopt_choices (self, choices);
  recourse_history_settle (self->history, g_get_monotonic_time ());
}

void
recourse_document_undo (RecourseDocument *self)
{
  RecourseChoices *choices;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  choices = recourse_history_undo (self->history, self->choices);
  if (choices != NULL)
    adopt_choices (self, choices);
}

void
recourse_document_redo (RecourseDocument *self)
{
  RecourseChoices *choices;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  choices = recourse_history_redo (self->history, self->choices);
  if (choices != NULL)
    adopt_choices (self, choices);
}

/* Paths. */

gboolean
recourse_document_is_path_on (RecourseDocument *self, guint path)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  return recourse_choosing_is_on (self->loaded->dossier, self->choices, path);
}

guint
recourse_document_get_leader (RecourseDocument *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), 0);

  return recourse_choosing_leader (self->loaded->dossier, self->choices);
}

void
recourse_document_toggle_path (RecourseDocument *self, guint path)
{
  GListModel *paths = G_LIST_MODEL (self->loaded->dossier->paths);
  g_autoptr (RecourseRecord) record = g_list_model_get_item (paths, path);
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (record != NULL);

  name = g_strdup_printf (recourse_document_is_path_on (self, path) ? _ ("Switch Off “%s”")
                                                                    : _ ("Switch On “%s”"),
                          recourse_record_get_label (record));
  choices = recourse_choices_copy (self->choices);
  recourse_choosing_toggle (choices, recourse_record_get_id (record));
  change (self, choices, name, NULL);
}

/* Values. */

static guint
find_driver (RecourseDocument *self, const char *id)
{
  return recourse_dossier_index_of (self->loaded->dossier, self->loaded->dossier->drivers, id);
}

static double
value_in (RecourseDocument *self, RecourseProgram *program, const char *id)
{
  const guint driver = find_driver (self, id);

  return driver != G_MAXUINT ? recourse_program_driver_quantile (program, driver, 0.5)
                             : recourse_program_value (program, id);
}

double
recourse_document_get_value (RecourseDocument *self, const char *id)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), NAN);

  return value_in (self, self->program, id);
}

gboolean
recourse_document_is_changed (RecourseDocument *self, const char *id)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  return g_hash_table_contains (self->choices->set, id);
}

static double
clamp_to_driver (RecourseDocument *self, guint driver, double value)
{
  const double low = recourse_program_driver_quantile (self->plain, driver, 0);
  const double high = recourse_program_driver_quantile (self->plain, driver, 1);

  return low < high ? CLAMP (value, low, high) : value;
}

static double
clamp_value (RecourseDocument *self, const char *id, double value)
{
  RecourseDossier *dossier = self->loaded->dossier;
  RecourseLever *lever = recourse_dossier_find (dossier, dossier->levers, id);
  const guint driver = find_driver (self, id);

  if (lever != NULL)
    return recourse_choosing_clamp (lever, value);
  return driver != G_MAXUINT ? clamp_to_driver (self, driver, value) : value;
}

void
recourse_document_set_value (RecourseDocument *self, const char *id, double value)
{
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (recourse_choosing_label (self->loaded->dossier, id) != NULL);
  g_return_if_fail (isfinite (value));

  choices = recourse_choices_copy (self->choices);
  value = clamp_value (self, id, value);
  /* A lever that is put back is not changed any more; a driver at its median is, for it is held there. */
  if (find_driver (self, id) == G_MAXUINT && value == value_in (self, self->plain, id))
    recourse_choices_reset (choices, id);
  else
    recourse_choices_set_number (choices, id, value);
  name = g_strdup_printf (_ ("Change “%s”"), recourse_choosing_label (self->loaded->dossier, id));
  change (self, choices, name, id);
}

void
recourse_document_reset_value (RecourseDocument *self, const char *id)
{
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  if (!recourse_document_is_changed (self, id))
    return;
  choices = recourse_choices_copy (self->choices);
  recourse_choices_reset (choices, id);
  name = g_strdup_printf (_ ("Reset “%s”"), recourse_choosing_label (self->loaded->dossier, id));
  change (self, choices, name, NULL);
}

void
recourse_document_reset_all (RecourseDocument *self)
{
  RecourseChoices *choices;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  choices = recourse_choices_copy (self->choices);
  g_hash_table_remove_all (choices->set);
  g_hash_table_remove_all (choices->adopt);
  change (self, choices, _ ("Reset All"), NULL);
}

void
recourse_document_apply_scenario (RecourseDocument *self, const char *id)
{
  RecourseDossier *dossier;
  RecourseScenario *scenario;
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  dossier = self->loaded->dossier;
  scenario = recourse_dossier_find (dossier, dossier->scenarios, id);
  g_return_if_fail (id == NULL || scenario != NULL);

  choices = recourse_choices_copy (self->choices);
  recourse_choosing_apply (choices, scenario);
  name = scenario != NULL ? g_strdup_printf (_ ("Scenario “%s”"),
                                             recourse_record_get_label (RECOURSE_RECORD (scenario)))
                          : g_strdup (_ ("No Scenario"));
  change (self, choices, name, NULL);
}

/* What views ask. */

RecourseDossier *
recourse_document_get_dossier (RecourseDocument *self)
{
  return self->loaded->dossier;
}

GFile *
recourse_document_get_file (RecourseDocument *self)
{
  return self->file;
}

const char *
recourse_document_get_digest (RecourseDocument *self)
{
  return self->loaded->digest;
}

const RecourseChoices *
recourse_document_get_choices (RecourseDocument *self)
{
  return self->choices;
}

RecourseProgram *
recourse_document_get_program (RecourseDocument *self)
{
  return self->program;
}

RecourseResults *
recourse_document_get_results (RecourseDocument *self)
{
  return self->results;
}

RecourseInsight *
recourse_document_get_insight (RecourseDocument *self)
{
  return self->insight;
}

gboolean
recourse_document_get_is_exact (RecourseDocument *self)
{
  return self->is_exact;
}

guint
recourse_document_get_stakeholder (RecourseDocument *self)
{
  return self->stakeholder;
}

void
recourse_document_set_stakeholder (RecourseDocument *self, guint stakeholder)
{
  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (self->results == NULL || stakeholder < MAX (1, self->results->n_stakeholders));

  if (self->stakeholder == stakeholder)
    return;
  self->stakeholder = stakeholder;
  notify (self, PROP_STAKEHOLDER);
  ask_for_insight (self);
}

/* The class. */

RecourseDocument *
recourse_document_new (RecourseLoaded *loaded, GFile *file)
{
  RecourseDocument *self;

  g_return_val_if_fail (loaded != NULL && loaded->program != NULL, NULL);

  self = g_object_new (RECOURSE_TYPE_DOCUMENT, NULL);
  self->loaded = loaded;
  self->adviser = recourse_adviser_new (loaded->bytes, take_insight, self);
  g_set_object (&self->file, file);
  self->program = recourse_program_ref (loaded->program);
  self->plain = recourse_program_ref (loaded->program);
  self->choices = recourse_choosing_first (loaded->dossier);
  refresh (self);
  return self;
}

static void
recourse_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RecourseDocument *self = RECOURSE_DOCUMENT (object);

  switch ((RecourseDocumentProperty)id)
    {
    case PROP_RESULTS:
      g_value_set_pointer (value, self->results);
      return;
    case PROP_INSIGHT:
      g_value_set_pointer (value, self->insight);
      return;
    case PROP_IS_EXACT:
      g_value_set_boolean (value, self->is_exact);
      return;
    case PROP_IS_BUSY:
      g_value_set_boolean (value, recourse_runner_is_busy (self->runner));
      return;
    case PROP_CHOICES:
      g_value_set_pointer (value, self->choices);
      return;
    case PROP_LEADER:
      g_value_set_uint (value, recourse_document_get_leader (self));
      return;
    case PROP_STAKEHOLDER:
      g_value_set_uint (value, self->stakeholder);
      return;
    case PROP_UNDO_NAME:
      g_value_set_string (value, recourse_history_undo_name (self->history));
      return;
    case PROP_REDO_NAME:
      g_value_set_string (value, recourse_history_redo_name (self->history));
      return;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      return;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
recourse_document_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STAKEHOLDER)
    recourse_document_set_stakeholder (RECOURSE_DOCUMENT (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
recourse_document_finalize (GObject *object)
{
  RecourseDocument *self = RECOURSE_DOCUMENT (object);

  recourse_adviser_free (self->adviser);
  recourse_runner_free (self->runner);
  recourse_history_free (self->history);
  recourse_choices_free (self->choices);
  g_clear_pointer (&self->program, recourse_program_unref);
  g_clear_pointer (&self->plain, recourse_program_unref);
  g_clear_pointer (&self->results, recourse_results_unref);
  g_clear_pointer (&self->insight, recourse_insight_unref);
  recourse_loaded_free (self->loaded);
  g_clear_object (&self->file);
  g_free (self->message);
  G_OBJECT_CLASS (recourse_document_parent_class)->finalize (object);
}

static void
recourse_document_class_init (RecourseDocumentClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = recourse_document_get_property;
  object_class->set_property = recourse_document_set_property;
  object_class->finalize = recourse_document_finalize;

  props[PROP_RESULTS] = g_param_spec_pointer ("results", NULL, NULL, readable);
  props[PROP_INSIGHT] = g_param_spec_pointer ("insight", NULL, NULL, readable);
  props[PROP_IS_EXACT] = g_param_spec_boolean ("is-exact", NULL, NULL, FALSE, readable);
  props[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, readable);
  props[PROP_CHOICES] = g_param_spec_pointer ("choices", NULL, NULL, readable);
  props[PROP_LEADER] = g_param_spec_uint ("leader", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_STAKEHOLDER] =
      g_param_spec_uint ("stakeholder", NULL, NULL, 0, G_MAXUINT, 0, readable | G_PARAM_WRITABLE);
  props[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, readable);
  props[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, readable);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
recourse_document_init (RecourseDocument *self)
{
  self->history = recourse_history_new ();
  self->runner = recourse_runner_new (take_results, self);
}
