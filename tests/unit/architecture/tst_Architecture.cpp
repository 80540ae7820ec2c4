#include "tests/support/TestData.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

namespace {

using Rooms = QStringList;

/// The rooms, and the rooms that each may include; every one may include itself and core/base. The longest name that
/// a path begins with is its room.
const QMap<QString, Rooms>& allowedArrows() {
    static const Rooms models = {"core/engine", "core/engine/moondream", "core/engine/marian"};
    static const Rooms core = models + Rooms{"core/image", "core/text",     "core/packs",    "core/chat",
                                             "core/note",  "core/settings", "core/inference"};
    static const Rooms inputs = {"core/image", "core/text", "core/packs"};
    static const QMap<QString, Rooms> map = {
        {"core/base", {}},
        {"core/image", {}},
        {"core/text", {}},
        {"core/packs", {"core/image", "core/text"}},
        {"core/engine", models + inputs},
        {"core/engine/moondream", models + inputs},
        {"core/engine/marian", models + inputs},
        {"core/engine/kernels", {}},
        {"core/engine/torch", models + inputs + Rooms{"core/engine/kernels"}},
        {"core/chat", {"core/engine", "core/image", "core/text"}},
        {"core/inference", models + inputs + Rooms{"core/chat"}},
        {"core/note", {"core/chat", "core/image", "core/text", "core/engine"}},
        {"core/settings", {"core/engine", "core/image", "core/chat", "core/note"}},
        {"app/cli", core},
        {"app/support", core},
        {"app", core + Rooms{"app/support"}},
        {"app/window", core + Rooms{"app/support", "app"}},
        {"app/main.cpp", core + Rooms{"app/support", "app", "app/window", "app/cli"}},
    };
    return map;
}

QString roomOf(const QString& path) {
    QString best;
    const auto& map = allowedArrows();
    for (auto room = map.keyBegin(); room != map.keyEnd(); ++room)
        if ((path == *room || path.startsWith(*room + '/')) && room->size() > best.size())
            best = *room;
    return best;
}

bool isWidgetHeader(const QString& header) {
    if (header.startsWith("QtWidgets"))
        return true;
    const QString name = header.section('/', -1);
    return QFile::exists(QLibraryInfo::path(QLibraryInfo::HeadersPath) + "/QtWidgets/" + name);
}

bool isTorchHeader(const QString& header) {
    static const QRegularExpression torch("^(torch|ATen|c10|caffe2)/");
    return torch.match(header).hasMatch();
}

/// Why `path` may not include `header`, or nothing.
QString objection(const QString& path, const QString& header) {
    const QString from = roomOf(path);
    const QString to = roomOf(header);
    if (from.isEmpty())
        return {};
    if (isTorchHeader(header) && from != "core/engine/torch")
        return "torch belongs to core/engine/torch alone";
    if (header.startsWith("spdlog/") && from != "core/base")
        return "spdlog belongs to core/base alone";
    if (isWidgetHeader(header) && (path.startsWith("core/") || from == "app/cli"))
        return "no widgets in core or on the command line";
    if (from == "core/engine/kernels" && header.startsWith('Q'))
        return "kernels are plain C++";
    if (to.isEmpty() || to == from || to == "core/base")
        return from == "core/engine/kernels" && to == "core/base" ? "kernels depend on nothing" : QString();
    return allowedArrows().value(from).contains(to) ? QString() : from + " may not include " + to;
}

QStringList filesUnder(const QStringList& folders, const QStringList& patterns) {
    QStringList files;
    const QDir root(lunette::test::sourcePath(""));
    for (const QString& folder : folders) {
        QDirIterator each(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            files << root.relativeFilePath(each.next());
    }
    files.sort();
    return files;
}

QStringList linesOf(const QString& path) {
    QFile file(lunette::test::sourcePath(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n');
}

/// "file:line: text" of each line that matches.
QStringList matches(const QStringList& files, const QRegularExpression& expression) {
    QStringList found;
    for (const QString& path : files) {
        const QStringList lines = linesOf(path);
        for (int i = 0; i < lines.size(); ++i)
            if (expression.match(lines[i]).hasMatch())
                found << QString("%1:%2: %3").arg(path).arg(i + 1).arg(lines[i].trimmed());
    }
    return found;
}

const QStringList kCode = {"*.cpp", "*.h"};

} // namespace

/// Reads the source tree and fails on what the plan of the rooms does not allow.
class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(isWidgetHeader("QWidget"));
        QVERIFY(!isWidgetHeader("QString"));
        QVERIFY(filesUnder({"core", "app"}, kCode).size() > 20);
    }

    void judgesAnArrow_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("torch in its room") << "core/engine/torch/A.cpp"
                                           << "torch/script.h" << true;
        QTest::newRow("torch in the engine") << "core/engine/moondream/A.cpp"
                                             << "torch/script.h" << false;
        QTest::newRow("ATen in the app") << "app/window/A.cpp"
                                         << "ATen/ATen.h" << false;
        QTest::newRow("c10 in main") << "app/main.cpp"
                                     << "c10/core/Device.h" << false;
        QTest::newRow("spdlog beside torch") << "core/engine/torch/A.cpp"
                                             << "spdlog/spdlog.h" << false;
        QTest::newRow("spdlog in base") << "core/base/Log.cpp"
                                        << "spdlog/spdlog.h" << true;
        QTest::newRow("widget in core") << "core/note/A.h"
                                        << "QLabel" << false;
        QTest::newRow("widget by module") << "core/note/A.h"
                                          << "QtWidgets/QLabel" << false;
        QTest::newRow("widget on the command line") << "app/cli/A.cpp"
                                                    << "QMessageBox" << false;
        QTest::newRow("widget in the app") << "app/chat/A.cpp"
                                           << "QLabel" << true;
        QTest::newRow("value type in core") << "core/note/A.h"
                                            << "QImage" << true;
        QTest::newRow("app inside core") << "core/chat/A.cpp"
                                         << "app/chat/ChatPanel.h" << false;
        QTest::newRow("core names the torch room") << "core/inference/A.cpp"
                                                   << "core/engine/torch/A.h" << false;
        QTest::newRow("app names the torch room") << "app/cli/A.cpp"
                                                  << "core/engine/torch/A.h" << false;
        QTest::newRow("kernels with Qt") << "core/engine/kernels/A.cpp"
                                         << "QString" << false;
        QTest::newRow("kernels with base") << "core/engine/kernels/A.cpp"
                                           << "core/base/Result.h" << false;
        QTest::newRow("image to note") << "core/image/A.cpp"
                                       << "core/note/Note.h" << false;
        QTest::newRow("engine to inference") << "core/engine/A.cpp"
                                             << "core/inference/A.h" << false;
        QTest::newRow("note to chat") << "core/note/A.cpp"
                                      << "core/chat/Conversation.h" << true;
        QTest::newRow("panel to window") << "app/chat/A.cpp"
                                         << "app/window/MainWindow.h" << false;
        QTest::newRow("window to panel") << "app/window/A.cpp"
                                         << "app/chat/ChatPanel.h" << true;
        QTest::newRow("command line to window") << "app/cli/A.cpp"
                                                << "app/window/MainWindow.h" << false;
    }

