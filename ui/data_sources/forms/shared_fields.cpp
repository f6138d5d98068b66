#include "ui/data_sources/forms/shared_fields.h"

#include <QComboBox>

namespace godwit::ui {

QLineEdit *SharedFields::addHost(FormFields &fields, const FieldCheck &check)
{
    const FieldCheck usual =
        FieldChecks::all({FieldChecks::required(tr("Give the server's host name or IP address.")),
                          FieldChecks::hostName()});
    return fields.addText({"host", tr("&Host:"), bindHost(), check ? check : usual,
                           tr("db1.example.com or 10.0.0.5")});
}

QLineEdit *SharedFields::addPort(FormFields &fields, int usual)
{
    return fields.addText(
        {"port", tr("P&ort:"), bindPort(), FieldChecks::port(), QString::number(usual)});
}

void SharedFields::addUserAndPassword(FormFields &fields)
{
    fields.addText({"user", tr("&User name:"), bindName(&DataSource::user),
                    FieldChecks::required(tr("Give the name of the account."))});
    fields.addSecret("password", tr("Pass&word:"), "");
}

QLineEdit *SharedFields::addDatabase(FormFields &fields, const QString &placeholder)
{
    return fields.addText(
        {"database", tr("&Database:"), bindName(&DataSource::database), {}, placeholder});
}

void SharedFields::addRole(FormFields &fields, bool withChildNode)
{
    std::vector<FormFields::Choice> roles = {{QString(), tr("Primary")},
                                             {"primary+standby", tr("Primary and standby")},
                                             {"standby", tr("Standby only")}};
    if (withChildNode)
        roles.push_back({"child", tr("Child node")});
    QComboBox *role = fields.addChoice({"role",
                                        tr("&Attribute:"),
                                        bindOption("role"),
                                        {},
                                        {},
                                        tr("An OMS server reads changes from the primary, and "
                                           "copies and verifies from the standby. "
                                           "Godwit itself connects to the host above.")},
                                       roles);
    QLineEdit *host = fields.addText(
        {"standbyHost", tr("&Standby host:"), bindOption("standby-host"),
         FieldChecks::all({FieldChecks::required(tr("Give the standby's host name or IP address.")),
                           FieldChecks::hostName()})});
    QLineEdit *port = fields.addText(
        {"standbyPort", tr("S&tandby port:"), bindOption("standby-port"), FieldChecks::port()});
    const auto showStandby = [&fields, role, host, port] {
        const bool hasStandby = role->currentData() == QLatin1String("primary+standby");
        fields.setShown(host, hasStandby);
        fields.setShown(port, hasStandby);
    };
    QObject::connect(role, &QComboBox::currentIndexChanged, &fields, showStandby);
    showStandby();
}

void SharedFields::addHeartbeat(FormFields &fields, const QString &table)
{
    fields.addFlag({"heartbeat",
                    tr("Write a hea&rtbeat, to know the lag of an idle server"),
                    bindOption("heartbeat"),
                    {},
                    {},
                    tr("Updates one row of %1 every five seconds during incremental transfer; the "
                       "account needs INSERT, UPDATE and DELETE on it.")
                        .arg(table)});
}

void SharedFields::addTls(FormFields &fields)
{
    fields.addHeading(tr("Encryption"));
    QComboBox *mode =
        fields.addChoice({"tls", tr("T&LS:"), bindTls()},
                         {{QString(), tr("Off")},
                          {"required", tr("Required, certificate not checked")},
                          {"verify-ca", tr("Required, certificate checked")},
                          {"verify-full", tr("Required, certificate and host name checked")}});
    QLineEdit *authority =
        fields.addFile({"tlsCa", tr("CA &certificate:"), bindOption("tls-ca"),
                        FieldChecks::readableFile(), tr("the system's own if empty"),
                        tr("PEM file of the authority that signed the server's certificate.")},
                       FormFields::FileUse::Open);
    QLineEdit *certificate =
        fields.addFile({"tlsCert", tr("Client certi&ficate:"), bindOption("tls-cert"),
                        FieldChecks::readableFile(), tr("only if the server asks for one")},
                       FormFields::FileUse::Open);
    QLineEdit *key = fields.addFile(
        {"tlsKey", tr("Client &key:"), bindOption("tls-key"),
         FieldChecks::all({[certificate](const QString &text) {
                               return text.isEmpty() && !certificate->text().isEmpty()
                                          ? tr("A client certificate needs its private key.")
                                          : QString();
                           },
                           FieldChecks::readableFile()})},
        FormFields::FileUse::Open);
    const auto showFiles = [&fields, mode, authority, certificate, key] {
        const bool isOn = !mode->currentData().toString().isEmpty();
        for (QLineEdit *file : {authority, certificate, key})
            fields.setShown(file, isOn);
    };
    QObject::connect(mode, &QComboBox::currentIndexChanged, &fields, showFiles);
    showFiles();
}

void SharedFields::addRegion(FormFields &fields)
{
    fields.addText({"region",
                    tr("Re&gion:"),
                    bindOption("region"),
                    {},
                    tr("only for an OMS server with several regions")});
}

} // namespace godwit::ui
