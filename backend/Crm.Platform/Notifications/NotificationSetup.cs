using Crm.Platform.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Notifications;

internal static class NotificationSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<CompanyOptions>()
            .Validate(company => TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out _), "Crm:Company:TimeZone is no time zone of the IANA list, such as Europe/Madrid.").ValidateOnStart();
        services.AddSingleton<NotificationCatalog>();
        services.AddSingleton<NotificationMailSignal>();
        services.AddSingleton<DigestSchedule>();
        services.AddSingleton<NotificationMails>();
        services.AddHostedService<NotificationMailWorker>();
        services.AddScoped<NotificationView>();
        services.AddScoped<INotifier, Notifier>().AddScoped<Unseen>();
        return services;
    }
}