    void judgesAnArrow() {
        QFETCH(QString, path);
        QFETCH(QString, header);
        QFETCH(bool, allowed);
        QCOMPARE(objection(path, header).isEmpty(), allowed);
    }

    void everyArrowIsAllowed() {
        static const QRegularExpression include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
        QStringList found;
        for (const QString& path : filesUnder({"core", "app"}, kCode)) {
            for (const QString& line : linesOf(path)) {
                const auto match = include.match(line);
                const QString reason = match.hasMatch() ? objection(path, match.captured(1)) : QString();
                if (!reason.isEmpty())
                    found << QString("%1: %2 (%3)").arg(path, match.captured(1), reason);
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void headersAreGuarded() {
        QStringList found;
        for (const QString& path : filesUnder({"core", "app", "tests"}, {"*.h"}))
            if (!linesOf(path).contains("#pragma once"))
                found << path;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void coreDoesNotTranslate() {
        const QStringList found = matches(filesUnder({"core"}, kCode), QRegularExpression("(^|[^A-Za-z0-9_])tr\\("));
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void nothingIsLeftForLater() {
        const QRegularExpression marker("\\b("
                                        "TO"
                                        "DO|FIX"
                                        "ME|XX"
                                        "X|HA"
                                        "CK)\\b");
        const QStringList found = matches(
            filesUnder({"core", "app", "models", "tests", "packaging"}, {"*.cpp", "*.h", "*.py", "*.txt", "*.sh"}),
            marker);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void filesStaySmall() {
        QStringList found;
        for (const QString& path : filesUnder({"core", "app", "models", "tests"}, {"*.cpp", "*.h", "*.py"})) {
            const auto lines = linesOf(path).size() - 1;
            if (lines > 450)
                found << QString("%1 has %2 lines").arg(path).arg(lines);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_Architecture.moc"
