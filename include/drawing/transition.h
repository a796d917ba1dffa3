/* From one picture to another, so that the eye can follow each mark: J. Heer, G. Robertson, "Animated
 * Transitions in Statistical Data Graphics", IEEE TVCG 13(6), 2007. */
#pragma once

#include "drawing/number.h"
#include "drawing/scene.h"

G_BEGIN_DECLS

/* How long a whole transition should take: 120 ms in which marks leave, 260 ms in which those of both
 * scenes move, 120 ms in which new ones enter. */
#define RECOURSE_TRANSITION_MS 500

/**
 * recourse_transition_mix:
 * @from: sealed; may itself be the mix of a change that was broken off
 * @to: sealed
 * @t: 0…1, of the time, not eased
 * @numbers: how the figures in both are written
 *
 * The picture at @t, a function of nothing else.  Marks are joined by key.  Bars leave to and enter from
 * their zero line, other marks fade.  What stays moves: values where the grid says which (grid and zero
 * lines with a value), else pixels; curves with different numbers of points by equal lengths of arc; inks
 * in OKLab; figures of text marks that have a value count.  Between 0 and 1 the picture has the size,
 * title, words and speech of @to, but no table, and is to be painted or mixed again, not exported.
 *
 * Returns: (transfer full): @from itself at 0, @to itself at 1, between them a sealed scene
 */
RecourseScene *recourse_transition_mix (RecourseScene *from,
                                        RecourseScene *to,
                                        double t,
                                        const RecourseNumberForm *numbers);

G_END_DECLS
