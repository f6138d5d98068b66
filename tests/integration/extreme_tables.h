// Tables with every column type of MySQL 5.7, 8.0 and MariaDB at its extreme and odd values. The
// statements run in a database of their own, with a lenient sql_mode and UTF-8 text.
#pragma once

#include <QList>
#include <QString>

#include <string>
#include <vector>

namespace extreme {

using Statements = std::vector<std::string>;

inline void append(Statements &to, const Statements &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

/// Numbers and times, for every server.
inline Statements numbersAndTimes()
{
    return {
        R"(CREATE TABLE ints (id int PRIMARY KEY, t tinyint, tu tinyint unsigned, s smallint, su smallint unsigned,
 m mediumint, mu mediumint unsigned, i int, iu int unsigned, b bigint, bu bigint unsigned, t1 tinyint(1),
 z int(10) unsigned zerofill, zb bigint(20) unsigned zerofill, zt tinyint(2) zerofill, y year))",
        R"(INSERT INTO ints VALUES
 (-2147483648, -128,0,-32768,0,-8388608,0,-2147483648,0,-9223372036854775808,0,-128,0,0,0,0),
 (2147483647, 127,255,32767,65535,8388607,16777215,2147483647,4294967295,9223372036854775807,18446744073709551615,127,4294967295,18446744073709551615,255,2155),
 (0, 0,1,-1,1,-1,1,-1,1,-1,9223372036854775808,1,7,7,7,1901),
 (1, 1,2,1,2,1,2,1,2,1,9007199254740993,0,42,9223372036854775808,100,1970),
 (2, NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL))",
        R"(CREATE TABLE floats (id int PRIMARY KEY, f float, fu float unsigned, f73 float(7,3), f24 float(24),
 d double, du double unsigned, d153 double(15,3)))",
        R"(INSERT INTO floats VALUES
 (1, 16777216, 16777216, 16777.216, 16777216, 1, 1, 123456789012.345),
 (2, 16777217, 16777217, 9999.999, 16777217, 9007199254740993, 9007199254740993, 999999999999.999),
 (3, 16777218, 0, -9999.999, 33554432, 1.7976931348623157e308, 1.7976931348623157e308, -999999999999.999),
 (4, 1.17549435e-38, 1.17549435e-38, 0.001, 1e-40, 2.2250738585072014e-308, 2.2250738585072014e-308, 0.001),
 (5, 1.4e-45, 1.4e-45, -0.001, 3.3333333, 5e-324, 5e-324, -0.001),
 (6, 3.402823466e38, 3.402823466e38, 0, 0.1, -1.7976931348623157e308, 0.1, 0),
 (7, -3.402823466e38, 0.1, 0.1, 0.3, 0.1, 1e15, 0.1),
 (8, -0e0, 0, -0e0, -0e0, -0e0, 0, -0e0),
 (9, 0, 0, 0, 0, 0, 0, 0),
 (10, 1.0000001, 1.0000001, 1.5, 8388608.5, 1.0000000000000002, 123456789.12345679, 1.5),
 (11, NULL, NULL, NULL, NULL, NULL, NULL, NULL))",
        R"(CREATE TABLE decimals (id int PRIMARY KEY, a decimal(65,30), b decimal(65,0), c decimal(65,30) unsigned,
 d decimal(1,0), e decimal(30,30), f decimal(10,2) unsigned zerofill))",
        R"(INSERT INTO decimals VALUES
 (1, 99999999999999999999999999999999999.999999999999999999999999999999, 99999999999999999999999999999999999999999999999999999999999999999, 99999999999999999999999999999999999.999999999999999999999999999999, 9, 0.999999999999999999999999999999, 99999999.99),
 (2, -99999999999999999999999999999999999.999999999999999999999999999999, -99999999999999999999999999999999999999999999999999999999999999999, 0, -9, -0.999999999999999999999999999999, 0),
 (3, 0.000000000000000000000000000001, 1, 0.000000000000000000000000000001, 0, 0.000000000000000000000000000001, 0.01),
 (4, -0.000000000000000000000000000001, -1, 1.5, -1, -0.000000000000000000000000000001, 1.5),
 (5, 0, 0, 0, 0, 0, 7), (6, NULL, NULL, NULL, NULL, NULL, NULL))",
        R"(CREATE TABLE bits (id int PRIMARY KEY, b1 bit(1), b7 bit(7), b8 bit(8), b9 bit(9), b16 bit(16), b63 bit(63), b64 bit(64)))",
        R"(INSERT INTO bits VALUES (1, 1, 127, 255, 511, 65535, 9223372036854775807, 18446744073709551615),
 (2, 0, 0, 0, 0, 0, 0, 0), (3, 1, 9, 10, 265, 2313, 4611686018427387904, 9223372036854775808),
 (4, 1, 92, 92, 348, 23644, 49, 12345678901234567890), (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL))",
        R"(CREATE TABLE times (id int PRIMARY KEY, d date, dt datetime, dt1 datetime(1), dt6 datetime(6), ts timestamp NULL,
 ts3 timestamp(3) NULL, ts6 timestamp(6) NULL, t time, t1 time(1), t6 time(6), y year))",
        R"(INSERT INTO times VALUES
 (1, '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '-838:59:59', '-838:59:59', '-838:59:59.000000', 0),
 (2, '2024-00-10', '2024-00-10 11:12:13', '2024-00-10 11:12:13.1', '2024-00-10 11:12:13.000001', '1970-01-01 00:00:01', '1970-01-01 00:00:01', '1970-01-01 00:00:01.000001', '838:59:59', '838:59:58.9', '838:59:58.999999', 1901),
 (3, '2024-02-31', '2024-02-31 23:59:59', '2024-02-31 23:59:59.9', '2024-02-31 23:59:59.999999', '2038-01-19 03:14:07', '2038-01-19 03:14:07.999', '2038-01-19 03:14:07.999999', '00:00:00', '00:00:00', '-00:00:00.000001', 2155),
 (4, '9999-12-31', '9999-12-31 23:59:59', '9999-12-31 23:59:59.9', '9999-12-31 23:59:59.999999', '2024-03-31 02:30:00', '2024-03-31 02:30:00.5', '2024-10-27 02:30:00.123456', '-00:00:01', '-00:00:00.1', '00:00:00.000001', 2000),
 (5, '0001-01-01', '0001-01-01 00:00:00', '1000-01-01 00:00:00.1', '0999-12-31 23:59:59.999999', '2024-02-29 12:00:00', '2024-02-29 12:00:00', '2024-02-29 12:00:00', '12:00:00', '12:00:00', '12:00:00.100000', 1970),
 (6, '2024-02-29', '2024-02-29 12:00:00', '2024-02-29 12:00:00', '2024-02-29 12:00:00', '2024-02-29 12:00:00', '2024-02-29 12:00:00', '2024-02-29 12:00:00.000009', '01:02:03', '01:02:03', '01:02:03', 1999),
 (7, '2024-01-00', '0000-01-01 00:00:00', '2024-12-00 00:00:00', '2023-02-29 00:00:00.5', NULL, NULL, NULL, '00:00:10', '00:00:10', '00:00:10', 2024),
 (8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))",
    };
}

