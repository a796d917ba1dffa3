/* What the bench dossier costs at least: its model written out by hand in C, compiled for this very processor with
 * -ffast-math and the vector mathematics of the C library, with the statistics that the engine reports: moments, losses,
 * tails, comparisons of paths, a histogram of every payoff.  It checks nothing and knows nothing but this model.
 *
 *     kernel-supply DRAWS THREADS: prints a few figures, for comparison, and the milliseconds it took */
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define B 256
#define PATHS 3
#define WHO 3
#define OUTCOMES 16
#define BINS 4096
#define SHIFTS 32
#define TABLE 4096

enum
{
  QUANTUM,
  LEGAL,
  LOSS,
  MONTHS,
  RATE,
  SHARE,
  CAP,
  MARGIN,
  GROWTH,
  RECOVERABLE,
  DEDUCTIBLE,
  COUNTER,
  DRIVERS
};

/* lognormal 'l', triangular 't', normal 'n', uniform 'u', PERT 'p', as the dossier states them */
static const struct
{
  char kind;
  double a, b, c;
} drivers[DRIVERS] = {
  { 'l', 8505.317377072775, 3070.397427105481, 0 },
  { 'l', 941.4250739178445, 288.9029150552928, 0 },
  { 'l', 1699.7226796002365, 905.8507998163202, 0 },
  { 't', 12, 20, 42 },
  { 't', 0.003, 0.006, 0.012 },
  { 't', 0.2, 0.55, 0.9 },
  { 't', 3000, 5000, 9000 },
  { 'n', 1200, 350, 0 },
  { 'n', 1.0, 0.15, 0 },
  { 'u', 0.3, 0.8, 0 },
  { 'u', 200, 800, 0 },
  { 'p', 0, 1000, 4000 },
};

static const double chances[OUTCOMES] = { .65 * .7,
                                          .65 * .3,
                                          .35 * .6,
                                          .35 * .4,
                                          .5,
                                          .5 * .6,
                                          .5 * .4 * .75,
                                          .5 * .4 * .25,
                                          .85 * .6 * .55 * .65,
                                          .85 * .6 * .55 * .35,
                                          .85 * .6 * .45 * .5,
                                          .85 * .6 * .45 * .5,
                                          .85 * .4 * .3,
                                          .85 * .4 * .7,
                                          .15 * .2,
                                          .15 * .8 };

static const int first_outcome[PATHS + 1] = { 0, 4, 8, 16 };

typedef double Block[B];

typedef struct
{
  uint64_t from, to;
  double value[PATHS][WHO][SHIFTS], first[PATHS][WHO], square[PATHS][WHO], loss[PATHS][WHO],
      tail[PATHS][WHO];
  uint64_t best[PATHS][WHO], beats[WHO][PATHS][PATHS];
  double counts[PATHS][WHO][BINS];
  Block x[DRIVERS], payoff[OUTCOMES][WHO], expected[PATHS][WHO];
  int is_pilot;
  double low[PATHS][WHO], high[PATHS][WHO];
} Worker;

static double low[PATHS][WHO], scale[PATHS][WHO], pert[TABLE + 2];

/* Acklam's approximation (2003): 1e-9 is enough here. */
static inline double
normal_quantile (double y)
{
  const double q = y - 0.5, r = q * q, t = sqrt (-2 * log (fmin (y, 1 - y)));
  const double middle =
      (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r
         + 138.3577518672690)
            * r
        - 30.66479806614716)
           * r
       + 2.506628277459239)
      * q
      / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r
           + 66.80131188771972)
              * r
          - 13.28068155288572)
             * r
         + 1);
  const double outer =
      (((((-0.007784894002430293 * t - 0.3223964580411365) * t - 2.400758277161838) * t
         - 2.549732539343734)
            * t
        + 4.374664141464968)
           * t
       + 2.938163982698783)
      / ((((0.007784695709041462 * t + 0.3224671290700398) * t + 2.445134137142996) * t
          + 3.754408661907416)
             * t
         + 1);

  return y < 0.02425 ? outer : y > 0.97575 ? -outer : middle;
}

