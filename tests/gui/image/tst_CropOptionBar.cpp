#include "app/image/CropOptionBar.h"
#include "app/image/ImageCanvas.h"
#include "app/support/Icons.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPalette>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QUndoStack>

using namespace lunette;

namespace {

/// Answers every text with itself in brackets.
class BracketTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override {
        return QStringLiteral("[%1]").arg(QString::fromUtf8(text));
    }
};

QColor strongest(const QImage& image) {
    QRgb best = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(best))
                best = image.pixel(x, y);
        }
    }
    return QColor::fromRgb(best);
}

} // namespace

class TestCropOptionBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsRegion();
    void appliesFields_data();
    void appliesFields();
    void locksRatio();
    void buttonsWork();
    void waitsForPicture();
    void isReachableByKeys();
    void translatesLive();
    void fitsBesideThePanel();
    void iconsFollowThePalette_data();
    void iconsFollowThePalette();

private:
    QSpinBox* field(const char* name) const { return m_bar->findChild<QSpinBox*>(QLatin1String(name)); }
    QToolButton* button(const char* name) const { return m_bar->findChild<QToolButton*>(QLatin1String(name)); }

    std::unique_ptr<ImageCanvas> m_canvas;
    std::unique_ptr<CropOptionBar> m_bar;
};

void TestCropOptionBar::init() {
    m_canvas = std::make_unique<ImageCanvas>();
    m_bar = std::make_unique<CropOptionBar>(*m_canvas);
    m_bar->show();
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    m_canvas->setImage(image);
}

void TestCropOptionBar::cleanup() {
    m_bar.reset();
    m_canvas.reset();
}

void TestCropOptionBar::showsRegion() {
    m_canvas->setRegion({11, 22, 33, 44});
    QCOMPARE(field("cropX")->value(), 11);
    QCOMPARE(field("cropY")->value(), 22);
    QCOMPARE(field("cropWidth")->value(), 33);
    QCOMPARE(field("cropHeight")->value(), 44);
    m_canvas->undoStack()->undo();
    QCOMPARE(field("cropWidth")->value(), 400);
}

void TestCropOptionBar::appliesFields_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("value");
    QTest::addColumn<QRect>("region");
    QTest::newRow("x") << "cropX" << 50 << QRect(50, 80, 160, 120);
    QTest::newRow("y") << "cropY" << 5 << QRect(100, 5, 160, 120);
    QTest::newRow("width") << "cropWidth" << 20 << QRect(100, 80, 20, 120);
    QTest::newRow("height") << "cropHeight" << 1 << QRect(100, 80, 160, 1);
    QTest::newRow("x without room") << "cropX" << 390 << QRect(390, 80, 10, 120);
    QTest::newRow("width without room") << "cropWidth" << 390 << QRect(10, 80, 390, 120);
    QTest::newRow("more than there is") << "cropHeight" << 5000 << QRect(100, 0, 160, 300);
}

void TestCropOptionBar::appliesFields() {
    QFETCH(QString, name);
    QFETCH(int, value);
    QFETCH(QRect, region);
    m_canvas->setRegion({100, 80, 160, 120});
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    field(qPrintable(name))->setValue(value);
    QCOMPARE(m_canvas->region(), region);
    QCOMPARE(field("cropX")->value(), region.x());
    QCOMPARE(field("cropHeight")->value(), region.height());
    QTRY_COMPARE(settled.size(), 1);
}

void TestCropOptionBar::locksRatio() {
    auto* ratio = m_bar->findChild<QComboBox*>(QStringLiteral("cropRatio"));
    QCOMPARE(ratio->count(), 4);
    m_canvas->setRegion({100, 80, 160, 120});
    ratio->setCurrentIndex(1);
    QCOMPARE(m_canvas->ratio(), QSize(1, 1));
    QCOMPARE(m_canvas->region(), QRect(120, 80, 120, 120));
    field("cropWidth")->setValue(50);
    QCOMPARE(m_canvas->region(), QRect(120, 80, 50, 50));
    field("cropHeight")->setValue(300);
    QCOMPARE(m_canvas->region(), QRect(100, 0, 300, 300));
    ratio->setCurrentIndex(3);
    field("cropWidth")->setValue(160);
    QCOMPARE(m_canvas->region().size(), QSize(160, 90));
    ratio->setCurrentIndex(0);
    field("cropWidth")->setValue(10);
    QCOMPARE(m_canvas->region().size(), QSize(10, 90));
}

void TestCropOptionBar::buttonsWork() {
    QVERIFY(!button("cropWhole")->isEnabled());
    QVERIFY(!button("cropLast")->isEnabled());
    QSignalSpy settled(m_canvas.get(), &ImageCanvas::regionSettled);
    m_canvas->setRegion({100, 80, 160, 120});
    QTRY_COMPARE(settled.size(), 1);
    button("cropWhole")->click();
    QCOMPARE(m_canvas->region(), QRect(0, 0, 400, 300));
    QVERIFY(button("cropLast")->isEnabled());
    button("cropLast")->click();
    QCOMPARE(m_canvas->region(), QRect(100, 80, 160, 120));
    QSignalSpy grow(m_bar.get(), &CropOptionBar::growToFitRequested);
    button("cropGrow")->click();
    QCOMPARE(grow.size(), 1);
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->region(), QRect(0, 0, 400, 300));
}

void TestCropOptionBar::waitsForPicture() {
    QVERIFY(m_bar->isEnabled());
    m_canvas->clear();
    QVERIFY(!m_bar->isEnabled());
}

void TestCropOptionBar::isReachableByKeys() {
    int controls = 0;
    for (const QWidget* widget : m_bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (qobject_cast<const QLabel*>(widget))
            continue;
        ++controls;
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY(!widget->objectName().isEmpty());
    }
    QCOMPARE(controls, 8);
}

void TestCropOptionBar::translatesLive() {
    BracketTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(button("cropWhole")->accessibleName(), QStringLiteral("[Whole picture]"));
    QTRY_VERIFY(m_canvas->accessibleName().startsWith(u'['));
    QCoreApplication::removeTranslator(&translator);
    QTRY_COMPARE(button("cropWhole")->accessibleName(), QStringLiteral("Whole picture"));
}

/// In a window of 900 pixels the canvas side has about 540.
void TestCropOptionBar::fitsBesideThePanel() {
    QVERIFY2(m_bar->minimumSizeHint().width() <= 540, qPrintable(QString::number(m_bar->minimumSizeHint().width())));
}

void TestCropOptionBar::iconsFollowThePalette_data() {
    initResources();
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() > 20);
    for (const QString& file : files) {
        if (file != QLatin1String("lunette.svg"))
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
}

void TestCropOptionBar::iconsFollowThePalette() {
    QFETCH(QString, name);
    QPalette palette;
    palette.setColor(QPalette::Active, QPalette::WindowText, QColor(200, 100, 50));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, QColor(50, 100, 200));
    const QIcon drawn = icon(name, palette);
    QVERIFY(!drawn.isNull());
    QCOMPARE(strongest(drawn.pixmap(48, 48).toImage()), QColor(200, 100, 50));
    QCOMPARE(strongest(drawn.pixmap(48, 48, QIcon::Disabled).toImage()), QColor(50, 100, 200));
    QVERIFY(icon(QStringLiteral("no such icon"), palette).isNull());
}

QTEST_MAIN(TestCropOptionBar)
#include "tst_CropOptionBar.moc"
