#include "app/cli/CliOptions.h"

#include <QCommandLineParser>

#include <array>
#include <cmath>
#include <optional>

namespace lunette {

namespace {

struct OptionEntry {
    unsigned group;
    const char* names;
    const char* value; ///< nullptr: a switch
    const char* description;
};

constexpr unsigned kAlways = 0;
constexpr std::array kOptions{
    OptionEntry{kAskOptions, "no-image", nullptr, "ask without a picture (then QUESTION is the only argument)"},
    OptionEntry{kAskOptions, "reasoning", nullptr, "let the model think first"},
    OptionEntry{kAskOptions, "history", "FILE",
                "earlier turns in English: [{\"question\": \"...\", \"answer\": \"...\"}, ...], oldest first"},
    OptionEntry{kAskOptions | kPlaceOption, "at", "X,Y", "a point, as fractions 0..1 of the cropped picture"},
    OptionEntry{kAskOptions, "box", "X0,Y0,X1,Y1", "a box that the question is about, as fractions; repeatable"},
    OptionEntry{kCaptionOptions, "length", "LENGTH", "short, normal or long (default: normal)"},
    OptionEntry{kNoteOptions, "o,output", "FILE", "the note to write (default: date and title in this folder)"},
    OptionEntry{kNoteOptions, "preset", "NAME", "short, detailed, long or read; repeatable"},
    OptionEntry{kNoteOptions, "ask", "QUESTION", "a question in English or Chinese; repeatable"},
    OptionEntry{kNoteOptions, "find", "OBJECT", "draw numbered boxes around it; repeatable"},
    OptionEntry{kNoteOptions, "count", "OBJECT", "count it with numbered points; repeatable"},
    OptionEntry{kNoteOptions, "template", "NAME", "bilingual, seed, english, chinese, alt-text or a file"},
    OptionEntry{kTranslateOptions, "to", "LANG", "zh or en; or the language tag of the model, such as cmn_Hans"},
    OptionEntry{kTranslateOptions, "whole", nullptr, "take the text as one sentence"},
    OptionEntry{kTranslateOptions | kBenchOptions, "beams", "N", "width of the search (default: the model's own)"},
    OptionEntry{kTokenizeOptions, "decode", nullptr, "ids to text"},
    OptionEntry{kTokenizeOptions, "skip-special", nullptr, "leave special tokens out of decoded text"},
    OptionEntry{kBenchOptions, "image", "FILE", "the picture to look at (default: coloured noise of 1024 x 768)"},
    OptionEntry{kBenchOptions, "rounds", "N", "how often to measure (default: 3 to 7, by the time it takes)"},
    OptionEntry{kLanguageOptions, "lang", "LANG", "en, zh or both"},
    OptionEntry{kPacksOptions, "in-place", nullptr, "import: leave the weights where they are"},
    OptionEntry{kPacksOptions, "name", "NAME", "import: the pack's name (default: the folder's or the model's)"},
    OptionEntry{kPacksOptions, "tokenizer", "FILE", "import: a tokenizer.json to use instead of the folder's own"},
    OptionEntry{kImageOptions, "crop", "X,Y,W,H", "the part of the picture to look at, in pixels"},
    OptionEntry{kImageOptions, "alpha", "MODE", "white: transparency on white (default); drop: ignore it"},
    OptionEntry{kModelOptions | kTokenizeOptions, "model", "PACK|FOLDER", "an installed pack or a model folder"},
    OptionEntry{kLanguageOptions | kTranslateOptions | kBenchOptions, "translator", "PACK|FOLDER",
                "a translator pack or folder"},
    OptionEntry{kLanguageOptions | kTranslateOptions, "glossary", "FILE",
                "terms as CSV: english,chinese (default: your own glossary; none: no glossary)"},
    OptionEntry{kLanguageOptions | kTranslateOptions, "memory", "FILE",
                "translations as CSV: direction,source,target (default: your own corrections; none: no memory)"},
    OptionEntry{kRevisionOption, "revision", "DATE", "the model's revision, when its files do not tell"},
    OptionEntry{kModelOptions, "device", "DEVICE", "auto, cpu or cuda"},
    OptionEntry{kModelOptions, "precision", "TYPE", "auto, fp32, bf16, int8 or int4"},
    OptionEntry{kModelOptions, "threads", "N", "threads of the engine (default: cores less one)"},
    OptionEntry{kGenerationOptions, "temperature", "T", "0 is greedy (default)"},
    OptionEntry{kGenerationOptions, "top-p", "P", "share of probability that sampling chooses from"},
    OptionEntry{kGenerationOptions, "seed", "S", "repeats a sampled answer"},
    OptionEntry{kGenerationOptions | kTranslateOptions, "max-tokens", "N", "longest answer in tokens"},
    OptionEntry{kGenerationOptions, "max-objects", "N", "most boxes or points"},
    OptionEntry{kAlways, "json", nullptr, "print one JSON object and nothing else"},
    OptionEntry{kAlways, "verbose", nullptr, "say on stderr what happens"},
    OptionEntry{kAlways, "h,help", nullptr, "show this help"},
};

bool offered(const OptionEntry& entry, unsigned groups) {
    return entry.group == kAlways || (entry.group & groups) != 0;
}

tl::unexpected<Error> badValue(const QString& option, const QString& value, const std::string& wanted) {
    return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "--%1 cannot be \"%2\""), LUNETTE_TEXT("Error", "give %3"),
                {option.toStdString(), value.toStdString(), wanted});
}

