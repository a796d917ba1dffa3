/* Who is in view, and who is left out of it.  Neither is part of the dossier, nor a step that is undone: they say how
 * it is looked at.  Whoever is in view is shown, and somebody with outcomes always is. */
#include "config.h"

#include "document-private.h"

static RecourseStakeholder *
peek (RecourseDossier *dossier, guint i)
{
  g_autoptr (RecourseStakeholder) stakeholder =
      g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), i);

  return stakeholder; /* the dossier keeps it, or there is none */
}

const char *
recourse_document_stakeholder_at (RecourseDossier *dossier, guint index)
{
  RecourseStakeholder *stakeholder;

  for (guint i = 0; (stakeholder = peek (dossier, i)) != NULL; i++)
    if (!recourse_dossier_is_bystander (dossier, stakeholder) && index-- == 0)
      return recourse_record_get_id (RECOURSE_RECORD (stakeholder));
  return NULL;
}

static guint
index_of (RecourseDossier *dossier, const char *id)
{
  const char *other;

  for (guint i = 0; (other = recourse_document_stakeholder_at (dossier, i)) != NULL; i++)
    if (g_strcmp0 (other, id) == 0)
      return i;
  return 0;
}

static gboolean
is_in (const char *const *ids, const char *id)
{
  return ids != NULL && id != NULL && g_strv_contains (ids, id);
}

guint
recourse_document_get_stakeholder (RecourseDocument *self)
{
  return self->stakeholder;
}

static void
view (RecourseDocument *self, guint stakeholder)
{
  if (self->stakeholder == stakeholder)
    return;
  self->stakeholder = stakeholder;
  recourse_document_announce (self, RECOURSE_PROP_STAKEHOLDER);
}

/* (transfer full) (nullable): those of @ids who are in the dossier, in its order, but for @shown */
static GStrv
tidy (RecourseDossier *dossier, const char *const *ids, const char *shown)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tidied = NULL;
  RecourseStakeholder *stakeholder;

  for (guint i = 0; (stakeholder = peek (dossier, i)) != NULL; i++)
    {
      const char *id = recourse_record_get_id (RECOURSE_RECORD (stakeholder));

      if (is_in (ids, id) && g_strcmp0 (id, shown) != 0)
        g_strv_builder_add (builder, id);
    }
  tidied = g_strv_builder_end (builder);
  return tidied[0] != NULL ? g_steal_pointer (&tidied) : NULL;
}

/* The first with outcomes who is not among @hidden, the one in view rather than others; %G_MAXUINT: nobody is left. */
static guint
find_shown (RecourseDocument *self, const char *const *hidden)
{
  RecourseDossier *dossier = self->loaded->dossier;
  const char *id = recourse_document_stakeholder_at (dossier, self->stakeholder);

  if (id == NULL || !is_in (hidden, id))
    return self->stakeholder;
  for (guint i = 0; (id = recourse_document_stakeholder_at (dossier, i)) != NULL; i++)
    if (!is_in (hidden, id))
      return i;
  return G_MAXUINT;
}

static gboolean
same (const char *const *a, const char *const *b)
{
  static const char *const nobody[] = { NULL };

  return g_strv_equal (a != NULL ? a : nobody, b != NULL ? b : nobody);
}

/* Takes @hidden. */
static void
adopt_hidden (RecourseDocument *self, GStrv hidden)
{
  g_auto (GStrv) before = g_steal_pointer (&self->hidden);

  self->hidden = hidden;
  if (!same ((const char *const *)before, (const char *const *)hidden))
    recourse_document_announce (self, RECOURSE_PROP_HIDDEN);
}

const char *const *
recourse_document_get_hidden (RecourseDocument *self)
{
  return (const char *const *)self->hidden;
}

gboolean
recourse_document_set_hidden (RecourseDocument *self, const char *const *ids)
{
  g_auto (GStrv) hidden = NULL;
  guint stakeholder;

  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  hidden = tidy (self->loaded->dossier, ids, NULL);
  stakeholder = find_shown (self, (const char *const *)hidden);
  if (stakeholder == G_MAXUINT
      || (hidden != NULL
          && g_strv_length (hidden)
                 == g_list_model_get_n_items (G_LIST_MODEL (self->loaded->dossier->stakeholders))))
    return FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  adopt_hidden (self, g_steal_pointer (&hidden));
  recourse_document_set_stakeholder (self, stakeholder);
  g_object_thaw_notify (G_OBJECT (self));
  return TRUE;
}

void
recourse_document_set_stakeholder (RecourseDocument *self, guint stakeholder)
{
  const char *id;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (self->results == NULL || stakeholder < MAX (1, self->results->n_stakeholders));

  if (self->stakeholder == stakeholder)
    return;
  id = recourse_document_stakeholder_at (self->loaded->dossier, stakeholder);
  view (self, stakeholder);
  adopt_hidden (self, tidy (self->loaded->dossier, (const char *const *)self->hidden, id));
  recourse_document_ask_for_insight (self);
}

void
recourse_document_keep_view (RecourseDocument *self, const char *id)
{
  RecourseDossier *dossier = self->loaded->dossier;
  const guint index = index_of (dossier, id);

  view (self, index);
  adopt_hidden (self, tidy (dossier, (const char *const *)self->hidden,
                            recourse_document_stakeholder_at (dossier, index)));
}
