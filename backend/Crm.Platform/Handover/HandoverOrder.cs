using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Kernel;
using Crm.Platform.Bulk;
using Crm.Platform.Data;

namespace Crm.Platform.Handover;

/// <summary>By which rule records find their new owner.</summary>
public enum HandoverRule
{
    /// <summary>One person gets all.</summary>
    Heir,

    /// <summary>Several people in turn; what belongs to one customer goes to one of them.</summary>
    RoundRobin,

    /// <summary>The others of the leaver's team in turn.</summary>
    Team,
}

/// <summary>Who gives what to whom, as the act on many records keeps it that a handover is.</summary>
internal sealed record HandoverOrder(Guid UserId, IReadOnlyList<HandoverShare> Shares)
{
    /// <summary>Stands where other acts name their record type.</summary>
    private const string EveryType = "*";

    public IReadOnlyList<Guid> HeirsOf(string recordType) =>
        (Shares.FirstOrDefault(s => s.RecordType == recordType) ?? Shares.First(s => s.RecordType == EveryType)).Heirs;

    public static HandoverShare ForAll(IReadOnlyList<Guid> heirs) => new(EveryType, heirs);

    [JsonIgnore]
    public IReadOnlyList<Guid> UsualHeirs => HeirsOf(EveryType);

    public BulkOperation Keep(ChangeSource source) => new()
    {
        RecordType = EveryType, Action = BulkAction.Reassign, Changes = JsonSerializer.Serialize(this, JsonColumn.Options), Owners = [.. UsualHeirs], Source = source,
    };

    public static HandoverOrder Of(BulkOperation operation) => JsonSerializer.Deserialize<HandoverOrder>(operation.Changes!, JsonColumn.Options)!;
}

/// <summary>Who gets the records of one type.</summary>
internal sealed record HandoverShare(string RecordType, IReadOnlyList<Guid> Heirs);

internal static class HandoverPermissions
{
    public static readonly Permission Run = new("handover.run", "Hand all that a user owns over to others");
}
