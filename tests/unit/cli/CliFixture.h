#pragma once

#include "app/cli/CliContext.h"
#include "app/cli/CommandLine.h"
#include "tests/support/SampleNote.h"
#include "tests/support/ScriptedEngine.h"
#include "tests/support/TestData.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

namespace lunette::test {

/// One run of the program: what it printed and how it ended.
struct Run {
    int code = -1;
    std::string out, err;
};

/// A folder with a picture and three packs, and the scripted engine behind the command line.
class CliFixture {
public:
    CliFixture() {
        engines = scriptedEngine(script)();
        QVERIFY(samplePicture().save(picture()));
        addPack(QStringLiteral("vision"), R"("kind": "vision-language", "presets": {"read": [1]})");
        addPack(QStringLiteral("en-zh"), R"("kind": "translator", "source_language": "en", "target_language": "zh")");
        addPack(QStringLiteral("zh-en"), R"("kind": "translator", "source_language": "zh", "target_language": "en")");
    }

    /// A pack whose one file is empty.
    void addPack(const QString& name, const QByteArray& members) {
        static const QByteArray hashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QVERIFY(QDir().mkpath(packs() + u'/' + name));
        QFile weights(packs() + u'/' + name + QStringLiteral("/weights"));
        QVERIFY(weights.open(QIODevice::WriteOnly));
        QFile file(packs() + u'/' + name + QStringLiteral("/pack.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"name\": \"" + name.toUtf8() + "\", " + members +
                   ", \"files\": {\"weights\": {\"size\": 0, \"sha256\": \"" + hashOfNothing + "\"}}}");
    }

    Run run(const QStringList& arguments, const std::string& input = {}) const {
        std::ostringstream out, err;
        std::istringstream in(input);
        CliContext context{*engines,
                           PackStore({packs()}),
                           out,
                           err,
                           in,
                           cancel,
                           packs(),
                           false,
                           path(QStringLiteral("glossary.csv")),
                           path(QStringLiteral("memory.csv"))};
        Run result;
        result.code = runCommandLine(arguments, context);
        result.out = out.str();
        result.err = err.str();
        return result;
    }

    QString path(const QString& name) const { return folder.filePath(name); }
    QString picture() const { return path(QStringLiteral("shot.png")); }
    QString packs() const { return path(QStringLiteral("packs")); }

    QTemporaryDir folder;
    std::shared_ptr<EngineScript> script = std::make_shared<EngineScript>();
    std::unique_ptr<EngineFactory> engines;
    CancelToken cancel;
};

} // namespace lunette::test
