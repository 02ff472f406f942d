using Crm.Kernel;

namespace Crm.Access.Contracts;

/// <summary>A user now belongs to another team, or to none: records that follow their owner's team move along.</summary>
[EventName("access.user-moved-to-team.v1")]
public sealed record UserMovedToTeam(Guid UserId, Guid? TeamId) : IEvent;
