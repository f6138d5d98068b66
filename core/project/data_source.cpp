#include "core/project/data_source.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace godwit {

namespace {

struct Scheme
{
    StoreKind kind;
    std::string_view name;
};

// The first name of a kind is the one written; the others are what people type.
constexpr std::array<Scheme, 10> schemes = {{
    {StoreKind::Sqlite, "sqlite"},
    {StoreKind::Mysql, "mysql"},
    {StoreKind::OceanBase, "oceanbase"},
    {StoreKind::Tidb, "tidb"},
    {StoreKind::Postgresql, "postgresql"},
    {StoreKind::HBase, "hbase+rest"},
    {StoreKind::Kafka, "kafka"},
    {StoreKind::RocketMq, "rocketmq"},
    {StoreKind::Mysql, "mariadb"},
    {StoreKind::Postgresql, "postgres"},
}};

constexpr std::string_view shape = "Write it as mysql://user@host:3306/database or "
                                   "sqlite:///absolute/path.db; percent-encode special characters.";

// No message of this file repeats a part of the URL that stands before the host, nor the host and
// port themselves: in a mistyped URL each of them may be a piece of the password.
tl::unexpected<Error> invalid(std::string message, std::string proposal = std::string(shape))
{
    return fail(ErrorCode::InvalidArgument, "data source URL: " + std::move(message),
                std::move(proposal));
}

Result<std::string> decoded(std::string_view text, std::string_view part)
{
    auto plain = percentDecode(text);
    if (!plain)
        return invalid("a % in the " + std::string(part)
                           + " is not followed by two hexadecimal digits",
                       "Write a percent sign that is meant literally as %25.");
    if (plain->find('\0') != std::string::npos)
        return invalid("the " + std::string(part) + " holds a NUL character");
    if (!isUtf8(*plain))
        return invalid("the " + std::string(part) + " is not valid UTF-8");
    return std::move(*plain);
}

std::string encodedPath(std::string_view path)
{
    return replaced(percentEncode(path), "%2F", "/");
}

// ---- options
// -------------------------------------------------------------------------------------

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '-' || c == '.';
}

// Where `?key=` starts; a lone `?` may belong to a password.
std::size_t optionsStart(std::string_view text)
{
    for (auto at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && isNameCharacter(text[end]))
            ++end;
        if (end > at + 1 && end < text.size() && text[end] == '=')
            return at;
    }
    return std::string_view::npos;
}

void takePassword(DataSource &source, std::string password)
{
    if (password.empty())
        return;
    source.password = Secret(std::move(password));
    source.hadPasswordInUrl = true;
}

Result<void> readOption(DataSource &source, std::string_view item)
{
    const auto equals = item.find('=');
    auto key = decoded(item.substr(0, equals), "name of an option");
    if (!key)
        return failure(std::move(key));
    auto value = equals == std::string_view::npos ? Result<std::string>("")
                                                  : decoded(item.substr(equals + 1), "option");
    if (!value)
        return failure(std::move(value));
    const std::string name = toLower(*key);
    if (name.empty())
        return invalid("an option has no name", "Write options as ?name=value&name=value.");
    if (name == "password" || name == "passwd" || name == "pwd") {
        takePassword(source, std::move(*value));
        return {};
    }
    if (name.find("password") != std::string::npos || name.find("secret") != std::string::npos)
        return invalid("an option would keep a secret where everybody can read it",
                       "Leave it out of the URL and give the password in the environment.");
    if (!source.options.emplace(std::move(*key), std::move(*value)).second)
        return invalid("option " + printable(name) + " is given twice");
    return {};
}

Result<void> readOptions(DataSource &source, std::string_view query)
{
    if (query.find('#') != std::string_view::npos)
        return invalid("there is a # after the host", "Write it as %23.");
    for (const std::string &item : split(query, '&')) {
        if (item.empty())
            continue;
        if (auto read = readOption(source, item); !read)
            return read;
    }
    return {};
}

// ---- host and port
// -------------------------------------------------------------------------------

Result<void> readPort(DataSource &source, std::string_view text)
{
    const auto port = parseInteger(text);
    if (!port || *port < 1 || *port > 65535)
        return invalid("the port is not a number from 1 to 65535");
    source.port = static_cast<int>(*port);
    return {};
}

bool isHostName(std::string_view host)
{
    for (const char c : host) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F
            || std::string_view("/?#@[]\\\"'<>`{}|,:").find(c) != std::string_view::npos)
            return false;
    }
    return true;
}

