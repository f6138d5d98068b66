-- Something of everything that a PostgreSQL schema can hold; tst_postgres_features says what becomes of each.
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
CREATE TYPE address AS (street text, zip varchar(10));
CREATE TYPE price_range AS RANGE (subtype = numeric);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN email AS text NOT NULL CHECK (VALUE LIKE '%@%');
CREATE SEQUENCE tickets START 500 INCREMENT 5;
CREATE FUNCTION doubled(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE sum_of(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

CREATE TABLE customers (
  id integer GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10) PRIMARY KEY,
  name varchar(80) NOT NULL, contact email, feeling mood DEFAULT 'happy', home address,
  rating positive DEFAULT 1, created timestamptz NOT NULL DEFAULT now(), note text COLLATE "C");
COMMENT ON TABLE customers IS 'people who buy; it''s "all" of them';
COMMENT ON COLUMN customers.name IS 'as on the passport';
INSERT INTO customers (name, contact, feeling, home, rating, created, note) VALUES
  ('Zoë', 'z@example.org', 'sad', '("High St, 1",12345)', 5, '2024-03-31 02:30:00.123456+02', 'é'),
  ('日本', 'j@example.org', 'it''s ok', NULL, 1, '1970-01-01 00:00:00+00', NULL);

CREATE TABLE items (
  id bigserial PRIMARY KEY, sku uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE, price numeric(12,2) NOT NULL CHECK (price >= 0),
  weight numeric, flags bit(3) DEFAULT B'101', tags text[] DEFAULT '{}', sizes integer[][], span int4range, prices price_range,
  data jsonb DEFAULT '{}', raw json, photo bytea, origin inet, warranty interval, made date, opens time, cost money,
  total numeric(14,2) GENERATED ALWAYS AS (price * 2) STORED, twice integer GENERATED ALWAYS AS (doubled(3)) STORED,
  ticket bigint DEFAULT nextval('tickets'), words tsvector, doc xml, at point,
  CONSTRAINT heavy_is_dear CHECK (weight IS NULL OR weight < 1000 OR price > 10)) WITH (fillfactor = 70);
INSERT INTO items (sku, price, weight, tags, sizes, span, prices, data, raw, photo, origin, warranty, made, opens, cost, words, doc, at)
  VALUES ('00000000-0000-0000-0000-000000000001', 9.99, 1.5, '{a,"b c",NULL}', '{{1,2},{3,4}}', '[1,10)', '[1.5,2.5]', '{"a": [1, null]}',
  '{"b":  1}', '\x00ff', '192.168.0.1/24', '100 hours', '2024-02-29', '23:59:59.5', '1234.50', 'fat & cat', '<a>b</a>', '(1,2)');
CREATE INDEX items_partial ON items (price) WHERE price > 100;
CREATE INDEX items_lower ON items (lower(doc::text));
CREATE INDEX items_tags ON items USING gin (tags);
CREATE INDEX items_data ON items USING gin (data jsonb_path_ops);
CREATE INDEX items_made ON items USING brin (made);
CREATE INDEX items_covering ON items (made DESC NULLS LAST) INCLUDE (price);
COMMENT ON INDEX items_partial IS 'the dear ones';
CREATE STATISTICS items_statistics ON price, weight FROM items;

CREATE TABLE orders (
  id integer PRIMARY KEY, customer integer NOT NULL REFERENCES customers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  item bigint REFERENCES items (id) MATCH FULL, room integer NOT NULL, during tsrange NOT NULL,
  CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&));
CREATE TRIGGER orders_stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE RULE orders_no_delete AS ON DELETE TO orders DO INSTEAD NOTHING;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_own ON orders USING (customer > 0);
INSERT INTO orders VALUES (1, 1, 1, 7, '[2024-01-01,2024-01-05)'), (2, 11, NULL, 7, '[2024-01-05,2024-01-06)');

CREATE TABLE measures (day date NOT NULL, sensor integer NOT NULL, value double precision, PRIMARY KEY (day, sensor)) PARTITION BY RANGE (day);
CREATE TABLE measures_2023 PARTITION OF measures FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE measures_2024 PARTITION OF measures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH (sensor);
CREATE TABLE measures_2024_even PARTITION OF measures_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE measures_2024_odd PARTITION OF measures_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX measures_value ON measures (value);
CREATE INDEX measures_2023_only ON measures_2023 (value DESC);
INSERT INTO measures SELECT date '2023-12-25' + n, n % 5, n / 7.0 FROM generate_series(1, 20) n;

CREATE TABLE vehicles (id integer PRIMARY KEY, wheels integer);
CREATE TABLE trucks (load integer) INHERITS (vehicles);
INSERT INTO vehicles VALUES (1, 4);
INSERT INTO trucks VALUES (2, 6, 1000);
CREATE UNLOGGED TABLE scratch (id integer PRIMARY KEY, v text);
INSERT INTO scratch VALUES (1, 'x');

CREATE VIEW dear_items AS SELECT i.id, i.price FROM items i WHERE i.price > 5;
CREATE VIEW open_customers WITH (security_invoker = true) AS SELECT id, name FROM customers WHERE rating > 0 WITH LOCAL CHECK OPTION;
CREATE MATERIALIZED VIEW sensor_totals AS SELECT sensor, sum(value) AS total FROM measures GROUP BY sensor;
