using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>What follows from ownership, for every record type at once.</summary>
public sealed class OwnedRecords(CrmDbContext db, RecordCatalog catalog)
{
    /// <summary>A record's team is its owner's team: when the owner changes teams, the records go along. It is no edit and leaves no history.</summary>
    public async Task MoveToTeam(Guid ownerId, Guid? teamId, CancellationToken ct)
    {
        foreach (var type in catalog.All)
        {
            await type.MoveToTeam(db, ownerId, teamId, ct);
        }
    }

    internal static Task<int> Move<T>(CrmDbContext db, Guid ownerId, Guid? teamId, CancellationToken ct)
        where T : Record => db.Set<T>().Where(r => r.OwnerId == ownerId).ExecuteUpdateAsync(u => u.SetProperty(r => r.TeamId, teamId), ct);
}
