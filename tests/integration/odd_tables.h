// Tables and views with everything in their definitions that has ever been lost on the way from one
// MySQL-family server to another. `%s` stands for the database, `%o` for a second one.
#pragma once

#include <string>
#include <vector>

namespace odd {

/// For MySQL 5.7, 8.0 and MariaDB.
inline const std::vector<std::string> everywhere = {
    R"sql(CREATE TABLE `%o`.parent (id int NOT NULL PRIMARY KEY, code varchar(10) NOT NULL, UNIQUE KEY (code)))sql",
    R"sql(CREATE TABLE `%s`.types (
 a tinyint(1) unsigned, b smallint(5) zerofill, c mediumint, d int,
 e bigint unsigned NOT NULL AUTO_INCREMENT, f decimal(65,30), f2 decimal, g float, g2 float(7,3),
 h double, h2 double(15,3) unsigned, i bit(64) DEFAULT b'101', i1 bit, j char(3), j0 char(0),
 k varchar(20000), l binary(4) DEFAULT 'a\0\'b', m varbinary(300) DEFAULT 0x00FF41,
 m2 varbinary(9) DEFAULT 'a?b', n tinytext, o text, p mediumtext, q longtext, r tinyblob, s blob,
 t mediumblob, u longblob, v date, w time(6),
 x datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
 y timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), y2 timestamp NULL DEFAULT '2001-02-03 04:05:06',
 z year, aa enum('a','b,c','it''s','back\\slash','"q"','',')') DEFAULT 'it''s',
 bb set('x','y z','p''q') DEFAULT 'x,p''q', dd geometry, ee point NOT NULL, ff linestring,
 gg polygon, hh multipoint, ii multilinestring, jj multipolygon, kk geometrycollection,
 ll varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, mm char(5) CHARACTER SET gbk,
 nn text CHARACTER SET utf16, oo varchar(9) CHARACTER SET utf8, pp nchar(4),
 qq varchar(10) CHARACTER SET ascii COLLATE ascii_bin DEFAULT 'x',
 rr enum('é','日','ü') CHARACTER SET utf8mb4 DEFAULT '日',
 ss varchar(30) CHARACTER SET utf8mb4 DEFAULT '😀 \\ '' ""
 newline' COMMENT 'it''s a "comment" \\ with
newline, tab	 and `x` /* c */ -- d',
 PRIMARY KEY (e)) ENGINE=InnoDB AUTO_INCREMENT=18446744073709551 COMMENT='table''s \\ "comment" 日')sql",
    "CREATE TABLE `%s`.`we``ird \"name'.x\n日` (`id` int NOT NULL, `co``l,(1)` varchar(20) COMMENT "
    "')',"
    " `c 2` int, `ключ` int, PRIMARY KEY (`id`), UNIQUE KEY `u``k` (`co``l,(1)`(3)),"
    " KEY `k \")` (`c 2`,`ключ`), CONSTRAINT `fk``1` FOREIGN KEY (`ключ`)"
    " REFERENCES `we``ird \"name'.x\n日` (`id`) ON DELETE CASCADE ON UPDATE SET NULL)"
    " CHARACTER SET utf8 COLLATE utf8_unicode_ci",
    R"sql(CREATE TABLE `%s`.child (id int NOT NULL AUTO_INCREMENT, parent_id int, code varchar(10) CHARACTER SET utf8mb4,
 x int, body text, more text, KEY k_plain (x) COMMENT 'it''s', KEY ai (id), KEY k_prefix (body(10), x),
 UNIQUE KEY u_late (x, id) USING BTREE, FULLTEXT KEY ft (body), FULLTEXT KEY ft2 (more,body), KEY k_h (x),
 KEY last (code),
 CONSTRAINT f1 FOREIGN KEY (parent_id) REFERENCES `%o`.parent (id) ON DELETE SET NULL ON UPDATE CASCADE,
 CONSTRAINT f2 FOREIGN KEY (x) REFERENCES `%s`.uniq (z))
 ENGINE=InnoDB ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8 STATS_PERSISTENT=1 MIN_ROWS=3)sql",
    "CREATE TABLE `%s`.nokey (a int, b varchar(5), KEY b (b), SPATIAL KEY sp (g), g point NOT "
    "NULL)",
    "CREATE TABLE `%s`.uniq (a int NOT NULL, b varchar(5) NOT NULL, c int, z int, UNIQUE KEY un "
    "(c),"
    " UNIQUE KEY unn (a,b), KEY z (z), KEY y (b))",
    R"sql(CREATE TABLE `%s`.gen (a int NOT NULL PRIMARY KEY, b int GENERATED ALWAYS AS (a*2) VIRTUAL,
 c varchar(30) GENERATED ALWAYS AS (concat(a,'x)''y')) STORED COMMENT 'gen', KEY bk (b)))sql",
    R"sql(CREATE TABLE `%s`.zero (a datetime NOT NULL DEFAULT '0000-00-00 00:00:00', b date DEFAULT '0000-00-00',
 c timestamp NOT NULL DEFAULT '0000-00-00 00:00:00', d time DEFAULT '-838:59:59', e year DEFAULT 0,
 f decimal(10,2) DEFAULT 1.50, g float DEFAULT 1e10, h double DEFAULT -0.5, i int DEFAULT -1,
 j tinyint(1) DEFAULT true, k timestamp NULL, l int(5) zerofill DEFAULT 7))sql",
    R"sql(CREATE TABLE `%s`.p_range (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id,d)) PARTITION BY RANGE (to_days(d))
 SUBPARTITION BY HASH (id) SUBPARTITIONS 2
 (PARTITION p0 VALUES LESS THAN (700000) COMMENT='it''s (', PARTITION `p 1` VALUES LESS THAN MAXVALUE))sql",
    R"sql(CREATE TABLE `%s`.p_rangec (id int NOT NULL, n varchar(10) NOT NULL, PRIMARY KEY (id,n)) PARTITION BY RANGE COLUMNS (n,id)
 (PARTITION p0 VALUES LESS THAN ('it''s',5), PARTITION p1 VALUES LESS THAN (MAXVALUE,MAXVALUE)))sql",
    "CREATE TABLE `%s`.p_list (id int NOT NULL PRIMARY KEY) PARTITION BY LIST (id)"
    " (PARTITION p0 VALUES IN (1,2,NULL), PARTITION p1 VALUES IN (3))",
    "CREATE TABLE `%s`.p_hash (id int NOT NULL PRIMARY KEY) PARTITION BY LINEAR HASH (id) "
    "PARTITIONS 3",
    "CREATE TABLE `%s`.p_key (id int NOT NULL PRIMARY KEY) PARTITION BY KEY ALGORITHM=1 (id) "
    "PARTITIONS 3",
    "CREATE TABLE `%s`.bin (id int NOT NULL, v varchar(10)) DEFAULT CHARSET=binary",
    "CREATE TABLE `%s`.mb4 (id int NOT NULL, v varchar(10), w varchar(10) COLLATE "
    "utf8mb4_unicode_ci,"
    " x varchar(5) CHARACTER SET latin1) DEFAULT CHARSET=utf8mb4",
    "CREATE TABLE `%s`.mb4bin (id int NOT NULL, v varchar(10), w varchar(10) COLLATE "
    "utf8mb4_unicode_ci,"
    " x varchar(5) CHARACTER SET latin1) DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin",
    "CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `%s`.`v``1` AS SELECT w.id, w.`co``l,(1)` AS "
    "`x.y`,"
    " '%s.gen `%s`.`gen`' AS lit, p.code FROM `%s`.`we``ird \"name'.x\n日` w"
    " JOIN `%o`.parent p ON p.id = w.id WHERE w.id > 0 WITH LOCAL CHECK OPTION",
    "CREATE VIEW `%s`.v2 (`a b`, c) AS SELECT `%s`.gen.a, count(*) FROM `%s`.gen GROUP BY "
    "`%s`.gen.a",
    "CREATE VIEW `%s`.v3 AS SELECT a FROM `%s`.gen WHERE a > 0 WITH CASCADED CHECK OPTION",
    "CREATE VIEW `%s`.v4 AS SELECT * FROM `%s`.v2 WHERE c > 0",
};