/// Reads values out of a parser and keeps the first failure.
class Reader {
public:
    Reader(const QCommandLineParser& parser, unsigned groups)
        : m_parser(parser)
        , m_groups(groups) {}

    bool has(const char* name) const { return knows(name) && m_parser.isSet(QString::fromLatin1(name)); }
    QString text(const char* name) const { return has(name) ? m_parser.value(QString::fromLatin1(name)) : QString(); }

    template <class Number>
    void number(const char* name, Number& target, double least, double most) {
        if (!has(name))
            return;
        bool valid = false;
        const double value = text(name).toDouble(&valid);
        const bool whole = std::is_floating_point_v<Number> || value == std::floor(value);
        if (valid && whole && value >= least && value <= most)
            target = Number(value);
        else
            refuse(name, "a number from " + QString::number(least).toStdString() + " to " +
                             QString::number(most, 'g', 10).toStdString());
    }

    template <class Value, size_t N>
    void choice(const char* name, Value& target, const std::array<std::pair<const char*, Value>, N>& values) {
        if (!has(name))
            return;
        std::string names;
        for (const auto& [word, value] : values) {
            if (text(name) == QLatin1String(word)) {
                target = value;
                return;
            }
            names += (names.empty() ? "" : ", ") + std::string(word);
        }
        refuse(name, "one of " + names);
    }

    void seed(uint64_t& target) {
        bool valid = true;
        if (has("seed"))
            target = text("seed").toULongLong(&valid);
        if (!valid)
            refuse("seed", "a whole number from 0");
    }

    void refuse(const char* name, const std::string& wanted) {
        if (!m_error)
            m_error = badValue(QString::fromLatin1(name), text(name), wanted).value();
    }
    const std::optional<Error>& error() const { return m_error; }

private:
    bool knows(const char* name) const {
        for (const OptionEntry& entry : kOptions) {
            const QStringList names = QString::fromLatin1(entry.names).split(u',');
            if (offered(entry, m_groups) && names.contains(QLatin1String(name)))
                return true;
        }
        return false;
    }

    const QCommandLineParser& m_parser;
    unsigned m_groups;
    std::optional<Error> m_error;
};

std::optional<SpatialReference> parsePlace(const QString& text, bool isBox) {
    const QStringList parts = text.split(u',');
    SpatialReference reference;
    reference.isBox = isBox;
    if (parts.size() != (isBox ? 4 : 2))
        return std::nullopt;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool valid = false;
        const double value = parts[i].trimmed().toDouble(&valid);
        if (!valid || !(value >= 0 && value <= 1))
            return std::nullopt;
        reference.values[size_t(i)] = value;
    }
    if (isBox && (reference.values[0] > reference.values[2] || reference.values[1] > reference.values[3]))
        return std::nullopt;
    return reference;
}

/// The step of a note that an option asks for.
std::optional<NoteStep> stepOf(const QString& name, const QString& value) {
    if (name == QLatin1String("preset") || name == QLatin1String("ask"))
        return NoteStep{name == QLatin1String("preset"), value};
    for (const AskKind kind : {AskKind::Find, AskKind::Count}) {
        if (name == askKindName(kind))
            return NoteStep{false, value, kind};
    }
    return std::nullopt;
}

/// The options whose order matters: --at with --box; --preset, --ask, --find and --count.
Result<void> readOrdered(const QCommandLineParser& parser, CliOptions& options) {
    QHash<QString, qsizetype> used;
    const QStringList names = parser.optionNames();
    for (const QString& name : names) {
        const bool isBox = name == QLatin1String("box");
        const bool isPlace = isBox || name == QLatin1String("at");
        if (!isPlace && !stepOf(name, {}))
            continue;
        const QString value = parser.values(name).value(used[name]++);
        if (!isPlace) {
            options.steps.push_back(*stepOf(name, value));
            continue;
        }
        const std::optional<SpatialReference> place = parsePlace(value, isBox);
        if (!place)
            return badValue(name, value,
                            isBox ? "X0,Y0,X1,Y1 with fractions from 0 to 1" : "X,Y with fractions from 0 to 1");
        options.references.push_back(*place);
    }
    return {};
}

