/* One dossier: everything its file says, as records in list models. */
#pragma once

#include "model/assignment.h"
#include "model/assumptions.h"
#include "model/evidence.h"
#include "model/formulas.h"
#include "model/holdings.h"
#include "model/path.h"
#include "model/scenario.h"
#include "model/slide-entry.h"
#include "model/stakeholder.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_BASELINE (recourse_baseline_get_type ())
RECOURSE_DECLARE_RECORD (Baseline, baseline, BASELINE)

/* The state that a payoff of zero stands for. */
struct _RecourseBaseline
{
  RecourseRecord parent_instance;

  char *description;
};

#define RECOURSE_TYPE_DOSSIER (recourse_dossier_get_type ())
RECOURSE_DECLARE_RECORD (Dossier, dossier, DOSSIER)

struct _RecourseDossier
{
  RecourseRecord parent_instance;

  char *format; /* "recourse/1" */
  char *title;
  char *summary;
  char *notice;
  char *as_of;
  char *currency;
  char *unit;
  RecourseHorizon *horizon;   /* or NULL */
  RecourseBaseline *baseline; /* or NULL */
  GListStore *sources;
  GListStore *claims;
  GListStore *conflicts;
  GListStore *stakeholders;
  GListStore *investments;
  GListStore *stakes;
  GListStore *events;
  GListStore *constants;
  GListStore *levers;
  GListStore *drivers;
  RecourseCorrelations *correlations; /* or NULL */
  RecourseDiscount *discount;         /* or NULL */
  GListStore *profiles;
  GListStore *variables;
  GListStore *parameters;
  GListStore *terms;
  GListStore *paths;
  GListStore *bargains;
  GListStore *scenarios;
  GListStore *slides; /* empty: the standard deck */
};

RecourseDossier *recourse_dossier_new (void);

/**
 * recourse_dossier_find:
 * @list: one of the dossier's lists
 *
 * Looks up a record by id; constant time once a list is longer than a few.
 *
 * Returns: (transfer none) (nullable): the record of @list with that id
 */
gpointer recourse_dossier_find (RecourseDossier *self, GListStore *list, const char *id);

/**
 * recourse_dossier_index_of:
 *
 * Returns: the position in @list of the record with that id, or %G_MAXUINT
 */
guint recourse_dossier_index_of (RecourseDossier *self, GListStore *list, const char *id);

/**
 * recourse_dossier_is_bystander:
 *
 * Returns: whether @stakeholder has no decision, term, payoff or look-through, and so no outcome
 */
gboolean recourse_dossier_is_bystander (RecourseDossier *self, RecourseStakeholder *stakeholder);

/**
 * recourse_dossier_dup_unit:
 *
 * Returns: (transfer full): currency and unit as far as present, such as "USD bn"; may be ""
 */
char *recourse_dossier_dup_unit (RecourseDossier *self);

G_END_DECLS
