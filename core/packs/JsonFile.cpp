#include "core/packs/JsonFile.h"

#include "core/base/Json.h"

#include <fstream>

namespace lunette {

Result<std::string> readSmallFile(const std::filesystem::path& file, size_t maxBytes) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the file %1 is missing"),
                    LUNETTE_TEXT("Error", "download it and put it into the folder"), {file.string()});
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > maxBytes)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the file %1 is larger than such a file can be"),
                    LUNETTE_TEXT("Error", "download it again"), {file.string()});
    std::string bytes(size, '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(bytes.data(), std::streamsize(size)))
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the file %1 cannot be read"),
                    LUNETTE_TEXT("Error", "check its permissions"), {file.string()});
    return bytes;
}

Result<nlohmann::json> readJsonFile(const std::filesystem::path& file, size_t maxBytes) {
    auto bytes = readSmallFile(file, maxBytes);
    if (!bytes)
        return fail(bytes.error());
    return parseJson(*bytes, file.filename().string());
}

} // namespace lunette
