/* The investments of a dossier as bars: one for each investor, recipient and kind of money, cut into
 * slices so that nothing counts twice, with what is contested about the total. */
#pragma once

#include "parts.h"

G_BEGIN_DECLS

/**
 * ChartSlice:
 * @investment: (nullable): borrowed; %NULL: the part of a total that no slice accounts for
 * @total: borrowed: the total it is a part of, or the investment itself
 * @status: as the dossier states it
 * @standing: how sure it looks: assumed where no claim says so, reported for what no slice accounts for
 * @n_merged: how many smaller ones it stands for, beyond itself
 */
typedef struct
{
  RecourseInvestment *investment;
  RecourseInvestment *total;
  double amount;
  ChartStatus status, standing;
  guint n_merged;
} ChartSlice;

/**
 * ChartBar:
 * @low: least figure that a claim puts on the total; equal to @total where amounts are not contested
 * @conflicts: (element-type RecourseConflict): borrowed: what is contested about it
 * @overrun: by how much slices exceed the totals they are parts of
 */
typedef struct
{
  const char *from, *to;
  gboolean is_money; /* equity or cash; otherwise a contract */
  const char *kind;
  double total;
  double firm; /* paid or committed */
  double paid;
  double low, high;
  double overrun;
  GArray *slices; /* ChartSlice */
  GPtrArray *conflicts;
} ChartBar;

typedef struct
{
  GPtrArray *bars;  /* ChartBar, money first, then in the order of the parties */
  guint n_unusable; /* investments without a finite amount */
} ChartLedger;

/* Of the investors shown. */
ChartLedger *chart_ledger_new (const ChartFrame *frame);
/* The same with what others pay to the parties shown. */
ChartLedger *chart_ledger_new_between (const ChartFrame *frame);
/* The same, with every slice on its own however many there are: each has its date. */
ChartLedger *chart_ledger_new_itemised (const ChartFrame *frame);
void chart_ledger_free (ChartLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartLedger, chart_ledger_free)

/* "paid", "paid, assumed": how sure @slice is.  (transfer full) */
char *chart_slice_word (const ChartSlice *slice);

/* The investment or total that says what @slice is. */
RecourseInvestment *chart_slice_record (const ChartSlice *slice);

/* What is contested about @bar: question, the figures that claims put on the whole, and which is in use;
 * in full for a tooltip, in one line for a note.  (transfer full) */
char *chart_bar_conflicts_in_words (const ChartFrame *frame, const ChartBar *bar);
char *chart_bar_conflicts_in_short (const ChartFrame *frame, const ChartBar *bar);

/* Links @mark to a source of what is put into @bar. */
void chart_link_bar (const ChartFrame *frame, RecourseMark *mark, const ChartBar *bar);

/* "equity in OpenAI", "compute from OpenAI"…  (transfer full) */
char *chart_bar_purpose (const ChartFrame *frame, const ChartBar *bar);

/* What is contested about the totals of @bars in figures, for a note.  (transfer full) */
char *chart_bars_contested (const ChartFrame *frame, GPtrArray *bars);

/* Puts @text at the foot of the plot, off which it takes its height, where a picture has room for it. */
void chart_contested_note (ChartFrame *frame, const char *text);

G_END_DECLS
