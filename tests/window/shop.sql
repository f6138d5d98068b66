-- A shop at the source: keys of several kinds, a table without one, sharded tables, a view, and what stays behind.
DROP DATABASE IF EXISTS window_shop;
CREATE DATABASE window_shop CHARACTER SET utf8mb4;
USE window_shop;

CREATE TABLE customers (
  id INT PRIMARY KEY AUTO_INCREMENT,
  name VARCHAR(80) NOT NULL,
  city VARCHAR(40) NOT NULL,
  since DATE NOT NULL,
  UNIQUE KEY by_name (name)
);
CREATE TABLE products (
  code CHAR(8) PRIMARY KEY,
  title VARCHAR(80) NOT NULL,
  price DECIMAL(10, 2) NOT NULL,
  picture VARBINARY(64)
);
CREATE TABLE orders_2025 (
  id BIGINT PRIMARY KEY,
  customer INT NOT NULL,
  product CHAR(8) NOT NULL,
  amount INT NOT NULL,
  ordered DATETIME(6) NOT NULL,
  note TEXT,
  KEY by_customer (customer, ordered),
  FOREIGN KEY (customer) REFERENCES customers (id)
);
CREATE TABLE orders_2026 LIKE orders_2025;
CREATE TABLE visits (at DATETIME NOT NULL, page VARCHAR(60) NOT NULL); -- no key
CREATE TABLE tmp_import (line TEXT);
CREATE VIEW big_orders AS SELECT id, customer, amount FROM orders_2026 WHERE amount > 7;

INSERT INTO customers (name, city, since)
  SELECT CONCAT('客户 ', seq), ELT(1 + seq % 4, 'Zürich', '杭州', 'Nairobi', 'São Paulo'), '2020-01-01' + INTERVAL seq DAY
  FROM seq_1_to_2000;
INSERT INTO products
  SELECT CONCAT('P', LPAD(seq, 7, '0')), CONCAT('Thing № ', seq), seq * 1.05, UNHEX(MD5(seq)) FROM seq_1_to_500;
INSERT INTO orders_2025
  SELECT seq, 1 + seq % 2000, CONCAT('P', LPAD(1 + seq % 500, 7, '0')), 1 + seq % 9,
    '2025-01-01 00:00:00' + INTERVAL seq MINUTE, IF(seq % 3, NULL, CONCAT('leave at door ', seq))
  FROM seq_1_to_20000;
INSERT INTO orders_2026 SELECT id + 20000, customer, product, amount, ordered + INTERVAL 1 YEAR, note FROM orders_2025;
INSERT INTO visits SELECT '2026-01-01' + INTERVAL seq DIV 3 SECOND, CONCAT('/thing/', seq % 40) FROM seq_1_to_6000;
INSERT INTO tmp_import VALUES ('stays behind');
