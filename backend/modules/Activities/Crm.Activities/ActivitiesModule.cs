using Crm.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities;

/// <summary>What people do with customers: notes, tasks, calls, meetings, mails and promises, and the timeline of everything that happened.</summary>
public sealed class ActivitiesModule : IModule
{
    public string Name => "Activities";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