/// Engines that become InnoDB.
inline const std::vector<std::string> engines = {
    "CREATE TABLE `%s`.myi (id int NOT NULL, v varchar(10), PRIMARY KEY (id), FULLTEXT KEY (v)) "
    "ENGINE=MyISAM"
    " ROW_FORMAT=FIXED DELAY_KEY_WRITE=1 CHECKSUM=1 PACK_KEYS=1 AVG_ROW_LENGTH=50 MAX_ROWS=1000",
    "CREATE TABLE `%s`.grouped (g int NOT NULL, n int NOT NULL AUTO_INCREMENT, PRIMARY KEY (g,n)) "
    "ENGINE=MyISAM",
    "CREATE TABLE `%s`.mem (id int NOT NULL, PRIMARY KEY (id) USING HASH) ENGINE=MEMORY",
};

inline const std::vector<std::string> mysql57 = {
    "CREATE TABLE `%s`.js (id int NOT NULL PRIMARY KEY, j json)",
    "CREATE TABLE `%s`.compressed (id int NOT NULL, KEY k (id)) ENGINE=InnoDB COMPRESSION='zlib'",
    "CREATE TABLE `%s`.notnull (a int NOT NULL, b int GENERATED ALWAYS AS (a + 1) STORED NOT NULL)",
    "CREATE TABLE `%s`.ngram (a text, FULLTEXT KEY f (a) WITH PARSER ngram)",
};

