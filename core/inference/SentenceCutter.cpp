#include "core/inference/SentenceCutter.h"

#include "core/text/SentenceSplitter.h"

#include <algorithm>

namespace lunette {

namespace {

qsizetype skipSpace(const QString& text, qsizetype at) {
    while (at < text.size() && text.at(at).isSpace())
        ++at;
    return at;
}

/// Whether a quotation has begun that may go on behind `text`.
bool isInQuotation(const QString& text) {
    return text.count(u'"') % 2 == 1 || text.count(u'\u201c') > text.count(u'\u201d');
}

} // namespace

/// Whether a sentence can have ended since `from`; splitting the whole text takes longer.
bool SentenceCutter::mayEnd(qsizetype from) const {
    const QStringView fresh = QStringView(m_text).mid(from);
    const auto isEnd = [](QChar c) { return QStringView(u"\n.!?\u3002\uff01\uff1f").contains(c); };
    return std::any_of(fresh.begin(), fresh.end(), isEnd);
}

std::vector<qsizetype> SentenceCutter::ends() const {
    std::vector<qsizetype> found;
    const std::vector<TextPart> parts = splitText(m_text);
    qsizetype at = 0;
    for (size_t i = 0; i + 1 < parts.size(); ++i) {
        at += parts[i].text.size();
        if (parts[i].kind != TextPart::Kind::Sentence || at <= m_done)
            continue;
        const TextPart& next = parts[i + 1];
        const qsizetype lineEnd = next.kind == TextPart::Kind::Frame ? next.text.indexOf(u'\n') : -1;
        const qsizetype end = skipSpace(m_text, at + lineEnd + 1);
        const bool goesOn =
            next.kind == TextPart::Kind::Gap && end < m_text.size() && !isInQuotation(m_text.mid(m_done, at - m_done));
        if (goesOn || lineEnd >= 0)
            found.push_back(end);
    }
    return found;
}

QStringList SentenceCutter::push(const QString& piece) {
    m_text += piece;
    QStringList sentences;
    const auto cutAt = [&](qsizetype end) {
        if (end > m_done)
            sentences << m_text.mid(m_done, end - m_done);
        m_done = std::max(m_done, end);
    };
    const qsizetype start = skipSpace(m_text, m_done);
    if (QStringView(m_text).mid(m_done, start - m_done).contains(u'\n'))
        cutAt(start); // line breaks that came after their sentence was given out
    if (mayEnd(m_done)) {
        for (const qsizetype end : ends())
            cutAt(end);
    }
    return sentences;
}

} // namespace lunette
