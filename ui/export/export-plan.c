/* Carrying out an export.  Nothing here knows a widget, so that all of it runs in a worker; and preview and file come
 * from the same function, so that they cannot differ. */
#include "config.h"

#include "ui/export/export-plan.h"

#include "briefing/deck.h"
#include "charts/sheet.h"
#include "ui/dashboard/dashboard-order.h"
#include "ui/settings.h"

#include <glib/gi18n.h>

#define COMPARE "compare"

/* Numbers from settings may be anybody's. */
static void
keep_in_bounds (RecourseExportPlan *self)
{
  self->width = CLAMP (self->width, 320, 8192);
  self->height = CLAMP (self->height, 240, 8192);
  self->scale = CLAMP (self->scale, 1, 3);
  if (!g_strv_contains (recourse_export_formats (self->what), self->format))
    {
      g_free (self->format);
      self->format = g_strdup (recourse_export_formats (self->what)[0]);
    }
}

static void
recall (RecourseExportPlan *self)
{
  g_autoptr (GVariant) kept = recourse_settings_read ("export");
  g_autoptr (GVariantDict) dict = NULL;
  g_autofree char *theme = NULL, *format = NULL;
  guint32 what = self->what, omits = self->omits, paper = self->paper;

  if (kept == NULL || !g_variant_is_of_type (kept, G_VARIANT_TYPE_VARDICT))
    return;
  dict = g_variant_dict_new (kept);
  g_variant_dict_lookup (dict, "what", "u", &what);
  g_variant_dict_lookup (dict, "width", "d", &self->width);
  g_variant_dict_lookup (dict, "height", "d", &self->height);
  g_variant_dict_lookup (dict, "scale", "d", &self->scale);
  g_variant_dict_lookup (dict, "transparent", "b", &self->is_transparent);
  g_variant_dict_lookup (dict, "omits", "u", &omits);
  g_variant_dict_lookup (dict, "paper", "u", &paper);
  g_variant_dict_lookup (dict, "notes", "b", &self->has_notes);
  g_variant_dict_lookup (dict, "model", "b", &self->has_model);
  if (g_variant_dict_lookup (dict, "theme", "s", &theme))
    recourse_theme_from_name (theme, &self->theme);
  if (g_variant_dict_lookup (dict, "format", "s", &format))
    {
      g_free (self->format);
      self->format = g_steal_pointer (&format);
    }
  self->paper = paper == RECOURSE_PAPER_LETTER ? RECOURSE_PAPER_LETTER : RECOURSE_PAPER_A4;
  self->what = (RecourseExportWhat)MIN (what, RECOURSE_N_EXPORTS - 1);
  self->omits =
      (RecourseChartOmits)(omits & (RECOURSE_CHART_OMITS_TITLE | RECOURSE_CHART_OMITS_SOURCE));
}

RecourseExportPlan *
recourse_export_plan_new (void)
{
  RecourseExportPlan *self = g_new0 (RecourseExportPlan, 1);

  self->chart = g_strdup ("payoffs");
  self->format = g_strdup ("png");
  self->width = 1920;
  self->height = 1080;
  self->scale = 1;
  self->has_model = TRUE;
  self->paper = g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER)
                    ? RECOURSE_PAPER_LETTER
                    : RECOURSE_PAPER_A4;
  recall (self);
  keep_in_bounds (self);
  return self;
}

void
recourse_export_plan_remember (const RecourseExportPlan *self)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "what", "u", (guint32)self->what);
  g_variant_dict_insert (&dict, "format", "s", self->format);
  g_variant_dict_insert (&dict, "width", "d", self->width);
  g_variant_dict_insert (&dict, "height", "d", self->height);
  g_variant_dict_insert (&dict, "scale", "d", self->scale);
  g_variant_dict_insert (&dict, "theme", "s", recourse_theme_name (self->theme));
  g_variant_dict_insert (&dict, "transparent", "b", self->is_transparent);
  g_variant_dict_insert (&dict, "omits", "u", (guint32)self->omits);
  g_variant_dict_insert (&dict, "paper", "u", (guint32)self->paper);
  g_variant_dict_insert (&dict, "notes", "b", self->has_notes);
  g_variant_dict_insert (&dict, "model", "b", self->has_model);
  recourse_settings_write ("export", g_variant_dict_end (&dict));
}

