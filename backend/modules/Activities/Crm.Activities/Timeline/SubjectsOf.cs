using Crm.Activities.Domain;
using Crm.Activities.Records;

namespace Crm.Activities.Timeline;

/// <summary>On whose timelines a happening of a record stands: its own, and that of the account it belongs to.</summary>
internal static class SubjectsOf
{
    public static IReadOnlyList<Subject> Record(string recordType, Guid id, IReadOnlyDictionary<Guid, Guid> accounts) =>
        accounts.TryGetValue(id, out var account) ? [new(recordType, id), new("account", account)] : [new(recordType, id)];
}
