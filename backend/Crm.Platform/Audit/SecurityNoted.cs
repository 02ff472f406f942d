using Crm.Kernel;

namespace Crm.Platform.Audit;

/// <summary>Something was noted that changes how somebody comes in, or that somebody came in: its owner may want to hear of it.</summary>
[EventName("platform.security-noted.v1")]
public sealed record SecurityNoted(string Action, string RecordType, Guid RecordId, DateTime At) : IEvent;
