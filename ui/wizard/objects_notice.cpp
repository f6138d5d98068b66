#include "ui/wizard/objects_notice.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QToolButton>

namespace godwit::ui {

ObjectsNotice::ObjectsNotice(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(icon(Icon::Undo), tr("&Undo"), this))
{
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName(QStringLiteral("objectsNotice"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_undo->setObjectName(QStringLiteral("objectsUndo"));
    m_undo->setAutoDefault(false);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("objectsNoticeClose"));
    close->setIcon(icon(Icon::Close));
    close->setToolTip(tr("Close this notice"));
    close->setAccessibleName(close->toolTip());
    close->setAutoRaise(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(gridStep, gridStep / 2, gridStep / 2, gridStep / 2);
    line->addWidget(m_text, 1);
    line->addWidget(m_undo);
    line->addWidget(close);
    connect(m_undo, &QPushButton::clicked, this, &ObjectsNotice::undoRequested);
    connect(close, &QToolButton::clicked, this, &ObjectsNotice::dismiss);
    hide();
}

void ObjectsNotice::say(const QString &text, bool canUndo)
{
    m_text->setText(text);
    m_undo->setVisible(canUndo);
    setVisible(true);
}

void ObjectsNotice::dismiss()
{
    hide();
}

} // namespace godwit::ui
