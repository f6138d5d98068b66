#include "core/base/text.h"
#include "core/schema/mysql_collations.h"
#include "core/schema/mysql_rewrite.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/partition_text.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Options that every server knows and InnoDB takes.
bool isEverybodys(const TableOptionText &option)
{
    if (option.name == "ROW_FORMAT")
        return isOneOf(toUpper(option.value), {"DYNAMIC", "COMPACT", "REDUNDANT", "COMPRESSED"});
    return isOneOf(option.name, {"AUTO_INCREMENT", "COMMENT", "STATS_PERSISTENT",
                                 "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES"});
}

bool isTuning(std::string_view name)
{
    return isOneOf(name, {"KEY_BLOCK_SIZE", "MIN_ROWS", "MAX_ROWS", "AVG_ROW_LENGTH", "PACK_KEYS",
                          "CHECKSUM", "DELAY_KEY_WRITE"});
}

class OptionRewriter
{
public:
    OptionRewriter(MysqlRewrite &rewrite, const CreateTableText &text)
        : m_rewrite(rewrite)
        , m_text(text)
    {}

    std::string run()
    {
        for (const TableOptionText &option : m_text.options)
            if (!option.name.empty())
                step(option);
        return join(m_out, " ");
    }

private:
    void keep(const TableOptionText &option) { m_out.push_back(option.text); }
    void leaveOut(const TableOptionText &option, const std::string &why)
    {
        m_rewrite.note("table option " + printable(option.text) + " is left out: " + why);
    }

    void step(const TableOptionText &option)
    {
        if (option.name == "ENGINE") {
            engine(option);
        } else if (option.name == "DEFAULT CHARSET") {
            charset(option);
        } else if (option.name == "COLLATE") {
            return; // written with the charset
        } else if (option.name == "WITH SYSTEM VERSIONING") {
            versioning(option);
        } else if (isOneOf(option.name, {"DATA DIRECTORY", "INDEX DIRECTORY"})) {
            leaveOut(option, "it is a folder of the source's machine");
        } else if (option.name == "TABLESPACE") {
            tablespace(option);
        } else if (m_rewrite.to.oceanBase && !m_rewrite.from.oceanBase) {
            forOceanBase(option);
        } else if (isEverybodys(option) || (isTuning(option.name) && !m_rewrite.engineChanges)) {
            keep(option);
        } else if (m_rewrite.engineChanges) {
            leaveOut(option, "InnoDB has no use for it");
        } else if (m_rewrite.sameDialect) {
            keep(option);
        } else if (equalsIgnoringCase(option.value, "'N'")) {
            return; // ENCRYPTION='N': what a table without the option is, too
        } else {
            leaveOut(option, m_rewrite.sinkProduct() + " does not know it");
        }
    }

    void forOceanBase(const TableOptionText &option)
    {
        if (isOneOf(option.name, {"AUTO_INCREMENT", "COMMENT"}))
            keep(option);
        else if (option.name != "ROW_FORMAT" && !equalsIgnoringCase(option.value, "'N'"))
            leaveOut(option, "OceanBase has no use for it");
    }

    void engine(const TableOptionText &option)
    {
        if (m_rewrite.to.oceanBase) {
            if (m_rewrite.engineChanges)
                m_rewrite.note("engine " + printable(option.value)
                               + " becomes OceanBase's own, which has transactions");
            return;
        }
        if (!m_rewrite.engineChanges) {
            keep(option);
            return;
        }
        m_out.emplace_back("ENGINE=InnoDB");
        m_rewrite.note("engine " + printable(option.value)
                       + " becomes InnoDB: rows and checkpoints must be committed together");
    }

    void charset(const TableOptionText &option)
    {
        const TableOptionText *printed = m_text.findOption("COLLATE");
        const std::string collation = printed ? printed->value : m_rewrite.source.collation;
        const CollationChoice choice =
            chooseCollation(option.value, collation, m_rewrite.target.facts.collations);
        m_out.push_back("DEFAULT CHARSET=" + choice.charset);
        if (!choice.collation.empty() && choice.charset != "binary")
            m_out.push_back("COLLATE=" + choice.collation);
        if (choice.same)
            return;
        const std::string message = "the table's collation " + collation + " becomes "
                                    + choice.collation + ", which " + m_rewrite.sinkProduct()
                                    + " has";
        if (choice.consequence.empty())
            m_rewrite.note(message);
        else
            m_rewrite.lost(message + "; " + choice.consequence);
    }

