/* The one-line finding beside the heading of each band: what its charts say together, where the title of
 * each says what it says alone. */
#include "config.h"

#include "ui/findings.h"

#include "ui/figures.h"

#include <glib/gi18n.h>
#include <math.h>

const char *
recourse_band_get_label (RecourseBand band)
{
  switch (band)
    {
    case RECOURSE_BAND_OUTCOMES:
      return _ ("Outcomes");
    case RECOURSE_BAND_INVESTMENTS:
      return _ ("Investments");
    case RECOURSE_BAND_STAKES:
      return _ ("Stakes");
    }
  return "";
}

/* "Microsoft and OpenAI", of those for whom @path is best; NULL: nobody. */
static char *
join_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == names->len ? _ (" and ") : _ (", "));
      g_string_append (text, g_ptr_array_index (names, i));
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
list_winners (RecourseDossier *dossier, const RecourseResults *results, guint path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < results->n_stakeholders; i++)
    {
      g_autoptr (RecourseRecord) stakeholder =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), results->positions[i]);

      if (recourse_results_best_path (results, i) == path)
        g_ptr_array_add (names, g_strdup (recourse_record_get_label (stakeholder)));
    }
  return names;
}

static char *
find_outcomes (RecourseDossier *dossier, const RecourseResults *results)
{
  GString *text = g_string_new (NULL);

  if (results->n_paths < 2)
    return g_string_free (text, FALSE);
  for (guint path = 0; path < results->n_paths; path++)
    {
      g_autoptr (GPtrArray) winners = list_winners (dossier, results, path);
      g_autofree char *names = join_names (winners);

      if (winners->len == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, _ ("; "));
      /* Translators: "Litigation is best for Microsoft and Amazon" */
      g_string_append_printf (text, _ ("%s is best for %s"), results->paths[path].label, names);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_slices (GListModel *investments, RecourseInvestment *total)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (total));

  for (guint i = 0; i < g_list_model_get_n_items (investments); i++)
    {
      g_autoptr (RecourseInvestment) slice = g_list_model_get_item (investments, i);

      if (id != NULL && g_strcmp0 (slice->part_of, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Totals are counted once, at the top; what is paid is counted at the finest slices, where it is known. */
static char *
find_investments (RecourseDossier *dossier)
{
  GListModel *investments = G_LIST_MODEL (dossier->investments);
  double total = 0.0;
  double paid = 0.0;
  g_autofree char *total_text = NULL;
  g_autofree char *paid_text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (investments); i++)
    {
      g_autoptr (RecourseInvestment) investment = g_list_model_get_item (investments, i);

      if (investment->part_of == NULL)
        total += investment->amount;
      if (g_strcmp0 (investment->status, "paid") == 0 && !has_slices (investments, investment))
        paid += investment->amount;
    }
  if (!(total > 0.0) || paid > total)
    return g_strdup ("");
  total_text =
      recourse_format_money (recourse_figures_form (), total, 0, dossier->currency, dossier->unit);
  paid_text =
      recourse_format_money (recourse_figures_form (), paid, 0, dossier->currency, dossier->unit);
  /* Translators: "$11bn of $163bn is paid; …" */
  return g_strdup_printf (
      _ ("%s of %s is paid; the rest is committed, conditional or only reported"), paid_text,
      total_text);
}

static gboolean
is_contested (RecourseStake *stake)
{
  return g_strcmp0 (stake->exclusivity, "contested") == 0
         || (stake->contested_by != NULL && stake->contested_by[0] != NULL);
}

static char *
find_stakes (RecourseDossier *dossier)
{
  GListModel *stakes = G_LIST_MODEL (dossier->stakes);
  guint n_stakes = g_list_model_get_n_items (stakes);
  g_autoptr (GPtrArray) contested = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;

  for (guint i = 0; i < n_stakes; i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);

      if (is_contested (stake))
        g_ptr_array_add (contested, g_strdup (recourse_record_get_label (RECOURSE_RECORD (stake))));
    }
  if (n_stakes == 0)
    return g_strdup ("");
  if (contested->len == 0)
    return g_strdup (_ ("nothing that is held is contested"));
  names = join_names (contested);
  /* Translators: "2 of 9 are contested: Stateful runtime and Distribution" */
  return g_strdup_printf (
      ngettext ("%u of %u is contested: %s", "%u of %u are contested: %s", contested->len),
      contested->len, n_stakes, names);
}

char *
recourse_band_dup_finding (RecourseBand band,
                           RecourseDossier *dossier,
                           const RecourseResults *results)
{
  switch (band)
    {
    case RECOURSE_BAND_OUTCOMES:
      return results != NULL ? find_outcomes (dossier, results) : g_strdup ("");
    case RECOURSE_BAND_INVESTMENTS:
      return find_investments (dossier);
    case RECOURSE_BAND_STAKES:
      return find_stakes (dossier);
    }
  return g_strdup ("");
}
