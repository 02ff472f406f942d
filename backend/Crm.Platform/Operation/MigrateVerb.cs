using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Operation;

/// <summary>Brings the database up to date without starting the server, and says with what.</summary>
internal sealed class MigrateVerb : IOperatorVerb
{
    public string Name => "migrate";

    public string Usage => "";

    public bool NeedsDatabase => false;

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        services.GetRequiredService<DataFolderLock>().Share();
        var applied = await services.GetRequiredService<DatabaseMigrator>().Migrate(ct);
        foreach (var migration in applied)
        {
            Console.WriteLine($"applied {migration}");
        }

        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"{applied.Count} migration(s) applied.");
        return 0;
    }
}
