#include "app/cli/CliGlossary.h"

#include "core/text/GlossaryFile.h"
#include "core/text/TranslationMemoryFile.h"

#include <QFileInfo>

#include <optional>
#include <ostream>

namespace lunette {

namespace {

/// A file that an option names, or the user's own.
struct ChosenFile {
    QString given, own;
    const char* name;

    bool isGiven() const { return !given.isEmpty(); }
};

/// Nothing when there is no file or it is the user's own and broken.
template <class Reading>
Result<std::optional<Reading>> readChosen(CliContext& context, const ChosenFile& file, bool verbose,
                                          Result<Reading> (*read)(const QString&)) {
    const QString& path = file.isGiven() ? file.given : file.own;
    if (file.given == QLatin1String("none") || (!file.isGiven() && !QFileInfo::exists(path)))
        return std::nullopt;
    auto reading = read(path);
    if (!reading && file.isGiven())
        return fail(reading.error());
    if (!reading) {
        context.err << "lunette: your " << file.name << " is not used: " << reading.error().message() << std::endl;
        return std::nullopt;
    }
    if (file.isGiven() || verbose) {
        for (const Remark& remark : reading->remarks)
            context.err << "lunette: " << remark.message() << std::endl;
    }
    return std::optional<Reading>(std::move(*reading));
}

} // namespace

Result<std::shared_ptr<const Glossary>> chooseGlossary(CliContext& context, const CliOptions& options) {
    const ChosenFile file{options.glossary, context.glossary, "glossary"};
    auto reading = readChosen(context, file, options.verbose, &readGlossary);
    if (!reading)
        return fail(reading.error());
    return *reading ? std::make_shared<const Glossary>(std::move((*reading)->terms)) : nullptr;
}

Result<std::shared_ptr<const TranslationMemory>> chooseMemory(CliContext& context, const CliOptions& options) {
    const ChosenFile file{options.memory, context.memory, "translation memory"};
    if (file.isGiven() && options.whole && file.given != QLatin1String("none"))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "--whole takes no translation memory"),
                    LUNETTE_TEXT("Error", "leave out one of --whole and --memory"));
    if (options.whole)
        return nullptr;
    auto reading = readChosen(context, file, options.verbose, &readTranslationMemory);
    if (!reading)
        return fail(reading.error());
    return *reading ? std::make_shared<const TranslationMemory>(std::move((*reading)->memory)) : nullptr;
}

} // namespace lunette
