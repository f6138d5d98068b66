#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

namespace godwit::ui {

void RocketMqForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    fields.addText({"endpoints", tr("Name &servers:"), bindEndpoints(),
                    FieldChecks::all({FieldChecks::required(tr("Give at least one name server.")),
                                      FieldChecks::endpoints()}),
                    tr("ns1:9876, ns2:9876")});
    QLineEdit *key = fields.addText({"user",
                                     tr("&AccessKey:"),
                                     bindName(&DataSource::user),
                                     {},
                                     tr("optional; only if the brokers check access")});
    PasswordField *secret = fields.addSecret("password", tr("Secret&Key:"), "");
    const auto showSecret = [&fields, key, secret] {
        fields.setShown(secret, !key->text().isEmpty());
    };
    QObject::connect(key, &QLineEdit::textChanged, &fields, showSecret);
    showSecret();
    fields.addHeading(tr("More"));
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
