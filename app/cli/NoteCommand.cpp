#include "app/cli/CliSession.h"
#include "app/cli/Commands.h"
#include "core/chat/AskKind.h"
#include "core/chat/ExchangeAnswer.h"
#include "core/chat/Preset.h"
#include "core/note/NoteBuilder.h"
#include "core/note/NoteExporter.h"
#include "core/text/LanguageGuess.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <ostream>

namespace lunette {

namespace {

bool wantsChinese(const CliOptions& options) {
    return options.language != AnswerLanguage::English;
}

NoteLanguages noteLanguages(const CliOptions& options) {
    if (options.language == AnswerLanguage::English)
        return NoteLanguages::English;
    return options.language == AnswerLanguage::Chinese ? NoteLanguages::Chinese : NoteLanguages::Both;
}

/// Folder and file name of -o: a folder gets the usual name, a missing ending is added.
ExportRequest exportRequest(const CliOptions& options) {
    ExportRequest request;
    request.languages = noteLanguages(options);
    if (!options.noteTemplate.isEmpty())
        request.templateName = options.noteTemplate;
    const QFileInfo target(options.output);
    if (options.output.isEmpty() || target.isDir()) {
        request.folder = options.output.isEmpty() ? QDir::currentPath() : options.output;
        return request;
    }
    request.folder = target.path();
    request.stem = target.fileName();
    for (const QLatin1String ending : {QLatin1String(".md"), QLatin1String(".markdown")}) {
        if (request.stem.endsWith(ending, Qt::CaseInsensitive) && request.stem.size() > ending.size()) {
            request.stem.chop(ending.size());
            break;
        }
    }
    return request;
}

/// Refuses before the long work what would fail after it.
Result<void> checkTarget(const ExportRequest& request) {
    if (const Result<NoteTemplate> found = NoteTemplate::open(request.templateName); !found)
        return fail(found.error());
    const QFileInfo folder(request.folder);
    if (folder.isDir() && folder.isWritable())
        return {};
    return fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the note cannot be written into %1"),
                LUNETTE_TEXT("Error", "choose a folder that exists and that you may write to"),
                {request.folder.toStdString()});
}

/// The steps of the command line, or what suits the model.
std::vector<NoteStep> stepsFor(const CliOptions& options, const PackInfo& pack, const ModelInfo& model) {
    if (!options.steps.empty())
        return options.steps;
    const bool reads = std::find(pack.presets.begin(), pack.presets.end(), "read") != pack.presets.end();
    const bool captions = std::find(model.skills.begin(), model.skills.end(), Skill::Caption) != model.skills.end();
    if (pack.builtIn && reads)
        return {{true, QStringLiteral("short")}, {true, QStringLiteral("read")}};
    return {{true, captions ? QStringLiteral("detailed") : QStringLiteral("read")}};
}

Result<Exchange> presetExchange(const QString& name, const PackInfo& pack) {
    const Preset preset = findPreset(name);
    if (preset.name.isEmpty())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is no preset %1"),
                    LUNETTE_TEXT("Error", "use short, detailed, long or read"), {name.toStdString()});
    Exchange exchange;
    exchange.presetName = preset.name;
    exchange.question = preset.question;
    exchange.request = preset.request;
    if (std::find(pack.presets.begin(), pack.presets.end(), name.toStdString()) != pack.presets.end())
        exchange.request.preset = name.toStdString();
    return exchange;
}

/// A free question or the name of an object; a Chinese one is translated, because the model is asked in English.
Result<Exchange> questionExchange(CliSession& session, const CliOptions& options, const NoteStep& step) {
    const Result<QString> question = checkedQuestion(step.text);
    if (!question)
        return fail(question.error());
    Exchange exchange;
    exchange.asked = question->simplified();
    exchange.request.skill = skillOf(step.kind);
    if (guessLanguage(*question) == Language::Chinese) {
        const Result<TranslatedText> english = session.translate(exchange.asked, "zh");
        if (!english)
            return fail(english.error());
        exchange.translatorName = english->translator;
        exchange.question = {namesObject(step.kind) ? objectPhrase(english->text) : english->text, exchange.asked};
    } else {
        exchange.question.english = exchange.asked;
        if (wantsChinese(options))
            exchange.question.chinese = session.translate(exchange.asked, "en").value_or(TranslatedText()).text;
    }
    exchange.request.text = exchange.question.english.toStdString();
    if (namesObject(step.kind)) {
        const bool chinese = exchange.asked == exchange.question.chinese;
        exchange.presetName = askKindName(step.kind);
        exchange.object = exchange.asked;
        exchange.question = askedFor(step.kind, exchange.question);
        exchange.asked = chinese ? exchange.question.chinese : exchange.question.english;
    }
    return exchange;
}

void takeAnswer(Exchange& exchange, const Answer& answer) {
    takeResult(exchange, answer.result);
    exchange.timings = answer.timings;
    exchange.crop = answer.region.rect();
    exchange.modelName = QString::fromStdString(answer.model.name);
    exchange.modelRevision = QString::fromStdString(answer.model.revision);
    exchange.modelPrecision = QString::fromStdString(answer.model.precision);
    exchange.state = ExchangeState::Done;
}

class NoteRun {
public:
    NoteRun(CliContext& context, const CliOptions& options)
        : m_context(context)
        , m_options(options)
        , m_session(context, options) {}

