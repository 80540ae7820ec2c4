#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace lunette {

/// A part of a text. The parts of a text joined in order are the text again.
struct TextPart {
    enum class Kind {
        Sentence, ///< to be translated on its own; without white space around it; also a label or a table cell
        Gap,      ///< white space (or nothing) between two sentences of one line
        Frame     ///< line ends, indents, list marks, code blocks: stays as it is
    };
    Kind kind = Kind::Sentence;
    QString text;
};

/// Lines, Markdown structure and sentences of English, Chinese or mixed text. Between two sentences of a line there is
/// always one Gap. Abbreviations, initials, decimals, list numbers, paths, URLs, code and quotations do not end a
/// sentence. Any thread.
std::vector<TextPart> splitText(const QString& text);

/// The sentences and gaps of one line without structure.
std::vector<TextPart> splitSentences(const QString& line);

/// The place behind the comma or semicolon that is nearest to the middle and in no protected part; 0 when there is
/// none.
qsizetype clauseBreak(const QString& sentence);

/// Cuts a sentence into parts that `fits` accepts: at commas, else at spaces, else anywhere between characters. A part
/// of one character is not cut further. The parts joined are the sentence.
std::vector<QString> splitLongSentence(const QString& sentence, const std::function<bool(const QString&)>& fits);

} // namespace lunette
