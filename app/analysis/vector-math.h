/* Elementary functions for loops over blocks of draws: free of branches, so that the compiler turns the loop
 * around them into vector code, and made of plain IEEE operations, so that a result is the same with and
 * without AVX (the C library's differ between processors).  Files that use them are compiled with
 * -ffp-contract=off. */
#pragma once

#include <float.h>
#include <glib.h>
#include <math.h>
#include <string.h>

/* One function for several instruction sets, chosen when the program starts.  Sanitizers instrument the
 * choice itself, which runs before they are ready.  Tests define RECOURSE_PLAIN to see that it makes no difference. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)          \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(RECOURSE_PLAIN)
#  define RECOURSE_VECTORIZED __attribute__ ((target_clones ("default", "avx2", "avx512f")))
#else
#  define RECOURSE_VECTORIZED
#endif

#define RECOURSE_INLINE static inline __attribute__ ((always_inline))

/* Adding it rounds to an integer, which then stands in the low bits. */
#define RECOURSE_ROUNDER 0x1.8p52

RECOURSE_INLINE guint64
recourse_bits_of (double x)
{
  guint64 bits;
  memcpy (&bits, &x, sizeof bits);
  return bits;
}

RECOURSE_INLINE double
recourse_double_of (guint64 bits)
{
  double x;
  memcpy (&x, &bits, sizeof x);
  return x;
}

