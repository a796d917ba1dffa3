/* What moves a result: one driver or two at a time, the others at their medians. */
#pragma once

#include "analysis/program.h"

G_BEGIN_DECLS

typedef struct
{
  double at_p10, at_p90; /* value of the path with the driver there */
} RecourseBar;

/* Values of one path to one stakeholder.  `bars` has one for each driver, in the dossier's order. */
typedef struct
{
  guint path, stakeholder;
  gboolean is_fixed; /* policy held as chosen at means; else free */
  double base;       /* all drivers at their medians */
  guint n_bars;
  RecourseBar *bars;
} RecourseTornado;

/**
 * recourse_program_tornado:
 * @stakeholder: index among those with outcomes
 * @is_fixed: whether decisions stay as the rollback at means takes them, or follow what is best
 *
 * Returns: (transfer full) (nullable): %NULL with @error set where a formula has no value there
 */
RecourseTornado *recourse_program_tornado (
    RecourseProgram *self, guint path, guint stakeholder, gboolean is_fixed, GError **error);
void recourse_tornado_free (RecourseTornado *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseTornado, recourse_tornado_free)

/* The value of a path along one driver. */
typedef struct
{
  guint n_points;
  double *x; /* of the driver, ascending */
  double *y; /* of the path */
} RecourseLine;

typedef struct
{
  guint path, stakeholder;
  gboolean is_fixed;
  guint n_lines; /* one for each driver */
  RecourseLine *lines;
} RecourseSpider;

/* From P5 to P95 of each driver; of one that takes few values, through these. */
RecourseSpider *recourse_program_spider (
    RecourseProgram *self, guint path, guint stakeholder, gboolean is_fixed, GError **error);
void recourse_spider_free (RecourseSpider *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseSpider, recourse_spider_free)

/* The best path to a stakeholder over two drivers, policy free. */
typedef struct
{
  guint stakeholder;
  guint x_driver, y_driver;
  guint n_x, n_y;
  double *x, *y; /* from P5 to P95, evenly; of drivers that take few values, these */
  guint *best;   /* [y][x]: path; the first listed on a tie */
  double *lead;  /* [y][x]: what it gives more than the second best; 0 with one path */
  /* [y][x]: the part of the way to the next x, or y, at which the best path gives way, found by
   * bisection; NaN where it is the same there, and at the end */
  double *turn_x, *turn_y;
} RecourseStrategy;

/* @n_steps: values of each continuous driver, at least 2 */
RecourseStrategy *recourse_program_strategy (RecourseProgram *self,
                                             guint x_driver,
                                             guint y_driver,
                                             guint stakeholder,
                                             guint n_steps,
                                             GError **error);
void recourse_strategy_free (RecourseStrategy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseStrategy, recourse_strategy_free)

/**
 * RecourseRootKind:
 * @RECOURSE_ROOT_CROSSING: the difference is zero there
 * @RECOURSE_ROOT_JUMP: it changes sign without being zero
 * @RECOURSE_ROOT_FLAT: one end of a stretch where it stays zero
 */
typedef enum
{
  RECOURSE_ROOT_CROSSING,
  RECOURSE_ROOT_JUMP,
  RECOURSE_ROOT_FLAT,
} RecourseRootKind;

typedef struct
{
  double at;
  RecourseRootKind kind;
} RecourseRoot;

/* Where one path begins to give more than another; ends of flat stretches come in pairs. */
typedef struct
{
  guint driver, stakeholder;
  guint first, second; /* paths */
  guint n_roots;
  RecourseRoot *roots; /* ascending */
} RecourseBreakEven;

/**
 * recourse_program_break_even:
 *
 * Follows the difference of the two paths while @driver runs from P1 to P99, policy free.  Drivers that are
 * not continuous have no roots.  Roots closer than 1/8000 of the range may merge.
 */
RecourseBreakEven *recourse_program_break_even (RecourseProgram *self,
                                                guint driver,
                                                guint stakeholder,
                                                guint first,
                                                guint second,
                                                GError **error);
void recourse_break_even_free (RecourseBreakEven *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseBreakEven, recourse_break_even_free)

G_END_DECLS
