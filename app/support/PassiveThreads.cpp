#include "app/support/PassiveThreads.h"

#include <QByteArray>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace lunette {

void usePassiveThreads([[maybe_unused]] char** argv) {
    if (!qEnvironmentVariableIsEmpty("OMP_WAIT_POLICY"))
        return;
    qputenv("OMP_WAIT_POLICY", "PASSIVE");
#ifdef Q_OS_LINUX
    // When it fails the program goes on with threads that spin.
    execv("/proc/self/exe", argv);
#endif
}

} // namespace lunette
