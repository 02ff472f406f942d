using System.Text.Json.Nodes;
using Crm.Platform.Privacy.Sources;

namespace Crm.Platform.Privacy;

/// <summary>
/// Whoever asks for their data, or for its end: the records that are this person, also those merged away, and the values by which
/// rows that belong to no record speak of them.
/// </summary>
/// <param name="Values">E-mail addresses, telephone numbers, the full name; longer ones first. Never so short that they would fit others.</param>
public sealed record Person(string RecordType, IReadOnlyList<Guid> Ids, IReadOnlyList<string> Values)
{
    /// <summary>By type, the records that are about this person and say so in a personal reference, such as a relation to somebody.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Guid>> About { get; init; } = new Dictionary<string, IReadOnlyList<Guid>>(StringComparer.Ordinal);

    /// <summary>The records that are this person, and those about them.</summary>
    internal IReadOnlyList<Guid> AllIds => [.. Ids, .. About.Values.SelectMany(ids => ids)];

    /// <summary>The same values in whatever way they may be written.</summary>
    internal Traces Traces { get; } = new(Values);
}

/// <summary>Port: answers for the tables that hold values of persons; found by scanning. A test finds the table that nobody answers for.</summary>
public interface IPersonalData
{
    /// <summary>What it is called in a package and in a proof.</summary>
    string Source { get; }

    /// <summary>The entity classes of its tables.</summary>
    IReadOnlyList<Type> Tables { get; }

    /// <summary>Sources with a lower number are erased first.</summary>
    int Order => 10;

    /// <summary>How many rows hold something of this person.</summary>
    Task<long> Count(Person person, CancellationToken ct);

    /// <summary>What is held, as the person may read it.</summary>
    Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct);

    /// <summary>Takes it away, as part of the present commit, and answers how many rows it was.</summary>
    Task<long> Erase(Person person, CancellationToken ct);
}
