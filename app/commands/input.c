/* The command line that all commands share: files, --trials, --seed, --set and --scenario, and what
 * becomes of them once the dossier is known. */
#include "config.h"

#include "commands/input.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>

#include "model/wording.h"

#define DEFAULT_TRIALS 200000
#define MOST_TRIALS G_GUINT64_CONSTANT (10000000000)

/* Parsing. */

static gboolean
parse_count (
    const char *name, const char *text, guint64 least, guint64 most, guint64 *count, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, least, most, count, NULL))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("%s takes a whole number from %" PRIu64 " to %" PRIu64 ", not “%s”"), name, least,
               most, text);
  return FALSE;
}

static gboolean
parse_trials (const char *name, const char *text, gpointer data, GError **error)
{
  RecourseInput *self = data;

  self->has_trials = TRUE;
  return parse_count (name, text, 1, MOST_TRIALS, &self->trials, error);
}

static gboolean
parse_seed (const char *name, const char *text, gpointer data, GError **error)
{
  RecourseInput *self = data;

  self->has_seed = TRUE;
  return parse_count (name, text, 0, G_MAXUINT64, &self->seed, error);
}

static gboolean
parse_set (const char *name, const char *text, gpointer data, GError **error)
{
  g_ptr_array_add (((RecourseInput *)data)->set, g_strdup (text));
  return TRUE;
}

static void
add_shared_entries (RecourseInput *self, GOptionGroup *group, RecourseInputOptions options)
{
  const GOptionEntry choices[] = {
    { "trials", 0, 0, G_OPTION_ARG_CALLBACK, parse_trials, N_ ("Number of draws (200000)"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_CALLBACK, parse_seed, N_ ("Seed of the draws (1)"), "N" },
    { "set", 0, 0, G_OPTION_ARG_CALLBACK, parse_set, N_ ("Set a lever, constant or driver"),
      N_ ("ID=VALUE") },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &self->scenario,
      N_ ("Choose a scenario of the dossier"), "ID" },
    { NULL },
  };
  const GOptionEntry files[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, NULL },
    { NULL },
  };

  if (options == RECOURSE_INPUT_CHOICES)
    g_option_group_add_entries (group, choices);
  g_option_group_add_entries (group, files);
}

static GOptionContext *
create_context (RecourseInput *self,
                const char *parameters,
                const char *summary,
                RecourseInputOptions options,
                const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (parameters);
  GOptionGroup *group = g_option_group_new ("main", "", "", self, NULL);

  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  add_shared_entries (self, group, options);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, summary);
  return context;
}

/* GOption names the program after argv[0] in --help. */
static char **
name_after_command (int argc, char **argv)
{
  char **copy = g_new0 (char *, argc + 1);

  copy[0] = g_strconcat ("recourse ", argv[0], NULL);
  for (int i = 1; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  return copy;
}

/* Help is in the person's language.  What a command writes is the same in every language, for others read it. */
static void
speak_neutrally (void)
{
  setlocale (LC_MESSAGES, "C");
}

RecourseInput *
recourse_input_parse (int argc,
                      char **argv,
                      const char *parameters,
                      const char *summary,
                      RecourseInputOptions options,
                      const GOptionEntry *entries,
                      guint max_files)
{
  g_autoptr (RecourseInput) self = g_new0 (RecourseInput, 1);
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = name_after_command (argc, argv);

  self->trials = DEFAULT_TRIALS;
  self->seed = 1;
  self->set = g_ptr_array_new_with_free_func (g_free);
  context = create_context (self, parameters, summary, options, entries);
  g_set_prgname (arguments[0]);

  if (!g_option_context_parse_strv (context, &arguments, &error))
    recourse_input_usage_error (argv[0], "%s", error->message);
  else if (self->files != NULL && g_strv_length (self->files) > max_files)
    recourse_input_usage_error (argv[0], _ ("one file at a time, not also “%s”"),
                                self->files[max_files]);
  else
    {
      speak_neutrally ();
      return g_steal_pointer (&self);
    }
  return NULL;
}

void
recourse_input_free (RecourseInput *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->files);
  g_free (self->scenario);
  g_free (self->stakeholder);
  g_strfreev (self->hidden);
  g_ptr_array_unref (self->set);
  g_free (self);
}

/* Choices: what the options say, held against what the dossier knows. */

static void
collect_ids (GListStore *list, GPtrArray *ids)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_ptr_array_add (ids, (gpointer)recourse_record_get_id (record));
    }
}

static gboolean
refuse_id (const char *what, const char *id, GPtrArray *known)
{
  const char *nearest = recourse_word_nearest (id, (const char *const *)known->pdata, known->len);

  if (nearest == NULL)
    recourse_input_usage_error (NULL, _ ("%s “%s”: the dossier has nothing of the kind"), what, id);
  else
    recourse_input_usage_error (NULL, _ ("%s “%s”: there is no such id; the nearest is “%s”"), what,
                                id, nearest);
  return FALSE;
}

static gboolean
apply_scenario (RecourseInput *self, RecourseDossier *dossier, RecourseChoices *choices)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->scenario == NULL)
    return TRUE;
  if (recourse_dossier_find (dossier, dossier->scenarios, self->scenario) == NULL)
    {
      collect_ids (dossier->scenarios, ids);
      return refuse_id ("--scenario", self->scenario, ids);
    }
  g_free (choices->scenario);
  choices->scenario = g_strdup (self->scenario);
  return TRUE;
}

