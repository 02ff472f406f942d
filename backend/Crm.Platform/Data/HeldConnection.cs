using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Data;

/// <summary>Keeps one connection for all queries of an answer; each would else take one out of the pool and give it back.</summary>
internal sealed class HeldConnection : IAsyncDisposable
{
    private readonly CrmDbContext db;

    private HeldConnection(CrmDbContext db) => this.db = db;

    public static async Task<HeldConnection> Of(CrmDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return new HeldConnection(db);
    }

    public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
}