    void versioning(const TableOptionText &option)
    {
        m_rewrite.lost(
            "the table is system-versioned: only its present rows are migrated, not their history"
            + std::string(m_rewrite.to.systemVersioning
                              ? ""
                              : "; " + m_rewrite.sinkProduct() + " keeps no history"));
        if (m_rewrite.to.systemVersioning)
            keep(option);
    }

    void tablespace(const TableOptionText &option)
    {
        if (m_rewrite.sameDialect && option.value.find("innodb_") != std::string::npos)
            keep(option);
        else
            leaveOut(option, "tablespaces are not migrated");
    }

    MysqlRewrite &m_rewrite;
    const CreateTableText &m_text;
    std::vector<std::string> m_out;
};

/// Removes `DATA DIRECTORY = '...'` and, where the engine changes, names InnoDB.
std::string rewritePartitionOptions(MysqlRewrite &rewrite, const std::string &clause)
{
    const std::vector<SqlToken> tokens = tokenize(clause);
    std::string out;
    std::size_t copied = 0;
    const auto replace = [&](std::size_t begin, std::size_t end, std::string_view with) {
        out += clause.substr(copied, begin - copied);
        out += with;
        copied = end;
    };
    bool directories = false;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const std::size_t equals = tokens[i + 1].is("=") ? i + 2 : i + 1;
        if (rewrite.engineChanges && tokens[i].is("ENGINE") && tokens[i + 1].is("=")) {
            replace(tokens[equals].begin, tokens[equals].end, "InnoDB");
        } else if ((tokens[i].is("DATA") || tokens[i].is("INDEX")) && tokens[i + 1].is("DIRECTORY")
                   && i + 3 < tokens.size()) {
            replace(tokens[i].begin, tokens[i + 3].end, "");
            directories = true;
        }
    }
    if (directories)
        rewrite.note(
            "the partitions' DATA DIRECTORY is left out: it is a folder of the source's machine");
    return out + clause.substr(copied);
}

} // namespace

std::string rewriteTableOptions(MysqlRewrite &rewrite, const CreateTableText &text)
{
    return OptionRewriter(rewrite, text).run();
}

std::string rewritePartitions(MysqlRewrite &rewrite, const std::string &clause,
                              const std::vector<DefinitionText> &keys)
{
    if (clause.empty())
        return {};
    const std::vector<SqlToken> tokens = tokenize(clause);
    const bool bySystemTime = std::any_of(tokens.begin(), tokens.end(), [](const SqlToken &token) {
        return token.is("SYSTEM_TIME");
    });
    std::string why;
    if (bySystemTime && !rewrite.to.systemVersioning)
        why = rewrite.sinkProduct() + " has no system versioning";
    else if (!rewrite.to.listDefaultPartition && hasDefaultPartition(clause))
        why = rewrite.sinkProduct()
              + " has no DEFAULT partition, and without it some rows would be refused";
    else if (rewrite.usesDropped(clause))
        why = "they use a column that is not migrated";
    else if (const std::string key = keyAcrossPartitions(clause, rewrite.source, keys);
             !rewrite.to.oceanBase && !key.empty())
        why = key + " does not hold every column they are made by, which " + rewrite.sinkProduct()
              + " wants; such a key is GLOBAL at the source";
    if (!why.empty()) {
        rewrite.lost("the table is created without its partitions: " + why);
        return {};
    }
    const std::string spelled =
        withDefaultPartition(rewritePartitionOptions(rewrite, clause), !rewrite.to.mariaDb);
    if (!rewrite.to.oceanBase || rewrite.from.oceanBase)
        return '\n' + spelled;
    std::vector<std::string> notes;
    const std::string plain = partitionsForOceanBase(spelled, notes);
    for (std::string &message : notes)
        rewrite.note(std::move(message));
    return '\n' + plain;
}

} // namespace godwit
