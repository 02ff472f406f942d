using Crm.Platform.Data;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.CustomFields;

/// <summary>How this instance follows definitions: section <c>Crm:CustomFields</c>.</summary>
public sealed class CustomFieldOptions
{
    /// <summary>How often it looks whether another instance has changed one. Everything else may rely on it.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);
}

/// <summary>Keeps the record types of this instance in step with the definitions in the database.</summary>
public sealed class CustomFieldCatalog(RecordCatalog records, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private Stamp known = new(0, 0);

    /// <summary>Reads the definitions again where they have changed; the check is one small query.</summary>
    public async Task Refresh(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope)
            {
                var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
                var stamp = await Read(db, ct);
                if (stamp == known)
                {
                    return;
                }

                // What is read after the stamp may be newer than it: then the next check reads once more.
                Use(await db.Set<CustomField>().AsNoTracking().Where(f => !f.Retired).ToListAsync(ct));
                known = stamp;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    // Definitions are never deleted and every change counts their version up, so the sum never comes back to an old value.
    private static async Task<Stamp> Read(CrmDbContext db, CancellationToken ct) =>
        await db.Set<CustomField>().GroupBy(_ => 1).Select(g => new Stamp(g.Count(), g.Sum(f => f.Version))).SingleOrDefaultAsync(ct) ?? new(0, 0);

    private void Use(List<CustomField> definitions)
    {
        foreach (var type in records.All)
        {
            type.UseCustomFields(CustomFieldFactory.Make(type, definitions.Where(d => d.RecordType == type.Name)));
        }
    }

    private sealed record Stamp(int Count, long Versions);
}

/// <summary>Reads the definitions before the server listens.</summary>
internal sealed class LoadCustomFields(CustomFieldCatalog catalog) : IStartupTask
{
    public int Order => 0;

    public Task Run(CancellationToken ct) => catalog.Refresh(ct);
}

/// <summary>Looks every few seconds whether another instance has changed a definition.</summary>
internal sealed partial class CustomFieldWatcher(CustomFieldCatalog catalog, IOptions<CustomFieldOptions> options, TimeProvider clock, ILogger<CustomFieldWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Poll, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Look(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops in good order.
        }
    }

    private async Task Look(CancellationToken ct)
    {
        try
        {
            await catalog.Refresh(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogTrouble(logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The definitions of custom fields could not be read; they are tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
