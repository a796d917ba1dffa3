#include "file/reader.h"