/// What text may hold that some format on the way could take for something else.
inline Statements specialTexts()
{
    return {"''",       "'\\\\N'",    "'\\\\\\\\N'", "'N'",      "'NULL'",      "'\\t'", "'\\n'",
            "'\\r\\n'", "'\\0'",      "'a\\0b'",     "'\\''",    "'\"'",        "'`'",   "'\\\\'",
            "'a\\\\'",  "'\\\\\\t'",  "'trail  '",   "'  lead'", "' '",         "'\\Z'", "'0'",
            "'-0'",     "'1e5'",      "','",         "'\\\\n'",  "'a\\nb\\tc'", "'\\b'", "'%_'",
            "'x''y'",   "'abcdefgh'", "'2024-02-31'"};
}

inline Statements texts()
{
    const Statements charsets = {"latin1", "gbk",    "ucs2",  "utf16", "utf32",   "utf16le",
                                 "sjis",   "cp1251", "ascii", "utf8",  "big5",    "euckr",
                                 "koi8r",  "gb2312", "ujis",  "cp932", "eucjpms", "latin7",
                                 "hebrew", "tis620", "swe7",  "binary"};
    std::string create =
        "CREATE TABLE texts (id int PRIMARY KEY, c char(20) CHARACTER SET utf8mb4, "
        "v varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, "
        "tt tinytext CHARACTER SET utf8mb4, tx text CHARACTER SET utf8mb4, "
        "mt mediumtext CHARACTER SET utf8mb4, lt longtext CHARACTER SET utf8mb4, "
        "b10 binary(10), vb varbinary(20), tb tinyblob, bl blob, mb mediumblob, "
        "lb longblob, l_bin varchar(20) CHARACTER SET latin1 COLLATE latin1_bin";
    for (const std::string &charset : charsets)
        create += ", c_" + charset + " char(12) CHARACTER SET " + charset + ", v_" + charset
                  + " varchar(40) CHARACTER SET " + charset;
    Statements out = {create
                      + ", t_utf16 text CHARACTER SET utf16, t_gbk mediumtext CHARACTER SET gbk)"};
    const std::size_t columns = 13 + charsets.size() * 2 + 2;
    std::string rows = "INSERT INTO texts VALUES ";
    int id = 0;
    for (const std::string &text : specialTexts()) {
        rows += (id > 0 ? ", (" : "(") + std::to_string(id);
        for (std::size_t i = 0; i < columns; ++i)
            rows += ", " + text;
        rows += ")";
        ++id;
    }
    out.push_back(rows);
    out.push_back("INSERT INTO texts (id) VALUES (100)");
    // Bytes of other charsets that hold a backslash, a tab or a newline as their second half,
    // double encoding, and what is not text at all.
    out.push_back(
        R"(INSERT INTO texts (id, c, v, tt, tx, mt, lt, b10, vb, tb, bl, mb, lb, l_bin, v_latin1, v_gbk, c_gbk,
 v_ucs2, v_utf16, c_utf16, v_utf32, v_utf16le, v_sjis, c_sjis, v_cp1251, v_utf8, v_big5, v_euckr, v_koi8r, v_gb2312, v_ujis,
 v_cp932, v_eucjpms, v_hebrew, t_utf16, t_gbk) VALUES
 (200, '😀é日𝄞', '😀', '日本😀', 'é', '👨‍👩‍👧', 'Ä', 0xFF, 0xC328FF00, 0x80, 0xF0288CBC, 0xEDA080, 0xFEFF00,
 _latin1 0xE697A5, _latin1 0xE9FF80, _gbk 0x815C815C, _gbk 0xC4E3, _ucs2 0x005C0009000A4E5C, _utf16 0x005C00090A0AD83DDE00,
 _utf16 0x0A0D, _utf32 0x0001F6000000005C, _utf16le 0x5C0009003DD800DE, _sjis 0x835C955C, _sjis 0x835C, _cp1251 0xC0FF98,
 'é日', _big5 0xA55CA55C, _euckr 0xB0A1, _koi8r 0xC0FF, _gb2312 0xC4E3, _ujis 0xA4A2, _cp932 0x835C8740, _eucjpms 0xA4A2,
 _hebrew 0xE0, _utf16 0x5C4E0D0A, _gbk 0x815C5C),
 (201, 'Ã©', 'a ', 'e\u0301', 'ﬀ', '\Z', 'ß', 0x00, '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '',
 '', '', '', '', '', '', '', '', '', ''))");
    out.emplace_back("CREATE TABLE bytes (id int PRIMARY KEY, b binary(1), b2 binary(2), vb "
                     "varbinary(3), bl blob,"
                     " l1 varchar(3) CHARACTER SET latin1, c1 char(3) CHARACTER SET cp1251,"
                     " a1 char(1) CHARACTER SET ascii, u varchar(3) CHARACTER SET utf8mb4,"
                     " u16 varchar(2) CHARACTER SET utf16)");
    std::string all = "INSERT INTO bytes VALUES ";
    for (int byte = 0; byte < 256; ++byte) {
        const std::string hex = QString("%1").arg(byte, 2, 16, QChar('0')).toStdString();
        const std::string low = QString("%1").arg(byte % 128, 2, 16, QChar('0')).toStdString();
        all += (byte > 0 ? ", (" : "(") + std::to_string(byte) + ", 0x" + hex + ", 0x5C" + hex
               + ", 0x" + hex + "5C" + hex + ", 0x" + hex + ", _latin1 0x" + hex + ", _cp1251 0x"
               + hex + "41, _ascii 0x" + low + ", CHAR(" + std::to_string(byte)
               + " USING latin1), _utf16 0x" + (byte >= 0xD8 && byte <= 0xDF ? "00" : hex) + "0900"
               + hex + ")"; // no half characters
    }
    out.push_back(all);
    return out;
}

