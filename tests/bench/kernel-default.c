/* The yardstick: the default dossier written out by hand in C, with its policy and its numbers in the code, compiled for
 * this very processor with -ffast-math and the vector mathematics of the C library, on as many threads as asked.  It
 * adds up the statistics that the engine reports: moments, certainty equivalents, losses, tails, comparisons of
 * paths, histograms of outcomes and of every year.  It checks nothing and knows nothing but this model.
 *
 *     kernel-default DRAWS THREADS: prints a few figures, for comparison, and the milliseconds it took */
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define B 256
#define NONE 1e300 /* for with -ffast-math there is no NaN */
#define PATHS 3
#define WHO 3
#define YEARS 7
#define PROFILES 5
#define OUTCOMES 13
#define BINS 4096
#define YEAR_BINS 2048
#define SHIFTS 32

enum
{
  VALUE,
  TOTAL,
  SHARE,
  AZURE_MARGIN,
  AZURE_LOSS,
  REV_SHARE,
  MARGIN,
  TAKE,
  TRAINIUM,
  PAUSE,
  OVERHANG,
  DURATION,
  LEGAL,
  P_INJUNCTION,
  P_WIN,
  DAMAGES,
  P_STEPS,
  P_DEAL,
  CHILL,
  RATE,
  DRIVERS
};

/* P10, P50, P90, lower and upper bound (NONE). */
static const double drivers[DRIVERS][5] = {
  { 450, 650, 950, 0, NONE },    { 6, 18, 45, 0, 160 },           { 0.25, 0.45, 0.7, 0, 1 },
  { 4, 8, 15, 0, 45 },           { 0.1, 0.26, 0.5, 0, 1 },        { 0.1, 0.17, 0.21, 0, 0.35 },
  { 0.28, 0.42, 0.58, 0, 1 },    { 0.08, 0.15, 0.24, 0, 1 },      { -0.8, 1.6, 4.5, NONE, NONE },
  { 0.05, 0.13, 0.28, 0, 0.8 },  { 0.002, 0.007, 0.02, 0, 0.08 }, { 0.7, 1.7, 3.3, 0.25, 8 },
  { 0.06, 0.14, 0.35, 0, NONE }, { 0.16, 0.3, 0.48, 0, 1 },       { 0.26, 0.45, 0.65, 0, 1 },
  { 3, 12, 38, 0, 120 },         { 0.38, 0.58, 0.76, 0, 1 },      { 0.52, 0.72, 0.87, 0, 1 },
  { 0.2, 0.8, 3.2, 0, 30 },      { 0.08, 0.1, 0.13, 0.03, 0.25 },
};

static const double profiles[PROFILES][YEARS] = {
  { 0.007905, 0.035573, 0.083004, 0.142292, 0.197628, 0.247036, 0.286562 },
  { 0.074627, 0.119403, 0.141791, 0.156716, 0.164179, 0.171642, 0.171642 },
  { 0.018692, 0.084112, 0.149533, 0.186916, 0.186916, 0.186916, 0.186915 },
  { 0.5, 0.3, 0.2, 0, 0, 0, 0 },
  { 0, 0.15, 0.35, 0.3, 0.2, 0, 0 },
};

typedef double Block[B];

/* What one thread adds up. */
typedef struct
{
  uint64_t from, to;
  double value[PATHS][WHO][SHIFTS], first[PATHS][WHO], square[PATHS][WHO], loss[PATHS][WHO],
      tail[PATHS][WHO], exponential[PATHS][WHO];
  uint64_t best[PATHS][WHO], beats[WHO][PATHS][PATHS];
  double year_mean[PATHS][WHO][YEARS];
  double counts[PATHS][WHO][BINS], year_counts[PATHS][WHO][YEARS][YEAR_BINS];
  Block x[DRIVERS], factor[PROFILES][YEARS], sum[PROFILES], reach[OUTCOMES], payoff[OUTCOMES][WHO],
      part[WHO][PROFILES], expected[PATHS][WHO];
  int is_pilot;
  double low[PATHS][WHO], high[PATHS][WHO], year_low[PATHS][WHO][YEARS],
      year_high[PATHS][WHO][YEARS];
} Worker;

static double low[PATHS][WHO], scale[PATHS][WHO], year_low[PATHS][WHO][YEARS],
    year_scale[PATHS][WHO][YEARS];

static double
to_line (double x, double lower, double upper)
{
  return lower == NONE ? x : upper == NONE ? log (x - lower) : log ((x - lower) / (upper - x));
}

