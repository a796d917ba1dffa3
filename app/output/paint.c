#include "output/paint.h"
