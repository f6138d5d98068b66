#include "app/help_text.h"

namespace godwit::ctl {

std::string programFooter()
{
    return R"(
Examples
  Look at a project without touching anything, then run it, then prove it once more:
    godwitctl validate shop.json
    godwitctl plan shop.json --source sqlite:///data/shop.db --sink mysql://app@db.example/
    godwitctl run shop.json --source sqlite:///data/shop.db --sink mysql://app@db.example/
    godwitctl verify shop.json --differences differences.jsonl --repair-sql repair.sql

  Give the proof away, and see later whether anybody has edited it:
    godwitctl report shop --format html --out shop.html
    godwitctl report --check shop.html

  Store data sources once and use their ids in the payload:
    godwitctl source add --name orders --url mysql://app@db.example:3306/ --password-env ORDERS_PW
    godwitctl source test orders
    godwitctl catalog orders --database 'shop_*'

  Go on after an interruption, whatever it was:
    godwitctl run shop.json --resume

URLs
  sqlite:///absolute/path.db (? and # as %3F and %23)    mysql://user@host:3306/?tls=verify-full
  The authority ends at the last @; MariaDB is mysql:// too.

Passwords
  From GODWIT_SOURCE_PASSWORD and GODWIT_SINK_PASSWORD, from the variable that --password-env names,
  from the desktop's keyring (`source add --save-password`), or from a prompt. One in a
  URL works, but is warned about and never stored, logged or shown.

Environment
  GODWIT_HOME              folder of all state (as --home)
  GODWIT_SOURCE_PASSWORD   password of the source
  GODWIT_SINK_PASSWORD     password of the destination
  NO_COLOR                 no colours

Exit codes
    0  done and, when verification was asked for, consistent
    1  the run failed
    2  the command line or the payload is wrong
    3  finished, but verification found differences or could not prove every table; or a report
       was altered
    4  a precheck refused to start, or an unfinished run of that name exists
  130  interrupted; `godwitctl run FILE --resume` goes on
)";
}

} // namespace godwit::ctl
