namespace Crm.Platform.Seeding;

/// <summary>Invents one part of a company for trials and measurements; found by scanning, run in order by the verb <c>seed</c>.</summary>
public interface ISeedData
{
    int Order { get; }

    /// <summary>Whether there already is what this would add to.</summary>
    Task<bool> IsThere(CancellationToken ct) => Task.FromResult(false);

    Task Seed(SeedRun run, CancellationToken ct);
}
