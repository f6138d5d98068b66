#include "core/schema/postgres_mysql_types.h"

#include "core/base/text.h"
#include "core/schema/mysql_features.h"
#include "core/schema/postgres_types.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr const char *asText = "its values are kept in their text form";
constexpr const char *noNan = "MySQL has no NaN and no infinity: a row with one is refused";
constexpr const char *years =
    "MySQL's dates go from year 0 to 9999 and are never infinite: another "
    "one is refused";
constexpr const char *inUtc = "it becomes a DATETIME in UTC";

constexpr std::uint64_t bytesPerCharacter = 4; // utf8mb4
constexpr std::uint64_t longestChar = 255;     // characters
constexpr std::uint64_t longestVarchar = 16'383;
constexpr std::uint64_t longestMediumtext = 16'777'215 / bytesPerCharacter;
constexpr int mostDigits = 65; // of DECIMAL
constexpr int mostScale = 30;

std::string withLength(const char *name, std::uint64_t length)
{
    return std::string(name) + '(' + std::to_string(length) + ')';
}

struct Chooser
{
    const Column &column;
    const ColumnUse &use;
    const ServerFacts &sink;
    ChosenType chosen;

    const ColumnType &source() const { return column.type; }
    bool indexed() const { return use.inKey || use.inIndex || use.inForeignKey; }

    void note(Level level, std::string_view message)
    {
        chosen.notes.push_back(
            {level, "column " + printable(column.name) + ": " + std::string(message)});
    }

    void set(TypeKind kind, std::string declared)
    {
        chosen.type.kind = kind;
        chosen.type.declared = std::move(declared);
    }

    void varchar(std::uint64_t length)
    {
        length = std::max<std::uint64_t>(length, 1);
        set(TypeKind::Varchar, withLength("VARCHAR", length));
        chosen.type.length = length;
        chosen.isText = true;
    }

    void longText()
    {
        chosen.isText = true;
        if (!indexed()) {
            set(TypeKind::Text, "LONGTEXT");
            return;
        }
        const std::uint64_t characters = use.keyBytes / bytesPerCharacter;
        if (use.inKey || use.inForeignKey) {
            varchar(characters);
            note(Level::Warning, "it is part of a key, which MySQL limits to "
                                     + std::to_string(characters)
                                     + " characters: a row with a longer text is refused");
        } else {
            set(TypeKind::Text, "LONGTEXT");
            chosen.keyPrefix = characters;
        }
    }

    void sizedText(std::uint64_t length)
    {
        if (indexed() && length * bytesPerCharacter > use.keyBytes) {
            longText();
        } else if (length <= longestVarchar) {
            varchar(length);
        } else {
            chosen.isText = true;
            set(TypeKind::Text, length <= longestMediumtext ? "MEDIUMTEXT" : "LONGTEXT");
        }
    }

    void fixedText()
    {
        const std::uint64_t length = source().length.value_or(1);
        if (length > longestChar) {
            sizedText(length);
            return;
        }
        set(TypeKind::Char, withLength("CHAR", length));
        chosen.type.length = length;
        chosen.isText = true;
    }

    void bytes()
    {
        if (indexed() && (use.inKey || use.inForeignKey)) {
            set(TypeKind::Varbinary, withLength("VARBINARY", use.keyBytes));
            chosen.type.length = use.keyBytes;
            note(Level::Warning, "it is part of a key, which MySQL limits to "
                                     + std::to_string(use.keyBytes)
                                     + " bytes: a row with a longer value is refused");
            return;
        }
        set(TypeKind::Blob, "LONGBLOB");
        if (indexed())
            chosen.keyPrefix = use.keyBytes;
    }