static gboolean
lever_takes (RecourseLever *lever, double value)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (lever));

  if (g_str_equal (lever->kind, "switch") && value != 0 && value != 1)
    recourse_input_usage_error (NULL, _ ("--set %s=%g: a switch takes 0 or 1"), id, value);
  else if (value < lever->min)
    recourse_input_usage_error (NULL, _ ("--set %s=%g: the lever takes at least %g"), id, value,
                                lever->min);
  else if (value > lever->max)
    recourse_input_usage_error (NULL, _ ("--set %s=%g: the lever takes at most %g"), id, value,
                                lever->max);
  else
    return TRUE;
  return FALSE;
}

static gboolean
apply_number (RecourseDossier *dossier, RecourseChoices *choices, const char *id, double value)
{
  RecourseLever *lever = recourse_dossier_find (dossier, dossier->levers, id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (lever != NULL && !lever_takes (lever, value))
    return FALSE;
  if (lever == NULL && recourse_dossier_find (dossier, dossier->constants, id) == NULL
      && recourse_dossier_find (dossier, dossier->drivers, id) == NULL)
    {
      collect_ids (dossier->levers, ids);
      collect_ids (dossier->constants, ids);
      collect_ids (dossier->drivers, ids);
      return refuse_id ("--set", id, ids);
    }
  recourse_choices_set_number (choices, id, value);
  return TRUE;
}

static gboolean
apply_setting (RecourseDossier *dossier, RecourseChoices *choices, const char *setting)
{
  const char *equals = strchr (setting, '=');
  g_autofree char *id = equals != NULL ? g_strndup (setting, (gsize)(equals - setting)) : NULL;
  char *end = NULL;
  double value = equals != NULL ? g_ascii_strtod (equals + 1, &end) : NAN;

  if (equals == NULL || end == equals + 1 || *end != '\0' || !isfinite (value)
      || g_ascii_isspace (equals[1]))
    {
      recourse_input_usage_error (NULL, _ ("--set takes ID=VALUE with a number as value, not “%s”"),
                                  setting);
      return FALSE;
    }
  return apply_number (dossier, choices, id, value);
}

static gboolean
apply_options (RecourseInput *self, RecourseDossier *dossier, RecourseChoices *choices)
{
  if (!apply_scenario (self, dossier, choices))
    return FALSE;
  for (guint i = 0; i < self->set->len; i++)
    if (!apply_setting (dossier, choices, g_ptr_array_index (self->set, i)))
      return FALSE;
  return TRUE;
}

/* A picture says how it was drawn; options say it better. */
static void
take_draws (RecourseInput *self, const RecourseLiving *living)
{
  if (!self->has_trials && living->trials > 0)
    self->trials = MIN (living->trials, MOST_TRIALS);
  if (!self->has_seed && living->trials > 0)
    self->seed = living->seed;
  g_free (self->stakeholder);
  self->stakeholder = g_strdup (living->stakeholder);
  g_strfreev (self->hidden);
  self->hidden = g_strdupv (living->hidden);
}

/* What the file alone passes may still be wrong with the options: probabilities that no longer add up. */
static RecourseExit
compile_with (RecourseInput *self, RecourseLoaded *loaded, RecourseChoices *choices)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  RecourseProgram *program = recourse_program_compile (loaded->dossier, choices, faults);

  if (program == NULL)
    {
      for (guint i = 0; i < faults->len; i++)
        {
          const RecourseFault *fault = g_ptr_array_index (faults, i);

          if (!fault->is_warning)
            recourse_input_usage_error (NULL, _ ("with these options: %s"), fault->message);
        }
      return RECOURSE_EXIT_USAGE;
    }
  recourse_program_unref (loaded->program);
  loaded->program = program;
  return RECOURSE_EXIT_DONE;
}

RecourseExit
recourse_input_load (RecourseInput *self, RecourseLoaded **loaded, RecourseChoices **choices)
{
  const char *file = self->files != NULL ? self->files[0] : NULL;
  g_autoptr (RecourseLiving) living = NULL;
  g_autoptr (RecourseLoaded) read = NULL;
  g_autoptr (RecourseChoices) chosen = NULL;
  RecourseExit exit = recourse_input_read_file (file, &living);

  if (exit != RECOURSE_EXIT_DONE)
    return exit;
  take_draws (self, living);
  chosen = living->choices != NULL ? g_steal_pointer (&living->choices) : recourse_choices_new ();
  read = recourse_loaded_new (living->dossier, NULL);
  recourse_input_print_faults (file, read->faults);
  if (recourse_faults_have_error (read->faults))
    return RECOURSE_EXIT_INPUT;
  if (!apply_options (self, read->dossier, chosen))
    return RECOURSE_EXIT_USAGE;
  exit = compile_with (self, read, chosen);
  if (exit != RECOURSE_EXIT_DONE)
    return exit;

  *loaded = g_steal_pointer (&read);
  if (choices != NULL)
    *choices = g_steal_pointer (&chosen);
  return RECOURSE_EXIT_DONE;
}
