/* What is selected in a document.  A pointer leads elsewhere once something before it is added or removed; so what
 * has an id is kept by its id, and its pointer is made anew after every edit. */
#include "ui/selection.h"

#include "ui/editor/editor-place.h"

struct _RecourseSelection
{
  GObject parent_instance;

  RecourseDocument *document; /* borrowed: it owns the selection */
  char *target;
  char *list; /* of the dossier, which has the record; or NULL */
  char *id;   /* of the record in @list */
  char *words;
};

G_DEFINE_FINAL_TYPE (RecourseSelection, recourse_selection, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TARGET,
  PROP_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
recourse_selection_finalize (GObject *object)
{
  RecourseSelection *self = RECOURSE_SELECTION (object);

  g_free (self->target);
  g_free (self->list);
  g_free (self->id);
  g_free (self->words);
  G_OBJECT_CLASS (recourse_selection_parent_class)->finalize (object);
}

static void
recourse_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RecourseSelection *self = RECOURSE_SELECTION (object);

  g_value_set_string (value, id == PROP_TARGET ? self->target : self->words);
}

static void
recourse_selection_class_init (RecourseSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = recourse_selection_finalize;
  object_class->get_property = recourse_selection_get_property;
  properties[PROP_TARGET] =
      g_param_spec_string ("target", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] =
      g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
recourse_selection_init (RecourseSelection *self)
{
}

/* Only what stands in one of the dossier's lists has an id that finds it again. */
static void
remember_record (RecourseSelection *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  RecourseRecord *record = NULL;
  const RecourseField *list = NULL;

  g_clear_pointer (&self->list, g_free);
  g_clear_pointer (&self->id, g_free);
  if (self->target == NULL || self->target[0] != '/')
    return;
  record = recourse_place_find (dossier, self->target);
  list = record != NULL ? recourse_place_list_of (dossier, record) : NULL;
  if (list == NULL || recourse_record_get_id (record) == NULL)
    return;
  self->list = g_strdup (list->key);
  self->id = g_strdup (recourse_record_get_id (record));
}

static char *
find_again (RecourseSelection *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  RecourseRecord *record = NULL;

  if (self->target == NULL || self->target[0] != '/')
    return g_strdup (self->target);
  record = self->id != NULL ? recourse_place_find_id (dossier, self->list, self->id)
                            : recourse_place_find (dossier, self->target);
  return record != NULL ? recourse_pointer_to (dossier, record) : NULL;
}

static void
on_dossier_changed (RecourseSelection *self)
{
  g_autofree char *target = find_again (self);

  if (g_strcmp0 (target, self->target) != 0)
    recourse_selection_set_target (self, target);
}

RecourseSelection *
recourse_selection_of (RecourseDocument *document)
{
  RecourseSelection *self = g_object_get_data (G_OBJECT (document), "recourse-selection");

  if (self == NULL)
    {
      self = g_object_new (RECOURSE_TYPE_SELECTION, NULL);
      self->document = document;
      g_object_set_data_full (G_OBJECT (document), "recourse-selection", self, g_object_unref);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (document), "dossier") != NULL)
        g_signal_connect_object (document, "notify::dossier", G_CALLBACK (on_dossier_changed), self,
                                 G_CONNECT_SWAPPED);
    }
  return self;
}

const char *
recourse_selection_get_target (RecourseSelection *self)
{
  return self->target;
}

void
recourse_selection_set_target (RecourseSelection *self, const char *target)
{
  char *copy = g_strdup (target); /* it may be our own */

  g_free (self->target);
  self->target = copy;
  remember_record (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TARGET]);
}

const char *
recourse_selection_get_words (RecourseSelection *self)
{
  return self->words;
}

void
recourse_selection_set_words (RecourseSelection *self, const char *words)
{
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}
