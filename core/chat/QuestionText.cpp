#include "core/chat/QuestionText.h"

namespace lunette {

QString cleanQuestion(const QString& text) {
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c.isSpace())
            clean += u' ';
        else if (c.category() != QChar::Other_Control && c != QChar::ReplacementCharacter)
            clean += c;
    }
    return clean.simplified();
}

} // namespace lunette
