#include "app/chat/ChatPanel.h"

#include "app/chat/ChatSession.h"
#include "app/chat/ExchangeView.h"
#include "app/chat/QuestionBar.h"
#include "app/chat/SkillBar.h"
#include "app/status/Banner.h"
#include "app/support/ErrorText.h"
#include "app/support/FlowLayout.h"
#include "app/support/Thumbnail.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace lunette {

namespace {

constexpr int kFrame = 30; ///< milliseconds
constexpr QSize kCropBox(96, 48);
constexpr QSize kExchangeBox(72, 54);

} // namespace

ChatPanel::ChatPanel(ChatSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session) {
    setObjectName(QStringLiteral("chatPanel"));
    build();
    connectSession();
    retranslateUi();
    showCrop();
}

void ChatPanel::build() {
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("engineBanner"));
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("chatHint"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setProperty("muted", true);

    auto* list = new QWidget(this);
    list->setObjectName(QStringLiteral("exchangeList"));
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 4, 0);
    m_list->setSpacing(10);
    m_list->addWidget(m_empty, 1);
    m_list->addStretch();
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("exchangeScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(list);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_skills = new SkillBar(m_session, this);
    m_questions = new QuestionBar(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(buildHead());
    layout->addWidget(m_banner);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_skills);
    layout->addWidget(m_questions);

    QScrollBar* bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_atEnd = value >= bar->maximum() - 4; });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (m_atEnd)
            bar->setValue(maximum);
    });
}

QWidget* ChatPanel::buildHead() {
    auto* head = new QWidget(this);
    m_thumbnail = new QLabel(head);
    m_thumbnail->setObjectName(QStringLiteral("cropThumbnail"));
    m_thumbnail->setFixedSize(kCropBox);
    m_thumbnail->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_geometry = new QLabel(head);
    m_geometry->setObjectName(QStringLiteral("cropGeometry"));
    m_geometry->setProperty("muted", true);
    m_presets = new FlowLayout;
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_thumbnail);
    row->addWidget(m_geometry, 1);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(row);
    column->addLayout(m_presets);
    return head;
}

void ChatPanel::connectSession() {
    connect(&m_session, &ChatSession::pictureChanged, this, [this] {
        clearExchanges();
        showCrop();
    });
    connect(&m_session, &ChatSession::cropChanged, this, &ChatPanel::showCrop);
    connect(&m_session, &ChatSession::presetsChanged, this, &ChatPanel::showPresets);
    connect(&m_session, &ChatSession::kindChanged, this, &ChatPanel::updateReady);
    connect(&m_session, &ChatSession::placesChanged, this, &ChatPanel::updateReady);
    connect(&m_session, &ChatSession::exchangeAdded, this, &ChatPanel::addExchange);
    connect(&m_session, &ChatSession::exchangeChanged, this, &ChatPanel::updateExchange);
    connect(&m_session, &ChatSession::busyChanged, m_questions, &QuestionBar::setBusy);
    m_frame.setSingleShot(true);
    m_frame.setInterval(kFrame);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        for (const int index : std::exchange(m_streaming, {}))
            showExchange(index);
    });
    connect(m_questions, &QuestionBar::asked, &m_session, &ChatSession::ask);
    connect(m_questions, &QuestionBar::stopRequested, &m_session, &ChatSession::stop);
}

void ChatPanel::setModelReady(bool ready) {
    m_modelReady = ready;
    updateReady();
}

void ChatPanel::updateReady() {
    const bool ready = m_modelReady && !m_session.image().isNull();
    m_questions->setReady(ready && m_session.kind() != AskKind::Gaze);
    m_questions->setPrompt(m_skills->prompt());
    m_skills->setReady(ready);
    for (QPushButton* button : m_presetButtons)
        button->setEnabled(ready);
    m_empty->setText(m_session.image().isNull()
                         ? tr("Open a picture, drag a frame around what matters, then ask about it.")
                         : tr("Choose a ready question above, or type your own below."));
}

void ChatPanel::showCrop() {
    const QRect crop = m_session.crop();
    m_thumbnail->setPixmap(cropThumbnail(m_session.image(), crop, {kCropBox, devicePixelRatioF()}));
    m_thumbnail->setVisible(!m_session.image().isNull());
    m_geometry->setText(
        crop.isEmpty() ? tr("No picture yet")
                       : tr("%1 \u00d7 %2 at %3, %4").arg(crop.width()).arg(crop.height()).arg(crop.x()).arg(crop.y()));
    m_thumbnail->setAccessibleName(tr("Frame: %1").arg(m_geometry->text()));
    updateReady();
}

