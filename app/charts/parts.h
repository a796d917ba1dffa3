/* The signs that charts share: money in words, parties, statuses, numbered paths, keys to patterns. */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/* Money in the dossier's currency and unit; beyond a million units as a power of ten, so that a label
 * stays a label.  (transfer full) */
char *chart_money (const ChartFrame *frame, double value, guint decimals);

/* As many decimals as @value needs, up to about three significant figures.  (transfer full) */
char *chart_money_exact (const ChartFrame *frame, double value);

/* One number of decimals for figures of which the largest is @magnitude. */
guint chart_decimals (double magnitude);

/* "USD bn", with the power of ten that axis labels leave out. */
char *chart_unit (const ChartFrame *frame);
/* The same inside a sentence, which has to go on where the dossier states none. */
char *chart_unit_words (const ChartFrame *frame);

/* As many names as a title or subtitle has room for; more are counted. */
#define CHART_MOST_NAMES 3

/* Joins with commas and "and"; (element-type utf8), borrowed strings.  (transfer full) */
char *chart_list (GPtrArray *names);
/* The same with "or": each of them will do. */
char *chart_choice (GPtrArray *names);

/* Claims and their sources, for a tooltip: "f08: The first … (reported by A, B).".  (transfer full)
 * (nullable) */
char *chart_claims_in_words (const ChartFrame *frame, GStrv ids);

/* A claim in as few words as name it: "f08 AI News, in use".  (transfer full) */
char *chart_claim_name (const ChartFrame *frame, const char *id, gboolean is_in_use);
/* The claims of a conflict, each so named.  (transfer full) */
char *chart_conflict_claims (const ChartFrame *frame, const RecourseConflict *conflict);

/* Whether none of @ids names a claim: what it is about is then an assumption and must not look like a fact. */
gboolean chart_is_assumed (const ChartFrame *frame, GStrv ids);

/* Links @mark to the first page of the web that a claim of @ids was taken from, if there is one. */
void chart_link_claims (const ChartFrame *frame, RecourseMark *mark, GStrv ids);

/* The stakeholder called @id: its position, or %G_MAXUINT. */
guint chart_party_index (const ChartFrame *frame, const char *id);
const char *chart_party_label (const ChartFrame *frame, const char *id);
RecourseInk chart_party_ink (guint party);
RecourseSymbol chart_party_symbol (guint party);

/* Symbol of a party with its middle at @x, @y. */
RecourseMark *
chart_party_mark (ChartFrame *frame, guint party, double x, double y, double size, const char *key);

/* How sure a sum is.  Facts are solid, everything else is told apart by outline and pattern. */
typedef enum
{
  CHART_STATUS_PAID,
  CHART_STATUS_COMMITTED,
  CHART_STATUS_CONDITIONAL,
  CHART_STATUS_REPORTED,
  CHART_STATUS_DISPUTED,
  CHART_STATUS_ASSUMED, /* no claim says so: never what a dossier states, always what is made of it */
  CHART_N_STATUSES,
} ChartStatus;

ChartStatus chart_status (const char *word);
const char *chart_status_word (ChartStatus status);
/* A level bar, ending in a point at @to where it goes on without end. */
GArray *chart_bar_curve (double from, double to, double y, double thickness, gboolean points);
RecoursePaint chart_status_paint (ChartStatus status, RecourseInk ink);

/* Whether anybody contests what @stake says is held. */
gboolean chart_is_contested (const RecourseStake *stake);

/* How a right is held. */
typedef enum
{
  CHART_HOLD_EXCLUSIVE,
  CHART_HOLD_PREFERRED,
  CHART_HOLD_SHARED,
  CHART_HOLD_CONTESTED,
  CHART_HOLD_UNSTATED,
  CHART_N_HOLDS,
} ChartHold;

const char *chart_hold_word (ChartHold hold);
RecoursePaint chart_hold_paint (ChartHold hold, RecourseInk ink);

/* The same for an assumption: hollow with a dashed outline, whatever it is an assumption of. */
RecoursePaint chart_assumed_paint (RecourseInk ink);

/* Paths have no hue: a numbered badge, a line style and a weight of fill. */
RecourseDash chart_path_dash (guint path);
RecoursePaint chart_path_paint (guint path, RecourseInk ink);
double chart_badge_size (const ChartFrame *frame);
void chart_path_badge (ChartFrame *frame, guint path, double x, double y, const char *key);
const char *chart_path_label (const ChartFrame *frame, guint path);
const char *chart_baseline_label (const ChartFrame *frame);

/* A key to patterns or paths, laid out in reading direction over as many lines as it takes. */
typedef struct
{
  char *text;
  gboolean is_badge;
  gboolean is_symbol;
  gboolean is_dot; /* in @paint */
  guint index;     /* path or party */
  RecoursePaint paint;
} ChartKeyItem;

typedef GArray ChartKey;

ChartKey *chart_key_new (void);
/* Of the paths that are on, by number and name. */
ChartKey *chart_key_new_paths (const ChartFrame *frame);
void chart_key_add_paint (ChartKey *key, RecoursePaint paint, const char *text);
void chart_key_add_dot (ChartKey *key, RecoursePaint paint, const char *text);
void chart_key_add_path (ChartKey *key, guint path, const char *text);
void chart_key_add_party (ChartKey *key, guint party, const char *text);
/* Takes its height off the top of the plot, unless it has a place beside the subtitle; a tight card has
 * one line for it, on which the longest names are shortened.  Returns the
 * middle of its last line. */
double chart_key_draw (ChartFrame *frame, ChartKey *key);
/* What the key takes on one line; for a frame's key_width. */
double chart_key_width (const ChartFrame *frame, const ChartKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartKey, g_array_unref)

G_END_DECLS
