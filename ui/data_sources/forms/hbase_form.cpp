#include "ui/common/text.h"
#include "ui/data_sources/data_source_form.h"
#include "ui/data_sources/forms/forms.h"
#include "ui/data_sources/forms/shared_fields.h"
#include "ui/data_sources/hbase_site.h"

#include <QPlainTextEdit>

namespace godwit::ui {

namespace {

/// Puts the values of a hbase-site.xml into the fields that are still empty.
class SiteReader
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::HBaseForm)

public:
    QLineEdit *quorum, *fileSystem, *parent, *root;
    FieldMessage *message;

    void read(const QString &path) const
    {
        if (path.isEmpty())
            return;
        const HBaseSite site = HBaseSite::read(path);
        if (!site.problem.isEmpty()) {
            message->showError(site.problem);
            return;
        }
        fillEmpty(quorum, site.value(QStringLiteral("hbase.zookeeper.quorum")));
        QString files = site.value(QStringLiteral("fs.default.name"));
        if (files.isEmpty())
            files = site.value(QStringLiteral("fs.defaultFS"));
        fillEmpty(fileSystem, files);
        fillEmpty(parent, site.value(QStringLiteral("zookeeper.znode.parent")));
        fillEmpty(root, site.value(QStringLiteral("hbase.rootdir")));
    }

private:
    static void fillEmpty(QLineEdit *field, const QString &value)
    {
        if (field->text().isEmpty() && !value.isEmpty())
            field->setText(value);
    }
};

} // namespace

void HBaseForm::build(DataSourceForm &form)
{
    FormFields &fields = form.fields();
    SharedFields::addHost(
        fields,
        FieldChecks::all({FieldChecks::required(
                              tr("Give the host of the HBase REST gateway (hbase rest start).")),
                          FieldChecks::hostName()}));
    SharedFields::addPort(fields, 8080);

    fields.addHeading(tr("Cluster"));
    SiteReader reader{};
    QLineEdit *site =
        fields.addFile({"site", tr("hbase-site.&xml:"), bindOption("hbase-site"),
                        FieldChecks::readableFile(), tr("optional; fills in the fields below")},
                       FormFields::FileUse::Open, tr("XML files (*.xml);;All files (*)"));
    reader.quorum =
        fields.addText({"quorum", QStringLiteral("&quorum:"), bindOption("hbase.zookeeper.quorum"),
                        FieldChecks::endpoints(), tr("zk1, zk2, zk3")});
    reader.fileSystem = fields.addText({"fileSystem",
                                        QStringLiteral("fs.&default.name:"),
                                        bindOption("fs.default.name"),
                                        {},
                                        QStringLiteral("hdfs://namenode:9000")});
    reader.parent = fields.addText({"znodeParent", QStringLiteral("&znode.parent:"),
                                    bindOption("zookeeper.znode.parent"),
                                    FieldChecks::absolutePath(), QStringLiteral("/hbase")});
    reader.root = fields.addText({"rootDir",
                                  QStringLiteral("&rootdir:"),
                                  bindOption("hbase.rootdir"),
                                  {},
                                  QStringLiteral("hdfs://namenode:9000/hbase")});
    fields.addLines({"moreKeys", tr("&More keys:"), bindPrefixedOptions("conf."),
                     FieldChecks::keyValueLines(), tr("key=value, one per line")});
    reader.message = fields.messageOf(site);
    QObject::connect(site, &QLineEdit::editingFinished, &fields,
                     [reader, site] { reader.read(site->text().trimmed()); });
    fields.addHeading(tr("More"));
    SharedFields::addRegion(fields);
}

} // namespace godwit::ui