static void
draw (Worker *w, uint64_t index)
{
  for (int d = 0; d < DRIVERS; d++)
    {
      const double *p = drivers[d], lower = p[3], upper = p[4];
      double *to = w->x[d];
      double q10 = to_line (p[0], lower, upper), q50 = to_line (p[1], lower, upper),
             q90 = to_line (p[2], lower, upper);
      double a1 = q50, a2 = (q90 - q10) / (2 * log (9)),
             a3 = (q90 + q10 - 2 * q50) / (0.8 * log (9));
      /* Richtmyer's sequence, in whole numbers. */
      uint64_t step = (uint64_t)(fmod (sqrt (2 + 3 * d + d * d * 0.37), 1) * 0x1p64),
               at = index * step;
      Block logit, line;

      for (int i = 0; i < B; i++)
        {
          double y = ((double)((at + (uint64_t)i * step) >> 12) + 0.5) * 0x1p-52;
          logit[i] = log (y / (1 - y));
          line[i] = a1 + (a2 + a3 * (y - 0.5)) * logit[i];
        }
      if (lower == NONE)
        memcpy (to, line, sizeof line);
      else if (upper == NONE)
        for (int i = 0; i < B; i++)
          to[i] = lower + exp (line[i]);
      else
        for (int i = 0; i < B; i++)
          to[i] = lower + (upper - lower) / (1 + exp (-line[i]));
    }
}

static void
discount (Worker *w)
{
  for (int i = 0; i < B; i++)
    {
      double d = 1 / (1 + w->x[RATE][i]), power = 1;

      for (int y = 0; y < YEARS; y++, power *= d)
        for (int p = 0; p < PROFILES; p++)
          w->factor[p][y][i] = profiles[p][y] * power;
    }
  for (int p = 0; p < PROFILES; p++)
    for (int i = 0; i < B; i++)
      {
        double sum = 0;
        for (int y = 0; y < YEARS; y++)
          sum += w->factor[p][y][i];
        w->sum[p][i] = sum;
      }
}

/* Counts a block of an outcome. */
static inline void
count (
    double *counts, double from, double by, int bins, const double *values, const double *weights)
{
  int at[B];

  for (int i = 0; i < B; i++)
    {
      double bin = (values[i] - from) * by;
      at[i] = (int)(bin < 0 ? 0 : bin > bins - 1 ? bins - 1 : bin);
    }
  for (int i = 0; i < B; i++)
    counts[at[i]] += weights[i];
}

static inline void
spread (const double *values, double *least, double *greatest)
{
  for (int i = 0; i < B; i++)
    {
      *least = values[i] < *least ? values[i] : *least;
      *greatest = values[i] > *greatest ? values[i] : *greatest;
    }
}

static void
take (Worker *w, int outcome, int path)
{
  const double *reach = w->reach[outcome];

  for (int s = 0; s < WHO; s++)
    {
      double *x = w->payoff[outcome][s];
      double first = 0, square = 0, loss = 0, tail = 0, exponential = 0, worst = low[path][s];

      for (int i = 0; i < B; i++)
        x[i] = w->part[s][0][i] * w->sum[0][i] + w->part[s][1][i] * w->sum[1][i]
               + w->part[s][2][i] * w->sum[2][i] + w->part[s][3][i] * w->sum[3][i]
               + w->part[s][4][i] * w->sum[4][i];
      if (w->is_pilot)
        spread (x, &w->low[path][s], &w->high[path][s]);
      for (int i = 0; i < B; i++)
        {
          first += reach[i] * x[i];
          square += reach[i] * x[i] * x[i];
          loss += x[i] < 0 ? reach[i] : 0;
          tail += x[i] < worst ? reach[i] * (worst - x[i]) : 0;
          exponential += reach[i] * exp (-x[i] / 100);
        }
      w->first[path][s] += first;
      w->square[path][s] += square;
      w->loss[path][s] += loss;
      w->tail[path][s] += tail;
      w->exponential[path][s] += exponential;
      count (w->counts[path][s], low[path][s], scale[path][s], BINS, x, reach);
      for (int y = 0; y < YEARS; y++)
        {
          Block v;
          double mean = 0;

          for (int i = 0; i < B; i++)
            v[i] = w->part[s][0][i] * w->factor[0][y][i] + w->part[s][1][i] * w->factor[1][y][i]
                   + w->part[s][2][i] * w->factor[2][y][i] + w->part[s][3][i] * w->factor[3][y][i]
                   + w->part[s][4][i] * w->factor[4][y][i];
          if (w->is_pilot)
            spread (v, &w->year_low[path][s][y], &w->year_high[path][s][y]);
          for (int i = 0; i < B; i++)
            mean += reach[i] * v[i];
          w->year_mean[path][s][y] += mean;
          count (w->year_counts[path][s][y], year_low[path][s][y], year_scale[path][s][y],
                 YEAR_BINS, v, reach);
        }
    }
}

