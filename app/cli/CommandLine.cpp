#include "app/cli/CommandLine.h"

#include "app/cli/CliOutput.h"
#include "app/cli/Commands.h"
#include "app/cli/Interrupt.h"
#include "core/base/Log.h"
#include "core/base/Paths.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>
#include <iostream>
#include <new>

namespace lunette {

namespace {

constexpr unsigned kAnswer = kModelOptions | kRevisionOption | kImageOptions | kGenerationOptions | kLanguageOptions;

struct Command {
    const char* name;
    const char* usage;
    const char* about;
    const char* example;
    unsigned groups;
    CommandResult (*run)(CliContext&, const CliOptions&);
};

constexpr std::array kCommands{
    Command{"note", "IMAGE [-o NOTE.md] [--crop X,Y,W,H] [--preset NAME] [--ask QUESTION]...",
            "look at a picture, describe it or answer questions, and write a bilingual Markdown note",
            "lunette note login.png --crop 320,80,600,400 --ask \"这个按钮是做什么的？\" -o login.md",
            kAnswer | kNoteOptions, runNote},
    Command{"caption", "IMAGE [--length short|normal|long]", "describe a picture",
            "lunette caption photo.jpg --length short", kAnswer | kCaptionOptions, runCaption},
    Command{"ask", "IMAGE QUESTION", "ask about a picture", "lunette ask login.png \"What does the button say?\"",
            kAnswer | kAskOptions, runAsk},
    Command{"detect", "IMAGE OBJECT", "find boxes around all things of a kind", "lunette detect login.png button",
            kAnswer & ~kLanguageOptions, runDetect},
    Command{"point", "IMAGE OBJECT", "point at all things of a kind and count them",
            "lunette point login.png \"check box\"", kAnswer & ~kLanguageOptions, runPoint},
    Command{"gaze", "IMAGE --at X,Y", "tell where the face at X,Y looks", "lunette gaze people.jpg --at 0.4,0.3",
            (kAnswer & ~kLanguageOptions) | kPlaceOption, runGaze},
    Command{"translate", "[--to zh|en]", "translate the text on standard input between English and Chinese",
            "echo \"Save the file.\" | lunette translate --to zh", kModelOptions | kTranslateOptions, runTranslate},
    Command{"tokenize", "[--decode]", "turn a JSON array of strings on standard input into token ids, or back",
            "echo '[\"Save the file.\"]' | lunette tokenize --model FOLDER", kTokenizeOptions, runTokenize},
    Command{"packs", "list | info NAME|FOLDER | import FOLDER | check [NAME]... | remove NAME",
            "list, describe, verify and remove model packs, or make one of a downloaded folder",
            "lunette packs import Downloads/moondream2 --in-place", kRevisionOption | kPacksOptions, runPacks},
    Command{"bench", "[vision|text|translate|all]",
            "measure each stage of the models, and how near it comes to what this machine can do",
            "lunette bench text --threads 2", kModelOptions | kRevisionOption | kImageOptions | kBenchOptions,
            runBench},
};

const Command* findCommand(const QString& name) {
    for (const Command& command : kCommands) {
        if (name == QLatin1String(command.name))
            return &command;
    }
    return nullptr;
}

bool isHelp(const QString& word) {
    return word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help");
}

void printOverview(std::ostream& out) {
    out << "Lunette reads, describes and translates pictures on this computer, offline.\n\n"
           "usage: lunette [PICTURE]...          open the window\n"
           "       lunette COMMAND [OPTIONS]     work without a window\n\ncommands:\n";
    for (const Command& command : kCommands)
        out << "  " << QString::fromLatin1(command.name).leftJustified(11).toStdString() << command.about << '\n';
    out << "\n\"lunette COMMAND --help\" tells more, with an example.\n"
           "Exit codes: 0 done, 2 wrong usage, 3 picture, 4 model pack, 5 memory, 6 output, 130 stopped.\n"
        << std::flush;
}

void printHelp(std::ostream& out, const Command& command) {
    out << "lunette " << command.name << ' ' << command.usage << "\n\n"
        << command.about << "\n\noptions:\n"
        << optionsHelp(command.groups).toStdString() << "\nexample:\n  " << command.example << '\n'
        << std::flush;
}

int runCommand(CliContext& context, const Command& command, const QStringList& arguments) {
    const Result<CliOptions> parsed = parseOptions(arguments, command.groups);
    if (!parsed)
        return reportError(context, parsed.error(), arguments.contains(QLatin1String("--json")));
    CliOptions options = *parsed;
    if (options.help) {
        printHelp(context.out, command);
        return 0;
    }
    if (options.verbose)
        log::start(log::Level::Info);
    options.engine.modulesFolder = paths::modules().toStdString();
    CommandResult result = command.run(context, options);
    if (result && !context.out)
        result = fail(ErrorCode::Output, LUNETTE_TEXT("Error", "the answer could not be written"),
                      LUNETTE_TEXT("Error", "check where the output goes"));
    return result ? *result : reportError(context, result.error(), options.json);
}

} // namespace

bool isCommandLine(const QStringList& arguments) {
    if (arguments.isEmpty())
        return false;
    const QString& first = arguments.first();
    const bool version = first == QLatin1String("--version") || first == QLatin1String("-v");
    const bool word = !first.startsWith(u'-') && !first.contains(QLatin1String("://")) && !QFileInfo::exists(first);
    return findCommand(first) || isHelp(first) || version || word;
}

int runCommandLine(const QStringList& arguments, CliContext& context) {
    const QString first = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (first == QLatin1String("--version") || first == QLatin1String("-v")) {
        context.out << "lunette " << QCoreApplication::applicationVersion().toStdString() << std::endl;
        return 0;
    }
    if (isHelp(first)) {
        const Command* command = findCommand(rest.value(0));
        command ? printHelp(context.out, *command) : printOverview(context.out);
        return 0;
    }
    const Command* command = findCommand(first);
    if (!command)
        return reportError(context,
                           fail(ErrorCode::Usage, LUNETTE_TEXT("Error", "there is no command or picture \"%1\""),
                                LUNETTE_TEXT("Error", "see lunette --help"), {first.toStdString()})
                               .value(),
                           rest.contains(QLatin1String("--json")));
    try {
        return runCommand(context, *command, rest);
    } catch (const std::bad_alloc&) {
        return reportError(context,
                           {ErrorCode::Memory, LUNETTE_TEXT("Error", "there is not enough memory"),
                            LUNETTE_TEXT("Error", "close other programs and try again")},
                           rest.contains(QLatin1String("--json")));
    }
}

int runCommandLine(const QStringList& arguments) {
    const std::unique_ptr<EngineFactory> engines = makeModuleEngineFactory(paths::engineModule().toStdString());
    CliContext context{*engines, PackStore(paths::packFolders()), std::cout, std::cerr, std::cin};
    context.terminal = isTerminal(stderr);
    const Interrupt interrupt(context.cancel);
    return runCommandLine(arguments, context);
}

} // namespace lunette
