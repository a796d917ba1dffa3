/* A list of faults, and adding to it. */
#include "model/fault.h"

static void
fault_free (gpointer data)
{
  RecourseFault *self = data;

  g_clear_object (&self->record);
  g_free (self->key);
  g_free (self->message);
  g_free (self->where);
  g_free (self);
}

RecourseFaults *
recourse_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

gboolean
recourse_faults_have_error (RecourseFaults *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (faults, i);

      if (!fault->is_warning)
        return TRUE;
    }
  return FALSE;
}

static RecourseFault *
add_fault (RecourseFaults *faults, gpointer record, const char *key, char *message)
{
  RecourseFault *fault = g_new0 (RecourseFault, 1);

  fault->record = record != NULL ? g_object_ref (record) : NULL;
  fault->key = g_strdup (key);
  fault->message = message;
  g_ptr_array_add (faults, fault);
  return fault;
}

RecourseFault *
recourse_faults_add (
    RecourseFaults *faults, gpointer record, const char *key, const char *format, ...)
{
  va_list arguments;
  char *message;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return add_fault (faults, record, key, message);
}

RecourseFault *
recourse_faults_add_warning (
    RecourseFaults *faults, gpointer record, const char *key, const char *format, ...)
{
  va_list arguments;
  RecourseFault *fault;

  va_start (arguments, format);
  fault = add_fault (faults, record, key, g_strdup_vprintf (format, arguments));
  va_end (arguments);
  fault->is_warning = TRUE;
  return fault;
}
