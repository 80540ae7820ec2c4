#include "core/packs/ZipDirectory.h"

#include "core/packs/ByteReader.h"

#include <algorithm>
#include <optional>

namespace lunette {

namespace {

constexpr uint64_t kEntrySignature = 0x04034b50;
constexpr uint64_t kCentralSignature = 0x02014b50;
constexpr uint64_t kEndSignature = 0x06054b50;
constexpr uint64_t kEnd64Signature = 0x06064b50;
constexpr uint64_t kLocator64Signature = 0x07064b50;
constexpr size_t kEndBytes = 22;
constexpr size_t kLocatorBytes = 20;
constexpr size_t kMaxComment = 65535;
constexpr uint64_t kIn64 = 0xFFFFFFFF; // the real value is in the ZIP64 record

struct Central {
    uint64_t offset = 0;
    uint64_t size = 0;
    uint64_t count = 0;
};

struct Entry {
    uint64_t flags = 0;
    uint64_t method = 0;
    uint64_t packedSize = 0;
    uint64_t size = 0;
    uint64_t offset = 0;
    std::string_view name;
};

std::optional<Central> readEnd64(std::span<const std::byte> archive, size_t endPosition) {
    ByteReader locator(archive, endPosition - kLocatorBytes);
    if (locator.number(4) != kLocator64Signature || !locator.number(4))
        return {};
    const uint64_t position = locator.number(8).value_or(archive.size());
    if (position > archive.size())
        return {};
    ByteReader end(archive, position);
    if (end.number(4) != kEnd64Signature || !end.text(28))
        return {};
    const auto count = end.number(8);
    const auto size = end.number(8);
    const auto offset = end.number(8);
    if (!offset)
        return {};
    return Central{*offset, *size, *count};
}

std::optional<Central> findCentral(std::span<const std::byte> archive) {
    if (archive.size() < kEndBytes)
        return {};
    const size_t first = archive.size() - kEndBytes;
    const size_t last = first > kMaxComment ? first - kMaxComment : 0;
    for (size_t position = first + 1; position-- > last;) {
        ByteReader end(archive, position);
        if (end.number(4) != kEndSignature || !end.text(6))
            continue;
        const uint64_t count = end.number(2).value_or(0);
        const uint64_t size = end.number(4).value_or(0);
        const uint64_t offset = end.number(4).value_or(0);
        const auto commentBytes = end.number(2);
        if (commentBytes != end.left())
            continue;
        if (position >= kLocatorBytes) {
            if (const auto big = readEnd64(archive, position))
                return big;
        }
        return Central{offset, size, count};
    }
    return {};
}

/// Replaces the sizes that do not fit 32 bits by those of the ZIP64 extra field.
bool applyExtra(std::string_view extra, Entry& entry) {
    ByteReader fields(std::as_bytes(std::span(extra)));
    while (fields.left() >= 4) {
        const uint64_t id = fields.number(2).value_or(0);
        const uint64_t size = fields.number(2).value_or(0);
        const auto content = fields.text(size);
        if (!content)
            return false;
        if (id != 1)
            continue;
        ByteReader sizes(std::as_bytes(std::span(*content)));
        for (uint64_t* value : {&entry.size, &entry.packedSize, &entry.offset}) {
            if (*value != kIn64)
                continue;
            const auto real = sizes.number(8);
            if (!real)
                return false;
            *value = *real;
        }
    }
    return true;
}

std::optional<Entry> readEntry(ByteReader& central) {
    Entry entry;
    if (central.number(4) != kCentralSignature || !central.text(4))
        return {};
    entry.flags = central.number(2).value_or(0);
    entry.method = central.number(2).value_or(0);
    central.text(8); // time, date, checksum
    entry.packedSize = central.number(4).value_or(0);
    entry.size = central.number(4).value_or(0);
    const uint64_t nameBytes = central.number(2).value_or(0);
    const uint64_t extraBytes = central.number(2).value_or(0);
    const uint64_t commentBytes = central.number(2).value_or(0);
    central.text(8); // disk and attributes
    entry.offset = central.number(4).value_or(0);
    const auto name = central.text(nameBytes);
    const auto extra = central.text(extraBytes);
    if (!name || !extra || !central.text(commentBytes) || !applyExtra(*extra, entry))
        return {};
    entry.name = *name;
    return entry;
}

std::optional<std::span<const std::byte>> contentOf(std::span<const std::byte> archive, const Entry& entry) {
    if (entry.offset > archive.size())
        return {};
    ByteReader local(archive, entry.offset);
    if (local.number(4) != kEntrySignature || !local.text(22))
        return {};
    const uint64_t nameBytes = local.number(2).value_or(0);
    const auto extraBytes = local.number(2);
    if (!extraBytes || local.text(nameBytes) != entry.name || !local.text(*extraBytes) || local.left() < entry.size)
        return {};
    return archive.subspan(local.position(), entry.size);
}

} // namespace

Result<std::map<std::string, std::span<const std::byte>>> readZipDirectory(std::span<const std::byte> archive,
                                                                           const std::string& nameForErrors) {
    const std::string again = LUNETTE_TEXT("Error", "the file is damaged; download it again");
    const auto damaged = [&] {
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is a damaged archive"), again, {nameForErrors});
    };
    const auto central = findCentral(archive);
    if (!central)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 has no list of contents at its end"),
                    LUNETTE_TEXT("Error", "the download was cut off; download it again"), {nameForErrors});
    if (central->offset > archive.size() || central->size > archive.size() - central->offset)
        return damaged();
    ByteReader records(archive.first(central->offset + central->size), central->offset);
    std::map<std::string, std::span<const std::byte>> entries;
    for (uint64_t i = 0; i < central->count; ++i) {
        const auto entry = readEntry(records);
        if (!entry)
            return damaged();
        const std::string name(entry->name);
        if (entry->method != 0 || (entry->flags & 1) != 0 || entry->size != entry->packedSize)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%2 in %1 is compressed or encrypted"),
                        LUNETTE_TEXT("Error", "use a file that PyTorch saved and nothing changed"),
                        {nameForErrors, name});
        const auto content = contentOf(archive.first(central->offset), *entry);
        if (!content)
            return damaged();
        if (!entries.emplace(name, *content).second)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 holds %2 twice"), again, {nameForErrors, name});
    }
    return entries;
}

} // namespace lunette
