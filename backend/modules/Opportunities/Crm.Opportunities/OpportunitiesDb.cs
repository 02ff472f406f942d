using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities;

/// <summary>The tables this module owns.</summary>
internal sealed class OpportunitiesDb(CrmDbContext db)
{
    public DbSet<Opportunity> Opportunities => db.Set<Opportunity>();

    public DbSet<Pipeline> Pipelines => db.Set<Pipeline>();

    public DbSet<Stage> Stages => db.Set<Stage>();

    public DbSet<StageVisit> Visits => db.Set<StageVisit>();

    public DbSet<ExchangeRate> Rates => db.Set<ExchangeRate>();

    public DbSet<ForecastSnapshot> Snapshots => db.Set<ForecastSnapshot>();

    public DbSet<ForecastDeal> SnapshotDeals => db.Set<ForecastDeal>();

    public DbSet<ForecastFigure> SnapshotFigures => db.Set<ForecastFigure>();

    public DbSet<Quota> Quotas => db.Set<Quota>();

    public DbSet<ForecastAdjustment> Adjustments => db.Set<ForecastAdjustment>();

    public DbSet<BattleCard> BattleCards => db.Set<BattleCard>();

    public DbSet<BattleCardUse> BattleCardUses => db.Set<BattleCardUse>();

    public DbSet<T> Of<T>()
        where T : class => db.Set<T>();
}
