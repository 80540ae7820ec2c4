#include "core/settings/Settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace lunette {

namespace {

const QStringList kLanguages{QStringLiteral("system"), QStringLiteral("en"), QStringLiteral("zh_CN")};
const QStringList kThemes{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
const QStringList kAlphas{QStringLiteral("white"), QStringLiteral("drop")};
const QStringList kDevices{QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")};
const QStringList kTemplates{QStringLiteral("bilingual"), QStringLiteral("seed"), QStringLiteral("english"),
                             QStringLiteral("chinese"), QStringLiteral("alt-text")};

const QList<int> kReleaseMinutes{0, 5, 15, 60};

constexpr int kUsualRelease = 15;
constexpr int kMostThreads = 256;
constexpr int kMostTokens = 2048;
constexpr double kHighestTemperature = 2.0;

QString key(const char* name) {
    return QString::fromLatin1(name);
}

int inRange(int value, int most) {
    return value < 0 || value > most ? 0 : value;
}

} // namespace

Settings::Settings(QSettings& store, QObject* parent)
    : QObject(parent)
    , m_store(store) {}

void Settings::put(const QString& name, const QVariant& value) {
    if (m_store.contains(name) && m_store.value(name) == value)
        return;
    m_store.setValue(name, value);
    Q_EMIT changed();
}

template <class Choice>
Choice Settings::choice(const QString& name, const QStringList& names) const {
    const qsizetype index = names.indexOf(m_store.value(name).toString());
    return index < 0 ? Choice{} : static_cast<Choice>(index);
}

UiLanguage Settings::language() const {
    return choice<UiLanguage>(key("interface/language"), kLanguages);
}
void Settings::setLanguage(UiLanguage value) {
    put(key("interface/language"), kLanguages.at(int(value)));
}

UiTheme Settings::theme() const {
    return choice<UiTheme>(key("interface/theme"), kThemes);
}
void Settings::setTheme(UiTheme value) {
    put(key("interface/theme"), kThemes.at(int(value)));
}

AlphaMode Settings::alpha() const {
    return choice<AlphaMode>(key("picture/alpha"), kAlphas);
}
void Settings::setAlpha(AlphaMode value) {
    put(key("picture/alpha"), kAlphas.at(int(value)));
}

QString Settings::lastFolder() const {
    return m_store.value(key("picture/lastFolder")).toString();
}
void Settings::setLastFolder(const QString& value) {
    put(key("picture/lastFolder"), value);
}

QString Settings::packName() const {
    return m_store.value(key("engine/pack")).toString();
}
void Settings::setPackName(const QString& value) {
    put(key("engine/pack"), value);
}

QString Settings::revision() const {
    return m_store.value(key("engine/revision")).toString();
}
void Settings::setRevision(const QString& value) {
    put(key("engine/revision"), value);
}

Device Settings::device() const {
    return choice<Device>(key("engine/device"), kDevices);
}
void Settings::setDevice(Device value) {
    put(key("engine/device"), kDevices.at(int(value)));
}

int Settings::threads() const {
    return inRange(m_store.value(key("engine/threads")).toInt(), kMostThreads);
}
void Settings::setThreads(int value) {
    put(key("engine/threads"), inRange(value, kMostThreads));
}

const QList<int>& Settings::releaseChoices() {
    return kReleaseMinutes;
}
int Settings::releaseMinutes() const {
    const QVariant value = m_store.value(key("engine/releaseMinutes"));
    bool valid = false;
    const int minutes = value.toInt(&valid);
    return valid && kReleaseMinutes.contains(minutes) ? minutes : kUsualRelease;
}
void Settings::setReleaseMinutes(int value) {
    put(key("engine/releaseMinutes"), kReleaseMinutes.contains(value) ? value : kUsualRelease);
}

int Settings::maxTokens() const {
    return inRange(m_store.value(key("answer/maxTokens")).toInt(), kMostTokens);
}
void Settings::setMaxTokens(int value) {
    put(key("answer/maxTokens"), inRange(value, kMostTokens));
}

double Settings::temperature() const {
    const double value = m_store.value(key("answer/temperature")).toDouble();
    return value >= 0 && value <= kHighestTemperature ? value : 0;
}
void Settings::setTemperature(double value) {
    put(key("answer/temperature"), value >= 0 && value <= kHighestTemperature ? value : 0);
}

bool Settings::includesOriginal() const {
    return m_store.value(key("note/includeOriginal"), false).toBool();
}
void Settings::setIncludesOriginal(bool value) {
    put(key("note/includeOriginal"), value);
}

bool Settings::usesCorrections() const {
    return m_store.value(key("translation/useCorrections"), true).toBool();
}
void Settings::setUsesCorrections(bool value) {
    put(key("translation/useCorrections"), value);
}

QString Settings::noteTemplate() const {
    const QString name = m_store.value(key("note/template")).toString();
    return kTemplates.contains(name) ? name : kTemplates.first();
}
void Settings::setNoteTemplate(const QString& value) {
    put(key("note/template"), value);
}

QString Settings::noteFolder() const {
    const QString folder = m_store.value(key("note/folder")).toString();
    if (!folder.isEmpty())
        return folder;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo::exists(documents) ? documents : QDir::homePath();
}
void Settings::setNoteFolder(const QString& value) {
    put(key("note/folder"), value);
}

QByteArray Settings::windowState(const QString& part) const {
    return m_store.value(key("window/") + part).toByteArray();
}
void Settings::setWindowState(const QString& part, const QByteArray& value) {
    m_store.setValue(key("window/") + part, value);
}

QStringList Settings::changedAnswerSettings() const {
    QStringList lines;
    if (temperature() > 0)
        lines << QStringLiteral("temperature: %1").arg(temperature());
    if (maxTokens() > 0)
        lines << QStringLiteral("max_tokens: %1").arg(maxTokens());
    if (alpha() != AlphaMode::White)
        lines << QStringLiteral("alpha: ") + kAlphas.at(int(alpha()));
    return lines;
}

} // namespace lunette