/* Quantiles of Beta (1 + 4·¼, 1 + 4·¾) = Beta (2, 4), by bisection. */
static void
fill_table (void)
{
  for (int i = 0; i <= TABLE; i++)
    {
      double a = 0, b = 1;

      for (int k = 0; k < 50; k++)
        {
          double m = (a + b) / 2;

          if (1 - pow (1 - m, 5) - 5 * m * pow (1 - m, 4) < (double)i / TABLE)
            a = m;
          else
            b = m;
        }
      pert[i] = a;
    }
  pert[TABLE + 1] = pert[TABLE];
}

static void
draw (Worker *w, uint64_t index)
{
  for (int d = 0; d < DRIVERS; d++)
    {
      const double a = drivers[d].a, b = drivers[d].b, c = drivers[d].c;
      const double variance = log1p (b * b / (a * a)), mu = log (a) - variance / 2,
                   sigma = sqrt (variance), split = (b - a) / (c - a);
      const uint64_t step = (uint64_t)(fmod (sqrt (2 + 3 * d + d * d * 0.37), 1) * 0x1p64),
                     at = index * step;
      double *x = w->x[d];
      Block y;

      for (int i = 0; i < B; i++)
        y[i] = ((double)((at + (uint64_t)i * step) >> 12) + 0.5) * 0x1p-52;
      if (drivers[d].kind == 'l')
        for (int i = 0; i < B; i++)
          x[i] = exp (mu + sigma * normal_quantile (y[i]));
      else if (drivers[d].kind == 'n')
        for (int i = 0; i < B; i++)
          x[i] = a + b * normal_quantile (y[i]);
      else if (drivers[d].kind == 't')
        for (int i = 0; i < B; i++)
          x[i] = y[i] < split ? a + sqrt (y[i] * (c - a) * (b - a))
                              : c - sqrt ((1 - y[i]) * (c - a) * (c - b));
      else if (drivers[d].kind == 'u')
        for (int i = 0; i < B; i++)
          x[i] = a + (b - a) * y[i];
      else
        for (int i = 0; i < B; i++)
          {
            const double place = y[i] * TABLE;
            const int k = (int)place;

            x[i] = a + (c - a) * (pert[k] + (place - k) * (pert[k + 1] - pert[k]));
          }
    }
}

#define PAY(o, buyer, supplier, insurer)                                                           \
  w->payoff[o][0][i] = (buyer);                                                                    \
  w->payoff[o][1][i] = (supplier);                                                                 \
  w->payoff[o][2][i] = (insurer)