RecourseExportPlan *
recourse_export_plan_copy (const RecourseExportPlan *self)
{
  RecourseExportPlan *copy = g_new (RecourseExportPlan, 1);

  *copy = *self;
  copy->chart = g_strdup (self->chart);
  copy->charts = g_strdupv (self->charts);
  copy->format = g_strdup (self->format);
  if (copy->comparison != NULL)
    recourse_compare_outcome_ref (copy->comparison);
  return copy;
}

void
recourse_export_plan_free (RecourseExportPlan *self)
{
  g_free (self->chart);
  g_strfreev (self->charts);
  g_free (self->format);
  g_clear_pointer (&self->comparison, recourse_compare_outcome_unref);
  g_free (self);
}

const char *const *
recourse_export_formats (RecourseExportWhat what)
{
  static const char *const pictures[] = { "png", "svg", "pdf", NULL };
  static const char *const decks[] = { "pdf", "pptx", NULL };
  static const char *const reports[] = { "pdf", NULL };

  return what == RECOURSE_EXPORT_DECK ? decks : what == RECOURSE_EXPORT_BRIEF ? reports : pictures;
}

gboolean
recourse_export_needs_insight (const RecourseExportPlan *plan)
{
  const RecourseChart *chart = recourse_chart_find (plan->chart);

  return plan->what != RECOURSE_EXPORT_CHART || (chart != NULL && chart->needs_insight);
}

/* Pictures */

static RecourseScene *
lay_out_chart (const RecourseExportPlan *plan,
               const RecourseSnapshot *snapshot,
               RecourseDossier *dossier,
               const RecourseChart *chart)
{
  RecourseChartInput input =
      recourse_snapshot_input (snapshot, dossier, chart, plan->width, plan->height);

  input.omits = plan->omits;
  return recourse_chart_lay_out (chart, &input);
}

static RecourseScene *
lay_out_comparison (const RecourseExportPlan *plan,
                    const RecourseSnapshot *snapshot,
                    RecourseDossier *dossier)
{
  RecourseChartInput input = recourse_snapshot_input (
      snapshot, dossier, recourse_chart_find ("payoffs"), plan->width, plan->height);

  input.omits = plan->omits;
  return recourse_compare_lay_out (plan->comparison, &input);
}

static RecourseScene *
lay_out_sheet (const RecourseExportPlan *plan,
               const RecourseSnapshot *snapshot,
               RecourseDossier *dossier)
{
  g_autoptr (RecourseDashboardOrder) order =
      recourse_dashboard_order_new ((const char *const *)plan->charts);
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  RecourseChartInput input = recourse_snapshot_input (
      snapshot, dossier, recourse_chart_find ("tornado"), plan->width, plan->height);

  /* Of each band the row that the dashboard shows without unfolding. */
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    for (guint k = 0, n = 0; k < order->bands[i]->len && n < 3; k++)
      {
        const RecourseChartPlace *place =
            recourse_dashboard_order_place (order, (RecourseBand)i, k);

        if (!place->is_shown)
          continue;
        g_ptr_array_add (charts, (gpointer)place->chart);
        n++;
      }
  input.omits = plan->omits;
  return recourse_sheet_lay_out (&input, (const RecourseChart *const *)charts->pdata, charts->len);
}

static RecourseScene *
lay_out_first_slide (const RecourseExportPlan *plan,
                     const RecourseSnapshot *snapshot,
                     RecourseDossier *dossier)
{
  g_autoptr (GPtrArray) slides = recourse_slides_effective (dossier, NULL);
  const RecourseBriefing briefing = recourse_snapshot_briefing (snapshot, dossier);

  for (guint i = 0; i < slides->len; i++)
    {
      const RecourseSlide *slide = g_ptr_array_index (slides, i);

      if (!slide->is_hidden)
        return recourse_slide_lay_out (slide, &briefing, 1920, 1080, plan->omits);
    }
  return NULL;
}

