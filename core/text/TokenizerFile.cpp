#include "core/text/TokenizerFile.h"

#include "core/base/Json.h"
#include "core/text/ByteAlphabet.h"
#include "core/text/Utf8.h"

#include <optional>

namespace lunette {

namespace {

using nlohmann::json;
using Behavior = PreTokenizer::Behavior;

constexpr int64_t kMaxId = (1 << 24) - 1;
constexpr size_t kMaxAddedTokens = 100'000;
constexpr size_t kMaxAddedLength = 4096;
constexpr size_t kMaxSteps = 32;

const char* const kRightFile = LUNETTE_TEXT("Error", "use the tokenizer.json that belongs to the model");

/// The split of GPT-2, with \s written out by the dialect reader.
constexpr std::string_view kGpt2Pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

/// The member, a null value when there is none.
const json& member(const json& object, const char* name) {
    static const json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::string text(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}
bool flag(const json& value, bool byDefault = false) {
    return value.is_boolean() ? value.get<bool>() : byDefault;
}

std::optional<int32_t> idOf(const json& value) {
    if (!value.is_number_integer() || value > kMaxId || value < 0)
        return {};
    return value.get<int32_t>();
}

/// Fills a TokenizerFile member by member; the first problem ends it.
class Reader {
public:
    Reader(const json& root, const std::string& name)
        : m_root(root)
        , m_name(name) {}

    Result<TokenizerFile> run();

private:
    using Done = Result<void>;

    tl::unexpected<Error> notUnderstood(const std::string& part) const {
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 has a %2 that is not understood"), kRightFile,
                    {m_name, part});
    }
    Done readNormalizer(const json& value);
    Done readPreTokenizer(const json& value);
    Done readSplit(const json& value);
    Done readDecoder(const json& value);
    Done readModelOptions(const json& model);
    Done readVocabulary(const json& vocabulary);
    Done readMerges(const json& merges);
    Done readAddedTokens(const json& tokens);
    Done checkAlphabet() const;
    Done setContent(int32_t id, const std::string& content);
    Done addStep(PreTokenizer::Step step);

    const json& m_root;
    const std::string& m_name;
    bool m_mapsBytes = false;
    TokenizerFile m_file;
};

Result<TokenizerFile> Reader::run() {
    if (!m_root.is_object() || !member(m_root, "model").is_object())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 does not describe a tokenizer"), kRightFile, {m_name});
    const json& post = member(m_root, "post_processor");
    if (!post.is_null() && text(member(post, "type")) != "ByteLevel")
        return notUnderstood("post_processor");
    const json& model = member(m_root, "model");
    const Done done = readNormalizer(member(m_root, "normalizer"))
                          .and_then([&] { return readPreTokenizer(member(m_root, "pre_tokenizer")); })
                          .and_then([&] { return readDecoder(member(m_root, "decoder")); })
                          .and_then([&] { return readModelOptions(model); })
                          .and_then([&] { return readVocabulary(member(model, "vocab")); })
                          .and_then([&] { return readMerges(member(model, "merges")); })
                          .and_then([&] { return readAddedTokens(member(m_root, "added_tokens")); })
                          .and_then([&] { return checkAlphabet(); });
    if (!done)
        return fail(done.error());
    return std::move(m_file);
}

Result<void> Reader::readNormalizer(const json& value) {
    if (value.is_null())
        return {};
    const std::string type = text(member(value, "type"));
    if (type == "Sequence" && member(value, "normalizers").is_array() &&
        member(value, "normalizers").size() <= kMaxSteps) {
        for (const json& part : member(value, "normalizers")) {
            if (auto done = readNormalizer(part); !done)
                return done;
        }
        return {};
    }
    using Normalization = TokenizerFile::Normalization;
    if (type == "NFC")
        m_file.normalizers.push_back(Normalization::C);
    else if (type == "NFD")
        m_file.normalizers.push_back(Normalization::D);
    else if (type == "NFKC")
        m_file.normalizers.push_back(Normalization::KC);
    else if (type == "NFKD")
        m_file.normalizers.push_back(Normalization::KD);
    else
        return notUnderstood("normalizer");
    return {};
}

Result<void> Reader::addStep(PreTokenizer::Step step) {
    if (m_file.preTokenizer.steps.size() >= kMaxSteps)
        return notUnderstood("pre_tokenizer");
    m_file.preTokenizer.steps.push_back(std::move(step));
    return {};
}

Result<void> Reader::readPreTokenizer(const json& value) {
    if (value.is_null())
        return {};
    const std::string type = text(member(value, "type"));
    if (type == "Sequence" && member(value, "pretokenizers").is_array()) {
        for (const json& part : member(value, "pretokenizers")) {
            if (auto done = readPreTokenizer(part); !done)
                return done;
        }
        return {};
    }
    if (m_mapsBytes) // nothing may follow the step that leaves ordinary text
        return notUnderstood("pre_tokenizer");
    if (type == "Split")
        return readSplit(value);
    if (type == "Digits") {
        const bool single = flag(member(value, "individual_digits"));
        auto pattern = SplitPattern::regex("\\p{N}", m_name);
        if (!pattern)
            return fail(pattern.error());
        const Behavior behavior = single ? Behavior::Isolated : Behavior::Contiguous;
        return addStep({false, PreTokenizer::Split{*pattern, behavior, false}, false});
    }
    if (type != "ByteLevel")
        return notUnderstood("pre_tokenizer");
    PreTokenizer::Step step{flag(member(value, "add_prefix_space"), true), {}, true};
    if (flag(member(value, "use_regex"), true)) {
        auto pattern = SplitPattern::regex(kGpt2Pattern, m_name);
        if (!pattern)
            return fail(pattern.error());
        step.split = PreTokenizer::Split{*pattern, Behavior::Isolated, false};
    }
    m_mapsBytes = true;
    return addStep(std::move(step));
}

Result<void> Reader::readSplit(const json& value) {
    const std::string behavior = text(member(value, "behavior"));
    PreTokenizer::Split split;
    split.invert = flag(member(value, "invert"));
    if (behavior == "Removed")
        split.behavior = Behavior::Removed;
    else if (behavior == "Isolated")
        split.behavior = Behavior::Isolated;
    else if (behavior == "MergedWithPrevious")
        split.behavior = Behavior::MergedWithPrevious;
    else if (behavior == "MergedWithNext")
        split.behavior = Behavior::MergedWithNext;
    else if (behavior == "Contiguous")
        split.behavior = Behavior::Contiguous;
    else
        return notUnderstood("pre_tokenizer");
    const json& pattern = member(value, "pattern");
    const json& expression = member(pattern, "Regex");
    const json& literal = member(pattern, "String");
    if (expression.is_string() == literal.is_string())
        return notUnderstood("pre_tokenizer");
    auto compiled = expression.is_string() ? SplitPattern::regex(text(expression), m_name)
                                           : SplitPattern::literal(text(literal), m_name);
    if (!compiled)
        return fail(std::move(compiled.error()));
    split.pattern = *compiled;
    return addStep({false, split, false});
}

Result<void> Reader::readDecoder(const json& value) {
    const std::string type = text(member(value, "type"));
    if (type == "ByteLevel")
        m_file.decoder = TokenizerFile::Decoder::Bytes;
    else if (type == "Fuse")
        m_file.decoder = TokenizerFile::Decoder::Characters;
    else
        return notUnderstood("decoder");
    return {};
}

Result<void> Reader::readModelOptions(const json& model) {
    const json& type = member(model, "type");
    if (!type.is_null() && text(type) != "BPE")
        return notUnderstood("model");
    for (const char* option :
         {"dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk", "byte_fallback"}) {
        const json& value = member(model, option);
        const bool isOff = value.is_null() || (value.is_string() && text(value).empty()) ||
                           (value.is_boolean() && !value.get<bool>()) || (value.is_number() && value == 0);
        if (!isOff)
            return notUnderstood(std::string("model option ") + option);
    }
    m_file.model.ignoresMerges = flag(member(model, "ignore_merges"));
    return {};
}

Result<void> Reader::setContent(int32_t id, const std::string& content) {
    const auto index = static_cast<size_t>(id);
    if (m_file.contents.size() <= index)
        m_file.contents.resize(index + 1);
    if (!m_file.contents[index].empty() && m_file.contents[index] != content)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 gives id %2 to two tokens"), kRightFile,
                    {m_name, std::to_string(id)});
    m_file.contents[index] = content;
    return {};
}

Result<void> Reader::readVocabulary(const json& vocabulary) {
    if (!vocabulary.is_object() || vocabulary.empty())
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 has no vocabulary"), kRightFile, {m_name});
    m_file.model.vocabulary.reserve(vocabulary.size());
    for (const auto& [content, value] : vocabulary.items()) {
        const auto id = idOf(value);
        if (!id || content.empty())
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 gives token '%2' an id that is not one"), kRightFile,
                        {m_name, content});
        if (auto done = setContent(*id, content); !done)
            return done;
        m_file.model.vocabulary.emplace(content, *id);
    }
    return {};
}