static void
pay (Worker *w)
{
  for (int i = 0; i < B; i++)
    {
      const double q = w->x[QUANTUM][i], legal = w->x[LEGAL][i], lost = w->x[LOSS][i],
                   months = w->x[MONTHS][i], share = w->x[SHARE][i], cap = w->x[CAP][i],
                   m = w->x[MARGIN][i], g = w->x[GROWTH][i], rec = w->x[RECOVERABLE][i],
                   ded = w->x[DEDUCTIBLE][i], counter = w->x[COUNTER][i];
      const double mg = m * g, qs = q * share, capped = fmin (qs, cap),
                   wait = 1 + w->x[RATE][i] * months, half = 1 + 0.5 * (wait - 1),
                   by_wait = 1 / wait, excess = fmax (qs - cap, 0);

      PAY (0, 1.4 * mg - 0.2 * lost - 0.1 * legal, 1.8 * mg - 0.05 * q - 0.1 * legal,
           -fmax (0.02 * q - ded, 0) - 0.01 * legal);
      PAY (1, 0.8 * mg - 0.5 * lost - 0.1 * legal - 0.05 * qs,
           m * fmin (g, 1) - 0.08 * q - 0.1 * legal, -fmax (0.04 * q - ded, 0) - 0.02 * legal);
      PAY (2, -lost - 0.15 * legal + 0.1 * capped, -0.6 * mg - 0.15 * legal - 0.1 * capped,
           -fmax (0.1 * fmin (q, cap) - ded, 0) - 0.03 * legal);
      PAY (3, 0.5 * capped * by_wait - 0.6 * legal, -0.5 * capped - 0.6 * legal * wait,
           -fmax (0.5 * capped - ded, 0) - 0.1 * legal);
      PAY (4, 0.55 * qs - 0.25 * legal - 0.3 * lost,
           -fmin (0.55 * qs, ded) - 0.25 * legal + 0.2 * mg,
           -fmax (0.55 * qs - ded, 0) - 0.02 * legal);
      PAY (5, 0.6 * capped - 0.5 * legal - 0.5 * lost,
           -fmin (0.6 * capped, ded) - 0.5 * legal + 0.1 * m,
           -fmax (0.6 * capped - ded, 0) - 0.04 * legal);
      PAY (6, 0.7 * capped * by_wait - 0.8 * legal, -fmin (0.7 * qs, ded) - 0.8 * legal * half,
           -fmax (0.7 * qs - ded, 0) * by_wait);
      PAY (7, 0.4 * qs * by_wait - 1.1 * legal,
           -0.4 * qs - 1.1 * legal - fmax (0.5 * m - counter, 0),
           -fmax (0.4 * qs - ded, 0) - 0.08 * legal);
      PAY (8, capped - legal * (1 - rec) - 0.5 * lost, -fmin (capped, ded) - legal * (1 + rec),
           -fmax (capped - ded, 0) - 0.05 * legal);
      PAY (9, capped * by_wait - 1.4 * legal, -ded - 1.4 * legal * (1 + rec) - 0.05 * mg,
           -fmax (cap * share - ded, 0) * by_wait);
      PAY (10, qs - legal * (1 - rec) + 0.25 * lost, -excess - ded - legal * (1 + rec),
           -fmax (capped - ded, 0) - 0.05 * legal);
      PAY (11, qs * by_wait - 1.4 * legal + 0.2 * lost, -excess / half - 1.4 * legal,
           -fmax (fmin (0.9 * q, cap) - ded, 0) * by_wait);
      PAY (12, -counter * wait - legal * (1 + rec) - 0.5 * lost, counter * wait - legal * (1 - rec),
           fmin (0.2 * counter, ded) - 0.15 * legal);
      PAY (13, -legal * (1 + rec) - lost, -legal * (1 - rec) - 0.1 * mg,
           -0.1 * legal - 0.05 * ded - 0.01 * q);
      PAY (14, 0.15 * qs - 0.7 * legal - 0.5 * lost, -fmin (0.15 * qs, ded) - 0.6 * legal,
           -fmax (0.15 * qs - ded, 0) - 0.05 * legal);
      PAY (15, -0.7 * legal - lost - 5 * months, -0.4 * legal + 0.1 * mg,
           -0.05 * legal + 0.1 * ded - 0.01 * cap);
    }
}

static void
count (Worker *w, int p, int s, double chance, const double *v)
{
  const double from = low[p][s], by = scale[p][s];
  double first = 0, square = 0, loss = 0, tail = 0, *counts = w->counts[p][s];
  int at[B];

  for (int i = 0; i < B; i++)
    {
      first += v[i];
      square += v[i] * v[i];
      loss += v[i] < 0 ? 1.0 : 0.0;
      tail += v[i] < from ? from - v[i] : 0.0;
      at[i] = (int)fmin (fmax ((v[i] - from) * by, 0), BINS - 1);
    }
  for (int i = 0; i < B; i++)
    counts[at[i]] += chance;
  w->first[p][s] += chance * first;
  w->square[p][s] += chance * square;
  w->loss[p][s] += chance * loss;
  w->tail[p][s] += chance * tail;
}

static void
measure (Worker *w, int p, int s, const double *v)
{
  for (int i = 0; i < B; i++)
    {
      w->low[p][s] = fmin (w->low[p][s], v[i]);
      w->high[p][s] = fmax (w->high[p][s], v[i]);
    }
}

