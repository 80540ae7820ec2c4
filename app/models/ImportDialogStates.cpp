// What the dialog shows at each step.
#include "app/models/ImportDialog.h"

#include "app/models/PackText.h"
#include "app/support/ErrorText.h"
#include "core/base/MappedFile.h"
#include "core/base/Memory.h"

#include <QComboBox>
#include <QDir>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

namespace lunette {

namespace {

constexpr int kProgressSteps = 1000;

QString precisionName(const std::string& precision) {
    if (precision == "int4")
        return ImportDialog::tr("4-bit numbers");
    return precision == "fp32" ? ImportDialog::tr("32-bit numbers") : ImportDialog::tr("16-bit numbers");
}

QString parametersText(double count) {
    const bool chinese = isChineseInterface();
    const auto number = [](double value) { return QLocale().toString(value, 'f', value < 100 ? 1 : 0); };
    //: In Chinese the number counts hundred millions.
    if (count >= 1e9)
        return ImportDialog::tr("%1 billion parameters").arg(number(count / (chinese ? 1e8 : 1e9)));
    //: In Chinese the number counts ten thousands.
    return ImportDialog::tr("%1 million parameters").arg(number(count / (chinese ? 1e4 : 1e6)));
}

} // namespace

void ImportDialog::enter(Step step) {
    m_step = step;
    const bool found = m_finding && m_finding->isUsable();
    const bool importing = step == Step::Importing;
    m_choose->setVisible(step != Step::Done);
    m_choose->setEnabled(!importing && step != Step::Looking);
    m_card->setVisible(m_finding.has_value() && step != Step::Looking && step != Step::Done);
    m_form->setVisible(found && (step == Step::Found || importing));
    m_form->setEnabled(!importing);
    m_progress->setVisible(importing || step == Step::Looking);
    m_progress->setRange(0, step == Step::Looking ? 0 : kProgressSteps);
    m_start->setVisible(step != Step::Done);
    m_start->setEnabled(step == Step::Found && found);
    m_use->setVisible(step == Step::Done && m_pack->kind == PackKind::VisionLanguage);
    m_close->setText(importing ? tr("&Cancel") : tr("&Close"));
    m_close->setAccessibleName(importing ? tr("Stop the import") : tr("Close"));
    m_result->setText(resultText());
    m_result->setVisible(!m_result->text().isEmpty());
    if (step == Step::Found)
        m_start->setFocus(Qt::OtherFocusReason);
    else if (step == Step::Done)
        (m_use->isVisible() ? m_use : m_close)->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::showFinding() {
    if (!m_finding)
        return;
    m_title->setText(titleText());
    m_facts->setText(factsText());
    m_facts->setVisible(m_finding->isUsable());
    m_problems->setText(problemsText());
    m_problems->setVisible(!m_finding->isUsable());
    m_tokenizer->setVisible(!m_finding->isUsable() && m_finding->kind == PackKind::VisionLanguage);
    showPlaces();
}

void ImportDialog::fillForm() {
    const bool unsure = !m_finding->choices.empty();
    m_revisionLabel->setVisible(unsure);
    m_revision->setVisible(unsure);
    m_revision->clear();
    for (const std::string& choice : m_finding->choices)
        m_revision->addItem(QString::fromStdString(choice));
    m_revision->setCurrentText(QString::fromStdString(m_finding->revision));
    m_name->clear();
    m_name->setPlaceholderText(QString::fromStdString(m_finding->suggestedName()));
    const bool room = bytesFree(m_services.packsFolder.toStdU16String()) >= bytesNeeded(*m_finding, ImportMode::Copy);
    (room ? m_copy : m_inPlace)->setChecked(true);
}

void ImportDialog::showPlaces() {
    if (!m_finding)
        return;
    const uint64_t free = bytesFree(m_services.packsFolder.toStdU16String());
    m_copy->setText(tr("Copy it: %1 of the %2 that are free")
                        .arg(sizeText(m_finding->bytes(), locale()), sizeText(free, locale())));
    m_copy->setEnabled(free >= bytesNeeded(*m_finding, ImportMode::Copy));
    m_inPlace->setText(
        tr("Use it in place: %1; the folder has to stay where it is").arg(sizeText(m_finding->smallBytes(), locale())));
}

QString ImportDialog::titleText() const {
    if (m_finding->kind == PackKind::Translator && m_finding->sourceLanguage.empty())
        return tr("Translator (Marian)");
    if (m_finding->kind == PackKind::Translator)
        return tr("Translator from %1 to %2 (Marian)")
            .arg(languageName(m_finding->sourceLanguage), languageName(m_finding->targetLanguage));
    if (m_finding->revision.empty())
        return tr("Moondream2");
    return m_finding->choices.empty() ? tr("Moondream2, revision %1").arg(QString::fromStdString(m_finding->revision))
                                      : tr("Moondream2; the files do not tell which revision");
}

QString ImportDialog::factsText() const {
    QStringList lines;
    lines << tr("%1, %2, %3 of weights in memory")
                 .arg(parametersText(double(m_finding->parameters)), precisionName(m_finding->precision),
                      sizeText(m_finding->weightBytes, locale()));
    if (!m_finding->licence.empty())
        lines << tr("Licence: %1").arg(QString::fromStdString(m_finding->licence));
    if (QDir(m_folder) != QDir(QString::fromStdString(displayPath(m_finding->folder))))
        lines
            << tr("Found in: %1").arg(QDir::toNativeSeparators(QString::fromStdString(displayPath(m_finding->folder))));
    if (!m_finding->choices.empty())
        lines << tr("Choose the revision that you downloaded; a wrong one gives worse answers.");
    return lines.join(u'\n');
}

QString ImportDialog::problemsText() const {
    QStringList lines{tr("It cannot be used yet:")};
    for (const Error& problem : m_finding->problems)
        lines << QStringLiteral("\u2022 ") + errorSentence(problem);
    return lines.join(u'\n');
}

QString ImportDialog::resultText() const {
    switch (m_step) {
    case Step::NoFolder:
    case Step::Importing:
        break;
    case Step::Looking:
        return tr("Looking at the folder\u2026");
    case Step::Refused:
    case Step::Found:
        if (m_error && m_error->code == ErrorCode::Cancelled)
            return tr("Stopped. Nothing was imported.");
        return m_error ? errorSentence(*m_error) : QString();
    case Step::Done:
        return m_pack->kind == PackKind::Translator
                   ? tr("\u201c%1\u201d is installed; translations use it from now on.")
                         .arg(QString::fromStdString(m_pack->name))
                   : tr("\u201c%1\u201d is installed.").arg(QString::fromStdString(m_pack->name));
    }
    return {};
}

void ImportDialog::showProgress(quint64 done, quint64 total) {
    m_progress->setValue(int(kProgressSteps * double(done) / double(total)));
    m_progress->setFormat(tr("%1 of %2").arg(sizeText(done, locale()), sizeText(total, locale())));
}

void ImportDialog::retranslateUi() {
    setWindowTitle(tr("Import a model"));
    m_intro->setText(
        tr("Choose or drop here the folder of a model that you downloaded: Moondream2 of any revision, or a "
           "translator of the opus-mt family. The folder is only read."));
    m_path->setPlaceholderText(tr("No folder chosen"));
    m_path->setAccessibleName(tr("Folder of the model"));
    m_choose->setText(tr("Choose &folder\u2026"));
    m_choose->setAccessibleName(tr("Choose the folder of a model"));
    m_tokenizer->setText(tr("Choose &tokenizer.json\u2026"));
    m_tokenizer->setAccessibleName(tr("Choose another tokenizer.json for this model"));
    m_revisionLabel->setText(tr("&Revision"));
    m_revision->setAccessibleName(tr("Revision of the model"));
    m_nameLabel->setText(tr("&Name"));
    m_name->setAccessibleName(tr("Name of the pack"));
    m_placeLabel->setText(tr("&Place"));
    m_copy->setAccessibleName(tr("Copy the model"));
    m_inPlace->setAccessibleName(tr("Use the model in place"));
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_use->setText(tr("&Use it now"));
    m_use->setAccessibleName(tr("Answer with this model from now on"));
    m_start->setText(tr("&Import"));
    m_start->setAccessibleName(tr("Import the model"));
    showFinding();
    enter(m_step);
}

} // namespace lunette