RecourseScene *
recourse_export_lay_out (const RecourseExportPlan *plan,
                         const RecourseSnapshot *snapshot,
                         RecourseDossier *dossier)
{
  switch (plan->what)
    {
    case RECOURSE_EXPORT_CHART:
    case RECOURSE_EXPORT_ALL:
      if (plan->what == RECOURSE_EXPORT_CHART && g_str_equal (plan->chart, COMPARE))
        return plan->comparison != NULL ? lay_out_comparison (plan, snapshot, dossier) : NULL;
      return lay_out_chart (plan, snapshot, dossier, recourse_chart_find (plan->chart));
    case RECOURSE_EXPORT_SHEET:
      return lay_out_sheet (plan, snapshot, dossier);
    case RECOURSE_EXPORT_DECK:
      return lay_out_first_slide (plan, snapshot, dossier);
    case RECOURSE_EXPORT_BRIEF:
    case RECOURSE_N_EXPORTS:
    default:
      return NULL;
    }
}

/* Files */

static gboolean
write_scene (const RecourseExportPlan *plan,
             RecourseScene *scene,
             GPtrArray *attachments,
             GFile *file,
             GError **error)
{
  const RecourseExport how = { plan->theme, plan->scale, plan->is_transparent, attachments };
  g_autoptr (GBytes) bytes = recourse_format_find (plan->format)->write (scene, &how, error);

  return bytes != NULL && recourse_export_save (file, bytes, error);
}

static guint
write_all (const RecourseExportPlan *plan,
           const RecourseSnapshot *snapshot,
           RecourseDossier *dossier,
           GPtrArray *attachments,
           GFile *folder,
           RecourseExportProgress progress,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", charts[i].name, plan->format);
      g_autoptr (GFile) file = g_file_get_child (folder, name);
      g_autoptr (RecourseScene) scene = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return 0;
      scene = lay_out_chart (plan, snapshot, dossier, &charts[i]);
      if (!write_scene (plan, scene, attachments, file, error))
        return 0;
      progress (i + 1, n_charts, data);
    }
  return n_charts;
}

static GBytes *
write_deck (const RecourseExportPlan *plan,
            const RecourseBriefing *briefing,
            GPtrArray *attachments,
            RecourseExportProgress progress,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) slides = recourse_slides_effective (briefing->dossier, NULL);
  const RecourseDeckOptions options = { .theme = plan->theme,
                                        .omits = plan->omits,
                                        .has_notes = plan->has_notes,
                                        .attachments = attachments,
                                        .progress = progress,
                                        .progress_data = data };

  return recourse_deck_format_find (plan->format)
      ->write (slides, briefing, &options, cancellable, error);
}

static guint
write_pages (const RecourseExportPlan *plan,
             const RecourseSnapshot *snapshot,
             RecourseDossier *dossier,
             GPtrArray *attachments,
             GFile *file,
             RecourseExportProgress progress,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const RecourseBriefing briefing = recourse_snapshot_briefing (snapshot, dossier);
  g_autoptr (GBytes) bytes =
      plan->what == RECOURSE_EXPORT_DECK
          ? write_deck (plan, &briefing, attachments, progress, data, cancellable, error)
          : recourse_brief_write (&briefing, plan->paper, attachments, cancellable, error);

  return bytes != NULL && recourse_export_save (file, bytes, error) ? 1 : 0;
}

static guint
write_picture (const RecourseExportPlan *plan,
               const RecourseSnapshot *snapshot,
               RecourseDossier *dossier,
               GPtrArray *attachments,
               GFile *file,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (RecourseScene) scene = recourse_export_lay_out (plan, snapshot, dossier);

  if (scene == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no comparison yet: look at Compare first"));
      return 0;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return 0;
  return write_scene (plan, scene, attachments, file, error) ? 1 : 0;
}

guint
recourse_export_write (const RecourseExportPlan *plan,
                       const RecourseSnapshot *snapshot,
                       RecourseDossier *dossier,
                       GFile *file,
                       RecourseExportProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) attachments =
      plan->has_model ? recourse_snapshot_dup_attachments (snapshot) : NULL;

  if (plan->what == RECOURSE_EXPORT_ALL)
    return write_all (plan, snapshot, dossier, attachments, file, progress, data, cancellable,
                      error);
  if (!recourse_export_is_picture (plan->what))
    return write_pages (plan, snapshot, dossier, attachments, file, progress, data, cancellable,
                        error);
  return write_picture (plan, snapshot, dossier, attachments, file, cancellable, error);
}