Result<void> Reader::readMerges(const json& merges) {
    if (!merges.is_array())
        return notUnderstood("list of merges");
    const auto tokenId = [this](const std::string& token) {
        const auto found = m_file.model.vocabulary.find(token);
        return found == m_file.model.vocabulary.end() ? -1 : found->second;
    };
    for (const json& merge : merges) {
        std::string left;
        std::string right;
        if (merge.is_string()) {
            const std::string line = text(merge);
            if (line.starts_with("#version"))
                continue;
            const size_t space = line.find(' ');
            if (space == std::string::npos || line.find(' ', space + 1) != std::string::npos)
                return notUnderstood("list of merges");
            left = line.substr(0, space);
            right = line.substr(space + 1);
        } else if (merge.is_array() && merge.size() == 2) {
            left = text(merge[0]);
            right = text(merge[1]);
        }
        const int32_t leftId = tokenId(left);
        const int32_t rightId = tokenId(right);
        const int32_t joinedId = tokenId(left + right);
        if (leftId < 0 || rightId < 0 || joinedId < 0)
            return fail(ErrorCode::Pack,
                        LUNETTE_TEXT("Error", "%1 joins '%2' and '%3', which its vocabulary does not hold"), kRightFile,
                        {m_name, left, right});
        m_file.model.addMerge(leftId, rightId, joinedId);
    }
    return {};
}

