using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Crm.Persistence.Tests.TransactSql;

/// <summary>Tables and columns of a create script, and a check of statements against them: no server is needed.</summary>
internal sealed class TsqlSchema
{
    private static readonly Lazy<TsqlSchema> Model = new(() => Read(CreateScript()));

    private readonly Dictionary<string, HashSet<string>> tables = new(StringComparer.OrdinalIgnoreCase);

    private TsqlSchema()
    {
    }

    /// <summary>What the migrations for SQL Server create.</summary>
    public static TsqlSchema OfTheModel => Model.Value;

    public IReadOnlyCollection<string> Tables => tables.Keys;

    public static string CreateScript(MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var db = Engine.Design(DatabaseProvider.SqlServer);
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }

    public static TsqlSchema Read(string script)
    {
        var (tree, errors) = Parse(script);
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
        }

        var schema = new TsqlSchema();
        tree.Accept(new Definitions(schema.tables));
        return schema;
    }

    /// <summary>What is wrong with a statement: syntax, or a name of a table or column that does not exist.</summary>
    public IReadOnlyList<string> Check(string sql)
    {
        var (tree, errors) = Parse(sql);
        if (errors.Count > 0)
        {
            return errors;
        }

        var uses = new Uses();
        tree.Accept(uses);
        return
        [
            .. uses.Tables.Values.Distinct().Where(table => !tables.ContainsKey(table)).Select(table => $"no table {table}"),
            .. from column in uses.Columns.Distinct()
               where uses.Tables.TryGetValue(column.Table, out var table) && tables.TryGetValue(table, out var columns) && !columns.Contains(column.Name)
               select $"no column {column.Table}.{column.Name}",
            .. from column in uses.OfTables.Distinct()
               where tables.TryGetValue(column.Table, out var columns) && !columns.Contains(column.Name)
               select $"no column {column.Table}.{column.Name}",
        ];
    }

    private static (TSqlFragment Tree, List<string> Errors) Parse(string sql)
    {
        using var reader = new StringReader(sql);
        var tree = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return (tree, [.. errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}")]);
    }

    private sealed class Definitions(Dictionary<string, HashSet<string>> tables) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node) => tables[node.SchemaObjectName.BaseIdentifier.Value] = Names(node.Definition.ColumnDefinitions);

        public override void Visit(AlterTableAddTableElementStatement node) =>
            tables[node.SchemaObjectName.BaseIdentifier.Value].UnionWith(Names(node.Definition.ColumnDefinitions));

        private static HashSet<string> Names(IEnumerable<ColumnDefinition> columns) =>
            columns.Select(c => c.ColumnIdentifier.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private sealed class Uses : TSqlFragmentVisitor
    {
        /// <summary>Tables by the alias under which the statement uses them; EF's aliases are unique within a statement.</summary>
        public Dictionary<string, string> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<(string Table, string Name)> Columns { get; } = [];

        /// <summary>Columns of indexes and foreign keys, whose table is named directly.</summary>
        public List<(string Table, string Name)> OfTables { get; } = [];

        public override void Visit(NamedTableReference node)
        {
            if (node.SchemaObject.SchemaIdentifier is null)
            {
                Tables[node.Alias?.Value ?? node.SchemaObject.BaseIdentifier.Value] = node.SchemaObject.BaseIdentifier.Value;
            }
        }

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier?.Identifiers is [var table, var column])
            {
                Columns.Add((table.Value, column.Value));
            }
        }

        public override void Visit(CreateIndexStatement node) =>
            OfTables.AddRange(node.Columns.Select(c => (node.OnName.BaseIdentifier.Value, c.Column.MultiPartIdentifier.Identifiers[^1].Value)));
    }
}
