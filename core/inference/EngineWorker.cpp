#include "core/inference/EngineWorker.h"

#include "core/base/Log.h"
#include "core/inference/Guarded.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lunette {

namespace {

Error noModel() {
    return Error{ErrorCode::Pack, LUNETTE_TEXT("Error", "no model pack is loaded"),
                 LUNETTE_TEXT("Error", "open Packs and choose one")};
}

} // namespace

EngineWorker::EngineWorker(EngineFactoryMaker maker)
    : m_maker(std::move(maker)) {}

void EngineWorker::open(RequestId id, const ModelChoice& choice, const CancelToken& cancel) {
    const Result<void> done = guarded([&]() -> Result<void> {
        if (cancel.isCancelled())
            return cancelled();
        return openModel(choice);
    });
    if (done)
        Q_EMIT opened(id, m_model->info());
    else
        Q_EMIT failed(id, done.error());
    Q_EMIT finished(id);
}

void EngineWorker::release(RequestId id) {
    closeModel();
    log::info("model released while idle");
    Q_EMIT finished(id);
}

void EngineWorker::closeModel() {
    m_cache.clear();
    m_model.reset();
#ifdef __GLIBC__
    malloc_trim(0); // gives the pages of many small blocks back to the system
#endif
}

Result<void> EngineWorker::openModel(const ModelChoice& choice) {
    closeModel();
    if (!m_factory)
        m_factory = m_maker();
    auto model = m_factory->openModel(choice.pack, choice.revision, choice.options);
    if (!model)
        return fail(model.error());
    m_model = std::move(*model);
    m_packKey = choice.pack.name + '\n' + choice.pack.folder.string() + '\n' + choice.revision;
    log::info("model pack opened: " + choice.pack.name);
    return {};
}

void EngineWorker::encode(RequestId id, const Sight& sight, const CancelToken& cancel) {
    const auto image = guarded([&] { return seen(id, sight, cancel); });
    if (!image)
        Q_EMIT failed(id, image.error());
    Q_EMIT finished(id);
}

Result<std::shared_ptr<const EncodedImage>> EngineWorker::seen(RequestId id, const Sight& sight,
                                                               const CancelToken& cancel) {
    if (!m_model)
        return fail(noModel());
    if (cancel.isCancelled())
        return cancelled();
    const RgbImage pixels = toRgb(sight.image, sight.region, sight.alpha);
    const QByteArray key = EncodedImageCache::keyOf(pixels, m_packKey);
    if (auto known = m_cache.find(key)) {
        Q_EMIT encoded(id, known->timings(), true);
        return known;
    }
    Q_EMIT encodeStarted(id);
    auto image = m_model->encode(pixels, cancel);
    if (!image)
        return image;
    m_cache.insert(key, *image);
    Q_EMIT encoded(id, (*image)->timings(), false);
    return image;
}

void EngineWorker::answer(RequestId id, const Question& question, const CancelToken& cancel) {
    const auto result = guarded([&] { return generated(id, question, cancel); });
    if (result)
        Q_EMIT replied(id, *result);
    else
        Q_EMIT failed(id, result.error());
    Q_EMIT finished(id);
}

Result<GenerationResult> EngineWorker::generated(RequestId id, const Question& question, const CancelToken& cancel) {
    if (!m_model)
        return fail(noModel());
    if (cancel.isCancelled())
        return cancelled();
    std::shared_ptr<const EncodedImage> image;
    if (!question.sight.isNull()) {
        auto encodedImage = seen(id, question.sight, cancel);
        if (!encodedImage)
            return fail(encodedImage.error());
        image = *encodedImage;
    }
    const TokenCallback onText = [&](const std::string& piece) {
        Q_EMIT tokens(id, QString::fromStdString(piece));
        return !cancel.isCancelled();
    };
    return m_model->generate(image.get(), question.request, onText, cancel);
}

} // namespace lunette
