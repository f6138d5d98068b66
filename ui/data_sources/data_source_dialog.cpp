#include "ui/data_sources/data_source_dialog.h"

#include "core/connectors/connector_registry.h"
#include "ui/common/connection_report.h"
#include "ui/common/error_panel.h"
#include "ui/common/settings.h"
#include "ui/common/store_kinds.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/data_sources/data_source_actions.h"
#include "ui/data_sources/url_field.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int dialogWidth = 1160; // pixels
constexpr int dialogHeight = 660;
constexpr int formWidth = 680;

constexpr int longestRemarks = 1000; ///< characters, as the store has it
const QString geometryKey = QStringLiteral("dataSourceDialog");

// An editor with its message below.
QWidget *withMessage(QWidget *editor, FieldMessage *message)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(editor);
    column->addWidget(message);
    return box;
}

} // namespace

DataSourceDialog::DataSourceDialog(Session &session, const std::optional<std::string> &id,
                                   QWidget *parent)
    : QDialog(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("dataSourceDialog"));
    if (auto records = DataSourceStore(session.state()).list())
        m_context.dataSources = std::move(*records);

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildFields());
    splitter->addWidget(buildReport());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({formWidth, dialogWidth - formWidth});
    m_error = new ErrorPanel(this);
    m_error->setObjectName(QStringLiteral("saveError"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("buttons"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    column->addWidget(m_error);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DataSourceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session, &Session::passwordsAreKeptChanged, this,
            &DataSourceDialog::showWherePasswordsGo);
    connect(this, &QDialog::finished, this,
            [this] { Settings::instance().saveGeometry(this, geometryKey); });

    setWindowTitle(tr("New data source"));
    showForm(StoreKind::Mysql, {});
    if (id)
        load(*id);
    resize(dialogWidth, dialogHeight);
    Settings::instance().restoreGeometry(this, geometryKey);
    m_name->setFocus();
}

QWidget *DataSourceDialog::buildFields()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, gridStep, 0);
    auto *common = new QFormLayout;
    buildCommonFields(*common);
    column->addLayout(common);
    m_noConnector = makeHint({}, content);
    m_noConnector->setObjectName(QStringLiteral("noConnector"));
    column->addWidget(m_noConnector);
    m_formPlace = new QVBoxLayout;
    column->addLayout(m_formPlace);

    auto *last = new QFormLayout;
    m_remarks = new QPlainTextEdit(content);
    m_remarks->setObjectName(QStringLiteral("remarks"));
    m_remarks->setAccessibleName(tr("Remarks"));
    m_remarks->setTabChangesFocus(true);
    m_remarks->setMaximumHeight(m_remarks->fontMetrics().lineSpacing() * 4);
    m_remarksMessage = new FieldMessage(m_remarks, content);
    m_remarksMessage->setObjectName(QStringLiteral("remarksMessage"));
    auto *remarksLabel = new QLabel(tr("Re&marks:"), content);
    remarksLabel->setBuddy(m_remarks);
    last->addRow(remarksLabel, withMessage(m_remarks, m_remarksMessage));
    m_keepSecrets = new QCheckBox(tr("Keep passwords in the desktop's ke&yring"), content);
    m_keepSecrets->setObjectName(QStringLiteral("keepSecrets"));
    m_keepSecrets->setChecked(true);
    m_memoryOnly = makeHint(tr("No keyring answers on this desktop: Godwit keeps passwords in "
                               "memory only, until it ends, and asks for them the next time."),
                            content);
    m_memoryOnly->setObjectName(QStringLiteral("memoryOnly"));
    last->addRow(m_keepSecrets);
    last->addRow(m_memoryOnly);
    column->addLayout(last);
    column->addStretch(1);
    m_layouts = {common, last};

    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    m_scroll->setMinimumWidth(480);
    return m_scroll;
}

