/* What is set differently.  The compiled programs are asked for the values in force, not the choices for what they
 * mention: so the effects of a claim show too, and what a scenario sets to the value it has anyway does not. */
#include "config.h"

#include "ui/compare/compare-settings.h"

#include "ui/inspector/figures.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  RecourseDossier *dossier;
  const RecourseCompareOutcome *outcome;
  RecourseTable *table;
} Gathering;

/* A row, where not all of @cells are the same text. */
static void
add_row (Gathering *self, const char *label, GStrv cells)
{
  GStrvBuilder *row;
  gboolean is_same = TRUE;

  for (guint i = 1; cells[i] != NULL; i++)
    is_same = is_same && g_str_equal (cells[i], cells[0]);
  if (is_same)
    return;
  row = g_strv_builder_new ();
  g_strv_builder_add (row, label);
  g_strv_builder_addv (row, (const char **)cells);
  g_ptr_array_add (self->table->rows, g_strv_builder_end (row));
  g_strv_builder_unref (row);
}

static char *
name_lever (RecourseLever *lever, double value)
{
  if (g_strcmp0 (lever->kind, "switch") == 0)
    return g_strdup (value != 0 ? _ ("On") : _ ("Off"));
  return recourse_format_number (recourse_figures_form (), value,
                                 recourse_decimals_of_magnitude (value));
}

static void
add_levers (Gathering *self)
{
  GListModel *levers = G_LIST_MODEL (self->dossier->levers);

  for (guint i = 0; i < g_list_model_get_n_items (levers); i++)
    {
      g_autoptr (RecourseLever) lever = g_list_model_get_item (levers, i);
      RecourseRecord *record = RECOURSE_RECORD (lever);
      g_auto (GStrv) cells = g_new0 (char *, self->outcome->programs->len + 1);

      for (guint k = 0; k < self->outcome->programs->len; k++)
        cells[k] = name_lever (
            lever, recourse_program_value (g_ptr_array_index (self->outcome->programs, k),
                                           recourse_record_get_id (record)));
      add_row (self, recourse_record_get_label (record), cells);
    }
}

static void
add_constants (Gathering *self)
{
  GListModel *constants = G_LIST_MODEL (self->dossier->constants);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr (RecourseConstant) constant = g_list_model_get_item (constants, i);
      RecourseRecord *record = RECOURSE_RECORD (constant);
      g_auto (GStrv) cells = g_new0 (char *, self->outcome->programs->len + 1);

      for (guint k = 0; k < self->outcome->programs->len; k++)
        cells[k] = recourse_figures_quantity (
            self->dossier,
            recourse_program_value (g_ptr_array_index (self->outcome->programs, k),
                                    recourse_record_get_id (record)),
            constant->unit);
      add_row (self, recourse_record_get_label (record), cells);
    }
}

/* "46% (30% to 64%)", or the value alone where it is held fixed. */
static char *
name_driver (Gathering *self, RecourseProgram *program, guint index, const char *unit)
{
  double low = recourse_program_driver_quantile (program, index, 0.1);
  double high = recourse_program_driver_quantile (program, index, 0.9);
  g_autofree char *median = recourse_figures_quantity (
      self->dossier, recourse_program_driver_quantile (program, index, 0.5), unit);
  g_autofree char *from = recourse_figures_quantity (self->dossier, low, unit);
  g_autofree char *to = recourse_figures_quantity (self->dossier, high, unit);

  if (low == high)
    return g_strdup_printf (_ ("%s, held fixed"), median);
  /* Translators: a median and, in brackets, P10 and P90 */
  return g_strdup_printf (_ ("%s (%s to %s)"), median, from, to);
}

static void
add_drivers (Gathering *self)
{
  GListModel *drivers = G_LIST_MODEL (self->dossier->drivers);

  for (guint i = 0; i < g_list_model_get_n_items (drivers); i++)
    {
      g_autoptr (RecourseDriver) driver = g_list_model_get_item (drivers, i);
      g_auto (GStrv) cells = g_new0 (char *, self->outcome->programs->len + 1);

      for (guint k = 0; k < self->outcome->programs->len; k++)
        cells[k] =
            name_driver (self, g_ptr_array_index (self->outcome->programs, k), i, driver->unit);
      add_row (self, recourse_record_get_label (RECOURSE_RECORD (driver)), cells);
    }
}

/* (nullable): the claim in force: what was adopted by hand, else by the scenario, else in the file. */
static const char *
find_adopted (RecourseDossier *dossier, const RecourseChoices *choices, RecourseConflict *conflict)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (conflict));
  const char *chosen = id != NULL ? g_hash_table_lookup (choices->adopt, id) : NULL;
  RecourseScenario *scenario =
      choices->scenario != NULL
          ? recourse_dossier_find (dossier, dossier->scenarios, choices->scenario)
          : NULL;

  if (chosen != NULL)
    return *chosen != '\0' ? chosen : NULL;
  for (guint i = 0;
       scenario != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (scenario->adopt)); i++)
    {
      g_autoptr (RecourseAssignment) adopted =
          g_list_model_get_item (G_LIST_MODEL (scenario->adopt), i);

      if (g_strcmp0 (adopted->name, id) == 0)
        return adopted->text;
    }
  return conflict->adopted;
}

static char *
name_claim (RecourseDossier *dossier, const char *id)
{
  RecourseClaim *claim = id != NULL ? recourse_dossier_find (dossier, dossier->claims, id) : NULL;

  if (claim == NULL)
    return g_strdup (_ ("left open"));
  return g_strdup (claim->statement != NULL ? claim->statement : id);
}

static void
add_conflicts (Gathering *self)
{
  GListModel *conflicts = G_LIST_MODEL (self->dossier->conflicts);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);
      g_auto (GStrv) cells = g_new0 (char *, self->outcome->cases->len + 1);

      for (guint k = 0; k < self->outcome->cases->len; k++)
        {
          RecourseCompareCase *what = g_ptr_array_index (self->outcome->cases, k);

          cells[k] =
              name_claim (self->dossier, find_adopted (self->dossier, what->choices, conflict));
        }
      add_row (self,
               conflict->question != NULL ? conflict->question
                                          : recourse_record_get_label (RECOURSE_RECORD (conflict)),
               cells);
    }
}

RecourseTable *
recourse_compare_settings_new (RecourseDossier *dossier, const RecourseCompareOutcome *outcome)
{
  Gathering self = { dossier, outcome, NULL };
  GStrvBuilder *columns = g_strv_builder_new ();

  self.table = recourse_table_new (_ ("Set differently"), NULL);
  g_strv_builder_add (columns, _ ("Set differently"));
  for (guint i = 0; i < outcome->cases->len; i++)
    {
      const RecourseCompareCase *what = g_ptr_array_index (outcome->cases, i);
      g_autofree char *name = g_strdup_printf (_ ("%s: %s"), recourse_case_letter (i), what->label);

      g_strv_builder_add (columns, name);
    }
  g_strfreev (self.table->columns);
  self.table->columns = g_strv_builder_end (columns);
  g_strv_builder_unref (columns);
  add_levers (&self);
  add_constants (&self);
  add_drivers (&self);
  add_conflicts (&self);
  return self.table;
}
