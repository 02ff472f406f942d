using Crm.Kernel;

namespace Crm.Platform.Consents;

/// <summary>A person has said for what they may be written to, or for what no longer.</summary>
[EventName("platform.consents-recorded.v1")]
public sealed record ConsentsRecorded(string RecordType, Guid RecordId, Guid? ActorId, IReadOnlyList<ConsentsRecorded.Act> Acts) : IEvent
{
    public sealed record Act(Guid Id, string Channel, string Purpose, string Status, DateTime At);
}
