using Crm.Kernel;
using Crm.Opportunities.Answers;
using Crm.Opportunities.BattleCards;
using Crm.Opportunities.Features.Quotes;
using Crm.Opportunities.Forecasts;
using Crm.Opportunities.Motives;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Potential;
using Crm.Opportunities.Prices;
using Crm.Opportunities.Quotes;
using Crm.Opportunities.Representatives;
using Crm.Opportunities.Rules;
using Crm.Opportunities.Stages;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Approvals;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Opportunities;

/// <summary>What may be sold and what was: pipelines, products and their prices, quotes, and orders as facts.</summary>
public sealed class OpportunitiesModule : IModule
{
    public string Name => "Opportunities";

    public IEnumerable<Permission> Permissions => [OpportunityPermissions.Pipelines, OpportunityPermissions.Rates, OrderPermissions.Read, OrderPermissions.Load, QuotePermissions.Override, SuggestionPermissions.Manage, PotentialPermissions.Read, PotentialPermissions.Edit, MotivePermissions.Manage,
        ForecastPermissions.Adjust, ForecastPermissions.Quotas, BattleCardPermissions.Manage, BattleCardPermissions.Approve];

    public IEnumerable<NotificationKind> NotificationKinds => [QuoteNotices.Accepted, QuoteNotices.Declined, QuoteNotices.Question, TellOfRivals.RivalSeen];

    public IEnumerable<ApprovalKind> ApprovalKinds => [QuoteConcessions.Kind];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<OpportunitiesDb>().AddScoped<PipelineReader>().AddScoped<CompanyCurrency>().AddScoped<DealNames>();
        services.AddScoped<ILabelSource, StageLabels>().AddScoped<ILabelSource, PipelineLabels>();
        services.AddScoped<Customers>().AddScoped<CustomerBook>().AddScoped<FeedBook>().AddScoped<Standing>();
        services.AddScoped<BasketReader>().AddScoped<SuggestionFinder>();
        services.AddScoped<FamilyPurchases>().AddScoped<NeedFigures>().AddScoped<NeedBook>().AddScoped<MotiveDesk>().AddScoped<NeedList>();
        services.AddScoped<PriceReader>().AddScoped<PriceHistory>().AddScoped<QuoteGuard>().AddScoped<QuoteConcessions>().AddScoped<QuoteLinks>().AddScoped<QuoteMails>().AddScoped<QuoteFiles>().AddScoped<QuoteMessages>().AddScoped<QuoteOptions>().AddScoped<QuoteReading>().AddScoped<OrdersOfQuotes>();
        services.AddScoped<ForecastScopes>().AddScoped<ForecastTargets>().AddScoped<ForecastDays>().AddScoped<ForecastSnapshots>().AddScoped<DealStates>().AddScoped<SimilarDeals>().AddScoped<BattleCardReader>();
    }
}
