#include "app/cli/CliOptions.h"

#include <QTest>

using namespace lunette;

static constexpr unsigned kEverything = ~0U;

class tst_CliOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void values();
    void orderOfMarks();
    void orderOfSteps();
    void refused_data();
    void refused();
    void groups();
    void helpNamesEveryOption();
};

void tst_CliOptions::defaults() {
    const Result<CliOptions> options = parseOptions({"a.png", "What?"}, kEverything);
    QVERIFY(options);
    QCOMPARE(options->arguments, QStringList({"a.png", "What?"}));
    QVERIFY(!options->json && !options->help && !options->verbose);
    QCOMPARE(options->sampling.temperature, 0.0);
    QCOMPARE(options->maxTokens, 0);
    QCOMPARE(options->maxObjects, 50);
    QVERIFY(options->alpha == AlphaMode::White);
    QVERIFY(options->engine.device == Device::Auto);
    QVERIFY(options->changed.isEmpty());
}

void tst_CliOptions::values() {
    const Result<CliOptions> options = parseOptions({"--model",
                                                     "m",
                                                     "--translator=t",
                                                     "--revision",
                                                     "2025-06-21",
                                                     "--device",
                                                     "cpu",
                                                     "--precision",
                                                     "fp32",
                                                     "--threads",
                                                     "2",
                                                     "--temperature",
                                                     "0.5",
                                                     "--top-p",
                                                     "0.25",
                                                     "--seed",
                                                     "18446744073709551615",
                                                     "--max-tokens",
                                                     "7",
                                                     "--max-objects",
                                                     "9",
                                                     "--alpha",
                                                     "drop",
                                                     "--crop",
                                                     "1,2,3,4",
                                                     "--length",
                                                     "long",
                                                     "--json",
                                                     "--verbose",
                                                     "-o",
                                                     "n.md",
                                                     "--template",
                                                     "seed",
                                                     "--lang",
                                                     "zh",
                                                     "--to",
                                                     "cmn_Hans",
                                                     "--beams",
                                                     "4",
                                                     "--whole",
                                                     "--decode",
                                                     "--skip-special",
                                                     "--reasoning",
                                                     "--no-image",
                                                     "-h"},
                                                    kEverything);
    QVERIFY2(options, options ? "" : options.error().message().c_str());
    QCOMPARE(options->model, QStringLiteral("m"));
    QCOMPARE(options->translator, QStringLiteral("t"));
    QCOMPARE(options->revision, QStringLiteral("2025-06-21"));
    QVERIFY(options->engine.device == Device::Cpu);
    QVERIFY(options->engine.precision == Precision::Fp32);
    QCOMPARE(options->engine.threads, 2);
    QCOMPARE(options->sampling.temperature, 0.5);
    QCOMPARE(options->sampling.topP, 0.25);
    QCOMPARE(options->sampling.seed, uint64_t(18446744073709551615ULL));
    QCOMPARE(options->maxTokens, 7);
    QCOMPARE(options->maxObjects, 9);
    QVERIFY(options->alpha == AlphaMode::Drop);
    QVERIFY(options->length == CaptionLength::Long);
    QVERIFY(options->language == AnswerLanguage::Chinese);
    QCOMPARE(options->output, QStringLiteral("n.md"));
    QCOMPARE(options->beams, 4);
    QVERIFY(options->json && options->verbose && options->whole && options->decode && options->skipSpecial);
    QVERIFY(options->reasoning && options->noImage && options->help);
    QVERIFY(options->changed.contains(QStringLiteral("temperature: 0.5")));
}

void tst_CliOptions::orderOfMarks() {
    const Result<CliOptions> options = parseOptions(
        {"--box", "0.05,0.05,0.95,0.5", "--at", "0.77,0.31", "--box", "0,0,1,1", "--at", "0,1"}, kEverything);
    QVERIFY(options);
    QCOMPARE(options->references.size(), size_t(4));
    QVERIFY(options->references[0].isBox);
    QCOMPARE(options->references[0].values[2], 0.95);
    QVERIFY(!options->references[1].isBox);
    QCOMPARE(options->references[1].values[1], 0.31);
    QVERIFY(options->references[2].isBox);
    QCOMPARE(options->references[3].values[1], 1.0);
}

