using Crm.Platform.Data;
using Crm.Platform.Privacy.Sources;
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

    /// <summary>No value of a person, with all signs that may stand in it, has more bytes.</summary>
    private const int Overlap = 4096;

    /// <summary>
    /// SQLite: empties the log into the file and looks through the bytes of both; where a trace is found, or nobody knows any more what to
    /// look for, the file is written anew. PostgreSQL: takes away dead rows. Answers what was done.
    /// </summary>
    public async Task<string> Clean(Traces? traces, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            db.Database.SetCommandTimeout(Patience);
            switch (db.Database.ProviderName)
            {
                case PortableModel.Sqlite:
                    return await CleanFile(db, traces, ct);
                case PortableModel.PostgreSql:
                    await db.Database.ExecuteSqlRawAsync("VACUUM", ct);

                    return "dead rows taken away (VACUUM)";
                default:
                    return "left to the engine's ghost clean-up";
            }
        }
    }

    private static async Task<string> CleanFile(CrmDbContext db, Traces? traces, CancellationToken ct)
    {
        var path = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        if (traces is not null && !await Holds(path, traces, ct))
        {
            return "file looked through, no trace";
        }

        await db.Database.ExecuteSqlRawAsync("VACUUM", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        return traces is null ? "file written anew" : await Holds(path, traces, ct) ? "file written anew, mentions stay" : "file written anew, no trace";
    }

    /// <summary>Whether a file has one of these values in its bytes, in UTF-8.</summary>
    internal static async Task<bool> Holds(string path, Traces traces, CancellationToken ct)
    {
        if (!File.Exists(path) || !traces.Any)
        {
            return false;
        }

        var buffer = new byte[Window + Overlap];
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, useAsync: true);
        await using (file)
        {
            var kept = 0;
            while (await file.ReadAtLeastAsync(buffer.AsMemory(kept, Window), Window, throwOnEndOfStream: false, ct) is var read and > 0)
            {
                var filled = kept + read;
                if (traces.In(buffer.AsSpan(0, filled)))
                {
                    return true;
                }

                kept = Math.Min(Overlap, filled);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
            }
        }

        return false;
    }
}