    CommandResult run(const QString& file) {
        const ExportRequest request = exportRequest(m_options);
        if (const Result<void> target = checkTarget(request); !target)
            return fail(target.error());
        const Result<CliPicture> picture = openPicture(file, m_options);
        if (!picture)
            return fail(picture.error());
        const Result<VisionLanguageModel*> model = m_session.model();
        if (!model)
            return fail(model.error());
        const PackInfo& pack = **m_session.pack();
        std::vector<Exchange> exchanges;
        for (const NoteStep& step : stepsFor(m_options, pack, (*model)->info())) {
            Result<Exchange> exchange =
                step.isPreset ? presetExchange(step.text, pack) : questionExchange(m_session, m_options, step);
            if (!exchange)
                return fail(exchange.error());
            exchanges.push_back(std::move(*exchange));
        }
        if (const Result<void> looked = m_session.look(&*picture); !looked)
            return fail(looked.error());
        for (Exchange& exchange : exchanges) {
            if (const Result<void> answered = answer(exchange); !answered)
                return fail(answered.error());
        }
        return write(*picture, std::move(exchanges), request);
    }

private:
    Result<void> answer(Exchange& exchange) {
        QElapsedTimer timer;
        timer.start();
        exchange.request.sampling = m_options.sampling;
        exchange.request.maxTokens = m_options.maxTokens;
        exchange.request.maxObjects = m_options.maxObjects;
        const Result<Answer> answered =
            m_session.ask(exchange.request, [this](const std::string&) { return !m_context.cancel.isCancelled(); });
        if (!answered)
            return fail(answered.error());
        if (answered->result.finish == FinishReason::Cancelled)
            return cancelled();
        takeAnswer(exchange, *answered);
        exchange.totalMs = double(timer.nsecsElapsed()) / 1e6;
        return wantsChinese(m_options) ? translateAnswer(exchange) : Result<void>{};
    }

    /// Without a translator the note stays English and says so; a translator that was asked for must work.
    Result<void> translateAnswer(Exchange& exchange) {
        if (exchange.answer.english.isEmpty() || !exchange.answer.chinese.isEmpty())
            return {};
        QElapsedTimer timer;
        timer.start();
        const Result<TranslatedText> chinese = m_session.translate(exchange.answer.english, "en");
        const bool optional = m_options.translator.isEmpty() && m_options.language == AnswerLanguage::AsIs;
        if (!chinese && (!optional || chinese.error().code != ErrorCode::Pack))
            return fail(chinese.error());
        if (!chinese) {
            if (!m_warned)
                m_context.err << "lunette: the note stays in English: " << chinese.error().message() << std::endl;
            m_warned = true;
            return {};
        }
        exchange.answer.chinese = chinese->text;
        exchange.translatorName = chinese->translator;
        exchange.fromMemory = chinese->fromMemory;
        exchange.chineseFallback = guessLanguage(chinese->text) != Language::Chinese;
        exchange.translateMs = double(timer.nsecsElapsed()) / 1e6;
        return {};
    }

    CommandResult write(const CliPicture& picture, std::vector<Exchange> exchanges, const ExportRequest& request) {
        NoteInput input;
        input.conversation.sourceName = picture.loaded.sourceName;
        input.conversation.imageSize = picture.loaded.image.size();
        input.conversation.exchanges = std::move(exchanges);
        input.image = picture.loaded.image;
        input.crop = picture.region.rect();
        input.modelNotice = m_session.notice();
        input.changedSettings = m_options.changed;
        const Note note = buildNote(input);
        const Result<ExportedNote> written = exportNote(note, request);
        if (!written)
            return fail(written.error());
        if (m_options.json)
            printJson(m_context, json(note, *written));
        else
            m_context.out << written->note.toStdString() << std::endl;
        return 0;
    }

    static nlohmann::ordered_json json(const Note& note, const ExportedNote& written) {
        nlohmann::ordered_json exchanges = nlohmann::ordered_json::array();
        for (const Exchange& exchange : note.conversation.exchanges)
            exchanges.push_back(
                {{"question",
                  {{"en", exchange.question.english.toStdString()}, {"zh", exchange.question.chinese.toStdString()}}},
                 {"answer",
                  {{"en", exchange.answer.english.toStdString()}, {"zh", exchange.answer.chinese.toStdString()}}},
                 {"finish_reason", finishReasonName(exchange.finish)},
                 {"timings", timingsJson(exchange.timings)}});
        return {{"note", written.note.toStdString()},
                {"assets", written.assets.toStdString()},
                {"sidecar", written.sidecar.toStdString()},
                {"exchanges", std::move(exchanges)},
                {"model",
                 {{"name", note.modelName.toStdString()},
                  {"revision", note.modelRevision.toStdString()},
                  {"precision", note.modelPrecision.toStdString()}}}};
    }

    CliContext& m_context;
    const CliOptions& m_options;
    CliSession m_session;
    bool m_warned = false;
};

} // namespace

CommandResult runNote(CliContext& context, const CliOptions& options) {
    const Result<QStringList> arguments = takeArguments(options, {QStringLiteral("IMAGE")});
    if (!arguments)
        return fail(arguments.error());
    return NoteRun(context, options).run(arguments->first());
}

} // namespace lunette
