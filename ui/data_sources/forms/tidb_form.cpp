#include "ui/common/text.h"
#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"

#include <QComboBox>

namespace godwit::ui {

void TidbForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    SharedFields::addHost(fields);
    SharedFields::addPort(fields, 4000);
    SharedFields::addUserAndPassword(fields);
    SharedFields::addDatabase(fields, tr("optional; all databases stay visible"));

    fields.addHeading(tr("Changes"));
    std::vector<FormFields::Choice> brokers = {{QString(), tr("None: no incremental transfer")}};
    for (const auto &record : form.context().dataSources) {
        const auto source = parseDataSourceUrl(record.url);
        if (source && source->kind == StoreKind::Kafka)
            brokers.push_back({toQString(record.id), toQString(record.name)});
    }
    QComboBox *broker =
        fields.addChoice({"kafkaSource",
                          tr("&Kafka data source:"),
                          bindOption("kafka-source"),
                          {},
                          {},
                          tr("Where TiCDC writes the changes, in its Open Protocol.")},
                         brokers);
    QLineEdit *topic =
        fields.addText({"kafkaTopic", tr("&Topic:"), bindOption("kafka-topic"),
                        FieldChecks::required(tr("Give the topic that TiCDC writes to."))});
    const auto showTopic = [&fields, broker, topic] {
        fields.setShown(topic, !broker->currentData().toString().isEmpty());
    };
    QObject::connect(broker, &QComboBox::currentIndexChanged, &fields, showTopic);
    showTopic();
    SharedFields::addTls(fields);
    fields.addHeading(tr("More"));
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
