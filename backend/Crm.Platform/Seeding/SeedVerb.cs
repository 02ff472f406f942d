using System.Globalization;
using Crm.Platform.Data;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Seeding;

/// <summary>Fills the database with an invented company, to try the program out at its true size and to measure it.</summary>
internal sealed class SeedVerb : IOperatorVerb
{
    private const int Most = 20_000_000;

    public string Name => "seed";

    public string Usage => "--contacts N [--seed S] [--users N] [--password PASSWORD-OF-THESE-USERS] [--add yes]";

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        var unknown = options.Keys.Except(["contacts", "seed", "users", "password", "add"], StringComparer.Ordinal).ToList();
        var isAdding = options.GetValueOrDefault("add");
        if (unknown.Count > 0 || isAdding is not (null or "yes" or "no") || Number(options, "contacts", 1, Most, usual: null) is not { } contacts
            || Number(options, "seed", 0, int.MaxValue, usual: 1) is not { } seed || Number(options, "users", 1, 5000, usual: 20) is not { } users)
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} {Usage}, with at most {Most.ToString("N0", CultureInfo.InvariantCulture)} contacts.");
            return 2;
        }

        var parts = services.GetServices<ISeedData>().OrderBy(s => s.Order).ToList();
        foreach (var part in parts)
        {
            if (isAdding != "yes" && await part.IsThere(ct))
            {
                await Console.Error.WriteLineAsync("There are customers in this database already. With --add yes, invented ones come beside them; nothing tells them apart afterwards.");
                return 3;
            }
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var writer = new SeedWriter(services.GetRequiredService<CrmDbContext>(), services.GetRequiredService<RecordCatalog>(), Console.Out, clock);
        var run = new SeedRun(writer, contacts, users, seed, options.GetValueOrDefault("password"), clock.GetUtcNow().UtcDateTime.Date);
        foreach (var part in parts)
        {
            await part.Seed(run, ct);
        }

        await writer.Finish(ct);
        return 0;
    }

    private static int? Number(IReadOnlyDictionary<string, string> options, string name, int least, int most, int? usual) =>
        !options.TryGetValue(name, out var text) ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
