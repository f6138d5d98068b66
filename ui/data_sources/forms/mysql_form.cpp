#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

namespace godwit::ui {

// Without a host there must be a socket; with a socket the host may be missing.
void MysqlForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    QLineEdit *host = SharedFields::addHost(fields, [&fields](const QString &text) {
        const auto *socket = fields.parent()->findChild<QLineEdit *>(QStringLiteral("socket"));
        if (text.isEmpty() && (!socket || socket->text().isEmpty()))
            return tr("Give the server's host name or IP address, or a socket below.");
        return FieldChecks::hostName()(text);
    });
    SharedFields::addPort(fields, 3306);
    SharedFields::addUserAndPassword(fields);
    SharedFields::addDatabase(fields, tr("optional; all databases stay visible"));
    SharedFields::addRole(fields, false);
    SharedFields::addHeartbeat(fields, QStringLiteral("drc.heartbeat"));
    SharedFields::addTls(fields);
    fields.addHeading(tr("More"));
    QLineEdit *socket = fields.addText(
        {"socket", tr("Soc&ket:"), bindOption("socket"), FieldChecks::absolutePath(),
         QStringLiteral("/run/mysqld/mysqld.sock"),
         tr("Connects through this socket of the same machine, instead of host and port.")});
    // A socket typed below may be what the message at the host asks for.
    QObject::connect(socket, &QLineEdit::textChanged, &fields, [&fields, host, socket] {
        if (!socket->text().isEmpty() && host->text().isEmpty())
            fields.messageOf(host)->clearMessage();
    });
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
