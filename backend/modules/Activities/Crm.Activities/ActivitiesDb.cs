using Crm.Activities.CallLists;
using Crm.Activities.Domain;
using Crm.Activities.Mail;
using Crm.Activities.Neglect;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities;

/// <summary>The tables this module owns.</summary>
internal sealed class ActivitiesDb(CrmDbContext db)
{
    public DbSet<Activity> Activities => db.Set<Activity>();

    public DbSet<Promise> Promises => db.Set<Promise>();

    public DbSet<TimelineEntry> Timeline => db.Set<TimelineEntry>();

    public DbSet<CalendarFeed> Feeds => db.Set<CalendarFeed>();

    /// <summary>Mails that came in or went out.</summary>
    public DbSet<Message> Messages => db.Set<Message>();

    public DbSet<MessageKey> MessageKeys => db.Set<MessageKey>();

    public DbSet<NeglectRule> NeglectRules => db.Set<NeglectRule>();

    public DbSet<NeglectedRecord> Neglected => db.Set<NeglectedRecord>();

    public DbSet<CallList> CallLists => db.Set<CallList>();

    public DbSet<CallListCaller> CallListCallers => db.Set<CallListCaller>();

    public DbSet<CallListEntry> CallListEntries => db.Set<CallListEntry>();

    public DbSet<CallListCall> CallListCalls => db.Set<CallListCall>();

    public DbSet<IndifferenceDay> Indifference => db.Set<IndifferenceDay>();
}
