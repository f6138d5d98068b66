// OceanBase's own column types at their extreme values, every spelling of type-mapping.md's lists
// for MySQL's family, and what OceanBase cannot hold of its elders' values.
#pragma once

#include "tests/integration/extreme_tables.h"

#include <array>

namespace extreme {

/// One line of the lists "MySQL -> OB", "OB -> MySQL" and "OB -> OB": as it is written in a CREATE
/// TABLE, with its smallest and its largest value.
struct SpelledType
{
    const char *line;
    const char *spelling;
    const char *least, *most;
};

inline const std::vector<SpelledType> &spelledTypes()
{
    static const std::vector<SpelledType> types = {
        {"TINYINT", "TINYINT", "-128", "127"},
        {"SMALLINT", "SMALLINT(3)", "-32768", "32767"},
        {"MEDIUMINT", "MEDIUMINT UNSIGNED", "0", "16777215"},
        {"INT", "INT(10) UNSIGNED ZEROFILL", "0", "4294967295"},
        {"INTEGER", "INTEGER", "-2147483648", "2147483647"},
        {"BIGINT", "BIGINT UNSIGNED", "0", "18446744073709551615"},
        {"BOOL", "BOOL", "-128", "127"},
        {"BOOLEAN", "BOOLEAN", "0", "1"},
        {"DECIMAL", "DECIMAL(65,30)",
         "-99999999999999999999999999999999999.999999999999999999999999999999",
         "99999999999999999999999999999999999.999999999999999999999999999999"},
        {"NUMERIC", "NUMERIC(10,2) UNSIGNED", "0", "99999999.99"},
        {"FLOAT", "FLOAT", "-3.402823466e38", "1.4e-45"},
        {"DOUBLE", "DOUBLE", "-1.7976931348623157e308", "5e-324"},
        {"DOUBLE PRECISION", "DOUBLE PRECISION UNSIGNED", "0", "1.7976931348623157e308"},
        {"REAL", "REAL", "-1.7976931348623157e308", "1.0000000000000002"},
        {"BIT", "BIT(64)", "0", "18446744073709551615"},
        {"CHAR", "CHAR(255)", "''", "REPEAT('\xF0\x9F\x98\x80', 255)"},
        {"VARCHAR", "VARCHAR(1000)", "''", "REPEAT('\xE6\x97\xA5', 1000)"},
        {"BINARY", "BINARY(255)", "''", "REPEAT(0xFF, 255)"},
        {"VARBINARY", "VARBINARY(3000)", "''", "REPEAT(0x5C, 3000)"},
        {"NCHAR", "NCHAR(30)", "''", "REPEAT('\xE6\x97\xA5', 30)"},
        {"NVARCHAR", "NVARCHAR(30)", "''", "REPEAT('\xE6\x97\xA5', 30)"},
        {"LONG VARBINARY", "LONG VARBINARY", "''", "REPEAT(0x00, 70000)"},
        {"LONG VARCHAR", "LONG VARCHAR", "''", "REPEAT('\xE6\x97\xA5', 30000)"},
        {"YEAR", "YEAR", "1901", "2155"},
        {"DATE", "DATE", "'0000-00-00'", "'9999-12-31'"},
        {"TIME", "TIME(6)", "'-838:59:59'", "'838:59:58.999999'"},
        {"DATETIME", "DATETIME(6)", "'0000-00-00'", "'9999-12-31 23:59:59.999999'"},
        {"TIMESTAMP", "TIMESTAMP(6) NULL DEFAULT NULL", "'1970-01-01 00:00:01'",
         "'2038-01-19 03:14:07.999999'"},
        {"TINYBLOB", "TINYBLOB", "''", "REPEAT(0xFF, 255)"},
        {"BLOB", "BLOB", "''", "REPEAT(0xFF, 65535)"},
        {"MEDIUMBLOB", "MEDIUMBLOB", "''", "REPEAT(0xFF, 70000)"},
        {"LONGBLOB", "LONGBLOB", "''", "REPEAT(0xFF, 70000)"},
        {"TINYTEXT", "TINYTEXT", "''", "REPEAT('x', 255)"},
        {"TEXT", "TEXT", "''", "REPEAT('x', 65535)"},
        {"MEDIUMTEXT", "MEDIUMTEXT", "''", "REPEAT('\xE6\x97\xA5', 30000)"},
        {"LONGTEXT", "LONGTEXT", "''", "REPEAT('\xE6\x97\xA5', 30000)"},
        {"ENUM", "ENUM('it''s', 'a,b', '', '\xE6\x97\xA5')", "1", "4"},
        {"SET", "SET('a', 'b b', '\xE6\x97\xA5')", "0", "7"},
        {"JSON", "JSON", "'null'", "'{\"a\": [1, \"\xE6\x97\xA5\", 18446744073709551615]}'"},
        {"GEOMETRY", "GEOMETRY", "ST_GeomFromText('POINT(0 0)')",
         "ST_GeomFromText('LINESTRING(0 0,1e300 -1e300)')"},
        {"POINT", "POINT", "ST_GeomFromText('POINT(-1e308 5e-324)')",
         "ST_GeomFromText('POINT(1 2)')"},
        {"LINESTRING", "LINESTRING", "ST_GeomFromText('LINESTRING(0 0,1 1)')",
         "ST_GeomFromText('LINESTRING(0 0,1.5 -1.5,9 10)')"},
        {"POLYGON", "POLYGON", "ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')",
         "ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))')"},
        {"MULTIPOINT", "MULTIPOINT", "ST_GeomFromText('MULTIPOINT(1 1)')",
         "ST_GeomFromText('MULTIPOINT(1 1,2 2)')"},
        {"MULTILINESTRING", "MULTILINESTRING", "ST_GeomFromText('MULTILINESTRING((0 0,1 1))')",
         "ST_GeomFromText('MULTILINESTRING((0 0,1 1),(2 2,3 3))')"},
        {"MULTIPOLYGON", "MULTIPOLYGON", "ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))')",
         "ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))')"},
        {"GEOMETRYCOLLECTION", "GEOMETRYCOLLECTION",
         "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1))')",
         "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))')"},
    };
    return types;
}

/// A table with a column for each line, named as the line is, and one for SERIAL alone.
inline Statements spelled()
{
    std::string create = "CREATE TABLE spelled (id int PRIMARY KEY";
    std::string least = "INSERT INTO spelled VALUES (1", most = "(2", none = "(3";
    for (const SpelledType &type : spelledTypes()) {
        create += std::string(", `") + type.line + "` " + type.spelling;
        least += std::string(", ") + type.least;
        most += std::string(", ") + type.most;
        none += ", NULL";
    }
    return {create + ") DEFAULT CHARACTER SET utf8mb4", least + "), " + most + "), " + none + ")",
            "CREATE TABLE numbered (`SERIAL` SERIAL, v int)",
            "INSERT INTO numbered VALUES (1, 1), (18446744073709551614, 2)"};
}

/// What a server of MySQL's family may hold and OceanBase cannot: a run refuses it rather than
/// alter it.
inline Statements withoutWhatOceanBaseLacks()
{
    return {
        // A byte that cp1251 does not define: without that charset the text becomes UTF-8.
        "UPDATE texts SET v_cp1251 = '' WHERE id = 200",
        "UPDATE bytes SET c1 = '' WHERE id = 152",
        // The largest FLOAT(7,3) is a little below 9999.999, and counts as out of range.
        "UPDATE floats SET f73 = 1 WHERE id IN (1, 2, 3)",
        // An ENUM's error value, in strict mode.
        "DELETE FROM members WHERE id = 3",
        // Reference systems other than 0: the engine at hand has none.
        "DELETE FROM geo WHERE id = 2",
        "DROP TABLE IF EXISTS geo80",
    };
}

/// Texts and geometry in the charsets and the reference system that OceanBase has.
inline Statements oceanBaseTexts()
{
    constexpr std::array charsets = {"latin1",  "gbk",    "utf16", "utf16le", "sjis",     "ascii",
                                     "gb18030", "big5",   "euckr", "gb2312",  "ujis",     "cp932",
                                     "eucjpms", "tis620", "swe7",  "hkscs",   "macroman", "binary"};
    std::string create =
        "CREATE TABLE texts (id int PRIMARY KEY, c char(20), v varchar(40) COLLATE "
        "utf8mb4_bin, tt tinytext, tx text, mt mediumtext, lt longtext, b10 "
        "binary(10), vb varbinary(20), tb tinyblob, bl blob, mb mediumblob, lb "
        "longblob, l_bin varchar(20) CHARACTER SET latin1 COLLATE latin1_bin";
    for (const char *charset : charsets)
        create += std::string(", c_") + charset + " char(12) CHARACTER SET " + charset + ", v_"
                  + charset + " varchar(40) CHARACTER SET " + charset;
    std::string rows = "INSERT INTO texts VALUES ";
    int id = 0;
    for (const std::string &text : specialTexts()) {
        rows += (id > 0 ? ", (" : "(") + std::to_string(id);
        for (std::size_t i = 0; i < 13 + charsets.size() * 2; ++i)
            rows += ", " + text;
        rows += ")";
        ++id;
    }
    std::string bytes = "INSERT INTO bytes VALUES ";
    for (int byte = 0; byte < 256; ++byte) {
        const std::string hex = QString("%1").arg(byte, 2, 16, QChar('0')).toStdString();
        const std::string low = QString("%1").arg(byte % 128, 2, 16, QChar('0')).toStdString();
        bytes += (byte > 0 ? ", (" : "(") + std::to_string(byte) + ", 0x" + hex + ", 0x5C" + hex
                 + ", 0x" + hex + "5C" + hex + ", 0x" + hex + ", _latin1 0x" + hex + ", _ascii 0x"
                 + low + ")";
    }
    return {
        create + ")",
        rows,
        R"(INSERT INTO texts (id, c, v, tt, tx, mt, lt, b10, vb, tb, bl, mb, lb, l_bin, v_latin1, v_gbk, c_gbk,
 v_utf16, v_utf16le, v_sjis, v_gb18030, v_big5, v_euckr, v_gb2312, v_ujis, v_cp932, v_eucjpms) VALUES
 (200, '😀é日𝄞', '😀', '日本😀', 'é', '👨‍👩‍👧', 'Ä', 0xFF, 0xC328FF00, 0x80, 0xF0288CBC, 0xEDA080, 0xFEFF00,
 _latin1 0xE697A5, _latin1 0xE9FF80, _gbk 0x815C815C, _gbk 0xC4E3, _utf16 0x005C00090A0AD83DDE00,
 _utf16le 0x5C0009003DD800DE, '表ソ', '😀日', '功', '가', '你', 'あ', 'ソ①', 'あ'))",
        "CREATE TABLE bytes (id int PRIMARY KEY, b binary(1), b2 binary(2), vb varbinary(3), bl "
        "blob, l1 varchar(3) CHARACTER SET latin1, a1 char(1) CHARACTER SET ascii)",
        bytes,
        "CREATE TABLE geo (id int PRIMARY KEY, g geometry, p point, l linestring, y polygon, mp "
        "multipoint, ml multilinestring, my multipolygon, gc geometrycollection, pn point NOT "
        "NULL)",
        R"(INSERT INTO geo VALUES
 (1, ST_GeomFromText('POINT(1 2)'), ST_GeomFromText('POINT(92 2313)'), ST_GeomFromText('LINESTRING(0 0,1.5 -1.5,9 10)'),
 ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))'), ST_GeomFromText('MULTIPOINT(1 1,2 2)'),
 ST_GeomFromText('MULTILINESTRING((0 0,1 1),(2 2,3 3))'), ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))'),
 ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))'), ST_GeomFromText('POINT(-1.7976931348623157e308 5e-324)')),
 (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ST_GeomFromText('POINT(0 0)')))",
    };
}

