#include "ui/common/text.h"
#include "ui/data_sources/connection_string.h"
#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

#include <QComboBox>

namespace godwit::ui {

namespace {

// Puts what a command line says into the fields; the line, which may hold a password, is emptied.
void takeCommandLine(FormFields &fields, QLineEdit *line)
{
    if (line->text().trimmed().isEmpty())
        return;
    FieldMessage *message = fields.messageOf(line);
    const ConnectionString parsed = ConnectionString::parse(line->text());
    if (!parsed.problem.isEmpty()) {
        message->showError(parsed.problem);
        return;
    }
    message->clearMessage();
    const auto set = [&fields](const char *name, const std::string &text) {
        if (!text.empty())
            fields.parent()->findChild<QLineEdit *>(QLatin1String(name))->setText(toQString(text));
    };
    set("host", parsed.host);
    set("port", parsed.port == 0 ? std::string() : std::to_string(parsed.port));
    set("user", parsed.user);
    set("tenant", parsed.tenant);
    set("cluster", parsed.cluster);
    set("database", parsed.database);
    if (!parsed.password.empty())
        fields.secretField("")->setText(toQString(parsed.password.reveal()));
    line->clear();
}

} // namespace

void OceanBaseForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    fields.addHint(tr("A tenant in MySQL mode, reached through OBProxy or directly."));
    QComboBox *mode = fields.addChoice(
        {"connectionMode", tr("Connection &mode:"), {}},
        {{QString(), tr("Manual input")}, {"line", tr("Command-line connection string")}});
    QLineEdit *line = fields.addText(
        {"commandLine",
         tr("Command &line:"),
         {},
         {},
         QStringLiteral("obclient -h10.0.0.5 -P2883 -uroot@tenant#cluster -p…"),
         tr("Paste the line that the console offers; its parts go into the fields below.")});
    QObject::connect(mode, &QComboBox::currentIndexChanged, &fields,
                     [&fields, mode, line] { fields.setShown(line, mode->currentIndex() == 1); });
    fields.setShown(line, false);
    QObject::connect(line, &QLineEdit::editingFinished, &fields,
                     [&fields, line] { takeCommandLine(fields, line); });

    SharedFields::addHost(fields);
    SharedFields::addPort(fields, 2883);
    fields.addText(
        {"tenant", tr("&Tenant:"), bindName(&DataSource::tenant),
         FieldChecks::all({FieldChecks::required(tr("Give the tenant, as in user@tenant#cluster.")),
                           FieldChecks::tenant()})});
    fields.addText({"cluster",
                    tr("&Cluster:"),
                    bindName(&DataSource::cluster),
                    {},
                    tr("optional when connecting to a server directly")});
    SharedFields::addUserAndPassword(fields);
    SharedFields::addDatabase(fields, tr("optional"));
    SharedFields::addTls(fields);

    fields.addHeading(tr("For incremental transfer"));
    fields.addText(
        {"configUrl",
         tr("Config&Url:"),
         bindOption("config-url"),
         {},
         QStringLiteral("http://10.0.0.5:8080/services?Action=ObRootServiceInfo&ObCluster=c")});
    fields.addText({"drcUser",
                    tr("drc user &name:"),
                    bindOption("drc-user"),
                    {},
                    tr("account of the sys tenant that may read the logs")});
    fields.addSecret("drcPassword", tr("drc p&assword:"), "drc");
    fields.addSecret("innerDrcPassword", tr("&Inner drc password:"), "inner-drc",
                     tr("Password of __oceanbase_inner_drc_user; needed for tables without a "
                        "unique key."));
    fields.addHeading(tr("More"));
    fields.addText(
        {"ocpCluster", tr("OC&P cluster:"), bindOption("ocp-cluster"), {}, tr("optional")});
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