void ChatPanel::showPresets() {
    for (QPushButton* button : std::exchange(m_presetButtons, {}))
        delete button;
    QWidget* before = m_thumbnail;
    for (const Preset& preset : m_session.presets()) {
        auto* button = new QPushButton(m_thumbnail->parentWidget());
        button->setObjectName(QStringLiteral("preset_") + preset.name);
        button->setProperty("chip", true);
        const QString name = preset.name;
        button->setText(isChineseInterface() ? preset.label.chinese : preset.label.english);
        const QString question = isChineseInterface() ? preset.question.chinese : preset.question.english;
        button->setAccessibleName(question);
        const QKeySequence key(Qt::ALT | Qt::Key(Qt::Key_1 + int(m_presetButtons.size())));
        button->setShortcut(key);
        //: A ready question and its key.
        button->setToolTip(tr("%1 (%2)").arg(question, key.toString(QKeySequence::NativeText)));
        connect(button, &QPushButton::clicked, &m_session, [this, name] { m_session.askPreset(name); });
        m_presets->addWidget(button);
        setTabOrder(before, button);
        before = button;
        m_presetButtons.push_back(button);
    }
    updateReady();
}

void ChatPanel::clearExchanges() {
    for (ExchangeView* view : std::exchange(m_views, {}))
        view->deleteLater();
    m_streaming.clear();
    select(-1);
    m_empty->show();
    m_atEnd = true;
}

void ChatPanel::addExchange(int index) {
    m_empty->hide();
    auto* view = new ExchangeView(m_list->parentWidget());
    QWidget* before = m_views.empty() ? m_scroll : m_views.back()->focusChain().last();
    for (QWidget* widget : view->focusChain()) {
        setTabOrder(before, widget);
        before = widget;
    }
    m_views.push_back(view);
    m_list->insertWidget(m_list->count() - 1, view);
    connectView(view, index);
    m_atEnd = true;
    updateExchange(index);
    select(index);
}

void ChatPanel::connectView(ExchangeView* view, int index) {
    connect(view, &ExchangeView::regenerateRequested, &m_session, [this, index] { m_session.regenerate(index); });
    connect(view, &ExchangeView::translationEdited, &m_session,
            [this, index](const QString& text) { m_session.editTranslation(index, text); });
    connect(view, &ExchangeView::englishCorrected, &m_session,
            [this, index](const QString& english) { m_session.askCorrected(index, english); });
    connect(view, &ExchangeView::cropRequested, this, &ChatPanel::cropRequested);
    connect(view, &ExchangeView::activated, this, [this, index] { select(index); });
    connect(view, &ExchangeView::marksPointed, this, [this, index](const std::set<int>& numbers) {
        if (index == m_selected)
            Q_EMIT marksPointed(numbers);
    });
    connect(view, &ExchangeView::marksKept, this, &ChatPanel::marksKept);
    connect(view, &ExchangeView::markChosen, this, &ChatPanel::markChosen);
}

void ChatPanel::select(int index) {
    if (index == m_selected || index >= int(m_views.size()))
        return;
    if (m_selected >= 0 && m_selected < int(m_views.size())) {
        m_views[size_t(m_selected)]->setSelected(false);
        m_views[size_t(m_selected)]->setLitMarks({});
    }
    m_selected = index;
    if (index >= 0)
        m_views[size_t(index)]->setSelected(true);
    Q_EMIT exchangeSelected(index);
}

void ChatPanel::setLitMarks(const std::set<int>& numbers) {
    if (m_selected >= 0)
        m_views[size_t(m_selected)]->setLitMarks(numbers);
}

std::set<int> ChatPanel::keptMarks() const {
    return m_selected >= 0 ? m_views[size_t(m_selected)]->keptMarks() : std::set<int>();
}

void ChatPanel::updateExchange(int index) {
    if (m_session.conversation().exchanges.at(size_t(index)).state != ExchangeState::Streaming) {
        m_streaming.erase(index);
        showExchange(index);
        return;
    }
    m_streaming.insert(index);
    if (!m_frame.isActive())
        m_frame.start();
}

void ChatPanel::showExchange(int index) {
    ExchangeView* view = m_views.at(size_t(index));
    const Exchange& exchange = m_session.conversation().exchanges.at(size_t(index));
    if (view->exchange().id != exchange.id) {
        view->setNotice(isNoticeNew(index) ? m_session.noticeOf(exchange) : BilingualText());
        view->setThumbnail(cropThumbnail(m_session.image(), exchange.crop, {kExchangeBox, devicePixelRatioF()}));
    }
    view->setExchange(exchange);
    if (index == m_selected)
        Q_EMIT exchangeSelected(index);
}

/// Whether the answer before is of another model.
bool ChatPanel::isNoticeNew(int index) const {
    const std::vector<Exchange>& all = m_session.conversation().exchanges;
    return index == 0 || all[size_t(index) - 1].modelName != all[size_t(index)].modelName;
}

void ChatPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ChatPanel::retranslateUi() {
    m_scroll->setAccessibleName(tr("Questions and answers"));
    showPresets();
    showCrop();
}

} // namespace lunette
