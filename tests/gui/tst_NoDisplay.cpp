#include "tests/support/TestData.h"

#include <QProcess>
#include <QTest>

using namespace lunette;

/// The program without a display: the window says so, the command line does not need one.
class tst_NoDisplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowSaysSo();
    void commandLineWorks();

private:
    static void start(QProcess& process, const QStringList& arguments);
};

void tst_NoDisplay::start(QProcess& process, const QStringList& arguments) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(test::binaryPath(QStringLiteral("lunette")), arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
}

void tst_NoDisplay::windowSaysSo() {
    QProcess process;
    start(process, {});
    QCOMPARE(process.exitCode(), 2);
    const QByteArray message = process.readAllStandardError();
    QVERIFY2(message.startsWith("lunette: there is no display"), message);
    QVERIFY2(message.contains("lunette note"), message);
}

void tst_NoDisplay::commandLineWorks() {
    QProcess process;
    start(process, {QStringLiteral("--version")});
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().startsWith("lunette "));
}

QTEST_GUILESS_MAIN(tst_NoDisplay)
#include "tst_NoDisplay.moc"
