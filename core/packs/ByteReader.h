#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lunette {

/// Reads little-endian numbers and runs of bytes in order, never beyond the end.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes, size_t position = 0)
        : m_bytes(bytes)
        , m_position(position) {}

    size_t position() const { return m_position; }
    size_t left() const { return m_position < m_bytes.size() ? m_bytes.size() - m_position : 0; }

    /// An unsigned number of `size` bytes (at most 8).
    std::optional<uint64_t> number(size_t size) {
        if (left() < size)
            return {};
        uint64_t value = 0;
        for (size_t i = 0; i < size; ++i)
            value |= std::to_integer<uint64_t>(m_bytes[m_position + i]) << (8 * i);
        m_position += size;
        return value;
    }
    std::optional<std::string_view> text(uint64_t size) {
        if (left() < size)
            return {};
        const std::string_view found(reinterpret_cast<const char*>(m_bytes.data()) + m_position, size);
        m_position += size;
        return found;
    }
    /// The text before the next newline, which is skipped.
    std::optional<std::string_view> line() {
        const std::string_view rest(reinterpret_cast<const char*>(m_bytes.data()) + m_position, left());
        const size_t end = rest.find('\n');
        if (end == std::string_view::npos)
            return {};
        m_position += end + 1;
        return rest.substr(0, end);
    }

private:
    std::span<const std::byte> m_bytes;
    size_t m_position;
};

} // namespace lunette
