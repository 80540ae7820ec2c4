#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Result.h"
#include "core/engine/EngineFactory.h"
#include "core/engine/Generation.h"
#include "core/image/ImageLoader.h"
#include "core/text/LanguageGuess.h"

#include <QImage>
#include <QRect>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

/// Values that travel between the window's thread and the two workers. All are cheap to copy (pixels are shared).
namespace lunette {

/// Names one request of a controller; never 0, never used twice.
using RequestId = quint64;

/// Makes the factory of one worker; called once on each worker's own thread.
using EngineFactoryMaker = std::function<std::unique_ptr<EngineFactory>()>;

/// The part of a picture that the model looks at; `region` in image pixels, inside the image.
struct Sight {
    QImage image;
    QRect region;
    AlphaMode alpha = AlphaMode::White;

    bool isNull() const { return image.isNull(); }
    /// Same pixels by identity of the shared image, without looking at them.
    bool sameAs(const Sight& other) const {
        return image.cacheKey() == other.image.cacheKey() && region == other.region && alpha == other.alpha;
    }
};

struct Question {
    Sight sight; ///< null: text only
    GenerationRequest request;
    QString text; ///< a free question as typed, in either language; empty for presets, whose request is complete
};

/// A vision-language pack and how to open it.
struct ModelChoice {
    PackInfo pack;
    std::string revision; ///< "" detects it
    EngineOptions options;
};

/// The translator packs; at most one a direction is used, the first.
struct TranslatorChoice {
    std::vector<PackInfo> packs;
    EngineOptions options;
};

struct TranslatedText {
    QString text;
    QString translator; ///< name of the pack
    double milliseconds = 0;
    bool fromMemory = false; ///< all or a part of it is what the user made of the same words before
};

enum class EngineState {
    NoPack,  ///< nothing was opened
    Loading, ///< a pack is being opened
    Ready,   ///< waiting for a picture or a question
    Asleep,  ///< as Ready, but the model's memory was released; the next crop or question opens it again
    Looking, ///< encoding a crop
    Busy,    ///< answering
    Failed   ///< the pack could not be opened
};

} // namespace lunette
