#include "app/chat/SkillBar.h"

#include "app/chat/ChatSession.h"
#include "app/support/ErrorText.h"
#include "app/support/FlowLayout.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lunette {

SkillBar::SkillBar(ChatSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session) {
    setObjectName(QStringLiteral("skillBar"));
    build();
    connect(&m_session, &ChatSession::kindChanged, this, [this](AskKind kind) {
        refresh();
        Q_EMIT placingRequested(kind == AskKind::Gaze);
    });
    connect(&m_session, &ChatSession::reasoningChanged, this, &SkillBar::refresh);
    connect(&m_session, &ChatSession::followUpChanged, this, &SkillBar::refresh);
    connect(&m_session, &ChatSession::placesChanged, this, &SkillBar::refresh);
    connect(&m_session, &ChatSession::abilitiesChanged, this, &SkillBar::refresh);
    retranslateUi();
}

QPushButton* SkillBar::makeChip(const QString& name) {
    auto* chip = new QPushButton(this);
    chip->setObjectName(name);
    chip->setProperty("chip", true);
    chip->setCheckable(true);
    return chip;
}

void SkillBar::build() {
    auto* kinds = new FlowLayout;
    auto* group = new QButtonGroup(this);
    for (const AskKind kind : kAskKinds) {
        const QString name = kind == AskKind::Question ? QStringLiteral("ask") : askKindName(kind);
        QPushButton* chip = makeChip(QStringLiteral("skill_") + name);
        group->addButton(chip);
        kinds->addWidget(chip);
        m_kinds[kind] = chip;
        connect(chip, &QPushButton::clicked, &m_session, [this, kind] {
            const bool again = m_session.kind() == kind;
            m_session.setKind(kind);
            if (again && kind == AskKind::Gaze)
                Q_EMIT placingRequested(true);
        });
    }
    m_askHere = makeChip(QStringLiteral("askHere"));
    m_removePlaces = new QPushButton(this);
    m_removePlaces->setObjectName(QStringLiteral("removePlaces"));
    m_removePlaces->setProperty("link", true);
    m_reasoning = new QCheckBox(this);
    m_reasoning->setObjectName(QStringLiteral("thinkFirst"));
    m_followUp = new QCheckBox(this);
    m_followUp->setObjectName(QStringLiteral("followUpToggle"));
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("skillHint"));
    m_hint->setProperty("muted", true);
    auto* options = new FlowLayout;
    options->setSpacing(12);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_askHere, m_removePlaces, m_reasoning, m_followUp, m_hint})
        options->addWidget(widget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(kinds);
    layout->addLayout(options);
    connect(m_askHere, &QPushButton::clicked, this, &SkillBar::placingRequested);
    connect(m_removePlaces, &QPushButton::clicked, &m_session, [this] { m_session.setPlaces({}); });
    connect(m_reasoning, &QCheckBox::clicked, &m_session, &ChatSession::setReasoning);
    connect(m_followUp, &QCheckBox::clicked, &m_session, &ChatSession::setFollowUp);
}

void SkillBar::setReady(bool ready) {
    m_ready = ready;
    refresh();
}

void SkillBar::setPlacing(bool on) {
    m_askHere->setChecked(on && m_session.kind() == AskKind::Question);
    refresh();
}

QString SkillBar::prompt() const {
    if (m_session.kind() == AskKind::Gaze)
        return tr("Click a face in the picture.");
    if (namesObject(m_session.kind()))
        return tr("Name what to look for, for example: button");
    return m_session.places().empty() ? tr("Ask in Chinese or English\u2026") : tr("Ask about the marked place\u2026");
}

QString SkillBar::placesText() const {
    QStringList texts;
    for (const Mark& place : m_session.places()) {
        const BilingualText words = markText(place);
        texts << (isChineseInterface() ? words.chinese : words.english);
    }
    return texts.join(QStringLiteral("; "));
}

QString SkillBar::followUpText() const {
    switch (m_session.historySupport()) {
    case HistorySupport::None:
        return tr(
            "The loaded model looks at each question alone. Choose another one in Packs, for example Moondream2.");
    case HistorySupport::Untrained:
        return tr("Give the model the answered questions about this frame, too. It was trained on single questions, so "
                  "it may make little use of them.");
    case HistorySupport::Documented:
        break;
    }
    return tr("Give the model the answered questions about this frame, too");
}

void SkillBar::refresh() {
    const AskKind kind = m_session.kind();
    const QString cannot = tr("The loaded model cannot do this. Choose another one in Packs, for example Moondream2.");
    for (const auto& [each, chip] : m_kinds) {
        const bool can = m_session.can(each);
        chip->setChecked(each == kind);
        chip->setEnabled(m_ready && can);
        const QString purpose = chip->property("purpose").toString();
        chip->setToolTip(can ? purpose : cannot);
        chip->setAccessibleDescription(chip->toolTip());
    }
    const bool question = kind == AskKind::Question;
    m_askHere->setVisible(question && m_session.canTakePlaces());
    m_askHere->setEnabled(m_ready);
    m_reasoning->setVisible(question && m_session.canReason());
    m_reasoning->setEnabled(m_ready);
    m_reasoning->setChecked(m_session.isReasoning());
    m_followUp->setVisible(question);
    m_followUp->setEnabled(m_ready && m_session.canFollowUp());
    m_followUp->setChecked(m_session.isFollowUp());
    m_followUp->setToolTip(followUpText());
    m_followUp->setAccessibleDescription(m_followUp->toolTip());
    const QString places = placesText();
    m_removePlaces->setVisible(!places.isEmpty());
    //: Removes the marked place with these coordinates.
    m_removePlaces->setText(tr("%1 \u2715").arg(places));
    m_removePlaces->setAccessibleName(tr("Remove the marked place: %1").arg(places));
    m_hint->setVisible(m_ready && m_askHere->isChecked());
    m_hint->setText(tr("Click a point or drag a box."));
}

void SkillBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void SkillBar::retranslateUi() {
    setAccessibleName(tr("What to do with the picture"));
    const auto name = [this](AskKind kind, const QString& text, const QString& purpose) {
        QPushButton* chip = m_kinds.at(kind);
        chip->setText(text);
        chip->setAccessibleName(purpose);
        chip->setProperty("purpose", purpose);
    };
    name(AskKind::Question, tr("&Ask"), tr("Ask a free question"));
    name(AskKind::Find, tr("&Find"), tr("Draw a box around everything of one kind"));
    name(AskKind::Point, tr("&Point"), tr("Put a point on everything of one kind"));
    name(AskKind::Count, tr("C&ount"), tr("Count everything of one kind"));
    name(AskKind::Gaze, tr("&Gaze"), tr("Tell where a face looks"));
    m_askHere->setText(tr("Ask &here"));
    m_askHere->setToolTip(tr("Mark the point or the box in the picture that the question is about"));
    m_askHere->setAccessibleName(m_askHere->toolTip());
    m_reasoning->setText(tr("&Think first"));
    m_reasoning->setToolTip(tr("The model writes down its thoughts before it answers; this takes longer"));
    m_reasoning->setAccessibleDescription(m_reasoning->toolTip());
    m_followUp->setText(tr("Follow-&up"));
    m_removePlaces->setToolTip(tr("Remove the marked place"));
    refresh();
}

} // namespace lunette
