#include "core/note/MarkdownWriter.h"

#include "core/chat/AskKind.h"
#include "core/chat/ExchangeAnswer.h"
#include "core/note/AlternativeText.h"
#include "core/note/FrontMatter.h"
#include "core/note/MarkdownText.h"
#include "core/note/MarkedPicture.h"
#include "core/note/NoteMarks.h"
#include "core/note/PromptKeywords.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace lunette {

namespace {

/// A relative link for Markdown: everything but plain ASCII names and non-ASCII letters is percent-encoded.
QString linkTo(const QString& path) {
    QString out;
    for (const QChar c : path) {
        const bool plain = c.unicode() >= 0x80 || c.isLetterOrNumber() || QStringView(u"-._~/").contains(c);
        out += plain ? QString(c) : QString::fromLatin1(QUrl::toPercentEncoding(QString(c)));
    }
    return out;
}

/// English, Chinese, or both with " / " between them.
QString inLanguages(const BilingualText& text, NoteLanguages languages) {
    if (languages == NoteLanguages::English || text.chinese.isEmpty())
        return text.english;
    if (languages == NoteLanguages::Chinese || text.english.isEmpty())
        return text.chinese;
    return text.english + QStringLiteral(" / ") + text.chinese;
}

QString rectangleText(const QRect& rect) {
    return QStringLiteral("%1 × %2 + %3, %4").arg(rect.width()).arg(rect.height()).arg(rect.x()).arg(rect.y());
}

QString pictureAlt(const Note& note, const QRect& rect) {
    const QString& source = note.conversation.sourceName;
    const QString name = source.isEmpty() ? note.title : source;
    const bool isPart = rect != QRect(QPoint(), note.conversation.imageSize);
    return markdownInline(isPart ? name + QStringLiteral(" (") + rectangleText(rect) + u')' : name);
}

qsizetype cropIndex(const Note& note, const QRect& rect) {
    for (size_t i = 0; i < note.crops.size(); ++i) {
        if (note.crops[i].rect == rect)
            return qsizetype(i);
    }
    return 0;
}

void setPicture(TemplateValues& values, const Note& note, const MarkdownOptions& options, qsizetype crop) {
    if (crop >= options.links.crops.size() || size_t(crop) >= note.crops.size())
        return;
    values.texts[QStringLiteral("picture")] = options.links.crops[crop];
    values.texts[QStringLiteral("picture_alt")] = pictureAlt(note, note.crops[size_t(crop)].rect);
}

void setQuestion(TemplateValues& values, const Exchange& exchange, NoteLanguages languages) {
    const QString english = exchange.question.english.isEmpty() ? exchange.asked : exchange.question.english;
    const QString chinese = exchange.question.chinese.isEmpty() ? exchange.asked : exchange.question.chinese;
    QString first = exchange.asked.isEmpty() ? english : exchange.asked;
    if (languages != NoteLanguages::Both)
        first = languages == NoteLanguages::English ? english : chinese;
    const QString other = first == english ? exchange.question.chinese : exchange.question.english;
    values.texts[QStringLiteral("question")] = markdownInline(first.isEmpty() ? chinese : first);
    values.texts[QStringLiteral("question_english")] = markdownInline(english.isEmpty() ? chinese : english);
    values.texts[QStringLiteral("question_chinese")] = markdownInline(chinese.isEmpty() ? english : chinese);
    if (languages == NoteLanguages::Both && other != first)
        values.texts[QStringLiteral("question_other")] = markdownInline(other);
}

void setAnswer(TemplateValues& values, const Exchange& exchange, NoteLanguages languages) {
    const BilingualText answer = {withDoubts(exchange.answer.english, exchange.doubtful),
                                  withDoubts(exchange.answer.chinese, exchange.doubtful)};
    const bool onlyEnglish = exchange.answer.chinese.trimmed().isEmpty();
    const QString none;
    const QString& english = languages == NoteLanguages::Chinese && !onlyEnglish ? none : answer.english;
    const QString& chinese = languages == NoteLanguages::English ? none : answer.chinese;
    values.texts[QStringLiteral("english")] = markdownBlock(english);
    values.texts[QStringLiteral("chinese")] = markdownBlock(chinese);
    values.texts[QStringLiteral("english_line")] = markdownInline(english);
    values.texts[QStringLiteral("chinese_line")] = markdownInline(chinese);
}

TemplateValues exchangeValues(const Exchange& exchange, NoteLanguages languages, Doubts doubts) {
    TemplateValues values;
    setQuestion(values, exchange, languages);
    setAnswer(values, exchange, languages);
    values.texts[QStringLiteral("remark")] = markdownInline(inLanguages(exchangeRemark(exchange, doubts), languages));
    values.texts[QStringLiteral("thinking")] = markdownBlock(thinkingWithNumbers(exchange));
    values.texts[QStringLiteral("place")] = markdownInline(inLanguages(askedPlaces(exchange), languages));
    std::vector<TemplateValues> marks;
    for (const BilingualText& mark : exchangeMarks(exchange)) {
        TemplateValues entry;
        entry.texts[QStringLiteral("number")] = QString::number(marks.size() + 1);
        entry.texts[QStringLiteral("mark")] = markdownInline(inLanguages(mark, languages));
        marks.push_back(std::move(entry));
    }
    values.texts[QStringLiteral("has_marks")] = marks.empty() ? QString() : QStringLiteral("1");
    values.lists[QStringLiteral("marks")] = std::move(marks);
    return values;
}

/// The third-party name in the seed's heading, unless the model is another one.
QString headingName(const QString& modelName) {
    const bool moondream = modelName.contains(QLatin1String("moondream"), Qt::CaseInsensitive);
    return modelName.isEmpty() || moondream ? QStringLiteral("Moondream2") : markdownInline(modelName);
}

BilingualText provenance(const Note& note) {
    QString model = note.modelName;
    QStringList details;
    for (const QString& detail : {note.modelRevision, note.modelPrecision}) {
        if (!detail.isEmpty() && detail != note.modelName)
            details << detail;
    }
    if (!details.isEmpty())
        model += QStringLiteral(" (") + details.join(QStringLiteral(", ")) + u')';
    const QString date = note.date.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    QString english, chinese;
    if (!note.modelName.isEmpty()) {
        english = QStringLiteral("Model: %1. ").arg(model);
        chinese = QStringLiteral("模型：%1。").arg(model);
    }
    if (!note.translatorName.isEmpty()) {
        english += QStringLiteral("Translator: %1. ").arg(note.translatorName);
        chinese += QStringLiteral("翻译：%1。").arg(note.translatorName);
    }
    english +=
        QStringLiteral("Made offline on this computer with Lunette %1, %2.").arg(QStringLiteral(LUNETTE_VERSION), date);
    chinese += QStringLiteral("由 Lunette %1 在本机离线生成，%2。").arg(QStringLiteral(LUNETTE_VERSION), date);
    return {english, chinese};
}

/// Each picture once, with the text that stands for it.
std::vector<TemplateValues> pictureValues(const Note& note, const MarkdownOptions& options) {
    std::vector<TemplateValues> pictures;
    for (size_t i = 0; i < note.crops.size(); ++i) {
        TemplateValues entry;
        setPicture(entry, note, options, qsizetype(i));
        const BilingualText text = alternativeText(note, note.crops[i].rect);
        const bool isChineseOnly = options.languages == NoteLanguages::Chinese && !text.chinese.isEmpty();
        const QString english = isChineseOnly ? QString() : markdownInline(text.english);
        const QString chinese = options.languages == NoteLanguages::English ? QString() : markdownInline(text.chinese);
        const QString first = english.isEmpty() ? chinese : english;
        entry.texts[QStringLiteral("english")] = english;
        entry.texts[QStringLiteral("chinese")] = chinese;
        entry.texts[QStringLiteral("alt")] = first.isEmpty() ? entry.texts.value(QStringLiteral("picture_alt")) : first;
        pictures.push_back(std::move(entry));
    }
    return pictures;
}

/// Find, Point and Count answer with a number, which describes nothing.
bool isDescribing(const Exchange& exchange) {
    return askKindOf(exchange) == AskKind::Question;
}

/// The answers of all exchanges, joined for the seed's fields. The prompt takes descriptions alone when there are any.
void setJoinedAnswers(TemplateValues& values, const Note& note) {
    QStringList captions, plain, english, chinese;
    const std::vector<Exchange>& all = note.conversation.exchanges;
    const bool onlyFound = std::none_of(all.begin(), all.end(), isDescribing);
    for (const Exchange& exchange : all) {
        if (!onlyFound && !isDescribing(exchange))
            continue;
        (exchange.request.skill == Skill::Caption ? captions : plain) << exchange.answer.english.trimmed();
        english << withDoubts(exchange.answer.english, exchange.doubtful).trimmed();
        chinese << withDoubts(exchange.answer.chinese, exchange.doubtful).trimmed();
    }
    for (QStringList* texts : {&captions, &plain, &english, &chinese}) {
        texts->removeAll(QString());
        texts->removeDuplicates();
    }
    const QString between = QStringLiteral("\n\n");
    values.texts[QStringLiteral("all_english")] = markdownBlock(english.join(between));
    values.texts[QStringLiteral("all_chinese")] = markdownBlock(chinese.join(between));
    values.texts[QStringLiteral("prompt")] =
        markdownInline(promptKeywords((captions.isEmpty() ? plain : captions).join(between)));
}

} // namespace

