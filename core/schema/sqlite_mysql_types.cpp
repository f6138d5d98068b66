#include "core/schema/sqlite_mysql_types.h"

#include "core/base/text.h"
#include "core/schema/mysql_features.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::uint64_t bytesPerCharacter = 4; // utf8mb4
constexpr std::uint64_t longestVarchar =
    4000; // characters; longer texts do not fill up a row's 65,535 bytes
constexpr std::int64_t exactInDouble = 1LL << 53;

struct Chooser
{
    const Column &column;
    const ColumnUse &use;
    const ServerFacts &sink;
    ColumnProfile seen;
    ChosenType chosen;

    TypeKind declaredKind() const { return column.type.kind; }
    std::uint64_t values() const { return seen.integers + seen.reals + seen.texts + seen.blobs; }
    bool onlyTexts() const { return seen.texts == values(); }
    bool indexed() const { return use.inKey || use.inIndex || use.inForeignKey; }
    bool mustMatchOthers() const { return use.inKey || use.inForeignKey; }

    void note(Level level, std::string message)
    {
        chosen.notes.push_back(
            {level, "column " + printable(column.name) + ": " + std::move(message)});
    }

    void set(TypeKind kind, std::string declared)
    {
        chosen.type.kind = kind;
        chosen.type.declared = std::move(declared);
    }

    void integer(int bytes)
    {
        static const auto name = [](int n) {
            return n == 1   ? "TINYINT"
                   : n == 2 ? "SMALLINT"
                   : n == 3 ? "MEDIUMINT"
                   : n == 4 ? "INT"
                            : "BIGINT";
        };
        set(TypeKind::Integer, name(bytes));
        chosen.type.integerBytes = bytes;
    }

    bool fits(int bytes) const
    {
        const std::int64_t limit = 1LL << (bytes * 8 - 1);
        return seen.integers == 0
               || (seen.smallestInteger >= -limit && seen.largestInteger < limit);
    }

    void decimal()
    {
        const int scale = column.type.scale.value_or(0);
        const int precision = column.type.precision.value_or(10);
        set(TypeKind::Decimal,
            "DECIMAL(" + std::to_string(precision) + "," + std::to_string(scale) + ")");
        chosen.type.precision = precision;
        chosen.type.scale = scale;
    }

    // Every value has at most the declared digits before and after the point.
    bool decimalFits() const
    {
        if (declaredKind() != TypeKind::Decimal || !column.type.precision)
            return false;
        const int precision = *column.type.precision;
        const int scale = column.type.scale.value_or(0);
        if (precision < 1 || precision > 65 || scale > 30 || scale > precision)
            return false;
        if (seen.blobs > 0 || seen.decimalTexts != seen.texts || seen.decimalReals != seen.reals)
            return false;
        // A text and a number side by side would come out alike.
        if (seen.texts > 0 && seen.texts != values())
            return false;
        const int digits =
            seen.integers == 0
                ? 0
                : static_cast<int>(std::max(std::to_string(seen.largestInteger).size(),
                                            std::to_string(seen.smallestInteger).size()));
        return std::max(seen.integerDigits, digits) <= precision - scale
               && seen.fractionDigits <= scale;
    }

    void collate();
    void text();
    void bytes();
    void byDeclaration();
    void integers();
    void numbers();
    void texts();
    void run();
};

// utf8mb4_bin takes 'a' and 'a ' for one key; SQLite does not.
void Chooser::collate()
{
    chosen.type.charset = "utf8mb4";
    chosen.type.collation = binaryCollation(sink);
    const bool ignoresBlanks = chosen.type.collation == "utf8mb4_bin";
    if (!ignoresBlanks || !mustMatchOthers() || seen.paddedTexts == 0 || chosen.keyPrefix)
        return;
    const std::uint64_t length = *chosen.type.length * bytesPerCharacter;
    chosen.isText = false;
    chosen.type.charset.clear();
    chosen.type.collation.clear();
    set(TypeKind::Varbinary, "VARBINARY(" + std::to_string(length) + ")");
    chosen.type.length = length;
    note(Level::Warning,
         "it is a key with blanks at the end of its texts, which this server's collations "
         "ignore; it becomes VARBINARY");
}

