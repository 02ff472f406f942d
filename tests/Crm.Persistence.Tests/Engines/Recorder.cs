using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Persistence.Tests.Engines;

/// <summary>A statement as it would reach the server, with its parameters.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value, DbType Type)> Parameters);

/// <summary>Notes every statement; where there is no server it also answers: zero to a count, nothing to all else.</summary>
internal sealed class Recorder(bool hasServer) : DbCommandInterceptor
{
    public List<Statement> Statements { get; } = [];

    public IInterceptor[] Interceptors => hasServer ? [this] : [this, new NeverConnects()];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(hasServer ? result : InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText)));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(hasServer ? result : InterceptionResult<int>.SuppressWithResult(0));
    }

    private void Note(DbCommand command) =>
        Statements.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value, p.DbType))]));

    private static DataTableReader Answer(string sql)
    {
        using var table = new DataTable();
        if (sql.StartsWith("SELECT COUNT", StringComparison.OrdinalIgnoreCase))
        {
            // PostgreSQL's long counts carry no cast, its short ones do; SQL Server has a function for each.
            var isLong = sql.StartsWith("SELECT COUNT_BIG", StringComparison.OrdinalIgnoreCase)
                || (sql.StartsWith("SELECT count(", StringComparison.Ordinal) && !sql.StartsWith("SELECT count(*)::int", StringComparison.Ordinal));
            table.Columns.Add("count", isLong ? typeof(long) : typeof(int));
            table.Rows.Add(0);
        }

        return table.CreateDataReader();
    }

    private sealed class NeverConnects : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());
    }
}