NoteLanguages languagesFor(const QString& templateName, NoteLanguages wanted) {
    if (templateName == QLatin1String("english"))
        return NoteLanguages::English;
    return templateName == QLatin1String("chinese") ? NoteLanguages::Chinese : wanted;
}

NoteLinks linksFor(const Note& note, const QString& stem) {
    NoteLinks links;
    const QString folder = stem + QStringLiteral(".assets/");
    for (size_t i = 0; i < note.crops.size(); ++i)
        links.crops << linkTo(folder + QStringLiteral("crop-%1.png").arg(i + 1));
    for (size_t i = 0; i < note.conversation.exchanges.size(); ++i) {
        const QString name = markedPictureName(note, i);
        links.marked << (name.isEmpty() ? QString() : linkTo(folder + name));
    }
    if (!note.originalImage.isNull())
        links.original = linkTo(folder + QStringLiteral("original.png"));
    return links;
}

QString writeMarkdown(const Note& note, const NoteTemplate& noteTemplate, const MarkdownOptions& options) {
    TemplateValues values;
    values.texts[QStringLiteral("front_matter")] = options.frontMatter ? frontMatter(note) : QString();
    values.texts[QStringLiteral("title")] = markdownInline(note.title);
    values.texts[QStringLiteral("original")] = options.links.original;
    values.texts[QStringLiteral("original_alt")] = markdownInline(note.conversation.sourceName);
    values.texts[QStringLiteral("model_heading")] = headingName(note.modelName);
    values.texts[QStringLiteral("notice")] = markdownInline(inLanguages(note.modelNotice, options.languages));
    values.texts[QStringLiteral("provenance")] = markdownInline(inLanguages(provenance(note), options.languages));
    setPicture(values, note, options, 0);
    setJoinedAnswers(values, note);
    std::vector<TemplateValues> exchanges;
    qsizetype shown = -1;
    Doubts doubts = Doubts::Explained;
    for (const Exchange& exchange : note.conversation.exchanges) {
        TemplateValues entry = exchangeValues(exchange, options.languages, doubts);
        doubts = exchange.doubtful.isEmpty() ? doubts : Doubts::Known;
        const qsizetype crop = cropIndex(note, exchange.crop);
        entry.texts[QStringLiteral("picture")] = QString();
        if (crop != shown)
            setPicture(entry, note, options, crop);
        shown = crop;
        entry.texts[QStringLiteral("marked")] = options.links.marked.value(qsizetype(exchanges.size()));
        entry.texts[QStringLiteral("marked_alt")] = pictureAlt(note, exchange.crop);
        exchanges.push_back(std::move(entry));
    }
    values.lists[QStringLiteral("pictures")] = pictureValues(note, options);
    values.lists[QStringLiteral("exchanges")] = std::move(exchanges);
    QString markdown = noteTemplate.render(values).trimmed();
    static const QRegularExpression blankLines(QStringLiteral("\n{3,}"));
    return markdown.replace(blankLines, QStringLiteral("\n\n")) + u'\n';
}

} // namespace lunette
