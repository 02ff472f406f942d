using Crm.Activities.Answers;
using Crm.Activities.CalendarFiles;
using Crm.Activities.CallLists;
using Crm.Activities.Collisions;
using Crm.Activities.Days;
using Crm.Activities.Mail;
using Crm.Activities.Mail.Inbound;
using Crm.Activities.Mail.Outbound;
using Crm.Activities.Neglect;
using Crm.Activities.Promises;
using Crm.Activities.Promises.Alerts;
using Crm.Activities.Reminders;
using Crm.Activities.Timeline;
using Crm.Kernel;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities;

/// <summary>What people do with customers: notes, tasks, calls, meetings, mails and promises, and the timeline of everything that happened.</summary>
public sealed class ActivitiesModule : IModule
{
    public string Name => "Activities";

    public IEnumerable<Permission> Permissions => [MailPermissions.Deliver, MailPermissions.Decide, PromiseNotices.Supervise, NeglectPermissions.Manage, CallListPermissions.Use, CallListPermissions.Manage];

    public IEnumerable<NotificationKind> NotificationKinds =>
        [ActivityNotices.Reminder, ActivityNotices.Mention, ActivityNotices.EmailFailed, PromiseNotices.Overdue, PromiseNotices.Escalated, PromiseNotices.Contradicted];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ActivitiesDb>().AddScoped<MailFiler>().AddScoped<HeldMails>().AddScoped<Bounces>().AddScoped<Undelivered>().AddScoped<OutgoingTexts>().AddScoped<OutgoingRecipients>();
        services.Configure<InboundMailOptions>(configuration.GetSection("Crm:InboundMail"));
        services.AddScoped<ITimeline, TimelineWriter>().AddScoped<ActivitiesOnTimelines>().AddScoped<ITimelineSource>(s => s.GetRequiredService<ActivitiesOnTimelines>()).AddScoped<ITimelineSource, PromisesOnTimelines>()
            .AddScoped<QuotesOnTimelines>().AddScoped<ITimelineSource>(s => s.GetRequiredService<QuotesOnTimelines>()).AddScoped<TimelineReader>();
        services.AddScoped<Agenda>().AddScoped<CalendarImporter>().AddScoped<CalendarReplies>();
        services.AddScoped<CallListShelf>().AddScoped<CallListParts>().AddScoped<CallListFiller>().AddScoped<CallListQueue>().AddScoped<CallCards>().AddScoped<INoteBook, NoteBook>();
        services.AddSingleton<ReminderRound>().AddHostedService<ReminderWorker>();
        services.Configure<CollisionOptions>(configuration.GetSection("Crm:Collisions"));
        services.AddScoped<ITouchCounts, TouchCounts>().AddScoped<RecentTouches>().AddScoped<IPromisesDue, PromisesDue>();
        services.AddSingleton<PromiseAlertRound>().AddHostedService<PromiseAlertWorker>();
        services.AddSingleton<NeglectRound>().AddHostedService<NeglectWorker>();
    }
}
