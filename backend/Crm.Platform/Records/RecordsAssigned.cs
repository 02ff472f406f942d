using Crm.Kernel;
using Crm.Platform.Events;

namespace Crm.Platform.Records;

/// <summary>Records were given to owners, all in one commit.</summary>
[EventName("platform.records-assigned.v1")]
public sealed record RecordsAssigned(Guid ChangeSetId, Guid? ActorId, IReadOnlyList<RecordsAssigned.Share> Shares) : IEvent
{
    /// <summary>What one owner was given of one type; the id only where it is a single record.</summary>
    public sealed record Share(Guid OwnerId, string RecordType, int Count, Guid? RecordId);
}

/// <summary>Notices who becomes the owner of what, and raises one event for a commit, however many records it has.</summary>
public sealed class AssignmentWatch(Outbox outbox, ICurrentUser user)
{
    /// <summary>Takes what is about to be saved: each record with its owner before (null for a new one).</summary>
    public void Saving(Guid? changeSetId, IEnumerable<(Record Record, string RecordType, Guid? OwnerBefore)> saved)
    {
        var shares = saved
            .Where(s => s.Record is { OwnerId: not null, IsDeleted: false } && s.Record.OwnerId != s.OwnerBefore && s.Record.OwnerId != user.Id)
            .GroupBy(s => (OwnerId: s.Record.OwnerId!.Value, s.RecordType))
            .Select(g => new RecordsAssigned.Share(g.Key.OwnerId, g.Key.RecordType, g.Count(), g.Count() == 1 ? g.First().Record.Id : null))
            .ToList();
        if (shares.Count > 0 && changeSetId is { } id && user.Id is not null)
        {
            outbox.Add(new RecordsAssigned(id, user.Id, shares));
        }
    }
}
