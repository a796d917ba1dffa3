/* A generating vector for rank-1 lattice sequences in base 2, found component by component (Sloan and Reztsov 2002;
 * Cools, Kuo and Nuyens 2006): of 160 odd candidates each time the one with the least worst-case error P2, on
 * average over 2^7–2^15 points, with product weights 0.9/(1 + 0.15 j).  Any number of draws may be taken from it;
 * shift, seed and order of drivers do not matter to its quality. */
#pragma once

#include <glib.h>

static const guint64 recourse_lattice_vector[] = {
  1,       4779149, 6136043, 1001559, 2071423, 7382701, 4735929, 1045689, 5521545, 7790107, 1403667,
  3548355, 924789,  1004355, 3431655, 6116783, 1417077, 1159397, 2772665, 3149873, 4343109, 4835283,
  6854423, 3930435, 160349,  620311,  3580599, 2526905, 7389421, 889437,  7466403, 7498893, 2217751,
  3558067, 5093323, 640047,  2194483, 1625965, 3726845, 557473,  8241569, 5801285, 7832345, 2098223,
  906099,  3172863, 5118095, 7547113, 4643793, 7064995, 1822197, 4215291, 7346221, 6460929, 4224513,
  347653,  6422209, 1074877, 5125355, 261351,  880035,  7503831, 6518273, 4160841,
};
