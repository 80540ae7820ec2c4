#include "app/cli/CliContext.h"
#include "app/cli/CommandLine.h"
#include "core/base/Paths.h"
#include "tests/support/ModelFolders.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace lunette;
using namespace lunette::test;
using nlohmann::json;

/// A pack made of a golden folder answers as the folder itself does.
class tst_ImportedGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAnswers_data();
    void sameAnswers();

private:
    json run(const QStringList& arguments, const std::string& input = {});

    std::unique_ptr<EngineFactory> m_engines;
    QTemporaryDir m_folder;
};

void tst_ImportedGolden::initTestCase() {
    m_engines = makeModuleEngineFactory(paths::engineModule().toStdString());
}

/// What the command prints, without what differs from run to run.
json tst_ImportedGolden::run(const QStringList& arguments, const std::string& input) {
    std::ostringstream out, err;
    std::istringstream in(input);
    const QString packs = m_folder.filePath(QStringLiteral("packs"));
    CliContext context{*m_engines, PackStore({packs}), out, err, in, {}, packs};
    if (runCommandLine(arguments + QStringList{"--json"}, context) != 0)
        qWarning("%s", err.str().c_str());
    json answer = json::parse(out.str());
    answer.erase("timings");
    if (answer.contains("model"))
        answer["model"].erase("name");
    return answer;
}

void tst_ImportedGolden::sameAnswers_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<bool>("inPlace");
    const QString picture = dataPath(QStringLiteral("golden/moondream-2025-06-21/images/2_wide_alpha.png"));
    for (const bool inPlace : {false, true}) {
        const char* how = inPlace ? "in place" : "copied";
        const QStringList question{"ask", picture, "What is this?", "--max-tokens", "12"};
        for (const char* model : {"moondream-2024-07-23", "moondream-2025-01-09", "moondream-2025-06-21"})
            QTest::addRow("%s, %s", model, how) << QString(model) << question << inPlace;
        QTest::addRow("4-bit detection, %s", how)
            << "moondream-4bit" << QStringList{"detect", picture, "button", "--max-objects", "3"} << inPlace;
        QTest::addRow("translation, %s", how)
            << "marian-en-zh" << QStringList{"translate", "--to", "zh", "--max-tokens", "20"} << inPlace;
    }
}

void tst_ImportedGolden::sameAnswers() {
    QFETCH(QString, model);
    QFETCH(QStringList, command);
    QFETCH(bool, inPlace);
    const QString name = model + (inPlace ? QStringLiteral("-in-place") : QString());
    QStringList import{"packs", "import", goldenFolder(model), "--name", name};
    if (inPlace)
        import << "--in-place";
    QCOMPARE(QString::fromStdString(run(import).value("name", std::string())), name);
    const bool translates = command.first() == QLatin1String("translate");
    const QString option = translates ? QStringLiteral("--translator") : QStringLiteral("--model");
    const std::string input = translates ? "Save the file." : "";
    const json ofFolder = run(command + QStringList{option, goldenFolder(model)}, input);
    const json ofPack = run(command + QStringList{option, name}, input);
    QVERIFY(ofFolder.contains("text") || ofFolder.contains("objects"));
    QCOMPARE(ofPack.dump(), ofFolder.dump());
}

QTEST_GUILESS_MAIN(tst_ImportedGolden)
#include "tst_ImportedGolden.moc"
