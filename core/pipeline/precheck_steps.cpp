#include "core/base/text.h"
#include "core/pipeline/precheck_items.h"

namespace godwit {

namespace {

void checkBinlog(const ServerFacts &source, PrecheckResults &results)
{
    Finding finding("DB_INCR_LOG", Side::Source);
    if (!isMysqlFamily(source)) {
        finding.failOn(source.dialect == Dialect::Sqlite
                           ? source.product + " keeps no log of changes"
                           : "changes of " + source.product + " cannot be read yet");
        finding.remedy("switch incremental transfer off");
    } else if (!source.logBin) {
        finding.failOn("the binary log is off");
        finding.remedy(
            "start the server with log_bin, binlog_format=ROW and binlog_row_image=FULL");
    } else {
        if (!equalsIgnoringCase(source.binlogFormat, "ROW")) {
            finding.failOn("binlog_format is " + source.binlogFormat);
            finding.remedy("SET GLOBAL binlog_format = ROW");
        }
        if (!source.binlogRowImage.empty() && !equalsIgnoringCase(source.binlogRowImage, "FULL")) {
            finding.failOn("binlog_row_image is " + source.binlogRowImage);
            finding.remedy("SET GLOBAL binlog_row_image = FULL");
        }
        if (source.globalPrivileges.count("REPLICATION SLAVE") == 0)
            finding.failOn(source.user + " lacks REPLICATION SLAVE");
    }
    finding.report(results, "", "the binary log has full row images");
}

// The question belongs to Oracle's VARCHAR2(10 BYTE). The payload's choice is kept and has no
// effect, which whoever set it should read once.
void checkByteLengths(const Project &project, PrecheckResults &results)
{
    if (project.structTransferConfig.byteCharConvertStrategy
        == ByteCharConvertStrategy::DoNothingIfByteUsed)
        return;
    Finding finding("GODWIT_BYTE_CHAR", Side::Source, true);
    finding.report(results, "",
                   "byteCharConvertStrategy is kept and changes nothing here: it is about lengths "
                   "given in bytes (Oracle's VARCHAR2(n BYTE)), and the stores of this project "
                   "count a text column's length in characters");
}

} // namespace

void checkSteps(const PrecheckInput &input, PrecheckResults &results)
{
    const Project &project = input.plan.project;
    if (project.enableIncrTransfer && input.plan.sourceReached)
        checkBinlog(input.plan.sourceFacts, results);
    checkByteLengths(project, results);
    Finding finding("GODWIT_STEP", Side::Source);
    if (project.enableIncrTransfer)
        finding.failOn("incremental transfer (enableIncrTransfer)");
    if (project.enableReverseIncrTransfer)
        finding.failOn("reverse incremental transfer (enableReverseIncrTransfer)");
    finding.remedy(
        "switch it off to copy and verify what is there now, or submit the project to an OMS "
        "server");
    finding.report(results, "this version of Godwit cannot run: ", "every chosen step can be run");
}

} // namespace godwit
