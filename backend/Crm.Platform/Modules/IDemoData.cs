namespace Crm.Platform.Modules;

/// <summary>Fills an empty database of a Development machine with a small, believable company; found by scanning.</summary>
public interface IDemoData
{
    int Order { get; }

    Task Seed(CancellationToken ct);
}

/// <summary>Whether this is a demonstration: only ever in Development.</summary>
public sealed class DemoOptions
{
    public bool Enabled { get; set; }
}
