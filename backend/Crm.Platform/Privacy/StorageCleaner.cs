using System.Text;
using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Privacy;

/// <summary>Sees to it that what was deleted does not stay in parts of the database that are free.</summary>
internal sealed class StorageCleaner(IServiceScopeFactory scopes)
{
    /// <summary>What reads or writes a whole database takes longer than a request may.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private const int Window = 1 << 20;

    /// <summary>
    /// SQLite: empties the log into the file and looks through the bytes of both; where a trace is found, or nobody knows any more what to
    /// look for, the file is written anew. PostgreSQL: takes away dead rows. Answers what was done.
    /// </summary>
    public async Task<string> Clean(IReadOnlyList<string>? values, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            db.Database.SetCommandTimeout(Patience);
            switch (db.Database.ProviderName)
            {
                case PortableModel.Sqlite:
                    return await CleanFile(db, values, ct);
                case PortableModel.PostgreSql:
                    await db.Database.ExecuteSqlRawAsync("VACUUM", ct);

                    return "dead rows taken away (VACUUM)";
                default:
                    return "left to the engine's ghost clean-up";
            }
        }
    }

    private static async Task<string> CleanFile(CrmDbContext db, IReadOnlyList<string>? values, CancellationToken ct)
    {
        var path = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        if (values is not null && !await Holds(path, values, ct))
        {
            return "file looked through, no trace";
        }

        await db.Database.ExecuteSqlRawAsync("VACUUM", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        return values is null ? "file written anew" : await Holds(path, values, ct) ? "file written anew, mentions stay" : "file written anew, no trace";
    }

    /// <summary>Whether a file has one of these values in its bytes, in UTF-8.</summary>
    internal static async Task<bool> Holds(string path, IReadOnlyList<string> values, CancellationToken ct)
    {
        var traces = values.Select(Encoding.UTF8.GetBytes).ToList();
        if (!File.Exists(path) || traces.Count == 0)
        {
            return false;
        }

        var overlap = traces.Max(t => t.Length) - 1;
        var buffer = new byte[Window + overlap];
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, useAsync: true);
        await using (file)
        {
            var kept = 0;
            while (await file.ReadAtLeastAsync(buffer.AsMemory(kept, Window), Window, throwOnEndOfStream: false, ct) is var read and > 0)
            {
                var filled = kept + read;
                if (traces.Exists(t => buffer.AsSpan(0, filled).IndexOf(t) >= 0))
                {
                    return true;
                }

                kept = Math.Min(overlap, filled);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
            }
        }

        return false;
    }
}
