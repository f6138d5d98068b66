#include "ui/shell/about_dialog.h"

#include "ui/common/icons.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace godwit::ui {

namespace {

constexpr int pictureSize = 96; ///< pixels
constexpr int textWidth = 440;  ///< pixels

QLabel *makeParagraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(textWidth);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Godwit"));
    auto *picture = new QLabel(this);
    picture->setPixmap(
        applicationIcon().pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    auto *version =
        makeParagraph(tr("Version %1, with Qt %2")
                          .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion())),
                      this);
    version->setObjectName(QStringLiteral("version"));
    auto *licence = makeParagraph(
        tr("Godwit's own source is under the Apache License 2.0. This program as a whole is under "
           "the GNU General Public License, version 3, because it links Qt Charts, which is under "
           "that licence. There is no warranty."),
        this);
    licence->setObjectName(QStringLiteral("licence"));
    auto *parts = makeHint(tr("Built on Qt, MariaDB Connector/C, SQLite, xxHash, nlohmann/json, "
                              "tl::expected and QtKeychain."),
                           this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *text = new QVBoxLayout;
    text->setSpacing(gridStep);
    text->addWidget(makeHeading(QStringLiteral("Godwit"), 1, this));
    text->addWidget(makeParagraph(tr("A workbench to migrate and synchronize databases, and to "
                                     "prove that nothing was lost."),
                                  this));
    text->addWidget(version);
    text->addWidget(licence);
    text->addWidget(parts);
    text->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(gridStep * 2);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(buttons);
}

} // namespace godwit::ui
