using Crm.Kernel;
using Crm.Platform.Approvals;
using Crm.Platform.Notifications;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Modules;

/// <summary>What a bounded context shows to the host: its services and its permissions. All else is found by scanning its assembly.</summary>
public interface IModule
{
    string Name { get; }

    IEnumerable<Permission> Permissions => [];

    /// <summary>The kinds of notifications that it sends.</summary>
    IEnumerable<NotificationKind> NotificationKinds => [];

    /// <summary>What it has approved beyond limits.</summary>
    IEnumerable<ApprovalKind> ApprovalKinds => [];

    void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
