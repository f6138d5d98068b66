#include "app/progress_printer.h"

#include "app/text_table.h"
#include "core/base/secret.h"
#include "core/base/text.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace godwit::ctl {

namespace {

constexpr auto redrawEvery = std::chrono::milliseconds(250);
constexpr auto plainEvery = std::chrono::seconds(5);
constexpr int barColumns = 20;

std::size_t terminalColumns()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string bar(double share)
{
    std::string text;
    const int full = static_cast<int>(share * barColumns);
    for (int i = 0; i < barColumns; ++i)
        text += i < full ? "█" : "░";
    return text;
}

struct RowsSoFar
{
    std::uint64_t done = 0, expected = 0;
    bool isExact = false;
};

// A verification reads again what was copied, and then it is known how much that is.
RowsSoFar rowsSoFar(const RunProgress &progress)
{
    if (progress.step != StepKind::FullVerify)
        return {progress.rowsDone, progress.rowsEstimated, progress.estimateIsExact};
    if (progress.rowsWritten > 0)
        return {progress.sourceRowsSeen, progress.rowsWritten, true};
    return {progress.sourceRowsSeen, progress.rowsEstimated, progress.estimateIsExact};
}

void write(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

} // namespace

std::string progressLine(const RunProgress &progress, double rowsPerSecond, bool withBar)
{
    std::string line(stepName(progress.step));
    const RowsSoFar rows = rowsSoFar(progress);
    const std::string total = (rows.isExact ? "" : "about ") + withSeparators(rows.expected);
    if (rows.expected > 0) {
        // Estimates of a server may be far off; 100 % is for what is really done.
        const double share =
            std::min(static_cast<double>(rows.done) / static_cast<double>(rows.expected), 0.999);
        line += "  " + std::to_string(static_cast<int>(share * 100)) + " %";
        if (withBar)
            line += "  " + bar(share);
    }
    if (rows.done > 0 || rows.expected > 0) {
        line += "  " + withSeparators(rows.done);
        if (rows.expected > 0)
            line += " of " + total;
        line += " rows";
    }
    if (rowsPerSecond >= 1) {
        line += "  " + withSeparators(static_cast<std::uint64_t>(rowsPerSecond)) + " rows/s";
        if (rows.expected > rows.done) {
            const auto left = static_cast<double>(rows.expected - rows.done);
            line += "  " + secondsText(left / rowsPerSecond) + " left";
        }
    }
    if (!progress.activity.empty())
        line += "  " + printable(progress.activity);
    return maskSecrets(std::move(line));
}

ProgressPrinter::ProgressPrinter(ProgressBoard &board)
    : m_board(board)
    , m_terminal(::isatty(STDERR_FILENO) == 1)
    , m_thread([this](std::stop_token ended) { show(std::move(ended)); })
{}

ProgressPrinter::~ProgressPrinter()
{
    m_thread.request_stop();
    m_thread.join();
    showOnce(true);
}

void ProgressPrinter::show(std::stop_token ended)
{
    auto nextPlain = Clock::now() + plainEvery;
    while (!ended.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, ended, redrawEvery, [&] { return ended.stop_requested(); });
        }
        if (ended.stop_requested())
            return;
        if (m_terminal || Clock::now() >= nextPlain) {
            showOnce(false);
            nextPlain = Clock::now() + plainEvery;
        }
    }
}

double ProgressPrinter::rateOf(const RunProgress &progress)
{
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - m_rateAt).count();
    const std::uint64_t rows = rowsSoFar(progress).done;
    if (progress.step != m_step || rows < m_rateRows) {
        m_rate = 0;
    } else if (seconds >= 0.5) {
        const double lately = static_cast<double>(rows - m_rateRows) / seconds;
        m_rate = m_rate == 0 ? lately : 0.7 * m_rate + 0.3 * lately;
    } else {
        return m_rate;
    }
    m_step = progress.step;
    m_rateAt = now;
    m_rateRows = rows;
    return m_rate;
}

void ProgressPrinter::showOnce(bool last)
{
    const RunProgress progress = m_board.read(m_cursor);
    std::string text = m_terminal ? "\r\x1b[K" : "";
    for (const LogLine &logLine : progress.newLog)
        text += maskSecrets(printable(lineText(logLine))) + '\n';
    const std::string line = progressLine(progress, rateOf(progress), m_terminal);
    if (m_terminal && !last)
        text += shortened(line, terminalColumns() - 1);
    else if (!m_terminal && !last && line != m_lastLine)
        text += line + '\n';
    m_lastLine = line;
    write(text);
}

} // namespace godwit::ctl
