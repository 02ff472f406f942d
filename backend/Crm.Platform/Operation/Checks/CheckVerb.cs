using System.Data;
using System.Data.Common;
using System.Globalization;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Operation.Checks;

/// <summary>Looks the whole database through and prints a table: 0 where all is well, 1 where something is not.</summary>
internal sealed class CheckVerb : IOperatorVerb
{
    public string Name => "check";

    public string Usage => "[--repair]";

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        if (options.Keys.Any(k => k != "repair"))
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} {Usage}");
            return 2;
        }

        await services.GetRequiredService<AuditSequencer>().RunOnce(ct);
        var checks = services.GetServices<IConsistencyCheck>().OrderBy(c => c.Order).ToList();
        var found = await Look(services, checks, ct);
        if (options.ContainsKey("repair") && found.Any(f => f.Repairable))
        {
            foreach (var check in checks)
            {
                await check.Repair(ct);
            }

            Console.WriteLine("\nAfter the repair:");
            found = await Look(services, checks, ct);
        }

        return found.Count == 0 ? 0 : 1;
    }

    private static async Task<List<CheckFinding>> Look(IServiceProvider services, List<IConsistencyCheck> checks, CancellationToken ct)
    {
        var found = new List<CheckFinding>();
        var db = services.GetRequiredService<CrmDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(6));
        var moment = await Snapshot(db, ct);
        await using (moment)
        {
            await db.Database.UseTransactionAsync(moment, ct);
            foreach (var check in checks)
            {
                var outcome = await check.Look(ct);
                found.AddRange(outcome.Findings);
                Print(check.Name, outcome);
            }

            await db.Database.UseTransactionAsync(transaction: null, ct);
        }

        return found;
    }

    // All checks see one moment, while others go on writing: SQLite must not be asked for its write lock, which its provider does by itself.
    private static async Task<DbTransaction> Snapshot(CrmDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return db.Database.GetDbConnection() is SqliteConnection file ? file.BeginTransaction(deferred: true)
            : await db.Database.GetDbConnection().BeginTransactionAsync(db.Database.ProviderName == PortableModel.PostgreSql ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, ct);
    }

    private static void Print(string name, CheckOutcome outcome)
    {
        var looked = outcome.Looked.ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{(outcome.Findings.Count == 0 ? "ok" : "FOUND"),-6} {name,-16} {looked,14}{(outcome.Remark is { } remark ? $"  {remark}" : "")}");
        foreach (var finding in outcome.Findings)
        {
            var example = finding.Example is { } one ? $", such as {one}" : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {finding.What}: {finding.Count:N0}{example}{(finding.Repairable ? " (--repair makes it anew)" : "")}"));
        }
    }
}
