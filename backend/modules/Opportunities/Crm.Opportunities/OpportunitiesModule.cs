using Crm.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Opportunities;

/// <summary>What may be sold and what was: pipelines, products and their prices, quotes, and orders as facts.</summary>
public sealed class OpportunitiesModule : IModule
{
    public string Name => "Opportunities";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<OpportunitiesDb>();
}