static void
compare (Worker *w, int s, int shift)
{
  const double *a = w->expected[0][s], *b = w->expected[1][s], *c = w->expected[2][s];
  double sums[PATHS] = { 0 };
  int best[PATHS] = { 0 }, beats[PATHS] = { 0 };

  for (int i = 0; i < B; i++)
    {
      sums[0] += a[i];
      sums[1] += b[i];
      sums[2] += c[i];
      best[0] += (a[i] >= b[i]) & (a[i] >= c[i]);
      best[1] += (b[i] > a[i]) & (b[i] >= c[i]);
      beats[0] += a[i] >= b[i];
      beats[1] += a[i] >= c[i];
      beats[2] += b[i] >= c[i];
    }
  for (int p = 0; p < PATHS; p++)
    w->value[p][s][shift] += sums[p];
  w->best[0][s] += (uint64_t)best[0];
  w->best[1][s] += (uint64_t)best[1];
  w->best[2][s] += (uint64_t)(B - best[0] - best[1]);
  w->beats[s][0][1] += (uint64_t)beats[0];
  w->beats[s][0][2] += (uint64_t)beats[1];
  w->beats[s][1][2] += (uint64_t)beats[2];
}

static void *
work (void *data)
{
  Worker *w = data;

  for (uint64_t at = w->from; at < w->to; at += B)
    {
      draw (w, at);
      pay (w);
      memset (w->expected, 0, sizeof w->expected);
      for (int p = 0; p < PATHS; p++)
        for (int o = first_outcome[p]; o < first_outcome[p + 1]; o++)
          for (int s = 0; s < WHO; s++)
            {
              for (int i = 0; i < B; i++)
                w->expected[p][s][i] += chances[o] * w->payoff[o][s][i];
              if (w->is_pilot)
                measure (w, p, s, w->payoff[o][s]);
              else
                count (w, p, s, chances[o], w->payoff[o][s]);
            }
      for (int s = 0; s < WHO; s++)
        compare (w, s, (int)(at / B % SHIFTS));
    }
  return NULL;
}

/* Where the histograms lie. */
static void
look_ahead (void)
{
  Worker *w = calloc (1, sizeof *w);

  w->to = 16 * B;
  w->is_pilot = 1;
  for (int p = 0; p < PATHS; p++)
    for (int s = 0; s < WHO; s++)
      {
        w->low[p][s] = 1e300;
        w->high[p][s] = -1e300;
      }
  work (w);
  for (int p = 0; p < PATHS; p++)
    for (int s = 0; s < WHO; s++)
      {
        low[p][s] = w->low[p][s];
        scale[p][s] = BINS / (w->high[p][s] - w->low[p][s]);
      }
  free (w);
}

static double
get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int
main (int argc, char **argv)
{
  const uint64_t draws = argc > 1 ? strtoull (argv[1], NULL, 10) : 1000000;
  const int n = argc > 2 ? atoi (argv[2]) : 2;
  const double start = get_ms (), start_cpu = get_cpu_ms ();
  Worker **workers = calloc ((size_t)n, sizeof *workers);
  pthread_t *threads = calloc ((size_t)n, sizeof *threads);

  fill_table ();
  look_ahead ();
  for (int t = 0; t < n; t++)
    {
      workers[t] = calloc (1, sizeof **workers);
      workers[t]->from = draws / (uint64_t)n / B * B * (uint64_t)t;
      workers[t]->to = t + 1 < n ? draws / (uint64_t)n / B * B * (uint64_t)(t + 1) : draws;
      pthread_create (&threads[t], NULL, work, workers[t]);
    }
  for (int t = 0; t < n; t++)
    pthread_join (threads[t], NULL);
  for (int k = 0; k < PATHS * WHO; k++)
    {
      double sum = 0;

      for (int t = 0; t < n; t++)
        sum += workers[t]->first[k / WHO][k % WHO];
      printf ("%s%.6g", k > 0 ? " " : "mean ", sum / (double)draws);
    }
  printf ("\ncpu %.3f\nms %.3f\n", get_cpu_ms () - start_cpu, get_ms () - start);
  return 0;
}
