using Crm.Activities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities;

/// <summary>The tables this module owns.</summary>
internal sealed class ActivitiesDb(CrmDbContext db)
{
    public DbSet<Activity> Activities => db.Set<Activity>();

    public DbSet<TimelineEntry> Timeline => db.Set<TimelineEntry>();

    public DbSet<CalendarFeed> Feeds => db.Set<CalendarFeed>();
}
