using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Data;

/// <summary>The database's own clock: the only one that several instances share, so leases are measured by it.</summary>
internal static class DatabaseClock
{
    public static async Task<DateTime> UtcNow(CrmDbContext db, CancellationToken ct)
    {
        var sql = db.Database.ProviderName switch
        {
            PortableModel.SqlServer => "SELECT SYSUTCDATETIME() AS \"Value\"",
            PortableModel.PostgreSql => "SELECT now() AS \"Value\"",
            _ => "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS \"Value\"",
        };
        var now = await db.Database.SqlQueryRaw<DateTime>(sql).SingleAsync(ct);
        return DateTime.SpecifyKind(now, DateTimeKind.Utc);
    }
}
