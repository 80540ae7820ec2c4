#pragma once

#include "core/text/Tokenizer.h"

namespace lunette {

/// Turns a growing list of ids into printable text pieces: complete characters only, whole words, at once after a
/// newline or a CJK character. The pieces joined equal decode(all ids). Thread: one.
class Utf8Accumulator {
public:
    /// `tokenizer` must outlive the accumulator.
    explicit Utf8Accumulator(const Tokenizer& tokenizer);

    /// What can be printed after `id`; often empty.
    std::string push(int32_t id);
    /// Everything held back.
    std::string finish();

private:
    const Tokenizer& m_tokenizer;
    std::vector<int32_t> m_pending;
    size_t m_printed = 0; ///< bytes of the pending text that are printed already
};

} // namespace lunette