/* One outcome: what it sets, per draw, in the order of the dossier's parameters. */
#define OUTCOME(index, path, SCALE, EROSION, PAUSED, YEARS_OVER, WITHHELD, REDEPLOYED, UPLIFT,     \
                SUBSIDY, CORE, CONSIDERATION, LATE, BOND, INTEGRATION, FREEDOM, DECOUPLING,        \
                CHILLING, LEGAL_SHARE, REACH)                                                      \
  do                                                                                               \
    {                                                                                              \
      for (int i = 0; i < B; i++)                                                                  \
        {                                                                                          \
          const double value = x[VALUE][i], share = x[SHARE][i], loss = x[PAUSE][i],               \
                       duration = x[DURATION][i], win = x[P_WIN][i],                               \
                       injunction = x[P_INJUNCTION][i], damages = x[DAMAGES][i],                   \
                       steps = x[P_STEPS][i], deal = x[P_DEAL][i];                                 \
          const double total = x[TOTAL][i] * 5.06, azure = x[AZURE_MARGIN][i] * 6.7,               \
                       stake = 50 / (value + 50),                                                  \
                       pause_lit = fmin (0.85, loss * (0.75 + 0.35 * duration)),                   \
                       open = fmin (duration, 2.5),                                                \
                       reach_0 = (1 - loss) * (1 - 0.35 * share * 0.25),                           \
                       aws_0 = (1 - loss) * share * 0.75,                                          \
                       win_pi = fmax (win, fmin (0.95, win * 1.45)),                               \
                       win_no = fmax (0.02, (win - injunction * win_pi) / (1 - injunction)),       \
                       award = damages * (1 + 0.09 * duration);                                    \
          const double scale_ = (SCALE), erosion = (EROSION), paused = (PAUSED),                   \
                       uplift = (UPLIFT), legal = (LEGAL_SHARE),                                   \
                       reach_ = (1 - paused) * (1 - 0.35 * share * (1 - scale_)),                  \
                       aws = (1 - paused) * share * scale_, az_0 = reach_0 - aws_0;                \
          const double oa0 = total * (reach_ - reach_0) * (x[MARGIN][i] - x[REV_SHARE][i])         \
                             - uplift * total * aws + (INTEGRATION) * (0.8 - 1.5),                 \
                       oa1 = (FREEDOM)*azure * x[AZURE_LOSS][i] * (erosion - 0.75)                 \
                             - 0.018 * (CORE)*azure,                                               \
                       oa2 = 1.2 * 5.35 * 0.5 * (scale_ - 0.75),                                   \
                       oa3 = -value * x[OVERHANG][i] * ((YEARS_OVER)-0.8) - 0.1 * 35 * (WITHHELD)  \
                             - (CONSIDERATION) + (SUBSIDY)-legal * x[LEGAL][i],                    \
                       oa4 = -(LATE) + (BOND);                                                     \
          (void)pause_lit, (void)open, (void)win_no, (void)award, (void)steps, (void)deal;         \
          w->part[0][0][i] = x[TAKE][i] * 0.8 * total * (reach_ - aws - az_0)                      \
                             + x[REV_SHARE][i] * total * (reach_ - reach_0) + uplift * total * aws \
                             + (INTEGRATION) * (3.0 + 1.2) + 0.27 * oa0;                           \
          w->part[0][1][i] = -azure * x[AZURE_LOSS][i] * (erosion - 0.75) + 0.02 * (CORE)*azure    \
                             - (DECOUPLING)*azure + 0.27 * oa1;                                    \
          w->part[0][2][i] = 0.27 * oa2;                                                           \
          w->part[0][3][i] = (CONSIDERATION) - (SUBSIDY)-legal * x[LEGAL][i]                       \
                             - (CHILLING)*x[CHILL][i] + 0.27 * oa3;                                \
          w->part[0][4][i] = (LATE) - (BOND) + 0.27 * oa4;                                         \
          w->part[1][0][i] = oa0;                                                                  \
          w->part[1][1][i] = oa1;                                                                  \
          w->part[1][2][i] = oa2;                                                                  \
          w->part[1][3][i] = oa3;                                                                  \
          w->part[1][4][i] = oa4;                                                                  \
          w->part[2][0][i] = x[TAKE][i] * total * (aws - aws_0) + stake * oa0;                     \
          w->part[2][1][i] = stake * oa1;                                                          \
          w->part[2][2][i] = x[TRAINIUM][i] * 5.35 * 0.5 * (scale_ - 0.75) + stake * oa2;          \
          w->part[2][3][i] = (REDEPLOYED)*35 - 0.8 * legal * x[LEGAL][i] + stake * oa3;            \
          w->part[2][4][i] = stake * oa4;                                                          \
          w->reach[index][i] = (REACH);                                                            \
        }                                                                                          \
      take (w, index, path);                                                                       \
    }                                                                                              \
  while (0)

