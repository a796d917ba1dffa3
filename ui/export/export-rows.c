/* The rows of the export dialog: what can be chosen, and what it means in words.  What is said about a file is said
 * before it is written, in whole sentences. */
#include "config.h"

#include "ui/export/export-private.h"

#include "briefing/size.h"
#include "ui/chart/picture.h"

#include <glib/gi18n.h>

/* What can be chosen */

static const char *const whats[] = { N_ ("One Chart"), N_ ("Dashboard as One Picture"),
                                     N_ ("All Charts"), N_ ("Slides"), N_ ("Report") };

static const double scales[] = { 1, 1.5, 2, 3 };

static const RecourseThemeKind themes[] = { RECOURSE_THEME_LIGHT, RECOURSE_THEME_DARK,
                                            RECOURSE_THEME_PRINT };
static const char *const theme_labels[] = { N_ ("Light"), N_ ("Dark"), N_ ("Print") };

/* By RecoursePaper. */
static const char *const papers[] = { N_ ("A4"), N_ ("Letter") };

static const struct
{
  const char *name;
  const char *label;
} formats[] = {
  { "png", N_ ("PNG Picture") },
  { "svg", N_ ("SVG Drawing") },
  { "pdf", N_ ("PDF") },
  { "pptx", N_ ("PowerPoint, Impress (PPTX)") },
};

const char *
recourse_export_format_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return _ (formats[i].label);
  return name;
}

static gboolean
is_format (const RecourseExportPlan *plan, const char *name)
{
  return g_str_equal (plan->format, name);
}

/* Words */

static char *
dup_size_words (const RecourseExportPlan *plan)
{
  if (is_format (plan, "png"))
    return g_strdup_printf (_ ("%.0f × %.0f pixels"), plan->width * plan->scale,
                            plan->height * plan->scale);
  return g_strdup_printf (_ ("%.0f × %.0f, sharp at every size"), plan->width, plan->height);
}

static char *
dup_outcome (RecourseExportDialog *self)
{
  const RecourseExportPlan *plan = self->plan;
  const char *format = recourse_export_format_label (plan->format);
  g_autofree char *size = dup_size_words (plan);
  guint n_charts = 0;

  switch (plan->what)
    {
    case RECOURSE_EXPORT_ALL:
      recourse_charts (&n_charts);
      return g_strdup_printf (ngettext ("%u file in a folder: %s, %s each",
                                        "%u files in a folder: %s, %s each", n_charts),
                              n_charts, format, size);
    case RECOURSE_EXPORT_DECK:
      return g_strdup_printf (_ ("%s with all slides that are shown; this is the first"), format);
    case RECOURSE_EXPORT_BRIEF:
      return g_strdup_printf (_ ("%s, %s"), format, _ (papers[plan->paper]));
    case RECOURSE_EXPORT_CHART:
    case RECOURSE_EXPORT_SHEET:
    case RECOURSE_N_EXPORTS:
    default:
      return g_strdup_printf (_ ("%s, %s"), format, size);
    }
}

/* Said plainly: whoever gets the file gets this too. */
static char *
dup_model_words (RecourseExportDialog *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const guint n_claims = g_list_model_get_n_items (G_LIST_MODEL (dossier->claims));

  if (!self->plan->has_model)
    return g_strdup (_ ("Nothing but the picture. Recourse cannot open it again."));
  return g_strdup_printf (
      ngettext ("The dossier, %u claim and your choices travel inside the file. Whoever gets it "
                "can open it in Recourse.",
                "The dossier, %u claims and your choices travel inside the file. Whoever gets it "
                "can open it in Recourse.",
                n_claims),
      n_claims);
}

char *
recourse_export_dup_file_name (RecourseExportDialog *self)
{
  const RecourseExportPlan *plan = self->plan;
  const RecourseChart *chart = recourse_chart_find (plan->chart);
  const char *what = plan->what == RECOURSE_EXPORT_CHART
                         ? (chart != NULL ? _ (chart->label) : _ ("Comparison"))
                         : _ (whats[plan->what]);
  g_autofree char *name = NULL;

  if (plan->what == RECOURSE_EXPORT_SHEET)
    what = _ ("Dashboard");
  name = recourse_picture_dup_name (self->document, what);
  return g_strdup_printf ("%s.%s", name, plan->format);
}

