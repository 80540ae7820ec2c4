#pragma once

#include "core/base/CancelToken.h"
#include "core/chat/Conversation.h"
#include "core/inference/SentenceCutter.h"

#include <QStringList>

#include <map>

namespace lunette {

/// What is known of the other language of one question and its answer while both arrive in pieces. Thread: one.
struct AnswerTranslation {
    BilingualText question;
    SentenceCutter cutter;
    CancelToken pieces; ///< cancelled when its sentences are not needed any more
    CancelToken whole;
    QStringList sources;            ///< the sentences sent so far, by part
    std::map<int, QString> results; ///< their translations, by part

    /// Number of the next part.
    int add(const QString& sentence);
    /// The translations without a hole from the first on, each with the line breaks of its source.
    QString soFar() const;
};

} // namespace lunette
