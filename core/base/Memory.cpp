#include "core/base/Memory.h"

#include <fstream>
#include <string>

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

QString sizeText(uint64_t bytes, const QLocale& locale) {
    return locale.formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace lunette
