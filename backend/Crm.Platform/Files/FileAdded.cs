using Crm.Kernel;

namespace Crm.Platform.Files;

/// <summary>A file was hung on a record.</summary>
[EventName("platform.file-added.v1")]
public sealed record FileAdded(Guid FileId, string RecordType, Guid RecordId, Guid? ActorId, DateTime At) : IEvent;
