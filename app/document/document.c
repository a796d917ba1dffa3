/* An open dossier as an object: its properties, its beginning and its end.  How it changes is changing.c's. */
#include "config.h"

#include "document-private.h"

#include "choosing.h"

static GParamSpec *props[RECOURSE_PROP_RECOVERY_TROUBLE + 1];

G_DEFINE_FINAL_TYPE (RecourseDocument, recourse_document, G_TYPE_OBJECT)

void
recourse_document_announce (RecourseDocument *self, RecourseDocumentProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/* What views ask. */

RecourseDossier *
recourse_document_get_dossier (RecourseDocument *self)
{
  return self->loaded->dossier;
}

GFile *
recourse_document_get_file (RecourseDocument *self)
{
  return self->file;
}

const char *
recourse_document_get_digest (RecourseDocument *self)
{
  return self->loaded->digest;
}

const RecourseChoices *
recourse_document_get_choices (RecourseDocument *self)
{
  return self->choices;
}

RecourseProgram *
recourse_document_get_program (RecourseDocument *self)
{
  return self->program;
}

RecourseProgram *
recourse_document_get_plain_program (RecourseDocument *self)
{
  return self->plain;
}

RecourseResults *
recourse_document_get_results (RecourseDocument *self)
{
  return self->results;
}

RecourseInsight *
recourse_document_get_insight (RecourseDocument *self)
{
  return self->insight;
}

const char *
recourse_document_get_insight_trouble (RecourseDocument *self)
{
  return self->insight_trouble;
}

gboolean
recourse_document_get_is_exact (RecourseDocument *self)
{
  return self->is_exact;
}

/* The class. */

RecourseDocument *
recourse_document_new (RecourseLoaded *loaded, GFile *file)
{
  RecourseDocument *self;

  g_return_val_if_fail (loaded != NULL && loaded->program != NULL, NULL);

  self = g_object_new (RECOURSE_TYPE_DOCUMENT, NULL);
  self->loaded = loaded;
  self->saved = g_bytes_ref (loaded->bytes);
  self->disk_digest = g_strdup (loaded->digest);
  g_set_object (&self->file, file);
  self->choices = recourse_choosing_first (loaded->dossier);
  recourse_document_begin (self);
  return self;
}

static void
recourse_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RecourseDocument *self = RECOURSE_DOCUMENT (object);

  switch ((RecourseDocumentProperty)id)
    {
    case RECOURSE_PROP_RESULTS:
      g_value_set_pointer (value, self->results);
      return;
    case RECOURSE_PROP_INSIGHT:
      g_value_set_pointer (value, self->insight);
      return;
    case RECOURSE_PROP_IS_EXACT:
      g_value_set_boolean (value, self->is_exact);
      return;
    case RECOURSE_PROP_IS_BUSY:
      g_value_set_boolean (value, recourse_runner_is_busy (self->runner));
      return;
    case RECOURSE_PROP_CHOICES:
      g_value_set_pointer (value, self->choices);
      return;
    case RECOURSE_PROP_LEADER:
      g_value_set_uint (value, recourse_document_get_leader (self));
      return;
    case RECOURSE_PROP_STAKEHOLDER:
      g_value_set_uint (value, self->stakeholder);
      return;
    case RECOURSE_PROP_HIDDEN:
      g_value_set_boxed (value, self->hidden);
      return;
    case RECOURSE_PROP_UNDO_NAME:
      g_value_set_string (value, recourse_history_undo_name (self->history));
      return;
    case RECOURSE_PROP_REDO_NAME:
      g_value_set_string (value, recourse_history_redo_name (self->history));
      return;
    case RECOURSE_PROP_MESSAGE:
      g_value_set_string (value, self->message);
      return;
    case RECOURSE_PROP_DOSSIER:
      g_value_set_object (value, self->loaded->dossier);
      return;
    case RECOURSE_PROP_FILE:
      g_value_set_object (value, self->file);
      return;
    case RECOURSE_PROP_IS_MODIFIED:
      g_value_set_boolean (value, self->is_modified);
      return;
    case RECOURSE_PROP_IS_CHANGED_ON_DISK:
      g_value_set_boolean (value, self->is_changed_on_disk);
      return;
    case RECOURSE_PROP_RECOVERY_TROUBLE:
      g_value_set_string (value, self->trouble);
      return;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
recourse_document_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == RECOURSE_PROP_STAKEHOLDER)
    recourse_document_set_stakeholder (RECOURSE_DOCUMENT (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
recourse_document_finalize (GObject *object)
{
  RecourseDocument *self = RECOURSE_DOCUMENT (object);

  recourse_document_stop_guarding (self);
  recourse_adviser_free (self->adviser);
  recourse_runner_free (self->runner);
  recourse_history_free (self->history);
  recourse_choices_free (self->choices);
  g_clear_pointer (&self->program, recourse_program_unref);
  g_clear_pointer (&self->plain, recourse_program_unref);
  g_clear_pointer (&self->results, recourse_results_unref);
  g_clear_pointer (&self->insight, recourse_insight_unref);
  g_free (self->insight_trouble);
  g_strfreev (self->hidden);
  recourse_loaded_free (self->loaded);
  g_free (self->disk_digest);
  g_free (self->found_digest);
  g_free (self->trouble);
  g_clear_pointer (&self->saved, g_bytes_unref);
  g_clear_pointer (&self->saved_plain, g_bytes_unref);
  g_clear_object (&self->file);
  g_free (self->message);
  G_OBJECT_CLASS (recourse_document_parent_class)->finalize (object);
}

static void
recourse_document_class_init (RecourseDocumentClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = recourse_document_get_property;
  object_class->set_property = recourse_document_set_property;
  object_class->finalize = recourse_document_finalize;

  props[RECOURSE_PROP_RESULTS] = g_param_spec_pointer ("results", NULL, NULL, readable);
  props[RECOURSE_PROP_INSIGHT] = g_param_spec_pointer ("insight", NULL, NULL, readable);
  props[RECOURSE_PROP_IS_EXACT] = g_param_spec_boolean ("is-exact", NULL, NULL, FALSE, readable);
  props[RECOURSE_PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, readable);
  props[RECOURSE_PROP_CHOICES] = g_param_spec_pointer ("choices", NULL, NULL, readable);
  props[RECOURSE_PROP_LEADER] = g_param_spec_uint ("leader", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[RECOURSE_PROP_STAKEHOLDER] =
      g_param_spec_uint ("stakeholder", NULL, NULL, 0, G_MAXUINT, 0, readable | G_PARAM_WRITABLE);
  props[RECOURSE_PROP_HIDDEN] = g_param_spec_boxed ("hidden", NULL, NULL, G_TYPE_STRV, readable);
  props[RECOURSE_PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, readable);
  props[RECOURSE_PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, readable);
  props[RECOURSE_PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  props[RECOURSE_PROP_DOSSIER] =
      g_param_spec_object ("dossier", NULL, NULL, RECOURSE_TYPE_DOSSIER, readable);
  props[RECOURSE_PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  props[RECOURSE_PROP_IS_MODIFIED] =
      g_param_spec_boolean ("is-modified", NULL, NULL, FALSE, readable);
  props[RECOURSE_PROP_IS_CHANGED_ON_DISK] =
      g_param_spec_boolean ("is-changed-on-disk", NULL, NULL, FALSE, readable);
  props[RECOURSE_PROP_RECOVERY_TROUBLE] =
      g_param_spec_string ("recovery-trouble", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
recourse_document_init (RecourseDocument *self)
{
  self->history = recourse_history_new ();
  self->runner = recourse_runner_new (recourse_document_take_results, self);
}
