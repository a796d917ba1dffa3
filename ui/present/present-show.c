/* The course of a presentation.  It knows slides and document but no widget, so that the screen for the audience and
 * the window with the notes are two views of it and always agree. */
#include "config.h"

#include "ui/present/present-show.h"

#include "ui/chart/chart-state.h"
#include "ui/inspector/figures.h"

struct _RecoursePresentShow
{
  GObject parent_instance;

  RecourseDocument *document;
  GPtrArray *slides; /* RecourseSlide: those not hidden */
  guint at;
  gint64 began_us;
};

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where a presentation of a document was left; the next one goes on there. */
static const char left_at[] = "recourse-present-at";

G_DEFINE_FINAL_TYPE (RecoursePresentShow, recourse_present_show, G_TYPE_OBJECT)

static void
read_slides (RecoursePresentShow *self)
{
  g_autoptr (GPtrArray) all =
      recourse_slides_effective (recourse_document_get_dossier (self->document), NULL);

  g_clear_pointer (&self->slides, g_ptr_array_unref);
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_slide_unref);
  for (guint i = 0; i < all->len; i++)
    {
      RecourseSlide *slide = g_ptr_array_index (all, i);

      if (!slide->is_hidden)
        g_ptr_array_add (self->slides, recourse_slide_ref (slide));
    }
}

static guint
find_slide (RecoursePresentShow *self, const char *id)
{
  for (guint i = 0; i < self->slides->len; i++)
    if (g_strcmp0 (recourse_present_show_get_slide (self, i)->id, id) == 0)
      return i;
  return self->slides->len > 0 ? MIN (self->at, self->slides->len - 1) : 0;
}

/* The slide stays by its name while slides come and go around it. */
static void
on_dossier_changed (RecoursePresentShow *self)
{
  g_autofree char *id = self->at < self->slides->len
                            ? g_strdup (recourse_present_show_get_slide (self, self->at)->id)
                            : NULL;

  read_slides (self);
  self->at = find_slide (self, id);
  if (self->slides->len == 0)
    g_signal_emit (self, signals[ENDED], 0);
  else
    g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

static void
on_figures_changed (RecoursePresentShow *self)
{
  if (self->slides->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

static void
recourse_present_show_dispose (GObject *object)
{
  RecoursePresentShow *self = RECOURSE_PRESENT_SHOW (object);

  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_present_show_parent_class)->dispose (object);
}

static void
recourse_present_show_class_init (RecoursePresentShowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_present_show_dispose;
  signals[CHANGED] = g_signal_new ("changed", RECOURSE_TYPE_PRESENT_SHOW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[ENDED] = g_signal_new ("ended", RECOURSE_TYPE_PRESENT_SHOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
recourse_present_show_init (RecoursePresentShow *self)
{
}

RecoursePresentShow *
recourse_present_show_new (RecourseDocument *document)
{
  static const char *const figures[] = { "notify::results", "notify::insight", "notify::choices",
                                         "notify::stakeholder" };
  RecoursePresentShow *self = g_object_new (RECOURSE_TYPE_PRESENT_SHOW, NULL);

  self->document = g_object_ref (document);
  recourse_present_show_restart_clock (self);
  read_slides (self);
  self->at = find_slide (self, g_object_get_data (G_OBJECT (document), left_at));
  g_signal_connect_object (document, "notify::dossier", G_CALLBACK (on_dossier_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_signal_connect_object (document, figures[i], G_CALLBACK (on_figures_changed), self,
                             G_CONNECT_SWAPPED);
  return self;
}

RecourseDocument *
recourse_present_show_get_document (RecoursePresentShow *self)
{
  return self->document;
}

guint
recourse_present_show_get_n_slides (RecoursePresentShow *self)
{
  return self->slides->len;
}

guint
recourse_present_show_get_at (RecoursePresentShow *self)
{
  return self->at;
}

RecourseSlide *
recourse_present_show_get_slide (RecoursePresentShow *self, guint i)
{
  return g_ptr_array_index (self->slides, i);
}

void
recourse_present_show_go (RecoursePresentShow *self, int at)
{
  const guint wanted = (guint)CLAMP (at, 0, MAX ((int)self->slides->len - 1, 0));

  if (self->slides->len == 0 || wanted == self->at)
    return;
  self->at = wanted;
  g_object_set_data_full (G_OBJECT (self->document), left_at,
                          g_strdup (recourse_present_show_get_slide (self, wanted)->id), g_free);
  g_signal_emit (self, signals[CHANGED], 0, FALSE);
}

void
recourse_present_show_toggle_path (RecoursePresentShow *self, guint path)
{
  GListModel *paths = G_LIST_MODEL (recourse_document_get_dossier (self->document)->paths);
  RecourseSlide *slide = recourse_present_show_get_slide (self, self->at);

  if (path >= g_list_model_get_n_items (paths))
    return;
  if (slide->paths != NULL)
    {
      RecourseSlide *free_slide = recourse_slide_copy (slide);

      g_clear_pointer (&free_slide->paths, g_strfreev);
      recourse_slide_unref (slide);
      g_ptr_array_index (self->slides, self->at) = free_slide;
    }
  recourse_document_toggle_path (self->document, path);
}

RecourseScene *
recourse_present_show_lay_out (
    RecoursePresentShow *self, guint i, double width, double height, gboolean is_rtl)
{
  g_autoptr (GArray) paths = recourse_chart_state_list_paths (self->document);
  RecourseInsight *insight = recourse_document_get_insight (self->document);
  const RecourseBriefing briefing = {
    .dossier = recourse_document_get_dossier (self->document),
    .choices = recourse_document_get_choices (self->document),
    .program = recourse_document_get_program (self->document),
    .results = recourse_document_get_results (self->document),
    .insight = insight,
    .paths = (const guint *)(gpointer)paths->data,
    .n_paths = paths->len,
    .leader = recourse_document_get_leader (self->document),
    .stakeholder = recourse_document_get_stakeholder (self->document),
    .numbers = recourse_figures_form (),
    .text_scale = 1,
    .is_rtl = is_rtl,
  };

  return recourse_slide_lay_out (recourse_present_show_get_slide (self, i), &briefing, width,
                                 height, RECOURSE_CHART_OMITS_NOTHING);
}

char *
recourse_slide_dup_name (const RecourseSlide *slide)
{
  return g_strdup (slide->title != NULL ? slide->title : recourse_slide_kind_label (slide->kind));
}

gint64
recourse_present_show_get_elapsed_s (RecoursePresentShow *self)
{
  return (g_get_monotonic_time () - self->began_us) / G_USEC_PER_SEC;
}

void
recourse_present_show_restart_clock (RecoursePresentShow *self)
{
  self->began_us = g_get_monotonic_time ();
}
