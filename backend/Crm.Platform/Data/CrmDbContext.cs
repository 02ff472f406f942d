using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.Platform.Data;

/// <summary>The one context of the one database. It has no sets: a module reaches only the tables its own facade names.</summary>
public sealed class CrmDbContext(DbContextOptions<CrmDbContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var catalog = this.GetService<IDbContextOptions>().FindExtension<CrmModelExtension>()!.Catalog;
        foreach (var assembly in catalog.Assemblies)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        foreach (var recordType in catalog.Records.All)
        {
            recordType.Configure(modelBuilder);
        }

        PortableModel.Apply(modelBuilder, Database.ProviderName!);
    }
}
