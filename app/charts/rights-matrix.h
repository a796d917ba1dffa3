/* The plan of the matrix of rights, shared by its drawing and its words. */
#pragma once

#include "parts.h"

G_BEGIN_DECLS

/* What a right is to a party. */
typedef enum
{
  CHART_CELL_NONE,
  CHART_CELL_EXCLUSIVE,
  CHART_CELL_PREFERRED,
  CHART_CELL_SHARED,
  CHART_CELL_CONTESTED, /* held, and somebody contests it */
  CHART_CELL_HELD,      /* held, with nothing said about others */
  CHART_CELL_CONTESTS,  /* held by another, contested by this party */
  CHART_CELL_GRANTS,    /* held by another in this party */
} ChartCell;

/**
 * ChartMatrixRow:
 * @stake: borrowed
 * @holder: position of its holder among the stakeholders
 * @in: position of the party in which it is held, %G_MAXUINT where none is stated
 * @y: top
 */
typedef struct
{
  RecourseStake *stake;
  guint holder, in;
  double y, height;
} ChartMatrixRow;

typedef struct
{
  guint party;
  guint n_cells;
  double x, width; /* from the start of reading */
} ChartMatrixColumn;

/**
 * ChartMatrix:
 * @columns: parties that have room, in the order of the dossier
 * @n_parties: parties that have a cell
 * @n_rows: rows that have room
 * @n_totals: lines of totals under the grid
 * @has_details: whether a second line under a right says from whom and until when
 */
typedef struct
{
  ChartFrame *frame;
  GArray *rows;    /* ChartMatrixRow */
  GArray *columns; /* ChartMatrixColumn */
  guint n_parties;
  guint n_rows;
  guint n_totals;
  double labels; /* width of the column of rights */
  double gap;    /* before a column */
  double head;   /* height of the row of parties */
  gboolean has_details;
} ChartMatrix;

ChartMatrixRow *chart_matrix_row (const ChartMatrix *plan, guint i);
ChartMatrixColumn *chart_matrix_column (const ChartMatrix *plan, guint i);
ChartCell chart_matrix_cell (const ChartMatrix *plan, const ChartMatrixRow *row, guint party);
gboolean chart_cell_is_held (ChartCell cell);
const char *chart_cell_word (ChartCell cell);
/* The same of a cell, with what is only assumed marked as such where there is room.  (transfer full) */
char *chart_matrix_word (const ChartMatrix *plan, const ChartMatrixRow *row, guint party);

/* How many rights @party holds, or contests. */
guint chart_matrix_count (const ChartMatrix *plan, guint party, gboolean contests);

const char *chart_matrix_party (const ChartMatrix *plan, guint party);
char *chart_matrix_describe (const ChartMatrix *plan, const ChartMatrixRow *row, guint party);
char *chart_matrix_detail (const ChartMatrix *plan, const ChartMatrixRow *row);
RecourseTable *chart_matrix_table (const ChartMatrix *plan);
ChartWords *chart_matrix_titles (const ChartMatrix *plan);
ChartWords *chart_matrix_subtitles (const ChartMatrix *plan);
char *chart_matrix_description (const ChartMatrix *plan);

G_END_DECLS