Result<std::string> bracketedHost(std::string_view text)
{
    auto host = decoded(text, "host");
    if (!host)
        return host;
    const auto address = std::string_view(*host).substr(0, host->find('%'));
    if (address.find(':') == std::string_view::npos
        || address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos)
        return invalid("the brackets do not hold an IPv6 address");
    return host;
}

Result<void> readHost(DataSource &source, std::string_view text)
{
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos)
            return invalid("the bracket around the IPv6 address is not closed");
        auto host = bracketedHost(text.substr(1, close - 1));
        if (!host)
            return failure(std::move(host));
        source.host = std::move(*host);
        text.remove_prefix(close + 1);
        if (text.empty() || text == ":")
            return {};
        if (text.front() != ':')
            return invalid("only a port may follow the IPv6 address");
        return readPort(source, text.substr(1));
    }
    const auto colon = text.find(':');
    if (colon != text.rfind(':'))
        return invalid("there is more than one : in host and port",
                       "Put an IPv6 address in brackets: mysql://user@[::1]:3306/");
    auto host = decoded(text.substr(0, colon), "host");
    if (!host)
        return failure(std::move(host));
    if (!isHostName(*host))
        return invalid("the host holds a character no host name has");
    source.host = std::move(*host);
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return {};
    return readPort(source, text.substr(colon + 1));
}

// ---- user, tenant, cluster
// -----------------------------------------------------------------------

// `user@tenant#cluster`, the separators raw or, when the whole was encoded, percent-encoded.
Result<void> readOceanBaseUser(DataSource &source, std::string_view raw)
{
    std::string tenant;
    if (const auto at = raw.rfind('@'); at != std::string_view::npos) {
        auto user = decoded(raw.substr(0, at), "user");
        auto rest = decoded(raw.substr(at + 1), "tenant");
        if (!user || !rest)
            return failure(std::move(user ? rest : user));
        source.user = std::move(*user);
        tenant = std::move(*rest);
    } else {
        auto user = decoded(raw, "user");
        if (!user)
            return failure(std::move(user));
        const auto separator = std::min(user->rfind('@'), user->find('#'));
        source.user = user->substr(0, separator);
        if (separator != std::string::npos)
            tenant = user->substr(separator + ((*user)[separator] == '@' ? 1 : 0));
    }
    const auto hash = tenant.find('#');
    source.tenant = tenant.substr(0, hash);
    if (hash != std::string::npos)
        source.cluster = tenant.substr(hash + 1);
    return {};
}

Result<void> readUser(DataSource &source, std::string_view text)
{
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) {
        auto password = decoded(text.substr(colon + 1), "password");
        if (!password)
            return failure(std::move(password));
        takePassword(source, std::move(*password));
    }
    const auto raw = text.substr(0, colon);
    if (source.kind == StoreKind::OceanBase)
        return readOceanBaseUser(source, raw);
    auto user = decoded(raw, "user");
    if (!user)
        return failure(std::move(user));
    source.user = std::move(*user);
    return {};
}

// ---- the two shapes
// ------------------------------------------------------------------------------

Result<void> readNetworkPart(DataSource &source, std::string_view text)
{
    const auto question = text.find('?');
    std::string_view query;
    if (question != std::string_view::npos) {
        query = text.substr(question + 1);
        text = text.substr(0, question);
    }
    if (text.find('#') != std::string_view::npos)
        return invalid("there is a # after the user", "Write it as %23.");
    if (auto read = readOptions(source, query); !read)
        return read;
    const auto slash = text.find('/');
    if (slash != std::string_view::npos) {
        const auto name = text.substr(slash + 1);
        if (name.find('/') != std::string_view::npos)
            return invalid("more than one / follows the host",
                           "Write a / that belongs to the database's name as %2F.");
        auto database = decoded(name, "database");
        if (!database)
            return failure(std::move(database));
        source.database = std::move(*database);
    }
    if (auto read = readHost(source, text.substr(0, slash)); !read)
        return read;
    if (source.host.empty() && !source.options.contains("socket"))
        return invalid("the host is missing");
    return {};
}

// The last `@`, though not one inside the options. A password pasted as it is may hold `/`, `?`,
// `#` and
// `@`: what stands before the first `?key=` is looked at first, then everything.
std::size_t userEnd(std::string_view text)
{
    const auto at = text.substr(0, optionsStart(text)).rfind('@');
    if (at != std::string_view::npos)
        return at;
    DataSource trial;
    return readNetworkPart(trial, text) ? std::string_view::npos : text.rfind('@');
}

