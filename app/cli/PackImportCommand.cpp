#include "app/cli/PackImportCommand.h"

#include "app/cli/CliOutput.h"
#include "app/cli/PackOutput.h"
#include "core/base/Stopwatch.h"
#include "core/packs/PackImporter.h"

#include <nlohmann/json.hpp>

#include <QLocale>

#include <ostream>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kBarWidth = 20;
constexpr double kBetweenDraws = 100; ///< milliseconds

std::filesystem::path toPath(const QString& text) {
    return {text.toStdU16String()};
}

std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// "1.93 billion".
std::string countText(uint64_t count) {
    if (count < 1'000'000'000)
        return QLocale::c().toString(double(count) / 1e6, 'f', 1).toStdString() + " million";
    return QLocale::c().toString(double(count) / 1e9, 'f', 2).toStdString() + " billion";
}

/// How much is read, on a terminal.
class ByteBar {
public:
    explicit ByteBar(CliContext& context)
        : m_context(context) {}
    ~ByteBar() {
        if (m_drawn)
            m_context.err << "\r\033[K" << std::flush;
    }
    ByteBar(const ByteBar&) = delete;
    ByteBar& operator=(const ByteBar&) = delete;

    void show(uint64_t done, uint64_t total) {
        if (!m_context.terminal || (m_drawn && m_since.milliseconds() < kBetweenDraws))
            return;
        const auto filled = size_t(total == 0 ? kBarWidth : kBarWidth * done / total);
        m_context.err << "\r\033[K[" << std::string(filled, '#') << std::string(kBarWidth - filled, '.') << "] "
                      << sizeText(done).toStdString() << " of " << sizeText(total).toStdString() << std::flush;
        m_drawn = true;
        m_since = Stopwatch();
    }

private:
    CliContext& m_context;
    Stopwatch m_since;
    bool m_drawn = false;
};

/// One line: what the folder is.
std::string summary(const FolderFinding& finding) {
    std::string text = finding.kind == PackKind::Translator
                           ? "a Marian translator from " + finding.sourceLanguage + " to " + finding.targetLanguage
                           : "Moondream2 of revision " + finding.revision;
    return text + ", " + countText(finding.parameters) + " parameters, " + finding.precision + ", " +
           sizeText(finding.bytes()).toStdString();
}

std::string assumptionText(const FolderFinding& finding) {
    if (finding.choices.empty())
        return {};
    return "the files do not tell their revision, so " + finding.revision +
           " is assumed: --revision chooses another of " + join(finding.choices);
}

/// All that is missing: the first as the error of the command, the others before it.
tl::unexpected<Error> unusable(CliContext& context, const FolderFinding& finding) {
    for (size_t i = 1; i < finding.problems.size(); ++i)
        context.err << "lunette: " << finding.problems[i].message() << std::endl;
    return fail(finding.problems.front());
}

} // namespace

CommandResult importFolder(CliContext& context, const CliOptions& options, const QString& folder) {
    const Result<FolderFinding> finding =
        inspectFolder(toPath(folder), {options.revision.toStdString(), toPath(options.tokenizer)});
    if (!finding)
        return fail(finding.error());
    if (!finding->isUsable())
        return unusable(context, *finding);
    context.err << "lunette: found " << summary(*finding) << std::endl;
    const std::string assumption = assumptionText(*finding);
    if (!assumption.empty())
        context.err << "lunette: " << assumption << std::endl;
    ImportRequest request{*finding,
                          options.packName.toStdString(),
                          options.inPlace ? ImportMode::InPlace : ImportMode::Copy,
                          toPath(context.userPacks),
                          {}};
    for (const PackInfo& pack : context.packs.list())
        request.takenNames.push_back(pack.name);
    const auto imported = [&] {
        ByteBar bar(context);
        return importPack(request, {[&](uint64_t done, uint64_t total) { bar.show(done, total); }, context.cancel});
    }();
    if (!imported)
        return fail(imported.error());
    if (!options.json) {
        printPack(context, *imported);
        return 0;
    }
    Json json = packJson(*imported);
    if (!assumption.empty())
        json["assumption"] = assumption;
    printJson(context, json);
    return 0;
}

CommandResult removeImported(CliContext& context, const CliOptions& options, const QString& name) {
    const Result<PackInfo> pack = context.packs.find(name);
    if (!pack)
        return fail(pack.error());
    if (const Result<void> removed = removePack(*pack, toPath(context.userPacks)); !removed)
        return fail(removed.error());
    if (options.json)
        printJson(context, {{"removed", pack->name}});
    else
        context.out << "removed " << pack->name << std::endl;
    return 0;
}

CommandResult showFolder(CliContext& context, const CliOptions& options, const PackInfo& raw) {
    const Result<FolderFinding> finding =
        inspectFolder(raw.folder, {options.revision.toStdString(), toPath(options.tokenizer)});
    if (!finding)
        return fail(finding.error());
    PackInfo pack = raw;
    pack.revision = finding->revision;
    pack.precision = finding->precision;
    pack.licence = finding->licence;
    pack.source = finding->source;
    if (options.json) {
        Json json = packJson(pack);
        json["parameters"] = finding->parameters;
        json["revision_choices"] = finding->choices;
        json["problems"] = Json::array();
        for (const Error& problem : finding->problems)
            json["problems"].push_back(problem.message());
        printJson(context, json);
        return 0;
    }
    printPack(context, pack);
    if (finding->parameters > 0)
        printFact(context, "parameters", countText(finding->parameters));
    printFact(context, "unsure", finding->choices.empty() ? "" : "the revision may be " + join(finding->choices));
    for (const Error& problem : finding->problems)
        printFact(context, "problem", problem.message());
    context.out << std::flush;
    return 0;
}

} // namespace lunette