inline const std::vector<std::string> mysql80 = {
    "CREATE TABLE `%s`.js (id int NOT NULL PRIMARY KEY, j json DEFAULT (json_array(1,'x')))",
    R"sql(CREATE TABLE `%s`.f80 (id int NOT NULL, a varchar(20) COLLATE utf8mb4_0900_as_cs, u char(36) DEFAULT (uuid()),
 e int DEFAULT (1+2) COMMENT 'x', p point SRID 4326 NOT NULL, jj json,
 b varchar(20) GENERATED ALWAYS AS (a COLLATE utf8mb4_0900_ai_ci) VIRTUAL, PRIMARY KEY (id DESC),
 KEY fn ((lower(a)), id DESC), KEY inv (a DESC) INVISIBLE, UNIQUE KEY ufn ((id+1)), SPATIAL KEY (p))
 CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci)sql",
    "CREATE TABLE `%s`.f80b (a varchar(10), b varchar(10) COLLATE utf8mb4_general_ci,"
    " c varchar(10) CHARACTER SET utf8mb4, d varchar(10) CHARACTER SET latin1) CHARSET=utf8mb4",
    "CREATE TABLE `%s`.f80c (a varchar(10), b varchar(10) COLLATE utf8mb4_0900_ai_ci,"
    " c varchar(10) CHARACTER SET utf8, d int) CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci "
    "ENCRYPTION='N'",
    "CREATE TABLE `%s`.notnull (a int NOT NULL, b int GENERATED ALWAYS AS (a + 1) STORED NOT NULL)",
    "CREATE TABLE `%s`.ngram (a text, FULLTEXT KEY f (a) WITH PARSER ngram)",
    "CREATE VIEW `%s`.v80 AS SELECT a COLLATE utf8mb4_0900_ai_ci AS a FROM `%s`.f80",
};

inline const std::vector<std::string> mariaDb = {
    "CREATE TABLE `%s`.js (id int NOT NULL PRIMARY KEY, j json DEFAULT json_array(1))",
    R"sql(CREATE TABLE `%s`.fm (id int NOT NULL, u uuid DEFAULT uuid(), i4 inet4 DEFAULT '1.2.3.4', i6 inet6, t text DEFAULT 'abc',
 e int DEFAULT (1+2), e2 int DEFAULT (id*2), ts timestamp DEFAULT now(),
 dt datetime(3) DEFAULT current_timestamp() ON UPDATE current_timestamp(), d date DEFAULT (current_date),
 inv int INVISIBLE DEFAULT 3, comp text COMPRESSED, x int CHECK (x > 0 and x < 'it''s'),
 y varchar(20) COLLATE utf8mb4_uca1400_as_ci, y2 varchar(10) COLLATE utf8mb4_nopad_bin,
 y3 varchar(10) COLLATE utf8mb4_unicode_520_nopad_ci, y4 varchar(10) COLLATE utf8mb3_uca1400_swedish_ai_cs,
 g int GENERATED ALWAYS AS (x+1) PERSISTENT, g2 int AS (x+2) VIRTUAL INVISIBLE COMMENT 'c',
 gg point REF_SYSTEM_ID=4326, PRIMARY KEY (id), KEY k (x) IGNORED, KEY dd (x DESC), KEY dl (id),
 CONSTRAINT `my``check` CHECK (id <> 5), UNIQUE KEY hashu (t)) ENGINE=InnoDB PAGE_COMPRESSED=1)sql",
    "CREATE TABLE `%s`.aria (id int NOT NULL, PRIMARY KEY (id)) ENGINE=Aria TRANSACTIONAL=1 "
    "ROW_FORMAT=PAGE",
    "CREATE TABLE `%s`.sv (id int NOT NULL, a int WITHOUT SYSTEM VERSIONING, PRIMARY KEY (id)) "
    "WITH SYSTEM VERSIONING",
    R"sql(CREATE TABLE `%s`.sv2 (id int NOT NULL, rs timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE,
 re timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE, PERIOD FOR SYSTEM_TIME(rs,re), PRIMARY KEY (id)) WITH SYSTEM VERSIONING)sql",
    "CREATE TABLE `%s`.sv3 (id int NOT NULL) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME"
    " (PARTITION p0 HISTORY, PARTITION pc CURRENT)",
    "CREATE TABLE `%s`.ap (id int NOT NULL, s date, e date, PERIOD FOR app(s,e), UNIQUE (id, app "
    "WITHOUT OVERLAPS))",
    "CREATE TABLE `%s`.pd (id int NOT NULL PRIMARY KEY) PARTITION BY LIST (id)"
    " (PARTITION p0 VALUES IN (1), PARTITION pd DEFAULT)",
    "CREATE VIEW `%s`.vm AS SELECT y COLLATE utf8mb4_uca1400_ai_ci AS y FROM `%s`.fm",
};

} // namespace odd
