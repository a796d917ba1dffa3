/* What the two halves of the export dialog share: export-dialog.c shows, previews and saves, export-rows.c takes the
 * plan to the rows and back. */
#pragma once

#include "ui/export/export-dialog.h"

#include "ui/chart/scene-stage.h"

struct _RecourseExportDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkButton *cancel_button;
  GtkButton *export_button;
  GtkProgressBar *progress;
  GtkBox *body;
  GtkStack *preview_stack;
  RecourseSceneStage *preview;
  GtkLabel *preview_words;
  GtkLabel *outcome;
  AdwComboRow *what_row;
  AdwComboRow *chart_row;
  AdwComboRow *format_row;
  AdwPreferencesGroup *size_group;
  AdwComboRow *size_row;
  AdwActionRow *width_row;
  AdwActionRow *height_row;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  AdwComboRow *scale_row;
  AdwComboRow *theme_row;
  AdwComboRow *paper_row;
  AdwActionRow *transparent_row;
  GtkSwitch *transparent_switch;
  AdwActionRow *title_row;
  GtkSwitch *title_switch;
  AdwActionRow *source_row;
  GtkSwitch *source_switch;
  AdwActionRow *notes_row;
  GtkSwitch *notes_switch;
  AdwActionRow *model_row;
  GtkSwitch *model_switch;

  RecourseDocument *document;
  RecourseSnapshot *snapshot;
  RecourseExportPlan *plan;
  GStrv charts; /* names, as in the row of charts */
  gboolean is_filling;
  guint patience;
  GCancellable *previewing; /* or NULL */
  GCancellable *saving;     /* or NULL */
};

/* Lists of what can be chosen, and rows as the plan has them. */
void recourse_export_rows_fill (RecourseExportDialog *self);
/* What depends on what is exported. */
void recourse_export_rows_fill_formats (RecourseExportDialog *self);
void recourse_export_rows_fill_scales (RecourseExportDialog *self);

/* The plan as the rows have it. */
void recourse_export_rows_take (RecourseExportDialog *self);
/* The density that the chosen size stands for. */
double recourse_export_rows_get_scale (RecourseExportDialog *self);

/* Takes away rows that mean nothing for the plan, and says what the file will be. */
void recourse_export_rows_update (RecourseExportDialog *self);

/* (transfer full): a name for the file */
char *recourse_export_dup_file_name (RecourseExportDialog *self);
const char *recourse_export_format_label (const char *format);
