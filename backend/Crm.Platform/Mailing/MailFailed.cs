using Crm.Kernel;

namespace Crm.Platform.Mailing;

/// <summary>A mail could not be sent and waits for a person.</summary>
[EventName("platform.mail-failed.v1")]
public sealed record MailFailed(Guid MailId, string? Template, DateTime At) : IEvent;
