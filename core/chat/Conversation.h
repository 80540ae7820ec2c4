#pragma once

#include "core/engine/Generation.h"

#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lunette {

/// The same text in both languages; either may be empty while it is not known yet.
struct BilingualText {
    QString english;
    QString chinese;
    bool operator==(const BilingualText&) const = default;
};

/// What the model was given of the turns before a follow-up.
struct GivenHistory {
    int turns = 0;          ///< that the question was asked with; 0: it is no follow-up
    int given = 0;          ///< the latest ones, which fitted
    bool isTrained = false; ///< whether the model's own code knows earlier turns
    QString prompt;         ///< the exact text after the picture
    bool operator==(const GivenHistory&) const = default;
};

enum class ExchangeState { Waiting, Streaming, Done, Stopped, Failed };

/// One question and its answer. Value type; crosses threads by copy.
struct Exchange {
    quint64 id = 0;
    QString presetName;              ///< "short", "detailed", "read", "find", ...; "" for a free question
    QString asked;                   ///< as the user typed it
    QString object;                  ///< what Find, Point and Count look for, as typed; empty for others
    BilingualText question;          ///< `english` is what the model was really asked
    bool isEnglishCorrected = false; ///< the user wrote the English for a question typed in Chinese
    BilingualText answer;
    QString machineTranslation;   ///< the translator's answer in Chinese, when the user has edited it; else empty
    bool fromMemory = false;      ///< the translation or a part of it is what the user made of the same words before
    QStringList doubtful;         ///< words of the answer that the model is not sure of
    bool chineseFallback = false; ///< the translation kept the English words because the translator did not know better
    GenerationRequest request;
    QRect crop;                ///< image pixels
    std::vector<Box> objects;  ///< fractions of the crop
    std::vector<Point> points; ///< fractions of the crop
    std::optional<Reasoning> reasoning;
    GivenHistory given;
    FinishReason finish = FinishReason::EndOfText;
    StageTimings timings;
    double totalMs = 0;
    double translateMs = 0;
    QString modelName, modelRevision, modelPrecision, translatorName;
    ExchangeState state = ExchangeState::Waiting;
    QString error; ///< translated sentence, when state is Failed
};

/// Questions and answers about one picture, oldest first.
struct Conversation {
    QString sourceName; ///< file name of the picture without its folder
    QSize imageSize;
    std::vector<Exchange> exchanges;
};

} // namespace lunette
