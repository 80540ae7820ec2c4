#include "tests/support/TestData.h"