inline Statements members()
{
    std::string set64 = "set(";
    for (int i = 0; i < 64; ++i)
        set64 += (i > 0 ? ",'m" : "'m") + std::to_string(i) + '\'';
    set64 += ')';
    return {
        "CREATE TABLE members (id int PRIMARY KEY, e enum('a','','b'), plain enum('x','y'),"
        " digits enum('2','1','0'), wide enum('日','é','ü') CHARACTER SET utf8mb4,"
        " l enum('\xC3\xA9','q') CHARACTER SET latin1, s set('x','y','z'), sdigits set('2','1'), "
        "s64 "
            + set64 + ", `odd``name'` enum('it''s','a,b','c\\\\d') NOT NULL)",
        R"(INSERT INTO members VALUES (1, 'a', 'x', '1', '日', 'é', 'x,z', '1', 1, 1),
 (2, '', 'y', '2', 'ü', 'q', '', '2', 9223372036854775808, 2),
 (3, 0, 0, 0, 0, 0, 0, 0, 18446744073709551615, 0),
 (4, 'b', 'y', '0', 'é', 'q', 'x,y,z', '1,2', 0, 3), (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1))",
    };
}

/// Geometry of each kind, generated columns, odd sizes.
inline Statements shapes()
{
    std::string wide = "CREATE TABLE wide (id int PRIMARY KEY";
    for (int i = 1; i < 1000; ++i)
        wide += ", c" + std::to_string(i) + (i % 3 == 0 ? " tinyint" : " smallint");
    std::string wideRows = "INSERT INTO wide VALUES ";
    for (int row = 0; row < 5; ++row) {
        wideRows += (row > 0 ? ", (" : "(") + std::to_string(row);
        for (int i = 1; i < 1000; ++i)
            wideRows += i % 7 == 0 && row == 1 ? ", NULL" : ", " + std::to_string((i * row) % 100);
        wideRows += ')';
    }
    return {
        "CREATE TABLE geo (id int PRIMARY KEY, g geometry, p point, l linestring, y polygon, mp "
        "multipoint,"
        " ml multilinestring, my multipolygon, gc geometrycollection, pn point NOT NULL)",
        R"(INSERT INTO geo VALUES
 (1, ST_GeomFromText('POINT(1 2)'), ST_GeomFromText('POINT(92 2313)'), ST_GeomFromText('LINESTRING(0 0,1.5 -1.5,9 10)'),
 ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))'), ST_GeomFromText('MULTIPOINT(1 1,2 2)'),
 ST_GeomFromText('MULTILINESTRING((0 0,1 1),(2 2,3 3))'), ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))'),
 ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))'), ST_GeomFromText('POINT(-1.7976931348623157e308 5e-324)')),
 (2, ST_GeomFromText('LINESTRING(0 0,1 1)', 4326), ST_GeomFromText('POINT(10 20)', 4326), NULL, NULL, NULL, NULL, NULL, NULL,
 ST_GeomFromText('POINT(0.1 0.2)', 4326)),
 (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ST_GeomFromText('POINT(0 0)')))",
        "CREATE TABLE gen (id int PRIMARY KEY, a int, t varchar(20) CHARACTER SET utf8mb4, d "
        "datetime(3),"
        " gv int AS (a * 2) VIRTUAL, gs varchar(60) CHARACTER SET utf8mb4 AS (concat(t, '-', a)) "
        "STORED,"
        " gd date AS (cast(d as date)) VIRTUAL, gn decimal(20,3) AS (a / 3) STORED,"
        " gu char(20) CHARACTER SET utf8mb4 AS (upper(t)) VIRTUAL, KEY gvk (gv))",
        "INSERT INTO gen (id, a, t, d) VALUES (1, 1, 'é', '2024-02-29 12:13:14.567'), (2, "
        "-1000000000, '', "
        "NULL), (3, NULL, NULL, '9999-12-31 23:59:59.999'), (4, 7, 'tab\\t', '2001-01-01')",
        "CREATE TABLE auto_zero (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, v varchar(5))",
        "INSERT INTO auto_zero VALUES (0, 'zero'), (-5, 'minus'), (1, 'one'), (2147483647, 'max')",
        "CREATE TABLE auto_max (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, v int)",
        "INSERT INTO auto_max VALUES (18446744073709551615, 3), (0, 1), (9223372036854775808, 2)",
        "CREATE TABLE single (v varchar(10) CHARACTER SET utf8mb4)",
        "INSERT INTO single VALUES ('a'), (''), (NULL), ('\\\\N'), ('a')",
        "CREATE TABLE single_key (id bigint PRIMARY KEY)",
        "INSERT INTO single_key VALUES (-9223372036854775808), (-1), (0), (1), "
        "(9223372036854775807)",
        "CREATE TABLE none (id int PRIMARY KEY, v text)",
        wide + ')',
        wideRows,
        "CREATE TABLE nokey (a int, b varchar(10) CHARACTER SET latin1, c float, d datetime(6), e "
        "bit(3))",
        "INSERT INTO nokey VALUES (1,'a',0.1,'2024-02-31',5), (1,'a',0.1,'2024-02-31',5), "
        "(NULL,NULL,NULL,NULL,NULL),"
        " (NULL,NULL,NULL,NULL,NULL), (1,'A',0.1,'2024-02-31',5), (1,'a ',0.1,'2024-02-31',5), "
        "(2,'',-0e0,'0000-00-00',0), (3,'x',16777216,'2024-02-29',1)",
        "CREATE TABLE longs (id int PRIMARY KEY, lt longtext CHARACTER SET utf8mb4, lb longblob)",
        R"(INSERT INTO longs VALUES (1, REPEAT('日\\\t', 1000000), REPEAT(0x00095C0AFF, 4000000)), (2, '', ''), (3, NULL, NULL),
 (4, REPEAT('a', 300000), REPEAT(0x5C, 300000)))",
    };
}

