/* Numbers that look like chance and are the same everywhere.  Internal to the room. */
#pragma once

#include <glib.h>

/* SplitMix64 (Steele, Lea and Flood 2014): a bijection that scatters its argument. */
static inline guint64
recourse_scatter (guint64 x)
{
  x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}
