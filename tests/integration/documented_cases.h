// One case for each line of tests/data/documented_types.txt: a column of the type, its extreme
// values, and what must stand at the sink.
#pragma once

#include <string>
#include <vector>

namespace godwit::test {

struct TypeCase
{
    std::string line;                     ///< the type as the documentation names it
    std::string declared;                 ///< of the source's column
    std::string sinkType;                 ///< how the sink's own declaration begins
    std::vector<std::string> values = {}; ///< SQL of the source
    std::vector<std::string> sinkValues =
        {}; ///< as the sink prints them; empty: as the source does
    std::string sourceText = "CAST(c AS CHAR)"; ///< prints a value exactly
    std::string sinkText = {};                  ///< empty: as sourceText
};

inline TypeCase bytesCase(std::string line, std::string declared, std::string sinkType,
                          std::vector<std::string> values)
{
    return {std::move(line), std::move(declared), std::move(sinkType), std::move(values), {},
            "HEX(c)"};
}

inline TypeCase shapeCase(std::string line, const std::string &type, const std::string &text)
{
    return {std::move(line), type, type, {"ST_GeomFromText('" + text + "')"}, {}, "ST_AsText(c)"};
}

inline const std::vector<TypeCase> &mysqlToOceanBase()
{
    static const std::vector<std::string> texts = {"''", "'a''b\\\\c'", "'\\t\\n\\0'", "'日本語😀'",
                                                   "'\\\\N'"};
    static const std::vector<std::string> bytes = {"''", "x'00FF0A5C4E27'", "x'FFFE'"};
    static const std::vector<std::string> reals = {"0", "-1.5", "0.1", "16777216", "-3.4e38"};
    static const std::vector<std::string> doubles = {"0.1", "-1.7976931348623157e308",
                                                     "2.2250738585072014e-308"};
    static const std::vector<TypeCase> cases = {
        {"TINYINT", "TINYINT", "tinyint", {"-128", "127"}},
        {"SMALLINT", "SMALLINT", "smallint", {"-32768", "32767"}},
        {"MEDIUMINT", "MEDIUMINT", "mediumint", {"-8388608", "8388607"}},
        {"INT", "INT", "int", {"-2147483648", "2147483647"}},
        {"INTEGER", "INTEGER", "int", {"-2147483648", "2147483647"}},
        {"BIGINT", "BIGINT", "bigint", {"-9223372036854775808", "9223372036854775807"}},
        {"BIGINT UNSIGNED",
         "BIGINT UNSIGNED",
         "bigint(20) unsigned",
         {"0", "18446744073709551615"}},
        {"INT ZEROFILL", "INT(8) ZEROFILL", "int(8) unsigned zerofill", {"7", "123456789"}},
        {"BOOL", "BOOL", "tinyint(1)", {"TRUE", "FALSE"}},
        {"BOOLEAN", "BOOLEAN", "tinyint(1)", {"TRUE", "FALSE", "-128"}},
        {"DECIMAL",
         "DECIMAL(65,30)",
         "decimal(65,30)",
         {"99999999999999999999999999999999999.999999999999999999999999999999", "-0.5"}},
        {"NUMERIC", "NUMERIC(10,2)", "decimal(10,2)", {"99999999.99", "-99999999.99"}},
        {"FLOAT", "FLOAT", "float", reals, {}, "c * 1E0"},
        {"DOUBLE", "DOUBLE", "double", doubles},
        {"DOUBLE PRECISION", "DOUBLE PRECISION", "double", doubles},
        {"REAL", "REAL", "double", doubles}, // the documents' FLOAT would lose digits
        {"BIT", "BIT(64)", "bit(64)", {"0", "b'101'", "~0"}, {}, "BIN(c + 0)"},
        bytesCase("CHAR", "CHAR(30)", "char(30)", texts),
        bytesCase("VARCHAR", "VARCHAR(200)", "varchar(200)", texts),
        bytesCase("BINARY", "BINARY(8)", "binary(8)", bytes),
        bytesCase("VARBINARY", "VARBINARY(300)", "varbinary(300)", bytes),
        bytesCase("NCHAR", "NCHAR(9)", "char(9)", {"'日本'", "''"}),
        bytesCase("NVARCHAR", "NVARCHAR(9)", "varchar(9)", {"'日本'", "''"}),
        bytesCase("LONG VARBINARY", "LONG VARBINARY", "mediumblob", bytes),
        bytesCase("LONG VARCHAR", "LONG VARCHAR", "mediumtext", texts),
        {"YEAR", "YEAR", "year", {"1901", "2155", "0"}},
        {"DATE", "DATE", "date", {"'1000-01-01'", "'9999-12-31'", "'2024-02-29'"}},
        {"TIME", "TIME(6)", "time(6)", {"'-838:59:59'", "'838:59:59'", "'00:00:00.000001'"}},
        {"DATETIME",
         "DATETIME(6)",
         "datetime(6)",
         {"'1000-01-01'", "'9999-12-31 23:59:59.999999'"}},
        {"TIMESTAMP",
         "TIMESTAMP(6) NULL",
         "timestamp(6)",
         {"'1970-01-02 00:00:01'", "'2038-01-18 03:14:07.999999'"},
         {},
         "UNIX_TIMESTAMP(c)"},
        bytesCase("TINYBLOB", "TINYBLOB", "tinyblob", bytes),
        bytesCase("BLOB", "BLOB", "blob", bytes),
        bytesCase("MEDIUMBLOB", "MEDIUMBLOB", "mediumblob", bytes),
        bytesCase("LONGBLOB", "LONGBLOB", "longblob", bytes),
        bytesCase("TINYTEXT", "TINYTEXT", "tinytext", texts),
        bytesCase("TEXT", "TEXT", "text", texts),
        bytesCase("MEDIUMTEXT", "MEDIUMTEXT", "mediumtext", texts),
        bytesCase("LONGTEXT", "LONGTEXT", "longtext", texts),
        {"ENUM", "ENUM('a','b,c','it''s')", "enum('a','b,c','it''s')", {"'a'", "'it''s'"}},
        {"SET", "SET('x','y z','p''q')", "set('x','y z','p''q')", {"''", "'x,p''q'"}},
        {"JSON", "JSON", "json", {"'{\"a\": [1, null, \"é\\\\n\"]}'", "'null'", "'[]'"}},
        shapeCase("GEOMETRY", "geometry", "POINT(1 2)"),
        shapeCase("POINT", "point", "POINT(-1.5 1e10)"),
        shapeCase("LINESTRING", "linestring", "LINESTRING(0 0,1 1,2 0)"),
        shapeCase("POLYGON", "polygon", "POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))"),
        shapeCase("MULTIPOINT", "multipoint", "MULTIPOINT((0 0),(1 1))"),
        shapeCase("MULTILINESTRING", "multilinestring", "MULTILINESTRING((0 0,1 1),(2 2,3 3))"),
        shapeCase("MULTIPOLYGON", "multipolygon", "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))"),
        // Both servers print it in this short form.
        shapeCase("GEOMETRYCOLLECTION", "geomcollection",
                  "GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))"),
        // MySQL prints it as BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE, which OceanBase has.
        {"SERIAL", "SERIAL", "bigint(20) unsigned", {"1", "18446744073709551614"}},
    };
    return cases;
}

inline const std::vector<TypeCase> &oceanBaseToMysql()
{
    static const std::vector<TypeCase> cases = [] {
        std::vector<TypeCase> some;
        for (const TypeCase &known : mysqlToOceanBase()) {
            static const std::vector<std::string> same = {
                "INTEGER",    "TINYINT",   "SMALLINT", "MEDIUMINT",  "BIGINT",   "FLOAT",
                "DOUBLE",     "REAL",      "DECIMAL",  "NUMERIC",    "BOOL",     "DATE",
                "DATETIME",   "TIMESTAMP", "TIME",     "YEAR",       "CHAR",     "VARCHAR",
                "BLOB",       "TEXT",      "BINARY",   "BIT",        "ENUM",     "SET",
                "JSON",       "GEOMETRY",  "TINYTEXT", "MEDIUMTEXT", "LONGTEXT", "TINYBLOB",
                "MEDIUMBLOB", "LONGBLOB",  "VARBINARY"};
            for (const std::string &name : same) {
                if (known.line == name)
                    some.push_back(known);
            }
        }
        some.push_back(bytesCase("VARCHAR above 65535 bytes", "VARCHAR(60000)", "mediumtext",
                                 {"''", "REPEAT('日', 60000)"}));
        return some;
    }();
    return cases;
}

inline TypeCase postgresCase(std::string line, std::string declared, std::string sinkType,
                             std::vector<std::string> values,
                             std::vector<std::string> sinkValues = {})
{
    return {std::move(line),       std::move(declared), std::move(sinkType), std::move(values),
            std::move(sinkValues), "c::text",           "CAST(c AS CHAR)"};
}

/// @p statements: what the types need first.
inline const std::vector<TypeCase> &postgresToOceanBase()
{
    static const std::vector<std::string> texts = {"''", "E'a''b\\\\c'", "E'\\t\\n'", "'日本語😀'",
                                                   "E'\\\\N'"};
    static const std::vector<TypeCase> cases = {
        postgresCase("bigint", "bigint", "bigint", {"-9223372036854775808", "9223372036854775807"}),
        postgresCase("bigserial", "bigserial", "bigint", {"1", "9223372036854775806"}),
        postgresCase("smallint", "smallint", "smallint", {"-32768", "32767"}),
        postgresCase("smallserial", "smallserial", "smallint", {"1", "32766"}),
        postgresCase("serial", "serial", "int", {"1", "2147483646"}),
        postgresCase("integer", "integer", "int", {"-2147483648", "2147483647"}),
        {"bit",
         "bit(5)",
         "bit(5)",
         {"B'10101'", "B'00000'"},
         {"10101", "0"},
         "c::text",
         "BIN(c + 0)"},
        postgresCase("bit varying", "bit varying(9)", "varchar(9)", {"B'0101'", "B''"}),
        postgresCase("boolean", "boolean", "tinyint(1)", {"true", "false"}, {"1", "0"}),
        {"real",
         "real",
         "float",
         {"0.1", "16777216", "-3.4028235e38"},
         {"0.10000000149011612", "16777216", "-3.4028234663852886e38"},
         "c::float8",
         "c * 1E0"},
        {"double precision",
         "double precision",
         "double",
         {"0.1", "-1.7976931348623157e308"},
         {"0.1", "-1.7976931348623157e308"},
         "c::text",
         "CAST(c AS CHAR)"},
        postgresCase("numeric(p,s)", "numeric(20,4)", "decimal(20,4)",
                     {"9999999999999999.9999", "-0.0001"}),
        postgresCase("numeric", "numeric", "decimal(65,30)",
                     {"99999999999999999999999999999999999.999999999999999999999999999999"}),
        postgresCase("money", "money", "decimal(19,2)",
                     {"92233720368547758.07::numeric::money", "-1"},
                     {"92233720368547758.07", "-1.00"}),
        postgresCase("character", "character(5)", "char(5)", {"'ab'", "'日本語'"},
                     {"ab", "日本語"}),
        postgresCase("character, too long", "character(300)", "varchar(300)", {"'x'"}),
        postgresCase("character varying", "character varying(100)", "varchar(100)", texts),
        postgresCase("character varying, longer", "character varying(20000)", "mediumtext", texts),
        postgresCase("character varying, unbounded", "character varying", "longtext", texts),
        postgresCase("text", "text", "longtext", texts),
        {"bytea",
         "bytea",
         "longblob",
         {"'\\x'", "'\\x00ff0a5c4e27'"},
         {},
         "upper(encode(c, 'hex'))",
         "HEX(c)"},
        postgresCase("date", "date", "date", {"'0001-01-01'", "'9999-12-31'", "'2024-02-29'"}),
        postgresCase("time", "time", "time(6)", {"'00:00:00.000001'", "'23:59:59.999999'"}),
        postgresCase("time with time zone", "time with time zone", "time(6)", {"'12:34:56+02'"},
                     {"12:34:56.000000"}), // the offset goes, as documented
        postgresCase("timestamp", "timestamp", "datetime(6)",
                     {"'1000-01-01 00:00:00'", "'9999-12-31 23:59:59.999999'"},
                     {"1000-01-01 00:00:00.000000", "9999-12-31 23:59:59.999999"}),
        postgresCase("timestamp with time zone", "timestamp with time zone", "datetime(6)",
                     {"'2024-03-31 02:30:00.5+02'"}, {"2024-03-31 00:30:00.500000"}),
        postgresCase("interval", "interval", "time(6)",
                     {"'838 hours 59 minutes 59 seconds'", "'-1.5 seconds'"},
                     {"838:59:59.000000", "-00:00:01.500000"}),
        postgresCase("json", "json", "json", {R"('{"a": [1, null, "é"]}')"}),
        postgresCase("jsonb", "jsonb", "json", {R"('{"a": [1, null, "é"]}')", "'null'"}),
        postgresCase("xml", "xml", "longtext", {"'<a b=\"c\">d</a>'"}),
        postgresCase("tsvector", "tsvector", "longtext", {"'fat:1 cat:2'"}),
        postgresCase("tsquery", "tsquery", "longtext", {"'fat & !cat'"}),
        postgresCase("uuid", "uuid", "varchar(36)", {"'ffffffff-ffff-ffff-ffff-ffffffffffff'"}),
        postgresCase("cidr", "cidr", "varchar(43)", {"'10.0.0.0/8'", "'2001:db8::/32'"}),
        postgresCase("inet", "inet", "varchar(43)",
                     {"'192.168.0.1/24'", "'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/120'"}),
        postgresCase("macaddr", "macaddr", "varchar(17)", {"'08:00:2b:01:02:03'"}),
        postgresCase("macaddr8", "macaddr8", "varchar(23)", {"'08:00:2b:01:02:03:04:05'"}),
        // The documents' geometry types would lose what tells a box from a polygon.
        postgresCase("point", "point", "longtext", {"'(1.5,-2)'"}),
        postgresCase("line", "line", "longtext", {"'{1,2,3}'"}),
        postgresCase("lseg", "lseg", "longtext", {"'[(0,0),(1,1)]'"}),
        postgresCase("path", "path", "longtext", {"'((0,0),(1,1))'", "'[(0,0),(1,1)]'"}),
        postgresCase("box", "box", "longtext", {"'(1,1),(0,0)'"}),
        postgresCase("circle", "circle", "longtext", {"'<(0,0),1.5>'"}),
        postgresCase("polygon", "polygon", "longtext", {"'((0,0),(1,0),(1,1))'"}),
        postgresCase("array", "integer[]", "longtext", {"'{1,NULL,3}'", "'{}'", "'{{1,2},{3,4}}'"}),
        postgresCase("enum", "mood", "varchar(5)", {"'sad'", "'happy'"}),
        postgresCase("composite", "pair", "longtext", {"'(1,\"a b\")'"}),
        postgresCase("range", "int4range", "longtext", {"'[1,10)'", "'empty'", "'(,5)'"}),
        postgresCase("domain", "positive", "int", {"1", "2147483647"}),
        postgresCase("hstore", "hstore", "longtext", {"'\"a\"=>\"1\", \"b\"=>NULL'"}),
        postgresCase("oid", "oid", "int(10) unsigned", {"0", "4294967295"}),
        postgresCase("pg_lsn", "pg_lsn", "varchar(17)", {"'16/B374D848'"}),
    };
    return cases;
}

/// Of types that the documentation's TiDB page lists; a server's text, no values.
inline const std::vector<TypeCase> &tidbToOceanBase()
{
    static const std::vector<TypeCase> cases = {
        {"INTEGER", "int(11) DEFAULT NULL", "int", {}},
        {"TINYINT", "tinyint(4) DEFAULT '-128'", "tinyint", {}},
        {"SMALLINT", "smallint(6) DEFAULT NULL", "smallint", {}},
        {"MEDIUMINT", "mediumint(9) DEFAULT NULL", "mediumint", {}},
        {"BIGINT", "bigint(20) unsigned DEFAULT NULL", "bigint(20) unsigned", {}},
        {"DECIMAL", "decimal(65,30) DEFAULT NULL", "decimal(65,30)", {}},
        {"NUMERIC", "decimal(10,0) DEFAULT NULL", "decimal(10,0)", {}},
        {"FLOAT", "float DEFAULT NULL", "float", {}},
        {"REAL", "double DEFAULT NULL", "double", {}},
        {"DOUBLE PRECISION", "double DEFAULT NULL", "double", {}},
        {"BIT", "bit(64) DEFAULT b'101'", "bit(64)", {}},
        {"CHAR", "char(3) DEFAULT NULL", "char(3)", {}},
        {"VARCHAR",
         "varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT 'x'",
         "varchar(200)",
         {}},
        {"BINARY", "binary(8) DEFAULT NULL", "binary(8)", {}},
        {"VARBINARY", "varbinary(300) DEFAULT NULL", "varbinary(300)", {}},
        {"BLOB", "blob DEFAULT NULL", "blob", {}},
        {"TEXT", "text DEFAULT NULL", "text", {}},
        {"ENUM", "enum('a','b,c') DEFAULT 'a'", "enum('a','b,c')", {}},
        {"SET", "set('x','y z') DEFAULT NULL", "set('x','y z')", {}},
        {"DATE", "date DEFAULT NULL", "date", {}},
        {"DATETIME", "datetime(6) DEFAULT CURRENT_TIMESTAMP(6)", "datetime(6)", {}},
        {"TIMESTAMP", "timestamp(6) NULL DEFAULT NULL", "timestamp(6)", {}},
        {"TIME", "time(6) DEFAULT NULL", "time(6)", {}},
        {"YEAR", "year(4) DEFAULT NULL", "year", {}},
        {"JSON", "json DEFAULT NULL", "json", {}},
        {"AUTO_RANDOM", "bigint(20) NOT NULL /*T![auto_rand] AUTO_RANDOM(5) */", "bigint", {}},
    };
    return cases;
}

} // namespace godwit::test
