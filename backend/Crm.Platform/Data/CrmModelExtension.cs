using System.Globalization;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Data;

/// <summary>Carries the modules to the model: a pooled context may take nothing but its options in its constructor.</summary>
internal sealed class CrmModelExtension(ModuleCatalog catalog) : IDbContextOptionsExtension
{
    public ModuleCatalog Catalog { get; } = catalog;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(CrmModelExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        private string Names => string.Join(',', extension.Catalog.Assemblies.Select(a => a.GetName().Name));

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => Names.GetHashCode(StringComparison.Ordinal);

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo o && o.Names == Names;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) =>
            debugInfo["Crm:Modules"] = extension.Catalog.Assemblies.Count.ToString(CultureInfo.InvariantCulture);
    }
}
