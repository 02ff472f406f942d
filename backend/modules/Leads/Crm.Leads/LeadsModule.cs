using Crm.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Leads;

/// <summary>Who might become a customer: inquiries, business cards and recommendations on their way to a contact and an account.</summary>
public sealed class LeadsModule : IModule
{
    public string Name => "Leads";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<LeadsDb>();
}
