/* What `recourse render` is asked for. */
#pragma once

#include "charts/chart.h"
#include "commands/input.h"
#include "output/export.h"

G_BEGIN_DECLS

typedef struct
{
  RecourseInput *input;
  char *chart_name, *size_text, *scale_text, *theme_name, *format_name, *stakeholder_id;
  GStrv path_ids;
  char *out;

  /* What follows from these. */
  const RecourseChart *charts;
  guint n_charts;
  gboolean is_folder;
  const RecourseFormat *format;
  RecourseThemeKind theme;
  double width, height, scale;

  /* What follows from these and the dossier. */
  GArray *paths; /* indices, in the dossier's order */
  guint leader;
  guint stakeholder;
} RecourseRender;

/* (transfer full) (nullable): %NULL with a sentence on standard error where the usage is wrong */
RecourseRender *recourse_render_parse (int argc, char **argv);
void recourse_render_free (RecourseRender *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseRender, recourse_render_free)

/* Looks up paths and stakeholder; FALSE with a sentence on standard error where there is none such. */
gboolean recourse_render_resolve (RecourseRender *self, RecourseDossier *dossier);

G_END_DECLS
