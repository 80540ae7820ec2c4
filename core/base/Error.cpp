#include "core/base/Error.h"

namespace lunette {

std::string fillTemplate(const std::string& pattern, const std::vector<std::string>& args) {
    std::string out;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const bool marker =
            pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        const size_t index = marker ? size_t(pattern[i + 1] - '1') : 0;
        if (marker && index < args.size()) {
            out += args[index];
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::string Error::message() const {
    const std::string filled = fillTemplate(what, args);
    return advice.empty() ? filled : filled + ": " + fillTemplate(advice, args);
}

std::string Remark::message() const {
    return fillTemplate(text, args);
}

int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::Image:
        return 3;
    case ErrorCode::Pack:
        return 4;
    case ErrorCode::Memory:
        return 5;
    case ErrorCode::Output:
        return 6;
    case ErrorCode::Cancelled:
        return 130;
    case ErrorCode::Internal:
        break;
    }
    return 1;
}

const char* codeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
        return "usage";
    case ErrorCode::Image:
        return "image";
    case ErrorCode::Pack:
        return "pack";
    case ErrorCode::Memory:
        return "memory";
    case ErrorCode::Output:
        return "output";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Internal:
        break;
    }
    return "internal";
}

} // namespace lunette
