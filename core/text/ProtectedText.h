#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace lunette {

/// What a translation must not change.
enum class ProtectedKind {
    Code,       ///< `between back-ticks`
    Quoted,     ///< inside quotation marks, the marks left out
    Markup,     ///< links, tags, format specifiers, placeholders
    Url,        ///< with mail addresses
    Path,       ///< files, folders, variables of the environment
    Key,        ///< Ctrl+S, F5
    Option,     ///< --device
    Measure,    ///< a number with a unit or a separator: 5 MB, 12:30, v1.2, 40%
    Identifier, ///< part numbers, camelCase, snake_case, calls()
    Number,     ///< plain digits
    Symbol,     ///< emoji and characters that the translator does not know
    Word,       ///< words that the translator does not know
    Term        ///< a word of the user's glossary
};

struct ProtectedSpan {
    qsizetype start = 0;  ///< UTF-16 units
    qsizetype length = 0; ///< at least 1
    ProtectedKind kind = ProtectedKind::Word;
    QString replacement = {}; ///< what stands there in the translation; empty: the part itself

    qsizetype end() const { return start + length; }
};

/// What a translator knows; an empty function knows everything.
struct KnownText {
    std::function<bool(const QString& word)>
        word; ///< asked for each run of letters that are not Chinese (inner ' and -)
    std::function<bool(const QString& character)> character; ///< asked for each Chinese character, mark and symbol
    std::function<QString(const QString& word)> rendering;   ///< what stands for an unknown word; "": the word itself
};

/// The protected parts of `text`: sorted, apart from each other. A term of `terms` goes before the parts that it covers
/// and gives way to parts that hold more than it (a path, a longer quotation). Any thread.
std::vector<ProtectedSpan> findProtected(const QString& text, const KnownText& known = {},
                                         const std::vector<ProtectedSpan>& terms = {});

/// Joins the nearest spans until there are at most `most`.
std::vector<ProtectedSpan> mergeSpans(const QString& text, std::vector<ProtectedSpan> spans, size_t most);

/// What stands in the translation of `text` in the place of `span`.
QString keptText(const QString& text, const ProtectedSpan& span);

/// `text` with the replacements of `spans`, with blanks between Chinese and Latin letters.
QString replaceTerms(const QString& text, const std::vector<ProtectedSpan>& spans);

/// A text whose protected parts are replaced by symbols: kept[i] stands where symbols[i] is.
struct MaskedText {
    QString text;
    QStringList kept;
    QStringList symbols; ///< as many as kept
};

/// `spans` must be as many as `symbols` or fewer.
MaskedText maskText(const QString& text, const std::vector<ProtectedSpan>& spans, const QStringList& symbols);

/// `translated` with every symbol replaced by what it stands for; nothing when one is missing, doubled or not among
/// them.
std::optional<QString> unmaskText(const QString& translated, const MaskedText& masked);

/// Whether every part of `text` in `spans` stands in `translated` as it should and as often.
bool keepsSpans(const QString& text, const std::vector<ProtectedSpan>& spans, const QString& translated);

} // namespace lunette
