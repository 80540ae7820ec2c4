#include "core/packs/TensorFile.h"

namespace lunette {

size_t elementSize(DType dtype) {
    switch (dtype) {
    case DType::Bool:
    case DType::U8:
    case DType::I8:
        return 1;
    case DType::I16:
    case DType::U16:
    case DType::F16:
    case DType::BF16:
        return 2;
    case DType::I32:
    case DType::U32:
    case DType::F32:
        return 4;
    case DType::I64:
    case DType::U64:
    case DType::F64:
        return 8;
    }
    return 0;
}

const char* dtypeName(DType dtype) {
    switch (dtype) {
    case DType::Bool:
        return "BOOL";
    case DType::U8:
        return "U8";
    case DType::I8:
        return "I8";
    case DType::I16:
        return "I16";
    case DType::U16:
        return "U16";
    case DType::F16:
        return "F16";
    case DType::BF16:
        return "BF16";
    case DType::I32:
        return "I32";
    case DType::U32:
        return "U32";
    case DType::F32:
        return "F32";
    case DType::I64:
        return "I64";
    case DType::U64:
        return "U64";
    case DType::F64:
        return "F64";
    }
    return "?";
}

} // namespace lunette
