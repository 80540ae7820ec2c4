#include "core/engine/moondream/QuestionForms.h"

#include <QHash>
#include <QRegularExpression>

#include <vector>

namespace lunette {

namespace {

constexpr qsizetype kLongestQuestion = 400; ///< characters

/// Words that forms are made of.
const std::pair<const char*, const char*> kParts[] = {
    {"<STATE>",
     "(?<s>(?:not |un|de)?(?:currently |already )?(?:checked|ticked|selected|activated?|active|turned on|"
     "switched on|set|on|turned off|switched off|off|enabled|disabled|gr[ae]yed(?: out)?|inactive|"
     "unavailable|available|clickable|highlighted|chosen|marked|open|pressed|(?:the )?default(?: one| button)?|"
     "focused))"},
    {"<COLOUR>", "(?<c>(?:light |dark )?(?:red|green|blue|yellow|white|black|gr[ae]y|orange|purple|pink|brown|cyan))"},
    {"<ORD>", "(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|top|bottom|"
              "\\d{1,4}(?:st|nd|rd|th)?)"},
    {"<REL>", "(?:directly |right |just |immediately )?(?<r>next to|beside|below|under|underneath|beneath|above|over|"
              "on top of|(?:to |on )?(?:the )?left (?:side )?of|(?:to |on )?(?:the )?right (?:side )?of|after|before)"},
    {"<PIECE>", "(?<p>url|web ?(?:site )?address|link address|address|date|time|number|version(?: number)?|"
                "error(?: message| code| text)?|warning(?: message)?|message|e-?mail(?: address)?|file ?name|"
                "(?:file )?path|percentage|progress|file size|size|price|cost|amount|phone number|ip(?: address)?)"},
    {"<SHOW>", "(?:are there|is there|do you see|can you see|can you find|are (?:shown|visible|listed|available|there)|"
               "is (?:shown|visible|available)|can i (?:choose|click|select|press|see)|exist|are|is|does it have)"},
    {"<WINDOW>", "(?:window|dialog(?: box| window)?|screen(?:shot)?|picture|image|page|interface|ui|view|program|"
                 "app(?:lication)?)"},
};

struct Row {
    Asking asking;
    const char* pattern;
};

/// The first form that fits counts. Groups: x the element, s state, c colour, n or m number, r relation, p piece, w
/// window.
const Row kReading[] = {
    {Asking::Cell,
     "what (?:is|does|stands|value is)(?: written| shown)?(?: in| under)(?: the)? (?<x>.+?) column(?: of| in| "
     "for)(?: the)? (?:<ORD> row|row (?:number )?(?<m>\\d{1,4}))(?: say| show)?"},
    {Asking::Cell, "what is the (?<x>.+?) (?:of|in|for) (?:the <ORD> row|row (?:number )?(?<m>\\d{1,4}))"},
    {Asking::TableRow, "(?:read|show|what (?:is|does|stands|text is)(?: written)?(?: in| on)?)(?: the)? <ORD> row"
                       "(?: of .+)?(?: say| read| contain| show)?"},
    {Asking::TableRow, "(?:read|what (?:is|does|stands)(?: written)?(?: in| on)?)(?: the)? row(?: number)? "
                       "(?<n>\\d{1,4})(?: say| read)?"},
    {Asking::Line, "(?:read|show|what (?:is|does|stands|text is)(?: written)?(?: in| on)?)(?: the)? <ORD> line"
                   "(?: of .+)?(?: say| read| contain| show)?"},
    {Asking::Line, "(?:read|what (?:is|does|stands)(?: written)?(?: in| on)?)(?: the)? line(?: number)? "
                   "(?<n>\\d{1,4})(?: say| read)?"},
    {Asking::Read, "what (?:does|do|is) (?:it|this|that|they|the (?:texts?|words?|crop|label text|writing)|"
                   "(?:this|that) (?:text|label|word|line)) (?:say|says|read|reads)"},
    {Asking::Read, "what (?:is|was) written(?: here| there| down)?"},
    {Asking::Read, "what (?:is|are) (?:the |this |all the )?(?:texts?|words|label text|writing)(?: here)?"},
    {Asking::Read, "(?:what|which) (?:texts?|words) (?:is|are|do you see|can you (?:see|read)).*"},
    {Asking::Read, "what (?:can|do) you read(?: here)?"},
    {Asking::Read,
     "(?:read|transcribe|ocr|extract|copy|write down|spell out)(?: out)?(?: (?:all|every|the|this|that|it|"
     "me|texts?|words?|lines?|here|of|in|picture|image|label|everything|aloud|loud|line by line))*"},
    {Asking::Read, "can you read (?:this|it|that|the text|the words)"},
    {Asking::Piece, "how (?:far|much) (?:is|has) (?:the )?(?<p>progress)(?: bar| made| done)?"},
    {Asking::StatusBar, "what (?:does|is|stands)(?: written| shown)?(?: in| on)? the status ?bar(?: say| show| read)?"},
    {Asking::Piece, "what (?:does|do|is in|is) the (?<p>error(?: message)?|warning(?: message)?|message|notification|"
                    "alert)(?: message| text| dialog| box)?(?: say| says| read| about)?"},
    {Asking::Says, "what (?:does|do) (?<x>.+?) (?:say|says|read)"},
    {Asking::Says, "what (?:is|are) (?:written|shown|the (?:text|label|caption|words?|name)) (?:on|of|in) (?<x>(?:the |"
                   "this |that |all )?(?:\\w+ ){0,3}(?:buttons?|tabs?|check ?box(?:es)?|links?|titles?|labels?))"},
    {Asking::Heading, "(?:what (?:is|are)|read|tell me) the (?:main |page )?(?:heading|headline)(?: text)?(?: of .+)?"},
    {Asking::Title, "what (?:is|are) the (?:window |dialog |main |page )?(?:title|heading|headline|caption)(?: text)?"
                    "(?: of .+)?"},
    {Asking::Title, "what is (?:this|the|it) ?(?:<WINDOW>)? (?:called|titled|named)"},
    {Asking::Title, "what title .+|(?:read|tell me) the title|what is the name of (?:this|the) <WINDOW>"},
};

const Row kControls[] = {
    {Asking::Count, "(?:how many|count(?: all)?(?: the)?|(?:what is )?the number of) (?<x>.+?) (?:are|is) <STATE>"},
    {Asking::Count, "(?:how many|count(?: all)?(?: the)?|(?:what is )?the number of) (?<x>.+?)(?: <SHOW>| (?:does|do) "
                    ".+ have)?"},
    {Asking::WhichColour, "(?:which|what) (?<x>.+?) (?:is|are|has the colour) <COLOUR>"},
    {Asking::InkOf,
     "(?:what|which) colour (?:is|are|does|do) the (?:text|letters|words?|label text|font)(?: (?:of|on|in)"
     " (?<x>.+?))?(?: have)?"},
    {Asking::InkOf, "what is the (?:colour of the text|text colour)(?: (?:of|on|in) (?<x>.+))?"},
    {Asking::ColourOf, "(?:what|which) colour (?:is|are|does|do|has) (?<x>.+?)(?: have)?"},
    {Asking::ColourOf, "what is the (?:background )?colour of (?<x>.+)"},
    {Asking::ColourOf, "what is the (?<x>background) colour"},
    {Asking::HasShortcut, "(?:which|what) (?:command|action|menu item|item|entry|menu)? ?(?:has|uses) (?:the )?"
                          "(?:keyboard )?(?:shortcut|keys?) (?<x>.+)"},
    {Asking::HasShortcut, "what (?:does|do|is) (?<x>(?:(?:ctrl|shift|alt|cmd|command|meta|control) ?[+-] ?)+\\S+|f\\d+)"
                          "(?: do| for)?"},
    {Asking::HasShortcut, "what happens (?:when|if) i press (?<x>(?:\\w+ ?[+-] ?)+\\S+|f\\d+)"},
    {Asking::Shortcut, "what (?:is|are) the (?:keyboard |key )?(?:shortcuts?|keys?|accelerator|hotkey|key combination)"
                       "(?: keys?)? (?:of|for|to) (?<x>.+)"},
    {Asking::Shortcut,
     "(?:which|what) (?:keys?|shortcut|key combination|keyboard shortcut) (?:(?:do|should|can|must) i "
     "(?:press|use) )?(?:is |does |opens |runs )?(?:(?:for|to|belongs to) )?(?<x>.+?)(?: have| use)?"},
    {Asking::Shortcut, "does (?<x>.+?) have a (?:keyboard )?shortcut"},
    {Asking::Beside, "(?:what|which)(?: [\\w ]+?)? (?:is|are|stands?|comes|do you see)(?: written| shown)? <REL> "
                     "(?<x>.+)"},
    {Asking::SelectedRow,
     "(?:which|what) (?:table )?(?:row|line) (?:is|was) (?:currently )?(?:selected|highlighted|marked|active|chosen)"
     "|what is the (?:selected|highlighted|current) row"},
    {Asking::WhichIs, "(?:which|what)(?: of the)? (?<x>.+?) (?:is|are|was) <STATE>"},
    {Asking::WhichIs, "(?:which|what) is the (?:currently )?(?<s>active|selected|checked|current|default|disabled|"
                      "highlighted) (?<x>.+)"},
    {Asking::WhichIs, "(?:what|which|which ones?) (?:is|are) <STATE>"},
};

const Row kWindows[] = {
    {Asking::Describe, "(?:describe|summari[sz]e|explain|caption|tell me about|introduce)\\b.*"},
    {Asking::Describe, "what (?:is|are)(?: shown| displayed| happening| visible)? (?:this|that|it|these|here|shown|"
                       "(?:in|on) (?:this|the) <WINDOW>)"},
    {Asking::Describe, "what is this <WINDOW> (?:about|for|showing)"},
    {Asking::Describe,
     "what (?:do|can|did) you see(?: here| .*<WINDOW>)?|what is (?:happening|going on|shown|displayed)"},
    {Asking::Describe, "what does (?:the|this) <WINDOW> (?:show|contain|display)"},
    {Asking::WindowKind, "(?:what|which) (?:kind|type|sort) of (?:a )?<WINDOW>(?: is (?:this|it|shown|that))?"},
    {Asking::WindowKind, "what <WINDOW> is (?:this|it|shown)|what is this <WINDOW>"},
    {Asking::KindOf, "(?:what|which) (?:kind|type|sort) of (?:control|element|widget|thing|component|ui element) is "
                     "(?<x>.+)"},
    {Asking::KindOf, "what is (?<x>\"[^\"]+\")"},
    {Asking::Lightness, "is (?:this|it|that|the <WINDOW>|the theme)(?: theme)? (?:dark or light|light or dark)"
                        "|what theme (?:is|does) .+|what is the theme"},
    {Asking::IsWindow, "is (?:this|it|that|the <WINDOW>) (?:a|an) (?<w>.+)"},
    {Asking::IsState, "(?:is|are|was|were) (?<x>.+?) <STATE>(?: or (?:not|off|unchecked|disabled))?"},
    {Asking::IsState, "has (?<x>.+?) been (?<s>checked|selected|ticked|enabled|disabled)"},
    {Asking::IsColour, "(?:is|are) (?<x>.+?) <COLOUR>"},
    {Asking::SaysText, "does (?:it|this|that|the .+?) (?:say|read|contain the (?:text|words?)|mention) (?<x>.+)"},
    {Asking::SaysText, "is (?<x>\"[^\"]+\") (?:written|shown|there|visible|on the <WINDOW>)"},
    {Asking::Piece, "(?:is|are) there (?:a|an|any) <PIECE>s?"},
    {Asking::Exists, "(?:is|are) there (?<x>.+)"},
    {Asking::Exists, "(?:can|do|could) you (?:see|read|spot|notice) (?<x>.+)"},
    {Asking::Exists, "does (?:it|this|the) ?(?:<WINDOW>|form)? (?:have|contain|show|offer) (?<x>.+)"},
    {Asking::Where, "(?:can you |could you )?(?:find|locate|show me|point (?:to|at|out)|spot|search for|look for) "
                    "(?<x>.+)"},
    {Asking::Where, "where (?:is|are|can i find|do i find) (?<x>.+)"},
};

const Row kValues[] = {
    {Asking::Value, "what (?:is|are) the (?:current |selected |entered )?(?:value|contents?|setting|entry|input|state|"
                    "status|number|text) (?:of|in|for|at|beside) (?<x>.+)"},
    {Asking::Value, "what is (?:entered|typed|selected|chosen|filled in|set|written) (?:in|for|as|at) (?<x>.+)"},
    {Asking::Value, "what is (?<x>.+?) set to"},
    {Asking::Value, "(?:what|which) (?:value|number|text|setting|option) (?:is (?:in|set for|entered in|selected "
                    "(?:in|for)|chosen for|given for)|does|has) (?<x>.+?)(?: have| show| contain| hold)?"},
    {Asking::Value, "what (?:does|do) (?<x>.+?) (?:contain|show|hold|have)"},
    {Asking::Ordinal, "(?:what|which) (?:is|are) (?<x>the (?:first|second|third|fourth|fifth|sixth|last) .+)"},
    {Asking::Piece, "what is the <PIECE>(?: shown| here| displayed)?"},
    {Asking::Piece, "what (?<p>time) is it"},
    {Asking::Piece, "(?:what|which) <PIECE>(?: (?:is|are|does|do|was|can)\\b.*)?"},
    {Asking::List, "(?:which|what) (?<x>.+?) <SHOW>"},
    {Asking::List, "(?:list|name|enumerate|show|give|tell)(?: me)?(?: all)?(?: of)?(?: the)? (?<x>.+)"},
    {Asking::List, "what (?:are|is) (?:all )?the (?<x>.+)"},
    {Asking::NotText, "(?:why|how(?! (?:many|much)\\b)|who|should|shall|would|what should|what would|what happens|"
                      "what will|do you think|do you like)\\b.*"},
    {Asking::NotText, "what (?:does|do) .+ (?:do|mean)"},
    {Asking::NotText, ".*\\b(?:people|person|man|woman|child|dog|cat|animal|face|weather|sky|mood|emotion|wearing|"
                      "feeling|landscape|photographer|artist|season)\\b.*"},
};

struct Form {
    Asking asking;
    QRegularExpression pattern;
};

const std::vector<Form>& forms() {
    static const std::vector<Form> all = [] {
        std::vector<Form> made;
        const auto add = [&](const auto& rows) {
            for (const Row& row : rows) {
                QString pattern = QStringLiteral("^(?:%1)$").arg(QLatin1String(row.pattern));
                for (const auto& [name, words] : kParts)
                    pattern.replace(QLatin1String(name), QLatin1String(words));
                made.push_back({row.asking, QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption)});
            }
        };
        add(kReading);
        add(kControls);
        add(kWindows);
        add(kValues);
        return made;
    }();
    return all;
}

/// One spelling of quotes, colours and short forms; without courtesies and what only says "in this picture".
QString plainQuestion(const std::string& text) {
    static const QRegularExpression quotes(QStringLiteral("[\u201C\u201D\u201E\u00AB\u00BB\u300C\u300D\uFF02`]"));
    static const QRegularExpression end(QStringLiteral("[\\s?.!,;:\uFF1F\u3002\uFF01]+$"));
    static const QRegularExpression begin(
        QStringLiteral(
            "^(?:please|hey|hello|hi|ok|okay|now|so|and|(?:can|could) you (?:please )?tell me|tell me|i want to "
            "know|do you know)[,: ]+(?=(?:what|which|where|how|is|are|does|do|can|could|find|read|list|count|"
            "show|name|describe|please|tell)\\b)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression place(
        QStringLiteral(
            "(?<=\\S)(?: (?:in|on|of|within|inside) (?:this|the) (?:picture|image|screenshot|dialog|dialog box|"
            "window|screen|crop|page|form|menu|menu bar|list|toolbar|panel|app|application|ui|interface|"
            "frame)|,? please| right now| at the moment| currently| here)$"),
        QRegularExpression::CaseInsensitiveOption);
    QString plain = QString::fromStdString(text).simplified().left(kLongestQuestion);
    plain.replace(QRegularExpression(QStringLiteral("[\u2018\u2019]")), QStringLiteral("'"));
    plain.replace(quotes, QStringLiteral("\""));
    plain.replace(QRegularExpression(QStringLiteral("(?<=\\W|^)'([^']{1,80})'(?=\\W|$)")), QStringLiteral("\"\\1\""));
    plain.replace(QRegularExpression(QStringLiteral("\\b(what|which|where|who|how|it|that|there)'s\\b"),
                                     QRegularExpression::CaseInsensitiveOption),
                  QStringLiteral("\\1 is"));
    plain.replace(QRegularExpression(QStringLiteral("\\bcolor"), QRegularExpression::CaseInsensitiveOption),
                  QStringLiteral("colour"));
    plain.remove(end);
    while (begin.match(plain).hasMatch())
        plain.remove(begin);
    for (int i = 0; i < 2; ++i) {
        QString shorter = plain;
        shorter.remove(place);
        if (shorter.count(u' ') >= 2)
            plain = shorter;
        plain.remove(end);
    }
    return plain;
}

AskedState stateOf(const QString& words) {
    const QString word = words.toLower();
    if (word.isEmpty())
        return AskedState::None;
    if (word.contains(QLatin1String("default")) || word.contains(QLatin1String("focused")))
        return AskedState::Default;
    const bool denied = word.startsWith(QLatin1String("not ")) || word.startsWith(QLatin1String("un")) ||
                        word.startsWith(QLatin1String("de"));
    static const QRegularExpression able(QStringLiteral("enabled|disabled|gr[ae]yed|inactive|available|clickable"));
    if (able.match(word).hasMatch()) {
        static const QRegularExpression dim(QStringLiteral("disabled|gr[ae]yed|inactive|unavailable"));
        const bool off = dim.match(word).hasMatch() != word.startsWith(QLatin1String("not "));
        return off ? AskedState::Disabled : AskedState::Enabled;
    }
    const bool off = word.endsWith(QLatin1String("off")) != denied;
    return off ? AskedState::Off : AskedState::On;
}

int numberOf(const QString& word) {
    static const QHash<QString, int> words = {{"first", 1},  {"top", 1},   {"second", 2},  {"third", 3},  {"fourth", 4},
                                              {"fifth", 5},  {"sixth", 6}, {"seventh", 7}, {"eighth", 8}, {"ninth", 9},
                                              {"tenth", 10}, {"last", -1}, {"bottom", -1}};
    static const QRegularExpression digits(QStringLiteral("^\\d+"));
    const auto match = digits.match(word);
    return match.hasMatch() ? match.captured().toInt() : words.value(word.toLower(), 0);
}

} // namespace

ScreenQuestion understandQuestion(const std::string& text) {
    const QString plain = plainQuestion(text);
    ScreenQuestion question;
    for (const Form& form : forms()) {
        const auto match = form.pattern.match(plain);
        if (!match.hasMatch())
            continue;
        const auto group = [&](const char* name) {
            return form.pattern.namedCaptureGroups().contains(QLatin1String(name)) ? match.captured(QLatin1String(name))
                                                                                   : QString();
        };
        question.asking = form.asking;
        question.element = parseElementName(group("x").toStdString());
        question.state = stateOf(group("s"));
        question.number = numberOf(group("n").isEmpty() ? group("m") : group("n"));
        for (const char* name : {"c", "r", "p", "w"}) {
            if (question.word.empty())
                question.word = group(name).toLower().toStdString();
        }
        break;
    }
    return question;
}

} // namespace lunette
