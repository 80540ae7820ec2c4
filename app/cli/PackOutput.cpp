#include "app/cli/PackOutput.h"

#include "core/base/MappedFile.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kLabelWidth = 12;

std::string englishText(const std::map<std::string, std::string>& texts) {
    const auto found = texts.find("en");
    return found == texts.end() ? std::string() : found->second;
}

} // namespace

const char* kindName(PackKind kind) {
    return kind == PackKind::Translator ? "translator" : "vision-language";
}

Json packJson(const PackInfo& pack) {
    Json json{{"name", pack.name},
              {"kind", kindName(pack.kind)},
              {"title", pack.title},
              {"bytes", pack.bytes},
              {"built_in", pack.builtIn},
              {"raw", pack.raw},
              {"folder", displayPath(pack.folder)}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty())
            json[name] = value;
    };
    add("revision", pack.revision);
    add("precision", pack.precision);
    add("licence", pack.licence);
    add("source", pack.source);
    add("original", displayPath(pack.original));
    add("source_language", pack.sourceLanguage);
    add("target_language", pack.targetLanguage);
    if (!pack.notice.empty())
        json["notice"] = pack.notice;
    if (!pack.presets.empty())
        json["presets"] = pack.presets;
    return json;
}

void printFact(CliContext& context, const char* label, const std::string& value) {
    if (!value.empty())
        context.out << QString::fromLatin1(label).leftJustified(kLabelWidth).toStdString() << value << '\n';
}

void printPack(CliContext& context, const PackInfo& pack) {
    printFact(context, "name", pack.name);
    printFact(context, "title", englishText(pack.title));
    printFact(context, "kind", kindName(pack.kind));
    printFact(context, "languages",
              pack.sourceLanguage.empty() ? "" : pack.sourceLanguage + " to " + pack.targetLanguage);
    printFact(context, "revision", pack.revision);
    printFact(context, "precision", pack.precision);
    printFact(context, "size", sizeText(pack.bytes).toStdString());
    printFact(context, "licence", pack.licence);
    printFact(context, "source", pack.source);
    printFact(context, "about", englishText(pack.notice));
    printFact(context, "folder", displayPath(pack.folder));
    printFact(context, "in place", displayPath(pack.original));
    context.out << std::flush;
}

} // namespace lunette