Result<DataSource> readNetwork(DataSource source, std::string_view text)
{
    const auto at = userEnd(text);
    if (at != std::string_view::npos) {
        if (auto read = readUser(source, text.substr(0, at)); !read)
            return failure(std::move(read));
        text.remove_prefix(at + 1);
    }
    if (auto read = readNetworkPart(source, text); !read)
        return failure(std::move(read));
    return source;
}

Result<DataSource> readSqlite(DataSource source, std::string_view text)
{
    constexpr std::string_view example = "Write the absolute path after three slashes, as in "
                                         "sqlite:///home/me/shop.db; ? as %3F and # as %23.";
    const auto question = text.find('?');
    const auto path = text.substr(0, question);
    if (!path.starts_with('/') || path == "/")
        return invalid("the path of the SQLite file is not absolute", std::string(example));
    if (path.find('#') != std::string_view::npos)
        return invalid("there is a # in the path of the SQLite file", std::string(example));
    auto plain = decoded(path, "path");
    if (!plain)
        return failure(std::move(plain));
    source.path = std::move(*plain);
    if (question != std::string_view::npos) {
        if (auto read = readOptions(source, text.substr(question + 1)); !read)
            return failure(std::move(read));
    }
    return source;
}

std::string knownSchemes()
{
    std::vector<std::string> names;
    for (const StoreKind kind :
         {StoreKind::Sqlite, StoreKind::Mysql, StoreKind::OceanBase, StoreKind::Tidb,
          StoreKind::Postgresql, StoreKind::HBase, StoreKind::Kafka, StoreKind::RocketMq})
        names.push_back(std::string(schemeOf(kind)) + "://");
    return join(names, ", ");
}

std::string writtenUser(const DataSource &source)
{
    std::string text = percentEncode(source.user);
    if (source.kind != StoreKind::OceanBase)
        return text;
    // An `@` or `#` of the user's own name needs the raw `@` after it, to be told from the
    // tenant's.
    if (!source.tenant.empty() || source.user.find_first_of("@#") != std::string::npos)
        text += '@' + percentEncode(source.tenant);
    if (!source.cluster.empty())
        text += '#' + percentEncode(source.cluster);
    return text;
}

std::string writtenHost(const DataSource &source)
{
    if (source.host.find(':') != std::string::npos)
        return '[' + replaced(source.host, "%", "%25") + ']';
    return percentEncode(source.host);
}

} // namespace

std::string_view schemeOf(StoreKind kind)
{
    for (const Scheme &scheme : schemes) {
        if (scheme.kind == kind)
            return scheme.name;
    }
    return {};
}

Dialect dialectOfUrl(std::string_view url)
{
    const std::string_view scheme = url.substr(0, url.find(':'));
    for (const Scheme &known : schemes) {
        if (known.name != scheme)
            continue;
        if (known.kind == StoreKind::Sqlite)
            return Dialect::Sqlite;
        if (known.kind == StoreKind::Postgresql)
            return Dialect::PostgreSql;
    }
    return Dialect::MySql;
}

std::string DataSource::url() const
{
    std::string text = std::string(schemeOf(kind)) + "://";
    if (kind == StoreKind::Sqlite) {
        text += encodedPath(path);
    } else {
        const std::string who = writtenUser(*this);
        if (!who.empty())
            text += who + '@';
        text += writtenHost(*this);
        if (port != 0)
            text += ':' + std::to_string(port);
        text += '/' + percentEncode(database);
    }
    char separator = '?';
    for (const auto &[key, value] : options) {
        text += separator + percentEncode(key) + '=' + encodedPath(value);
        separator = '&';
    }
    return text;
}

Result<DataSource> parseDataSourceUrl(std::string_view url)
{
    const auto end = url.find("://");
    const std::string name = toLower(url.substr(0, end));
    if (end == std::string_view::npos)
        return invalid("it does not start with a kind of store and ://",
                       "Kinds: " + knownSchemes() + '.');
    for (const Scheme &scheme : schemes) {
        if (scheme.name != name)
            continue;
        DataSource source;
        source.kind = scheme.kind;
        const auto rest = url.substr(end + 3);
        return source.kind == StoreKind::Sqlite ? readSqlite(std::move(source), rest)
                                                : readNetwork(std::move(source), rest);
    }
    return invalid("the kind of store before :// is not known", "Kinds: " + knownSchemes() + '.');
}

} // namespace godwit