/// Keys whose order and equality is not that of their bytes.
inline Statements keys()
{
    Statements out;
    const auto table = [&out](const std::string &name, const std::string &type,
                              const std::string &values) {
        out.push_back("CREATE TABLE " + name + " (k " + type + " NOT NULL PRIMARY KEY, v int)");
        std::string rows;
        int number = 0;
        for (const QString &value : QString::fromStdString(values).split('|'))
            rows += (rows.empty() ? "(" : ", (") + value.toStdString() + ", "
                    + std::to_string(++number) + ')';
        out.push_back("INSERT INTO " + name + " VALUES " + rows);
    };
    const std::string words = "'a'|'B'|'c'|'Ä1'|'ä2'|'z'|'Z2'|'é3'|'E4'|''|'\\\\'|'\\''|'a "
                              "b'|'a\\tb'|'trail  '|'日'|'ß9'|'\\0'|'\\0a'|'_'|'%'";
    table("k_general_ci", "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
          words + "|'😀'");
    table("k_unicode_ci", "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
          "'a'|'B'|'c'|'Ä1'|'ä2'|'z'|'Z2'|'é3'|'E4'|''|'\\\\'|'\\''|'trail  '|'日'|'ß9'|'😀'");
    table("k_char", "char(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", words);
    table("k_bin", "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
          "'a'|'A'|'a\\t'|''|'b'|'B '|'\\0'|'\\n'|'😀'|'日'");
    table("k_latin1", "varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci",
          "'a'|'B'|'Å'|'é1'|_latin1 0x80|_latin1 0x9F|''|'\\''|'z '");
    table("k_latin1_bin", "varchar(20) CHARACTER SET latin1 COLLATE latin1_bin",
          "'a'|'A'|'Å'|'å'|_latin1 0x80|''|'\\''");
    table("k_gbk", "varchar(20) CHARACTER SET gbk",
          "_gbk 0x815C|_gbk 0xC4E3|'a'|'\\\\'|'B'|_gbk 0xFE4F|''");
    table("k_sjis", "varchar(20) CHARACTER SET sjis",
          "_sjis 0x835C|_sjis 0x955C|'a'|'B'|_sjis 0xB1|''");
    table("k_utf16", "varchar(20) CHARACTER SET utf16", "'a'|'B'|'日'|'😀'|'\\\\'|''");
    table("k_utf32", "varchar(20) CHARACTER SET utf32", "'a'|'B'|'日'|'😀'|'\\\\'|''");
    table("k_varbinary", "varbinary(16)",
          "0x00|0x0000|''|0xFF|0xFF00|0x5C|0x27|0xC328|0x61|0x41|0x6120");
    table("k_binary", "binary(4)", "0x00|0x01|0xFF|0x5C27|0x61|0x41|0x0000FF");
    table("k_decimal", "decimal(65,30)",
          "-99999999999999999999999999999999999.999999999999999999999999999999|-1.5|-0."
          "000000000000000000000000000001|0|"
          "0.000000000000000000000000000001|99999999999999999999999999999999999."
          "999999999999999999999999999999");
    // With a default of its own: 5.7 would give it ON UPDATE.
    table("k_timestamp", "timestamp(6) DEFAULT '2001-01-01 00:00:00'",
          "'0000-00-00 00:00:00'|'1970-01-01 00:00:01'|'2024-10-27 00:30:00.5'|'2024-10-27 "
          "01:30:00.5'|'2038-01-19 03:14:07.999999'");
    table("k_datetime", "datetime(6)",
          "'0000-00-00 00:00:00'|'2024-00-10'|'2024-02-31'|'2024-02-31 "
          "00:00:00.000001'|'9999-12-31 23:59:59.999999'|'2024-03-01'");
    table("k_date", "date",
          "'0000-00-00'|'2024-00-10'|'2024-02-31'|'2024-03-01'|'9999-12-31'|'2024-00-00'");
    table("k_time", "time(3)",
          "'-838:59:59'|'838:59:59'|'-00:00:00.001'|'00:00:00'|'00:00:00.001'|'-12:00:00'");
    table("k_year", "year", "0|1901|2155|2000");
    table("k_ubig", "bigint unsigned",
          "0|1|9223372036854775807|9223372036854775808|18446744073709551615");
    table("k_enum", "enum('z','a','1','2')", "'z'|'a'|'1'|'2'");
    table("k_set", "set('z','a','1')", "0|1|2|3|4|7");
    table("k_bit", "bit(64)", "0|1|9223372036854775808|18446744073709551615");
    table("k_float", "float", "-3.402823466e38|-1|0|1.4e-45|16777216|16777218|3.402823466e38");
    table("k_double", "double", "-1.7976931348623157e308|0|5e-324|0.1|1|1.0000000000000002");
    append(
        out,
        {"CREATE TABLE k_composite (a int NOT NULL, b varchar(10) CHARACTER SET utf8mb4 NOT NULL,"
         " c decimal(10,5) NOT NULL, d date NOT NULL, v int, PRIMARY KEY (b, a, d, c))",
         "INSERT INTO k_composite VALUES (-1,'a',-1.5,'0000-00-00',1), "
         "(-1,'B',-1.5,'0000-00-00',2),"
         " (0,'a',-1.5,'2024-02-31',3), (0,'a',0,'2024-02-31',4), (0,'a',0.00001,'2024-02-31',5), "
         "(0,'',0,'2024-00-01',6),"
         " (2147483647,'\\'',99999.99999,'9999-12-31',7), "
         "(-2147483648,'\\\\',-99999.99999,'9999-12-31',8)",
         "CREATE TABLE k_unique (a varchar(10) CHARACTER SET latin1 NOT NULL, b binary(2) NOT "
         "NULL, v text, UNIQUE KEY u (a, b))",
         "INSERT INTO k_unique VALUES ('a', 0x0000, 'x'), ('a', 0x00FF, 'y'), ('B', 0x5C09, 'z'), "
         "('', 0x2727, NULL)"});
    return out;
}

