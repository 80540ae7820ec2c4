#include "core/engine/Generation.h"

namespace lunette {

const char* finishReasonName(FinishReason reason) {
    switch (reason) {
    case FinishReason::EndOfText:
        return "eos";
    case FinishReason::MaxTokens:
        return "max_tokens";
    case FinishReason::MaxObjects:
        return "max_objects";
    case FinishReason::ContextFull:
        return "context";
    case FinishReason::Cancelled:
        break;
    }
    return "cancelled";
}

} // namespace lunette