void Chooser::text()
{
    chosen.isText = true;
    const std::uint64_t longest = std::max(seen.longestText, column.type.length.value_or(0));
    const std::uint64_t keyCharacters = use.keyBytes / bytesPerCharacter;
    if (indexed() && longest <= keyCharacters) {
        // Room to grow: an undeclared length is no promise.
        const std::uint64_t length =
            column.type.length
                ? longest
                : std::min<std::uint64_t>(keyCharacters, std::max<std::uint64_t>(longest, 191));
        set(TypeKind::Varchar,
            "VARCHAR(" + std::to_string(std::max<std::uint64_t>(length, 1)) + ")");
        chosen.type.length = std::max<std::uint64_t>(length, 1);
        return;
    }
    if (indexed())
        chosen.keyPrefix = keyCharacters;
    const bool sized = column.type.length
                       && (declaredKind() == TypeKind::Varchar || declaredKind() == TypeKind::Char);
    if (sized && longest <= longestVarchar) {
        // CHAR would cut blanks at the end.
        const std::uint64_t length = std::max<std::uint64_t>(longest, 1);
        if (seen.longestText > *column.type.length) {
            note(Level::Note,
                 "values are longer than the declared " + std::to_string(*column.type.length)
                     + " characters; the destination gets VARCHAR(" + std::to_string(length) + ")");
        }
        set(TypeKind::Varchar, "VARCHAR(" + std::to_string(length) + ")");
        chosen.type.length = length;
        return;
    }
    set(TypeKind::Text, "LONGTEXT");
}

void Chooser::bytes()
{
    const std::uint64_t longest =
        std::max({seen.longestBlob, seen.longestTextBytes, column.type.length.value_or(0)});
    if (indexed() && longest <= use.keyBytes) {
        const std::uint64_t length = std::max<std::uint64_t>(
            longest, column.type.length ? 1 : std::min<std::uint64_t>(255, use.keyBytes));
        set(TypeKind::Varbinary, "VARBINARY(" + std::to_string(length) + ")");
        chosen.type.length = length;
        return;
    }
    if (indexed())
        chosen.keyPrefix = use.keyBytes;
    if (column.type.length && longest <= longestVarchar) {
        set(TypeKind::Varbinary,
            "VARBINARY(" + std::to_string(std::max<std::uint64_t>(longest, 1)) + ")");
        chosen.type.length = std::max<std::uint64_t>(longest, 1);
        return;
    }
    set(TypeKind::Blob, "LONGBLOB");
}

// No value tells anything: the declaration is all there is.
void Chooser::byDeclaration()
{
    switch (declaredKind()) {
    case TypeKind::Boolean:
    case TypeKind::Integer:
    case TypeKind::Year:
    case TypeKind::Bit:
        integers();
        return;
    case TypeKind::Decimal:
        if (column.type.precision && decimalFits())
            decimal();
        else
            set(TypeKind::Double, "DOUBLE");
        return;
    case TypeKind::Float:
    case TypeKind::Double:
        set(TypeKind::Double, "DOUBLE");
        return;
    case TypeKind::Binary:
    case TypeKind::Varbinary:
    case TypeKind::Blob:
        bytes();
        return;
    default:
        texts();
        return;
    }
}

void Chooser::integers()
{
    // Both ends of a foreign key must have one type, so keys do not go by name or by value.
    if (mustMatchOthers()) {
        integer(8);
    } else if (declaredKind() == TypeKind::Boolean && fits(1)) {
        set(TypeKind::Integer, "TINYINT(1)");
        chosen.type.integerBytes = 1;
    } else if (declaredKind() == TypeKind::Integer && column.type.integerBytes > 0
               && column.type.integerBytes < 8 && fits(column.type.integerBytes)) {
        integer(column.type.integerBytes);
    } else if (declaredKind() == TypeKind::Year && fits(2)) {
        integer(2);
    } else {
        integer(8);
    }
}

