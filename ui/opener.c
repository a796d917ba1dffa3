/* Reads dossiers without making anybody wait: file, rules and formulas are gone through in a worker, and
 * what comes back is whole, or says everything that is wrong with it. */
#include "ui/opener.h"

#include "file/load.h"
#include "ui/font-ahead.h"

typedef struct
{
  RecourseLoaded *loaded;
  RecourseLiving *living;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *self = data;

  g_clear_pointer (&self->loaded, recourse_loaded_free);
  g_clear_pointer (&self->living, recourse_living_free);
  g_free (self);
}

/* (nullable): with @error set */
static Opened *
open_now (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = file != NULL ? recourse_load_regular_file (file, cancellable, error)
                                          : recourse_embedded_default ();
  RecourseLiving *living = bytes != NULL ? recourse_living_open (bytes, error) : NULL;
  Opened *opened;

  if (living == NULL)
    return NULL;
  opened = g_new0 (Opened, 1);
  opened->living = living;
  opened->loaded = recourse_loaded_new (living->dossier, NULL);
  return opened;
}

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Opened *opened = open_now (data, cancellable, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, opened_free);
  else
    g_task_return_error (task, error);
}

void
recourse_opener_read_async (GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, recourse_opener_read_async);
  if (file != NULL)
    g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_worker);
}

RecourseLoaded *
recourse_opener_read_finish (GAsyncResult *result, RecourseLiving **living, GError **error)
{
  Opened *opened;
  RecourseLoaded *loaded;

  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_opener_read_async), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return NULL;
  loaded = g_steal_pointer (&opened->loaded);
  *living = g_steal_pointer (&opened->living);
  opened_free (opened);
  return loaded;
}

/* What was begun before there was anybody to tell: read first, then drawn. */

static struct
{
  GMutex lock;
  GCond changed;
  GFile *file;
  Opened *opened; /* NULL: not yet, in vain, or taken */
  GCancellable *drawing;
  RecourseChartAhead charts;
  RecourseThemeKind theme;
  double scale;
  gboolean is_begun, is_read, has_ended, has_theme;
} ahead;

static void
announce (gboolean *flag)
{
  g_mutex_lock (&ahead.lock);
  *flag = TRUE;
  g_cond_broadcast (&ahead.changed);
  g_mutex_unlock (&ahead.lock);
}

static gboolean
wait_for (const gboolean *flag, gint64 wait_us)
{
  const gint64 end_us = g_get_monotonic_time () + wait_us;
  gboolean is_set;

  g_mutex_lock (&ahead.lock);
  while (!*flag && g_cond_wait_until (&ahead.changed, &ahead.lock, end_us))
    ;
  is_set = *flag;
  g_mutex_unlock (&ahead.lock);
  return is_set;
}

static void
wait_for_theme (void)
{
  g_mutex_lock (&ahead.lock);
  while (!ahead.has_theme)
    g_cond_wait (&ahead.changed, &ahead.lock);
  g_mutex_unlock (&ahead.lock);
}

static void
draw (const Opened *opened)
{
  recourse_loaded_draw (opened->loaded, ahead.drawing);
  if (ahead.charts.charts != NULL)
    recourse_chart_ahead_lay_out (opened->loaded, &ahead.charts, ahead.drawing);
}

/* The thread that laid the charts out paints them, since it has found their fonts. */
static gpointer
read_ahead (gpointer data)
{
  ahead.opened = open_now (ahead.file, NULL, NULL);
  announce (&ahead.is_read);
  if (ahead.opened != NULL)
    draw (ahead.opened);
  announce (&ahead.has_ended);
  recourse_font_ahead_find ();
  wait_for_theme ();
  recourse_chart_ahead_paint (ahead.theme, ahead.scale);
  return NULL;
}

void
recourse_opener_begin (GFile *file, const RecourseChartAhead *charts)
{
  g_return_if_fail (!ahead.is_begun);

  ahead.is_begun = TRUE;
  ahead.drawing = g_cancellable_new ();
  g_set_object (&ahead.file, file);
  ahead.charts = *charts;
  if (charts->charts != NULL)
    g_variant_ref (charts->charts);
  g_thread_unref (g_thread_new ("read-ahead", read_ahead, NULL));
}

void
recourse_opener_go_on (RecourseThemeKind theme, double scale)
{
  ahead.theme = theme;
  ahead.scale = scale;
  announce (&ahead.has_theme);
}

static gboolean
is_same (GFile *a, GFile *b)
{
  return a == NULL || b == NULL ? a == b : g_file_equal (a, b);
}

static gboolean
is_sound (const Opened *opened)
{
  return opened->loaded->program != NULL && !recourse_faults_have_error (opened->loaded->faults);
}

/* A draw that takes longer is given up, so that what it draws from can be had. */
RecourseLoaded *
recourse_opener_take (GFile *file, gint64 wait_us, RecourseLiving **living)
{
  RecourseLoaded *loaded = NULL;

  if (!ahead.is_begun || !is_same (ahead.file, file))
    return NULL;
  if (!wait_for (&ahead.is_read, wait_us) || !wait_for (&ahead.has_ended, wait_us))
    g_cancellable_cancel (ahead.drawing);
  if (!wait_for (&ahead.is_read, 0) || !wait_for (&ahead.has_ended, wait_us)
      || ahead.opened == NULL)
    return NULL;
  if (is_sound (ahead.opened))
    {
      loaded = g_steal_pointer (&ahead.opened->loaded);
      *living = g_steal_pointer (&ahead.opened->living);
    }
  g_clear_pointer (&ahead.opened, opened_free);
  return loaded;
}

static void
view_stakeholder (RecourseDocument *document, const char *id)
{
  const RecourseResults *results = recourse_document_get_results (document);

  for (guint i = 0; results != NULL && id != NULL && i < results->n_stakeholders; i++)
    if (g_str_equal (results->stakeholders[i], id))
      recourse_document_set_stakeholder (document, i);
}

RecourseDocument *
recourse_opener_create_document (RecourseLoaded *loaded, const RecourseLiving *living, GFile *file)
{
  RecourseDocument *document = recourse_document_new (loaded, living->is_picture ? NULL : file);

  if (living->trials > 0)
    recourse_document_restore_draws (document, living->trials, living->seed);
  if (living->choices != NULL)
    recourse_document_restore_choices (document, living->choices);
  recourse_document_set_hidden (document, (const char *const *)living->hidden);
  view_stakeholder (document, living->stakeholder);
  return document;
}
