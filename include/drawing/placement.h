/* Where labels go when there is not room for all where they belong. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

/**
 * RecourseSpot:
 * @wanted: where the middle of the label should be
 * @size: of the label along the line, gap included
 * @weight: how much it matters, > 0
 * @placed: (out): where its middle goes
 */
typedef struct
{
  double wanted;
  double size;
  double weight;
  double placed;
} RecourseSpot;

/**
 * recourse_place_along:
 * @spots: (inout) (array length=n): in the order in which they are to stand
 * @from: where the first may begin
 * @to: where the last may end
 *
 * Moves labels as little as possible, Σ weight · (placed − wanted)² at its least, so that none overlap
 * and all lie between @from and @to.  Where they are too large for that, they start at @from and touch.
 * Exact, in linear time: pool adjacent violators (M. Ayer et al., Annals of Mathematical Statistics
 * 26(4), 1955).
 */
void recourse_place_along (RecourseSpot *spots, guint n, double from, double to);

/**
 * RecourseLaneLabel:
 * @anchor: x of what it labels
 * @width: of the label
 * @x: (out): left edge of the label
 * @lane: (out): 0 is nearest to the line; −1 where there was no lane left
 */
typedef struct
{
  double anchor;
  double width;
  double x;
  int lane;
} RecourseLaneLabel;

/**
 * recourse_place_in_lanes:
 * @labels: (inout) (array length=n): in the order of their anchors
 * @n_lanes: lanes there are
 * @gap: least distance of two labels in one lane
 * @from: least x
 * @to: greatest x
 *
 * Gives each label a lane in which it touches no other: centred on its anchor, or beginning or ending
 * there where that does not fit.  No leader (straight down from the label's lane to the anchor) runs
 * through another label.
 */
void recourse_place_in_lanes (
    RecourseLaneLabel *labels, guint n, guint n_lanes, double gap, double from, double to);

G_END_DECLS