void readEngine(Reader& read, CliOptions& options) {
    constexpr std::array<std::pair<const char*, Device>, 3> devices{
        {{"auto", Device::Auto}, {"cpu", Device::Cpu}, {"cuda", Device::Cuda}}};
    constexpr std::array<std::pair<const char*, Precision>, 5> precisions{{{"auto", Precision::Auto},
                                                                           {"fp32", Precision::Fp32},
                                                                           {"bf16", Precision::Bf16},
                                                                           {"int8", Precision::Int8},
                                                                           {"int4", Precision::Int4}}};
    options.model = read.text("model");
    options.translator = read.text("translator");
    options.glossary = read.text("glossary");
    options.memory = read.text("memory");
    options.revision = read.text("revision");
    read.choice("device", options.engine.device, devices);
    read.choice("precision", options.engine.precision, precisions);
    read.number("threads", options.engine.threads, 1, 1024);
}

void readGeneration(Reader& read, CliOptions& options) {
    constexpr std::array<std::pair<const char*, CaptionLength>, 3> lengths{
        {{"short", CaptionLength::Short}, {"normal", CaptionLength::Normal}, {"long", CaptionLength::Long}}};
    constexpr std::array<std::pair<const char*, AlphaMode>, 2> alphas{
        {{"white", AlphaMode::White}, {"drop", AlphaMode::Drop}}};
    constexpr std::array<std::pair<const char*, AnswerLanguage>, 3> languages{
        {{"en", AnswerLanguage::English}, {"zh", AnswerLanguage::Chinese}, {"both", AnswerLanguage::Both}}};
    read.number("temperature", options.sampling.temperature, 0, 10);
    read.number("top-p", options.sampling.topP, 0, 1);
    read.seed(options.sampling.seed);
    read.number("max-tokens", options.maxTokens, 1, 1'000'000);
    read.number("max-objects", options.maxObjects, 1, 10'000);
    read.number("beams", options.beams, 1, 64);
    read.number("rounds", options.rounds, 1, 1000);
    read.choice("length", options.length, lengths);
    read.choice("alpha", options.alpha, alphas);
    read.choice("lang", options.language, languages);
    for (const char* name : {"temperature", "top-p", "seed", "max-tokens", "max-objects", "alpha"}) {
        if (read.has(name))
            options.changed << QString::fromLatin1(name) + QStringLiteral(": ") + read.text(name);
    }
}

} // namespace

Result<CliOptions> parseOptions(const QStringList& arguments, unsigned groups) {
    QCommandLineParser parser;
    for (const OptionEntry& entry : kOptions) {
        if (offered(entry, groups))
            parser.addOption(QCommandLineOption(QString::fromLatin1(entry.names).split(u','), QString(),
                                                entry.value ? QString::fromLatin1(entry.value) : QString()));
    }
    if (!parser.parse(QStringList{QStringLiteral("lunette")} + arguments))
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "the options cannot be understood (%1)"),
                    LUNETTE_TEXT("Error", "add --help to see what there is"),
                    {parser.errorText().simplified().toStdString()});
    CliOptions options;
    options.arguments = parser.positionalArguments();
    Reader read(parser, groups);
    options.help = read.has("help");
    options.json = read.has("json");
    options.verbose = read.has("verbose");
    options.noImage = read.has("no-image");
    options.reasoning = read.has("reasoning");
    options.whole = read.has("whole");
    options.decode = read.has("decode");
    options.skipSpecial = read.has("skip-special");
    options.crop = read.text("crop");
    options.history = read.text("history");
    options.output = read.text("output");
    options.noteTemplate = read.text("template");
    options.to = read.text("to");
    options.image = read.text("image");
    options.inPlace = read.has("in-place");
    options.packName = read.text("name");
    options.tokenizer = read.text("tokenizer");
    readEngine(read, options);
    readGeneration(read, options);
    if (read.error())
        return fail(*read.error());
    if (const Result<void> ordered = readOrdered(parser, options); !ordered)
        return fail(ordered.error());
    return options;
}

QString optionsHelp(unsigned groups) {
    QString out;
    for (const OptionEntry& entry : kOptions) {
        if (!offered(entry, groups))
            continue;
        QStringList names = QString::fromLatin1(entry.names).split(u',');
        for (QString& name : names)
            name.prepend(name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--"));
        QString left = QStringLiteral("  ") + names.join(QStringLiteral(", "));
        if (entry.value)
            left += u' ' + QString::fromLatin1(entry.value);
        out += left.leftJustified(30) + u' ' + QString::fromLatin1(entry.description) + u'\n';
    }
    return out;
}

} // namespace lunette
