#include "app/cli/BenchReport.h"
#include "app/cli/BenchRuns.h"
#include "app/cli/Commands.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace lunette {

namespace {

constexpr int kStages = 18; ///< of the progress bar: two models, loading, warming up, seven rounds

Result<BenchScope> readScope(const CliOptions& options) {
    if (options.arguments.size() > 1)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "\"%1\" is too much"),
                    LUNETTE_TEXT("Error", "put words that belong together into quotes"),
                    {options.arguments[1].toStdString()});
    const QString word = options.arguments.value(0, QStringLiteral("all"));
    if (word == QLatin1String("all"))
        return BenchScope{true, true, true};
    if (word == QLatin1String("vision"))
        return BenchScope{true, false, false};
    if (word == QLatin1String("text"))
        return BenchScope{false, true, false};
    if (word == QLatin1String("translate"))
        return BenchScope{false, false, true};
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is no benchmark \"%1\""),
                LUNETTE_TEXT("Error", "choose vision, text, translate or all"), {word.toStdString()});
}

} // namespace

CommandResult runBench(CliContext& context, const CliOptions& options) {
    const Result<BenchScope> scope = readScope(options);
    if (!scope)
        return fail(scope.error());
    Progress progress(context, options, kStages);
    const BenchRun run{context, options, progress, *scope};
    std::vector<BenchPart> parts;
    if (scope->vision || scope->text) {
        Result<BenchPart> model = benchModel(run);
        if (!model)
            return fail(model.error());
        parts.push_back(std::move(*model));
    }
    if (scope->translate) {
        Result<BenchPart> translator = benchTranslator(run);
        if (!translator)
            return fail(translator.error());
        if (!parts.empty())
            translator->peakBytes = 0; // the model's would be in it
        parts.push_back(std::move(*translator));
    }
    progress.finish();
    if (options.json)
        printJson(context, benchJson(parts));
    else
        context.out << benchText(parts) << std::flush;
    return 0;
}

} // namespace lunette
