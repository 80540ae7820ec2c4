#include "core/text/SplitPattern.h"

#include "core/base/Log.h"
#include "core/text/RegexDialect.h"
#include "core/text/Utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace lunette {

namespace {

constexpr uint32_t kMatchLimit = 5'000'000;
constexpr uint32_t kDepthLimit = 100'000;
constexpr uint32_t kHeapLimitKib = 64 * 1024;

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using CompileContext = std::unique_ptr<pcre2_compile_context, Releaser<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Releaser<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Releaser<pcre2_match_data_free>>;
using Code = std::unique_ptr<pcre2_code, Releaser<pcre2_code_free>>;

PCRE2_SPTR units(std::string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

} // namespace

struct SplitPattern::Compiled {
    Code code;
    MatchContext limits;
};

Result<SplitPattern> SplitPattern::regex(std::string_view pattern, const std::string& nameForErrors) {
    const auto rewritten = toPcre(pattern, nameForErrors);
    if (!rewritten)
        return fail(rewritten.error());
    // ^ and $ stand at every line in the Oniguruma dialect.
    return compile(*rewritten, PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, nameForErrors);
}

Result<SplitPattern> SplitPattern::literal(std::string_view text, const std::string& nameForErrors) {
    return compile(text, PCRE2_UTF | PCRE2_LITERAL, nameForErrors);
}

Result<SplitPattern> SplitPattern::compile(std::string_view pattern, uint32_t options,
                                           const std::string& nameForErrors) {
    const CompileContext context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int error = 0;
    PCRE2_SIZE offset = 0;
    Code code(pcre2_compile(units(pattern), pattern.size(), options, &error, &offset, context.get()));
    if (!code)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the split pattern '%2' in %1 is not understood"),
                    LUNETTE_TEXT("Error", "use the tokenizer.json that belongs to the model"),
                    {nameForErrors, std::string(pattern.substr(0, 200))});
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE); // without it the interpreter does the same
    MatchContext limits(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(limits.get(), kMatchLimit);
    pcre2_set_depth_limit(limits.get(), kDepthLimit);
    pcre2_set_heap_limit(limits.get(), kHeapLimitKib);
    SplitPattern result;
    result.m_compiled = std::make_shared<Compiled>(Compiled{std::move(code), std::move(limits)});
    return result;
}

std::vector<SplitPattern::Interval> SplitPattern::cut(std::string_view text) const {
    const pcre2_code* code = m_compiled->code.get();
    pcre2_match_context* limits = m_compiled->limits.get();
    const MatchData match(pcre2_match_data_create_from_pattern(code, nullptr));
    std::vector<Interval> intervals;
    size_t covered = 0;
    size_t from = 0;
    bool afterMatch = false; // an empty match directly after another match does not count
    while (from <= text.size()) {
        int found = pcre2_match(code, units(text), text.size(), from, PCRE2_NO_UTF_CHECK, match.get(), limits);
        if (found == PCRE2_ERROR_JIT_STACKLIMIT)
            found = pcre2_match(code, units(text), text.size(), from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, match.get(),
                                limits);
        if (found < 0) {
            if (found != PCRE2_ERROR_NOMATCH)
                log::warning("a split pattern exceeded its work limit");
            break;
        }
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(match.get());
        const size_t begin = ends[0];
        const size_t end = ends[1];
        if (begin > end || begin < covered)
            break;
        if (begin == end && afterMatch && begin == covered) {
            from = begin < text.size() ? begin + utf8::at(text, begin).length : text.size() + 1;
            afterMatch = false;
            continue;
        }
        if (begin > covered)
            intervals.push_back({covered, begin, false});
        intervals.push_back({begin, end, true});
        covered = end;
        from = end;
        afterMatch = true;
    }
    if (covered < text.size())
        intervals.push_back({covered, text.size(), false});
    return intervals;
}

} // namespace lunette
