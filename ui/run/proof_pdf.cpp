#include "ui/run/proof_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextOption>
#include <QThread>

#include <cmath>
#include <memory>

namespace godwit::ui {

namespace {

constexpr int dotsPerInch = 600;
constexpr double marginMm = 15;
constexpr double footerMm = 8;            ///< below the text, within the margins
constexpr double roomBelowHeadingMm = 35; ///< for the heading, a table's head and a row

double dots(double millimetres)
{
    return millimetres * dotsPerInch / 25.4;
}

QFont textFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPointSizeF(9);
    return font;
}

void drawFooter(QPainter &painter, const QRectF &place, const QString &title, int page, int pages)
{
    QFont font = textFont();
    font.setPointSizeF(8);
    painter.setFont(font);
    painter.setPen(QColor(0x4a, 0x54, 0x5c));
    const QString number =
        QCoreApplication::translate("ProofPdf", "Page %1 of %2").arg(page).arg(pages);
    const int width = painter.fontMetrics().horizontalAdvance(number);
    painter.drawText(place, Qt::AlignRight | Qt::AlignBottom, number);
    const int room = static_cast<int>(place.width()) - 2 * width;
    painter.drawText(place, Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(title, Qt::ElideRight, room));
}

void drawPage(QPainter &painter, QTextDocument &document, const QSizeF &size, int page)
{
    painter.save();
    painter.translate(0, -page * size.height());
    const QRectF part(0, page * size.height(), size.width(), size.height());
    painter.setClipRect(part);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = part;
    context.palette.setColor(QPalette::Text, Qt::black); // whatever the desktop prefers
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

// A heading alone at the end of a page belongs to the next one.
void keepHeadingsWithText(QTextDocument &document, double pageHeight, double room)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() != 2)
            continue;
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        const double left = pageHeight - std::fmod(top, pageHeight);
        if (left >= room)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
}

QByteArray draw(const QString &html, const QString &title, const std::stop_token &stop)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Godwit"));
    writer.setTitle(title);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm),
                          QPageLayout::Millimeter);
    const QSizeF paper(writer.width(), writer.height());
    const QSizeF page(paper.width(), paper.height() - dots(footerMm));

    QTextDocument document;
    document.setDocumentMargin(0);
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(textFont());
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // digests, long names
    document.setDefaultTextOption(option);
    document.setPageSize(page);
    document.setHtml(html);
    keepHeadingsWithText(document, page.height(), dots(roomBelowHeadingMm));

    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (stop.stop_requested())
            return {};
        if (i > 0)
            writer.newPage();
        drawPage(painter, document, page, i);
        drawFooter(painter, QRectF(QPointF(0, 0), paper), title, i + 1, pages);
    }
    return painter.end() ? bytes : QByteArray();
}

} // namespace

QByteArray proofPdf(const QString &html, const QString &title, std::stop_token stop)
{
    // The layout of a document wants a thread of Qt's own.
    QByteArray bytes;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { bytes = draw(html, title, stop); }));
    thread->start();
    thread->wait();
    return bytes;
}

} // namespace godwit::ui
