// Tables as TiDB's documentation says that SHOW CREATE TABLE prints them (v6 to v8). No server has
// printed these: there is none to be had for tests.
#pragma once

#include <string>
#include <vector>

namespace godwit::test {

inline std::vector<std::string> tidbTables()
{
    const std::string end = "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";
    const std::string clustered = "  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */";
    return {
        "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL /*T![auto_rand] AUTO_RANDOM(5) */,\n  `b` "
        "varchar(255) DEFAULT NULL COMMENT 'it''s',\n"
            + clustered + end + " /*T![auto_rand_base] AUTO_RANDOM_BASE=30001 */",
        "CREATE TABLE `t` (\n  `id` bigint(20) unsigned NOT NULL /*T![auto_rand] AUTO_RANDOM(6, "
        "54) */ COMMENT 'key',\n"
            + clustered + end + " /*T![pre_split] PRE_SPLIT_REGIONS=2 */",
        "CREATE TABLE `t` (\n  `a` int(11) DEFAULT NULL,\n  `b` timestamp NULL DEFAULT NULL" + end
            + " /*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 */",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL AUTO_INCREMENT,\n  `e` enum('a','b''c') NOT "
        "NULL DEFAULT 'a',\n"
            + clustered + end + " AUTO_INCREMENT=5001 /*T![auto_id_cache] AUTO_ID_CACHE=1 */",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `created_at` datetime DEFAULT "
        "CURRENT_TIMESTAMP,\n"
            + clustered + end
            + " /*T![ttl] TTL=`created_at` + INTERVAL 3 MONTH */ /*T![ttl] TTL_ENABLE='ON' */ "
              "/*T![ttl] TTL_JOB_INTERVAL='24h' */",
        "CREATE TABLE `t` (\n  `id` varchar(36) NOT NULL,\n  `j` json DEFAULT NULL,\n  PRIMARY KEY "
        "(`id`) /*T![clustered_index] NONCLUSTERED */"
            + end + " /*T![placement] PLACEMENT POLICY=`eastandwest` */",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n" + clustered + end + " /* CACHED ON */",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `name` varchar(20) DEFAULT NULL,\n"
            + clustered + ",\n  KEY `low` ((lower(`name`))),\n  UNIQUE KEY `two` (`id`,(`id` + 1))"
            + end,
        "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL DEFAULT nextval(`shop`.`seq`),\n  `v` "
        "int(11) DEFAULT NULL,\n"
            + clustered + end,
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `c` int(11) DEFAULT NULL,\n  UNIQUE KEY "
        "`u` (`c`) /*T![global_index] GLOBAL */,\n  PRIMARY KEY (`id`) /*T![clustered_index] "
        "NONCLUSTERED */"
            + end + "\nPARTITION BY HASH (`id`) PARTITIONS 5",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `d` date NOT NULL,\n  PRIMARY KEY "
        "(`id`,`d`) /*T![clustered_index] CLUSTERED */"
            + end
            + "\nPARTITION BY RANGE COLUMNS(`d`)\n(PARTITION `p0` VALUES LESS THAN ('2023-01-01') "
              "/*T![placement] PLACEMENT POLICY=`old` */,\n PARTITION `p1` VALUES LESS THAN "
              "(MAXVALUE))",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `s` varchar(20) NOT NULL" + end
            + "\nPARTITION BY LIST COLUMNS(`s`)\n(PARTITION `p0` VALUES IN ('a','b'),\n PARTITION "
              "`pd` DEFAULT)",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `s` varchar(20) NOT NULL" + end
            + "\nPARTITION BY KEY (`id`) PARTITIONS 3",
        "CREATE GLOBAL TEMPORARY TABLE `t` (\n  `id` int(11) NOT NULL" + end
            + " ON COMMIT DELETE ROWS",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `a` int(11) GENERATED ALWAYS AS (`id` * "
        "2) VIRTUAL,\n  `s` int(11) GENERATED ALWAYS AS (`id` + 2) STORED,\n"
            + clustered + ",\n  CONSTRAINT `t_chk_1` CHECK ((`id` > 0))" + end
            + " COMMENT='all of it'",
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `v` varchar(10) CHARACTER SET latin1 "
        "COLLATE latin1_bin DEFAULT NULL,\n  `g` varchar(10) CHARACTER SET gbk COLLATE "
        "gbk_chinese_ci DEFAULT NULL,\n  `t` timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON "
        "UPDATE CURRENT_TIMESTAMP(6),\n"
            + clustered + ",\n  KEY `v` (`v`) /*!80000 INVISIBLE */" + end,
    };
}

} // namespace godwit::test
