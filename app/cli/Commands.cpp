#include "app/cli/Commands.h"

#include "app/cli/CliSession.h"
#include "core/text/LanguageGuess.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace lunette {

namespace {

bool isText(Skill skill) {
    return skill == Skill::Caption || skill == Skill::Query;
}

/// Prints pieces without the white space in front of the first word.
class TextPrinter {
public:
    TextPrinter(CliContext& context, Progress& progress)
        : m_context(context)
        , m_progress(progress) {}

    bool operator()(const std::string& piece) {
        std::string_view shown = piece;
        if (!m_started)
            shown.remove_prefix(std::min(shown.find_first_not_of(" \t\n"), shown.size()));
        if (!shown.empty()) {
            if (!m_started)
                m_progress.finish();
            m_started = true;
            m_context.out << shown << std::flush;
        }
        return !m_context.cancel.isCancelled();
    }

private:
    CliContext& m_context;
    Progress& m_progress;
    bool m_started = false;
};

/// With --lang a Chinese question is put to the model in English.
Result<void> translateQuestion(CliSession& session, const CliOptions& options, GenerationRequest& request) {
    const QString text = QString::fromStdString(request.text);
    if (options.language == AnswerLanguage::AsIs || guessLanguage(text) != Language::Chinese)
        return {};
    const Result<TranslatedText> english = session.translate(text, "zh");
    if (!english)
        return fail(english.error());
    request.text = english->text.toStdString();
    return {};
}

/// Says on stderr how many earlier turns the model was given.
void tellHistory(CliContext& context, const Answer& answer) {
    if (answer.turns == 0)
        return;
    context.err << "lunette: the model was given " << answer.result.turnsGiven << " of " << answer.turns
                << " earlier turns";
    if (answer.model.history == HistorySupport::Untrained)
        context.err << "; it was trained on single questions";
    context.err << std::endl;
}

Result<void> translateAnswer(CliSession& session, const CliOptions& options, Answer& answer) {
    if (options.language != AnswerLanguage::Both && options.language != AnswerLanguage::Chinese)
        return {};
    const Result<TranslatedText> chinese =
        session.translate(QString::fromStdString(answer.result.text).trimmed(), "en");
    if (!chinese)
        return fail(chinese.error());
    answer.translatedLanguage = QStringLiteral("zh");
    answer.translation = chinese->text;
    return {};
}

} // namespace

Result<QStringList> takeArguments(const CliOptions& options, const QStringList& names) {
    const QStringList& given = options.arguments;
    if (given.size() < names.size())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "%1 is missing"),
                    LUNETTE_TEXT("Error", "add --help to see how the command is used"),
                    {names[given.size()].toStdString()});
    if (given.size() > names.size())
        return fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "\"%1\" is too much"),
                    LUNETTE_TEXT("Error", "put words that belong together into quotes"),
                    {given[names.size()].toStdString()});
    return given;
}

GenerationRequest requestFrom(const CliOptions& options) {
    GenerationRequest request;
    request.sampling = options.sampling;
    request.maxTokens = options.maxTokens;
    request.maxObjects = options.maxObjects;
    return request;
}

CommandResult answerAndPrint(CliContext& context, const CliOptions& options, const std::optional<QString>& file,
                             GenerationRequest request) {
    CliSession session(context, options);
    if (file) {
        const Result<CliPicture> picture = openPicture(*file, options);
        if (!picture)
            return fail(picture.error());
        if (const Result<void> looked = session.look(&*picture); !looked)
            return fail(looked.error());
    }
    if (isText(request.skill)) {
        if (const Result<void> translated = translateQuestion(session, options, request); !translated)
            return fail(translated.error());
    }
    const bool onlyChinese = options.language == AnswerLanguage::Chinese;
    TextPrinter printer(context, session.progress());
    const bool stream = isText(request.skill) && !options.json && !onlyChinese;
    const TokenCallback silent = [&](const std::string&) { return !context.cancel.isCancelled(); };
    Result<Answer> answer = session.ask(request, stream ? TokenCallback(std::ref(printer)) : silent);
    if (!answer)
        return fail(answer.error());
    if (stream)
        context.out << std::endl;
    if (!options.json)
        tellHistory(context, *answer);
    const bool stopped = answer->result.finish == FinishReason::Cancelled;
    if (isText(request.skill) && !stopped) {
        if (const Result<void> translated = translateAnswer(session, options, *answer); !translated)
            return fail(translated.error());
    }
    if (options.json)
        printJson(context, answerJson(*answer, request.skill));
    else if (!isText(request.skill))
        context.out << regionText(*answer, request.skill) << std::flush;
    else if (!answer->translation.isEmpty())
        context.out << answer->translation.toStdString() << std::endl;
    if (stopped)
        context.err << "lunette: stopped" << std::endl;
    return stopped ? exitCode(ErrorCode::Cancelled) : 0;
}

CommandResult answerAboutObject(CliContext& context, const CliOptions& options, Skill skill) {
    const Result<QStringList> arguments = takeArguments(options, {QStringLiteral("IMAGE"), QStringLiteral("OBJECT")});
    if (!arguments)
        return fail(arguments.error());
    const Result<QString> object = checkedQuestion(arguments->last());
    if (!object)
        return fail(object.error());
    GenerationRequest request = requestFrom(options);
    request.skill = skill;
    request.text = object->toStdString();
    return answerAndPrint(context, options, arguments->first(), request);
}

} // namespace lunette