static const int path_of[OUTCOMES] = { 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2 };

static void
evaluate (Worker *w)
{
  const Block *x = w->x;

  OUTCOME (0, 0, 0.8, 0.68, 0, 0, 0, 0, 0.1, 1.5, 1, 0, 0, 0, 0, 0, 0, 0, 0.1, 0.8 * deal);
  OUTCOME (1, 0, 0.75, 0.75, 1.15 * loss, 1.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1,
           1 - 0.8 * deal);
  OUTCOME (2, 1, 1.0, 1.0, 0, 0, 0, 0, 0, 0, 0, 1.6, 0, 0, 1.0, 0, 0, 0, 0.1, 0.9 * deal * 0.75);
  OUTCOME (3, 1, 0.9, 0.9, 0.5 * loss, 0.4, 0, 0, 0, 0, 0, 1.6, 0, 0, 0.5, 0, 0, 0, 0.25,
           0.9 * deal * 0.25);
  OUTCOME (4, 1, 0.75, 0.75, 1.15 * loss, 1.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1,
           1 - 0.9 * deal);
  OUTCOME (5, 2, 0.55, 0.3, 0.8 * pause_lit, 0.7 * open, 0.3, 0, 0, 0, 0, 0,
           0.85 * win_pi * damages, 0, 0, 0, 0.01, 1.2, 0.8, injunction * steps);
  OUTCOME (6, 2, 0.1, 0.0, pause_lit, open + 0.35, 0.8, 0, 0, 0, 0, 0, 0.45 * award, 0, 0, 0, 0.01,
           1.2, 1.3, injunction * (1 - steps) * win_pi * 0.8);
  OUTCOME (7, 2, 0.6, 0.65, pause_lit, open + 0.7, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.03, 1.3, 1.5,
           injunction * (1 - steps) * win_pi * 0.2);
  OUTCOME (8, 2, 0.8, 0.9, pause_lit, open, 0.2, 0, 0, 0, 0, 0, 0, 0.8, 0, 0, 0.03, 1.3, 1.2,
           injunction * (1 - steps) * (1 - win_pi));
  OUTCOME (9, 2, 0.95, 0.85, 0.8 * pause_lit, 0.7 * open, 0, 0, 0, 0, 0, 0, 0.85 * win_no * damages,
           0, 0, 0, 0.01, 0.8, 0.8, (1 - injunction) * steps);
  OUTCOME (10, 2, 0.35, 0.15, pause_lit, open + 0.35, 0.7, 0, 0, 0, 0, 0, award, 0, 0, 0, 0.01, 0.9,
           1.2, (1 - injunction) * (1 - steps) * win_no * 0.8);
  OUTCOME (11, 2, 0.85, 0.9, pause_lit, open + 0.7, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.03, 1.0, 1.4,
           (1 - injunction) * (1 - steps) * win_no * 0.2);
  OUTCOME (12, 2, 1.0, 1.05, 0.9 * pause_lit, open, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0.02, 1.0, 1.0,
           (1 - injunction) * (1 - steps) * (1 - win_no));
}

static void
compare (Worker *w, int shift)
{
  for (int s = 0; s < WHO; s++)
    {
      const double *a = w->expected[0][s], *b = w->expected[1][s], *c = w->expected[2][s];
      uint64_t ab = 0, ac = 0, bc = 0, first = 0, second = 0;
      double sums[PATHS] = { 0 };

      for (int i = 0; i < B; i++)
        {
          sums[0] += a[i];
          sums[1] += b[i];
          sums[2] += c[i];
          ab += a[i] >= b[i];
          ac += a[i] >= c[i];
          bc += b[i] >= c[i];
          first += (a[i] >= b[i]) & (a[i] >= c[i]);
          second += (a[i] < b[i]) & (b[i] >= c[i]);
        }
      for (int p = 0; p < PATHS; p++)
        w->value[p][s][shift] += sums[p];
      w->beats[s][0][1] += ab;
      w->beats[s][0][2] += ac;
      w->beats[s][1][2] += bc;
      w->best[0][s] += first;
      w->best[1][s] += second;
      w->best[2][s] += B - first - second;
    }
}

