#include "app/cli/CliOutput.h"
#include "app/cli/Commands.h"
#include "app/cli/PackImportCommand.h"
#include "app/cli/PackOutput.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

CommandResult listPacks(CliContext& context, const CliOptions& options) {
    const std::vector<PackInfo> packs = context.packs.list();
    const std::vector<Error> problems = context.packs.problems();
    if (options.json) {
        Json json{{"packs", Json::array()}, {"problems", Json::array()}};
        for (const PackInfo& pack : packs)
            json["packs"].push_back(packJson(pack));
        for (const Error& problem : problems)
            json["problems"].push_back(problem.message());
        printJson(context, json);
        return 0;
    }
    for (const PackInfo& pack : packs) {
        const QString name = QString::fromStdString(pack.name).leftJustified(28);
        const QString kind = QString::fromLatin1(kindName(pack.kind)).leftJustified(16);
        context.out << name.toStdString() << ' ' << kind.toStdString() << ' ' << sizeText(pack.bytes).toStdString()
                    << (pack.builtIn ? "  built in" : "") << (pack.original.empty() ? "" : "  in place") << '\n';
    }
    context.out << std::flush;
    if (packs.empty())
        context.err << "lunette: no packs are installed" << std::endl;
    for (const Error& problem : problems)
        context.err << "lunette: " << problem.message() << std::endl;
    return 0;
}

CommandResult showPack(CliContext& context, const CliOptions& options, const QString& name) {
    const Result<PackInfo> pack = context.packs.find(name);
    if (!pack)
        return fail(pack.error());
    if (pack->raw)
        return showFolder(context, options, *pack);
    if (options.json)
        printJson(context, packJson(*pack));
    else
        printPack(context, *pack);
    return 0;
}

/// Checks the named packs, or all that are installed. The first bad one decides the exit code; the others are still
/// told.
CommandResult checkPacks(CliContext& context, const CliOptions& options, const QStringList& names) {
    std::vector<PackInfo> packs = names.isEmpty() ? context.packs.list() : std::vector<PackInfo>();
    for (const QString& name : names) {
        Result<PackInfo> pack = context.packs.find(name);
        if (!pack)
            return fail(pack.error());
        packs.push_back(std::move(*pack));
    }
    std::vector<Error> errors = names.isEmpty() ? context.packs.problems() : std::vector<Error>();
    Json checked = Json::array();
    for (const PackInfo& pack : packs) {
        if (context.cancel.isCancelled())
            return cancelled();
        const Result<void> result = PackStore::check(pack);
        if (!options.json)
            context.out << pack.name << (result ? ": ok" : ": damaged") << std::endl;
        checked.push_back({{"name", pack.name}, {"ok", result.has_value()}});
        if (!result)
            errors.push_back(result.error());
    }
    if (!errors.empty()) {
        for (size_t i = 1; i < errors.size(); ++i)
            context.err << "lunette: " << errors[i].message() << std::endl;
        return fail(errors.front());
    }
    if (options.json)
        printJson(context, {{"packs", std::move(checked)}});
    return 0;
}

} // namespace

CommandResult runPacks(CliContext& context, const CliOptions& options) {
    const QString verb = options.arguments.value(0);
    const QStringList rest = options.arguments.mid(1);
    if (verb == QLatin1String("list") && rest.isEmpty())
        return listPacks(context, options);
    if (verb == QLatin1String("info") && rest.size() == 1)
        return showPack(context, options, rest.first());
    if (verb == QLatin1String("check"))
        return checkPacks(context, options, rest);
    if (verb == QLatin1String("import") && rest.size() == 1)
        return importFolder(context, options, rest.first());
    if (verb == QLatin1String("remove") && rest.size() == 1)
        return removeImported(context, options, rest.first());
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "packs does not know \"%1\""),
                LUNETTE_TEXT("Error", "use packs list, info NAME, import FOLDER, check [NAME] or remove NAME"),
                {options.arguments.join(u' ').toStdString()});
}

} // namespace lunette
