using Crm.Access.Answers;
using Crm.Access.Demo;
using Crm.Access.Features.Sessions;
using Crm.Access.Features.Users;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Access;

/// <summary>Users, teams, roles, sessions and API keys: who comes in, and what they may do.</summary>
public sealed class AccessModule : IModule
{
    public string Name => "access";

    public IEnumerable<Permission> Permissions => [AccessPermissions.ManageUsers, AccessPermissions.ManageApiKeys];

    public IEnumerable<NotificationKind> NotificationKinds => [KeyExpiry.Kind];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AccessDb>();
        services.AddScoped<CallerSource>();
        services.AddScoped<ICallerSource>(p => p.GetRequiredService<CallerSource>());
        services.AddScoped<Features.Users.PartnerUsers>().AddScoped<GrantCeiling>();
        services.AddScoped<AccessChanges>();
        services.AddScoped<Revocation>();
        services.AddScoped<Identification>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<Entrance>();
        services.AddScoped<PasskeyChallenges>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddScoped<AppTokens>();
        services.AddScoped<AppRequests>();
        services.Configure<OAuthOptions>(configuration.GetSection("Crm:OAuth"));
        services.AddScoped<AccountMails>();
        services.Configure<PasswordOptions>(configuration.GetSection("Crm:Passwords"));
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<ResetRequests>();
        services.AddHostedService<ResetWorker>();
        services.AddScoped<Browser>();
        services.AddScoped<UserView>();
        services.AddScoped<DemoCompany>();
        services.AddScoped<IUserDirectory, UserDirectory>();
        services.AddScoped<IUserContacts, UserContacts>();
        services.AddScoped<ILabelSource, UserLabels>();
        services.AddScoped<ILabelSource, TeamLabels>();
        services.AddScoped<ILabelSource, RoleLabels>();
        services.AddCrmAuthentication(configuration);
    }
}
