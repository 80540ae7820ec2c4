#pragma once

#include "core/base/Result.h"
#include "core/text/ProtectedText.h"
#include "core/text/SentencePatterns.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace lunette {

/// The rules around a translator of single sentences: lines and sentences, labels, protected parts, long texts, tidy
/// output. Whatever the translator returns, protected parts survive, terms of the glossary come out as it says, and no
/// text becomes empty: in doubt the words stay as they are.
class TextTranslation {
public:
    struct Draft {
        QString text;
        bool atLimit = false; ///< cut off, which is mostly a loop
    };
    using Translate = std::function<Result<Draft>(const QString& segment)>;

    struct Rules {
        bool fromChinese = false;
        bool toChinese = false;
        QStringList placeholders;                         ///< symbols that the translator copies; empty: it has none
        KnownText known;                                  ///< used with placeholders
        std::function<QString(const QString&)> phrase;    ///< fixed translation of a whole label; "" when there is none
        std::shared_ptr<const SentencePatterns> patterns; ///< sentences with a fixed translation; null: none
        std::function<bool(const QString&)> answerWord;   ///< whether an English answer may hold this word; null: any
        std::function<bool(const QString&)> fits;         ///< whether a segment is short enough
        std::function<std::vector<ProtectedSpan>(const QString&)> terms; ///< words of the user's glossary; null: none
        std::function<QString(const QString&)> memory; ///< the user's translation of a text, which goes first; or ""
    };

    TextTranslation(Rules rules, Translate translate);

    /// The first error of the translator ends the run.
    Result<QString> run(const QString& text) const;
    /// The text as one sentence.
    Result<QString> runWhole(const QString& text) const { return sentence(text); }

private:
    using Attempt = Result<std::optional<QString>>; ///< nothing: not translated, the source words stay

    Result<QString> sentence(const QString& text) const;
    Result<QString> longSentence(const QString& text) const;
    std::optional<QString> patterned(const QString& text, const std::vector<ProtectedSpan>& terms) const;
    Attempt words(const QString& text) const;
    Attempt masked(const QString& text) const;
    Attempt unmasked(const QString& text) const;
    std::vector<ProtectedSpan> protectedParts(const QString& text) const;
    std::vector<ProtectedSpan> termsOf(const QString& text) const;
    Attempt clauses(const QString& text) const;
    Attempt framed(const QString& text, const std::vector<ProtectedSpan>& spans) const;
    void appendPiece(QString& text, const QString& piece) const;
    bool hasWords(const QString& text) const;
    bool invents(const QString& source, const QString& translated) const;
    QString tidy(const QString& text) const;
    QString gap(const QString& before, const QString& space) const;

    Rules m_rules;
    Translate m_translate;
};

} // namespace lunette
