#include "core/connectors/oceanbase/oceanbase_errors.h"

namespace godwit {

std::optional<OceanBaseError> oceanBaseError(unsigned number)
{
    switch (number) {
    case 4012: // OB_TIMEOUT
    case 6210: // OB_TRANS_STMT_TIMEOUT and its kin
    case 6211:
    case 6212:
        return OceanBaseError{ErrorCode::Busy,
                              "raise ob_query_timeout and ob_trx_timeout of the tenant, or its "
                              "share of CPU, then run again with --resume"};
    case 4013: // OB_ALLOCATE_MEMORY_FAILED
    case 4030: // OB_TENANT_OUT_OF_MEM
    case 4184: // OB_SERVER_OUTOF_DISK_SPACE
        return OceanBaseError{ErrorCode::Io,
                              "give the tenant more memory or disk, or use fewer writers, then run "
                              "again with --resume"};
    case 4138: // OB_SNAPSHOT_DISCARDED
        return OceanBaseError{ErrorCode::StatementFailed,
                              "raise undo_retention (seconds) at the source above the time that "
                              "the copy takes, then run again with --resume"};
    case 5066: // OB_ERR_SESSION_INTERRUPTED: what KILL does to a statement at work
        return OceanBaseError{ErrorCode::ConnectionLost, "run again with --resume"};
    case 6001: // OB_TRANS_CTX_NOT_EXIST: the transaction's server is another one now
    case 6002: // OB_TRANS_ROLLBACKED
    case 6213: // OB_TRANS_KILLED
    case 6224: // OB_TRANS_NEED_ROLLBACK
        return OceanBaseError{ErrorCode::Busy, "run again with --resume"};
    default:
        return std::nullopt;
    }
}

} // namespace godwit
