#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

namespace godwit::ui {

void PostgresqlForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    SharedFields::addHost(fields);
    SharedFields::addPort(fields, 5432);
    SharedFields::addUserAndPassword(fields);
    fields.addText(
        {"database", tr("&Database:"), bindName(&DataSource::database),
         FieldChecks::required(tr("Give the database: PostgreSQL connects to one at a time."))});
    fields.addText(
        {"schema", tr("S&chema:"), bindOption("schema"), {}, tr("optional; all that can be read")});
    SharedFields::addRole(fields, true);
    SharedFields::addHeartbeat(fields, QStringLiteral("public.oms_postgres_heartbeat"));
    SharedFields::addTls(fields);
    fields.addHeading(tr("More"));
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