/// For MySQL 5.7 and 8.0.
inline Statements mysqlJson()
{
    return {
        "CREATE TABLE json_values (id int PRIMARY KEY, j json, g varchar(20) AS (j ->> '$.a.b[1]') "
        "VIRTUAL)",
        R"(INSERT INTO json_values (id, j) VALUES (1, '{}'), (2, '[]'), (3, 'null'), (4, NULL), (5, '""'), (6, '0'),
 (8, '18446744073709551615'), (9, '-9223372036854775808'), (10, '1.7976931348623157e308'), (11, '5e-324'),
 (12, '0.1'), (13, '1.0'), (14, '{"a":{"b":[1,2.5,"\\u65e5","😀","\\t\\n\\\\\\"\\u0000",true,false,null,{}]},"":1,"é":[[[]]]}'),
 (15, '"\\\\N"'), (16, '[1,1.0,1e0,"1"]'),
 (18, JSON_ARRAY(CAST('2024-02-29 12:00:00.5' AS DATETIME(6)), CAST('12:00:00' AS TIME), CAST('2024-02-29' AS DATE))),
 (19, JSON_ARRAY(CAST(18446744073709551615 AS UNSIGNED), 1e100)),
 (20, JSON_OBJECT('k', REPEAT('x', 70000))), (21, JSON_ARRAY(_binary 0xFF00, b'101')))",
    };
}

