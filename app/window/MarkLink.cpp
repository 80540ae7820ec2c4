#include "app/window/MarkLink.h"

#include "app/chat/ChatPanel.h"
#include "app/chat/ChatSession.h"
#include "app/chat/QuestionBar.h"
#include "app/chat/SkillBar.h"
#include "app/image/ImageCanvas.h"
#include "app/image/MarkLayer.h"
#include "app/image/PlaceTool.h"

#include <QGuiApplication>

namespace lunette {

MarkLink::MarkLink(const Ends& ends, QObject* parent)
    : QObject(parent)
    , m_session(ends.session)
    , m_chat(ends.chat)
    , m_canvas(ends.canvas) {
    connectMarks();
    connectPlaces();
}

void MarkLink::connectMarks() {
    MarkLayer* layer = m_canvas.markLayer();
    connect(&m_chat, &ChatPanel::exchangeSelected, this, &MarkLink::showMarks);
    connect(&m_chat, &ChatPanel::marksPointed, layer, &MarkLayer::setLit);
    connect(&m_chat, &ChatPanel::marksKept, layer, &MarkLayer::setKept);
    connect(&m_chat, &ChatPanel::markChosen, layer, &MarkLayer::setCurrent);
    connect(layer, &MarkLayer::hoveredChanged, this, &MarkLink::lightChat);
    connect(layer, &MarkLayer::currentChanged, this, &MarkLink::lightChat);
    connect(&m_canvas, &ImageCanvas::marksCleared, &m_chat, [this] { m_chat.select(-1); });
}

void MarkLink::showMarks(int exchange) {
    std::vector<Mark> marks;
    if (exchange >= 0) {
        const Exchange& shown = m_session.conversation().exchanges.at(size_t(exchange));
        marks = askedMarks(shown);
        const std::vector<Mark> found = marksOf(shown);
        marks.insert(marks.end(), found.begin(), found.end());
    }
    if (marks == m_canvas.marks())
        return;
    m_canvas.setMarks(std::move(marks));
    m_canvas.markLayer()->setKept(m_chat.keptMarks());
}

void MarkLink::lightChat() {
    std::set<int> numbers{m_canvas.markLayer()->current(), m_canvas.markLayer()->hovered()};
    numbers.erase(0);
    m_chat.setLitMarks(numbers);
}

void MarkLink::connectPlaces() {
    PlaceTool* tool = m_canvas.placeTool();
    SkillBar* bar = &m_chat.skillBar();
    connect(bar, &SkillBar::placingRequested, this, &MarkLink::startPlacing);
    connect(tool, &PlaceTool::modeChanged, bar, [bar](PlaceMode mode) { bar->setPlacing(mode != PlaceMode::Off); });
    connect(tool, &PlaceTool::placed, this, &MarkLink::takePlace);
    connect(&m_session, &ChatSession::placesChanged, this, [this] { m_canvas.setPlaces(m_session.places()); });
}

void MarkLink::startPlacing(bool on) {
    const PlaceMode mode = m_session.kind() == AskKind::Gaze ? PlaceMode::Point : PlaceMode::PointOrBox;
    m_canvas.placeTool()->setMode(on && m_canvas.hasImage() ? mode : PlaceMode::Off);
    if (on)
        m_canvas.setFocus(Qt::OtherFocusReason);
}

/// With Shift a place is added to the ones before.
void MarkLink::takePlace(const Mark& place) {
    m_canvas.placeTool()->setMode(PlaceMode::Off);
    if (m_session.kind() == AskKind::Gaze) {
        m_session.askGaze(place.point);
        return;
    }
    std::vector<Mark> places;
    if (QGuiApplication::keyboardModifiers() & Qt::ShiftModifier)
        places = m_session.places();
    places.push_back(place);
    m_session.setPlaces(std::move(places));
    m_chat.questionBar().focusInput();
}

} // namespace lunette
