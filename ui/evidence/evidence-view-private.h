/* What the parts of the view share: evidence-view.c shows the tables and the sheet, evidence-actions.c does what can be
 * asked for there. */
#pragma once

#include "ui/editor/editor-panes.h"
#include "ui/editor/editor-sheet.h"
#include "ui/evidence/evidence-table.h"
#include "ui/evidence/evidence-view.h"

enum
{
  CONFLICTS,
  CLAIMS,
  SOURCES,
  N_TABLES,
};

enum
{
  TABLE,
  SHEET,
};

struct _RecourseEvidenceView
{
  AdwBin parent_instance;

  RecoursePanes *panes;
  GtkWidget *table_pane;
  GtkSearchEntry *search;
  GtkButton *add_button;
  GtkWidget *filters;
  GtkDropDown *status;
  GtkDropDown *confidence;
  GtkDropDown *user;
  GtkWidget *switcher;
  GtkStack *tables;
  GtkPopoverMenu *menu;
  RecourseEditorSheet *sheet;
  RecourseEvidenceTable *table[N_TABLES];
  GtkWidget *conflict; /* owned: it is in the sheet only while a conflict is chosen */

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GSimpleActionGroup *actions;
  RecourseEvidenceFilter wanted;
  GPtrArray *users;  /* ids of the choice of users, from its second entry on */
  gboolean is_stale; /* the dossier changed while nobody was looking */
  gboolean is_updating;
};

/* The table that is shown. */
RecourseEvidenceTable *evidence_view_get_table (RecourseEvidenceView *self);
/* Chooses @id in the table that is shown, whatever the search and the filters say, and shows its sheet. */
void evidence_view_open (RecourseEvidenceView *self, const char *id);

/* Actions */
void evidence_view_add (RecourseEvidenceView *self);
void evidence_view_update_actions (RecourseEvidenceView *self);
void evidence_view_add_actions (RecourseEvidenceView *self);
/* The menu of the tables, by pointer and by key. */
void evidence_view_add_controllers (RecourseEvidenceView *self);
