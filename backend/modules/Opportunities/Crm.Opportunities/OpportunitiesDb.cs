using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities;

/// <summary>The tables this module owns.</summary>
internal sealed class OpportunitiesDb(CrmDbContext db)
{
    public DbSet<T> Of<T>()
        where T : class => db.Set<T>();
}