/// What no other server has: lengths beyond 65535 bytes, and types of its own.
inline Statements oceanBaseOwn()
{
    return {
        "CREATE TABLE long_texts (id int PRIMARY KEY, v varchar(262144), n varchar(30000), l "
        "varchar(60000) CHARACTER SET latin1)",
        R"(INSERT INTO long_texts VALUES (1, REPEAT('日\\\t', 60000), REPEAT('é', 30000), REPEAT('é', 60000)),
 (2, '', '', ''), (3, NULL, NULL, NULL), (4, REPEAT('😀', 200000), 'trail ', 'a'))",
        "CREATE TABLE long_bytes (id int PRIMARY KEY, b varbinary(1048576))",
        "INSERT INTO long_bytes VALUES (1, REPEAT(0x00095C0AFF, 200000)), (2, ''), (3, NULL)",
        // Not VECTOR: the server refuses its text from another of its own databases (1406).
        "CREATE TABLE own_types (id int PRIMARY KEY, s sparsevector, a array(int), m "
        "map(varchar(10),int), r roaringbitmap)",
        "INSERT INTO own_types VALUES (1, '{1:1.5,4294967295:-3}', "
        "'[1,2147483647,-2147483648]', '{\"it''s\":1,\"日\":-2147483648}', "
        "rb_from_string('1,4294967295')), (2, NULL, NULL, NULL, NULL), (3, "
        "'{}', '[]', '{}', rb_build_empty())",
    };
}

/// Without what belongs to other servers' texts and geometry.
inline std::vector<Statements> oceanBase()
{
    Statements withoutUtf32 = keys();
    std::erase_if(withoutUtf32,
                  [](const std::string &sql) { return sql.find("k_utf32") != sql.npos; });
    Statements plainShapes = shapes();
    std::erase_if(plainShapes, [](const std::string &sql) {
        return sql.starts_with("CREATE TABLE geo ") || sql.starts_with("INSERT INTO geo ");
    });
    return {numbersAndTimes(), oceanBaseTexts(), members(), plainShapes,
            withoutUtf32,      mysqlJson(),      spelled(), oceanBaseOwn()};
}

} // namespace extreme
