using Crm.Kernel;
using Crm.Opportunities.Answers;
using Crm.Opportunities.Rules;
using Crm.Opportunities.Stages;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Opportunities;

/// <summary>What may be sold and what was: pipelines, products and their prices, quotes, and orders as facts.</summary>
public sealed class OpportunitiesModule : IModule
{
    public string Name => "Opportunities";

    public IEnumerable<Permission> Permissions => [OpportunityPermissions.Pipelines, OpportunityPermissions.Rates];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<OpportunitiesDb>().AddScoped<PipelineReader>().AddScoped<CompanyCurrency>().AddScoped<DealNames>();
        services.AddScoped<ILabelSource, StageLabels>().AddScoped<ILabelSource, PipelineLabels>();
    }
}
