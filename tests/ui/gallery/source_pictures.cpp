#include "tests/ui/gallery/pictures.h"
#include "ui/common/connection_report.h"
#include "ui/common/store_kinds.h"
#include "ui/data_sources/data_source_dialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace godwit::ui {

namespace {

// What a server says to an account that may do little.
ServerFacts poorFacts()
{
    ServerFacts facts;
    facts.dialect = Dialect::MySql;
    facts.product = "MySQL";
    facts.version = "8.0.36-28 Percona Server (GPL), Release 28, Revision 47601f19";
    facts.versionNumber = 80036;
    facts.timeZone = "SYSTEM";
    facts.charset = "utf8mb4";
    facts.collation = "utf8mb4_0900_ai_ci";
    facts.sqlMode = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";
    facts.maxAllowedPacket = 67'108'864;
    facts.user = "reader@10.20.30.%";
    facts.globalPrivileges = {"USAGE"};
    facts.grants = {"GRANT USAGE ON *.* TO `reader`@`10.20.30.%`",
                    "GRANT SELECT ON `orders`.* TO `reader`@`10.20.30.%`"};
    facts.logBin = true;
    facts.binlogFormat = "STATEMENT";
    facts.binlogRowImage = "MINIMAL";
    facts.localInfile = false;
    facts.clockSkewSeconds = 94;
    return facts;
}

void fillWrongly(DataSourceDialog &dialog)
{
    for (auto *field : dialog.findChildren<QLineEdit *>()) {
        const QString name = field->objectName();
        if (name.contains(QStringLiteral("ort")))
            field->setText(QStringLiteral("70000"));
        else if (name == QStringLiteral("name"))
            field->setText(QStringLiteral("two words"));
    }
    if (auto *ok = Gallery::find<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Ok))
        ok->click();
}

} // namespace

void takeSourcePictures(Gallery &gallery, const QString &)
{
    GalleryHome home;
    for (const StoreKind kind : allStoreKinds()) {
        const QString name = QString::fromStdString(std::string(schemeOf(kind)));
        DataSourceDialog dialog(*home.session);
        dialog.setKind(kind);
        gallery.takeDialog(dialog, QStringLiteral("source-") + name);
        dialog.show();
        fillWrongly(dialog);
        gallery.takeDialog(dialog, QStringLiteral("source-%1-wrong").arg(name));
        for (auto *area : dialog.findChildren<QScrollArea *>())
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        gallery.takeDialog(dialog, QStringLiteral("source-%1-wrong-below").arg(name));
    }
    DataSourceDialog tested(*home.session, home.live);
    auto *report = Gallery::find<ConnectionReport>(tested, "report");
    report->showFacts(poorFacts());
    gallery.takeDialog(tested, QStringLiteral("source-tested"));
    Error refused;
    refused.code = ErrorCode::ConnectionFailed;
    refused.message = "db1.example.com:3306 refused the connection.";
    refused.proposal = "Look whether the server runs and listens on that port.";
    report->showError(refused);
    gallery.takeDialog(tested, QStringLiteral("source-unreachable"));
}

} // namespace godwit::ui