void DataSourceDialog::buildCommonFields(QFormLayout &layout)
{
    m_url = new UrlField(this);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setAccessibleName(tr("Kind"));
    for (const StoreKind kind : allStoreKinds())
        m_kind->addItem(kindName(kind), static_cast<int>(kind));
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setPlaceholderText(tr("shop-orders"));
    m_name->setAccessibleName(tr("Name"));
    m_nameMessage = new FieldMessage(m_name, this);
    m_nameMessage->setObjectName(QStringLiteral("nameMessage"));
    m_production =
        new QCheckBox(tr("Production: colour the frame of windows that can reach it"), this);
    m_production->setObjectName(QStringLiteral("production"));

    const auto addRow = [&](const QString &text, QWidget *editor, FieldMessage *message) {
        auto *label = new QLabel(text);
        label->setBuddy(editor);
        layout.addRow(label, message ? withMessage(editor, message) : editor);
    };
    addRow(tr("UR&L:"), m_url, nullptr);
    addRow(tr("K&ind:"), m_kind, nullptr);
    addRow(tr("&Name:"), m_name, m_nameMessage);
    layout.addRow(new QLabel, m_production);

    connect(m_url, &UrlField::taken, this, &DataSourceDialog::takeUrl);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DataSourceDialog::takeKind);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        if (m_nameMessage->hasError())
            checkName();
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (!m_name->text().isEmpty())
            checkName();
    });
}

QWidget *DataSourceDialog::buildReport()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(gridStep, 0, 0, 0);
    auto *top = new QHBoxLayout;
    top->addWidget(makeHeading(tr("Connection"), 2, box), 1);
    m_test = new QPushButton(tr("&Test connection"), box);
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAutoDefault(false);
    top->addWidget(m_test);
    column->addLayout(top);
    m_report = new ConnectionReport(box);
    m_report->setObjectName(QStringLiteral("report"));
    column->addWidget(m_report, 1);
    box->setMinimumWidth(320);
    connect(m_test, &QPushButton::clicked, this, &DataSourceDialog::testConnection);
    return box;
}

void DataSourceDialog::load(const std::string &id)
{
    auto found = DataSourceStore(m_session.state()).find(id);
    if (!found || !*found) {
        Error gone;
        gone.code = ErrorCode::InvalidArgument;
        gone.message = "there is no such data source any more";
        gone.proposal = "close this window and read the list again";
        m_error->showError(found ? gone : found.error());
        return;
    }
    m_stored = std::move(**found);
    setWindowTitle(tr("Edit the data source %1").arg(toQString(m_stored.name)));
    m_name->setText(toQString(m_stored.name));
    m_remarks->setPlainText(toQString(m_stored.remarks));
    m_production->setChecked(m_stored.production);
    // A project that uses it relies on its kind.
    m_kind->setEnabled(false);
    m_kind->setToolTip(tr("The kind cannot be changed; create another data source instead."));
    const auto source = parseDataSourceUrl(m_stored.url);
    if (!source) {
        m_error->showError(source.error());
        return;
    }
    showForm(source->kind, *source);
    m_url->setOnlyKind(source->kind);
    for (const std::string &key : m_form->fields().secretKeys())
        m_form->fields().secretField(key)->setKept(true);
}

void DataSourceDialog::setKind(StoreKind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
}

void DataSourceDialog::showForm(StoreKind kind, const DataSource &filled)
{
    const QSignalBlocker quiet(m_kind);
    setKind(kind);
    if (!m_form || m_form->kind() != kind) {
        if (m_form)
            m_layouts.removeOne(m_form->findChild<QFormLayout *>());
        delete m_form;
        m_form = new DataSourceForm(kind, m_context, this);
        m_formPlace->addWidget(m_form);
        m_layouts << m_form->findChild<QFormLayout *>();
        connect(m_form, &DataSourceForm::changed, this, &DataSourceDialog::formChanged);
        alignLabels();
        // Otherwise Tab would visit the new form last.
        QWidget::setTabOrder(m_production, m_form);
        QWidget::setTabOrder(m_form, m_remarks);
    }
    m_form->fill(filled);
    m_noConnector->setVisible(!hasConnector(kind));
    m_noConnector->setText(
        tr("This version of Godwit cannot connect to %1 yet. The data source can "
           "be stored, and projects that use it can be submitted to an OMS "
           "server.")
            .arg(kindName(kind)));
    m_test->setEnabled(hasConnector(kind));
    m_test->setToolTip(hasConnector(kind) ? QString() : m_noConnector->text());
    m_report->clear();
    showWherePasswordsGo();
    formChanged();
}

// Host, user and database mean much the same everywhere; the rest does not.
void DataSourceDialog::takeKind()
{
    const auto kind = static_cast<StoreKind>(m_kind->currentData().toInt());
    const DataSource before = m_form->dataSource();
    DataSource filled;
    filled.host = before.host;
    filled.user = before.user;
    filled.database = before.database;
    showForm(kind, filled);
}