void tst_CliOptions::orderOfSteps() {
    const Result<CliOptions> options =
        parseOptions({"--ask", "one", "--preset", "short", "--ask", "one", "--ask", "two"}, kEverything);
    QVERIFY(options);
    QStringList steps;
    for (const NoteStep& step : options->steps)
        steps << (step.isPreset ? QStringLiteral("preset ") : QString()) + step.text;
    QCOMPARE(steps, QStringList({"one", "preset short", "one", "two"}));
}

void tst_CliOptions::refused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown") << QStringList{"--frobnicate"} << "frobnicate";
    QTest::newRow("unknown short") << QStringList{"-z"} << "'z'";
    QTest::newRow("no value") << QStringList{"--model"} << "model";
    QTest::newRow("value for a switch") << QStringList{"--json=yes"} << "json";
    QTest::newRow("device") << QStringList{"--device", "gpu"} << "auto, cpu, cuda";
    QTest::newRow("precision") << QStringList{"--precision", "fp8"} << "int4";
    QTest::newRow("length") << QStringList{"--length", "huge"} << "short, normal, long";
    QTest::newRow("language") << QStringList{"--lang", "fr"} << "en, zh, both";
    QTest::newRow("alpha") << QStringList{"--alpha", "black"} << "white, drop";
    QTest::newRow("threads 0") << QStringList{"--threads", "0"} << "from 1";
    QTest::newRow("threads word") << QStringList{"--threads", "two"} << "a number";
    QTest::newRow("tokens fraction") << QStringList{"--max-tokens", "1.5"} << "a number";
    QTest::newRow("temperature negative") << QStringList{"--temperature", "-1"} << "from 0";
    QTest::newRow("temperature nan") << QStringList{"--temperature", "nan"} << "from 0";
    QTest::newRow("top-p above 1") << QStringList{"--top-p", "1.5"} << "to 1";
    QTest::newRow("seed negative") << QStringList{"--seed", "-5"} << "whole number";
    QTest::newRow("seed too large") << QStringList{"--seed", "18446744073709551616"} << "whole number";
    QTest::newRow("at with three") << QStringList{"--at", "0,0,0"} << "X,Y";
    QTest::newRow("at outside") << QStringList{"--at", "1.5,0"} << "from 0 to 1";
    QTest::newRow("at word") << QStringList{"--at", "a,b"} << "X,Y";
    QTest::newRow("at nan") << QStringList{"--at", "nan,0"} << "X,Y";
    QTest::newRow("box with two") << QStringList{"--box", "0,0"} << "X0,Y0,X1,Y1";
    QTest::newRow("box turned") << QStringList{"--box", "0.5,0,0.4,1"} << "X0,Y0,X1,Y1";
}

void tst_CliOptions::refused() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Result<CliOptions> options = parseOptions(arguments, kEverything);
    QVERIFY(!options);
    QCOMPARE(options.error().code, ErrorCode::Usage);
    const std::string message = options.error().message();
    QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
    QVERIFY(message.find('\n') == std::string::npos);
}

void tst_CliOptions::groups() {
    QVERIFY(parseOptions({"--json"}, 0));
    QVERIFY(!parseOptions({"--beams", "2"}, kModelOptions));
    QVERIFY(parseOptions({"--beams", "2"}, kTranslateOptions));
    QVERIFY(parseOptions({"--at", "0,0"}, kPlaceOption));
    QVERIFY(!parseOptions({"--box", "0,0,1,1"}, kPlaceOption));
}

void tst_CliOptions::helpNamesEveryOption() {
    const QString help = optionsHelp(kEverything);
    for (const char* name : {"--crop X,Y,W,H", "-o, --output FILE", "--json", "--seed S", "--translator PACK|FOLDER"})
        QVERIFY2(help.contains(QLatin1String(name)), name);
    QVERIFY(!optionsHelp(0).contains(QLatin1String("--crop")));
}

QTEST_MAIN(tst_CliOptions)
#include "tst_CliOptions.moc"
