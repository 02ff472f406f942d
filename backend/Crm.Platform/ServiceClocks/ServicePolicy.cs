using Crm.Kernel;

namespace Crm.Platform.ServiceClocks;

/// <summary>Within how much working time something is to happen with records that meet a condition. The first policy of a kind that fits counts.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class ServicePolicy
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int Position { get; set; }
    public required string Name { get; set; }
    public required string RecordType { get; init; }

    /// <summary>What is to happen, such as firstResponse: one of those that the record type declares.</summary>
    public required string Kind { get; set; }

    /// <summary>A condition tree in JSON; null is every record.</summary>
    public string? Where { get; set; }
    public required int TargetMinutes { get; set; }
}
