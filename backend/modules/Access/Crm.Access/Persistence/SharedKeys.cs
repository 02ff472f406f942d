using System.Xml.Linq;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Access.Persistence;

/// <summary>A key with which cookies are sealed.</summary>
[HoldsNoPersonalData("Keys.")]
internal sealed class SealingKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class SealingKeyConfiguration : IEntityTypeConfiguration<SealingKey>
{
    public void Configure(EntityTypeBuilder<SealingKey> builder)
    {
        builder.ToTable("access_sealing_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(100);
    }
}

/// <summary>Keeps the sealing keys in the database: instances that share it read each other's cookies, and a restart signs nobody out.</summary>
internal sealed class SharedKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
        return [.. db.Set<SealingKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
        var unitOfWork = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var stored = unitOfWork.Run(
            () => Task.FromResult(db.Add(new SealingKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }).Entity), CancellationToken.None);

        // The framework asks for keys without awaiting, once in ninety days.
        stored.GetAwaiter().GetResult();
    }
}
