#include "tests/support/SampleNote.h"

#include "core/note/NoteBuilder.h"

#include <QColorSpace>

namespace lunette::test {

QImage samplePicture() {
    QImage image(640, 480, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x % 256, y % 256, (x + y) % 256));
    }
    image.setText(QStringLiteral("Author"), QStringLiteral("secret"));
    image.setDotsPerMeterX(12345);
    image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    return image;
}

Note sampleNote() {
    Exchange first;
    first.id = 7;
    first.presetName = QStringLiteral("short");
    first.question = {QStringLiteral("Describe this picture briefly."), QStringLiteral("简短描述这张图片。")};
    first.answer = {QStringLiteral("A login dialog with a *blue* button and two text fields."),
                    QStringLiteral("一个登录对话框，带有*蓝色*按钮和两个文本框。")};
    first.request.skill = Skill::Caption;
    first.request.length = CaptionLength::Short;
    first.crop = QRect(10, 20, 300, 200);
    first.timings = {1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 12};
    first.totalMs = 30.25;
    first.modelName = QStringLiteral("moondream2");
    first.modelRevision = QStringLiteral("2025-06-21");
    first.modelPrecision = QStringLiteral("fp32");
    first.translatorName = QStringLiteral("opus-mt-en-zh");
    first.state = ExchangeState::Done;

    Exchange second = first;
    second.id = 8;
    second.presetName.clear();
    second.asked = QStringLiteral("“保存”按钮在哪里？");
    second.question = {QStringLiteral("Where is the \"Save\" button?"), second.asked};
    second.answer = {QStringLiteral("# Bottom right\n\n| Key | Does |\n|---|---|\n| Ctrl+S | <save> |"),
                     QStringLiteral("右下角。")};
    second.crop = QRect(0, 0, 640, 480);
    second.request = {};
    second.request.text = second.question.english.toStdString();
    second.request.references = {{false, {0.5, 0.25}}, {true, {0.1, 0.2, 0.3, 0.4}}};
    second.request.sampling = {0.7, 0.9, 18446744073709551615ULL};
    second.request.maxTokens = 64;
    second.objects = {{0.5, 0.5, 0.75, 1.25}};
    second.points = {{0.25, 0.125}};
    second.finish = FinishReason::MaxTokens;

    NoteInput input;
    input.conversation = {QStringLiteral("login dialog.png"), QSize(640, 480), {first, second}};
    input.image = samplePicture();
    input.date = QDateTime(QDate(2026, 11, 23), QTime(9, 30), Qt::OffsetFromUTC, 3600);
    input.changedSettings = {QStringLiteral("temperature: 0.7")};
    return buildNote(input);
}

} // namespace lunette::test
