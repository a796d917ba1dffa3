/* What charts of sensitivity, information and bargaining share: assumptions in words and signs, rows under
 * one another with a column of names, and the state in which nothing is computed. */
#pragma once

#include "axis.h"
#include "parts.h"

G_BEGIN_DECLS

/* From this width on subtitles may run over two lines. */
#define CHART_WIDE 1100

/* Whether there is insight to be shown. */
gboolean chart_has_insight (const ChartFrame *frame);
/* The empty state of these charts: what is missing. */
RecourseScene *chart_frame_without_insight (ChartFrame *frame);

/* An assumption of the dossier. */
const char *chart_driver_label (const ChartFrame *frame, guint driver);
/* (transfer container): those of the first @n */
GPtrArray *chart_driver_labels (const ChartFrame *frame, const guint *drivers, guint n);
const char *chart_driver_id (const ChartFrame *frame, guint driver);
/* (nullable): the claims that it rests on */
GStrv chart_driver_claims (const ChartFrame *frame, guint driver);
/* "45%", "$12bn", "1.7 years": as the unit asks for.  (transfer full) */
char *chart_driver_value (const ChartFrame *frame, guint driver, double value);
/* "claim", "base rate", "assumption". */
const char *chart_driver_basis_word (const ChartFrame *frame, guint driver);
/* Disc, half disc or ring with its middle at @x, @y. */
void chart_driver_basis_mark (
    ChartFrame *frame, guint driver, double x, double y, double size, const char *key);
/* Key to these signs, of those that @drivers have. */
void chart_basis_key (ChartFrame *frame, const guint *drivers, guint n);

/* "+$2bn", "−$2bn", "$0". (transfer full) */
char *chart_money_signed (const ChartFrame *frame, double value, guint decimals);

/* Ticks of an axis that is not money; see chart_axis_init_money(). */
void chart_axis_init_driver (ChartAxis *axis,
                             const ChartFrame *frame,
                             guint driver,
                             double low,
                             double high,
                             double from,
                             double to,
                             gboolean is_vertical);

/**
 * ChartRows:
 * @n: rows that there is room for
 * @pitch: from one to the next
 * @thickness: of a bar
 * @lines: that a name may take
 * @is_stacked: whether names stand above their bars, for want of room beside them
 * @below: how far a bar then stands below the middle of its row
 * @names: the column of names, or all of the plot
 *
 * Rows under one another, in the plot.
 */
typedef struct
{
  guint n;
  double top;
  double pitch;
  double thickness;
  guint lines;
  gboolean is_stacked;
  double below;
  gboolean has_signs;
  RecourseRect names;
} ChartRows;

/* As many of @n rows as fit above the axis, with one line for what is left out; takes the names' column
 * (@labels: of each row; with room for a sign before it) and leaves the plot to the marks. */
void chart_rows_init (ChartRows *rows,
                      ChartFrame *frame,
                      const char *const *labels,
                      guint n,
                      gboolean has_more,
                      gboolean has_signs);

/* The middle of a row's bar. */
double chart_rows_y (const ChartRows *rows, guint i);

/* The middle of a row's name and sign. */
double chart_rows_name_y (const ChartFrame *frame, const ChartRows *rows, guint i);
double chart_rows_sign_x (const ChartFrame *frame, const ChartRows *rows);

RecourseMark *chart_rows_name (ChartFrame *frame,
                               const ChartRows *rows,
                               guint i,
                               const char *label,
                               gboolean is_semibold,
                               const char *key);

/* The name of a row that is a driver, which leads to what it is known from, behind the sign of its basis; @prefix: of
 * the keys of both. */
void chart_rows_driver (ChartFrame *frame,
                        const ChartRows *rows,
                        guint i,
                        guint driver,
                        gboolean is_semibold,
                        const char *prefix);

G_END_DECLS
