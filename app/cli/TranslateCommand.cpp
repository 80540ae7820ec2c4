#include "app/cli/CliGlossary.h"
#include "app/cli/CliSession.h"
#include "app/cli/Commands.h"
#include "core/text/LanguageGuess.h"

#include <nlohmann/json.hpp>

#include <istream>
#include <iterator>
#include <ostream>

namespace lunette {

namespace {

constexpr size_t kMaxTextBytes = 10 << 20;

struct Input {
    std::string text;
    std::string source; ///< "en" or "zh"
    TranslationOptions options;
};

Result<std::string> readText(CliContext& context) {
    std::string text(std::istreambuf_iterator<char>(context.in), {});
    if (context.cancel.isCancelled())
        return cancelled();
    if (text.size() > kMaxTextBytes)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the text is larger than 10 MB"),
                    LUNETTE_TEXT("Error", "translate it in parts"));
    return QString::fromUtf8(text).toStdString();
}

/// The direction of --to, or what the text itself tells; any other word is the language tag of the model.
Result<Input> readInput(CliContext& context, const CliOptions& options) {
    const Result<std::string> text = readText(context);
    if (!text)
        return fail(text.error());
    Input input;
    input.text = *text;
    input.options.beams = options.beams;
    input.options.maxTokens = options.maxTokens;
    input.options.whole = options.whole;
    const bool direction =
        options.to.isEmpty() || options.to == QLatin1String("zh") || options.to == QLatin1String("en");
    if (!direction)
        input.options.languageTag = options.to.toStdString();
    if (options.to == QLatin1String("en"))
        input.source = "zh";
    else if (!options.to.isEmpty())
        input.source = "en";
    else
        input.source = guessLanguage(QString::fromStdString(*text)) == Language::Chinese ? "zh" : "en";
    return input;
}

Result<PackInfo> choosePack(CliContext& context, const CliOptions& options, const std::string& source) {
    const QString& given = options.model.isEmpty() ? options.translator : options.model;
    if (given.isEmpty())
        return context.packs.findDefault(PackKind::Translator, source);
    Result<PackInfo> pack = context.packs.find(given);
    if (pack && pack->kind != PackKind::Translator)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "%1 is not a translator"),
                    LUNETTE_TEXT("Error", "give a Marian (opus-mt) pack or folder"), {pack->name});
    const std::string wanted = options.to == QLatin1String("en") || options.to == QLatin1String("zh") ? source : "";
    if (pack && !wanted.empty() && !pack->sourceLanguage.empty() && pack->sourceLanguage != wanted)
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the translator %1 goes from %2 to %3"),
                    LUNETTE_TEXT("Error", "choose another --translator, or leave out --to"),
                    {pack->name, pack->sourceLanguage, pack->targetLanguage});
    return pack;
}

/// A pack of another pair leaves a text of the other language as it is; this says why.
void tellOtherLanguage(CliContext& context, const CliOptions& options, const PackInfo& pack, const Input& input) {
    const bool guessed = options.to.isEmpty() && (pack.sourceLanguage == "en" || pack.sourceLanguage == "zh");
    if (guessed && pack.sourceLanguage != input.source)
        context.err << "lunette: the text seems to be " << (input.source == "zh" ? "Chinese" : "English")
                    << ", but the translator " << pack.name << " goes from " << pack.sourceLanguage << " to "
                    << pack.targetLanguage << std::endl;
}

void print(CliContext& context, const CliOptions& options, const Translation& translation) {
    if (!options.json) {
        context.out << translation.text;
        if (translation.text.empty() || translation.text.back() != '\n')
            context.out << '\n';
        context.out << std::flush;
        return;
    }
    printJson(context, {{"text", translation.text},
                        {"token_ids", translation.tokenIds},
                        {"source_token_ids", translation.sourceTokenIds},
                        {"score", translation.score},
                        {"from_memory", translation.fromMemory},
                        {"timings", {{"translate_ms", translation.milliseconds}}}});
}

} // namespace

CommandResult runTranslate(CliContext& context, const CliOptions& options) {
    const Result<QStringList> arguments = takeArguments(options, {});
    if (!arguments)
        return fail(arguments.error());
    const auto glossary = chooseGlossary(context, options);
    if (!glossary)
        return fail(glossary.error());
    const auto memory = chooseMemory(context, options);
    if (!memory)
        return fail(memory.error());
    Result<Input> input = readInput(context, options);
    if (!input)
        return fail(input.error());
    input->options.glossary = *glossary;
    input->options.memory = *memory;
    const Result<PackInfo> pack = choosePack(context, options, input->source);
    if (!pack)
        return fail(pack.error());
    const bool isBlank = QString::fromStdString(input->text).trimmed().isEmpty();
    if (!isBlank)
        tellOtherLanguage(context, options, *pack, *input);
    if (isBlank) {
        Translation unchanged;
        unchanged.text = input->text;
        print(context, options, unchanged);
        return 0;
    }
    const auto translator = context.engines.openTranslator(*pack, options.engine);
    if (!translator)
        return fail(translator.error());
    const Result<Translation> translation = (*translator)->translate(input->text, input->options, context.cancel);
    if (!translation)
        return fail(translation.error());
    print(context, options, *translation);
    return 0;
}

} // namespace lunette
