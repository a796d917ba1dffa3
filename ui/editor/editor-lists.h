/* The kinds of entries that a dossier holds, as the editor lists them. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/**
 * RecourseEditorList:
 * @key: of the dossier, such as `claims`; `""`: the facts about the dossier itself; `correlations`: the one record
 * @title: plural, untranslated
 * @new_label: what a new entry is called, untranslated; %NULL where there is just one record
 * @about: one sentence, untranslated
 * @starts_group: whether a gap goes before it
 */
typedef struct
{
  const char *key;
  const char *title;
  const char *new_label;
  const char *about;
  gboolean starts_group;
} RecourseEditorList;

const RecourseEditorList *recourse_editor_lists (guint *n_lists);

/* (nullable): the list called @key */
const RecourseEditorList *recourse_editor_list_find (const char *key);

/* (transfer none) (nullable): the entries of a list; %NULL where there is just one record */
GListStore *recourse_editor_list_entries (RecourseDossier *dossier, const char *key);

/**
 * recourse_editor_list_add:
 * @label: (nullable): what the new entry is called; %NULL: what new ones are called
 * @id: (out) (transfer full): of the new entry
 *
 * Adds an entry with what the format requires of it, sound as it stands.
 *
 * Returns: (transfer full) (nullable): %NULL: done; else why it was not
 */
char *recourse_editor_list_add (RecourseDocument *document,
                                const RecourseEditorList *list,
                                const char *label,
                                char **id);

G_END_DECLS