Result<void> Reader::readAddedTokens(const json& tokens) {
    if (tokens.is_null())
        return {};
    if (!tokens.is_array() || tokens.size() > kMaxAddedTokens)
        return notUnderstood("list of added tokens");
    for (const json& value : tokens) {
        const auto id = idOf(member(value, "id"));
        const json& content = member(value, "content");
        if (!id || !content.is_string() || text(content).size() > kMaxAddedLength)
            return notUnderstood("list of added tokens");
        AddedToken token{*id, text(content)};
        token.isSpecial = flag(member(value, "special"));
        token.isNormalized = flag(member(value, "normalized"), !token.isSpecial);
        token.isSingleWord = flag(member(value, "single_word"));
        token.stripsLeft = flag(member(value, "lstrip"));
        token.stripsRight = flag(member(value, "rstrip"));
        const auto known = m_file.model.vocabulary.find(token.content);
        const auto [added, isNew] = m_file.addedIds.emplace(token.content, token.id);
        if ((known != m_file.model.vocabulary.end() && known->second != token.id) || added->second != token.id)
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 gives token '%2' two ids"), kRightFile,
                        {m_name, token.content});
        if (auto done = setContent(token.id, token.content); !done)
            return done;
        if (token.isSpecial) {
            m_file.specialIds.insert(token.id);
            m_file.model.neverWhole.insert(token.id);
        }
        if (isNew)
            m_file.addedTokens.add(std::move(token));
    }
    return {};
}

Result<void> Reader::checkAlphabet() const {
    const bool decodesBytes = m_file.decoder == TokenizerFile::Decoder::Bytes;
    if (decodesBytes != m_mapsBytes)
        return notUnderstood("decoder");
    for (int byte = 0; m_mapsBytes && byte < 256; ++byte) {
        if (!m_file.model.vocabulary.contains(byteAlphabet::character(static_cast<unsigned char>(byte))))
            return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the vocabulary of %1 has no token for byte %2"),
                        kRightFile, {m_name, std::to_string(byte)});
    }
    return {};
}

} // namespace

Result<TokenizerFile> readTokenizerFile(std::string_view json, const std::string& nameForErrors) {
    const auto root = parseJson(json, nameForErrors);
    if (!root)
        return fail(root.error());
    return Reader(*root, nameForErrors).run();
}

} // namespace lunette
