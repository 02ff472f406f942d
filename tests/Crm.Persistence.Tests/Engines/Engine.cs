using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Persistence.Tests.Engines;

/// <summary>Contexts for each engine. Those of <see cref="Design"/> know the model and write SQL, and never connect.</summary>
internal static class Engine
{
    public static IReadOnlyList<DatabaseProvider> All { get; } = Enum.GetValues<DatabaseProvider>();

    public static ModuleCatalog Modules { get; } = ModuleCatalog.Discover();

    public static CrmDbContext Design(DatabaseProvider provider, params IInterceptor[] interceptors) => Context(provider, provider switch
    {
        DatabaseProvider.SqlServer => "Server=design;Database=crm",
        DatabaseProvider.PostgreSql => "Host=design;Database=crm",
        _ => "Data Source=:memory:",
    }, interceptors);

    public static CrmDbContext Context(DatabaseProvider provider, string connectionString, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<CrmDbContext>();
        options.UseCrm(provider, connectionString, Modules).AddInterceptors(interceptors).EnableSensitiveDataLogging();
        return new CrmDbContext(options.Options);
    }
}
