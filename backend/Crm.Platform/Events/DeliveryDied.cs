using Crm.Kernel;

namespace Crm.Platform.Events;

/// <summary>An event did not reach one of its handlers at the last attempt: a person has to look.</summary>
[EventName("platform.delivery-died.v1")]
public sealed record DeliveryDied(Guid DeliveryId, string EventName, string Handler, DateTime At) : IEvent;