inline Statements mysql80()
{
    return {
        "INSERT INTO json_values (id, j) VALUES (7, '-0.0')", // 5.7 prints -0, which is an integer
        "CREATE TABLE geo80 (id int PRIMARY KEY, p point NOT NULL SRID 4326, z point SRID 0, g "
        "geometry)",
        R"(INSERT INTO geo80 VALUES (1, ST_GeomFromText('POINT(-90 180)', 4326), ST_GeomFromText('POINT(9 10)'),
 ST_GeomFromText('POLYGON((0 0,10 0,10 20,0 0))', 4326)), (2, ST_GeomFromText('POINT(47.5 8.25)', 4326), NULL,
 ST_GeomFromText('GEOMETRYCOLLECTION EMPTY')), (3, ST_GeomFromText('POINT(0 0)', 4326), NULL, ST_GeomFromText('POINT(2600000 1200000)', 2056)))",
        "CREATE TABLE k_0900 (k varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT "
        "NULL PRIMARY KEY, v int)",
        "INSERT INTO k_0900 VALUES ('a', 1), ('a ', 2), ('B', 3), ('', 4), (' ', 5), ('é', 6), "
        "('😀', 7), ('😁', 8), ('日', 9), ('ß', 10)",
        "CREATE TABLE k_0900_as_cs (k varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs "
        "NOT NULL PRIMARY KEY, v int)",
        "INSERT INTO k_0900_as_cs VALUES ('a', 1), ('a ', 2), ('A', 3), ('', 4), ('á', 6), ('😀', "
        "7)",
        "CREATE TABLE expr_default (id int PRIMARY KEY, u binary(16) DEFAULT "
        "(UUID_TO_BIN(UUID())), j json DEFAULT (JSON_ARRAY(1)))",
        "INSERT INTO expr_default VALUES (1, 0x00112233445566778899AABBCCDDEEFF, '[2]'), (2, NULL, "
        "NULL)",
        "CREATE TABLE gb (id int PRIMARY KEY, t varchar(20) CHARACTER SET gb18030)",
        "INSERT INTO gb VALUES (1, '😀日a'), (2, ''), (3, NULL), (4, _gb18030 0x815C81308130)",
    };
}

