#include "analysis/program.h"
