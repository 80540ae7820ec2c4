#include "core/chat/Preset.h"

#include <algorithm>

namespace lunette {

namespace {

Preset captionPreset(const char* name, BilingualText label, BilingualText question, CaptionLength length) {
    Preset preset{QString::fromLatin1(name), std::move(label), std::move(question), {}};
    preset.request.skill = Skill::Caption;
    preset.request.length = length;
    return preset;
}

Preset readPreset(bool hasReadPrompt) {
    Preset preset;
    preset.name = QStringLiteral("read");
    preset.label = {QStringLiteral("Read text"), QStringLiteral("读出文字")};
    preset.question = {QStringLiteral("Read all the text in this picture, line by line."),
                       QStringLiteral("逐行读出这张图片中的所有文字。")};
    preset.request.skill = Skill::Query;
    preset.request.text = preset.question.english.toStdString();
    if (hasReadPrompt)
        preset.request.preset = "read";
    return preset;
}

} // namespace

std::vector<Preset> presetsFor(bool hasCaption, bool hasLongCaption, bool hasReadPrompt) {
    std::vector<Preset> presets;
    if (hasCaption) {
        presets.push_back(
            captionPreset("short", {QStringLiteral("Short"), QStringLiteral("简短")},
                          {QStringLiteral("Describe this picture briefly."), QStringLiteral("简短描述这张图片。")},
                          CaptionLength::Short));
        presets.push_back(
            captionPreset("detailed", {QStringLiteral("Detailed"), QStringLiteral("详细")},
                          {QStringLiteral("Describe this picture in detail."), QStringLiteral("详细描述这张图片。")},
                          CaptionLength::Normal));
    }
    if (hasCaption && hasLongCaption)
        presets.push_back(captionPreset("long", {QStringLiteral("Long"), QStringLiteral("长文")},
                                        {QStringLiteral("Describe everything in this picture at length."),
                                         QStringLiteral("尽可能完整地描述这张图片。")},
                                        CaptionLength::Long));
    presets.push_back(readPreset(hasReadPrompt));
    return presets;
}

Preset findPreset(const QString& name) {
    const std::vector<Preset> all = presetsFor(true, true, false);
    const auto it = std::find_if(all.begin(), all.end(), [&](const Preset& preset) { return preset.name == name; });
    return it == all.end() ? Preset{} : *it;
}

} // namespace lunette
