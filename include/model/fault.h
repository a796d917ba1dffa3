/* Something wrong with a dossier: what, about which record and field, and the remedy.  Rules of the
 * model and of the analysis report faults in these terms; the file room turns them into lines and
 * columns. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * RecourseFault:
 * @is_warning: whether the dossier can be used all the same
 * @record: (nullable): the record at fault; %NULL: the dossier as a whole, or a place in the text
 * @key: (nullable): the field of @record, or a path below it such as `set.pause`, `weights[2]` or
 *    `distribution.p50`
 * @message: what is wrong and the remedy, one sentence, without the place
 * @where: (nullable): the place in words, `terms[3] "microsoft_azure".formula`; filled by the file room
 * @line: from 1; 0 where unknown
 * @column: in characters from 1
 */
typedef struct
{
  gboolean is_warning;
  RecourseRecord *record;
  char *key;
  char *message;
  char *where;
  guint line;
  guint column;
} RecourseFault;

/* A GPtrArray of RecourseFault that owns them. */
typedef GPtrArray RecourseFaults;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseFaults, g_ptr_array_unref)

RecourseFaults *recourse_faults_new (void);
gboolean recourse_faults_have_error (RecourseFaults *faults);
RecourseFault *recourse_faults_add (RecourseFaults *faults,
                                    gpointer record,
                                    const char *key,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (4, 5);
RecourseFault *recourse_faults_add_warning (RecourseFaults *faults,
                                            gpointer record,
                                            const char *key,
                                            const char *format,
                                            ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
