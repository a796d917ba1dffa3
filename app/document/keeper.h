/* One document's place in the recovery folder: what was given last is there, and nothing before it. */
#pragma once

#include "document/recovery.h"

G_BEGIN_DECLS

typedef struct _RecourseKeeper RecourseKeeper;

/**
 * RecourseKeeperFunc:
 * @error: (nullable): why the work could not be kept; %NULL: it was
 *
 * Called in the thread that runs the default main context.
 */
typedef void (*RecourseKeeperFunc) (const GError *error, gpointer user_data);

/* @name, @lock: (nullable) those of work recovered, taken; %NULL and -1: new ones */
RecourseKeeper *
recourse_keeper_new (char *name, int lock, RecourseKeeperFunc func, gpointer user_data);

/* Keeps the work, in a worker.  @work: bytes as recourse_work_write() makes them. */
void recourse_keeper_keep (RecourseKeeper *self, GBytes *work);

/* Nothing is to be kept any more: removes what is there, in a worker. */
void recourse_keeper_drop (RecourseKeeper *self);

/* Waits for workers.  @last: (nullable) kept now, blocking; where there is none and @keep is FALSE what is there goes.
 * The function is not called any more. */
void recourse_keeper_close (RecourseKeeper *self, GBytes *last, gboolean keep);

/* The text of a file of the recovery folder. */
GBytes *recourse_work_write (const RecourseRecovered *work);
/* (transfer full) (nullable): NULL where it is none, or not whole */
RecourseRecovered *recourse_work_read (GBytes *text);

/* (transfer full): a path in the recovery folder; makes the folder where @make */
char *recourse_recovery_path (const char *name, const char *ending, gboolean make);

/* A descriptor that holds the lock, or -1 with errno: EWOULDBLOCK where another holds it. */
int recourse_recovery_lock (const char *name, gboolean make);

#define RECOURSE_WORK_ENDING ".recovery"
#define RECOURSE_LOCK_ENDING ".lock"

G_END_DECLS
