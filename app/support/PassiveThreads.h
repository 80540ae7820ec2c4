#pragma once

namespace lunette {

/// Makes the idle threads of the engine sleep instead of spin, so that they never take the window's core. A library of
/// Qt loads the OpenMP runtime before main(), and that reads OMP_WAIT_POLICY only then; so, unless the variable is set,
/// this sets it and starts the program again in the same process. Called first in main(); `argv` as main() got it.
void usePassiveThreads(char** argv);

} // namespace lunette
