using Crm.Activities.Domain;
using Crm.Activities.Mail;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities;

/// <summary>The tables this module owns.</summary>
internal sealed class ActivitiesDb(CrmDbContext db)
{
    public DbSet<Activity> Activities => db.Set<Activity>();

    public DbSet<TimelineEntry> Timeline => db.Set<TimelineEntry>();

    public DbSet<CalendarFeed> Feeds => db.Set<CalendarFeed>();

    /// <summary>Mails that came in or went out.</summary>
    public DbSet<Message> Messages => db.Set<Message>();

    public DbSet<MessageKey> MessageKeys => db.Set<MessageKey>();
}