/* Rows */

static void
fill_combo (AdwComboRow *row, const char *const *labels, guint n, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, labels[i]);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

void
recourse_export_rows_fill_formats (RecourseExportDialog *self)
{
  const char *const *names = recourse_export_formats (self->plan->what);
  const char *labels[G_N_ELEMENTS (formats)];
  guint n = 0, selected = 0;

  for (; names[n] != NULL; n++)
    {
      labels[n] = recourse_export_format_label (names[n]);
      selected = is_format (self->plan, names[n]) ? n : selected;
    }
  fill_combo (self->format_row, labels, n, selected);
  g_free (self->plan->format);
  self->plan->format = g_strdup (names[selected]);
}

static void
fill_charts (RecourseExportDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n_charts = 0, selected = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    {
      g_strv_builder_add (names, charts[i].name);
      g_ptr_array_add (labels, (gpointer)_ (charts[i].label));
    }
  if (self->plan->comparison != NULL)
    {
      g_strv_builder_add (names, "compare");
      g_ptr_array_add (labels, (gpointer)_ ("Comparison of scenarios"));
    }
  self->charts = g_strv_builder_end (names);
  for (guint i = 0; self->charts[i] != NULL; i++)
    selected = g_str_equal (self->charts[i], self->plan->chart) ? i : selected;
  fill_combo (self->chart_row, (const char *const *)labels->pdata, labels->len, selected);
}

/* The one that the plan has, at best with its density too; NULL: a free one. */
static const RecourseSize *
find_size (const RecourseExportPlan *plan)
{
  const RecourseSize *found = NULL;
  guint n;
  const RecourseSize *sizes = recourse_sizes (&n);

  for (guint i = 0; i < n; i++)
    if (plan->width == sizes[i].width && plan->height == sizes[i].height
        && (found == NULL || plan->scale == sizes[i].scale))
      found = &sizes[i];
  return found;
}

/* Those that have a name, as on the command line, and last any other. */
static void
fill_sizes (RecourseExportDialog *self)
{
  const RecourseExportPlan *plan = self->plan;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n;
  const RecourseSize *sizes = recourse_sizes (&n);
  const RecourseSize *found = find_size (plan);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (labels, (gpointer)_ (sizes[i].label));
  g_ptr_array_add (labels, (gpointer)_ ("Free"));
  fill_combo (self->size_row, (const char *const *)labels->pdata, labels->len,
              found != NULL ? (guint)(found - sizes) : n);
  gtk_spin_button_set_value (self->width_spin, plan->width);
  gtk_spin_button_set_value (self->height_spin, plan->height);
}

void
recourse_export_rows_fill_scales (RecourseExportDialog *self)
{
  const char *const labels[] = { _ ("1×"), _ ("1.5×"), _ ("2×"), _ ("3×") };
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    selected = self->plan->scale == scales[i] ? i : selected;
  fill_combo (self->scale_row, labels, G_N_ELEMENTS (scales), selected);
}

static void
fill_rest (RecourseExportDialog *self)
{
  const RecourseExportPlan *plan = self->plan;
  const char *labels[G_N_ELEMENTS (whats)];
  const char *theme_names[G_N_ELEMENTS (theme_labels)];
  const char *paper_names[G_N_ELEMENTS (papers)];
  guint theme = 0;

  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    labels[i] = _ (whats[i]);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      theme_names[i] = _ (theme_labels[i]);
      theme = plan->theme == themes[i] ? i : theme;
    }
  fill_combo (self->what_row, labels, G_N_ELEMENTS (labels), plan->what);
  fill_combo (self->theme_row, theme_names, G_N_ELEMENTS (theme_names), theme);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    paper_names[i] = _ (papers[i]);
  fill_combo (self->paper_row, paper_names, G_N_ELEMENTS (paper_names), plan->paper);
  gtk_switch_set_active (self->transparent_switch, plan->is_transparent);
  gtk_switch_set_active (self->title_switch, !(plan->omits & RECOURSE_CHART_OMITS_TITLE));
  gtk_switch_set_active (self->source_switch, !(plan->omits & RECOURSE_CHART_OMITS_SOURCE));
  gtk_switch_set_active (self->notes_switch, plan->has_notes);
  gtk_switch_set_active (self->model_switch, plan->has_model);
}

