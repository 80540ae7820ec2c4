#include "core/base/Memory.h"

#include <cstdio>
#include <fstream>

namespace lunette {

std::optional<uint64_t> availableMemory() {
    std::ifstream file("/proc/meminfo");
    std::string name, unit;
    uint64_t kilobytes = 0;
    while (file >> name >> kilobytes) {
        if (name == "MemAvailable:")
            return kilobytes * 1024;
        std::getline(file, unit);
    }
    return {};
}

std::string gigabytes(uint64_t bytes) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", double(bytes) / 1e9);
    return text;
}

} // namespace lunette
