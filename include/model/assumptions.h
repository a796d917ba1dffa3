/* What a formula can name and what somebody can turn: constants, levers, drivers. */
#pragma once

#include "model/distribution.h"
#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_CONSTANT (recourse_constant_get_type ())
RECOURSE_DECLARE_RECORD (Constant, constant, CONSTANT)

struct _RecourseConstant
{
  RecourseRecord parent_instance;

  double value;
  char *unit;
  char *basis; /* claim, external or assumption, or NULL */
  char *rationale;
  GStrv claims;
};

#define RECOURSE_TYPE_LEVER (recourse_lever_get_type ())
RECOURSE_DECLARE_RECORD (Lever, lever, LEVER)

struct _RecourseLever
{
  RecourseRecord parent_instance;

  char *kind; /* switch or number */
  double value;
  double min, max, step; /* NaN where left out */
  char *path;            /* the path it belongs to, or NULL */
  char *description;
  GStrv claims;
};

#define RECOURSE_TYPE_DRIVER (recourse_driver_get_type ())
RECOURSE_DECLARE_RECORD (Driver, driver, DRIVER)

struct _RecourseDriver
{
  RecourseRecord parent_instance;

  char *unit;
  RecourseDistribution *distribution;
  char *basis; /* claim, external or assumption, or NULL */
  char *rationale;
  GStrv claims;
};

#define RECOURSE_TYPE_CORRELATION (recourse_correlation_get_type ())
RECOURSE_DECLARE_RECORD (Correlation, correlation, CORRELATION)

/* One pair of `correlations`. */
struct _RecourseCorrelation
{
  RecourseRecord parent_instance;

  char *a;    /* a driver */
  char *b;    /* a driver */
  double rho; /* correlation of the Gaussian copula, −1–1 */
};

#define RECOURSE_TYPE_CORRELATIONS (recourse_correlations_get_type ())
RECOURSE_DECLARE_RECORD (Correlations, correlations, CORRELATIONS)

struct _RecourseCorrelations
{
  RecourseRecord parent_instance;

  gboolean enabled;
  GListStore *pairs; /* RecourseCorrelation */
};

G_END_DECLS
