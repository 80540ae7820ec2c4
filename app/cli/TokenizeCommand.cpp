#include "app/cli/CliOutput.h"
#include "app/cli/Commands.h"
#include "core/text/BpeTokenizer.h"
#include "core/text/SentencePieceTokenizer.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFileInfo>

#include <istream>
#include <iterator>

namespace lunette {

namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdU16String());
}

template <class T>
Result<std::unique_ptr<Tokenizer>> asTokenizer(Result<std::unique_ptr<T>> opened) {
    if (!opened)
        return fail(opened.error());
    return std::unique_ptr<Tokenizer>(std::move(*opened));
}

/// A tokenizer.json or .spm file, or the folder that holds one; else the name of an installed pack.
Result<std::unique_ptr<Tokenizer>> openTokenizer(CliContext& context, const QString& given) {
    QString place = given;
    if (!QFileInfo::exists(given)) {
        const Result<PackInfo> pack =
            given.isEmpty() ? context.packs.findDefault(PackKind::VisionLanguage) : context.packs.find(given);
        if (!pack)
            return fail(pack.error());
        place = QString::fromStdU16String(pack->folder.u16string());
    }
    const QDir folder(place);
    const QStringList models = folder.entryList({QStringLiteral("*.spm")}, QDir::Files);
    if (QFileInfo(place).isDir() && folder.exists(QStringLiteral("tokenizer.json")))
        return asTokenizer(BpeTokenizer::open(toPath(folder.filePath(QStringLiteral("tokenizer.json")))));
    if (QFileInfo(place).isDir() && models.size() == 1)
        return asTokenizer(SentencePieceTokenizer::open(toPath(folder.filePath(models.first()))));
    if (QFileInfo(place).isFile() && place.endsWith(QLatin1String(".spm")))
        return asTokenizer(SentencePieceTokenizer::open(toPath(place)));
    if (QFileInfo(place).isFile())
        return asTokenizer(BpeTokenizer::open(toPath(place)));
    return fail(ErrorCode::Pack,
                LUNETTE_TEXT("Error", "the folder %1 holds no tokenizer.json and not exactly one .spm file"),
                LUNETTE_TEXT("Error", "give the path of the .spm file itself"), {place.toStdString()});
}

tl::unexpected<Error> badInput(bool decode) {
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the input is not a JSON array of %1"),
                LUNETTE_TEXT("Error", "pipe one in, for example: echo '%2'"),
                {decode ? "arrays of ids" : "strings", decode ? "[[1, 2]]" : "[\"text\"]"});
}

} // namespace

CommandResult runTokenize(CliContext& context, const CliOptions& options) {
    const Result<QStringList> arguments = takeArguments(options, {});
    if (!arguments)
        return fail(arguments.error());
    const auto tokenizer = openTokenizer(context, options.model);
    if (!tokenizer)
        return fail(tokenizer.error());
    const std::string text(std::istreambuf_iterator<char>(context.in), {});
    if (context.cancel.isCancelled())
        return cancelled();
    const Json input = Json::parse(text, nullptr, false);
    if (!input.is_array())
        return badInput(options.decode);
    const auto mode = options.skipSpecial ? Tokenizer::Decode::SkipSpecials : Tokenizer::Decode::KeepSpecials;
    Json output = Json::array();
    try {
        for (const Json& entry : input) {
            if (options.decode)
                output.push_back((*tokenizer)->decode(entry.get<std::vector<int32_t>>(), mode));
            else
                output.push_back((*tokenizer)->encode(entry.get<std::string>()));
        }
    } catch (const nlohmann::json::exception&) {
        return badInput(options.decode);
    }
    printJson(context, output);
    return 0;
}

} // namespace lunette
