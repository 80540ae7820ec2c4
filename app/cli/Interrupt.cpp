#include "app/cli/Interrupt.h"

#include <QtGlobal>

#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

namespace lunette {

namespace {

std::atomic<const CancelToken*> activeToken = nullptr;

void onInterrupt(int) {
    if (const CancelToken* token = activeToken.load())
        token->cancel();
    std::signal(SIGINT, SIG_DFL);
}

} // namespace

Interrupt::Interrupt(const CancelToken& token)
    : m_token(token) {
    activeToken = &m_token;
#ifdef Q_OS_UNIX
    // Without SA_RESTART a waiting read ends too.
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
#else
    std::signal(SIGINT, onInterrupt);
#endif
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    activeToken = nullptr;
}

bool isTerminal(std::FILE* file) {
#ifdef Q_OS_UNIX
    return isatty(fileno(file)) != 0;
#else
    return _isatty(_fileno(file)) != 0;
#endif
}

} // namespace lunette