    void decimal()
    {
        int precision = source().precision.value_or(mostDigits);
        int scale = source().scale.value_or(mostScale);
        if (!source().precision) {
            note(Level::Warning, "it has no declared precision and becomes DECIMAL(65,30): a row "
                                 "with more digits before or after the point is refused");
        }
        if (scale < 0) { // numeric(3,-2): hundreds
            precision -= scale;
            scale = 0;
        }
        precision = std::max(precision, scale);
        if (precision > mostDigits || scale > mostScale) {
            note(Level::Warning,
                 source().declared
                     + " is more than DECIMAL holds: a row with more than 65 digits, "
                       "or 30 after the point, is refused");
            scale = std::min(scale, mostScale);
            precision = mostDigits;
        }
        set(TypeKind::Decimal,
            "DECIMAL(" + std::to_string(precision) + ',' + std::to_string(scale) + ')');
        chosen.type.precision = precision;
        chosen.type.scale = scale;
    }

    void bits(bool isFixed)
    {
        const std::uint64_t length = source().length.value_or(1);
        if (isFixed && length <= 64) {
            set(TypeKind::Bit, withLength("BIT", length));
            chosen.type.length = length;
            return;
        }
        if (isFixed)
            note(Level::Warning, "BIT holds 64 bits at most; the digits 0 and 1 are kept as text");
        if (isFixed || source().length)
            sizedText(length);
        else
            longText();
    }

    void withSeconds(TypeKind kind, const char *name)
    {
        const int digits = std::clamp(source().scale.value_or(6), 0, 6);
        set(kind, digits > 0 ? withLength(name, static_cast<std::uint64_t>(digits)) : name);
        chosen.type.scale = digits;
    }

    void members()
    {
        std::uint64_t longest = 1;
        for (const std::string &member : source().members) {
            const auto characters = std::count_if(member.begin(), member.end(), [](char c) {
                return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            });
            longest = std::max(longest, static_cast<std::uint64_t>(characters));
        }
        varchar(longest);
        note(Level::Warning,
             "the enumeration " + printable(source().declared)
                 + " becomes a text: its list of values is not enforced, and they are "
                   "ordered as texts");
    }

    void json()
    {
        if (featuresOf(sink).jsonType) {
            set(TypeKind::Json, "JSON");
            note(Level::Note, "MySQL's JSON keeps numbers beyond 64 bits as doubles, and of equal "
                              "keys the last");
        } else {
            longText();
        }
    }

    void byTable(const PostgresMysqlType &line);
    void run();
};

void Chooser::byTable(const PostgresMysqlType &line)
{
    const std::string_view name = line.postgres;
    if (name == "numeric")
        decimal();
    else if (name == "bit" || name == "bit varying")
        bits(name == "bit");
    else if (name == "character")
        fixedText();
    else if (name == "character varying" && source().length)
        sizedText(*source().length);
    else if (name == "name")
        varchar(63);
    else if (name == "bytea")
        bytes();
    else if (name.starts_with("timestamp"))
        withSeconds(TypeKind::DateTime, "DATETIME");
    else if (line.kind == TypeKind::Time)
        withSeconds(TypeKind::Time, "TIME");
    else if (line.kind == TypeKind::Json)
        json();
    else if (line.mysql == "LONGTEXT")
        longText();
    else
        set(line.kind, std::string(line.mysql));
    if (line.kind == TypeKind::Varchar && !line.mysql.empty()) { // VARCHAR(36)
        chosen.isText = true;
        chosen.type.length = parseUnsigned(line.mysql.substr(8, line.mysql.size() - 9));
    }
    if (line.kind == TypeKind::Integer) {
        chosen.type.integerBytes = source().integerBytes;
        chosen.type.isUnsigned = source().isUnsigned;
    }
    if (name == "boolean")
        chosen.type.integerBytes = 1;
    if (name == "money") {
        chosen.type.precision = 19;
        chosen.type.scale = 2;
    }
    if (line.loss != TypeLoss::None)
        note(line.loss == TypeLoss::Lossy ? Level::Warning : Level::Note, line.remark);
}

void Chooser::run()
{
    if (source().kind == TypeKind::Enum) {
        members();
        return;
    }
    const std::string name = postgresBaseName(source().declared);
    const auto &lines = postgresMysqlTypes();
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const PostgresMysqlType &entry) {
        return entry.postgres == name
               || (name.starts_with("interval") && entry.postgres == "interval");
    });
    if (line != lines.end()) {
        byTable(*line);
        return;
    }
    longText();
    note(Level::Warning, "MySQL has no " + printable(source().declared) + "; " + asText);
}

} // namespace

