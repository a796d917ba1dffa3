#include "charts/chart.h"
