#pragma once

#include "core/base/CancelToken.h"

#include <cstdio>

namespace lunette {

/// While it lives, the first interrupt signal (Ctrl+C) cancels `token`, a second one ends the process. A closed pipe is
/// an error of its stream instead of the end of the process. At most one at a time.
class Interrupt {
public:
    explicit Interrupt(const CancelToken& token);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

private:
    CancelToken m_token;
};

bool isTerminal(std::FILE* file);

} // namespace lunette
