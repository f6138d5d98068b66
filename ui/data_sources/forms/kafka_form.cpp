#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

#include <QComboBox>

namespace godwit::ui {

namespace {

/// The widgets that depend on another one's value.
struct KafkaWidgets
{
    QComboBox *encryption, *mechanism;
    QLineEdit *store;
    PasswordField *storePassword;
    QLineEdit *user;
    PasswordField *password;
    QLineEdit *kdc, *principal, *keytab;
};

void showWhatApplies(FormFields &fields, const KafkaWidgets &widgets)
{
    const bool isEncrypted = !widgets.encryption->currentData().toString().isEmpty();
    fields.setShown(widgets.store, isEncrypted);
    fields.setShown(widgets.storePassword, isEncrypted);
    const QString mechanism = widgets.mechanism->currentData().toString();
    const bool isKerberos = mechanism == QLatin1String("gssapi");
    fields.setShown(widgets.user, !mechanism.isEmpty() && !isKerberos);
    fields.setShown(widgets.password, !mechanism.isEmpty() && !isKerberos);
    for (QLineEdit *field : {widgets.kdc, widgets.principal, widgets.keytab})
        fields.setShown(field, isKerberos);
}

} // namespace

void KafkaForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    KafkaWidgets widgets{};
    fields.addText({"endpoints", tr("&Brokers:"), bindEndpoints(),
                    FieldChecks::all({FieldChecks::required(tr("Give at least one broker.")),
                                      FieldChecks::endpoints()}),
                    tr("kafka1:9092, kafka2:9092")});

    fields.addHeading(tr("Encryption"));
    widgets.encryption = fields.addChoice({"tls", tr("&SSL:"), bindTls()},
                                          {{QString(), tr("Off")}, {"required", tr("On")}});
    widgets.store = fields.addFile(
        {"truststore", tr("Trust store (.&jks):"), bindOption("truststore"),
         FieldChecks::all(
             {FieldChecks::required(tr("Choose the .jks file with the brokers' certificates.")),
              FieldChecks::readableFile()})},
        FormFields::FileUse::Open, tr("Java key stores (*.jks);;All files (*)"));
    widgets.storePassword =
        fields.addSecret("truststorePassword", tr("Trust store pass&word:"), "truststore");

    fields.addHeading(tr("Authentication"));
    widgets.mechanism = fields.addChoice({"sasl", tr("&Mechanism:"), bindOption("sasl")},
                                         {{QString(), tr("None")},
                                          {"gssapi", QStringLiteral("GSS-API (Kerberos)")},
                                          {"plain", QStringLiteral("PLAIN")},
                                          {"scram-sha-256", QStringLiteral("SCRAM-SHA-256")},
                                          {"scram-sha-512", QStringLiteral("SCRAM-SHA-512")}});
    widgets.user = fields.addText({"user", tr("&User name:"), bindName(&DataSource::user),
                                   FieldChecks::required(tr("Give the name of the account."))});
    widgets.password = fields.addSecret("password", tr("&Password:"), "");
    widgets.kdc = fields.addText(
        {"kdc", tr("&KDC server:"), bindOption("kerberos-kdc"),
         FieldChecks::all({FieldChecks::required(tr("Give the key distribution centre.")),
                           FieldChecks::endpoints()}),
         tr("kdc.example.com:88")});
    widgets.principal = fields.addText(
        {"principal", tr("P&rincipal:"), bindOption("kerberos-principal"),
         FieldChecks::required(tr("Give the principal.")), tr("godwit@EXAMPLE.COM")});
    widgets.keytab = fields.addFile(
        {"keytab", tr("Key &tab:"), bindOption("kerberos-keytab"),
         FieldChecks::all({FieldChecks::required(tr("Choose the principal's .keytab file.")),
                           FieldChecks::readableFile()})},
        FormFields::FileUse::Open, tr("Key tabs (*.keytab);;All files (*)"));

    const auto update = [&fields, widgets] { showWhatApplies(fields, widgets); };
    for (QComboBox *box : {widgets.encryption, widgets.mechanism})
        QObject::connect(box, &QComboBox::currentIndexChanged, &fields, update);
    update();
    fields.addHeading(tr("More"));
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
