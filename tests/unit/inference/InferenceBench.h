#pragma once

#include "core/inference/InferenceController.h"
#include "tests/support/ScriptedEngine.h"

#include <QTest>

/// What the tests of the controller share.
namespace lunette::test {

inline Sight sightOf(int side, Qt::GlobalColor color = Qt::red) {
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(color);
    return {image, QRect(0, 0, side, side)};
}

inline Question questionOf(const Sight& sight, const QString& text) {
    Question question{sight, {}, text};
    return question;
}

/// A controller with its scripted engine.
struct InferenceBench {
    std::shared_ptr<EngineScript> script = std::make_shared<EngineScript>();
    std::unique_ptr<InferenceController> controller;

    InferenceBench()
        : controller(std::make_unique<InferenceController>(scriptedEngine(script))) {}

    bool open() {
        controller->setTranslators({scriptedTranslators(), {}});
        controller->openPack({scriptedPack("one"), {}, {}});
        return QTest::qWaitFor([this] { return controller->state() == EngineState::Ready; }, 30000);
    }
};

inline RequestId idOf(const QList<QVariant>& signal) {
    return signal.at(0).value<RequestId>();
}

} // namespace lunette::test
