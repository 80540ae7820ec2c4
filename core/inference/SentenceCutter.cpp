#include "core/inference/SentenceCutter.h"

namespace lunette {

namespace {

bool isClosing(QChar c) {
    return c == u'"' || c == u'\'' || c == u')' || c == u']' || c == u'\u201d';
}

/// Index after the first finished sentence of `text`, 0 when there is none yet.
qsizetype sentenceEnd(const QString& text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\n' || c == u'\u3002' || c == u'\uff01' || c == u'\uff1f')
            return i + 1;
        if (c != u'.' && c != u'!' && c != u'?')
            continue;
        qsizetype next = i + 1;
        while (next < text.size() && isClosing(text.at(next)))
            ++next;
        if (next < text.size() && text.at(next) == u' ')
            return next + 1;
    }
    return 0;
}

} // namespace

QStringList SentenceCutter::push(const QString& piece) {
    m_open += piece;
    QStringList sentences;
    while (const qsizetype end = sentenceEnd(m_open)) {
        sentences << m_open.left(end);
        m_open.remove(0, end);
    }
    return sentences;
}

} // namespace lunette
