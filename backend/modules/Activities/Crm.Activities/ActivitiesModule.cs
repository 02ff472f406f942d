using Crm.Activities.Days;
using Crm.Activities.Mail;
using Crm.Activities.Mail.Inbound;
using Crm.Activities.Mail.Outbound;
using Crm.Activities.Reminders;
using Crm.Kernel;
using Crm.Activities.Timeline;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities;

/// <summary>What people do with customers: notes, tasks, calls, meetings, mails and promises, and the timeline of everything that happened.</summary>
public sealed class ActivitiesModule : IModule
{
    public string Name => "Activities";

    public IEnumerable<Permission> Permissions => [MailPermissions.Deliver, MailPermissions.Decide];

    public IEnumerable<NotificationKind> NotificationKinds => [ActivityNotices.Reminder, ActivityNotices.Mention, ActivityNotices.EmailFailed];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ActivitiesDb>().AddScoped<MailFiler>().AddScoped<Bounces>().AddScoped<Undelivered>().AddScoped<OutgoingTexts>().AddScoped<OutgoingRecipients>();
        services.Configure<InboundMailOptions>(configuration.GetSection("Crm:InboundMail"));
        services.AddScoped<ITimeline, TimelineWriter>().AddScoped<ITimelineSource, ActivitiesOnTimelines>().AddScoped<TimelineReader>();
        services.AddScoped<Agenda>();
        services.AddSingleton<ReminderRound>().AddHostedService<ReminderWorker>();
    }
}