/* (nullable): NULL: a free one */
static const RecourseSize *
get_size (RecourseExportDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->size_row);
  guint n;
  const RecourseSize *sizes = recourse_sizes (&n);

  return selected < n ? &sizes[selected] : NULL;
}

void
recourse_export_rows_update (RecourseExportDialog *self)
{
  const RecourseExportPlan *plan = self->plan;
  const gboolean is_picture = recourse_export_is_picture (plan->what);
  const gboolean is_free = get_size (self) == NULL;
  const gboolean is_brief = plan->what == RECOURSE_EXPORT_BRIEF;
  g_autofree char *outcome = dup_outcome (self);
  g_autofree char *model = dup_model_words (self);

  gtk_widget_set_visible (GTK_WIDGET (self->chart_row), plan->what == RECOURSE_EXPORT_CHART);
  gtk_widget_set_visible (GTK_WIDGET (self->size_group), is_picture);
  gtk_widget_set_visible (GTK_WIDGET (self->width_row), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->height_row), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), is_format (plan, "png"));
  gtk_widget_set_visible (GTK_WIDGET (self->theme_row), !is_brief);
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), is_brief);
  gtk_widget_set_visible (GTK_WIDGET (self->transparent_row),
                          is_picture && !is_format (plan, "pdf"));
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), !is_brief);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), !is_brief);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_row),
                          plan->what == RECOURSE_EXPORT_DECK && is_format (plan, "pdf"));
  gtk_label_set_text (self->outcome, outcome);
  adw_action_row_set_subtitle (self->model_row, model);
  gtk_button_set_label (self->export_button,
                        plan->what == RECOURSE_EXPORT_ALL ? _ ("_Choose Folder…") : _ ("_Export…"));
}

static void
take_size (RecourseExportDialog *self)
{
  const RecourseSize *size = get_size (self);

  if (size != NULL)
    {
      self->plan->width = size->width;
      self->plan->height = size->height;
    }
  else
    {
      self->plan->width = gtk_spin_button_get_value (self->width_spin);
      self->plan->height = gtk_spin_button_get_value (self->height_spin);
    }
}

static void
take_chart (RecourseExportDialog *self)
{
  const guint chart = adw_combo_row_get_selected (self->chart_row);

  if (chart >= g_strv_length (self->charts))
    return;
  g_free (self->plan->chart);
  self->plan->chart = g_strdup (self->charts[chart]);
}

static void
take_format (RecourseExportDialog *self)
{
  const guint format = adw_combo_row_get_selected (self->format_row);

  g_free (self->plan->format);
  self->plan->format = g_strdup (recourse_export_formats (self->plan->what)[format]);
}

static void
take_looks (RecourseExportDialog *self)
{
  RecourseExportPlan *plan = self->plan;
  const guint scale = adw_combo_row_get_selected (self->scale_row);

  plan->scale = scales[MIN (scale, G_N_ELEMENTS (scales) - 1)];
  plan->theme = themes[adw_combo_row_get_selected (self->theme_row)];
  plan->paper = (RecoursePaper)adw_combo_row_get_selected (self->paper_row);
  plan->is_transparent = gtk_switch_get_active (self->transparent_switch);
  plan->omits = RECOURSE_CHART_OMITS_NOTHING;
  if (!gtk_switch_get_active (self->title_switch))
    plan->omits |= RECOURSE_CHART_OMITS_TITLE;
  if (!gtk_switch_get_active (self->source_switch))
    plan->omits |= RECOURSE_CHART_OMITS_SOURCE;
  plan->has_notes = gtk_switch_get_active (self->notes_switch);
  plan->has_model = gtk_switch_get_active (self->model_switch);
}

void
recourse_export_rows_fill (RecourseExportDialog *self)
{
  fill_rest (self);
  fill_charts (self);
  recourse_export_rows_fill_formats (self);
  fill_sizes (self);
  recourse_export_rows_fill_scales (self);
}

void
recourse_export_rows_take (RecourseExportDialog *self)
{
  take_chart (self);
  take_format (self);
  take_size (self);
  take_looks (self);
}

double
recourse_export_rows_get_scale (RecourseExportDialog *self)
{
  const RecourseSize *size = get_size (self);

  return size != NULL ? size->scale : self->plan->scale;
}
