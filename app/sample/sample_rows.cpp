#include "app/sample/sample_rows.h"

#include "app/sample/sample_writer.h"

#include <array>
#include <cstdio>

namespace godwit {

namespace {

constexpr int categories = 40;
constexpr int suppliers = 60;
constexpr int products = 800;
constexpr int customers = 3000;
constexpr int orders = 9000;
constexpr int reviews = 2500;
constexpr int auditEntries = 3000;
constexpr int sessions = 500;

constexpr std::monostate null;

/// SplitMix64 (Steele, Lea and Flood 2014): the standard library's distributions differ between
/// machines.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {}

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    std::int64_t from(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool oneIn(int n) { return from(1, n) == 1; }

    template<std::size_t N>
    std::string pick(const std::array<const char *, N> &list)
    {
        return list[next() % N];
    }
    SampleBlob blob(std::int64_t bytes)
    {
        SampleBlob blob;
        for (std::int64_t i = 0; i < bytes; ++i)
            blob.bytes.push_back(static_cast<char>(next() & 0xff));
        return blob;
    }

private:
    std::uint64_t m_state;
};

constexpr std::array givenNames{"Anna",   "Björn", "Chloé", "Dmitri", "Elif",  "Fatima", "George",
                                "Hana",   "İpek",  "José",  "Käthe",  "Li Na", "Mária",  "Noah",
                                "Ойша",   "Priya", "Quinn", "Renée",  "Søren", "太郎",   "Úna",
                                "Víctor", "Wei",   "Xenia", "Yusuf",  "Zoë"};
constexpr std::array familyNames{
    "Müller", "O'Brien", "Nguyễn", "García",       "Kowalski", "Smith",   "Ångström", "Øster",
    "Yılmaz", "山田",    "d'Arc",  "van der Berg", "Çelik",    "Иванова", "Li",       "Dvořák"};
constexpr std::array streets{"Main Street",     "Rue de l'Église", "Große Gasse", "Calle Mayor",
                             "Ulica \"Długa\"", "桜通り",          "Hafenweg",    "High Road"};
constexpr std::array cities{"Berlin", "Zürich", "München",       "São Paulo", "Kraków",
                            "東京",   "London", "Île-de-France", "Łódź",      "Malmö"};
constexpr std::array countries{"DE", "CH", "BR", "PL", "JP", "GB", "FR", "SE"};
constexpr std::array goods{"Tent", "Sleeping bag", "Kettle", "Rope",     "Lantern", "Boots",
                           "Map",  "Compass",      "Stove",  "Backpack", "Jacket",  "Binoculars"};
constexpr std::array qualities{"light",      "alpine", "classic",    "\"Pro\"",
                               "50% larger", "kids'",  "wool\\down", "ultra"};
constexpr std::array statuses{"new",     "paid",     "shipped",  "shipped",
                              "shipped", "returned", "cancelled"};
constexpr std::array methods{"card", "transfer", "cash", "voucher"};
constexpr std::array titles{"Great 👍",      "Never again",       "", "It's OK", "Ça va",
                            "五つ星 ⭐⭐⭐⭐⭐", "50% off, 100% good"};
constexpr std::array bodies{"Does what it should.",
                            "Broke on day two 😡\nSeller was kind, though.",
                            "tab\there, back\\slash there, and \\N at the end \\N",
                            "Лучше не бывает",
                            "",
                            "'quoted' and \"double quoted\" and `back-quoted`",
                            "👨‍👩‍👧‍👦 the whole family likes it"};

std::string text(const char *format, auto... values)
{
    char buffer[160];
    std::snprintf(buffer, sizeof buffer, format, values...);
    return buffer;
}

/// Days are counted over years of twelve 28-day months: every date exists, whatever the calendar.
std::string date(std::int64_t day, int firstYear)
{
    return text("%04d-%02d-%02d", firstYear + static_cast<int>(day / 336),
                static_cast<int>(day / 28 % 12) + 1, static_cast<int>(day % 28) + 1);
}

std::string clock(Dice &dice)
{
    return text("%02d:%02d:%02d", static_cast<int>(dice.from(0, 23)),
                static_cast<int>(dice.from(0, 59)), static_cast<int>(dice.from(0, 59)));
}

std::string money(Dice &dice, int low, int high)
{
    return text("%d.%02d", static_cast<int>(dice.from(low, high)),
                static_cast<int>(dice.from(0, 99)));
}

std::string hex(Dice &dice, int digits)
{
    std::string result;
    while (static_cast<int>(result.size()) < digits)
        result += text("%016llx", static_cast<unsigned long long>(dice.next()));
    return result.substr(0, static_cast<std::size_t>(digits));
}

SampleValue orNull(Dice &dice, int oneIn, SampleValue value)
{
    return dice.oneIn(oneIn) ? SampleValue(null) : std::move(value);
}

void writeCatalogue(SampleWriter &writer, Dice &dice)
{
    writer.into("categories", "id, parent_id, name", 3);
    for (int id = 1; id <= categories; ++id)
        writer.row({std::int64_t(id),
                    id <= 5 ? SampleValue(null) : SampleValue(dice.from(1, id - 1)),
                    dice.pick(goods) + text(" & more, no. %d", id)});

    writer.into("suppliers", "id, name, contract, rating", 4);
    for (int id = 1; id <= suppliers; ++id)
        writer.row({std::int64_t(id), dice.pick(familyNames) + text(" & Söhne %d", id),
                    hex(dice, 8) + "-" + hex(dice, 4) + "-4" + hex(dice, 3) + "-8" + hex(dice, 3)
                        + "-" + hex(dice, 12),
                    orNull(dice, 6, dice.from(1, 5))});

    writer.into("\"größe\"", "\"kürzel\", \"länge cm\", bezeichnung", 3);
    constexpr std::array sizes{"XS", "S", "M", "L", "XL", "½", "Ø"};
    for (std::size_t i = 0; i < sizes.size(); ++i)
        writer.row({std::string(sizes[i]), std::int64_t(40 + 12 * i),
                    i % 3 == 0 ? std::string() : "für " + std::string(sizes[i])});

    writer.into("products",
                "id, sku, name, category_id, \"größe\", price, weight_kg, volume, active, "
                "attributes, picture, released",
                12);
    for (int id = 1; id <= products; ++id) {
        const std::string name = dice.pick(goods) + ", " + dice.pick(qualities);
        writer.row(
            {std::int64_t(id), text("SKU-%06d", id), name, dice.from(1, categories),
             orNull(dice, 3, dice.pick(sizes)), money(dice, 0, 499),
             orNull(dice, 8, static_cast<double>(dice.from(1, 100000)) / 1000.0),
             orNull(dice, 5, static_cast<double>(dice.from(1, 1 << 30)) / 7.0),
             std::int64_t(!dice.oneIn(9)),
             orNull(dice, 4,
                    text(R"({"colour": "%s", "stock": %d, "tags": ["a", "ü", null]})",
                         dice.oneIn(2) ? "red" : "grün", static_cast<int>(dice.from(0, 99)))),
             orNull(dice, 2, dice.blob(dice.from(0, 600))),
             orNull(dice, 7, date(dice.from(0, 3000), 2015))});
    }

    writer.into("product_suppliers", "product_id, supplier_id, purchase_price, lead_days", 4);
    for (int id = 1; id <= products; ++id)
        for (const std::int64_t supplier : {dice.from(1, 30), dice.from(31, suppliers)})
            writer.row({std::int64_t(id), supplier, money(dice, 0, 300) + text("%02d", id % 100),
                        orNull(dice, 10, dice.from(0, 90))});
}

void writeCustomers(SampleWriter &writer, Dice &dice)
{
    writer.into("customers",
                "id, email, name, birthday, newsletter, credit_limit, note, created_at", 8);
    for (int id = 1; id <= customers; ++id) {
        SampleValue note = null;
        if (dice.oneIn(4))
            note = dice.oneIn(3) ? std::string() : "prefers " + dice.pick(goods) + " 🎁\nand\ttabs";
        writer.row({std::int64_t(id), text("customer%d@example.org", id),
                    dice.pick(givenNames) + " " + dice.pick(familyNames),
                    orNull(dice, 5, date(dice.from(0, 20000), 1940)), std::int64_t(dice.oneIn(3)),
                    orNull(dice, 6, money(dice, 0, 99999)), std::move(note),
                    date(dice.from(0, 2000), 2018) + " " + clock(dice)});
    }

    writer.into("addresses", "id, customer_id, street, \"postal code\", city, country", 6);
    std::int64_t address = 0;
    for (int customer = 1; customer <= customers; ++customer)
        for (int i = 0; i <= customer % 3 % 2; ++i)
            writer.row({++address, std::int64_t(customer),
                        dice.pick(streets) + text(" %d/%d", customer % 97 + 1, i + 1),
                        text("%05d", static_cast<int>(dice.from(0, 99999))), dice.pick(cities),
                        dice.pick(countries)});
}

struct OrderedItem
{
    std::int64_t order, line, product, quantity;
    std::string price;
};

void writeOrders(SampleWriter &writer, Dice &dice)
{
    std::vector<OrderedItem> items;
    writer.into("orders",
                "id, customer_id, address_id, status, placed_at, delivery_window, comment", 7);
    for (std::int64_t id = 1; id <= orders; ++id) {
        writer.row({id, dice.from(1, customers), orNull(dice, 4, dice.from(1, customers)),
                    dice.pick(statuses), date(dice.from(0, 1700), 2020) + " " + clock(dice),
                    orNull(dice, 2, clock(dice)),
                    dice.oneIn(6) ? SampleValue(dice.pick(bodies)) : SampleValue(null)});
        for (std::int64_t line = 1, last = dice.from(1, 4); line <= last; ++line)
            items.push_back(
                {id, line, dice.from(1, products), dice.from(1, 12), money(dice, 1, 499)});
    }

    writer.into("\"order items\"", "order_id, line, product_id, quantity, \"unit price\"", 5);
    for (const OrderedItem &item : items)
        writer.row({item.order, item.line, item.product, item.quantity, item.price});

    writer.into("payments", "id, order_id, method, amount, paid_at, receipt", 6);
    for (std::int64_t order = 1; order <= orders; ++order)
        writer.row({std::int64_t(9'000'000'000'000) + order, order, dice.pick(methods),
                    money(dice, 1, 5000),
                    orNull(dice, 9, date(dice.from(0, 1700), 2020) + " " + clock(dice) + ".125"),
                    orNull(dice, 3, dice.blob(16))});
}

void writeTheRest(SampleWriter &writer, Dice &dice)
{
    writer.into("reviews", "id, product_id, customer_id, stars, title, body", 6);
    for (std::int64_t id = 1; id <= reviews; ++id)
        writer.row({id, dice.from(1, products), dice.from(1, customers),
                    orNull(dice, 5, dice.from(1, 5)), orNull(dice, 9, dice.pick(titles)),
                    orNull(dice, 9, dice.pick(bodies))});

    writer.into("\"select\"", "\"from\", \"where\", \"order by\"", 3);
    writer.row({std::string("orders"), std::string("status = 'new'"), std::string("placed_at")});
    writer.row({std::string("order items"), null, std::string("\"unit price\" DESC")});
    writer.row({std::string("größe"), std::string(), std::string("\"länge cm\"")});

    // No key, and equal rows among them: a copy has to keep their number.
    writer.into("audit_log", "happened_at, actor, action, detail", 4);
    for (int i = 0; i < auditEntries; ++i)
        writer.row({date(dice.from(0, 400), 2024) + text(" %02d:00:00", i % 24),
                    orNull(dice, 3, dice.pick(givenNames)),
                    std::string(i % 2 == 0 ? "login" : "logout"),
                    dice.oneIn(4) ? SampleValue(dice.pick(titles)) : SampleValue(null)});

    writer.into("tmp_sessions", "token, payload", 2);
    for (int i = 0; i < sessions; ++i)
        writer.row({hex(dice, 32), dice.blob(64)});
}

} // namespace

void writeSampleRows(SampleWriter &writer)
{
    Dice dice(20240229);
    writeCatalogue(writer, dice);
    writeCustomers(writer, dice);
    writeOrders(writer, dice);
    writeTheRest(writer, dice);
}

} // namespace godwit
