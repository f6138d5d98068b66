#include "app/sample/sample_schema.h"

namespace godwit {

const char *const sampleTables = R"sql(
CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES categories (id),
    name VARCHAR(60) NOT NULL
);
CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY,
    name VARCHAR(80) NOT NULL UNIQUE,
    contract UUID NOT NULL,
    rating TINYINT CHECK (rating BETWEEN 1 AND 5)
);
CREATE TABLE "größe" (
    "kürzel" VARCHAR(4) PRIMARY KEY NOT NULL,
    "länge cm" SMALLINT NOT NULL,
    bezeichnung TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    sku CHAR(10) NOT NULL UNIQUE,
    name VARCHAR(120) NOT NULL,
    category_id INTEGER NOT NULL REFERENCES categories (id),
    "größe" VARCHAR(4) REFERENCES "größe" ("kürzel"),
    price DECIMAL(10, 2) NOT NULL CHECK (price >= 0),
    weight_kg REAL,
    volume DOUBLE,
    active BOOLEAN NOT NULL DEFAULT 1,
    attributes JSON,
    picture BLOB,
    released DATE
);
CREATE TABLE product_suppliers (
    product_id INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
    purchase_price DECIMAL(10, 4) NOT NULL,
    lead_days SMALLINT,
    PRIMARY KEY (product_id, supplier_id)
) WITHOUT ROWID;
CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email VARCHAR(120) COLLATE NOCASE NOT NULL UNIQUE,
    name VARCHAR(80) NOT NULL,
    birthday DATE,
    newsletter BOOLEAN NOT NULL DEFAULT 0,
    credit_limit DECIMAL(12, 2) DEFAULT 0,
    note TEXT,
    created_at DATETIME NOT NULL
);
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    street VARCHAR(100) NOT NULL,
    "postal code" VARCHAR(12) NOT NULL,
    city VARCHAR(60) NOT NULL,
    country CHAR(2) NOT NULL DEFAULT 'DE',
    UNIQUE (customer_id, street)
);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    address_id INTEGER REFERENCES addresses (id) ON DELETE SET NULL,
    status VARCHAR(12) NOT NULL DEFAULT 'new',
    placed_at DATETIME NOT NULL,
    delivery_window TIME,
    comment TEXT
);
CREATE TABLE "order items" (
    order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line SMALLINT NOT NULL,
    product_id INTEGER NOT NULL REFERENCES products (id),
    quantity INTEGER NOT NULL,
    "unit price" DECIMAL(10, 2) NOT NULL,
    total DECIMAL(12, 2) GENERATED ALWAYS AS (quantity * "unit price") VIRTUAL,
    PRIMARY KEY (order_id, line)
);
CREATE TABLE payments (
    id BIGINT PRIMARY KEY NOT NULL,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    method VARCHAR(10) NOT NULL,
    amount DECIMAL(12, 2) NOT NULL,
    paid_at TIMESTAMP,
    receipt VARBINARY(16)
);
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES products (id),
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    stars TINYINT,
    title VARCHAR(100),
    body TEXT
);
CREATE TABLE "select" (
    "from" VARCHAR(40) PRIMARY KEY NOT NULL,
    "where" TEXT,
    "order by" TEXT NOT NULL DEFAULT 'id'
);
CREATE TABLE audit_log (
    happened_at TIMESTAMP NOT NULL,
    actor VARCHAR(40),
    action VARCHAR(20) NOT NULL,
    detail TEXT
);
CREATE TABLE tmp_sessions (
    token CHAR(32) PRIMARY KEY NOT NULL,
    payload BLOB
);
)sql";

const char *const sampleIndexesAndViews = R"sql(
CREATE INDEX orders_by_customer ON orders (customer_id, placed_at DESC);
CREATE INDEX orders_open ON orders (placed_at) WHERE status IN ('new', 'paid');
CREATE INDEX "order items by product" ON "order items" (product_id);
CREATE INDEX payments_by_order ON payments (order_id);
CREATE INDEX products_by_category ON products (category_id, name);
CREATE INDEX customers_by_name ON customers (name COLLATE NOCASE);
CREATE INDEX reviews_by_product ON reviews (product_id);
CREATE VIEW "open orders" AS
    SELECT o.id, o.placed_at, c.name AS customer
    FROM orders AS o JOIN customers AS c ON c.id = o.customer_id
    WHERE o.status IN ('new', 'paid');
CREATE VIEW revenue_by_month AS
    SELECT substr(o.placed_at, 1, 7) AS month, count(DISTINCT o.id) AS orders, sum(i.total) AS revenue
    FROM orders AS o JOIN "order items" AS i ON i.order_id = o.id
    WHERE o.status <> 'cancelled'
    GROUP BY substr(o.placed_at, 1, 7);
CREATE VIEW best_months AS
    SELECT month, revenue FROM revenue_by_month WHERE revenue > 10000;
)sql";

} // namespace godwit
