/* What the evidence view's bar of filters offers, and the keys of its tables. */
#pragma once

#include "model/dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @choice with @any and the @words of the format, as people read them. */
void recourse_evidence_fill_words (GtkDropDown *choice, const char *any, const char *const *words);

/**
 * recourse_evidence_fill_users:
 * @ids: (element-type utf8): filled with the ids of the entries, from the second on
 * @wanted: (nullable): the id that is chosen
 *
 * Fills @choice with the stakeholders and investments that may rest on a claim.
 */
void recourse_evidence_fill_users (GtkDropDown *choice,
                                   RecourseDossier *dossier,
                                   GPtrArray *ids,
                                   const char *wanted);

/* On the tables alone: in the search and in the form these keys mean the text. */
void recourse_evidence_add_keys (GtkWidget *tables, GtkShortcutFunc menu, gpointer user_data);

G_END_DECLS
