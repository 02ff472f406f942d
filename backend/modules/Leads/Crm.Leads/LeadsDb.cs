using Crm.Leads.Domain;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads;

/// <summary>The tables this module owns.</summary>
internal sealed class LeadsDb(CrmDbContext db)
{
    public DbSet<Lead> Leads => db.Set<Lead>();

    /// <summary>What filters ask: keys of addresses and numbers among them.</summary>
    public DbSet<FieldValue> Values => db.Set<FieldValue>();
}
