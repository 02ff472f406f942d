using Crm.Leads.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads;

/// <summary>The tables this module owns.</summary>
internal sealed class LeadsDb(CrmDbContext db)
{
    public DbSet<Lead> Leads => db.Set<Lead>();
}
