using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Jobs;

/// <summary>Who may see whose jobs: the own ones, or all with the permission to manage them. Others do not exist for them.</summary>
public sealed class JobAccess(CrmDbContext db, ICurrentUser user)
{
    internal static readonly Permission Manage = new("jobs.manage", "See, cancel and retry everybody's jobs");

    public async Task<Job> Get(Guid id, CancellationToken ct) =>
        await Visible(mine: false).FirstOrDefaultAsync(j => j.Id == id, ct) ?? throw new NotFoundException("job");

    internal IQueryable<Job> Visible(bool mine)
    {
        var userId = user.Id;
        return !mine && user.LevelOf(Manage.Name) != AccessLevel.None ? db.Set<Job>() : db.Set<Job>().Where(j => j.ActorId == userId);
    }
}
