#include "drawing/scene.h"
