using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>Tells all instances that users, roles, teams, keys or sessions have changed.</summary>
internal sealed class AccessChanges(AccessDb access, CallerCache cache, UnitOfWork unitOfWork)
{
    /// <summary>Also makes changes wait for each other: what is read after this call stays true until the commit.</summary>
    public async Task Tell(CancellationToken ct)
    {
        await unitOfWork.Begin(ct);
        await access.Stamps.ExecuteUpdateAsync(u => u.SetProperty(s => s.Value, s => s.Value + 1), ct);
        unitOfWork.AfterCommit(cache.Forget);
    }
}