const std::vector<PostgresMysqlType> &postgresMysqlTypes()
{
    using enum TypeLoss;
    // clang-format off
    static const std::vector<PostgresMysqlType> table = {
        {"smallint",                    "SMALLINT",      TypeKind::Integer,  None,  ""},
        {"integer",                     "INT",           TypeKind::Integer,  None,  ""},
        {"bigint",                      "BIGINT",        TypeKind::Integer,  None,  ""},
        {"oid",                         "INT UNSIGNED",  TypeKind::Integer,  Note,  "the object it numbers stays behind"},
        {"numeric",                     "",              TypeKind::Decimal,  Note,  noNan},
        {"real",                        "FLOAT",         TypeKind::Float,    Note,  noNan},
        {"double precision",            "DOUBLE",        TypeKind::Double,   Note,  noNan},
        {"money",                       "DECIMAL(19,2)", TypeKind::Decimal,  Note,  "the number arrives, the currency does not"},
        {"character varying",           "LONGTEXT",      TypeKind::Text,     None,  ""},
        {"character",                   "",              TypeKind::Char,     None,  ""},
        {"text",                        "LONGTEXT",      TypeKind::Text,     None,  ""},
        {"name",                        "",              TypeKind::Text,     None,  ""},
        {"bytea",                       "",              TypeKind::Blob,     None,  ""},
        {"timestamp without time zone", "",              TypeKind::DateTime, Note,  years},
        {"timestamp with time zone",    "",              TypeKind::DateTime, Note,  inUtc},
        {"date",                        "DATE",          TypeKind::Date,     Note,  years},
        {"time without time zone",      "",              TypeKind::Time,     None,  ""},
        {"time with time zone",         "",              TypeKind::Time,     Lossy, "TIME has no time zone; the offset is dropped"},
        {"interval",                    "",              TypeKind::Time,     Lossy, "TIME holds up to 838:59:59; a longer interval, or one with months or years, is refused"},
        {"boolean",                     "TINYINT(1)",    TypeKind::Integer,  None,  ""},
        {"point",                       "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"line",                        "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"lseg",                        "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"box",                         "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"path",                        "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"polygon",                     "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"circle",                      "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"cidr",                        "VARCHAR(43)",   TypeKind::Varchar,  Note,  asText},
        {"inet",                        "VARCHAR(43)",   TypeKind::Varchar,  Note,  asText},
        {"macaddr",                     "VARCHAR(17)",   TypeKind::Varchar,  Note,  asText},
        {"macaddr8",                    "VARCHAR(23)",   TypeKind::Varchar,  Note,  asText},
        {"bit",                         "",              TypeKind::Bit,      None,  ""},
        {"bit varying",                 "",              TypeKind::Text,     Note,  "the digits 0 and 1 are kept as text"},
        {"tsvector",                    "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"tsquery",                     "LONGTEXT",      TypeKind::Text,     Lossy, asText},
        {"uuid",                        "VARCHAR(36)",   TypeKind::Varchar,  Note,  asText},
        {"xml",                         "LONGTEXT",      TypeKind::Text,     Note,  "whether it is well formed is not checked any more"},
        {"json",                        "",              TypeKind::Json,     None,  ""},
        {"jsonb",                       "",              TypeKind::Json,     None,  ""},
        {"pg_lsn",                      "VARCHAR(17)",   TypeKind::Varchar,  Note,  asText},
    };
    // clang-format on
    return table;
}

ChosenType chooseMysqlTypeOfPostgres(const Column &column, const ColumnUse &use,
                                     const ServerFacts &sink)
{
    Chooser chooser{column, use, sink, {}};
    chooser.run();
    if (chooser.chosen.isText) {
        chooser.chosen.type.charset = "utf8mb4";
        chooser.chosen.type.collation = binaryCollation(sink);
    }
    return std::move(chooser.chosen);
}

} // namespace godwit