static void
expect (Worker *w)
{
  memset (w->expected, 0, sizeof w->expected);
  for (int o = 0; o < OUTCOMES; o++)
    for (int s = 0; s < WHO; s++)
      for (int i = 0; i < B; i++)
        w->expected[path_of[o]][s][i] += w->reach[o][i] * w->payoff[o][s][i];
}

static void *
run (void *data)
{
  Worker *w = data;

  for (uint64_t at = w->from; at < w->to; at += B)
    {
      draw (w, at);
      discount (w);
      evaluate (w);
      expect (w);
      compare (w, (int)(at / B % SHIFTS));
    }
  return NULL;
}

/* A first thousand draws tell where the bins have to be. */
static void
learn (Worker *w)
{
  w->is_pilot = 1;
  w->to = 8 * B;
  for (int p = 0; p < PATHS; p++)
    for (int s = 0; s < WHO; s++)
      {
        w->low[p][s] = INFINITY, w->high[p][s] = -INFINITY;
        for (int y = 0; y < YEARS; y++)
          w->year_low[p][s][y] = INFINITY, w->year_high[p][s][y] = -INFINITY;
      }
  run (w);
  for (int p = 0; p < PATHS; p++)
    for (int s = 0; s < WHO; s++)
      {
        low[p][s] = w->low[p][s];
        scale[p][s] = BINS / (w->high[p][s] - w->low[p][s]);
        for (int y = 0; y < YEARS; y++)
          {
            year_low[p][s][y] = w->year_low[p][s][y];
            year_scale[p][s][y] = YEAR_BINS / (w->year_high[p][s][y] - w->year_low[p][s][y]);
          }
      }
}

static double
quantile (const double *counts, int bins, double from, double by, double level)
{
  double total = 0, sum = 0;
  int bin = 0;

  for (int i = 0; i < bins; i++)
    total += counts[i];
  while (bin < bins - 1 && sum + counts[bin] < level * total)
    sum += counts[bin++];
  return from + (bin + (level * total - sum) / counts[bin]) / by;
}

/* Of all threads since the program began. */
static double
get_cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1e3 + (double)spent.tv_nsec / 1e6;
}

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

int
main (int argc, char **argv)
{
  uint64_t n = argc > 1 ? strtoull (argv[1], NULL, 10) : 1000000;
  int threads = argc > 2 ? atoi (argv[2]) : 2;
  double start = now (), checksum = 0;
  Worker *workers = calloc ((size_t)threads + 1, sizeof *workers);
  pthread_t *ids = calloc ((size_t)threads, sizeof *ids);

  learn (&workers[threads]);
  for (int t = 0; t < threads; t++)
    {
      workers[t].from = n / B * (uint64_t)t / (uint64_t)threads * B;
      workers[t].to = n / B * (uint64_t)(t + 1) / (uint64_t)threads * B;
      pthread_create (&ids[t], NULL, run, &workers[t]);
    }
  for (int t = 0; t < threads; t++)
    pthread_join (ids[t], NULL);
  for (int p = 0; p < PATHS; p++)
    for (int s = 0; s < WHO; s++)
      {
        Worker *sum = &workers[0];
        double first = 0;

        for (int t = 0; t < threads; t++)
          first += workers[t].first[p][s];
        for (int t = 1; t < threads; t++)
          {
            for (int i = 0; i < BINS; i++)
              sum->counts[p][s][i] += workers[t].counts[p][s][i];
            for (int y = 0; y < YEARS; y++)
              for (int i = 0; i < YEAR_BINS; i++)
                sum->year_counts[p][s][y][i] += workers[t].year_counts[p][s][y][i];
          }
        for (int i = 0; i < 1000; i += 100)
          checksum += quantile (sum->counts[p][s], BINS, low[p][s], scale[p][s], (i + 0.5) / 1000);
        for (int y = 0; y < YEARS; y++)
          for (int q = 1; q < 20; q += 4)
            checksum += quantile (sum->year_counts[p][s][y], YEAR_BINS, year_low[p][s][y],
                                  year_scale[p][s][y], q / 20.0);
        printf ("%d %d mean %.6f p10 %.5f p90 %.5f\n", p, s, first / (double)(n / B * B),
                quantile (sum->counts[p][s], BINS, low[p][s], scale[p][s], 0.1),
                quantile (sum->counts[p][s], BINS, low[p][s], scale[p][s], 0.9));
      }
  printf ("checksum %.3f\ncpu %.3f\nms %.3f\n", checksum, get_cpu_ms (), now () - start);
  return 0;
}