void Chooser::numbers()
{
    if (!mustMatchOthers() && decimalFits()) {
        decimal();
        return;
    }
    if (seen.reals == 0) {
        integers();
        return;
    }
    const bool exact =
        seen.integers == 0
        || (seen.smallestInteger >= -exactInDouble && seen.largestInteger <= exactInDouble);
    if (seen.infinities > 0 || !exact) {
        note(Level::Warning,
             seen.infinities > 0
                 ? "it holds infinities, which MySQL has not; the numbers are kept as text"
                 : "it holds fractions beside integers beyond 2^53; the numbers are kept as text");
        text();
        return;
    }
    if (declaredKind() == TypeKind::Decimal && column.type.precision)
        note(Level::Note,
             "some values do not fit " + column.type.declared + " exactly; it becomes DOUBLE");
    set(TypeKind::Double, "DOUBLE");
}

void Chooser::texts()
{
    const auto all = [&](std::uint64_t count) { return count == seen.texts; };
    const std::string seconds =
        seen.secondDigits > 0 ? "(" + std::to_string(seen.secondDigits) + ")" : "";
    const bool dayAndTime =
        declaredKind() == TypeKind::DateTime || declaredKind() == TypeKind::Timestamp;
    const bool dated = dayAndTime || declaredKind() == TypeKind::Date;
    if (dated && seen.texts > 0 && all(seen.dates) && declaredKind() == TypeKind::Date) {
        set(TypeKind::Date, "DATE");
    } else if (dated && seen.texts > 0 && all(seen.dateTimes)) {
        const int digits =
            std::max(seen.secondDigits,
                     column.type.scale.value_or(0) > 6 ? 6 : column.type.scale.value_or(0));
        set(TypeKind::DateTime,
            "DATETIME" + (digits > 0 ? "(" + std::to_string(digits) + ")" : ""));
        chosen.type.scale = digits;
    } else if (declaredKind() == TypeKind::Time && seen.texts > 0 && all(seen.times)) {
        set(TypeKind::Time, "TIME" + seconds);
        chosen.type.scale = seen.secondDigits;
    } else if (dated && seen.texts == 0) {
        set(dayAndTime ? TypeKind::DateTime : TypeKind::Date, dayAndTime ? "DATETIME(6)" : "DATE");
        chosen.type.scale = dayAndTime ? 6 : 0;
    } else if (seen.texts > 0 && decimalFits()) {
        decimal();
    } else if (declaredKind() == TypeKind::Integer && column.type.isUnsigned && seen.texts > 0
               && all(seen.unsignedTexts)) {
        integer(8);
        chosen.type.isUnsigned = true;
        chosen.type.declared = "BIGINT UNSIGNED";
    } else if (column.type.declared == "JSON_TEXT" && featuresOf(sink).jsonType) {
        set(TypeKind::Json, "JSON"); // it was one before
    } else {
        if (dated || declaredKind() == TypeKind::Time)
            note(Level::Note,
                 "not every value is a " + column.type.declared + " of MySQL; it stays text");
        text();
    }
}

void Chooser::run()
{
    const bool mixedKinds =
        (seen.texts > 0) + (seen.blobs > 0) + (seen.integers + seen.reals > 0) > 1;
    if (values() == 0) {
        byDeclaration();
    } else if (seen.malformedTexts > 0) {
        note(Level::Warning, "it holds texts that are not UTF-8; every value is kept as bytes");
        bytes();
    } else if (seen.blobs == values()) {
        bytes();
    } else if (seen.blobs > 0) {
        note(Level::Warning,
             "it holds bytes beside other values; every value is kept as bytes, numbers "
             "in their text form");
        bytes();
    } else if (mixedKinds) {
        note(Level::Warning, "it holds numbers beside texts; every value is kept as text");
        text();
    } else if (onlyTexts()) {
        texts();
    } else {
        numbers();
    }
}

} // namespace

std::string binaryCollation(const ServerFacts &sink)
{
    for (const char *collation : {"utf8mb4_0900_bin", "utf8mb4_nopad_bin"}) {
        if (sink.collations.contains(collation))
            return collation;
    }
    return "utf8mb4_bin";
}

ChosenType chooseMysqlType(const Column &column, const ColumnUse &use, const ServerFacts &sink)
{
    Chooser chooser{column, use, sink, column.profile.value_or(ColumnProfile{}), {}};
    chooser.run();
    if (chooser.chosen.isText)
        chooser.collate();
    return std::move(chooser.chosen);
}

} // namespace godwit
