using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports;

/// <summary>Which imports the caller may see: the own ones, or all with the permission to manage them. Others do not exist for them.</summary>
internal sealed class ImportAccess(CrmDbContext db, ICurrentUser user)
{
    public IQueryable<Import> Visible()
    {
        var userId = user.Id;
        return user.LevelOf(ImportPermissions.Manage.Name) != AccessLevel.None ? db.Set<Import>() : db.Set<Import>().Where(i => i.CreatedBy == userId);
    }

    public async Task<Import> Get(Guid id, CancellationToken ct) =>
        await Visible().FirstOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFoundException("import");
}
