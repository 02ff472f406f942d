using Crm.Kernel;
using Crm.Leads.Assignment;
using Crm.Leads.Scoring;
using Crm.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Leads;

/// <summary>Who might become a customer: inquiries, business cards and recommendations on their way to a contact and an account.</summary>
public sealed class LeadsModule : IModule
{
    public string Name => "Leads";

    public IEnumerable<Permission> Permissions => [ScoringPermissions.Manage, AssignmentPermissions.Manage];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<LeadsDb>();
        services.AddSingleton<ModelCache>().AddScoped<LeadScoring>().AddScoped<ScoreWriter>();
        services.AddScoped<LeadAssigner>().AddScoped<AssignmentWriter>();
    }
}
