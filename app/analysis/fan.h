/* The years of the horizon: what of each outcome falls in which of them, and the mean and quantiles of that.  Internal to
 * the room. */
#pragma once

#include "bracket.h"
#include "kernel.h"

/* What of an outcome falls in a year for a stakeholder: a sum of parts by the factors of their profiles. */
typedef struct
{
  guint32 column; /* payoff × years + year */
  guint32 first;  /* of its products */
  guint32 n;      /* of them; 0: the same amount in every draw */
  double amount;
} RecourseFanEntry;

/* Two of the plan's roots. */
typedef struct
{
  guint32 part, factor;
} RecourseFanProduct;

/* What all threads share; nothing in it changes while they count. */
typedef struct
{
  const RecoursePlan *plan;     /* borrowed */
  const RecourseKernel *kernel; /* borrowed */
  guint n_stakeholders, n_slots, n_years;
  guint n_columns;            /* payoffs × years */
  GArray *entries;            /* RecourseFanEntry, of outcomes that differ from draw to draw */
  GArray *products;           /* RecourseFanProduct */
  guint32 *first_entry;       /* [step], and where those of the last step end */
  RecourseBrackets *brackets; /* [column] */
  guint8 *is_open;            /* [column] whether it is still to be counted */
} RecourseFan;

/* What one thread counts. */
typedef struct
{
  RecourseBracketCounts *counts; /* [column] */
  double *amounts;               /* [RECOURSE_BLOCK] */
} RecourseFanCounts;

void recourse_fan_init (RecourseFan *self,
                        const RecourseProgram *program,
                        const RecoursePlan *plan,
                        const RecourseKernel *kernel,
                        const guint8 *is_constant);
void recourse_fan_clear (RecourseFan *self);

gboolean recourse_fan_counts_init (RecourseFanCounts *self, const RecourseFan *fan);
void recourse_fan_counts_clear (RecourseFanCounts *self, const RecourseFan *fan);
void recourse_fan_counts_merge (RecourseFanCounts *self,
                                const RecourseFanCounts *other,
                                const RecourseFan *fan);

/* The amounts of an entry in a block of @n draws. */
void recourse_fan_compute (const RecourseFan *self,
                           const RecourseFanEntry *entry,
                           const RecourseRegisters *registers,
                           guint n,
                           double *amounts);

/* Marks the roots that @entry is made of. */
void recourse_fan_want (const RecourseFan *self, const RecourseFanEntry *entry, guint8 *is_wanted);

/* What falls in @year for @stakeholder of an outcome whose step is the same in every draw. */
double recourse_fan_constant (const RecourseFan *self, guint step, guint stakeholder, guint year);

static inline const RecourseFanEntry *
recourse_fan_entry (const RecourseFan *self, guint32 i)
{
  return &g_array_index (self->entries, RecourseFanEntry, i);
}
