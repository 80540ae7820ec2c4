#pragma once

#include "core/inference/EncodedImageCache.h"
#include "core/inference/InferenceTypes.h"

#include <QObject>

namespace lunette {

/// The only owner of the vision-language model. Lives on its own thread; every function is called there, one at a time,
/// and ends with `finished`. A cancelled token makes a call return at once, so that a shutdown never waits for a queue.
class EngineWorker : public QObject {
    Q_OBJECT

public:
    explicit EngineWorker(EngineFactoryMaker maker);

    /// Closes the present model, then opens the pack.
    void open(RequestId id, const ModelChoice& choice, const CancelToken& cancel);
    /// Closes the model and forgets the crops that it saw.
    void release(RequestId id);
    /// Looks at a crop, so that questions on it start at once.
    void encode(RequestId id, const Sight& sight, const CancelToken& cancel);
    void answer(RequestId id, const Question& question, const CancelToken& cancel);

Q_SIGNALS:
    void opened(lunette::RequestId id, const lunette::ModelInfo& info);
    void encodeStarted(lunette::RequestId id);
    /// `reused`: the crop was known already and the timings are those of that time.
    void encoded(lunette::RequestId id, const lunette::StageTimings& timings, bool reused);
    void tokens(lunette::RequestId id, const QString& piece);
    void replied(lunette::RequestId id, const lunette::GenerationResult& result);
    void failed(lunette::RequestId id, const lunette::Error& error);
    void finished(lunette::RequestId id);

private:
    Result<std::shared_ptr<const EncodedImage>> seen(RequestId id, const Sight& sight, const CancelToken& cancel);
    Result<GenerationResult> generated(RequestId id, const Question& question, const CancelToken& cancel);
    Result<void> openModel(const ModelChoice& choice);
    void closeModel();

    EngineFactoryMaker m_maker;
    std::unique_ptr<EngineFactory> m_factory;
    std::unique_ptr<VisionLanguageModel> m_model;
    EncodedImageCache m_cache; ///< declared after the model: its images must not outlive it
    std::string m_packKey;
};

} // namespace lunette