inline Statements mariaDb()
{
    return {
        "CREATE TABLE only_mariadb (id int PRIMARY KEY, u uuid, i4 inet4, i6 inet6, t text "
        "COMPRESSED,"
        " vc varchar(1000) COMPRESSED CHARACTER SET latin1, b blob COMPRESSED, inv varchar(10) "
        "INVISIBLE DEFAULT 'x',"
        " gi int AS (id + 1) PERSISTENT INVISIBLE)",
        R"(INSERT INTO only_mariadb (id, u, i4, i6, t, vc, b, inv) VALUES
 (1, '00000000-0000-0000-0000-000000000000', '0.0.0.0', '::', '', '', '', ''),
 (2, 'ffffffff-ffff-ffff-ffff-ffffffffffff', '255.255.255.255', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', REPEAT('é\\\t', 5000), REPEAT('é', 900), REPEAT(0x00FF5C09, 5000), '\\N'),
 (3, '123e4567-e89b-12d3-a456-426655440000', '92.9.10.13', '::ffff:1.2.3.4', 'x', 'y', 0x00, 'v'),
 (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL))",
        "CREATE TABLE k_uuid (k uuid NOT NULL PRIMARY KEY, v int)",
        "INSERT INTO k_uuid VALUES ('00000000-0000-0000-0000-000000000001', 1), "
        "('123e4567-e89b-12d3-a456-426655440000', 2), ('ffffffff-ffff-4fff-bfff-ffffffffffff', 3)",
        "CREATE TABLE k_inet (k inet6 NOT NULL PRIMARY KEY, v int)",
        "INSERT INTO k_inet VALUES ('::', 1), ('::1', 2), ('fe80::1', 3), ('ffff::', 4)",
        "CREATE TABLE json_values (id int PRIMARY KEY, j json)",
        R"(INSERT INTO json_values VALUES (1, '{}'), (2, '[]'), (3, 'null'), (4, NULL), (5, '""'), (6, '0'), (7, '[1, 2.5, "日😀", true, {"a": null}]'),
 (8, '18446744073709551615'), (9, '"\\\\N"'), (10, '{"": "\\t\\"\\\\"}'))",
        "CREATE TABLE json_spaced (id int PRIMARY KEY, j json)",
        R"(INSERT INTO json_spaced VALUES (1, ' { "b" : 1 , "a" : [ ] } '), (2, '[1,2,"\\u00e9\\/"]'), (3, '1e0'), (4, '[1.50]'))",
        "CREATE TABLE micro (id int PRIMARY KEY, t time(6) , v varchar(20) COLLATE "
        "utf8mb4_uca1400_ai_ci, n varchar(20) COLLATE utf8mb4_nopad_bin)",
        "INSERT INTO micro VALUES (1, '838:59:59.000000', 'é', 'a '), (2, '-838:59:58.999999', 'É "
        "', 'a'), (3, '02:00:00', 'x', 'x')",
        "CREATE TABLE k_nopad (k varchar(20) CHARACTER SET utf8mb4 COLLATE "
        "utf8mb4_general_nopad_ci NOT NULL PRIMARY KEY, v int)",
        "INSERT INTO k_nopad VALUES ('a', 1), ('a ', 2), ('B', 3), ('', 4), (' ', 5), ('é', 6), "
        "('日', 7)",
    };
}

} // namespace extreme
