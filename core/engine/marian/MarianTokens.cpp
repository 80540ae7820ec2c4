#include "core/engine/marian/MarianTokens.h"

#include <QString>

namespace lunette {

namespace {

constexpr std::string_view kTagOpen = ">>";
constexpr std::string_view kTagClose = "<<";
constexpr QChar kSpaceMark(0x2581);

int32_t idOf(const MarianPack& pack, std::string_view piece, int32_t missing) {
    const auto it = pack.vocabulary.find(piece);
    return it == pack.vocabulary.end() ? missing : it->second;
}

int32_t unknownId(const MarianPack& pack) {
    return idOf(pack, "<unk>", 1);
}

/// Length of the leading ">>tag<<" with at least one character inside, 0 when there is none.
size_t leadingTagLength(std::string_view text) {
    if (!text.starts_with(kTagOpen))
        return 0;
    const size_t close = text.find(kTagClose, kTagOpen.size() + 1);
    return close == std::string_view::npos ? 0 : close + kTagClose.size();
}

} // namespace

int32_t languageTagId(const MarianPack& pack, std::string_view languageTag) {
    if (languageTag.empty())
        return -1;
    std::string token(kTagOpen);
    token.append(languageTag).append(kTagClose);
    return idOf(pack, token, -1);
}

std::vector<int32_t> encodeSource(const MarianPack& pack, std::string_view text, const std::string& languageTag) {
    const int32_t unknown = unknownId(pack);
    std::vector<int32_t> ids;
    const size_t typed = leadingTagLength(text);
    if (const int32_t tag = languageTagId(pack, languageTag); tag >= 0)
        ids.push_back(tag);
    else if (typed > 0)
        ids.push_back(idOf(pack, text.substr(0, typed), unknown));
    for (const std::string& piece : pack.source->pieces(text.substr(typed))) {
        const int32_t id = idOf(pack, piece, unknown);
        const bool control = id == pack.generation.eos || id == pack.generation.pad;
        ids.push_back(control ? unknown : id);
    }
    ids.push_back(pack.generation.eos);
    return ids;
}

std::string decodeTarget(const MarianPack& pack, std::span<const int32_t> ids) {
    const int32_t unknown = unknownId(pack);
    std::string text;
    for (int32_t id : ids) {
        const bool silent = id == pack.generation.eos || id == pack.generation.pad || id == unknown;
        if (!silent && id >= 0 && static_cast<size_t>(id) < pack.pieces.size())
            text += pack.pieces[static_cast<size_t>(id)];
    }
    return QString::fromStdString(text).replace(kSpaceMark, QLatin1Char(' ')).trimmed().toStdString();
}

} // namespace lunette