/* ln x to 1 ulp: fdlibm's reduction and polynomial (Sun Microsystems, 1993) without its branches. */
RECOURSE_INLINE double
recourse_vector_log (double x)
{
  const double is_tiny = x < DBL_MIN ? 54.0 : 0.0;
  const guint64 bits = recourse_bits_of (x < DBL_MIN ? x * 0x1p54 : x) + 0x00095f619980c433ull;
  const double k = recourse_double_of ((bits >> 52) + 0x4338000000000000ull) - RECOURSE_ROUNDER
                   - 1023.0 - is_tiny;
  const double f =
      recourse_double_of ((bits & 0x000fffffffffffffull) + 0x3fe6a09e667f3bcdull) - 1.0;
  const double s = f / (2.0 + f), z = s * s, w = z * z, half = 0.5 * f * f;
  const double even =
      w
      * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd = z
                     * (6.666666666666735130e-01
                        + w
                              * (2.857142874366239149e-01
                                 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const double tail = s * (half + even + odd) + k * 1.90821492927058770002e-10;
  const double y = k * 6.93147180369123816490e-01 - ((half - tail) - f);
  const double finite = x > 0.0 ? y : x == 0.0 ? -(double)INFINITY : (double)NAN;

  return x > DBL_MAX ? x : finite;
}

/* e^x to 1 ulp: likewise; 2^k is applied in two steps, so that results below DBL_MIN come out. */
RECOURSE_INLINE double
recourse_vector_exp (double x)
{
  const double bounded = x > 710.0 ? 710.0 : x < -746.0 ? -746.0 : x;
  const double k = (bounded * 1.44269504088896338700e+00 + RECOURSE_ROUNDER) - RECOURSE_ROUNDER;
  const double high = bounded - k * 6.93147180369123816490e-01,
               low = k * 1.90821492927058770002e-10;
  const double r = high - low, t = r * r;
  const double c = r
                   - t
                         * (1.66666666666666019037e-01
                            + t
                                  * (-2.77777777770155933842e-03
                                     + t
                                           * (6.61375632143793436117e-05
                                              + t
                                                    * (-1.65339022054652515390e-06
                                                       + t * 4.13813679705723846039e-08))));
  const double y = 1.0 + (r * c / (2.0 - c) - low + high);
  const double first = (k * 0.5 + RECOURSE_ROUNDER) - RECOURSE_ROUNDER, second = k - first;
  const double scale_a =
      recourse_double_of (recourse_bits_of (first + (RECOURSE_ROUNDER + 1023.0)) << 52);
  const double scale_b =
      recourse_double_of (recourse_bits_of (second + (RECOURSE_ROUNDER + 1023.0)) << 52);

  return x != x ? x : y * scale_a * scale_b;
}

/* e^x − 1 to 2 ulp, also near 0: 2^k·(e^r − 1) + (2^k − 1) with |r| ≤ ½ ln 2 and Taylor's polynomial, so without a
 * division.  Beyond 709 it grows no more. */
RECOURSE_INLINE double
recourse_vector_expm1 (double x)
{
  const double bounded = x > 709.0 ? 709.0 : x < -700.0 ? -700.0 : x;
  const double k = (bounded * 1.44269504088896338700e+00 + RECOURSE_ROUNDER) - RECOURSE_ROUNDER;
  const double r = (bounded - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;
  const double r2 = r * r, r4 = r2 * r2;
  const double a = 1.0 / 2 + r * (1.0 / 6), b = 1.0 / 24 + r * (1.0 / 120),
               c = 1.0 / 720 + r * (1.0 / 5040), d = 1.0 / 40320 + r * (1.0 / 362880),
               e = 1.0 / 3628800 + r * (1.0 / 39916800),
               f = 1.0 / 479001600 + r * (1.0 / 6227020800.0);
  const double p = r + r2 * ((a + r2 * b) + r4 * ((c + r2 * d) + r4 * (e + r2 * f)));
  const double scale =
      recourse_double_of (recourse_bits_of (k + (RECOURSE_ROUNDER + 1023.0)) << 52);

  return scale * p + (scale - 1.0);
}

#define RECOURSE_POLYNOMIAL_7(x, a, b, c, d, e, f, g, h)                                           \
  (((((((h * x + g) * x + f) * x + e) * x + d) * x + c) * x + b) * x + a)

/* So far from the median the middle reaches. */
#define RECOURSE_NORMAL_MIDDLE 0.425

RECOURSE_INLINE double
recourse_normal_quantile_middle (double q)
{
  const double r = 0.180625 - q * q;

  return q
         * RECOURSE_POLYNOMIAL_7 (r, 3.3871328727963666080e+0, 1.3314166789178437745e+2,
                                  1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                  4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                  3.3430575583588128105e+4, 2.5090809287301226727e+3)
         / RECOURSE_POLYNOMIAL_7 (r, 1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
                                  5.3941960214247511077e+3, 2.1213794301586595867e+4,
                                  3.9307895800092710610e+4, 2.8729085735721942674e+4,
                                  5.2264952788528545610e+3);
}

/* @r: √−ln of the distance to the nearer end */
RECOURSE_INLINE double
recourse_normal_quantile_tail (double r)
{
  const double x = r - 1.6;

  return RECOURSE_POLYNOMIAL_7 (x, 1.42343711074968357734e+0, 4.63033784615654529590e+0,
                                5.76949722146069140550e+0, 3.64784832476320460504e+0,
                                1.27045825245236838258e+0, 2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4)
         / RECOURSE_POLYNOMIAL_7 (x, 1.0, 2.05319162663775882187e+0, 1.67638483018380384940e+0,
                                  6.89767334985100004550e-1, 1.48103976427480074590e-1,
                                  1.51986665636164571966e-2, 5.47593808499534494600e-4,
                                  1.05075007164441684324e-9);
}

RECOURSE_INLINE double
recourse_normal_quantile_far (double r)
{
  const double x = r - 5.0;

  return RECOURSE_POLYNOMIAL_7 (x, 6.65790464350110377720e+0, 5.46378491116411436990e+0,
                                1.78482653991729133580e+0, 2.96560571828504891230e-1,
                                2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7)
         / RECOURSE_POLYNOMIAL_7 (x, 1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                                  1.48753612908506148525e-2, 7.86869131145613259100e-4,
                                  1.84631831751005468180e-5, 1.42151175831644588870e-7,
                                  2.04426310338993978564e-15);
}

/* Standard normal quantile to 1e-15: Wichura, AS 241, PPND16 (1988). */
RECOURSE_INLINE double
recourse_vector_normal_quantile (double level)
{
  const double q = level - 0.5;
  const double to_end = q < 0.0 ? level : 1.0 - level;
  const double r = sqrt (-recourse_vector_log (to_end));
  const double tail =
      r <= 5.0 ? recourse_normal_quantile_tail (r) : recourse_normal_quantile_far (r);
  const double outer = to_end > 0.0 ? tail : (double)INFINITY;
  const double signed_outer = q < 0.0 ? -outer : outer;

  return fabs (q) <= RECOURSE_NORMAL_MIDDLE ? recourse_normal_quantile_middle (q) : signed_outer;
}

/* Standard normal distribution function to 1e-15: Hart (1968), as West (2005) gives it. */
RECOURSE_INLINE double
recourse_vector_normal_cumulative (double z)
{
  const double x = fabs (z), density = recourse_vector_exp (-0.5 * x * x);
  const double top = (((((3.52624965998911e-02 * x + 0.700383064443688) * x + 6.37396220353165) * x
                        + 33.912866078383)
                           * x
                       + 112.079291497871)
                          * x
                      + 221.213596169931)
                         * x
                     + 220.206867912376;
  const double bottom =
      ((((((8.83883476483184e-02 * x + 1.75566716318264) * x + 16.064177579207) * x
          + 86.7807322029461)
             * x
         + 296.564248779674)
            * x
        + 637.333633378831)
           * x
       + 793.826512519948)
          * x
      + 440.413735824752;
  const double fraction = x + 1.0 / (x + 2.0 / (x + 3.0 / (x + 4.0 / (x + 0.65))));
  const double tail =
      x < 7.07106781186547 ? density * top / bottom : density / fraction / 2.506628274631000502;

  return z > 0.0 ? 1.0 - tail : tail;
}
