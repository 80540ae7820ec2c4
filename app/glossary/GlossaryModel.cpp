#include "app/glossary/GlossaryModel.h"

#include "core/text/CsvFile.h"

#include <QFileInfo>
#include <QHash>
#include <QUndoCommand>

#include <algorithm>

namespace lunette {

namespace {

constexpr int kUndoSteps = 100;

QString GlossaryTerm::*const kFields[] = {&GlossaryTerm::english, &GlossaryTerm::chinese, &GlossaryTerm::note};

} // namespace

/// The table before and after one change; the texts in it are shared.
class GlossaryModel::Replace : public QUndoCommand {
public:
    Replace(GlossaryModel& model, Terms after, const QString& text)
        : QUndoCommand(text)
        , m_model(model)
        , m_before(model.terms())
        , m_after(std::move(after)) {}

    void undo() override { m_model.setTerms(m_before); }
    void redo() override { m_model.setTerms(m_after); }

private:
    GlossaryModel& m_model;
    Terms m_before, m_after;
};

GlossaryModel::GlossaryModel(const QString& file, QObject* parent)
    : QAbstractTableModel(parent)
    , m_file(file) {
    m_undo.setUndoLimit(kUndoSteps);
    if (QFileInfo::exists(file)) {
        auto reading = readGlossary(file);
        m_unread = !reading;
        if (reading)
            m_terms = std::move(reading->terms);
        else
            m_problem = reading.error();
    }
    m_glossary = std::make_shared<const Glossary>(m_terms);
}

int GlossaryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_terms.size());
}

int GlossaryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant GlossaryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole))
        return {};
    return m_terms[size_t(index.row())].*kFields[index.column()];
}

QVariant GlossaryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("English"), tr("Chinese"), tr("Note")};
    return section >= 0 && section < ColumnCount ? names[section] : QString();
}

Qt::ItemFlags GlossaryModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

bool GlossaryModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const auto longest = index.column() == Note ? kLongestGlossaryNote : kLongestGlossaryTerm;
    const QString text = glossaryCell(value.toString()).left(longest);
    Terms after = m_terms;
    QString& field = after[size_t(index.row())].*kFields[index.column()];
    if (field == text)
        return false;
    field = text;
    replaceAll(after, tr("Change a term"));
    return true;
}

int GlossaryModel::addRow() {
    Terms after = m_terms;
    after.emplace_back();
    replaceAll(after, tr("Add a term"));
    return int(m_terms.size()) - 1;
}

void GlossaryModel::removeTerms(std::vector<int> rows) {
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty())
        return;
    Terms after = m_terms;
    for (const int row : rows)
        after.erase(after.begin() + row);
    replaceAll(after, tr("Remove terms"));
}

void GlossaryModel::merge(const std::vector<GlossaryTerm>& more) {
    Terms after = m_terms;
    QHash<QString, size_t> places;
    for (size_t i = 0; i < after.size(); ++i)
        places[glossaryKey(after[i].english)] = i;
    for (const GlossaryTerm& term : more) {
        const QString key = glossaryKey(term.english);
        if (const auto found = places.constFind(key); found != places.cend()) {
            after[*found] = term;
            continue;
        }
        places[key] = after.size();
        after.push_back(term);
    }
    if (after != m_terms)
        replaceAll(after, tr("Import terms"));
}

void GlossaryModel::replaceAll(const Terms& terms, const QString& text) {
    m_undo.push(new Replace(*this, terms, text));
}

/// Tells the view as little as it can, so that selection and scrolling stay.
void GlossaryModel::setTerms(const Terms& terms) {
    const auto [mine, theirs] = std::mismatch(m_terms.begin(), m_terms.end(), terms.begin(), terms.end());
    const int first = int(mine - m_terms.begin());
    int common = 0;
    while (common < int(m_terms.size()) - first && common < int(terms.size()) - first &&
           m_terms[m_terms.size() - 1 - size_t(common)] == terms[terms.size() - 1 - size_t(common)])
        ++common;
    const int before = int(m_terms.size()) - common, after = int(terms.size()) - common;
    if (const int shared = std::min(before, after); shared > first) {
        std::copy(terms.begin() + first, terms.begin() + shared, m_terms.begin() + first);
        Q_EMIT dataChanged(index(first, 0), index(shared - 1, ColumnCount - 1));
    }
    if (before < after) {
        beginInsertRows({}, before, after - 1);
        m_terms = terms;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_terms = terms;
        endRemoveRows();
    }
    save();
}

void GlossaryModel::save() {
    m_glossary = std::make_shared<const Glossary>(m_terms);
    const auto aside = m_unread ? putAside(m_file) : QString();
    m_unread = m_unread && !aside;
    const auto written = aside ? writeGlossary(m_file, m_terms) : fail(aside.error());
    m_problem = written ? std::nullopt : std::optional<Error>(written.error());
    Q_EMIT changed();
}

void GlossaryModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace lunette