void DataSourceDialog::takeUrl(const DataSource &source)
{
    showForm(source.kind, source);
    PasswordField *field = m_form->fields().secretField("");
    if (field && !source.password.empty())
        field->setText(toQString(source.password.reveal()));
}

void DataSourceDialog::formChanged()
{
    m_url->follow(m_form->dataSource());
}

void DataSourceDialog::alignLabels()
{
    QList<QWidget *> labels;
    int width = 0;
    for (const QFormLayout *layout : m_layouts) {
        for (int row = 0; row < layout->rowCount(); ++row) {
            const QLayoutItem *item = layout->itemAt(row, QFormLayout::LabelRole);
            if (!item || !item->widget())
                continue;
            labels << item->widget();
            width = std::max(width, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : labels)
        label->setMinimumWidth(width);
}

QString DataSourceDialog::nameProblem() const
{
    const QString name = m_name->text();
    // A name that the command line gave may be longer than what is asked for here.
    if (!m_stored.id.empty() && name == toQString(m_stored.name))
        return {};
    if (const QString problem = FieldChecks::identifier()(name); !problem.isEmpty())
        return problem;
    const bool isTaken = std::any_of(
        m_context.dataSources.begin(), m_context.dataSources.end(), [&](const auto &record) {
            return record.id != m_stored.id && toQString(record.name) == name;
        });
    return isTaken ? tr("There is a data source “%1” already.").arg(name) : QString();
}

bool DataSourceDialog::checkName()
{
    const QString problem = nameProblem();
    if (problem.isEmpty())
        m_nameMessage->clearMessage();
    else
        m_nameMessage->showError(problem);
    return problem.isEmpty();
}

QWidget *DataSourceDialog::check()
{
    QWidget *first = m_url->hasError() ? m_url->lineEdit() : nullptr;
    if (!checkName() && !first)
        first = m_name;
    QWidget *inForm = m_form->check();
    if (!first)
        first = inForm;
    if (m_remarks->toPlainText().toUcs4().size() > longestRemarks) {
        m_remarksMessage->showError(tr("Remarks have at most %1 characters.").arg(longestRemarks));
        if (!first)
            first = m_remarks;
    } else {
        m_remarksMessage->clearMessage();
    }
    return first;
}

bool DataSourceDialog::wantsSecrets() const
{
    return m_form && !m_form->fields().secretKeys().empty();
}

void DataSourceDialog::showWherePasswordsGo()
{
    m_keepSecrets->setVisible(wantsSecrets() && m_session.passwordsAreKept());
    m_memoryOnly->setVisible(wantsSecrets() && !m_session.passwordsAreKept());
}

void DataSourceDialog::testConnection()
{
    if (QWidget *wrong = m_form->check()) {
        wrong->setFocus();
        m_scroll->ensureWidgetVisible(wrong);
        return;
    }
    DataSource source = m_form->dataSource();
    if (!source.password.empty() || m_stored.id.empty() || source.user.empty()) {
        m_report->test(source);
        return;
    }
    m_test->setEnabled(false);
    m_session.findPassword(m_stored.id, this, [this, source](std::optional<Secret> known) mutable {
        m_test->setEnabled(true);
        source.password = known.value_or(Secret());
        m_report->test(source);
    });
}

void DataSourceDialog::accept()
{
    m_error->clear();
    if (QWidget *wrong = check()) {
        wrong->setFocus();
        m_scroll->ensureWidgetVisible(wrong);
        return;
    }
    DataSourceInput input;
    input.id = m_stored.id;
    input.settings.name = toUtf8(m_name->text());
    input.settings.url = m_form->dataSource().url();
    input.settings.passwordVariable = m_stored.passwordVariable;
    input.settings.remarks = toUtf8(m_remarks->toPlainText());
    input.settings.production = m_production->isChecked();
    input.secrets = m_form->fields().secrets();
    input.keepSecrets = m_keepSecrets->isChecked();
    auto saved = saveDataSource(m_session, input);
    if (!saved) {
        m_error->showError(saved.error());
        return;
    }
    m_savedId = *saved;
    QDialog::accept();
}

} // namespace godwit::ui
