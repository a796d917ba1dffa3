/* What `recourse render` is asked for. */
#pragma once

#include "charts/chart.h"
#include "output/export.h"
#include "state.h"

G_BEGIN_DECLS

typedef struct
{
  RecourseInput *input;
  RecourseView view;
  char *chart_name, *size_text, *scale_text, *format_name;
  gboolean is_untitled, is_unsourced;
  char *out;

  /* What follows from these. */
  const RecourseChart *charts;
  guint n_charts;
  gboolean is_folder;
  const RecourseFormat *format;
  double width, height;
  RecourseExport how; /* borrows its attachments */
} RecourseRender;

/* (transfer full) (nullable): %NULL with a sentence on standard error where the usage is wrong */
RecourseRender *recourse_render_parse (int argc, char **argv);
void recourse_render_free (RecourseRender *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseRender, recourse_render_free)

G_END_DECLS
