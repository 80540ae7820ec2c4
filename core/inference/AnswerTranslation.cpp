#include "core/inference/AnswerTranslation.h"

namespace lunette {

int AnswerTranslation::add(const QString& sentence) {
    sources << sentence;
    return int(sources.size()) - 1;
}

QString AnswerTranslation::soFar() const {
    QString text;
    for (int part = 0; part < sources.size(); ++part) {
        const auto result = results.find(part);
        if (result == results.end())
            break;
        text += result->second;
        const QString& source = sources.at(part);
        qsizetype end = source.size();
        while (end > 0 && source.at(end - 1).isSpace())
            --end;
        for (const QChar c : source.mid(end)) {
            if (c == u'\n')
                text += c;
        }
    }
    return text;
}

} // namespace lunette
