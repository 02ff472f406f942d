using Crm.Kernel;

namespace Crm.Platform.History;

/// <summary>
/// Port: hears of every change of records once it is committed, in the order of the change feed, each exactly once; found by scanning.
/// What it writes is committed together with how far it has come. A new listener hears of everything from the beginning, which builds its
/// projection. In batches, so that an import costs a handful of queries.
/// </summary>
public interface IChangeListener
{
    /// <summary>Stable: how far it has come is kept under this name.</summary>
    string Name { get; }

    /// <summary>The record types of which it wants to hear; null hears of all.</summary>
    IReadOnlyCollection<string>? RecordTypes => null;

    /// <summary>The record types whose creation by an import it can do without: a hundred thousand at once, of which the record itself tells.</summary>
    IReadOnlyCollection<string> PassesOverImportsOf => [];

    Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct);
}

/// <summary>A committed change of one record.</summary>
/// <param name="Before">JSON object of the changed fields before; null for a creation.</param>
/// <param name="After">JSON object of the changed fields after; null for a deletion.</param>
public sealed record HeardChange(
    Guid ChangeSetId, ChangeKind SetKind, DateTime At, Guid? ActorId, ChangeSource Source, string RecordType, Guid RecordId, ChangeKind Operation, string? Before, string? After)
{
    private readonly Lazy<System.Text.Json.JsonElement> before = new(() => Parse(Before));
    private readonly Lazy<System.Text.Json.JsonElement> after = new(() => Parse(After));

    /// <summary>Whether the change touched a field.</summary>
    public bool Touches(string field) => Old(field) is not null || New(field) is not null;

    public System.Text.Json.JsonElement? Old(string field) => before.Value.TryGetProperty(field, out var value) ? value : null;

    public System.Text.Json.JsonElement? New(string field) => after.Value.TryGetProperty(field, out var value) ? value : null;

    private static System.Text.Json.JsonElement Parse(string? json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json ?? "{}");
        return document.RootElement.Clone();
    }
}
