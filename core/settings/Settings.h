#pragma once

#include "core/engine/EngineModule.h"
#include "core/image/ImageLoader.h"

#include <QObject>
#include <QSettings>
#include <QString>

namespace lunette {

enum class UiLanguage { System, English, Chinese };
enum class UiTheme { System, Light, Dark };

/// Every setting with its type, its range and its default, over a store that the owner injects. Values outside their
/// range are taken as the default. Thread: the window's.
class Settings : public QObject {
    Q_OBJECT

public:
    /// `store` must outlive the settings.
    explicit Settings(QSettings& store, QObject* parent = nullptr);

    UiLanguage language() const;
    void setLanguage(UiLanguage value);
    UiTheme theme() const;
    void setTheme(UiTheme value);
    AlphaMode alpha() const;
    void setAlpha(AlphaMode value);

    /// Where the last picture was opened; "" at first.
    QString lastFolder() const;
    void setLastFolder(const QString& value);

    /// Name or folder of the chosen pack; "" takes the best one that is installed.
    QString packName() const;
    void setPackName(const QString& value);
    /// "" detects it from the files.
    QString revision() const;
    void setRevision(const QString& value);
    Device device() const;
    void setDevice(Device value);
    /// 0: one less than the cores.
    int threads() const;
    void setThreads(int value);

    /// After how many minutes without work the model's memory is released, one of releaseChoices(); 0: never.
    int releaseMinutes() const;
    static const QList<int>& releaseChoices();
    void setReleaseMinutes(int value);

    /// 0: the revision's own; at most 2048.
    int maxTokens() const;
    void setMaxTokens(int value);
    /// 0 to 2; 0 is greedy.
    double temperature() const;
    void setTemperature(double value);

    /// Whether a note keeps the whole picture beside the crop.
    bool includesOriginal() const;
    void setIncludesOriginal(bool value);
    /// Name of a built-in note template: "bilingual", "seed", "english", "chinese", "alt-text".
    QString noteTemplate() const;
    void setNoteTemplate(const QString& value);
    /// Where notes are saved; the documents folder at first, or home when there is none.
    QString noteFolder() const;
    void setNoteFolder(const QString& value);

    /// Whether translations take what the user corrected before; true at first.
    bool usesCorrections() const;
    void setUsesCorrections(bool value);

    QByteArray windowState(const QString& part) const;
    void setWindowState(const QString& part, const QByteArray& value);

    /// "name: value" of what shapes answers and is not the default.
    QStringList changedAnswerSettings() const;

Q_SIGNALS:
    /// After any setter that changed a value, except the window state.
    void changed();

private:
    void put(const QString& key, const QVariant& value);
    template <class Choice>
    Choice choice(const QString& key, const QStringList& names) const;

    QSettings& m_store;
};

} // namespace lunette
